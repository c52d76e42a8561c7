"""Find the words of events in a text: "drowned", "ums Leben" and "숨졌다" all mean deaths."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module

from digest.stories.quantities.patterns import lowered

LANGUAGES = ("de", "en", "es", "fr", "it", "ko", "nl", "pt")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|un|all|dell|nell|sull|dall)['’](?=\w)")
# German and Dutch write a compound as one word: the end of a word this long is looked up too.
_COMPOUNDS = frozenset(("de", "nl"))
_LONG, _FIRST, _LAST = 8, 3, 4
# Letters of a word, at most: the longest compounds in the news have some 40.
_LONGEST = 80
_CACHED = 50_000


@dataclass(frozen=True, slots=True)
class EventWord:
    """A word or phrase of a kind of event, with its place."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Table:
    exact: dict[str, frozenset[str]]
    starts: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[str, str], ...]]
    inside: re.Pattern[str] | None


def events(text: str, language: str) -> tuple[EventWord, ...]:
    """Return the events of a text, in its order.

    >>> [event.kind for event in events("Nine people lost their lives in the crash.", "en")]
    ['dead', 'deficit', 'fall', 'dead', 'crash']
    """
    table = _table(language)
    if not table:
        return ()
    low = lowered(text).replace("’", "'")
    return tuple(sorted(_found(low, language, table), key=lambda event: event.start))


def _found(low: str, language: str, table: _Table) -> Iterator[EventWord]:
    if table.inside:
        for match in table.inside.finditer(low):
            for kind in table.exact[match[0]]:
                yield EventWord(kind, match.start(), match.end())
        return
    for match in _WORD.finditer(low):
        word = _ELIDED.sub("", match[0])
        for kind in kinds_of_word(word, language):
            yield EventWord(kind, match.start(), match.end())
        for phrase, kind in table.phrases.get(match[0], ()):
            if low.startswith(phrase, match.start()):
                yield EventWord(kind, match.start(), match.start() + len(phrase))


@lru_cache(_CACHED)
def kinds_of_word(word: str, language: str) -> frozenset[str]:
    """Return the kinds of event that a word in lower case may mean."""
    table = _table(language)
    if not table or table.inside or len(word) > _LONGEST:
        return frozenset()
    found = _looked_up(word, table)
    if not found and language in _COMPOUNDS and len(word) > _LONG:
        for at in range(_FIRST, len(word) - _LAST):
            found = _looked_up(word[at:], table)
            if found:
                return found
    return found


def _looked_up(word: str, table: _Table) -> frozenset[str]:
    found = set(table.exact.get(word, ()))
    for end in range(2, len(word) + 1):
        found |= table.starts.get(word[:end], frozenset())
    return frozenset(found)


def _entries(source: str) -> Iterator[tuple[str, str]]:
    """Yield each word or phrase of a list, with its kind."""
    for line in source.strip().replace("\n ", " ").split("\n"):
        kind, _, entries = line.partition(":")
        yield from ((entry.replace("_", " "), kind) for entry in entries.split())


@cache
def _table(language: str) -> _Table | None:
    if language not in LANGUAGES:
        return None
    source: str = import_module(f"digest.stories.quantities.events.{language}").WORDS
    exact: dict[str, set[str]] = {}
    starts: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[str, str]]] = {}
    for words, kind in _entries(source):
        if language != "ko" and " " in words:
            phrases.setdefault(words.split()[0], []).append((words, kind))
        elif language != "ko" and words.endswith("*"):
            starts.setdefault(words[:-1], set()).add(kind)
        else:
            exact.setdefault(words, set()).add(kind)
    inside = re.compile("|".join(sorted(exact, key=len, reverse=True))) if language == "ko" else None
    return _Table(
        {word: frozenset(kinds) for word, kinds in exact.items()},
        {word: frozenset(kinds) for word, kinds in starts.items()},
        {word: tuple(found) for word, found in phrases.items()},
        inside,
    )
