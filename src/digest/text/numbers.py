"""Find numbers in running text, in digits and in words, with the values that the wording allows.

This module reads digits, separators, scales and hedges; text2num reads number words of the languages in `_WORDED`, and
a table those of Korean.  A lone "one" is no number: in most languages it is the article.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from digest.text.hedges import bounds, words_before
from digest.text.languages.number_words import (
    BETWEEN,
    DOZENS,
    NATIVE_ONES,
    NATIVE_TENS,
    ROUND_NUMBERS,
    SCALES,
    TO,
    VAGUE,
    WIDE_SCALES,
)

_WORDED = frozenset(("de", "en", "es", "fr", "it", "nl", "pt"))
# Languages in which the point separates thousands and the comma decimals; elsewhere it is the other way round.
_COMMA_DECIMAL = frozenset(
    "bg ca cs da de el es eu fi fr hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi".split()
)
_BLANKS = " \u00a0\u202f\u2009"
_DIGITS = re.compile(rf"(?<![\w.,])(?<![^\W\d_]-)\d+(?:[.,'’{_BLANKS}]\d+)*")
# Digits before the point; what is longer counts nothing (the longest amounts in the news have 16) and may be infinite.
_MOST_DIGITS = 30
# Words of scale behind one number: "two hundred thousand million" has three.
_MOST_SCALES = 4
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|re|ère|e|ème|º|ª)(?!\w)")
_BEHIND = re.compile(rf"[{_BLANKS}-]?([^\W\d_]+)(\.?)")
_NEXT_WIDE = re.compile(
    rf"[{_BLANKS}]?(\d{{1,{_MOST_DIGITS}}}(?:,\d\d\d){{,9}}(?:\.\d+)?)"
    rf"(?=[{''.join(WIDE_SCALES)}]|[{_BLANKS}]?[원달유엔명])"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
# Continuation of a round number that counts things; days and weeks are excluded, since "une quarantaine de 14 jours"
# isolates the sick and "una quincena" is a fortnight.
_COUNTS = r"\s(?:de\s|di\s|d[’'])(?!(?:\S+\s)?(?:jours?|semaines?|d[ií]as?|semanas?|giorni|settimane)\b)"


@dataclass(frozen=True, slots=True)
class Number:
    """Number with its place in a text.

    `low` to `high` are the values that its wording allows: "at least 12" is 12 to infinity.
    """

    start: int
    end: int
    value: float
    low: float
    high: float

    def allows(self, other: "Number") -> bool:
        """Return whether both numbers can be true of one quantity."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: float
    scale: float = 1.0


def numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of `text` in order; a range ("10 to 12", "between 10 and 12") is one number.

    >>> [(n.value, n.low, n.high) for n in numbers("At least seven died and 1.5 million fled.", "en")]
    [(7.0, 7.0, inf), (1500000.0, 1450000.0, 1550000.0)]
    """
    found = sorted((*_in_digits(text, language), *_in_words(text, language)), key=lambda item: item.start)
    apart: list[_Found] = []
    for item in found:
        if not apart or item.start >= apart[-1].end:
            apart.append(_scaled(text, item, language))
    return tuple(_ranged(text, apart, language))


def _in_digits(text: str, language: str) -> Iterator[_Found]:
    for match in _DIGITS.finditer(text):
        if _ORDINAL.match(text, match.end()):
            continue
        yield from _groups(match[0], match.start(), language)


def _groups(run: str, start: int, language: str) -> Iterator[_Found]:
    """Yield the numbers of a run of digits and separators: "1 200" is one, "2012 500" two."""
    pieces = re.split(rf"([.,'’{_BLANKS}])", run)
    at, offset = 0, start
    while at < len(pieces):
        whole, fraction, last = pieces[at], "", at
        point = "," if language in _COMMA_DECIMAL else "."
        while last + 2 < len(pieces) and len(pieces[last + 2]) == 3 and len(pieces[at]) <= 3:
            if pieces[last + 1] == point:
                break
            whole, last = whole + pieces[last + 2], last + 2
        if last + 2 < len(pieces) and pieces[last + 1] == point:
            fraction, last = pieces[last + 2], last + 2
        length = sum(map(len, pieces[at : last + 1]))
        if len(whole) <= _MOST_DIGITS:
            yield _Found(offset, offset + length, float(f"{whole}.{fraction or 0}"))
        offset += sum(map(len, pieces[at : last + 2]))
        at = last + 2


def _in_words(text: str, language: str) -> Iterator[_Found]:
    if language == "ko":
        yield from _native(text)
    yield from _dozens(text)
    if language in _WORDED:
        yield from _spelled(text, language)


def _dozens(text: str) -> Iterator[_Found]:
    """Yield "a dozen" and "une trentaine"; a round number only where it counts things."""
    for match in _dozen_pattern().finditer(text):
        word = match[1].lower()
        if word not in ROUND_NUMBERS or re.match(_COUNTS, text[match.end() :]):
            yield _Found(match.start(), match.end(), DOZENS.get(word) or ROUND_NUMBERS[word])


def _spelled(text: str, language: str) -> Iterator[_Found]:
    """Yield the numbers in words that text2num reads."""
    from text_to_num import find_numbers

    tokens = [_Token(match[0].rstrip("."), match.start()) for match in _TOKEN.finditer(text)]
    for previous, token in itertools.pairwise(tokens):
        token.apart = bool(text[previous.start + len(previous.word) : token.start].strip())
    for found in find_numbers(tokens, language, 0):
        first, last = tokens[found.start], tokens[found.end - 1]
        # "hundreds", "thousands" alone are no number
        if not found.is_ordinal and found.value > 1 and last.word.lower() not in VAGUE:
            yield _Found(first.start, last.start + len(last.word), float(found.value))


class _Token:
    """Word with the methods that text2num calls."""

    __slots__ = ("apart", "start", "word")

    def __init__(self, word: str, start: int) -> None:
        self.word, self.start, self.apart = word, start, False

    def text(self) -> str:
        return self.word.lower()

    def nt_separated(self, previous: "_Token") -> bool:
        return self.apart

    def not_a_number_part(self) -> bool:
        return False


def _native(text: str) -> Iterator[_Found]:
    """Yield numbers in Korean's own numerals, before a counter: 열두 명."""
    for match in _native_pattern().finditer(text):
        value = NATIVE_TENS.get(match[1] or "", 0) + NATIVE_ONES.get(match[2] or "", 0)
        if value > 1:
            yield _Found(match.start(), match.end(), float(value))


