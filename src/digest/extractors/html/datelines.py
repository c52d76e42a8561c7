"""Find the day of an article in the lines around its text, for pages without a date in their metadata."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from digest.extractors.html.body import is_paragraph
from digest.extractors.html.page_lines import PageLines, Place, key_of
from digest.text.dates import parse_date

# Maximum length of a line with the day of an article, and number of its first letters that hold the day: a caption
# ends with its day.
_DATE_LINE, _DATE_AT = 80, 40
# Maximum lines between date and text; the larger number holds between a known title and the text.
_NEAR, _FAR = 15, 60
# Services whose releases begin with a place and a date, and letters of the first paragraph that hold their name.
_WIRE = re.compile(r"/\s?(?:PR ?Newswire|CNW|EIN Presswire)\b|\((?:BUSINESS WIRE|GLOBE NEWSWIRE|Newswire)\)", re.I)
_WIRE_AT = 150


def shown_date(places: Sequence[Place], page: PageLines, titles: Sequence[str]) -> datetime | None:
    """Return the earliest date between title and text (later ones are of changes), else the first just below."""
    paragraphs = [page.line_at(place.start) for place in places if is_paragraph(place.text)][:2]
    if not paragraphs:
        return None
    if wired := _WIRE.search(page.lines[paragraphs[0]][:_WIRE_AT]):
        return parse_date(page.lines[paragraphs[0]][: wired.start()])
    if page.kinds[paragraphs[0]] == page.kinds[paragraphs[-1]]:  # no lead: a date between the two is of the text
        del paragraphs[1:]
    first, last = paragraphs[-1], page.line_at(places[-1].end - 1)  # the first may be a lead, above the date
    keys = tuple(map(key_of, titles))
    top = next((at for at in reversed(range(first)) if keys and page.keys[at].endswith(keys)), first - _NEAR)
    above = _dates(page.lines[max(top, first - _FAR, 0) : first])
    return min(above, default=None) or next(iter(_dates(page.lines[last + 1 : last + 1 + _NEAR])), None)


def _dates(lines: Iterable[str]) -> list[datetime]:
    return list(filter(None, (parse_date(line[:_DATE_AT]) for line in lines if len(line) <= _DATE_LINE)))
