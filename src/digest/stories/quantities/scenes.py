"""The subject of a sentence, without its numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest.stories.quantities.patterns import months_of
from digest.stories.quantities.vocabulary import CURRENCIES, PLACED, SPEAKERS, WEEKDAYS
from digest.text.numbers import Number
from digest.text.words import stems

# Whole numbers of four digits in this range may be years.
YEARS = range(1500, 2200)


@dataclass(frozen=True, slots=True)
class Scene:
    """The subject of a sentence, without its numbers; two sentences on one thing share most of it.

    `left` holds, for each stem, the content stem right before it ("" for none): a "fishing bill" is no "harbour bill".
    `placed` are the stems of the `places`, `days` the days of the week in the sentence.
    """

    stems: frozenset[str]
    left: Mapping[str, str]
    places: frozenset[str]
    years: frozenset[int]
    days: frozenset[str]
    placed: frozenset[str] = frozenset()


def scene_of(text: str, language: str, found: tuple[Number, ...]) -> Scene:
    """The scene of a sentence in which these numbers were found."""
    tokens = re.findall(r"\w+", _without_numbers(text, found))
    left = _left(tokens, language)
    places = _places(text, language)
    return Scene(
        stems=frozenset(left),
        left=left,
        places=places,
        years=frozenset(int(n.value) for n in found if n.value in YEARS and n.end - n.start == 4),
        days=frozenset(token.lower() for token in tokens) & WEEKDAYS,
        placed=frozenset(stem for place in places for stem in stems(place, language)),
    )


def _without_numbers(text: str, found: tuple[Number, ...]) -> str:
    """The sentence with 0 in place of each number."""
    for number in reversed(found):
        text = f"{text[: number.start]} 0 {text[number.end :]}"
    return text


def _left(tokens: list[str], language: str) -> dict[str, str]:
    """The content stems, each with the stem before its first occurrence; words of speaking are left out as keys."""
    left: dict[str, str] = {}
    previous = ""
    for token in map(str.lower, tokens):
        stem = _stem(token, language)
        if stem and token not in SPEAKERS:
            left.setdefault(stem, previous)
        previous = stem
    return left


def _stem(token: str, language: str) -> str:
    """The stem of a word in lower case; "" for a stop word, a number and a currency."""
    found = stems(token, language)
    return found[0] if found and not token.isdigit() and token not in CURRENCIES else ""


def _places(text: str, language: str) -> frozenset[str]:
    """The capitalised words after a preposition of place, without the months."""
    preposition = PLACED.get(language, "in")
    named = re.findall(rf"\b(?i:{preposition})\s(?:(?i:the|der|dem|la|le|el)\s)?([A-ZÀ-Þ][\w-]+)", text)
    return frozenset(word for word in named if word.lower() not in months_of(language))
