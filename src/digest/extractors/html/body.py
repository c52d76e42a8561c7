"""Find the text of an article on a page with trafilatura, then correct it by the page's metadata.

Trafilatura (Barbaresi 2021) selects the lines; they are copied from the page itself, to keep its own words in its
order.  Trafilatura's output decodes entities twice and appends late finds at the end.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from digest.extractors.html.leads import leads_of
from digest.extractors.html.markup import drop_unseen, found_lines, parse, seen_lines, size_of
from digest.extractors.html.page_lines import PageLines, Place, apart, covered, key_of, locate
from digest.extractors.html.rows import BETWEEN
from digest.extractors.html.short_text import without_surroundings
from digest.extractors.html.structured import PageClaims
from digest.text.furniture import ends_as_sentence, is_prose

# Trafilatura's time grows with the square of a page's paragraphs: 4 s for 10,000.  Beyond that every paragraph is
# taken; of 251 pages the largest has 3,129 elements.
_MOST_ELEMENTS = 10_000
# Minimum letters of a paragraph: a line of prose at least this long.
_PARAGRAPH = 60
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
# A text over more than this many lines is a dump, not a paragraph.
_OVER = 10
# A line that is one link with at least this many blanks is a title; a shorter one may be a heading or a list item.
_TITLE_WORDS = 3
# Letters compared to recognise a lead by the page's description, which may be cut off or go on.
_LEAD = 40
# Lines below a title in which a lead is looked for: a byline or a date may be above it.
_BELOW_TITLE = 3
# A day and a time, as a line above a text has them.
_DATED = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\W{1,4}\d{1,2}[:.]\d\d")
# Maximum letters of a place (and an agency) before the first sentence of a lead.
_PLACE = 30


def main_text(
    tree: Any,  # noqa: ANN401
    markup: str,
    told: PageClaims,
    source: str,
) -> tuple[PageLines, list[Place], list[Place]]:
    """Return the lines of a page, the places of its article among them, and those around a short one.

    `tree` is used up.

    Raises NotAnArticleError for a page too long to be news.
    """
    drop_unseen(tree)
    leads = leads_of(tree)
    small = size_of(tree) <= _MOST_ELEMENTS
    found = _found(tree, fast=True) if small else []
    page = PageLines.of(seen_lines(tree, source))
    if not small:
        long = [page.place(at) for at, kind in enumerate(page.kinds) if kind > 0 and is_paragraph(page.lines[at])]
        return page, long, []
    places = _split(locate(found, page), page)
    if _share(places, page) < _TOO_LITTLE:
        drop_unseen(again := parse(markup, source))
        more = locate(_found(again, fast=False), page)
        places = max(places, _split(more, page), key=_size)
    places = _with_neighbours(_with_alike(_without_links(places, page), page), page)
    places = _as_told(places, told.text, page)
    titles = set(map(key_of, told.titles))
    places = [place for place in places if key_of(place.text) not in titles]
    article = without_surroundings(places, page)
    around = set(places).difference(article)
    above = _lines_above(article, titles, page)
    found_leads = _leads(above, [key_of(text) for text in told.descriptions], leads, page)
    return page, apart([*found_leads, *article]), sorted(around)


def _found(tree: Any, *, fast: bool) -> list[str]:  # noqa: ANN401
    from trafilatura import bare_extraction

    found: Any = bare_extraction(tree, fast=fast, include_comments=False, include_tables=False)
    return found_lines(found.body) if found is not None and found.body is not None else []


def _size(places: Sequence[Place]) -> int:
    return sum(place.end - place.start for place in places)


def is_paragraph(line: str) -> bool:
    """Return whether a line is running text of some length."""
    return len(line) >= _PARAGRAPH and is_prose(line)


def _share(places: Sequence[Place], page: PageLines) -> float:
    """Return the share of the found text in the sum of it and all other paragraphs of the page."""
    rest = sum(
        len(key)
        for key, line, inside in zip(page.keys, page.lines, covered(places, page), strict=True)
        if not inside and is_paragraph(line)
    )
    return _size(places) / max(_size(places) + rest, 1)


def _split(places: Sequence[Place], page: PageLines) -> list[Place]:
    """Replace a text over several lines by its paragraphs: trafilatura took all words of the page there.

    Of a short page these are all lines in elements for text; of a long one, those that are long enough.
    """
    found: list[Place] = []
    for place in places:
        first, last = page.line_at(place.start), page.line_at(place.end - 1)
        lines = range(first, last + 1)
        if len(lines) > _OVER:
            lines_of_text = [at for at in lines if is_paragraph(page.lines[at])]
        else:
            lines_of_text = [at for at in lines if page.kinds[at] > 0 or is_paragraph(page.lines[at])]
        found.extend([page.place(at) for at in lines_of_text] if len(lines) > 1 and lines_of_text else [place])
    return found


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
    least = max(_TOLD * len(told), _FOUND * _size(places))
    inside = [place for place in places if page.letters[place.start : place.end] in told]
    if inside and _size(inside) >= least:
        return apart({*inside, *_between(inside, places)})
    said = [page.place(at) for at, is_said in enumerate(covered(locate(text.split("\n"), page), page)) if is_said]
    return said if said and _size(said) >= least else places


def _between(inside: Sequence[Place], places: Sequence[Place]) -> Iterator[Place]:
    """Yield the places from the first to the last of `inside` that are no paragraphs, such as subheads."""
    start, end = inside[0].start, inside[-1].end
    return (place for place in places if start <= place.start < end and not is_paragraph(place.text))


def _lines_above(places: Sequence[Place], titles: Collection[str], page: PageLines) -> tuple[range, bool]:
    """Return the lines above the text, below the page's title where it is found, and whether it is found."""
    begun = next((place for place in places if is_paragraph(place.text)), places[0] if places else None)
    first = page.line_at(begun.start) if begun else 0
    title = next((at for at in reversed(range(first)) if page.keys[at] in titles), -1)
    return range(title + 1, first), title >= 0


