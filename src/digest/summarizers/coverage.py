"""Summarize a story: greedy coverage of the concepts that its articles share.

Concepts are stems and pairs of neighbouring words, as in Gillick & Favre, "A scalable global model for summarization"
(2009), weighted by the number of articles that have them.  Changed: single stems count half; first sentences have a
bonus, larger for fewer articles; the choice is greedy, by weight per words^length, and not exact; the summary opens
with the first sentence of an article; and in large stories a concept is weighted by the number of sentences that have
it, and by how early they are.
"""

import math
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.summary import Budget, Frequencies, Summary, Terms
from digest.summarizers.candidates import Candidate, StemCounts, candidates
from digest.summarizers.concepts import Concepts, concepts_of, exponentials
from digest.summarizers.eligible import LOOKED_AT, eligible
from digest.summarizers.event_core import EventCore
from digest.summarizers.opening import openings
from digest.summarizers.repeats import Repeats, rarity
from digest.summarizers.speakers import is_unknown_speaker
from digest.summarizers.story_names import shares_of_names

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Number of concepts that are named in a score; the others are summed.
_NAMED = 6
_DIGITS = 9
_QUOTES = frozenset('"“”„«»「『')
_REMEMBERED = 40_000  # sentences of the latest stories, whose weights are kept: 60 MB
_Key = tuple[tuple[int, int], ...]  # the places of sentences


@dataclass(frozen=True, slots=True)
class CoverageSettings:
    """Weights of coverage.  They were fitted together (evals/fit_coverage.py): fit again after any change.

    A concept weighs articles**power * sentences**frequency * e**(opening * earliness + names * capitals), a single stem
    `single` times that, and one that a single article has `alone` times that.  The earliness of a sentence at a
    position (from 0) is 1 / (1 + position), that of a concept the mean over its sentences; its capitals are the mean
    over its words of the share with a capital.  The gain of a sentence of w words is (1 + prior / articles * earliness)
    / w**length times the added weight, and `quoted` times that if it has a quotation.
    """

    power: float = 1.5
    frequency: float = 0.0
    opening: float = 0.0
    single: float = 0.5
    names: float = 0.0
    alone: float = 1.0
    quoted: float = 1.0
    prior: float = 20.0
    length: float = 0.8
    # Concepts of fewer articles than this weigh nothing.
    least: int = 1
    # Factor of a sentence's gain for each sentence already taken from its article.
    spread: float = 1.0
    # Whether a story opens with the first sentence of an article, and leaves out repeats in other words.
    polished: bool = True


# Settings by the number of articles.  Small stories gain from longer sentences, and quote each article: without
# `spread` they have .8 more in ROUGE-1 and leave out outlets.  In large stories a regression of the
# concepts of reference summaries, with one language left out, gives the number of sentences a power of 1.1 to 1.2, the
# number of articles beside it 0, and earliness a factor of 1.1 to 1.6.  `alone` .67 is best of .58 to 1 whichever
# language is left out; for `names`, half of the small stories choose .8 and half 1.2.
SMALL = CoverageSettings(prior=60.0, length=0.6, spread=0.9, names=0.8)
LARGE = CoverageSettings(power=0.0, frequency=1.15, opening=1.6, alone=0.67, quoted=0.67)
_LARGE_FROM = 6


def settings_for(articles: int) -> CoverageSettings:
    """Return the settings for a story of this number of articles."""
    return LARGE if articles >= _LARGE_FROM else SMALL


