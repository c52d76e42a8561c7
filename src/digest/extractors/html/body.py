"""Find the text of an article on a page with trafilatura, then correct it by the page's metadata.

Trafilatura (Barbaresi 2021) selects the lines; they are copied from the page itself, to keep its own words in its
order.  Trafilatura's output decodes entities twice and appends late finds at the end.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from digest.extractors.html.asides import Asides, asides_of
from digest.extractors.html.leads import leads_of
from digest.extractors.html.markup import drop_unseen, found_lines, parse, seen_lines, size_of
from digest.extractors.html.opening import Above, leads_above, with_headings, without_notes
from digest.extractors.html.page_lines import (
    PageLines,
    Place,
    apart,
    covered,
    is_paragraph,
    key_of,
    letters_in,
    locate,
)
from digest.extractors.html.rows import BETWEEN
from digest.extractors.html.short_text import SHORT, without_surroundings
from digest.extractors.html.structured import PageClaims
from digest.text.furniture import ends_as_sentence, is_prose

# Trafilatura's time grows with the square of a page's paragraphs: 4 s for 10,000.  Beyond that every paragraph is
# taken; of 251 pages the largest has 3,129 elements.
_MOST_ELEMENTS = 10_000
# Below this share of the page's paragraphs, trafilatura's fast mode has probably missed the article; it is run again
# and compares with readability and jusText.  Measured on 251 labelled pages: 4 of 100 need it; comparing always costs a
# third more time and 1 point of recall on pages whose text is right.
_TOO_LITTLE = 0.25
# With this many paragraphs of a kind in the article, all of that kind are added (measured: 2, 3, 5 differ by chance).
_ALIKE = 3
# Paragraphs found in an element whose others count as well; and paragraphs in elements of one sort, such as a section
# for each plant of ten, from which all lines between them are added.  Chosen on half of 310 pages (5 to 12 differ
# by .0002 of word F1).
_FEW, _MANY = 2, 6
# Accept the text in JSON-LD as the article if at least the first share of it was found on the page, and it makes up at
# least the second share of the text found.
_TOLD, _FOUND = 0.8, 0.6
# Characters of a text that may be a short one: blanks and marks come on top of letters and digits.
_MAY_BE_SHORT = 2 * SHORT
# A text over more than this many lines is a dump, not a paragraph.
_OVER = 10
# A line that is one link with at least this many blanks is a title; a shorter one may be a heading or a list item.
_TITLE_WORDS = 3


class MainText(NamedTuple):
    """The lines of a page, the places of its article among them, those around a short one, and those of its leads."""

    page: PageLines
    places: list[Place]
    around: Collection[Place] = ()
    leads: Collection[Place] = ()


def main_text(tree: Any, markup: str, told: PageClaims, source: str) -> MainText:  # noqa: ANN401
    """Find the article on a page.

    `tree` is used up.

    Raises NotAnArticleError for a page too long to be news.
    """
    drop_unseen(tree)
    leads = leads_of(tree)
    small = size_of(tree) <= _MOST_ELEMENTS
    found = _found(tree, fast=True) if small else []
    asides = asides_of(tree) if small and sum(map(len, found)) <= _MAY_BE_SHORT else Asides()
    page = PageLines.of(seen_lines(tree, source))
    if not small:
        long = [page.place(at) for at, kind in enumerate(page.kinds) if kind > 0 and is_paragraph(page.lines[at])]
        return MainText(page, long)
    places = _split(locate(found, page), page)
    if _share(places, page) < _TOO_LITTLE:
        drop_unseen(again := parse(markup, source))
        more = locate(_found(again, fast=False), page)
        places = max(places, _split(more, page), key=letters_in)
    places = _with_neighbours(_with_alike(_without_links(places, page), page), page)
    places = _as_told(places, told.text, page)
    titles, descriptions = set(map(key_of, told.titles)), list(map(key_of, told.descriptions))
    places = without_notes(places, titles, descriptions, page)
    places = [place for place in places if key_of(place.text) not in titles]
    article = with_headings(without_surroundings(places, leads, asides, page), titles, page)
    found_leads = leads_above(Above.of(article, titles, page), descriptions, leads, page)
    found_leads = asides.without(found_leads, article) if letters_in(article) <= SHORT else found_leads
    return MainText(page, apart([*found_leads, *article]), set(places).difference(article), found_leads)


def _found(tree: Any, *, fast: bool) -> list[str]:  # noqa: ANN401
    from trafilatura import bare_extraction

    found: Any = bare_extraction(tree, fast=fast, include_comments=False, include_tables=False)
    return found_lines(found.body) if found is not None and found.body is not None else []


def _share(places: Sequence[Place], page: PageLines) -> float:
    """Return the share of the found text in the sum of it and all other paragraphs of the page."""
    rest = sum(
        len(key)
        for key, line, inside in zip(page.keys, page.lines, covered(places, page), strict=True)
        if not inside and is_paragraph(line)
    )
    return letters_in(places) / max(letters_in(places) + rest, 1)


def _split(places: Sequence[Place], page: PageLines) -> list[Place]:
    """Replace a text over several lines by its paragraphs: trafilatura took all words of the page there."""
    found: list[Place] = []
    for place in places:
        lines = range(page.line_at(place.start), page.line_at(place.end - 1) + 1)
        lines_of_text = _lines_of_text(lines, page) if len(lines) > 1 else []
        found.extend([page.place(at) for at in lines_of_text] or [place])
    return found


def _lines_of_text(lines: Sequence[int], page: PageLines) -> list[int]:
    """Return the lines in elements for text; of many lines, those that are long enough, or the sentences if none is."""
    in_text = [at for at in lines if page.kinds[at] > 0]
    long = [at for at in lines if is_paragraph(page.lines[at])]
    if len(lines) > _OVER:
        return long or [at for at in in_text if is_prose(page.lines[at])]
    return sorted({*in_text, *long})


def _with_alike(places: list[Place], page: PageLines) -> list[Place]:
    """Add the other paragraphs of the kinds found: an article may be spread over several similar containers."""
    inside = covered(places, page)
    paragraphs = [at for at, line in enumerate(page.lines) if page.kinds[at] > 0 and is_paragraph(line)]
    counts = Counter(page.kinds[at] for at in paragraphs if inside[at])
    alike = [page.place(at) for at in paragraphs if not inside[at] and counts[page.kinds[at]] >= _ALIKE]
    return apart([*places, *alike]) if alike else places


def _with_neighbours(places: list[Place], page: PageLines) -> list[Place]:
    """Add the subheads, items, rows and short lines between the paragraphs, from the elements these are set in."""
    inside = covered(places, page)
    found = [at for at, is_in in enumerate(inside) if is_in and is_paragraph(page.lines[at])]
    in_text = [at for at in range(found[0], found[-1]) if page.kinds[at] > 0] if found else []
    missing = [at for at in in_text if not inside[at] or BETWEEN in page.lines[at]]
    return _joined(places, [page.place(at) for at in _in_homes(missing, found, page) if page.keys[at]])


def _in_homes(lines: Sequence[int], found: Sequence[int], page: PageLines) -> Iterator[int]:
    """Yield the lines that are in elements with enough paragraphs, or in elements of the same sort as many paragraphs.

    Two paragraphs are enough if the element has others that were not found, as the items of a list.
    """
    in_text = [at for at in found if page.kinds[at] > 0]
    homes, sorts = Counter(page.homes[at] for at in in_text), Counter(page.sorts[at] for at in in_text)
    more = Counter(page.homes[at] for at in lines if is_paragraph(page.lines[at]))
    for at in lines:
        home = page.homes[at]
        enough = homes[home] + (more[home] if homes[home] >= _FEW else 0) >= _ALIKE
        if enough or sorts[page.sorts[at]] >= _MANY:
            yield at


def _joined(places: list[Place], added: list[Place]) -> list[Place]:
    """Return the places with the added ones, without the parts of these."""
    return apart([*(place for place in places if not _is_part(place, added)), *added]) if added else places


def _is_part(place: Place, lines: Sequence[Place]) -> bool:
    """Return whether a place is a part of one of the lines, such as a cell of a row."""
    at = bisect_right(lines, place.start, key=lambda line: line.start) - 1
    return at >= 0 and place.end <= lines[at].end


def _without_links(places: Sequence[Place], page: PageLines) -> list[Place]:
    """Drop lines that are one link of several words: the titles of other articles."""
    return [
        place
        for place in places
        if page.kinds[page.line_at(place.start)] >= 0
        or place.text.count(" ") < _TITLE_WORDS
        or is_paragraph(place.text)
    ]


def _as_told(places: list[Place], text: str, page: PageLines) -> list[Place]:
    """Drop paragraphs missing from the page's JSON-LD text; if that text has more, return its lines instead.

    If that text is cut off, or belongs to another page, return the places unchanged.
    """
    told = key_of(text) if ends_as_sentence(text.strip()) else ""
    if not told:
        return places
    least = max(_TOLD * len(told), _FOUND * letters_in(places))
    inside = [place for place in places if page.letters[place.start : place.end] in told]
    if inside and letters_in(inside) >= least:
        return apart({*inside, *_between(inside, places)})
    said = [page.place(at) for at, is_said in enumerate(covered(locate(text.split("\n"), page), page)) if is_said]
    return said if said and letters_in(said) >= least else places


def _between(inside: Sequence[Place], places: Sequence[Place]) -> Iterator[Place]:
    """Yield the places from the first to the last of `inside` that are no paragraphs, such as subheads."""
    start, end = inside[0].start, inside[-1].end
    return (place for place in places if start <= place.start < end and not is_paragraph(place.text))