def _leads(
    above: tuple[range, bool], descriptions: Sequence[str], leads: Sequence[str], page: PageLines
) -> list[Place]:
    """Return the lead above the text: lines in an element for leads, and the line that begins like a description.

    Without any, it is a sentence right below the title, in an element for text.
    """
    lines, is_below_title = above
    if not is_below_title:
        return _described(reversed(range(lines.stop)), descriptions, page)
    found = [page.place(at) for at in lines if _is_in_lead(page.keys[at], leads) and page.kinds[at] >= 0]
    found = sorted({*found, *_described(lines, descriptions, page)})
    return found or [page.place(at) for at in islice(_sentences(lines, page), 1)]


def _sentences(lines: range, page: PageLines) -> Iterator[int]:
    """Yield the lines right below a title that are sentences in elements for text, and no calls."""
    for at in lines[:_BELOW_TITLE]:
        if page.kinds[at] > 0 and _is_sentence(page.lines[at]) and not page.links_on[at]:
            yield at


def _described(lines: Iterable[int], descriptions: Sequence[str], page: PageLines) -> list[Place]:
    """Return the first line that begins like a description; one in an element for text before captions and others."""
    described = [at for at in lines if any(_begins_like(page.keys[at], text) for text in descriptions)]
    return [page.place(at) for at in sorted(described, key=lambda at: page.kinds[at] <= 0)[:1]]


def _is_sentence(line: str) -> bool:
    return len(line) >= _LEAD and is_prose(line) and not _DATED.search(line)


def _is_in_lead(key: str, leads: Sequence[str]) -> bool:
    return len(key) >= _LEAD and any(key in lead for lead in leads)


def _begins_like(key: str, description: str) -> bool:
    """Return whether a line begins like a description, which may lack the place before the line's first sentence."""
    return len(key) >= _LEAD and 0 <= key.find(description[:_LEAD]) <= _PLACE and len(description) >= _LEAD


def structured_lines(places: Sequence[Place], page: PageLines) -> list[str]:
    """Return the lines between paragraphs of the text that the page sets like text: in a row of elements alike.

    Subheads, items of lists and short paragraphs are such lines; a lone line may be a box between two paragraphs.
    """
    paragraphs = [at for at, place in enumerate(places) if is_paragraph(place.text)]
    between = places[paragraphs[0] : paragraphs[-1]] if paragraphs else []
    kinds = [page.kinds[page.line_at(place.start)] for place in between]
    counts = Counter(kind for kind in kinds if kind > 0)
    return [place.text for place, kind in zip(between, kinds, strict=True) if counts[kind] > 1]
