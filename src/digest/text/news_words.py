"""Read what a report is about, whatever its language: the things of a table of news words in ten languages.

A thing is a line of the table, with its words in each language ("bridge", "Brücke", "pont", "다리").  The words are
compared by stem; in a language that writes compounds as one word, by the parts of these too; in a language whose words
are pieces of a run of letters, wherever they stand in it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from digest.text.compounds import has_compounds
from digest.text.words import UNSPACED, plain_runs, vocabulary

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ru", "ko", "zh")
_TABLE = Path(__file__).parent / "languages" / "news_words.txt"
# Letters of a part of a compound, and of a word in a run of Hangul or Han.
_PART, _WIDE = 4, 2


def news_things(text: str, language: str) -> frozenset[int]:
    """Return the numbers of the things that a text speaks of; none in a language that the table has not.

    >>> news_things("The bridge was shut.", "en") == news_things("Die Brücke ist gesperrt.", "de")
    True
    """
    if language not in LANGUAGES:
        return frozenset()
    table = _table(language)
    if language == "ko" or language in UNSPACED:
        return frozenset(table.in_runs(text))
    return frozenset(thing for word in set(plain_runs(text)) for thing in table.of_word(word))


def words_of_things(language: str) -> list[list[str]]:
    """Return the words of each thing, as stems where words have these, without the words of several things.

    Of "cessez-le-feu" no part is a word of its own.
    """
    if language not in LANGUAGES:
        return []
    things = [list(dict.fromkeys(_whole_words(line, language))) for line in _lines()]
    number = Counter(chain.from_iterable(things))
    return [[word for word in words if number[word] == 1] for words in things]


def _whole_words(line: str, language: str) -> Iterator[str]:
    """Yield the words of a line that are no compounds with hyphens."""
    keys = (_keys(word, language) for word in line.split("|")[LANGUAGES.index(language)].lower().split())
    return (found[0] for found in keys if len(found) == 1)


@dataclass(frozen=True, slots=True)
class _Table:
    """The things of one language by stem, or by word where words are pieces of runs."""

    language: str
    things: dict[str, tuple[int, ...]]
    known: dict[str, tuple[int, ...]]  # the words that were read already
    longest: int

    def of_word(self, word: str) -> tuple[int, ...]:
        """Return the things of a word between blanks, and of its parts."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self._read(word)
        return found

    def in_runs(self, text: str) -> Iterator[int]:
        """Yield the things in a text without blanks between its words, the longest word at each place first."""
        at = 0
        while at < len(text) - 1:
            lengths = range(min(self.longest, len(text) - at), _WIDE - 1, -1)
            length = next((size for size in lengths if text[at : at + size] in self.things), 0)
            yield from self.things.get(text[at : at + length], ())
            at += length or 1

    def _read(self, word: str) -> tuple[int, ...]:
        stem = vocabulary(self.language)
        whole = self.things.get(stem[word], ())
        if whole or len(word) < 2 * _PART or not has_compounds(self.language):
            return whole
        places = range(_PART, len(word) - _PART + 1)
        last = next((found for at in places if (found := self.things.get(stem[word[at:]]))), ())
        first = next((found for at in reversed(places) if (found := self._first(word[:at]))), ())
        return tuple(sorted({*first, *last}))

    def _first(self, start: str) -> tuple[int, ...]:
        stem = vocabulary(self.language)
        return self.things.get(stem[start]) or self.things.get(stem[start.removesuffix("s")]) or ()


@cache
def _lines() -> list[str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def _table(language: str) -> _Table:
    column = LANGUAGES.index(language)
    things: dict[str, set[int]] = {}
    for thing, line in enumerate(_lines()):
        for word in line.split("|")[column].lower().split():
            for key in _keys(word, language):
                things.setdefault(key, set()).add(thing)
    found = {key: tuple(sorted(numbers)) for key, numbers in things.items()}
    return _Table(language, found, {}, max(map(len, found)))


def _keys(word: str, language: str) -> list[str]:
    if language == "ko" or language in UNSPACED:
        return [word]
    return [stem for part in plain_runs(word) if (stem := vocabulary(language)[part])]
