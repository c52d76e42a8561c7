"""Quantities of contests: votes, scores and ranks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from digest.stories.quantities.context import YEARS
from digest.stories.quantities.patterns import compiled, matches
from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.stories.quantities.reading_words import (
    AGAINST,
    CONTESTS,
    DECIDED,
    GOALS_TO,
    HOUR_WORDS,
    ORDINAL_END,
    ORDINALS,
    PLACES,
    RANKED,
    VOTES,
)
from digest.text.numbers import Number

_SCORE = re.compile(
    r"(?<![\d.,:/-])(\d{1,3})\s?(?:[-–:]|-to-|대)\s?(\d{1,3})(?![\d-]|[.,:]\d|\s?(?:a\.?m|p\.?m|uhr|%|percent))"
)
_NEAR_SCORE = 60
_LAST_PLACE = 1000
# Letters between the two figures of a vote, and behind them: "312 Abgeordnete, dagegen 280".
_BETWEEN_VOTES, _AGAINST_AFTER = 40, 10
# Two scores are written as one number: the greater figure has this weight.
_WEIGHT = 1000.0
_SCORED = r"\d+|" + "|".join(sorted(HOUR_WORDS, key=len, reverse=True)) + r"|nil|zero|null|un|uno|um"
_ONES = frozenset(("un", "uno", "um"))
_IN_WORDS = re.compile(rf"(?<![\w.,:/])({_SCORED})(?:{GOALS_TO})({_SCORED})(?!\w|[.,]\d)")
# Any noun may be counted where somebody wins or loses: "by seven legs to four", "tres a uno", "three-nil".
_COUNTED = re.compile(
    rf"(?<![\w.,:/])({_SCORED})(?:\s(?!votes|stimmen|voix|votos)[^\W\d_]+)?\s(?:to|zu|à|a|tegen)\s({_SCORED})(?!\w|[.,]\d|\s[ap]\.?m)"
    rf"|(?<![\w.,:/-])({_SCORED})-({_SCORED})(?![\w-]|[.,]\d)"
)


def votes(read: NumberedSentence) -> Iterator[Quantity]:
    """The first of the two figures of a vote: "187 votes to 162", "9-6"."""
    if matches(VOTES, read.language, read.text) or matches(DECIDED, read.language, read.text):
        first = _first_of_score(read) or _first_of_pair(read)
        if first:
            found = frozenset(event.kind for event in read.events) & {"adopted", "rejected"}
            yield Quantity(
                "votes", first, read.sentence, read.context, events=found, near=read.near(first.start, first.end)
            )


def _first_of_score(read: NumberedSentence) -> Number | None:
    """The first figure of "9-6", with a word for voting near by."""
    score = _SCORE.search(read.text)
    if not score:
        return None
    near_by = read.text[max(0, score.start() - _NEAR_SCORE) : score.end() + _NEAR_SCORE]
    value = float(score[1])
    is_vote = matches(VOTES, read.language, near_by) or matches(DECIDED, read.language, near_by)
    return Number(score.start(), score.end(), value, value, value) if is_vote else None


def _first_of_pair(read: NumberedSentence) -> Number | None:
    """The first figure of "187 votes to 162"."""
    counted = [n for n in read.found if n.value == int(n.value) and n.value not in YEARS and not _is_share(read, n)]
    for first, second in pairwise(counted):
        near_by = read.text[first.end : second.end + _AGAINST_AFTER].lower()
        if second.start - first.end < _BETWEEN_VOTES and compiled(AGAINST, inside=False).search(near_by):
            return replace(first, end=second.end, low=first.value, high=first.value)
    return None


def _is_share(read: NumberedSentence, number: Number) -> bool:
    """Return whether a number is a share: "66% of the votes – 92,153 – to 46,656"."""
    return read.text[number.end :].lstrip().startswith(("%", "percent", "per cent"))


def scores(read: NumberedSentence) -> Iterator[Quantity]:
    """The final score of a game, from either side: 3-1 and 1-3 are alike."""
    found = frozenset(event.kind for event in read.events) & {"halftime"}
    worded = _COUNTED if compiled(CONTESTS, inside=read.language == "ko").search(read.low) else _IN_WORDS
    for match in (*_SCORE.finditer(read.text), *worded.finditer(read.low)):
        one, other = (_figure(text) for text in match.groups() if text)
        value = max(one, other) * _WEIGHT + min(one, other)
        number = Number(match.start(), match.end(), value, value, value)
        near = read.near(match.start(), match.end())
        yield Quantity("score", number, read.sentence, read.context, events=found, near=near)


def figures_of_score(value: float) -> tuple[float, float]:
    """Return the greater and the smaller figure of a score that is written as one number."""
    return divmod(value, _WEIGHT)


def _figure(text: str) -> float:
    return float(text) if text.isdecimal() else float(text in _ONES or HOUR_WORDS.get(text, 0))


def ranks(read: NumberedSentence) -> Iterator[Quantity]:
    """Places in an order: "came third", "14th on the grid", "Platz 6", "3위"."""
    if read.language == "ko":
        for match in re.finditer(r"(?<!\d)(\d{1,3})위", read.text):
            yield _rank(read, match.start(), match.end(), int(match[1]))
        return
    pattern = _ordinal(read.language)
    for match in pattern.finditer(read.low) if pattern else ():
        value = int(match[1]) if match[1] else _worded(match[2], read.language)
        if value and _is_rank(read, match.start(), match.end()):
            yield _rank(read, match.start(), match.end(), value)
    yield from _numbered_places(read)


def _numbered_places(read: NumberedSentence) -> Iterator[Quantity]:
    """Yield the numbers behind a word for a place: "Platz 6"."""
    places = PLACES.get(read.language)
    if not places:
        return
    behind = re.compile(rf"(?<!\w)(?:{places})\s$")
    for number in read.found:
        if behind.search(read.low[: number.start]) and number.value == int(number.value) < _LAST_PLACE:
            yield _rank(read, number.start, number.end, number.value)


def _rank(read: NumberedSentence, start: int, end: int, value: float) -> Quantity:
    number = Number(start, end, value, value, value)
    return Quantity("rank", number, read.sentence, read.context, near=read.near(start, end))


def _is_rank(read: NumberedSentence, start: int, end: int) -> bool:
    """Return whether an ordinal is a place in an order, not the first word of a noun: "their third lost final"."""
    places, ranked = PLACES[read.language], RANKED[read.language]
    if re.match(rf"\s(?:{places})(?!\w)", read.low[end:]):
        return True
    led = re.search(
        rf"(?<!\w)(?:{ranked}|(?:the|in|der|den|dem|la|le|il|el|o|a)\s(?:{places}))\s(?:\w{{1,3}}\s)?$",
        read.low[:start],
    )
    follows = re.match(r"\s([^\W\d_]+)", read.low[end:])
    return bool(led) and (not follows or _is_small(follows[1], read.language))


def _is_small(word: str, language: str) -> bool:
    from digest.text.words import stop_words

    return word in stop_words(language) or len(word) <= 2


def _worded(word: str, language: str) -> int:
    table = ORDINALS[language]
    found = [place for place, stem in enumerate(table, start=1) if word.startswith(stem)]
    return max(found, key=lambda place: len(table[place - 1])) if found else 0


_SUFFIX = {"en": "st|nd|rd|th", "de": r"\.", "fr": "er|ère|e|ème", "nl": "e|de|ste", "es": "º|ª|o|a", "pt": "º|ª|o|a"}


@cache
def _ordinal(language: str) -> re.Pattern[str] | None:
    table = ORDINALS.get(language)
    if not table:
        return None
    words = "|".join(sorted(table, key=len, reverse=True))
    suffix = _SUFFIX.get(language, "º|ª")
    return re.compile(rf"(?<!\w)(?:(\d{{1,3}})(?:{suffix})|((?:{words}){ORDINAL_END[language]}))(?!\w)")
