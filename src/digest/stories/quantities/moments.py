"""Quantities that are times: hours of a day, days of a month, weekdays, years."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from digest.stories.quantities.context import YEARS, place_of_day
from digest.stories.quantities.own_numbers import thing_of_day
from digest.stories.quantities.patterns import months_of
from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.stories.quantities.reading_words import EVENING, HOUR_WORDS, MORNING, NOON, ORDINALS
from digest.text.numbers import Number

# Events of which a date or an hour may be given.
MOMENTS = frozenset(
    """dead closed open begin end arrive leave enter alarm explosion crash fire quake sign born build resign perform
    verdict release trial strike vote price rescued arrested cancelled destroyed stolen""".split()
)
# Events that happen once: their day of the week may be compared.
_ONCE = frozenset("dead open sign born resign begin end arrive leave release vanish".split())
# Events whose year may be compared.
_DATED = frozenset("build born open begin end closed".split())
# Words before a month in which something happens; figures are "for May" or "of May".
_BEFORE_MONTH = {
    "en": r"in|in early|in late|(?:in )?mid-?|(?:at )?the (?:start|beginning|middle|end) of|from|by|until|since|next"
    r"|this|early in|late in|during",
    "de": r"im|ab|bis|seit|anfang|mitte|ende|ab anfang|ab mitte|kommenden|nächsten",
    "fr": r"en|dès|fin|début|mi|à partir de|d['’]ici|jusqu['’]en|depuis",
    "es": r"en|desde|a partir de|hasta|para|a principios de|a finales de|a mediados de",
    "it": r"in|a|da|entro|fino a|per",
    "pt": r"em|a partir de|até|desde",
    "nl": r"in|vanaf|tot|sinds|begin|eind|half",
}
# Words before an English month without a day: "in March 30 people", but "on March 30 people".
_IN_MONTH = re.compile(r"\b(?:in|during|(?:in\s)?(?:early|late|mid))[\s-]$")
_MINUTES_ABOUT = 5 / 60
# Marks of an hour that are units of a span of time too.
_SPANS = frozenset("heures heure horas h uur".split())
# Days in words.
_TENS = {"twenty": 20, "thirty": 30}
ORDINAL_DAYS = {word: day for day, word in enumerate(ORDINALS["en"], start=1)} | {"thirtieth": 30}
_HOURS = "|".join(sorted(HOUR_WORDS, key=len, reverse=True))
_CLOCK = re.compile(
    r"(?<![\d.,:-])(?P<h>[01]?\d|2[0-4])(?:(?:[:.]|\s?h\s?)(?P<m>[0-5]\d)(?!\d))?(?!\d|[.,:]\d)"
    r"(?:\s?(?P<mark>a\.?m\b\.?|p\.?m\b\.?|o'clock|uhr\b|heures?\b|h\b|horas\b|uur\b))?",
)
_BEFORE_CLOCK = re.compile(
    r"(?:\bat|\buntil|\btill|\bfrom|\bby|\bat about|\bum|\bbis|\bab|gegen|\bà|\ba las|\ba la|\balle|\bàs|\bom"
    r"|\btot)\s$"
)
_WORDED = re.compile(
    rf"(?<!\w)(?P<part>half past|(?:a )?quarter past|(?:a )?quarter to|halb|half|viertel nach|viertel vor"
    rf"|kwart over|kwart voor)?\s?"
    rf"(?P<h>{_HOURS})(?P<unit>\s(?:o'clock|uhr|heures?|horas|uur))?"
    r"(?P<add>\s(?:y media|et demie|e mezza|e meia|y cuarto|et quart))?(?!\w)(?!-)"
)
_AT = re.compile(
    r"(?:\bat|\bat about|\bat around|shortly before|shortly after|just before|just after|\btowards|\bbefore"
    r"|\bafter|\buntil|\baround|\babout|\bby"
    r"|\bum|\bgegen|kurz vor|kurz nach|\bbis|\bab|\bvers|\bà|\ba las|\ba la|hacia las|\balle|verso le|\bàs|\bom"
    r"|rond|kort voor|kort na)\s$"
)
_KOREAN_HOUR = re.compile(r"(오전|오후|새벽|밤|저녁|아침)?\s?(\d{1,2})시(?!간)\s?(?:(\d{1,2})분|(반))?")
_PARTS = {"half past": 0.5, "quarter past": 0.25, "quarter to": -0.25, "halb": -0.5, "half": -0.5, "viertel"
" nach": 0.25,
          "viertel vor": -0.25, "kwart over": 0.25, "kwart voor": -0.25}  # fmt: skip
_ADDED = {"y media": 0.5, "et demie": 0.5, "e mezza": 0.5, "e meia": 0.5, "y cuarto": 0.25, "et quart": 0.25}
# The part of the day behind an hour in digits: "a las 3 de la madrugada".
_PART_OF_DAY = re.compile(
    rf"\s?(?:in the|at|am|in der|du|de l'|de la|del|di|da|'s)\s?(?:{MORNING}|{EVENING})(?!\w)"
    rf"|\s?(?:{MORNING}|{EVENING})(?!\w)"
)
# Letters behind an hour in which its part of the day may follow.
_NEAR = 40
_YEAR = re.compile(
    r"(?<!\w)(?:in|by|until|till|im jahre?|bis|ab|en|d['’]ici|jusqu['’]en|dès|hasta|para|nel|entro il|em|até|tot|vanaf"
    r"|anno|from|aus dem jahr|(?:in|en|of) the year|in the spring of|in the summer of)\s(1\d{3}|20\d\d)(?![\w,.]\d|\w)"
    r"|(?<!\d)(?P<ko>1\d{3}|20\d\d)년(?:에|까지|부터)"
)
# Letters between a time and the word for its event; for a weekday before it.
_FAR, _JUST_BEFORE, _JUST_BEHIND = 60, 30, 45
# Letters before a weekday that opens its sentence, and so belongs to the event behind it: "Am Donnerstag starb".
_OPENS = 12


def moments(read: NumberedSentence) -> Iterator[Quantity]:
    yield from _dates(read)
    yield from _hours(read)
    yield from _months(read)
    yield from _years(read)
    yield from _weekdays(read)


def _moment(
    read: NumberedSentence, kind: str, start: int, end: int, low: float, high: float, unit: str = ""
) -> Quantity:
    found = (
        frozenset(event.kind for event in read.events if max(event.start - end, start - event.end) <= _FAR) & MOMENTS
    )
    number = Number(start, end, low, low, high)
    return Quantity(kind, number, read.sentence, read.context, unit, found, near=read.near(start, end))


def _dates(read: NumberedSentence) -> Iterator[Quantity]:
    """Days of a month, as month x 100 + day."""
    if read.language == "ko":
        for match in re.finditer(r"(?<!\d)(\d{1,2})월\s?(\d{1,2})일", read.text):
            yield _date(read, match, int(match[1]), int(match[2]))
        return
    if months_of(read.language):
        yield from _numbered_dates(read)
    if read.language == "en":
        yield from _worded_dates(read)


def _numbered_dates(read: NumberedSentence) -> Iterator[Quantity]:
    months = months_of(read.language)
    for match in _date_pattern(read.language).finditer(read.low):
        if match[3] and (read.language != "en" or _IN_MONTH.search(read.low[: match.start()])):
            continue  # a count behind its month
        day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if 1 <= int(day) <= 31:
            yield _date(read, match, months[month], int(day))


def _worded_dates(read: NumberedSentence) -> Iterator[Quantity]:
    months = months_of(read.language)
    for match in _worded_date(read.language).finditer(read.low):
        yield _date(read, match, months[match[3]], _TENS.get(match[1] or "", 0) + ORDINAL_DAYS[match[2]])


def _date(read: NumberedSentence, match: re.Match[str], month: int, day: int) -> Quantity:
    value = float(100 * month + day)
    found = _moment(read, "date", match.start(), match.end(), value, value)
    return replace(found, nouns=thing_of_day(read.low, found.number, read.language))


@cache
def _date_pattern(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(months_of(language), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W\d_]-)\b(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s(?:de\s|of\s)?({names})\b\.?"
        rf"|\b({names})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.,]?\d)"
    )


@cache
def _worded_date(language: str) -> re.Pattern[str]:
    """Return the pattern of an English day in words: "the twenty-eighth of June"."""
    names, days = ("|".join(sorted(words, key=len, reverse=True)) for words in (months_of(language), ORDINAL_DAYS))
    return re.compile(rf"(?<!\w)(?:({'|'.join(_TENS)})-)?({days}) (?:of )?({names})(?!\w)")


def _hours(read: NumberedSentence) -> Iterator[Quantity]:
    """Hours of a day; without a part of the day, an hour up to twelve may be one of two."""
    if read.language == "ko":
        yield from _korean_hours(read)
        return
    for match in _CLOCK.finditer(read.low):
        if _is_clock(match, read.low):
            yield _hour(read, match, int(match["h"]) + int(match["m"] or 0) / 60, match["mark"] or "")
    for match in _WORDED.finditer(read.low):
        if _AT.search(read.low[: match.start()]) and _is_hour(read.low, match):
            yield _hour(read, match, _worded_hour(match), "")
    for word, value in NOON.items():
        if word in read.low and (noon := re.search(rf"(?<!\w){word}(?!\w)", read.low)):
            yield _moment(read, "hour", noon.start(), noon.end(), value, value)


def _worded_hour(match: re.Match[str]) -> float:
    added = _PARTS.get((match["part"] or "").removeprefix("a "), 0) + _ADDED.get((match["add"] or "").strip(), 0)
    return HOUR_WORDS[match["h"]] + added


def _korean_hours(read: NumberedSentence) -> Iterator[Quantity]:
    for match in _KOREAN_HOUR.finditer(read.text):
        hour = int(match[2]) + int(match[3] or 0) / 60 + (0.5 if match[4] else 0)
        late = match[1] in ("오후", "저녁", "밤") and hour < 12
        yield _moment(read, "hour", match.start(), match.end(), hour + 12 * late, hour + 12 * late)


def _is_clock(match: re.Match[str], low: str) -> bool:
    """Return whether digits are an hour: marked, or with minutes behind a word such as "at"; "24 horas" is a span."""
    before = low[: match.start()]
    if not match["mark"] and not match["m"]:
        return bool(_AT.search(before) and _PART_OF_DAY.match(low, match.end()))
    if not match["mark"]:
        return bool(match["m"] and (_BEFORE_CLOCK.search(before) or (_is_colon(match[0]) and _AT.search(before))))
    return bool(match["m"] or match["mark"] not in _SPANS or _AT.search(before))


def _is_colon(clock: str) -> bool:
    return ":" in clock or "h" in clock


def _is_hour(low: str, match: re.Match[str]) -> bool:
    """Return whether a number in words is an hour: it has a part or a unit, or the day or its part follows."""
    if match["part"] or match["unit"] or match["add"]:
        return True
    return bool(
        re.match(
            rf"\s(?:in the|on|am|de la|du|del|di)\s(?:\w+\s)?(?:{MORNING}|{EVENING}|\w+day)(?!\w)|[.,]?$",
            low[match.end() :],
        )
    )


def _hour(read: NumberedSentence, match: re.Match[str], hour: float, mark: str) -> Quantity:
    near = read.low[match.start() : match.end() + _NEAR]
    before = read.low[max(0, match.start() - _NEAR) : match.start()]
    is_late = bool(re.search(rf"(?<!\w)(?:{EVENING})(?!\w)", mark + " " + near))
    is_early = "a.m" in mark or bool(re.search(rf"(?<!\w)(?:{MORNING})(?!\w)", mark + " " + near))
    is_one_of_two = not (is_late or is_early) and _is_up_to_twelve(match, hour, mark)
    low, high = _range(hour + 12 if is_late and hour < 12 else hour, before)
    return _moment(read, "hour", match.start(), match.end(), low, high, "either" if is_one_of_two else "")


def _is_up_to_twelve(match: re.Match[str], hour: float, mark: str) -> bool:
    """Return whether an hour may be one of a half day; a clock with two digits and minutes is one of a whole day."""
    if hour > 12 or mark.startswith(("uhr", "h", "uur")):
        return False
    return not (match.re is _CLOCK and match["m"] and hour >= 10)


def _range(hour: float, before: str) -> tuple[float, float]:
    """Return the least and the latest hour that the words before an hour leave open."""
    is_about = re.search(r"(?:about|towards|gegen|vers|hacia|around|verso|rond)\s(?:las\s|le\s)?$", before)
    about = 0.25 if is_about else _MINUTES_ABOUT
    if re.search(r"(?:before|vor|avant|antes de|prima|voor)(?:\s\w+)?\s$", before):
        return hour - 0.5, hour + about
    if re.search(r"(?:after|nach|après|después de|dopo|na)(?:\s\w+)?\s$", before):
        return hour - about, hour + 0.5
    return hour - about, hour + about


def _months(read: NumberedSentence) -> Iterator[Quantity]:
    """The month of an event, in a sentence with no other month and no day of one: "reopens in March"."""
    if len(read.context.months) != 1:
        return
    value = float(next(iter(read.context.months)))
    pattern = _month_pattern(read.language)
    for match in pattern.finditer(read.low) if pattern else ():
        found = _moment(read, "month", match.start(1), match.end(1), value, value)
        if found.events:
            yield found


@cache
def _month_pattern(language: str) -> re.Pattern[str] | None:
    if language == "ko":
        return re.compile(r"(?<!\d)(\d{1,2}월)(?:에|부터|까지|중|\s?(?:초|말|중순))")
    months, before = months_of(language), _BEFORE_MONTH.get(language)
    if not months or not before:
        return None
    names = "|".join(sorted(months, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{before})[\s-]({names})(?!\w|\.?\s\d)")


def _years(read: NumberedSentence) -> Iterator[Quantity]:
    """The year of an event that begins or ends something: a tower was built in 1412."""
    events = [event for event in read.events if event.kind in _DATED]
    for match in _YEAR.finditer(read.low) if events else ():
        year = float(match[1] or match["ko"])
        number = Number(match.start(), match.end(), year, year, year)
        dated = frozenset(e.kind for e in events if max(e.start - match.end(), match.start() - e.end) <= _FAR)
        if year in read.context.years or year < YEARS.start:
            near = read.near(number.start, number.end)
            yield Quantity("year", number, read.sentence, read.context, "", dated, near=near)


def _weekdays(read: NumberedSentence) -> Iterator[Quantity]:
    """The weekday of an event that happens once, in a sentence without another number."""
    if read.found or len(read.context.days) != 1:
        return
    place = place_of_day(read.text, read.language)
    if place is None:
        return
    leads = place <= _OPENS or read.language == "ko"
    once = (
        frozenset(
            e.kind
            for e in read.events
            if 0 <= place - e.end <= _JUST_BEFORE or (leads and 0 < e.start - place <= _JUST_BEHIND)
        )
        & _ONCE
    )
    day = float(next(iter(read.context.days)))
    if once:
        near = read.near(place, place)
        yield Quantity("weekday", Number(0, 0, day, day, day), read.sentence, read.context, "", once, near=near)
