"""Quantities that are no counts: ages, days of a month, votes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from digest.stories.quantities.patterns import all_of, compiled, matches, months_of
from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.stories.quantities.scenes import YEARS
from digest.stories.quantities.vocabulary import AGAINST, AGED, DECIDED, VOTES
from digest.text.numbers import Number

_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'.-]*)*\s[A-ZÀ-Þ][\w’'-]+"
# Letters from the start of a sentence up to a name that is its subject.
_NEXT_TO = 12
# A score of votes is written "9-6"; a word for voting is this many letters from it at most.
_SCORE = re.compile(r"(?<![\d.,])(\d{1,3})\s?(?:[-–:]|-to-)\s?(\d{1,3})(?![\d,-]|\.\d)")
_NEAR_SCORE = 60
# Letters between the two figures of a vote, and behind them: "312 Abgeordnete, dagegen 280".
_BETWEEN_VOTES, _AGAINST_AFTER = 40, 10


def ages(read: NumberedSentence) -> Iterator[Quantity]:
    """Ages, by the full name or the noun of the person; an age with neither is left out."""
    for match in all_of(AGED, read.language, read.text):
        group = next(number for number in range(1, len(match.groups()) + 1) if match[number])
        holder = _holder(read.text, match)
        age = float(match[group])
        if holder:
            yield read.quantity("age", Number(match.start(group), match.end(group), age, age, age), noun=holder)


def _holder(text: str, match: re.Match[str]) -> str:
    """The person with the age: "Tomas Reik, 27,"; "a 34-year-old driver"; for "aged 93" the only name or subject."""
    if match[0][0].isdigit():
        apposed = re.search(rf"({_FULL_NAME}),\s(?:an?|the|ein\w?|die|der|una?)\s$", text[: match.start()])
        if apposed:
            return apposed[1].lower()
        after = re.match(rf"\s({_FULL_NAME}|[^\W\d_]+)", text[match.end() :])
        return after[1].lower() if after and match.end() < len(text) - 1 else _subject(text)
    before = re.search(rf"({_FULL_NAME}|[가-힣]{{2,4}})\s?$", text[: match.start()])
    return before[1].lower() if before else "" if match[0][0] in ",(" else _subject(text)


def _subject(text: str) -> str:
    """The only full name of a sentence; without one, its first word after the article."""
    names: set[str] = set(re.findall(_FULL_NAME, text))
    opening = re.match(r"(?:The|Der|Die|Le|La|El)\s([a-zà-ÿ]+)\s(?![A-Z])", text)
    if len(names) == 1 and not (opening and text.find(next(iter(names))) > _NEXT_TO):
        return names.pop().lower()
    return opening[1].lower() if opening else ""


def dates(read: NumberedSentence) -> Iterator[Quantity]:
    """Days of a month, as month x 100 + day."""
    months = months_of(read.language)
    for match in _date_pattern(read.language).finditer(read.text.lower()) if months else ():
        day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if 1 <= int(day) <= 31:
            value = float(100 * months[month] + int(day))
            yield read.quantity("date", Number(match.start(), match.end(), value, value, value))


def votes(read: NumberedSentence) -> Iterator[Quantity]:
    """The first of the two figures of a vote: "187 votes to 162", "9-6"."""
    if _is_on_a_vote(read.text, read.language):
        first = _first_of_score(read) or _first_of_pair(read)
        if first:
            yield read.quantity("votes", first)


def _is_on_a_vote(text: str, language: str) -> bool:
    return matches(VOTES, language, text) or matches(DECIDED, language, text)


def _first_of_score(read: NumberedSentence) -> Number | None:
    """The first figure of "9-6", with a word for voting near by."""
    score = _SCORE.search(read.text)
    if not score:
        return None
    near_by = read.text[max(0, score.start() - _NEAR_SCORE) : score.end() + _NEAR_SCORE]
    value = float(score[1])
    return Number(score.start(), score.end(), value, value, value) if _is_on_a_vote(near_by, read.language) else None


def _first_of_pair(read: NumberedSentence) -> Number | None:
    """The first figure of "187 votes to 162"."""
    counted = [n for n in read.found if n.value == int(n.value) and n.value not in YEARS]
    for first, second in pairwise(counted):
        near_by = read.text[first.end : second.end + _AGAINST_AFTER].lower()
        if second.start - first.end < _BETWEEN_VOTES and compiled(AGAINST, inside=False).search(near_by):
            return replace(first, low=first.value, high=first.value)
    return None


@cache
def _date_pattern(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(months_of(language), key=len, reverse=True))
    return re.compile(
        rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s(?:de\s|of\s)?({names})\b\.?|\b({names})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)"
    )
