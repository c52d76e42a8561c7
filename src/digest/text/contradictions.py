"""Find sentences with the same words that contradict each other: by a negation, an opposite, a tense, a number, a
day or a name.

A comparison of words takes two sentences for one if they share most of their words, and it does not count "not": every
list of stop words has it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from digest.text.furniture.date_lines import is_date_word
from digest.text.languages.opposites import LINES
from digest.text.negations import AFFIRMING, ARTICLES, LIMITS, NEEDS, NEGATORS, PREFIXES
from digest.text.numbers import Number, numbers
from digest.text.words import stop_words, vocabulary

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[,;:–—]")
_CLAUSE_END = frozenset(",;:–—")
# English writes "not" into the verb: "won't", "can’t".
_SHORT_NOT = re.compile(r"(?<=n)['’]t\b", re.I)
# Letters at the start by which a name is recognised in another grammatical case or spelling: "Warszawy", "Warszawie".
_START = 4
# Maximum distance in words of a number from its month: "14 de mayo", "May the 14th".
_BESIDE = 2
# Minimum letters of the name of a month or day: "on" and "am" are words of dates too.
_SHORTEST_DATE = 3
# Minimum share of common stems (Dice) for two sentences on one thing.  Labelled stories with two sentences that share
# half of their words, of 133: 12 at .57 and at .65, 17 at .5, 11 without the rule.
_ALIKE = 0.57
# Maximum number of places in which two versions of one sentence differ, and maximum words of a place: French negates in
# two ("n'a pas décidé"), and "aucun blessé n'a" has four.  A longer one is a part of a sentence that was left out.
_PLACES, _PLACE_WORDS = 2, 4
# Words of dates that are neither months nor days.
_UNITS_OF_TIME = frozenset(
    "ngày tháng năm thứ minute minutes hour hours stunden minuten tagen horas minutos heures time date datum".split()
)
# Words that put an English verb in the future, and words before it that leave it there: "will soon open".
_FUTURE, _BEFORE_VERB = frozenset(("will", "shall")), 2
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
            if after and after[0] not in _CLAUSE_END:
                found.setdefault(("after", stem[after[0].lower()] or after[0].lower()), []).append(number)
            if before and before[-1] not in _CLAUSE_END and stem[before[-1].lower()]:
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
            if word in _CLAUSE_END:
                yield clause
                clause = []
            else:
                clause.append(word)

    def _scope(self, clause: Sequence[str], at: int) -> frozenset[str]:
        stem = vocabulary(self.language).__getitem__
        before = [*filter(None, map(stem, clause[:at]))][-_REACH:]
        after = [*filter(None, map(stem, clause[at:]))][: _REACH + 1]
        return frozenset((*before, *after))


def contradict(one: str, other: str, language: str) -> bool:
    """Return whether two sentences on one event cannot both be true, or concern different persons, places or days.

    For sentences that share most of their words.  In doubt they contradict each other: a sentence too many is a smaller
    loss than a missing fact.

    >>> contradict("The bridge will open on Monday.", "The bridge will not open on Monday.", "en")
    True
    >>> contradict("The bridge will open on Monday.", "On Monday the bridge will be opened.", "en")
    False
    """
    a, b = _statement(one, language), _statement(other, language)
    return _are_alike(a, b) and any(
        differ(a, b)
        for differ in (
            _differ_in_negation,
            _differ_in_opposites,
            _differ_in_tense,
            _differ_in_dates,
            _differ_in_numbers,
            _differ_in_names,
        )
    )


def contradict_as_versions(one: str, other: str, language: str) -> bool:
    """Return whether two sentences contradict each other and are the same but for a place or two.

    For copies of a text: where more words were edited, a changed "not" or number is an edit too.

    >>> contradict_as_versions("The bridge will open on Monday.", "The bridge will not open on Monday.", "en")
    True
    """
    if not contradict(one, other, language):
        return False
    places = _differing_words(_statement(one, language), _statement(other, language))
    return len(places) <= _PLACES and max(places, default=0) <= _PLACE_WORDS


def deny(one: str, other: str, language: str) -> bool:
    """Return whether one of two sentences denies the other: `contradict` by negation alone."""
    a, b = _statement(one, language), _statement(other, language)
    return _are_alike(a, b) and _differ_in_negation(a, b)


def _differing_words(a: Statement, b: Statement) -> list[int]:
    """Return the number of words of each place in which two sentences differ, in the sentence with more of them."""
    from difflib import SequenceMatcher

    ours, theirs = ([word for word in statement.low if word not in _CLAUSE_END] for statement in (a, b))
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [max(end - start, last - first) for kind, start, end, first, last in steps if kind != "equal"]


def _are_alike(a: Statement, b: Statement) -> bool:
    return 2 * len(a.stems & b.stems) >= _ALIKE * (len(a.stems) + len(b.stems))


@lru_cache(_REMEMBERED)
def _statement(text: str, language: str) -> Statement:
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


def _differ_in_negation(a: Statement, b: Statement) -> bool:
    """Return whether just one of two sentences denies words of the other."""
    return _denies(a, b) != _denies(b, a)


def _differ_in_opposites(a: Statement, b: Statement) -> bool:
    """Return whether one has a word and the other its opposite: "accepted", "rejected"; not if one has both."""
    ours, theirs = set(a.low), set(b.low)
    return any(
        (one & ours and other & theirs and not one & theirs and not other & ours)
        or (other & ours and one & theirs and not other & theirs and not one & ours)
        for one, other in _opposites(a.language)
    )


@cache
def _opposites(language: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    lines = [line.split("|") for line in LINES.get(language, "").split("\n") if "|" in line]
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in lines)


def _differ_in_tense(a: Statement, b: Statement) -> bool:
    """Return whether an event is ahead in one English sentence and past in the other: "will open", "opened"."""
    return a.language == "en" and not (_ahead(a).isdisjoint(_past(b)) and _ahead(b).isdisjoint(_past(a)))


def _ahead(statement: Statement) -> frozenset[str]:
    stem, low = vocabulary(statement.language), statement.low
    after = (low[at + 1 : at + 1 + _BEFORE_VERB] for at, word in enumerate(low) if word in _FUTURE)
    return frozenset(stem[word] for words in after for word in words) - {""}


def _past(statement: Statement) -> frozenset[str]:
    """Return the stems of words in "-ed" without a form of "be": "opened", but not "will be opened"."""
    stem, low = vocabulary(statement.language), statement.low
    if not _FUTURE.isdisjoint(low):
        return frozenset()
    pairs = zip(("", *low), low, strict=False)
    return frozenset(stem[word] for before, word in pairs if word.endswith("ed") and before != "be") - {""}


def _denies(a: Statement, b: Statement) -> bool:
    limits = LIMITS.get(a.language, frozenset())
    return any(
        not scope.isdisjoint(b.stems) and not (limited and limits.isdisjoint(b.low)) for scope, limited in a.negated
    )


def _differ_in_numbers(a: Statement, b: Statement) -> bool:
    """Return whether two numbers of one thing differ: "12 people" and "19 people", "stage 13" and "stage 15".

    Numbers of different things are details that only one of the reports has.
    """
    if not (a.numbers and b.numbers):
        return False
    theirs = b.quantities
    return any(
        thing in theirs and not any(number.allows(other) for number in found for other in theirs[thing])
        for thing, found in a.quantities.items()
    )


def _differ_in_dates(a: Statement, b: Statement) -> bool:
    return any(_each_has_another(ours, theirs) for ours, theirs in zip(a.dates, b.dates, strict=True))


def _each_has_another(ours: Collection[str], theirs: Collection[str]) -> bool:
    return bool(_others(ours, theirs)) and bool(_others(theirs, ours))


def _others(ours: Collection[str], theirs: Collection[str]) -> list[str]:
    """Return the words of `ours` that are no form of a word in `theirs`."""
    starts = {word[:_START] for word in theirs}
    return [word for word in ours if word[:_START] not in starts]


def _differ_in_names(a: Statement, b: Statement) -> bool:
    """Return whether each has another name in the same role: "Mayor Orr" and "Mayor Hale", "in Ulm" and "in Jena".

    A single word at the start counts if all the others are the same: "Keller won the race", "Moreau won the race".
    """
    if a.low[1:] == b.low[1:] and a.stems != b.stems and not a.words[1][0].isupper():
        return True
    ours, theirs = _introduced(a, b), _introduced(b, a)
    return not ours.isdisjoint(theirs)


def _introduced(one: Statement, other: Statement) -> frozenset[str]:
    """Return the words that introduce names which the other sentence does not contain."""
    own = _others([name for name, _ in one.names], other.low)
    return frozenset(word for name, words in one.names if name in own for word in words)
