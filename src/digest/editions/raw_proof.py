"""Prove articles against their documents: the words of each sentence are in the document, in the same order.

Letters and digits are compared, so that blanks, marks and hyphens make no difference.  Between two words of a sentence
the document may have text that cleaning removes: an address, or lines that the article lists as removed.
"""

from collections.abc import Iterable, Iterator

from digest.model.article import Article
from digest.text.characters import normalise

# Maximum letters between two words of a sentence in the document: a few removed lines and addresses.
_GAP = 3_000
# Maximum places tried for a sentence's first word.
_TRIES = 400


def letters_of(text: str) -> str:
    """Return the letters and digits of a text.

    >>> letters_of("Well-known: 3.5 kg")
    'Wellknown35kg'
    """
    return "".join(filter(str.isalnum, normalise(text)))


def differences(article: Article, views: Iterable[str]) -> list[str]:
    """Return the sentences of an article that its document lacks; [] if it has all, one after the other.

    `views` are the letters of the document in its own order, as a reader sees them and as its source has them: one
    view has to contain all sentences.
    """
    gone = [letters_of(line.text) for line in article.removed]
    found = [list(_missing(article, view, gone)) for view in views]
    return min(found, key=len, default=[sentence.text for sentence in article.sentences])


def _missing(article: Article, letters: str, gone: list[str]) -> Iterator[str]:
    at = 0
    for sentence in article.sentences:
        end = _end_of(sentence.text, letters, at, gone)
        if end < 0:
            yield sentence.text
        else:
            at = end


def _end_of(sentence: str, letters: str, start: int, gone: list[str]) -> int:
    """Return the end of a sentence in the letters of the document, from `start` on; -1 if it is missing."""
    whole = letters_of(sentence)
    place = letters.find(whole, start)
    whole_end = place + len(whole) if place >= 0 else -1
    parts = list(filter(None, map(letters_of, sentence.split())))
    if 0 <= whole_end - start <= len(whole) + _GAP or len(parts) < 2:
        return whole_end
    # A quotation of the sentence further down must not hide the sentence itself, which a link interrupts.
    parted = _parted_end(parts, letters, start, gone)
    return min(filter(lambda end: end >= 0, (whole_end, parted)), default=-1)


def _parted_end(parts: list[str], letters: str, start: int, gone: list[str]) -> int:
    """Do the same as `_end_of` for a sentence from which pieces were removed."""
    for _ in range(_TRIES):
        start = letters.find(parts[0], start)
        if start < 0:
            return -1
        end = _follow(parts, letters, start, gone)
        if end >= 0:
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
