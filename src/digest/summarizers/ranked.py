"""One article: a linear ranker over position, content and form, with a penalty for saying the same twice.

The idea of a trained linear ranker over such features is that of Kupiec, Pedersen & Chen, "A trainable document
summarizer" (SIGIR 1995); the penalty is in the spirit of Carbonell & Goldstein, "The use of MMR" (SIGIR 1998).
Changed: the weights are those with the highest expected ROUGE over sets of three sentences (evals/fit_ranked.py), the
penalty counts what all sentences taken have said together, and there is a guard against dangling starts.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from operator import mul

from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary, Terms
from digest.summarizers.candidates import Candidate, Tally, candidates, reading_order, say_the_same
from digest.summarizers.features import NAMES, Row, features
from digest.summarizers.weights import RANKED
from digest.text.words import stems

# What a sentence loses when all its stems have been said; of a share of s it loses s times this.  From 0 to 2 the folds
# of evals/fit_ranked.py are level at three sentences; longer summaries repeat less with it.
REDUNDANCY = 0.5
# Scores are compared at nine digits, so that the order of a sum never decides; as whole numbers, since rounding to
# digits takes ten times as long.
_DIGITS = 9
_FINEST = 10.0**_DIGITS
Title = tuple[str, ...]
Place = tuple[int, int]  # article and position


@dataclass(frozen=True, slots=True)
class Ranked:
    """The sentences with the highest weights, in reading order.

    A sentence that opens on a pronoun or connective is taken only when the one before it is.  Lines without an end
    mark (subheads, list items), pieces of longer quotations, and what only says the title or a sentence taken again
    come last: with a budget for all sentences, all come back.  `frequencies` are not needed.
    """

    redundancy: float = REDUNDANCY

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        found = candidates(articles, avoid)
        titles = [tuple(stems(a.title, a.language)) if a.title else () for a in reading_order(articles)]
        spoken = [frozenset(candidate.stems) for candidate in found]
        rows = _rows(found, spoken, titles)
        weights = tuple(RANKED.values())
        scores = [sum(map(mul, weights, row)) for row in rows]
        tally = Tally(budget, found)
        lost = self._fill(tally, scores, _Chosen(titles, spoken), found)
        taken = tally.in_reading_order()
        why = tuple(_terms(rows[candidate.order], lost[candidate.order]) for candidate in taken)
        return Summary(tuple(candidate.sentence for candidate in taken), "ranked", why)

    def _fill(self, tally: Tally, scores: list[float], chosen: "_Chosen", found: list[Candidate]) -> dict[int, float]:
        """Take the best that is ready until the budget is full; what each sentence looked at had lost.

        A loss only grows, so the best of the old scores is the best of all if it still is when brought up to date
        (Minoux 1978).
        """
        queue = [(-round(score * _FINEST), at) for at, score in enumerate(scores)]
        heapify(queue)
        later: dict[Place, tuple[int, int]] = {}  # what is not ready
        lost: dict[int, float] = {}
        leftovers = False
        while queue and not tally.full:
            worth, at = heappop(queue)
            candidate = found[at]
            lost[at] = self.redundancy * chosen.share_said(candidate)
            now = round((lost[at] - scores[at]) * _FINEST)
            place = (candidate.article, candidate.position)
            if now > worth:
                heappush(queue, (now, at))
            elif not leftovers and not chosen.is_ready(candidate):
                later[place] = (now, at)
            elif tally.take(candidate):
                chosen.add(candidate)
                after = later.pop((place[0], place[1] + 1), None)
                if after:
                    heappush(queue, after)
            if not queue and not tally.passed_over:
                queue, later, leftovers = sorted(later.values()), {}, True
        return lost


class _Chosen:
    """What has been said so far: the titles, and the sentences taken."""

    def __init__(self, titles: Sequence[Title], spoken: Sequence[frozenset[str]]) -> None:
        self._spoken = spoken  # the stems of each candidate, by its order
        self._said: set[str] = set()
        self._titles = set(titles)
        self._sayings: list[frozenset[str]] = []
        self._places: set[Place] = set()

    def add(self, candidate: Candidate) -> None:
        self._said |= self._spoken[candidate.order]
        self._sayings.append(candidate.content)
        self._places.add((candidate.article, candidate.position))

    def share_said(self, candidate: Candidate) -> float:
        """Which share of a sentence's stems has been said, 0 to 1."""
        spoken = self._spoken[candidate.order]
        return len(spoken & self._said) / len(spoken) if self._said and spoken else 0.0

    def is_ready(self, candidate: Candidate) -> bool:
        """Whether a sentence can stand where it would, and says something."""
        if not candidate.complete or self._says_again(candidate):
            return False
        return not candidate.dangling or (candidate.article, candidate.position - 1) in self._places

    def _says_again(self, candidate: Candidate) -> bool:
        spoken = candidate.content
        return not spoken or candidate.stems in self._titles or any(say_the_same(spoken, o) for o in self._sayings)


def _rows(found: list[Candidate], spoken: list[frozenset[str]], titles: list[Title]) -> list[Row]:
    """The figures of all candidates, each article by itself."""
    rows: list[Row] = []
    while len(rows) < len(found):
        start, article = len(rows), found[len(rows)].article
        end = next((at for at in range(start, len(found)) if found[at].article != article), len(found))
        texts = [candidate.text for candidate in found[start:end]]
        rows += features(texts, spoken[start:end], titles[article], found[start].language)
    return rows


def _terms(row: Row, lost: float) -> Terms:
    """The parts of a score by the groups of NAMES; they add up to it."""
    groups: dict[str, float] = {}
    for group, weight, value in zip(NAMES.values(), RANKED.values(), row, strict=True):
        groups[group] = groups.get(group, 0.0) + weight * value
    groups["said before"] = 0.0 - lost
    return tuple((group, round(share, _DIGITS)) for group, share in groups.items())
