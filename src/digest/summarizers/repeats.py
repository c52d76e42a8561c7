"""Find sentences of a story that repeat a taken one: by their stems, weighted by rarity in the story.

A cosine of TF-IDF vectors, as in the redundancy term of Carbonell & Goldstein, "The use of MMR" (SIGIR 1998).  Changed:
rarity is that in the sentences of the story, so that the words of its event weigh little; two first sentences, and two
sentences with the words of the headline, are closer; a name or number of its own makes a sentence less of a repeat.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from itertools import chain
from typing import NamedTuple

from digest.model.article import Article
from digest.summarizers.candidates import VERSIONS, Candidate, are_contradictory, overlap, title_of
from digest.summarizers.event_core import EventCore
from digest.summarizers.retellings import retellings
from digest.text.contradictions import contradict
from digest.text.numbers import numbers
from digest.text.synonym_stems import synonyms

# Closeness from which on two sentences report one fact.  This figure and the ones below were set by reading the closest
# pairs of sentences in four stories; tests/summarizers/same_fact.jsonl measures them.
_SAME = 0.3
# Sentences added to those of the story: in a story of four sentences, two with one word do not show that it is common.
_PRIOR = 4
# Added to the cosine of two first sentences: both tell the event as a whole.
_BOTH_FIRST = 0.12
# Added for the share of the headline's stems that both sentences have.
_BOTH_HEADLINE = 0.2
# Taken off if the sentence has a number that the taken one lacks, or alone is a reply, and if it has a name alone: most
# sentences of two outlets have a capitalised word of their own, so that a name says less.
_OWN_FACT, _OWN_NAME = 0.15, 0.1
# Articles from which on a story is of several events, which names separate: there a name is a fact as well.  On 33
# stories of ten articles this is worth .2 in ROUGE-1 and -2.
_LARGE = 6
# Bonus for the place of a sentence that tells the event again, as a share of that of others.  With 0 the headlines of
# short reports have fewer of their words below them, with .2 evals/own/told_once.jsonl has 3 repeats in place of 1.
_AGAIN = 0.1
# The same of sentences that follow such a one: they speak of it by "the idea", "the figure", and those behind the taken
# sentence are easier to follow.  Of 12 stories of labelled news that it changed, 6 were found better by reading, one
# worse.
_FOLLOWS = 0.5
# Time after which an article that tells the event has news of it.
_LATER = timedelta(hours=12)
_DIGITS = 9
# Forms of verbs by which somebody replies to what others say.
_REPLIES = frozenset(
    """refuted refutes rejected rejects denied denies dismissed dismisses condemned condemns rebuffed disputed disputes
    countered criticised criticized welcomed praised widersprach dementierte verurteilte kritisierte bestritt begrüßte
    réfuté rejeté démenti condamné contesté critiqué salué rechazó desmintió condenó negó criticó refutó respinto
    smentito condannato contestato criticato rejeitou desmentiu condenou negou criticou verwierp ontkende veroordeelde
    weersprak bekritiseerde""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[\w,] )[A-ZÀ-Þ]\w+")
_NOUNS_ARE_CAPITALISED = frozenset(("de", "lb"))
# Languages with a blank after each syllable, whose stems say too little for a cosine: shares of longer words are
# compared.  With pairs of words in their place, half of 100 Vietnamese stories had two sentences that share half of
# these words, for .6 in ROUGE-1.
_IN_SYLLABLES = frozenset(("vi",))

Vector = Mapping[str, float]


class _Read(NamedTuple):
    """A sentence with its words to compare, and the weights of its stems."""

    candidate: Candidate
    words: frozenset[str]
    vector: Vector


