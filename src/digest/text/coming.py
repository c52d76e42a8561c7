"""Recognise sentences on something to come that has a date: "The inquiry opens on 12 January".

Where it is not sure, as with a wish, a condition or a weekday beside a verb of the past, there is none.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from digest.text.languages.coming_words import AHEAD, BEEN, PRESENT, TOMORROW, UNSURE, WEEKDAYS
from digest.text.languages.months import NAMES
from digest.text.openers import dangles

# A date without a year is the nearest one, behind or ahead; one that is further ahead than this may be a past one.
_NEAR = timedelta(days=120)
_HALF_A_YEAR = timedelta(days=183)
_WEEK = 7
# Words between a verb and its weekday, and between a weekday that opens a sentence and its verb.
_BETWEEN = 8
# Words before a weekday among which a verb is its own: "ended on Sunday", "said early on Sunday"; and the number of
# words with which a weekday opens a sentence.
_BEFORE, _OPENS = 3, 2
# Beginnings of sentences that somebody says, and ends of sentences that a feed has cut off.
_QUOTES = tuple("“„«\"'‘「『")
_CUT = ("...", "…")


def coming(sentence: str, language: str, written: date) -> date | None:
    """Return the first day after `written` on which something will be, by a sentence that stands alone; None without.

    >>> coming("The inquiry opens on 12 January.", "en", date(2026, 11, 18)).isoformat()
    '2027-01-12'
    >>> coming("The inquiry could open on 12 January.", "en", date(2026, 11, 18))
    """
    if language not in AHEAD or sentence.startswith(_QUOTES) or sentence.endswith(_CUT):
        return None
    low = sentence.lower()
    if not _day_pattern(language).search(low) or dangles(sentence, language):  # most sentences end here
        return None
    if _pattern(UNSURE[language]).search(low) or (language == "en" and _is_wish(low)):
        return None
    return min((*_dates(low, language, written), *_weekdays(low, language, written)), default=None)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])")


def _is_wish(low: str) -> bool:
    """Return whether an English sentence has a "would" that reports no announcement."""
    return bool(_pattern("would").search(low) and not _pattern("said|announced").search(low))


def _dates(low: str, language: str, written: date) -> Iterator[date]:
    """Yield the days with a month, and the day after `written`, that are after `written`."""
    ahead = _pattern(AHEAD[language]).search(low)
    if not ahead and not (language in PRESENT and _pattern(PRESENT[language]).search(low)):
        return
    for found in _date_pattern(language).finditer(low):
        day, month, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        moment = _resolved(int(day), _months(language)[month], int(year) if year else None, written)
        if moment:
            yield moment
    if _pattern(TOMORROW[language]).search(low) and not _pattern(BEEN[language]).search(low):
        yield written + timedelta(days=1)


def _resolved(day: int, month: int, year: int | None, written: date) -> date | None:
    """Return the day if it is after `written`; without a year the next such day."""
    try:
        moment = date(year or written.year, month, day)
        if year is None and moment <= written - _HALF_A_YEAR:
            moment = moment.replace(year=written.year + 1)
    except ValueError:
        return None
    is_near = year is not None or moment - written <= _NEAR
    return moment if moment > written and is_near else None


def _weekdays(low: str, language: str, written: date) -> Iterator[date]:
    """Yield the next day of each weekday that is beside a verb of the future and none of the past."""
    verbs = [(found.start(), found.end()) for found in _pattern(AHEAD[language]).finditer(low)]
    plain = _without_passives(low) if language == "en" else low
    for number, name in enumerate(WEEKDAYS[language].split()):
        found = _pattern(name).search(low)
        distance = (number - written.weekday()) % _WEEK
        if found and distance and any(_belongs(plain, language, found.start(), *verb) for verb in verbs):
            yield written + timedelta(days=distance)


def _without_passives(low: str) -> str:
    """Return an English text with blanks for participles behind "be" or "is": "will be held on Friday"."""
    passive = re.compile(r"\b(?:be|is|are|been) (?:\w+ly )?\w+(?:ed|eld|ut)\b|\bset\b")
    return passive.sub(lambda found: " " * len(found[0]), low)


def _belongs(plain: str, language: str, day: int, verb: int, verb_end: int) -> bool:
    """Return whether a weekday belongs to a verb of the future: it is just behind it, or opens the sentence before it.

    Languages other than English may have the weekday before the verb; there no verb of the past is anywhere.
    """
    been = _pattern(BEEN[language])
    between = plain[verb_end:day] if day > verb else plain[day:verb]
    if len(between.split()) > _BETWEEN or been.search(plain if language != "en" else between):
        return False
    before = plain[:day].split()
    if language == "en" and day < verb and len(before) >= _OPENS:
        return False
    return language != "en" or not been.search(" ".join(before[-_BEFORE:]))


@cache
def _day_pattern(language: str) -> re.Pattern[str]:
    """Return a pattern of the words without which a sentence has no day."""
    days = "|".join((*WEEKDAYS[language].split(), TOMORROW[language], *_months(language)))
    return re.compile(rf"\b(?:{days})\b")


@cache
def _months(language: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(NAMES[language], start=1) for name in names.split()}


@cache
def _date_pattern(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(_months(language), key=len, reverse=True))
    of = r"(?:\s(?:de|of))?\s"
    return re.compile(
        rf"(?<![\d.,:])(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?{of}({names})\b\.?(?:(?:\sde|,)?\s(\d{{4}}))?(?!\w)"
        rf"|(?<!\w)({names})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.:,]\d)(?:,?\s(\d{{4}}))?"
    )
