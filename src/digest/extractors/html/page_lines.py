"""Lines of a page, and the places of texts on it: an article keeps the page's own words, in the page's order."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.extractors.html.markup import SeenLine
from digest.text.furniture import is_prose

_NO_WORDS = re.compile(r"[\W_]+")
_WORDS_AND_ENDS = re.compile(r"[^\W_]+|\n")
# Lines of at least this many letters are searched on the whole page; shorter ones may occur several times, and are
# searched between their neighbours.
_ANCHOR = 40
# For a line that is not on the page in one piece: letters of its beginning to search for, and maximum distance between
# its beginning and its last word, as a multiple of its length.
_HEAD, _STRETCH = 24, 3
# Minimum letters of a paragraph: a line of prose at least this long.
_PARAGRAPH = 60


def key_of(text: str) -> str:
    """Return the letters and digits of a text, which two spellings of one line share.

    >>> key_of("It’s 7 °C.")
    'Its7C'
    """
    return "".join(filter(str.isalnum, text))


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page with all that `SeenLine` has; `starts[i]` is where the key of line i begins in `letters`."""

    lines: tuple[str, ...]
    kinds: tuple[int, ...]
    homes: tuple[int, ...]
    sorts: tuple[int, ...]
    links_on: tuple[bool, ...]
    headings: tuple[bool, ...]
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    letters: str

    @classmethod
    def of(cls, lines: Iterable[SeenLine]) -> "PageLines":
        given = list(lines)
        texts = tuple(line.text for line in given)
        kinds, homes = tuple(line.kind for line in given), tuple(line.home for line in given)
        sorts, links_on = tuple(line.sort for line in given), tuple(line.links_on for line in given)
        headings = tuple(line.heading for line in given)
        keys = "".join(_WORDS_AND_ENDS.findall("\n".join(texts))).split("\n") if texts else []
        starts, at = [], 0
        for key in keys:
            starts.append(at)
            at += len(key)
        return cls(texts, kinds, homes, sorts, links_on, headings, tuple(keys), tuple(starts), "".join(keys))

    def place(self, at: int) -> "Place":
        """Return the place of line `at`."""
        return Place(self.starts[at], self.starts[at] + len(self.keys[at]), self.lines[at])

    def line_at(self, position: int) -> int:
        """Return the number of the line that holds the letter at `position`."""
        return bisect_right(self.starts, position) - 1


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A text and its place: `start:end` in the letters of its page."""

    start: int
    end: int
    text: str


def is_paragraph(line: str) -> bool:
    """Return whether a line is running text of some length."""
    return len(line) >= _PARAGRAPH and is_prose(line)


def letters_in(places: Iterable[Place]) -> int:
    """Return the number of letters and digits in places that do not overlap."""
    return sum(place.end - place.start for place in places)


def locate(lines: Iterable[str], page: PageLines) -> list[Place]:
    """Return the places of the lines found on the page, in the page's order, without overlaps."""
    wanted = [(line, key) for line in lines if (key := key_of(line))]
    found = list(_anchors(wanted, page))
    before = 0
    for at, after in enumerate(_next_starts(found, len(page.letters))):
        line, key = wanted[at]
        place = found[at]
        if place is None and len(key) < _ANCHOR:
            start = page.letters.find(key, before, max(after, before))
            place = found[at] = Place(start, start + len(key), line) if start >= 0 else None
        before = place.end if place else before
    return apart(place for place in found if place)


def _anchors(wanted: Iterable[tuple[str, str]], page: PageLines) -> Iterator[Place | None]:
    """Yield the places of the long lines; None for short lines and for lines missing from the page."""
    cursor = 0
    for line, key in wanted:
        place = _anchor(line, key, page, cursor) if len(key) >= _ANCHOR else None
        cursor = place.end if place else cursor
        yield place


def _anchor(line: str, key: str, page: PageLines, cursor: int) -> Place | None:
    for start in (page.letters.find(key, cursor), page.letters.find(key)):
        if start >= 0:
            return Place(start, start + len(key), line)
    start = page.letters.find(key[:_HEAD], cursor)
    return _in_pieces(line, key, page, start) if start >= 0 else None


def _in_pieces(line: str, key: str, page: PageLines, start: int) -> Place | None:
    """Return the place of a line with words left out: the page has its words, with others between them."""
    at = start
    for word in _NO_WORDS.sub(" ", line).split():
        at = page.letters.find(word, at, start + _STRETCH * len(key))
        if at < 0:
            return None
        at += len(word)
    return Place(start, at, line)


def _next_starts(found: Sequence[Place | None], end: int) -> list[int]:
    """Return for each line the start of the next line found."""
    starts = []
    for place in reversed(found):
        starts.append(end)
        end = place.start if place else end
    return starts[::-1]


def apart(places: Iterable[Place]) -> list[Place]:
    """Return the places in order, without places that overlap an earlier one."""
    kept: list[Place] = []
    for place in sorted(places):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def covered(places: Sequence[Place], page: PageLines) -> list[bool]:
    """Return for each line whether at least half of it is in the places; False for a line without letters."""
    letters = [0] * len(page.lines)
    for place in places:
        at = page.line_at(place.start)
        while at < len(page.lines) and page.starts[at] < place.end:
            end = page.starts[at] + len(page.keys[at])
            letters[at] += max(min(end, place.end) - max(page.starts[at], place.start), 0)
            at += 1
    return [0 < len(key) <= 2 * count for key, count in zip(page.keys, letters, strict=True)]
