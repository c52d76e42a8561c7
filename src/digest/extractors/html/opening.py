"""Find the lines at the head of an article: leads below its title, and lines that its page sets like the text."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from digest.extractors.html.leads import is_in_lead
from digest.extractors.html.page_lines import PageLines, Place, apart, is_paragraph, key_of, letters_in
from digest.extractors.html.short_text import SHORT
from digest.text.furniture import is_prose, reason_against

# Letters compared to recognise a lead by the page's description, which may be cut off or go on; and minimum letters of
# a lead that is the whole description.
_LEAD, _WHOLE = 40, 20
# Lines below a title in which a lead is looked for: a byline or a date may be above it.
_BELOW_TITLE = 3
# Lines below a picture, between a heading and the first paragraph.
_CAPTIONS = 2
# Maximum letters of a place (and an agency) before the first sentence of a lead.
_PLACE = 30
# Letters from which a line is text though it ends with a link; a shorter one is a call.
_LONGER_THAN_CALLS = 150
# A day and a time, as a line above a text has them.
_DATED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\W{1,4}\d{1,2}[:.]\d\d")
# Share of a text above the title of its page that is a note of the outlet, not the article.
_NOTE = 0.2


class Above(NamedTuple):
    """The lines above the first paragraph of an article, below the title of its page if that `is_below_title`."""

    lines: range
    is_below_title: bool
    home: int

    @classmethod
    def of(cls, places: Sequence[Place], titles: Collection[str], page: PageLines) -> "Above":
        """Return the lines above the first paragraph among the places."""
        begun = next((place for place in places if is_paragraph(place.text)), places[0] if places else None)
        first = page.line_at(begun.start) if begun else 0
        lines = [at for at in range(first) if page.keys[at] in titles]
        title = max((at for at in lines if page.kinds[at] >= 0), default=max(lines, default=-1))
        return cls(range(title + 1, first), title >= 0, page.homes[first] if begun else 0)


def leads_above(above: Above, descriptions: Sequence[str], leads: Sequence[str], page: PageLines) -> list[Place]:
    """Return the lead above the text: lines in an element for leads, and the line that begins like a description.

    Without any, it is a sentence right below the title, in an element for text, or a long heading there.
    """
    lines = above.lines
    if not above.is_below_title:
        return _described(reversed(range(lines.stop)), descriptions, page)
    found = [page.place(at) for at in lines if is_in_lead(page.keys[at], leads) and page.kinds[at] >= 0]
    found = sorted({*found, *_described(lines, descriptions, page)})
    return found or [page.place(at) for at in islice(_below_title(above, page), 1)]


def _below_title(above: Above, page: PageLines) -> Iterator[int]:
    """Yield the lines right below a title that are leads: sentences, and long headings in the element of the text."""
    for at in above.lines[:_BELOW_TITLE]:
        is_call = page.links_on[at] and len(page.lines[at]) < _LONGER_THAN_CALLS
        is_deck = page.headings[at] and page.homes[at] == above.home and len(page.keys[at]) >= _LEAD
        if page.kinds[at] > 0 and not is_call and (is_deck or _is_sentence(page.lines[at])):
            yield at


def _described(lines: Iterable[int], descriptions: Sequence[str], page: PageLines) -> list[Place]:
    """Return the first line that begins like a description; one in an element for text before captions and others."""
    described = [at for at in lines if any(_begins_like(page.keys[at], text) for text in descriptions)]
    return [page.place(at) for at in sorted(described, key=lambda at: page.kinds[at] <= 0)[:1]]


def _is_sentence(line: str) -> bool:
    return len(line) >= _LEAD and is_prose(line) and not _DATED.search(line)


def _begins_like(key: str, description: str) -> bool:
    """Return whether a line is a description or begins like it, which may lack the place before the first sentence."""
    if key == description:
        return len(key) >= _WHOLE
    return len(key) >= _LEAD and 0 <= key.find(description[:_LEAD]) <= _PLACE and len(description) >= _LEAD


def without_notes(
    places: list[Place], titles: Collection[str], descriptions: Sequence[str], page: PageLines
) -> list[Place]:
    """Drop the lines above the title of a page if nearly all of the text is below it: they are notes of the outlet.

    A line that a description names is a lead.
    """
    title = next((page.starts[at] for at, key in enumerate(page.keys) if key in titles), 0)
    above = [place for place in places if place.start < title]
    if letters_in(above) > _NOTE * letters_in(places):
        return places
    leads = [place for place in above if any(_begins_like(key_of(place.text), text) for text in descriptions)]
    return [*leads, *places[len(above) :]]


def structured_lines(places: Sequence[Place], leads: Collection[Place], page: PageLines) -> list[str]:
    """Return the lines that the page sets like text: leads, lines above the paragraphs in their element, rows between.

    Subheads, items of lists and short paragraphs are such lines; a lone line may be a box between two paragraphs.
    """
    paragraphs = [at for at, place in enumerate(places) if is_paragraph(place.text)]
    if not paragraphs:
        return [place.text for place in places if place in leads and not reason_against(place.text)]
    opening = [*(place.text for place in places if place in leads), *_opening(places, paragraphs, page)]
    between = _rows(places[paragraphs[0] : paragraphs[-1]], page)
    return [*(line for line in opening if not reason_against(line)), *between]


def _rows(places: Sequence[Place], page: PageLines) -> Iterator[str]:
    """Yield the lines that are of the same kind as others of them."""
    kinds = [page.kinds[page.line_at(place.start)] for place in places]
    counts = Counter(kind for kind in kinds if kind > 0)
    return (place.text for place, kind in zip(places, kinds, strict=True) if counts[kind] > 1)


def _opening(places: Sequence[Place], paragraphs: Sequence[int], page: PageLines) -> list[str]:
    """Return the lines above the first paragraph of a text that are text: headings, rows and long lines in its element.

    A lone short line that is no heading is left out: it may be a name, a credit or a date.  So are the headings and
    rows of a short text.
    """
    lines = [page.line_at(place.start) for place in places]
    inside = _inside(lines[: paragraphs[0]], _homes(places, page), page)
    kinds = {page.kinds[lines[at]] for at in paragraphs} - {0}
    chosen = {line for line in inside if page.kinds[line] in kinds and _is_long(line, page)}
    if letters_in(places) > SHORT:
        chosen |= _headings_and_rows(inside, page)
        above = lines[paragraphs[0]] - 1
        chosen |= {above} if above >= 0 and _is_subtitle(above, page) else set()
    return [place.text for place, line in zip(places, lines, strict=True) if line in chosen]


def _inside(lines: Sequence[int], homes: Collection[int], page: PageLines) -> list[int]:
    """Return the last of some lines that are set in the elements, or behind a <br>."""
    return list(takewhile(lambda line: not page.kinds[line] or page.homes[line] in homes, reversed(lines)))


def _headings_and_rows(lines: Sequence[int], page: PageLines) -> set[int]:
    rows = Counter(page.kinds[line] for line in lines if page.kinds[line])
    return {line for line in lines if page.headings[line] or rows[page.kinds[line]] > 1}


def _is_long(line: int, page: PageLines) -> bool:
    """Return whether a line is longer than names and credits are, and no call."""
    return len(page.keys[line]) >= _LEAD and not page.links_on[line]


def _is_subtitle(line: int, page: PageLines) -> bool:
    """Return whether a line has some length and only a <br> between it and the next line."""
    return not page.kinds[line + 1] and len(page.lines[line]) >= _WHOLE


def with_headings(places: list[Place], titles: Collection[str], page: PageLines) -> list[Place]:
    """Add the headings above the first paragraph of a long text, from its element; a picture may be between them."""
    begun = next((place for place in places if is_paragraph(place.text)), None)
    if not begun or letters_in(places) <= SHORT:
        return places
    lines = reversed(range(page.line_at(begun.start)))
    beside = len(list(takewhile(lambda at: not (page.kinds[at] or page.headings[at]), islice(lines, _CAPTIONS))))
    nearest = page.line_at(begun.start) - beside - 1
    above = takewhile(lambda at: page.headings[at] and page.kinds[at] >= 0, range(nearest, -1, -1))
    homes, found = _homes(places, page), [at for at in above if page.keys[at] not in titles]
    while found and page.homes[found[-1]] not in homes:
        found.pop()
    return apart([*places, *map(page.place, found)])


def _homes(places: Iterable[Place], page: PageLines) -> set[int]:
    """Return the numbers of the elements that have several paragraphs of a text."""
    counts = Counter(page.homes[page.line_at(place.start)] for place in places if is_paragraph(place.text))
    return {home for home, count in counts.items() if home and count > 1}
