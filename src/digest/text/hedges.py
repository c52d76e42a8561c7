"""Find the values that the words around a number allow: "at least 12", "40 or more", "knapp 300", "50명 이상"."""

import math
import re

from digest.text.languages.hedge_words import APPROXIMATE, AT_LEAST, AT_MOST, BEHIND, LESS_THAN, MORE_THAN
from digest.text.languages.number_words import ROUND_NUMBERS

# From this size on a figure without a hedge counts as rounded to its last digit that is not 0: "4 million" may be 4.2,
# "20 people" are not 18.
_ROUNDED_FROM = 1000
# Tolerance of "about 30": this share of it, or half a unit of its last digit that is not 0, whichever is more.
_ABOUT = 0.05
# Tolerance of "une trentaine", as a share of it: 26 and 34 are called that too, 23 is not.
_ROUGHLY = 0.15
# Greatest ratio of a number to itself without its last digits.
_CUT_OFF = 1.02
# Number of words before a number that may hedge it: "in the region of 12", "at least another 12".
_BEFORE = 4
# Hedges with their effect.
_HEDGES = (
    ("least", AT_LEAST),
    ("most", AT_MOST),
    ("least", MORE_THAN),
    ("most", LESS_THAN),
    ("about", APPROXIMATE),
)


def bounds(text: str, start: int, end: int, value: float, language: str) -> tuple[float, float]:
    """Return the least and the greatest value that the words around a number allow.

    >>> bounds("no fewer than 12 boats", 14, 16, 12.0, "en"), bounds("12 boats or more", 0, 2, 12.0, "en")
    ((12.0, inf), (12.0, inf))
    """
    effect = _before(text, start, language) or _behind(text, end, language)
    if effect == "least":
        return value, math.inf
    if effect == "most":
        return 0.0, value
    margin = _margin(text[start:end], value, is_about=effect == "about")
    return round(value - margin, 6), round(value + margin, 6)


def _margin(counted: str, value: float, *, is_about: bool) -> float:
    if counted.lower().split()[-1] in ROUND_NUMBERS:
        return _ROUGHLY * value
    if is_about:
        return max(_ABOUT * value, rounding(value))
    return rounding(value) if value >= _ROUNDED_FROM else 0.0


def _before(text: str, start: int, language: str) -> str:
    """Return the effect of the longest hedge before a number: "no fewer than" ends in "fewer than"."""
    before = " " + " ".join(words_before(text, start))
    if before.endswith(" than the"):  # "more than the 270 votes needed", and not "over the 12 months"
        before = before.removesuffix(" the")
    found = (
        (len(phrase), effect)
        for effect, table in _HEDGES
        for phrase in table.get(language, ())
        if before.endswith(f" {phrase}")
    )
    return max(found, default=(0, ""))[1]


def _behind(text: str, end: int, language: str) -> str:
    """Return the effect of a hedge behind a number or behind the noun after it: "forty people or more"."""
    after = text[end : end + 40].lower()
    return next((effect for effect, hedge in BEHIND.get(language, ()) if re.match(hedge, after)), "")


def rounding(value: float) -> float:
    """Return half a unit of the last digit of `value` that is not 0: 50 for 1,200, .05 for 6.1; 0 for 0."""
    if not value:
        return 0.0
    digits = f"{abs(value):.9f}".rstrip("0").rstrip(".")
    if "." in digits:
        return float(f"5e-{len(digits.split('.')[1]) + 1}")
    return float(f"5e{len(digits) - len(digits.rstrip('0')) - 1}")


def cuts_off(rounder: float, exact: float) -> bool:
    """Return whether an amount is another one without its last digits: 138 million of 138.7 million.

    A digit that is more than a fiftieth of the amount is not left out: 13.9 is not called 13.  Below 1,000 an amount is
    exact.

    >>> cuts_off(138e6, 138.7e6), cuts_off(138e6, 139e6), cuts_off(13e6, 13.9e6), cuts_off(520, 524)
    (True, False, False, False)
    """
    if rounder < _ROUNDED_FROM:
        return False
    unit = 2 * rounding(rounder)
    return rounder <= exact < rounder + unit <= _CUT_OFF * rounder and rounding(exact) < rounding(rounder)


def words_before(text: str, start: int) -> list[str]:
    """Return the last words before a place, of the same clause, in lower case."""
    clause = re.split(r"[.;:!?()]", text[max(0, start - 60) : start])[-1]
    return re.findall(r"[\w’'-]+", clause.lower().replace("’", "'"))[-_BEFORE:]
