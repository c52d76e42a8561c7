"""A story: greedy coverage of the concepts that its articles share.

Concepts are stems and pairs of neighbouring stems, as in Gillick & Favre, "A scalable global model for summarization"
(2009), weighted by how many articles hold them.  Changed: single stems count half, a prior for the first sentences
that grows as the story has fewer articles, a greedy choice by weight per words^0.8 in place of an exact one, and a
first sentence of an article to open with; the other sentences follow by the age of their articles.
"""

import itertools
import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary, Terms
from digest.summarizers.candidates import Candidate, Tally, candidates

Concept = tuple[str, ...]

# Measured on news clusters together; measure again after any change, and do not tune one alone.
POWER = 1.5  # of the number of articles that hold a concept
SINGLE = 0.5  # a single stem against a pair
PRIOR = 20.0  # 1 + (PRIOR / articles) / (1 + position)
LENGTH = 0.8  # score per words**LENGTH
LOOKED_AT = 25  # sentences of each article
SHORTEST = 7  # words
# The parts of a score that are named; the others are added up.
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sentences that together hold most of what several articles say: one to open with, then article by article."""

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        found = candidates(articles, avoid, most=LOOKED_AT)
        eligible = [candidate for candidate in found if _is_eligible(candidate)]
        weights = _weights(found, len(articles))
        held = {candidate.order: _concepts(candidate) for candidate in eligible}
        tally = Tally(budget, found)
        terms = _fill(tally, eligible, held, weights, len(articles))
        taken = _opening_first(tally)
        return Summary(tuple(c.sentence for c in taken), "coverage", tuple(terms[c.order] for c in taken))


def _opening_first(tally: Tally) -> list[Candidate]:
    """The article of the sentence that was taken first, then the others as they are read."""
    opening = tally.taken[0].article if tally.taken else 0
    return sorted(tally.in_reading_order(), key=lambda candidate: candidate.article != opening)


def _fill(
    tally: Tally,
    eligible: list[Candidate],
    held: dict[int, frozenset[Concept]],
    weights: dict[Concept, float],
    articles: int,
) -> dict[int, Terms]:
    """Take the sentence that adds most until the budget is full; the terms of each one's score."""
    left = {candidate.order: candidate for candidate in eligible}
    covered: set[Concept] = set()
    terms: dict[int, Terms] = {}

    def gain(candidate: Candidate) -> float:
        new = math.fsum(weights.get(concept, 0.0) for concept in held[candidate.order] - covered)
        return round(new * _factor(candidate, articles), 9)

    while left and not tally.full:
        # A story opens with the first sentence of one of its articles: it reads better, and costs nothing.
        leads = [] if covered else [candidate for candidate in left.values() if candidate.position == 0]
        best = min(leads or left.values(), key=lambda candidate: (-gain(candidate), candidate.order))
        if gain(best) <= 0:
            break
        del left[best.order]
        if tally.take(best):
            new = held[best.order] - covered
            terms[best.order] = _terms(new, weights, _factor(best, articles))
            covered |= new
    return terms


def _is_eligible(candidate: Candidate) -> bool:
    """Whole statements that can be understood alone."""
    asks = candidate.sentence.text.rstrip("\"'”’»").endswith(("?", "？", "؟"))
    long_enough = candidate.words >= SHORTEST or (candidate.words < 3 and len(candidate.stems) >= SHORTEST)
    return candidate.complete and not candidate.dangling and not asks and long_enough


def _concepts(candidate: Candidate) -> frozenset[Concept]:
    """The stems of a sentence, and the pairs of neighbouring ones."""
    stems = candidate.stems
    return frozenset((stem,) for stem in stems) | frozenset(itertools.pairwise(stems))


def _weights(found: list[Candidate], articles: int) -> dict[Concept, float]:
    """Concepts by the number of articles that hold them, to the power; those in too few articles are left out."""
    holders = Counter(
        concept
        for _, concept in {(candidate.article, concept) for candidate in found for concept in _concepts(candidate)}
    )
    least = 3 if articles >= 6 else 2 if articles >= 3 else 1
    return {concept: n**POWER * (1.0 if len(concept) == 2 else SINGLE) for concept, n in holders.items() if n >= least}


def _factor(candidate: Candidate, articles: int) -> float:
    prior = 1 + (PRIOR / articles) / (1 + candidate.position)
    return float(prior / max(candidate.words, 1) ** LENGTH)


def _terms(new: frozenset[Concept], weights: dict[Concept, float], factor: float) -> Terms:
    """The concepts that weigh most, by name, and the sum of the others; they add up to the score."""
    shares = sorted(
        ((round(weights[concept] * factor, 9), " ".join(concept)) for concept in new if concept in weights),
        key=lambda share: (-share[0], share[1]),
    )
    rest = round(math.fsum(share for share, _ in shares[_NAMED:]), 9)
    named = tuple((name, share) for share, name in shares[:_NAMED])
    return (*named, ("other concepts", rest)) if rest else named
