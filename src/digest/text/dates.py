"""Read dates in the formats of pages and mails.  Reads no clock: a date without a year is no date."""

import re
from datetime import UTC, datetime, timedelta, timezone

from digest.text.languages.months import month_number

# Difference of the years of the Buddhist era from those of the Christian era.
_BUDDHIST = 543
_MONTH = r"([^\W\d_][^\s\d,./()]{1,14})"
_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?(?:\s?(?:Z|[+-]\d{2}:?\d{2}|[+-]\d:\d{2}))?)?"
# A zone whose hours have one digit, which the standard library refuses.
_SHORT_ZONE = r"(?<=[+-])(\d:\d\d)$"
_DAY_FIRST = (
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.)?,?\s+(?:de\s+|ב)?{_MONTH}\.?,?\s+"
    r"(?:de\s+|del\s+|พ\.ศ\.\s?)?(\d{4})(?!\d)"
)
_MONTH_FIRST = rf"\b{_MONTH}\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)"
_YEAR_FIRST = rf"(?<!\d)(\d{{4}})\.?\s+{_MONTH}\s+(\d{{1,2}})(?!\d)"
# Dates with dots begin with the day.  Dates with slashes begin with the day or the month, so one has to be over 12.
_NUMBERS = (
    r"(?<![\d.])(?:(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?![\d.]*\d)"
    r"|(1[3-9]|2\d|3[01])/(\d{1,2})/(\d{4})(?!\d))"
)
_MONTH_SLASH = r"(?<![\d/])(\d{1,2})/(1[3-9]|2\d|3[01])/(\d{4})(?!\d)"
_VIETNAMESE = r"(?<!\d)(\d{1,2})\s+tháng\s+(\d{1,2})(?:,|\s+năm)?\s+(\d{4})(?!\d)"
_CLOCK = r"\d \d\d:\d\d|\d{4} \d{1,2}:\d\d"
# "Thu, 19 Nov 2026 16:05:00 +0000", and the months of such dates.
_MAIL_MONTHS = {name: at for at, name in enumerate("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(), 1)}
_MAIL = re.compile(
    rf"[A-Z][a-z]{{2}}, ([0-3]?[0-9]) ({'|'.join(_MAIL_MONTHS)}) ([12][0-9]{{3}}) "
    r"([0-2][0-9]):([0-5][0-9]):([0-5][0-9]) (?:GMT|([+-])(0[0-9]|1[0-4])([0-5][0-9]))"
)
# A zone with a colon at the end of a mail's date, and the year of a date that a program left empty.
_COLON_ZONE = r"\s*([+-])(\d{1,2}):(\d\d)\s*$"
_ZERO_YEAR = r"\b000\d \d{1,2}:"
_KOREAN = r"(\d{4})\s?[년年.]\s?(\d{1,2})\s?[월月.]\s?(\d{1,2})"

# The first moment of the clocks of computers.
_CLOCK_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


def parse_date(text: str) -> datetime | None:
    """Return the first date in `text`, in its time zone or else UTC; None without a date.

    >>> parse_date("Updated: 18 November 2026").isoformat()
    '2026-11-18T00:00:00+00:00'
    """
    try:
        return _from_usual_mail(text) or _from_iso(text) or _from_mail(text) or _from_words(text.lower())
    except (ValueError, OverflowError):
        return None


def _from_iso(text: str) -> datetime | None:
    found = re.search(_ISO, text) if "-" in text else None
    if not found:
        return None
    text = re.sub(_SHORT_ZONE, r"0\1", found[0].replace(",", ".").replace(" Z", "Z"))
    return _zoned(datetime.fromisoformat(text))


def _from_usual_mail(text: str) -> datetime | None:
    """Return the date of a mail as most feeds write it, without the many forms that the standard library knows."""
    found = _MAIL.fullmatch(text)
    if not found:
        return None
    day, month, year, *clock, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    zone = timezone(-offset if sign == "-" else offset)
    hour, minute, second = map(int, clock)
    return _zoned(datetime(int(year), _MAIL_MONTHS[month], int(day), hour, minute, second, tzinfo=zone))


def _from_mail(text: str) -> datetime | None:
    if ":" not in text or not re.search(_CLOCK, text):
        return None
    if re.search(_ZERO_YEAR, text):
        raise ValueError("the year of a date that was never set")
    text = re.sub(_COLON_ZONE, lambda zone: f" {zone[1]}{zone[2]:0>2}{zone[3]}", text)
    from email.utils import parsedate_to_datetime  # imports sockets: only if the text may be the date of a mail

    try:
        return _zoned(parsedate_to_datetime(text))
    except (TypeError, ValueError, IndexError):
        return None


def _from_words(text: str) -> datetime | None:
    if any(mark in text for mark in "년年.") and (found := re.search(_KOREAN, text)):
        return _dated(*map(int, found.groups()))
    return _from_numbers(text) or _from_names(text)


def _from_numbers(text: str) -> datetime | None:
    """Return the first date with a month in digits.  A search costs more than a look for the mark that it needs."""
    for pattern, marks in ((_VIETNAMESE, ("tháng",)), (_NUMBERS, ("/", "."))):
        if any(mark in text for mark in marks) and (found := re.search(pattern, text)):
            day, month, year = [int(part) for part in found.groups() if part]
            return _dated(year + 2000 * (year < 100), month, day)
    found = re.search(_MONTH_SLASH, text) if "/" in text else None
    return _dated(int(found[3]), int(found[1]), int(found[2])) if found else None


def _from_names(text: str) -> datetime | None:
    """Return the first date with a month by its name; None if the name is unknown."""
    for pattern, order in ((_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_YEAR_FIRST, "ymd")):
        if found := re.search(pattern, text):
            part = dict(zip(order, found.groups(), strict=True))
            return _named(int(part["y"]), part["m"], int(part["d"]))
    return None


def _named(year: int, month: str, day: int) -> datetime | None:
    """Return the date of a month given by name, None for an unknown name."""
    number = month_number(month)
    if "\u0e00" < month[0] <= "\u0e7f" and year > _BUDDHIST + 1800:
        year -= _BUDDHIST
    return _dated(year, number, day) if number else None


def _dated(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def _zoned(moment: datetime) -> datetime:
    """Return a moment with a zone.

    Raises ValueError for years that cannot be moved between zones, and for the zero of a clock: it was never set.
    """
    if not 1000 < moment.year < 9000:
        raise ValueError(f"no news is from the year {moment.year}")
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if zoned == _CLOCK_ZERO:
        raise ValueError("the zero of a clock that was never set")
    return zoned
