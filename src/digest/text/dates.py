"""Dates as pages and mails write them.  Reads no clock: a date without a year is no date."""

import re
from datetime import UTC, datetime

from digest.text.languages.months import month_number

# Years of the Buddhist era begin with that of Christ's year -543.
_BUDDHIST = 543
_MONTH = r"([^\W\d_][^\s\d,./()]{1,14})"
_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DAY_FIRST = (
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?,?\s+(?:de\s+|ב)?{_MONTH}\.?,?\s+"
    r"(?:de\s+|del\s+|พ\.ศ\.\s?)?(\d{4})(?!\d)"
)
_MONTH_FIRST = rf"\b{_MONTH}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)"
_YEAR_FIRST = rf"(?<!\d)(\d{{4}})\.?\s+{_MONTH}\s+(\d{{1,2}})(?!\d)"
# Dots stand in dates that begin with the day; slashes in both kinds, so that only a day over 12 is one.
_NUMBERS = (
    r"(?<![\d.])(?:(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.]*\d)"
    r"|(1[3-9]|2\d|3[01])/(\d{1,2})/(\d{4})(?!\d))"
)
_VIETNAMESE = r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:,|\s+năm)?\s+(\d{4})(?!\d)"
_CLOCK = r"\d \d\d:\d\d|\d{4} \d{1,2}:\d\d"
_KOREAN = r"(\d{4})\s?[년年.]\s?(\d{1,2})\s?[월月.]\s?(\d{1,2})"


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
    found = re.search(_ISO, text) if "-" in text else None
    return _zoned(datetime.fromisoformat(found[0].replace(",", ".").replace(" Z", "Z"))) if found else None


def _from_mail(text: str) -> datetime | None:
    if ":" not in text or not re.search(_CLOCK, text):
        return None
    from email.utils import parsedate_to_datetime  # loads sockets: only for what can be a mail's date

    try:
        return _zoned(parsedate_to_datetime(text))
    except (TypeError, ValueError, IndexError):
        return None


def _from_words(text: str) -> datetime | None:
    if any(mark in text for mark in "년年.") and (found := re.search(_KOREAN, text)):
        return _dated(*map(int, found.groups()))
    for pattern, marks in ((_VIETNAMESE, ("tháng",)), (_NUMBERS, ("/", "."))):
        if any(mark in text for mark in marks) and (found := re.search(pattern, text)):
            day, month, year = [int(part) for part in found.groups() if part]
            return _dated(year + 2000 * (year < 100), month, day)
    for pattern, order in ((_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_YEAR_FIRST, "ymd")):
        if found := re.search(pattern, text):
            part = dict(zip(order, found.groups(), strict=True))
            return _named(int(part["y"]), part["m"], int(part["d"]))
    return None


def _named(year: int, month: str, day: int) -> datetime | None:
    """The date of a month by its name, None for an unknown one."""
    number = month_number(month)
    if "\u0e00" < month[0] <= "\u0e7f" and year > _BUDDHIST + 1800:
        year -= _BUDDHIST
    return _dated(year, number, day) if number else None


def _dated(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def _zoned(moment: datetime) -> datetime:
    """With a zone; also held to years that can be moved between zones."""
    if not 1000 < moment.year < 9000:
        raise ValueError(f"no news is from the year {moment.year}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
