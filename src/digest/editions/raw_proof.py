"""Prove articles against their documents: the words of each sentence are in the document, in the same order.

Letters and digits are compared, so that blanks, marks and hyphens make no difference.  Between two words of a sentence
the document may have text that cleaning removes: an address, or lines that the article lists as removed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.model.article import Article
from digest.text.characters import normalise
from digest.text.scripts import count_wide

# Maximum letters between two words of a sentence in the document: a few removed lines and addresses.
_GAP = 3_000
# Maximum places tried for a sentence's first word.
_TRIES = 400


# Letters shown on each side of the first difference.
_BEFORE, _AFTER = 12, 24


@dataclass(frozen=True, slots=True)
class RawView:
    """The letters of a document, and for each of them whether a word begins there."""

    letters: str
    begins: bytes

    @classmethod
    def of(cls, text: str) -> "RawView":
        """Return the view of a text."""
        text = normalise(text)
        letters, begins, is_inside = [], bytearray(), False
        for character in text:
            if character.isalnum():
                letters.append(character)
                begins.append(not is_inside)
            is_inside = character.isalnum()
        return cls("".join(letters), bytes(begins))

    def parts(self, at: int) -> bool:
        """Return whether no word goes across a place; scripts without blanks part at each character."""
        if not 0 < at < len(self.letters) or self.begins[at]:
            return True
        return count_wide(self.letters[at - 1 : at + 1]) > 0


def letters_of(text: str) -> str:
    """Return the letters and digits of a text.

    >>> letters_of("Well-known: 3.5 kg")
    'Wellknown35kg'
    """
    return "".join(filter(str.isalnum, normalise(text)))


def differences(article: Article, views: Iterable[RawView]) -> list[str]:
    """Return the sentences of an article that its document lacks; [] if it has all, one after the other.

    `views` are the document in its own order, as a reader sees it and as its source has it: one view has to contain
    all sentences.
    """
    gone = [letters_of(line.text) for line in article.removed]
    found = [list(_missing(article, view, gone)) for view in views]
    return min(found, key=len, default=[sentence.text for sentence in article.sentences])


def first_difference(sentence: str, views: Iterable[RawView]) -> tuple[str, str]:
    """Return the letters of a missing sentence around its first difference, and the letters of the document there.

    The place is where most of the sentence's beginning, or of its end, is found; ("", "") if neither is.
    """
    letters = letters_of(sentence)
    found = [(_prefix(letters, view.letters), view.letters) for view in views]
    (size, at), document = max(found, default=((0, 0), ""), key=lambda one: one[0][0])
    if size < min(_BEFORE, len(letters)):
        backwards = [(_prefix(letters[::-1], view[::-1]), view) for _, view in found]
        (behind, end), document = max(backwards, default=((0, 0), ""), key=lambda one: one[0][0])
        if behind <= size:
            return "", ""
        size, at = max(len(letters) - behind - 1, 0), max(len(document) - end - len(letters), 0)
    start = max(size - _BEFORE, 0)
    return letters[start : size + _AFTER], document[max(at + start, 0) : at + size + _AFTER]


def _prefix(letters: str, document: str) -> tuple[int, int]:
    """Return the length of the longest beginning of some letters that a document has, and its place."""
    low, high = 0, len(letters)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if letters[:middle] in document else (low, middle - 1)
    return low, document.find(letters[:low])


def _missing(article: Article, view: RawView, gone: list[str]) -> Iterator[str]:
    at = 0
    for sentence in article.sentences:
        end = _end_of(sentence.text, view, at, gone)
        if end < 0:
            yield sentence.text
        else:
            at = end


def _end_of(sentence: str, view: RawView, start: int, gone: list[str]) -> int:
    """Return the end of a sentence in the letters of the document, from `start` on; -1 if it is missing."""
    whole = letters_of(sentence)
    whole_end = _whole_end(whole, view, start)
    parts = list(filter(None, map(letters_of, sentence.split())))
    if 0 <= whole_end - start <= len(whole) + _GAP or len(parts) < 2:
        return whole_end
    # A quotation of the sentence further down must not hide the sentence itself, which a link interrupts.
    parted = _parted_end(parts, view, start, gone)
    return min(filter(lambda end: end >= 0, (whole_end, parted)), default=-1)


def _whole_end(whole: str, view: RawView, start: int) -> int:
    """Return the end of some letters that begin and end with whole words of the document; -1 if they are missing."""
    place = view.letters.find(whole, start)
    while place >= 0 and not (view.parts(place) and view.parts(place + len(whole))):
        place = view.letters.find(whole, place + 1)
    return place + len(whole) if place >= 0 else -1


def _parted_end(parts: list[str], view: RawView, start: int, gone: list[str]) -> int:
    """Do the same as `_end_of` for a sentence from which pieces were removed."""
    for _ in range(_TRIES):
        start = view.letters.find(parts[0], start)
        if start < 0:
            return -1
        end = _follow(parts, view.letters, start, gone)
        if end >= 0 and view.parts(start) and view.parts(end):
            return end
        start += 1
    return -1


def _follow(parts: list[str], letters: str, start: int, gone: list[str]) -> int:
    at = start
    for part in parts:
        if letters.startswith(part, at):
            at += len(part)
            continue
        place = letters.find(part, at, at + _GAP)
        while place >= 0 and not _may_go(letters[at:place], gone):
            place = letters.find(part, place + 1, at + _GAP)
        if place < 0:
            return -1
        at = place + len(part)
    return at


def _may_go(between: str, gone: list[str]) -> bool:
    """Return whether the letters between two words are an address, or removed lines, one after the other."""
    if between.lower().startswith(("http", "www", "mailto")):
        return True
    rest = between
    while rest:
        line = max((line for line in gone if line and rest.startswith(line)), key=len, default="")
        if not line:
            return False
        rest = rest[len(line) :]
    return True