class Repeats:
    """Taken sentences of a story, to find repeats of them.

    `weights` and `cores` are those of the sentences `found`, if they are known; `cores` is filled on use.
    """

    def __init__(
        self,
        found: Sequence[Candidate],
        headline: Article | None = None,
        weights: Vector | None = None,
        cores: dict[str, EventCore] | None = None,
    ) -> None:
        self._weights = rarity(found) if weights is None else weights
        self._headline = frozenset(_vector(title_of(headline), headline.language, {}) if headline else ())
        self._taken: list[_Read] = []
        self._is_small = len({candidate.article for candidate in found}) < _LARGE
        self._own_name = _OWN_NAME if self._is_small else _OWN_FACT
        self._found = found
        self._cores: dict[str, EventCore] = {} if cores is None else cores
        self._retold: set[int] = set()
        self._opens_on_news: set[int] = set()
        self._follow: set[int] = set()

    def add(self, candidate: Candidate) -> None:
        """Record a sentence as taken."""
        read = self._read(candidate)
        self._taken.append(read)
        if candidate.position == 0 and read.vector and (self._is_small or self.core(candidate.language).stems):
            self._find_retellings(read)

    def _find_retellings(self, read: _Read) -> None:
        """Find the sentences of other articles that tell the event of a first sentence."""
        candidate = read.candidate
        told = [*retellings(candidate, self._found, lambda other: self._closeness(other, read))]
        self._opens_on_news.update(other.article for other in told if other.position > 0)
        again = [other for other in told if self._is_small and not _is_news(other, candidate)]
        self._retold.update(other.order for other in again)
        self._follow.update(other.article for other in again if other.position == 0)

    def newness(self, candidate: Candidate) -> float:
        """Return the share of the bonus for its place of a sentence: 1, less if its article tells a taken event."""
        order = candidate.order
        if order in self._retold or order in self.core(candidate.source.language).scenes:
            return _AGAIN
        return _FOLLOWS if candidate.article in self._follow else 1.0

    def holds(self, candidate: Candidate) -> bool:
        """Return whether a sentence repeats a taken one and does not contradict it, or is one version too many."""
        if self._is_told_again(candidate):
            return True
        versions, read = 0, self._read(candidate)
        for taken in self._taken:
            if self._is_close(read, taken):
                versions += 1
                if versions == VERSIONS or not are_contradictory(candidate, taken.candidate):
                    return True
        return False

    def _is_told_again(self, candidate: Candidate) -> bool:
        """Return whether a sentence tells the event behind a taken one, is no news, and contradicts none."""
        core = self.core(candidate.language)
        taken = [read.candidate for read in self._taken if read.candidate.language == candidate.language]
        if not core.stems or any(_is_update(candidate, other) for other in taken):
            return False
        if candidate.order in self._retold and candidate.position == 0 and len(candidate.source.spans) > 1:
            return True
        return self._adds_little(candidate, core, taken) and not any(
            contradict(candidate.text, other.text, candidate.language) for other in taken
        )

    def _adds_little(self, candidate: Candidate, core: EventCore, taken: Sequence[Candidate]) -> bool:
        """Return whether a sentence tells the event and little that neither the headline nor a taken one says."""
        news = candidate.article in self._opens_on_news
        known = (core.named(chain(self._headline, other.stems)) for other in taken)
        return any(core.is_told_again(candidate, said, may_be_news=news) for said in known)

    def adds_to_headline(self, candidate: Candidate) -> int:
        """Return the number of stems of a sentence that the headline lacks."""
        return len(self.core(candidate.language).named(candidate.stems) - self._headline)

    def share_of_headline(self, candidate: Candidate) -> float:
        """Return the share of the headline's stems that a sentence has, 0 without a headline."""
        return self._share_of_headline(self.core(candidate.language).named(candidate.stems))

    def core(self, language: str) -> EventCore:
        """Return the words with which most articles in a language open."""
        core = self._cores.get(language)
        if core is None:
            core = self._cores[language] = EventCore(() if language in _IN_SYLLABLES else self._found, language)
        return core

    def _closeness(self, candidate: Candidate, other: "_Read") -> float:
        return round(_cosine(self._vector_of(candidate), other.vector), _DIGITS)

    def _read(self, candidate: Candidate) -> "_Read":
        return _Read(candidate, candidate.content, self._vector_of(candidate))

    def _vector_of(self, candidate: Candidate) -> Vector:
        is_bare = candidate.language in _IN_SYLLABLES
        return {} if is_bare else _vector(candidate.stems, candidate.language, self._weights)

    def _is_close(self, read: "_Read", other: "_Read") -> bool:
        one, taken = read.candidate, other.candidate
        if one.language != taken.language:
            return False
        if overlap(read.words, other.words):
            return True
        closeness = _cosine(read.vector, other.vector)
        if one.source is not taken.source:
            closeness += _BOTH_HEADLINE * self._share_of_headline(read.vector.keys() & other.vector.keys())
            closeness += _BOTH_FIRST * (one.position == taken.position == 0)
        return closeness >= _SAME and closeness >= _SAME + _own(one, taken, self._own_name)

    def _share_of_headline(self, stems: Collection[str]) -> float:
        return len(self._headline.intersection(stems)) / len(self._headline) if self._headline else 0.0


def rarity(found: Sequence[Candidate]) -> Vector:
    """Return the weight of each stem by the number of sentences that have it."""
    holders = Counter(chain.from_iterable(set(candidate.stems) for candidate in found))
    logarithms = {n: math.log((len(found) + _PRIOR) / (n + 0.5)) for n in set(holders.values())}
    return {stem: logarithms[n] for stem, n in holders.items()}


def _vector(stems: Sequence[str], language: str, weights: Mapping[str, float]) -> Vector:
    """Return the weight of each stem, named by its synonym."""
    names = synonyms(language)
    return {names.get(stem, stem): weights.get(stem, 0.0) for stem in stems}


def _cosine(one: Vector, other: Vector) -> float:
    shared = math.fsum(one[stem] * other[stem] for stem in one.keys() & other.keys())
    norm = math.sqrt(_square(one) * _square(other))
    return shared / norm if norm else 0.0


def _square(vector: Vector) -> float:
    return math.fsum(weight * weight for weight in vector.values())


def _own(one: Candidate, taken: Candidate, own_name: float) -> float:
    """Return the weight of a number, a reply or a name that a sentence has and the taken one lacks; 0 without one."""
    if _is_new_reply(one, taken):
        return _OWN_FACT
    theirs = {number.value for number in numbers(taken.text, taken.language)}
    if any(number.value not in theirs for number in numbers(one.text, one.language)):
        return _OWN_FACT
    if one.language in _NOUNS_ARE_CAPITALISED:
        return 0.0
    return own_name if any(name not in taken.text for name in _NAME.findall(one.text)) else 0.0


def _is_news(one: Candidate, taken: Candidate) -> bool:
    """Return whether a sentence is of a later day than a taken one, replies to what it tells, or contradicts it."""
    days = one.source.published, taken.source.published
    is_later = bool(days[0] and days[1] and days[0].date() > days[1].date())
    return is_later or _is_new_reply(one, taken) or contradict(one.text, taken.text, one.language)


def _is_update(one: Candidate, taken: Candidate) -> bool:
    """Return whether a sentence is of later news than a taken one, or a reply to it."""
    published = one.source.published, taken.source.published
    is_later = bool(published[0] and published[1] and published[0] - published[1] >= _LATER)
    return is_later or _is_new_reply(one, taken)


def _is_new_reply(one: Candidate, taken: Candidate) -> bool:
    return _replies(one.text) and not _replies(taken.text)


def _replies(text: str) -> bool:
    return not _REPLIES.isdisjoint(_WORD.findall(text.lower()))
