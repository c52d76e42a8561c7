"""Shares in percent: "40 percent", "two fifths", "two in five", "a third of the pupils", "die Hälfte", "3분의 1"."""

import re
from collections.abc import Iterator

from digest.stories.quantities.measures import rounded
from digest.stories.quantities.quantity import NumberedSentence
from digest.stories.quantities.units import PERCENT
from digest.text.hedges import bounds
from digest.text.numbers import Number

_PARTS = (
    (re.compile(r"\s(?:thirds?|drittel|tiers|tercios|terzi|terços|derde)(?!\w)"), 3),
    (re.compile(r"\s(?:quarters?|viertel|quarts|cuartos|quarti|quartos|kwart)(?!\w)"), 4),
    (re.compile(r"\s(?:fifths?|fünftel|cinquièmes|quintos|quinti|vijfde)(?!\w)"), 5),
    (re.compile(r"\s(?:tenths?|zehntel|dixièmes|décimos|decimi|tiende)(?!\w)"), 10),
)
# Of this many a share is usually given: "seven in ten".
_WHOLES = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 100))
_OUT_OF = re.compile(
    r"\s(?:[^\W\d_]+\s(?=out|sur|de cada|su|em cada|op de))?"
    r"(?:in|out of|of|von|sur|de cada|su|em cada|op de|van de|en)\s$"
)
# Parts without a number, each with the number of parts of the whole; "a third man" and "a quarter of an hour" are none.
_WORDED = {
    "en": (
        (2, r"(?<!first )(?<!second )(?<!other )half(?= of (?!an? )| the (?!time))"),
        (3, r"(?:a|one)(?: good| full| bare)?[ -]third(?= of )"),
        (4, r"(?:a|one)(?: good| full| bare)?[ -]quarter(?= of (?!an hour|a century|a million))"),
        (5, r"(?:a|one)[ -]fifth(?= of )"),
        (10, r"(?:a|one)[ -]tenth(?= of )"),
    ),
    "de": (
        (2, r"hälfte"), (2, r"jede[rs]? zweite"), (3, r"(?:ein|eines) drittel"), (3, r"jede[rs]? dritte"),
        (4, r"ein viertel(?!stunde|jahr)"), (4, r"jede[rs]? vierte"), (5, r"ein fünftel"), (5, r"jede[rs]? fünfte"),
        (10, r"jede[rs]? zehnte"), (10, r"ein zehntel"),
    ),
    "fr": (
        (2, r"la moitié"), (3, r"(?:un|le) tiers(?= d)"), (4, r"(?:un|le) quart(?= d(?!['’]heure))"),
        (5, r"un cinquième(?= d)"), (10, r"un dixième(?= d)"),
    ),
    "es": (
        (2, r"la mitad"), (3, r"un tercio"), (4, r"(?:un cuarto|una cuarta parte|la cuarta parte)(?= de (?!hora))"),
        (3, r"(?:una|la) tercera parte"), (5, r"(?:un quinto|(?:una|la) quinta parte)(?= de)"),
    ),
    "it": ((2, r"la metà"), (3, r"un terzo(?= d)"), (4, r"un quarto(?= d(?!['’]ora))"), (5, r"un quinto(?= d)")),
    "pt": ((2, r"(?:a )?metade"), (3, r"um terço"), (4, r"um quarto(?= d)"), (5, r"um quinto(?= d)")),
    "nl": ((2, r"de helft"), (3, r"een derde(?= van)"), (4, r"een kwart(?= van)"), (5, r"een vijfde(?= van)")),
    "ko": ((2, r"절반"),),
}  # fmt: skip
# One of several: "one in four", "un sur trois", "uno de cada cinco".
_ONE_OF = re.compile(
    r"(?<!\w)(?:one(?: [a-z]+)? (?:in|out of)(?: every)?|une?(?: [a-zà-ÿ]+)? sur|un[oa]?(?: [a-zà-ÿ]+)? de cada"
    r"|uno su|um em cada|een op de) $"
)
_KOREAN_PART = re.compile(r"(\d{1,2})분의 ?(\d{1,2})")
# A part of the whole in words is this exact, as a share of itself.
_ROUGHLY = 0.2


def worded_shares(read: NumberedSentence) -> Iterator[Number]:
    """Yield the shares of a sentence that are in words alone."""
    for parts, pattern in _WORDED.get(read.language, ()):
        for match in re.finditer(pattern if read.language == "ko" else rf"(?<!\w){pattern}(?!\w)", read.low):
            yield _worded(read, match.start(), match.end(), 100 / parts)
    for number in read.found:
        one = _ONE_OF.search(read.low[: number.start])
        if one and number.value in _WHOLES:
            yield _worded(read, one.start(), number.end, 100 / number.value)
    for match in _KOREAN_PART.finditer(read.text):
        yield _worded(read, match.start(), match.end(), 100 * int(match[2]) / max(1, int(match[1])))


def _worded(read: NumberedSentence, start: int, end: int, value: float) -> Number:
    low, high = bounds(read.text, start, end, value, read.language)
    low = low if high == float("inf") else low and low * (1 - _ROUGHLY)
    return Number(start, end, value, low, high * (1 + _ROUGHLY) if low else high)


def share(read: NumberedSentence, number: Number) -> Number | None:
    """Return the number as a share in percent: "40 percent", "two fifths", "two in five"."""
    low = read.low
    if re.match(PERCENT, low[number.end :]):
        return rounded(number)
    for pattern, parts in _PARTS:
        match = pattern.match(low, number.end)
        if match:
            return _as_share(number, match.end(), parts)
    following = next((n for n in read.found if n.start > number.end), None)
    is_share = following and following.value in _WHOLES and number.value < following.value
    if following and is_share and _OUT_OF.fullmatch(low[number.end : following.start]):
        return _as_share(number, following.end, following.value)
    return None


def _as_share(number: Number, end: int, parts: float) -> Number:
    about = 100 / parts / 4
    value = 100 * number.value / parts
    low = 0.0 if number.low == 0 else value - about
    high = number.high if number.high == float("inf") else value + about
    return Number(number.start, end, value, low, high if number.low else value)
