"""What a sentence is about besides its numbers."""

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
    """What a sentence is about besides its numbers: by this two sentences are known to speak of one thing.

    `left` holds, for each stem, the content stem right before it ("" for none): a "fishing bill" is no "harbour bill".
    `placed` are the stems of the `places`, `days` the days of the week that it names.
    """

    stems: frozenset[str]
    left: Mapping[str, str]
    places: frozenset[str]
    years: frozenset[int]
    days: frozenset[str]
    placed: frozenset[str] = frozenset()


def scene_of(text: str, language: str, found: tuple[Number, ...]) -> Scene:
    bare = text
    for number in reversed(found):
        bare = f"{bare[: number.start]} 0 {bare[number.end :]}"
    tokens = re.findall(r"\w+", bare)
    left: dict[str, str] = {}
    previous = ""
    content: set[str] = set()
    for token in tokens:
        lower = token.lower()
        found_stems = stems(lower, language)
        stem = found_stems[0] if found_stems and not lower.isdigit() and lower not in CURRENCIES else ""
        if stem and lower not in SPEAKERS:
            content.add(stem)
            left.setdefault(stem, previous)
        previous = stem
    placed = re.findall(rf"\b(?i:{PLACED.get(language, 'in')})\s(?:(?i:the|der|dem|la|le|el)\s)?([A-ZÀ-Þ][\w-]+)", text)
    places = frozenset(word for word in placed if word.lower() not in months_of(language))
    years = frozenset(int(n.value) for n in found if n.value in YEARS and n.end - n.start == 4)
    days = frozenset(token.lower() for token in tokens) & WEEKDAYS
    placed_stems = frozenset(stem for place in places for stem in stems(place, language))
    return Scene(frozenset(content), left, places, years, days, placed_stems)
