"""Find names in languages that write all nouns with capitals: a capital alone shows no name there."""

import re
from collections.abc import Iterator

from digest.text.words import stop_words

# German and Luxembourgish.
_NOUNS_HAVE_CAPITALS = frozenset(("de", "lb"))
_CAPITALISED = r"[A-ZÀ-Þ][\w’']+"
# A place behind its preposition, which has no article: "in Kiel", "nahe Orrin".
_BEHIND_PREPOSITION = re.compile(rf"\b(?i:in|bei|nahe|aus|nach|von|vun|zu|no)\s+({_CAPITALISED})")
# Names beside each other: "Ida Kern", "Skarne-Brücke", "Musiala und Kimmich".
_SIDE_BY_SIDE = re.compile(rf"{_CAPITALISED}(?:(?:\s+|-|\s+(?:und|von|an)\s+){_CAPITALISED})+")
_PART = re.compile(_CAPITALISED)


def nouns_have_capitals(language: str) -> bool:
    """Return whether a language writes all nouns with capitals."""
    return language in _NOUNS_HAVE_CAPITALS


def name_places(text: str, language: str) -> dict[int, str]:
    """Return the words that are names in a text whose nouns have capitals, by the place at which each begins.

    >>> sorted(name_places("Ein Brand in Kiel, sagte Ida Kern vor dem Haus.", "de").values())
    ['Ida', 'Kern', 'Kiel']
    """
    silent = stop_words(language)
    behind = {match.start(1): match[1] for match in _BEHIND_PREPOSITION.finditer(text)}
    found = {**behind, **dict(_beside(text, silent))}
    return {at: word for at, word in found.items() if word.lower() not in silent}


def _beside(text: str, silent: frozenset[str]) -> Iterator[tuple[int, str]]:
    for match in _SIDE_BY_SIDE.finditer(text):
        parts = [(part.start(), part[0]) for part in _PART.finditer(text, *match.span())]
        if sum(word.lower() not in silent for _, word in parts) > 1:
            yield from parts