@cache
def _native_pattern() -> re.Pattern[str]:
    tens, ones = "|".join(NATIVE_TENS), "|".join(sorted(NATIVE_ONES, key=len, reverse=True))
    return re.compile(
        rf"(?<![가-힣])({tens})?({ones})?(?=\s?(?:명|사람|대|건|채|곳|구|척|시간|주(?![가-힣])|달|마리|그루|표|골|권|벌|장)(?![가-힣]*다))"
    )


@cache
def _dozen_pattern() -> re.Pattern[str]:
    """Return the pattern of "a dozen" and "une trentaine"; the plural ("centinaia") is no number."""
    words = "|".join((*DOZENS, *ROUND_NUMBERS))
    return re.compile(rf"\b(?:a|ein|une|una|un|um|uma|een)\s({words})\b", re.IGNORECASE)


def _scaled(text: str, found: _Found, language: str, most: int = _MOST_SCALES) -> _Found:
    """Return a number with the scale behind it: "1.5 million", "2,5 Mio.", "two dozen", "3억 5천만"."""
    wide = _wide(text, found)
    if wide:
        return wide
    after = _BEHIND.match(text, found.end)
    if not after or not most:
        return found
    word = after[1].lower()
    scale = SCALES.get(language, {}).get(word) or DOZENS.get(word)
    if not scale or (scale > 1000 and len(word) < 2 and text[found.end] in _BLANKS):
        return found
    end = after.end(1) + (len(after[2]) if word in ("mio", "mrd") else 0)
    scaled = _Found(found.start, end, round(found.value * scale, 6), found.scale * scale)
    return _scaled(text, scaled, language, most - 1)


def _wide(text: str, found: _Found) -> _Found | None:
    """Return digits with the scales of Chinese, Japanese and Korean, which add up: 3억 5천만 is 350,000,000."""
    total, part, number, at, last = 0.0, 0.0, found.value, found.end, 0.0
    while at < len(text):
        scale = WIDE_SCALES.get(text[at])
        if scale and scale >= 10_000:
            total, part, number, at = total + (part + number) * scale, 0.0, 0.0, at + 1
            last = at
            more = _NEXT_WIDE.match(text, at)
            if not more:
                break
            number, at = float(more[1].replace(",", "")), more.end()
            last = at
        elif scale:
            part, number, at = part + (number or 1) * scale, 0.0, at + 1
            last = at
        else:
            break
    return _Found(found.start, int(last), total + part + number) if last else None


def _ranged(text: str, found: Sequence[_Found], language: str) -> Iterator[Number]:
    at = 0
    while at < len(found):
        first = found[at]
        second = found[at + 1] if at + 1 < len(found) else None
        if second and _is_range(text, first, second, language):
            scale = second.scale if first.scale == 1.0 else 1.0  # "10 to 12 million": the scale belongs to both
            low = first.value * scale if first.value * scale < second.value else first.value
            yield Number(first.start, second.end, second.value, low, second.value)
            at += 2
        else:
            low, high = bounds(text, first.start, first.end, first.value, language)
            yield Number(first.start, first.end, first.value, low, high)
            at += 1


def _is_range(text: str, first: _Found, second: _Found, language: str) -> bool:
    gap = text[first.end : second.start].strip(_BLANKS).lower()
    before = words_before(text, first.start)
    if first.value >= second.value:
        return False
    if before[-1:] and before[-1] in BETWEEN.get(language, ()):
        return True
    if gap in ("-", "–", "~", "∼"):
        return True
    return gap in TO.get(language, ()) and not set(before[-1:]) & {"from", "von", "de", "des", "desde"}
