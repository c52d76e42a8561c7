"""Find the day of an article in the lines around its text, for pages without a date in their metadata."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from digest.extractors.html.change_words import CHANGE_LABEL, names_change
from digest.extractors.html.page_lines import PageLines, Place, is_paragraph, key_of
from digest.text.dates import parse_date
from digest.text.languages.months import month_number

# Maximum length of a line with the day of an article, and number of its first letters that hold the day: a caption
# ends with its day.
_DATE_LINE, _DATE_AT = 80, 40
# Maximum lines between date and text; the larger number holds between a known title and the text.
_NEAR, _FAR = 15, 60
# Maximum lines between a date and the title below it.
_ABOVE = 3
_FIRST = re.compile(r"(\d+|[^\W\d_]+)")
# Difference of two moments on days side by side, in two time zones.
_SAME_DAY = timedelta(days=2)
# Services whose releases begin with a place and a date, and letters of the first paragraph that hold their name.
_WIRE = re.compile(r"/\s?(?:PR ?Newswire|CNW|EIN Presswire)\b|\((?:BUSINESS WIRE|GLOBE NEWSWIRE|Newswire)\)", re.I)
_WIRE_AT = 150


def shown_date(places: Sequence[Place], page: PageLines, titles: Sequence[str]) -> datetime | None:
    """Return the earliest date between title and text (later ones are of changes), else the first just below."""
    paragraphs = _first_paragraphs(places, page)
    if not paragraphs:
        return None
    if wired := _WIRE.search(page.lines[paragraphs[0]][:_WIRE_AT]):
        return parse_date(page.lines[paragraphs[0]][: wired.start()])
    last = page.line_at(places[-1].end - 1)
    above = _lines_above(paragraphs[-1], page, titles)
    dates = _dates(_unchanged(above)) or _dates(above)
    return min(dates, default=None) or next(iter(_dates(page.lines[last + 1 : last + 1 + _NEAR])), None)


def earlier_date(claimed: datetime, places: Sequence[Place], page: PageLines, titles: Sequence[str]) -> datetime:
    """Return the date shown above the text if it is days earlier than the one `claimed`, which is not shown there.

    A claim is that of a copy then: programs for pages stamp what is moved or changed.
    """
    paragraphs = _first_paragraphs(places, page)
    shown = _dates(_unchanged(_lines_above(paragraphs[-1], page, titles))) if paragraphs else []
    is_shown = any(abs(date - claimed) < _SAME_DAY for date in shown)
    first = min(shown, default=claimed)
    return first if not is_shown and first < claimed else claimed


def _lines_above(first: int, page: PageLines, titles: Sequence[str]) -> list[str]:
    """Return the lines above a text in which its date may be; `first` may be below a lead, which is below the date."""
    keys = tuple(map(key_of, titles))
    top = next((at for at in reversed(range(first)) if keys and page.keys[at].endswith(keys)), None)
    if top is None:
        return list(page.lines[max(first - _NEAR, 0) : first])
    over = (line for line in page.lines[max(top - _ABOVE, 0) : top] if _begins_with_date(line))
    return [*over, *page.lines[max(top, first - _FAR) : first]]


def _begins_with_date(line: str) -> bool:
    """Return whether a short line begins with a number or a month, as a day on its own does."""
    first = _FIRST.match(line)
    if not first or len(line) > _DATE_AT:
        return False
    return first[1].isdigit() or month_number(first[1].lower()) is not None


def _unchanged(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if not names_change(line[:CHANGE_LABEL])]


def _first_paragraphs(places: Sequence[Place], page: PageLines) -> list[int]:
    """Return the lines of the first two paragraphs; of the first alone if a date between them belongs to the text."""
    found = [page.line_at(place.start) for place in places if is_paragraph(place.text)][:2]
    if found and page.kinds[found[0]] == page.kinds[found[-1]]:  # no lead
        del found[1:]
    return found


def _dates(lines: Iterable[str]) -> list[datetime]:
    return list(filter(None, (parse_date(line[:_DATE_AT]) for line in lines if len(line) <= _DATE_LINE)))
