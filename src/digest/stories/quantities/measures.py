"""Quantities with a unit: lengths, areas, weights, speeds, temperatures, spans of time."""

import re
from dataclasses import replace

from digest.stories.quantities.context import YEARS
from digest.stories.quantities.near import LASTING, quantity
from digest.stories.quantities.patterns import words_after, words_before
from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.stories.quantities.units import COMPOUND, DIRECTIONS, MAGNITUDE, NOT_UNITS, UNITS
from digest.text.hedges import rounding
from digest.text.numbers import Number

_TEMPERATURE = re.compile(
    r"temperat|degree|grad\b|thermom|mercury|frost|froid|zero|null|quecksilber|mercure|minus|기온|영하|freez"
)
_BELOW = re.compile(r"(?:minus|−|moins|menos|meno|영하)\s?$|(?<!\w)-$")
_BELOW_AFTER = re.compile(
    r"[^.,;]{0,20}(?:below (?:zero|freezing)|unter null|sous zéro|bajo cero|sotto (?:lo )?zero|abaixo de zero"
    r"|onder (?:nul|het vriespunt))"
)
# Behind a span of time that is a distance in time, and before one that is a frame.
_AWAY = re.compile(r"[\s-](?:ago|earlier|later|before|zuvor|später|plus tôt|plus tard|antes|después)|전|뒤|후|만에|째")
# Before a span that lasts, whatever is behind it: "for four hours before they were let out".
_LASTS = re.compile(r"(?:for|lang|pendant|durante)\s$")
_FRAME = re.compile(
    r"(?:within|every|(?<!to )(?<!will )(?<!would )(?<!must )last|past|next|innerhalb|binnen|vor|alle|il y a|hace|fra"
    r"|tra|há|over the|für die|in)"
    r"\s(?:the\s|von\s|de\s)?$"
)
_EACH = re.compile(
    r"\s(?:a|per|pro|am|par|por|al)\s(?:day|week|month|year|tag|woche|jour|semaine|día|semana|giorno|dia|dag)\b"
)
_JOINED = re.compile(r",?\s(?:and |und |et |y |e |en )?")
# A value is rounded by at most this share of it.
_ROUNDED = 0.03
# A value rounded to its last digit is within this share of half a unit of it: two years are not three.
_WITHIN = 0.9
# Magnitudes of earthquakes are smaller.
_MAGNITUDES = 10


def measures(read: NumberedSentence, number: Number) -> list[Quantity]:
    if _is_magnitude(read, number):
        return [quantity(read, "magnitude", number)]
    dimension, size, end = _unit(read, number)
    is_bare = not dimension and _BELOW.search(read.low[: number.start]) and _TEMPERATURE.search(read.low)
    if dimension in ("temperature", "fahrenheit") or is_bare:
        return [_temperature(read, number, dimension)]
    if not dimension or (dimension == "duration" and _is_no_span(read, number, end)):
        return []
    number = _composite(read, number, dimension, size, end)
    found = quantity(read, dimension, _scaled(rounded(number), size))
    if dimension == "length" and set(words_after(read.text, replace(number, end=end))[:3]) & DIRECTIONS:
        found = replace(found, events=found.events | {"from"})
    return [found]


def _is_magnitude(read: NumberedSentence, number: Number) -> bool:
    word = MAGNITUDE.get(read.language, "magnitude")
    if read.language == "ko":
        return word in read.low and number.value < _MAGNITUDES and number.value != int(number.value)
    return word in words_before(read.text, number)[-3:] or words_after(read.text, number)[:1] == [word]


def _unit(read: NumberedSentence, number: Number) -> tuple[str, float, int]:
    """Return the dimension of the unit behind a number, its size, and where it ends; "" without a unit."""
    low = read.low[number.end : number.end + 40]
    for pattern, dimension, size in COMPOUND:
        match = pattern.match(low)
        if match:
            return dimension, size, number.end + match.end()
    match = re.match(r"[\s\u00a0-]?(?:de |d'|di )?(°\s?[cf]?|[^\W\d_]+)", low)
    word = match[1] if match else ""
    if read.language == "ko":
        word = next((word[:size] for size in range(len(word), 0, -1) if word[:size] in UNITS), "")
    is_money = word == "pounds" and not any(event.kind == "weigh" for event in read.events)
    if not match or is_money or word in NOT_UNITS.get(read.language, ()):
        return "", 1.0, number.end
    return (*UNITS.get(word, ("", 1.0)), number.end + match.end())


def _temperature(read: NumberedSentence, number: Number, dimension: str) -> Quantity:
    is_below = bool(_BELOW.search(read.low[: number.start]) or _BELOW_AFTER.match(read.low[number.end :]))
    number = rounded(number)
    if is_below:
        number = replace(number, value=-number.value, low=-number.high, high=-number.low)
    if dimension == "fahrenheit":
        low, value, high = ((degrees - 32) / 1.8 for degrees in (number.low, number.value, number.high))
        number = replace(number, value=value, low=low - 0.5, high=high + 0.5)
    return quantity(read, "temperature", number)


def _is_no_span(read: NumberedSentence, number: Number, end: int) -> bool:
    """Return whether a span of time lasts nothing of its own: "three years ago", "24 hours a day", "34-year-old"."""
    low = read.low
    is_away = _AWAY.match(low, end) and not _LASTS.search(low[: number.start])
    if low.startswith("-old", end) or is_away or _EACH.match(low, end):
        return True
    if read.language == "ko" and number.value in YEARS:
        return True
    if low[number.end : number.end + 1] == "-" and not any(event.kind in LASTING for event in read.events):
        return True  # "a 20-minute call"
    before = _FRAME.search(low[: number.start])
    return bool(before and not (len(read.found) == 1 and before[0].startswith("in")))


def _composite(read: NumberedSentence, number: Number, dimension: str, size: float, end: int) -> Number:
    """Return a span of time with its smaller part: "two hours and 21 minutes"."""
    following = next((n for n in read.found if n.start >= end), None)
    if dimension != "duration" or not following or not _JOINED.fullmatch(read.low[end : following.start]):
        return number
    kind, smaller, _ = _unit(read, following)
    if kind != "duration" or smaller >= size:
        return number
    more = following.value * smaller / size
    return replace(number, end=following.end, value=number.value + more, low=number.low + more, high=number.high + more)


def _scaled(number: Number, size: float) -> Number:
    return replace(number, value=number.value * size, low=number.low * size, high=number.high * size)


def rounded(number: Number) -> Number:
    """Widen a value to the precision of its last digit, except on a side with a bound in the text."""
    width = rounding(number.value)
    width = min(width, _ROUNDED * number.value) if number.value >= 10 else _WITHIN * width
    low = number.low if number.high == float("inf") else min(number.low, round(number.value - width, 9))
    high = number.high if number.low == 0 else max(number.high, round(number.value + width, 9))
    return replace(number, low=low, high=high)
