"""The stem that stands for a stem and its synonyms, by the table of a language."""

from collections.abc import Mapping
from functools import cache

from digest.text.languages.synonyms import LINES
from digest.text.words import vocabulary


@cache
def synonyms(language: str) -> Mapping[str, str]:
    """Stem → the stem that names what it tells of; stems that stand for themselves are not in it.

    >>> synonyms("en")["quak"], synonyms("en").get("bridg"), synonyms("xx")
    ('earthquak', None, {})
    """
    stem = vocabulary(language)
    named: dict[str, str] = {}
    for line in LINES.get(language, "").split("\n"):
        first, *others = filter(None, map(stem.__getitem__, line.split())) if line else ("",)
        named.update((other, first) for other in others if other != first)
    return named
