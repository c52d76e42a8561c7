"""Dates as pages and mails write them.  Reads no clock: a date without a year is no date."""

import re
from datetime import UTC, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan jän ene gen janv",
            "feb fév fev",
            "mar mär mrz maart mars",
            "apr avr abr",
            "may mai mag mei maj",
            "jun juin giu",
            "jul juil lug",
            "aug aoû ago",
            "sep set",
            "oct okt ott out",
            "nov",
            "dec dez dic déc",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?([^\W\d_]{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
# With full stops the day comes first, everywhere; with slashes it depends on who writes.
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.]*\d)")
_CLOCK = re.compile(r"\d \d\d:\d\d|\d{4} \d{1,2}:\d\d")
_KOREAN = re.compile(r"(\d{4})\s?[년年.]\s?(\d{1,2})\s?[월月.]\s?(\d{1,2})")


def parse_date(text: str) -> datetime | None:
    """The first date in `text`, with its zone (UTC where none is given); None where there is none.

    >>> parse_date("Updated: 18 November 2026").isoformat()
    '2026-11-18T00:00:00+00:00'
    """
    try:
        return _from_iso(text) or _from_mail(text) or _from_words(text.lower())
    except (ValueError, OverflowError):
        return None


def _from_iso(text: str) -> datetime | None:
    found = _ISO.search(text)
    return _zoned(datetime.fromisoformat(found[0].replace(",", ".").replace(" Z", "Z"))) if found else None


def _from_mail(text: str) -> datetime | None:
    if not _CLOCK.search(text):
        return None
    from email.utils import parsedate_to_datetime  # loads sockets: only for what can be a mail's date

    try:
        return _zoned(parsedate_to_datetime(text))
    except (TypeError, ValueError, IndexError):
        return None


def _from_words(text: str) -> datetime | None:
    if found := _DAY_FIRST.search(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.search(text):
        month, day, year = found.groups()
    else:
        return _from_numbers(text)
    number = _MONTHS.get(month[:4]) or _MONTHS.get(month[:3])
    return datetime(int(year), number, int(day), tzinfo=UTC) if number else None


def _from_numbers(text: str) -> datetime | None:
    if found := _KOREAN.search(text):
        year, month, day = map(int, found.groups())
    elif found := _DOTTED.search(text):
        day, month, year = map(int, found.groups())
        year += 2000 * (year < 100)
    else:
        return None
    return _zoned(datetime(year, month, day))  # noqa: DTZ001 - given its zone there


def _zoned(moment: datetime) -> datetime:
    """With a zone; also held to years that can be moved between zones."""
    if not 1000 < moment.year < 9000:
        raise ValueError(f"no news is from the year {moment.year}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
