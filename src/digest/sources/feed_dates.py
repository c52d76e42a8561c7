"""Read the dates of feeds: those of mails and pages, and dates with words for months."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from digest.text.dates import parse_date
from digest.text.languages.months import month_number

_WORDED = re.compile(
    r"(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?((?!0)\d{4})"
    r"(?:\D{1,8}(\d{1,2}):(\d\d)(?::(\d\d))?\s*([+-]\d{4}|[A-Z]{2,4})?)?"
)


def feed_date(text: str) -> datetime | None:
    """Return the date of an entry as written, which keeps its zone; None without a date."""
    found = parse_date(text) if text else None
    has_lost_its_time = found is not None and ":" in text and not (found.hour or found.minute or found.second)
    return worded_date(text) if has_lost_its_time or (text and not found) else found


def worded_date(text: str) -> datetime | None:
    """Parse a date with the name of a month in some language, with its time and zone if given.

    >>> worded_date("Чт, 19 ноя 2026 16:05:00 +0300").isoformat()
    '2026-11-19T16:05:00+03:00'
    """
    found = _WORDED.search(text.lower())
    number = month_number(found[2]) if found else None
    if not found or not number:
        return parse_date(text)
    day, _, year, hour, minute, second, zone = found.groups()
    name = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[number - 1]
    written = f"{day} {name} {year} {hour or '00'}:{minute or '00'}:{second or '00'} {(zone or 'gmt').upper()}"
    try:
        return parse_date(parsedate_to_datetime(written).isoformat())
    except (ValueError, TypeError):
        return None
