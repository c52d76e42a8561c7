"""Map stems to the stems of their synonyms, by the table of a language."""

from collections.abc import Mapping
from functools import cache

from digest.text.languages.synonyms import LINES
from digest.text.news_words import words_of_things
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


@cache
def headline_synonyms(language: str) -> Mapping[str, str]:
    """Return the synonyms that count as one word among headlines: of the language's own list, else of the table of
    news words, whose lines name one thing each ("Feuer", "Brand").

    A word with several things in the table has no synonym.

    >>> headline_synonyms("fr")["feu"], headline_synonyms("en") == synonyms("en"), headline_synonyms("xx")
    ('incend', True, {})
    """
    if language in LINES:
        return synonyms(language)
    named: dict[str, str] = {}
    for words in words_of_things(language):
        named.update((other, words[0]) for other in words[1:])
    return named
