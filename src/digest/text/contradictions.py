"""Find sentences with the same words that contradict each other: by a negation, an opposite, a tense, a number, a
day or a name.

A comparison of words takes two sentences for one if they share most of their words, and it does not count "not": every
list of stop words has it.
"""

from collections.abc import Collection
from functools import cache

from digest.text.languages.opposites import LINES
from digest.text.negations import LIMITS
from digest.text.statements import CLAUSE_END, Statement, statement_of
from digest.text.synonym_stems import synonyms
from digest.text.words import vocabulary

# Letters at the start by which a name is recognised in another grammatical case or spelling: "Warszawy", "Warszawie".
_START = 4
# Minimum share of common stems (Dice) for two sentences on one thing.  Labelled stories with two sentences that share
# half of their words, of 133: 12 at .57 and at .65, 17 at .5, 11 without the rule.
_ALIKE = 0.57
# Maximum number of places in which two versions of one sentence differ, and maximum words of a place: French negates in
# two ("n'a pas décidé"), and "aucun blessé n'a" has four.  A longer one is a part of a sentence that was left out.
_PLACES, _PLACE_WORDS = 2, 4
# Maximum content words of a place that each of two sentences has for itself: "Mayor Pell", "Chief Orr".
_OWN_WORDS = 3
# Words that put an English verb in the future, and words before it that leave it there: "will soon open".
_FUTURE, _BEFORE_VERB = frozenset(("will", "shall")), 2


def contradict(one: str, other: str, language: str) -> bool:
    """Return whether two sentences on one event cannot both be true, or concern different persons, places or days.

    For sentences that share most of their words.  In doubt they contradict each other: a sentence too many is a smaller
    loss than a missing fact.

    >>> contradict("The bridge will open on Monday.", "The bridge will not open on Monday.", "en")
    True
    >>> contradict("The bridge will open on Monday.", "On Monday the bridge will be opened.", "en")
    False
    """
    a, b = statement_of(one, language), statement_of(other, language)
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
    places = _differing_words(statement_of(one, language), statement_of(other, language))
    return len(places) <= _PLACES and max(places, default=0) <= _PLACE_WORDS


def replace_a_word(one: str, other: str, language: str) -> bool:
    """Return whether two sentences have the same words in the same order, but for a place where each has its own.

    "The council debated the reform" is no repeat of "The council passed the reform".  Synonyms are one word.

    >>> replace_a_word("The council passed the reform.", "The council debated the reform.", "en")
    True
    >>> replace_a_word("The council passed the reform.", "The reform was passed on Monday by the council.", "en")
    False
    """
    from difflib import SequenceMatcher

    ours, theirs = (_content(statement_of(text, language)) for text in (one, other))
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    same = sum(end - start for kind, start, end, _, _ in steps if kind == "equal")
    own = [(end - start, last - first) for kind, start, end, first, last in steps if kind == "replace"]
    return bool(own) and 2 * same >= max(len(ours), len(theirs)) and max(map(max, own)) <= _OWN_WORDS


def _content(statement: Statement) -> list[str]:
    """Return the stems of the content words in order, synonyms alike; a stop word by itself is no fact."""
    stem, alike = vocabulary(statement.language), synonyms(statement.language)
    found = (stem[word] for word in statement.low if word not in CLAUSE_END)
    return [alike.get(word, word) for word in found if word]


def deny(one: str, other: str, language: str) -> bool:
    """Return whether one of two sentences denies the other: `contradict` by negation alone."""
    a, b = statement_of(one, language), statement_of(other, language)
    return _are_alike(a, b) and _differ_in_negation(a, b)


def _differing_words(a: Statement, b: Statement) -> list[int]:
    """Return the number of words of each place in which two sentences differ, in the sentence with more of them."""
    from difflib import SequenceMatcher

    ours, theirs = ([word for word in statement.low if word not in CLAUSE_END] for statement in (a, b))
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [max(end - start, last - first) for kind, start, end, first, last in steps if kind != "equal"]


def _are_alike(a: Statement, b: Statement) -> bool:
    return 2 * len(a.stems & b.stems) >= _ALIKE * (len(a.stems) + len(b.stems))


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
