"""Map stems to the stems of their synonyms, by the table of a language."""

from collections.abc import Mapping
from functools import cache

from digest.text.languages.synonyms import LINES
from digest.text.words import vocabulary


@cache
def synonyms(language: str) -> Mapping[str, str]:
    """Return each stem that has a synonym, with the stem that names both; the naming stems are not keys.

    >>> synonyms("en")["quak"], synonyms("en").get("bridg"), synonyms("xx")
    ('earthquak', None, {})
    """
    stem = vocabulary(language)
    named: dict[str, str] = {}
    for line in LINES.get(language, "").split("\n"):
        first, *others = filter(None, map(stem.__getitem__, line.split())) if line else ("",)
        named.update((other, first) for other in others if other != first)
    return named