def settings_of_2004(articles: int) -> CoverageSettings:
    """Return the settings that equal the best published ROUGE-2 on DUC 2004 (clusters of ten articles, 100 words)."""
    return CoverageSettings(least=3 if articles >= _LARGE_FROM else 2 if articles >= 3 else 1, polished=False)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Summary that covers most of the content of several articles: a sentence to open with, then article by article.

    Left out are sentences that depend on others, questions, sentences of under seven words, and repeats of the title or
    of a taken sentence.  A budget larger than the number of the other sentences gives all of them.  Articles without
    sentences of this kind are summarized by shorter sentences, and lists by their lines.  `frequencies` are not used.
    """

    dated: bool = False
    uses_frequencies: ClassVar[bool] = False
    _stories: "dict[_Key, _Weighed]" = field(default_factory=dict, init=False, compare=False, repr=False)

    def __reduce__(self) -> "tuple[type[Coverage], tuple[bool]]":
        """Leave the remembered stories out of what is sent to another process."""
        return Coverage, (self.dated,)

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        found = candidates(articles, avoid, most=LOOKED_AT)
        tally = StemCounts(budget, found)
        terms = self._choice(found, articles, avoid).fill(tally)
        return self._summary(tally.taken, terms)

    def lengths(
        self,
        articles: Sequence[Article],
        most: int,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> tuple[Summary, ...]:
        """Return the summaries of 0 to `most` sentences: a longer one takes more sentences in the same order."""
        found = candidates(articles, avoid, most=LOOKED_AT)
        tally = StemCounts(Budget(sentences=most), found)
        terms = self._choice(found, articles, avoid).fill(tally)
        return tuple(self._summary(tally.taken[:length], terms) for length in range(most + 1))

    def _choice(self, found: list[Candidate], articles: Sequence[Article], avoid: Collection[str]) -> "_Choice":
        return _Choice(self._weighed(found, articles), _headline(articles, avoid))

    def _weighed(self, found: list[Candidate], articles: Sequence[Article]) -> "_Weighed":
        """Return the sentences with their weights, weighed once for the headlines that their story has in turn."""
        key = tuple((id(candidate.source), candidate.position) for candidate in found)
        held = self._stories.pop(key, None)
        if held is None:
            settings = (settings_of_2004 if self.dated else settings_for)(len(articles))
            held = _Weighed(settings, found, eligible(found, articles), len(articles))
            while self._stories and sum(map(len, self._stories)) > _REMEMBERED:
                del self._stories[next(iter(self._stories))]
        self._stories[key] = held  # the latest is the last
        return held

    def _summary(self, chosen: Sequence[Candidate], terms: Mapping[int, Terms]) -> Summary:
        taken = _opening_first(chosen)
        name = "coverage-2004" if self.dated else "coverage"
        return Summary(tuple(c.sentence for c in taken), name, tuple(terms[c.order] for c in taken))


def coverage_2004() -> Coverage:
    """Return coverage with the settings of 2004, for comparison."""
    return Coverage(dated=True)


class _Weighed:
    """Sentences of a story that may be chosen, and the weights of their concepts; `cores` is filled on use."""

    def __init__(
        self, settings: CoverageSettings, found: list[Candidate], eligible: list[Candidate], articles: int
    ) -> None:
        self.settings, self.found, self.eligible, self.articles = settings, found, eligible, articles
        concepts = Concepts(found)
        self.weights = array("d", _weights(settings, found, concepts).tobytes())
        self.places = concepts.places([candidate.order for candidate in eligible])
        self.concepts = {candidate.order: concepts.of(candidate.order) for candidate in eligible}
        self.rates = {c.order: _rate(settings, c) for c in eligible}
        self.early = {c.order: _earliness(c) for c in eligible}
        self.rarity = rarity(found)
        self.cores: dict[str, EventCore] = {}
        weigh = self.weights.__getitem__
        self.gains = {order: math.fsum(map(weigh, own)) for order, own in self.concepts.items()}


class _Choice:
    """Sentences that may still be chosen, and the weight of the concepts that each would add."""

    def __init__(self, weighed: _Weighed, headline: Article | None) -> None:
        self._settings, self._articles = weighed.settings, weighed.articles
        self._left = {candidate.order: candidate for candidate in weighed.eligible}
        self._concepts, self._places = weighed.concepts, weighed.places
        self._rates, self._early = weighed.rates, weighed.early
        self._weights, self._gains = weighed.weights[:], dict(weighed.gains)
        self._used: Counter[int] = Counter()
        self._title = headline.title if headline else ""
        self._said = Repeats(weighed.found, headline, weighed.rarity, weighed.cores)

    def fill(self, tally: StemCounts) -> dict[int, Terms]:
        """Take the sentence with the highest gain until the budget is full; return the terms of each score."""
        terms: dict[int, Terms] = {}
        while self._left and not tally.full:
            for best in self._ranking(opening=not tally.taken):
                del self._left[best.order]
                if not self._says_again(best) and not self._is_unclear(best, tally) and tally.take(best):
                    terms[best.order] = self._terms(best)
                    self._cover(best)
                    break
        return terms

    def _ranking(self, opening: bool) -> list[Candidate]:
        """Return the remaining sentences by their gain, the highest first; valid until one is taken."""
        gains, factors = self._gains, self._factors(self._left.values())
        scores = {at: (-round(gains[at] * factor, _DIGITS), at) for at, factor in zip(self._left, factors, strict=True)}
        leads = openings(self._left.values(), self._said) if opening and self._settings.polished else []
        return [self._left[at] for at in sorted(leads or self._left, key=scores.__getitem__)]

    def _says_again(self, candidate: Candidate) -> bool:
        return self._settings.polished and self._said.holds(candidate)

    def _is_unclear(self, candidate: Candidate, tally: StemCounts) -> bool:
        """Return whether the speaker of a sentence is introduced neither by the headline nor by a taken sentence."""
        if not self._settings.polished:
            return False
        return is_unknown_speaker(candidate, (self._title, *(taken.text for taken in tally.taken)))

    def _factors(self, candidates: Iterable[Candidate]) -> Iterator[float]:
        """Yield the gain of each sentence for each unit of weight that it adds."""
        prior = self._settings.prior / self._articles
        spread = [self._settings.spread ** self._used[article] for article in range(self._articles)]
        newness = self._said.newness if self._settings.polished else None
        early, rates = self._early, self._rates
        for candidate in candidates:
            order = candidate.order
            bonus = early[order] * newness(candidate) if newness else early[order]
            yield spread[candidate.article] * (1 + prior * bonus) * rates[order]

    def _cover(self, taken: Candidate) -> None:
        """Take the weight of a sentence's concepts off the gains of all others."""
        self._used[taken.article] += 1
        self._said.add(taken)
        concepts = self._concepts[taken.order]
        for concept, orders in zip(concepts, self._places.each(concepts), strict=True):
            weight, self._weights[concept] = self._weights[concept], 0.0
            for order in orders if weight else ():
                self._gains[order] -= weight

    def _terms(self, candidate: Candidate) -> Terms:
        """Return the heaviest concepts of a score by name, and the sum of the others; together they are the score."""
        [factor] = self._factors([candidate])
        shares = []
        for number, concept in zip(self._concepts[candidate.order], concepts_of(candidate), strict=True):
            share = round(self._weights[number] * factor, _DIGITS)
            if share:
                shares.append((-share, " ".join(concept)))
        shares.sort()
        named = tuple((name, -share) for share, name in shares[:_NAMED])
        rest = round(-math.fsum(share for share, _ in shares[_NAMED:]), _DIGITS)
        return (*named, ("other concepts", rest)) if rest else named


