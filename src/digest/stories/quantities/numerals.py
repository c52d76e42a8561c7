"""The numbers of a sentence with their halves: "four and a half million", "half a tonne", "an hour and a half"."""

import re
from dataclasses import replace

from digest.stories.quantities.patterns import lowered
from digest.stories.quantities.units import UNITS
from digest.text.numbers import Number, numbers

# Behind a number: and a half.
_AND_HALF = re.compile(
    r"\s?(?:and a half|einhalb|et demie?|y medi[oa]|e mezz[oa]|e mei[oa]|enhalf|eneenhalf|반)(?!\w)", re.I
)
# Half of one: "half a tonne", "eine halbe Million", "medio millón".
_HALF_OF = re.compile(
    r"(?<!\w)(?:half an?|half of an?|(?:eine[rnm]? )?halbe[nrs]?|ein halb|(?:une? )?demie?[- ]|medi[oa]"
    r"|(?:un[ao]? )?mezz[oa]"
    r"|mei[oa]|een halve?)(?=\s?\w)",
    re.I,
)
_HALF_A_DOZEN = re.compile(
    r"(?<!\w)(?:(half a dozen|ein halbes dutzend|une demi[- ]douzaine|media docena|mezza dozzina|meia dúzia"
    r"|een half dozijn)|(half a hundred|medio centenar|mezzo centinaio)|(medio millar|half a thousand))(?!\w)",
    re.I,
)
# One and a half, with the unit between: "an hour and a half", "une heure et demie".
_ONE_AND_HALF = re.compile(
    r"(?<!\w)(?:an?|one|une?|una?|uma?|een)\s(?=([^\W\d_]+)\s(?:and a half|et demie?|y medi[oa]|e mezz[oa]"
    r"|e mei[oa])(?!\w))",
    re.I,
)
# One, with a unit behind it and a word for a span or a size before it: "lasted an hour", "dauerte einen Tag".
_ONE = re.compile(
    r"(?<!\w)(?:last(?:s|ed)?|takes?|took|taken|for|wait(?:ed)?|wait of|closed|dauer[nt]\w*|gedauert|duré|dure|durera"
    r"|pendant|durant|dur[aó]|durará|durante|durata|durato|dur[oa]u|duurde|duurt)\s"
    r"(?:(?:more than|less than|almost|nearly|about|only|just|over|under|just over|just under|mehr als|weniger als|fast"
    r"|etwa|rund|knapp|nur|über|gut|plus d['’]|moins d['’]|environ|presque|près d['’]|más de|menos de|casi|più di"
    r"|quasi|mais de|quase|meer dan|bijna)\s?)?"
    r"(an?|one|ein(?:e[nmr]?)?|une?|una?|uma?|een)\s([^\W\d_]+)(?!\w)",
    re.I,
)
_ONE_IN_KOREAN = re.compile(r"(?<![가-힣])한(?=\s?(?:시간|달|주(?![가-힣])))")
# German writes "viereinhalb" as one word.
_GERMAN = re.compile(r"(?<!\w)(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)einhalb(?!\w)", re.I)
_GERMAN_ONES = "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
# Tolerance of a half, which is a round figure, as a share of it.
_ROUGHLY = 0.05


def numerals(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order, with halves added to them or standing alone.

    >>> [n.value for n in numerals("They paid four and a half million for half a tonne.", "en")]
    [4500000.0, 0.5]
    """
    found = list(numbers(text, language))
    low = lowered(text)
    found += _ones(text, found)
    if not any(half in low for half in ("half", "halb", "demi", "medi", "mezz", "mei", "halv", "반")):
        return tuple(sorted(found, key=lambda number: number.start))
    found = [_with_half(text, number) for number in found]
    for match in _GERMAN.finditer(text):
        found.append(_exactly(match.start(), match.end(), _GERMAN_ONES.index(match[1].lower()) + 1.5))
    for match in _HALF_A_DOZEN.finditer(text):
        value = next(value for value, group in zip((6.0, 50.0, 500.0), match.groups(), strict=True) if group)
        found.append(_exactly(match.start(), match.end(), value))
    for match in _HALF_OF.finditer(text):
        found.append(_exactly(match.start(), match.end(), 0.5))
    for match in _ONE_AND_HALF.finditer(text):
        if match[1].lower() in UNITS:
            found.append(_exactly(match.start(), match.end() - 1, 1.5))
    return tuple(_merged(text, sorted(found, key=lambda number: (number.start, -number.end))))


def _ones(text: str, found: list[Number]) -> list[Number]:
    """Return the articles that count one unit: "lasted an hour"."""
    matches = (match for match in _ONE.finditer(text) if match[2].lower() in UNITS)
    places = [match.span(1) for match in matches if not _AND_HALF.match(text, match.end())]
    places += [match.span() for match in _ONE_IN_KOREAN.finditer(text)]
    return [
        Number(start, end, 1.0, 1.0, 1.0)
        for start, end in places
        if not any(number.start <= start < number.end for number in found)
    ]


def _exactly(start: int, end: int, value: float) -> Number:
    return Number(start, end, value, value * (1 - _ROUGHLY), value * (1 + _ROUGHLY))


def _with_half(text: str, number: Number) -> Number:
    """Return a number with the half behind it: "four and a half"."""
    half = _AND_HALF.match(text, number.end)
    scale = 10 ** max(0, len(str(int(number.value))) - 1) if number.value >= 1000 else 1
    if not half:
        return number
    more = scale / 2
    return replace(number, end=half.end(), value=number.value + more, low=number.low + more, high=number.high + more)


def _merged(text: str, found: list[Number]) -> list[Number]:
    """Return the numbers; one that is followed by a scale alone, as in "half a million", is multiplied by it."""
    out: list[Number] = []
    for number in found:
        last = out[-1] if out else None
        if last and number.start < last.end:
            continue
        word = text[number.start : number.end]
        if last and number.start - last.end <= 1 and not any(map(str.isdigit, word)) and number.value >= 100:
            scale = number.value
            out[-1] = Number(last.start, number.end, last.value * scale, last.low * scale, last.high * scale)
        else:
            out.append(number)
    return out
