"""Quantities that are figures: money, shares, measures, and counts of people or things."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from digest.stories.quantities.patterns import (
    clause_of,
    compiled,
    is_percent,
    kinds_of,
    matches,
    words_after,
    words_before,
)
from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.stories.quantities.scenes import YEARS
from digest.stories.quantities.vocabulary import (
    AND,
    BADLY,
    CURRENCIES,
    DIRECTIONS,
    FUNCTION,
    KINDS,
    MAGNITUDE,
    MONEY,
    NAMED_BY_NUMBER,
    PART_AFTER,
    PART_BEFORE,
    PEOPLE,
    PLACED,
    PUT_AT,
    SIDES,
    SIGNS,
    SOMEWHERE,
    SPANS,
    TOLL,
    TURNOUT,
    UNITS,
    VOTE_SHARE,
    WAS_BEFORE,
)
from digest.text.numbers import Number, rounding
from digest.text.words import stems, vocabulary

# Letters between a number without a noun and the word for its kind: "left 11 dead", "wounded at 22".
_NEXT_TO = 12
_Kind = tuple[str, int, int]  # with its place in the text


def figures(read: NumberedSentence) -> Iterator[Quantity]:
    for number in read.found:
        if not (_is_name(read.text, number) or _is_part(read.text, number)):
            yield from _money(read, number) or _percent(read, number) or _measure(read, number) or _count(read, number)


def _money(read: NumberedSentence, number: Number) -> list[Quantity]:
    text = read.text
    after = words_after(text, number)
    currency = SIGNS.get(text[number.start - 1 : number.start]) or SIGNS.get(text[number.end : number.end + 1])
    currency = currency or next((CURRENCIES[word] for word in after[:2] if word in CURRENCIES), None)
    start, end = clause_of(text, number)
    roles = kinds_of(MONEY, read.language, text[start:end])
    if not currency or "(" in text[number.start - 5 : number.start] or len({role for role, _, _ in roles}) != 1:
        return []
    role, a, b = roles[0]
    return [read.quantity(role, _rounded(number), unit=currency, words=text[start + a : start + b])]


def _percent(read: NumberedSentence, number: Number) -> list[Quantity]:
    """A turnout, or somebody's share of a vote."""
    if not is_percent(read.text, number, read.language):
        return []
    start, end = clause_of(read.text, number)
    clause = read.text[start:end]
    if matches(TURNOUT, read.language, clause):
        return [read.quantity("turnout", _rounded(number))]
    winner = _named(read.text[start : number.start], read.language)
    if winner and matches(VOTE_SHARE, read.language, clause):
        return [read.quantity("share of the vote", _rounded(number), noun=winner[-1].lower())]
    return []


def _named(text: str, language: str) -> list[str]:
    """The capitalised words of a text, without places."""
    where = rf"\b(?i:{PLACED.get(language, 'in')})\s[A-ZÀ-Þ]"
    return [
        match[0]
        for match in re.finditer(r"[A-ZÀ-Þ][\w’'-]+", text)
        if not re.search(rf"{where}$", text[: match.start() + 1])
    ]


def _measure(read: NumberedSentence, number: Number) -> list[Quantity]:
    text = read.text
    after, before = words_after(text, number), words_before(text, number)
    if MAGNITUDE.get(read.language) in before[-2:] or after[:1] == [MAGNITUDE.get(read.language)]:
        return [read.quantity("magnitude", number)]
    unit = _unit(text, number, after)
    if not unit:
        return []
    if set(after[1:4]) & DIRECTIONS:
        return []
    side = next((SIDES[word] for word in [*after[1:4], *before[-2:]] if word in SIDES), "")
    return [read.quantity(side or "measure", _rounded(number), unit=unit)]


def _rounded(number: Number) -> Number:
    """Widen the value to the precision of its last digit, except on a side with a bound in the text."""
    width = rounding(number.value)
    low = number.low if number.high == math.inf else min(number.low, round(number.value - width, 9))
    high = number.high if number.low == 0 else max(number.high, round(number.value + width, 9))
    return replace(number, low=low, high=high)


def _unit(text: str, number: Number, after: list[str]) -> str:
    sign = re.match(r"\s?(km/h|°[cf]?|\w+)", text[number.end :].lower())
    return (UNITS.get(sign[1], "") if sign else "") or (UNITS.get(after[0], "") if after else "")