def _opening_first(taken: Sequence[Candidate]) -> list[Candidate]:
    """Return the article of the sentence that was taken first, then the others in reading order."""
    opening = taken[0].article if taken else 0
    return sorted(taken, key=lambda candidate: (candidate.article != opening, candidate.order))


def _headline(articles: Sequence[Article], avoid: Collection[str]) -> Article | None:
    """Return the article of the headline, whose hash is to be avoided."""
    return next((article for article in articles if article.title and hash_text(article.title) in avoid), None)


def _rate(settings: CoverageSettings, candidate: Candidate) -> float:
    """Return the factor of a sentence's gain by its length, and by a quotation in it."""
    rate: float = max(candidate.words, 1) ** -settings.length
    return rate if _QUOTES.isdisjoint(candidate.text) else rate * settings.quoted


def _earliness(candidate: Candidate) -> float:
    return 1 / (1 + candidate.position)


def _weights(settings: CoverageSettings, found: list[Candidate], concepts: Concepts) -> "NDArray[Any]":
    """Return the weight of each concept, by the articles and the sentences that have it, and their earliness."""
    weights = concepts.by_counts(partial(_weight, settings), settings.single)
    if settings.opening:
        weights *= exponentials(settings.opening, concepts.means(found, _earliness))
    if settings.names and (capitals := shares_of_names(found)):
        weights *= exponentials(settings.names, concepts.means_of_words(capitals))
    return weights


def _weight(settings: CoverageSettings, articles: int, sentences: int) -> float:
    """Return the weight of a concept by its numbers of articles and sentences."""
    weight: float = articles**settings.power * sentences**settings.frequency
    return weight * (settings.alone if articles == 1 else 1.0) if articles >= settings.least else 0.0
