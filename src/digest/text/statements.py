"""A sentence and the facts in it that can contradict another sentence: numbers, negations, dates, names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from digest.text.furniture.date_lines import is_date_word
from digest.text.negations import AFFIRMING, ARTICLES, LIMITS, NEEDS, NEGATORS, PREFIXES
from digest.text.numbers import Number, numbers
from digest.text.words import stop_words, vocabulary

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[,;:–—]")
CLAUSE_END = frozenset(",;:–—")
# English writes "not" into the verb: "won't", "can’t".
_SHORT_NOT = re.compile(r"(?<=n)['’]t\b", re.I)
# Maximum distance in words of a number from its month: "14 de mayo", "May the 14th".
_BESIDE = 2
# Minimum letters of the name of a month or day: "on" and "am" are words of dates too.
_SHORTEST_DATE = 3
# Words of dates that are neither months nor days.
_UNITS_OF_TIME = frozenset(
    "ngày tháng năm thứ minute minutes hour hours stunden minuten tagen horas minutos heures time date datum".split()
)
# Number of content words on either side of a negation that it may concern.
_REACH = 3
# Minimum letters of a verb after a negating prefix, less one: Czech "nebe" is the sky.
_SHORTEST_VERB = 3
_REMEMBERED = 4_096
# Introduction of a name that begins its sentence.
_OPENING = "^"


@dataclass(frozen=True)
class Statement:
    """A sentence and the facts in it that can contradict another sentence."""

    text: str
    language: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words and the marks between clauses, as they are written."""
        return tuple(_WORD.findall(_SHORT_NOT.sub(" not", self.text.replace("nn't", "n't"))))

    @cached_property
    def low(self) -> tuple[str, ...]:
        """Words and marks in lower case."""
        return tuple(map(str.lower, self.words))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its content words."""
        return frozenset(filter(None, map(vocabulary(self.language).__getitem__, self.low)))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Numbers in the sentence."""
        return numbers(self.text, self.language)

    @cached_property
    def quantities(self) -> dict[tuple[str, str], list[Number]]:
        """Numbers by the word after them, and by the content word before them."""
        found: dict[tuple[str, str], list[Number]] = {}
        stem = vocabulary(self.language)
        for number in self.numbers:
            before, after = _WORD.findall(self.text, 0, number.start), _WORD.findall(self.text, number.end)
            if after and after[0] not in CLAUSE_END:
                found.setdefault(("after", stem[after[0].lower()] or after[0].lower()), []).append(number)
            if before and before[-1] not in CLAUSE_END and stem[before[-1].lower()]:
                found.setdefault(("before", stem[before[-1].lower()]), []).append(number)
        return found

    @cached_property
    def negated(self) -> tuple[tuple[frozenset[str], bool], ...]:
        """For each negation the stems that it may concern, and whether its clause has a limit in time."""
        return tuple(self._scopes())

    @cached_property
    def dates(self) -> tuple[frozenset[str], frozenset[str]]:
        """Months, which are near a number, and days of the week."""
        named = [at for at in range(len(self.words)) if self._is_date(at)]
        months = {at for at in named if self._is_beside_a_number(at)}
        return frozenset(self.low[at] for at in months), frozenset(self.low[at] for at in named if at not in months)

    @cached_property
    def names(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Last word of each name in lower case, and the words that introduce the name: see `_introductions`."""
        runs = [*self._runs()]
        return tuple((self.low[end - 1], frozenset(self._introductions(start, end))) for start, end in runs)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Yield the places of names: runs of capitalised words that are neither stop words nor dates."""
        start = 0
        for at in range(len(self.words) + 1):
            if at == len(self.words) or not self._is_capitalised(at):
                if at > start:
                    yield start, at
                start = at + 1

    def _is_capitalised(self, at: int) -> bool:
        low = self.low[at]
        return self.words[at][0].isupper() and low not in stop_words(self.language) and not self._is_date(at)

    def _introductions(self, start: int, end: int) -> Iterator[str]:
        """Yield the word before a name and the last but one word of the name: "in Ostwick", "Mayor Orr".

        An article introduces nouns, so it is left out.  A single word at the start of a sentence has no introduction:
        it may be any noun.
        """
        if end - start > 1:
            yield self.low[end - 2]
            if start == 0:
                yield _OPENING
        if start and self.low[start - 1] not in ARTICLES.get(self.language, frozenset()):
            yield self.low[start - 1]

    def _is_date(self, at: int) -> bool:
        """Return whether a word names a month or a day; "May" and "Jan" count only near a number."""
        low = self.low[at]
        if not low[0].isalpha() or len(low) < _SHORTEST_DATE or low in _UNITS_OF_TIME or not is_date_word(low):
            return False
        if self._is_beside_a_number(at):
            return self.words[at][0].isupper() or low not in stop_words(self.language)
        return len(low) > _SHORTEST_DATE and low not in stop_words(self.language)

    def _is_beside_a_number(self, at: int) -> bool:
        return any(word[0].isdigit() for word in self.low[max(0, at - _BESIDE) : at + _BESIDE + 1])

    def _scopes(self) -> Iterator[tuple[frozenset[str], bool]]:
        limits = LIMITS.get(self.language, frozenset())
        for clause in self._clauses():
            for at in _negations(clause, self.language):
                yield self._scope(clause, at), not limits.isdisjoint(clause)

    def _clauses(self) -> Iterator[list[str]]:
        clause: list[str] = []
        for word in (*self.low, ","):
            if word in CLAUSE_END:
                yield clause
                clause = []
            else:
                clause.append(word)

    def _scope(self, clause: Sequence[str], at: int) -> frozenset[str]:
        stem = vocabulary(self.language).__getitem__
        before = [*filter(None, map(stem, clause[:at]))][-_REACH:]
        after = [*filter(None, map(stem, clause[at:]))][: _REACH + 1]
        return frozenset((*before, *after))


@lru_cache(_REMEMBERED)
def statement_of(text: str, language: str) -> Statement:
    return Statement(text, language)


def _negations(clause: Sequence[str], language: str) -> Iterator[int]:
    """Yield the places of the negations in a clause."""
    prefix = PREFIXES.get(language, "")
    if not prefix and NEGATORS.get(language, frozenset()).isdisjoint(clause):
        return
    needing, needed = NEEDS.get(language, (frozenset(), frozenset()))
    silent = needing if needed.isdisjoint(clause) else frozenset()
    spoken = " ".join(clause)
    affirming = [phrase.split()[0] for phrase in AFFIRMING.get(language, ()) if phrase in spoken]
    for at, word in enumerate(clause):
        if word in affirming:
            affirming.remove(word)
        elif word not in silent and _is_negation(word, prefix, language):
            yield at


def _is_negation(word: str, prefix: str, language: str) -> bool:
    if word in NEGATORS.get(language, frozenset()):
        return True
    return bool(prefix) and word.startswith(prefix) and len(word) > len(prefix) + _SHORTEST_VERB