def _count(read: NumberedSentence, number: Number) -> list[Quantity]:
    """People, homes or jobs, by the nearest word of their clause for their fate."""
    text, language = read.text, read.language
    after = words_after(text, number)
    if not _can_be_count(read, number, after):
        return []
    start, end = clause_of(text, number)
    kinds = [(kind, a + start, b + start) for kind, a, b in kinds_of(KINDS, language, text[start:end])]
    if not kinds or _goes_on_elsewhere(read, number):
        return []
    kind, a, b = _nearest(kinds, number)
    is_far = max(a - number.end, number.start - b) > _NEXT_TO
    if is_far and _counts_nothing(after, language) and not _is_put_at(text, number, text[start:end]):
        return []
    degree = "badly " if compiled(BADLY, inside=False).search(text[start:end].lower()) else ""
    return [read.quantity(f"{degree}{kind}", number, noun=_noun(text, number, language), words=text[a:b])]


def _can_be_count(read: NumberedSentence, number: Number, after: Sequence[str]) -> bool:
    """Return whether a number is whole, and no year, time, share or span of time."""
    if number.value != int(number.value):
        return False
    if number.value in YEARS and "," not in read.text[number.start : number.end]:
        return False
    is_other = _is_time(read.text, number) or is_percent(read.text, number, read.language)
    return not (is_other or set(after[:1]) & SPANS)


def _nearest(kinds: Sequence[_Kind], number: Number) -> _Kind:
    """Return the kind next to a number; for a crowd, the kind beside the crowd: "90 protesters were arrested"."""
    found = min(kinds, key=lambda k: (max(k[1] - number.end, number.start - k[2]), k[1]))
    if found[0] != "crowd":
        return found
    return next((k for k in kinds if k[0] != "crowd" and 0 < k[1] - found[2] < _NEXT_TO), found)


def _counts_nothing(after: Sequence[str], language: str) -> bool:
    """Return whether the word after a number is a stop word, but not a word for people."""
    return bool(after) and after[0] in vocabulary(language).stop and after[0] not in PEOPLE


def _is_put_at(text: str, number: Number, clause: str) -> bool:
    """Return whether a toll is put at a number: "the toll rose to 12"."""
    put_at = set(words_before(text, number)[-1:]) & PUT_AT
    return bool(put_at and compiled(TOLL, inside=False).search(clause.lower()))


def _goes_on_elsewhere(read: NumberedSentence, number: Number) -> bool:
    """Return whether a number is for one place of several: "Twelve died in the north and seven in the south"."""
    later = (n for n in read.found if n.start >= number.end)
    second = next(later, None)
    if second is None:
        return False
    joined = re.search(rf"\W(?:{AND})\s+$|,\s+$", read.text[: second.start])
    there = re.match(rf"\s+(?:{SOMEWHERE})\s", read.text[second.end :].lower())
    return bool(joined and there)


def _noun(text: str, number: Number, language: str) -> str:
    """The stem of the noun that is counted; "" for people as such."""
    kinds = {word for kind in KINDS.values() for word in re.findall(r"\w+", kind.get(language, ""))}
    after = words_after(text, number)
    after = after[1:] if after[:1] == ["de"] else after  # "une trentaine de"
    for word, following in zip(after[:2], [*after[1:3], ""], strict=False):
        if language == "ko" or word in vocabulary(language).stop - PEOPLE or word in FUNCTION:
            return ""
        if word not in kinds or (word in PEOPLE and following in vocabulary(language).stop):
            return "" if word in PEOPLE else "".join(stems(word, language))
    return ""


def _is_name(text: str, number: Number) -> bool:
    """Return whether a number follows a capitalised word, without a noun after it: "Flight 417 landed"."""
    before = re.search(r"(\S+)\s$", text[: number.start])
    if not before or not text[number.start].isdigit() or not before[1][0].isupper() or before[1][-1] in ",;:":
        return False
    after = re.match(r"\s?([^\W\d_]+|%|°)", text[number.end :])
    return before[1].lower().rstrip(".") in NAMED_BY_NUMBER or not after or after[1].lower() in vocabulary("en").stop


def _is_part(text: str, number: Number) -> bool:
    before = words_before(text, number)
    if set(before[-3:]) & PART_BEFORE or (before and before[-1] in WAS_BEFORE):
        return True
    after = text[number.end : number.end + 30].lstrip().lower()
    return after.startswith(PART_AFTER) or bool(re.match(r"(?!per)\w+ of (?:those|them|whom|the)\b", after))


def _is_time(text: str, number: Number) -> bool:
    return bool(re.match(r"[:.]\d\d|\s?(?:[ap]\.?m\b|uhr|시|h\d)", text[number.end :].lower())) or bool(
        re.search(r"\d:$", text[: number.start])
    )
