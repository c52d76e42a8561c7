"""One article: a linear ranker over position, content and form, with a penalty for saying the same twice.

The idea of a trained linear ranker over such features is that of Kupiec, Pedersen & Chen, "A trainable document
summarizer" (SIGIR 1995); the penalty is the one of Carbonell & Goldstein, "The use of MMR" (SIGIR 1998).  Changed:
logistic weights fitted on "is in the greedy oracle" (evals/fit_ranked.py), and a guard against dangling starts.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary, Terms
from digest.summarizers.candidates import Candidate, Tally, candidates, reading_order
from digest.summarizers.features import NAMES, Vector, cosine, features, vector
from digest.summarizers.weights import RANKED
from digest.text.words import stems

# What a sentence loses when it is the same as one already taken; of a similarity of s it loses s times this.  Between
# 0.5 and 1 the folds of evals/fit_ranked.py are level at three sentences, at five 1 is better, and 1.5 loses.
REDUNDANCY = 1.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """The sentences with the highest weights, in reading order.

    A sentence that opens on a pronoun or connective is taken only when the one before it is; lines without an end
    mark (subheads, list items) come last.  With a budget for all sentences, all come back.
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
        if not found:
            return Summary((), "ranked")
        known = frequencies or Frequencies.of(articles)
        vectors = [vector(c.stems, c.language, known) for c in found]
        terms = [_terms(row) for row in features(found, vectors, _titles(articles, known))]
        tally = Tally(budget, found)
        lost = self._fill(tally, found, vectors, [math.fsum(share for _, share in row) for row in terms])
        taken = tally.in_reading_order()
        why = tuple((*terms[c.order], ("redundancy", 0.0 - round(lost[c.order], 9))) for c in taken)
        return Summary(tuple(c.sentence for c in taken), "ranked", why)

    def _fill(self, tally: Tally, found: list[Candidate], vectors: list[Vector], scores: list[float]) -> list[float]:
        """Take the best that is ready until the budget is full; what each sentence had lost when it was taken."""
        lost = [0.0] * len(found)
        left = set(range(len(found)))
        given: set[tuple[int, int]] = set()
        while left and not tally.full:
            ready = [at for at in left if _is_ready(found[at], given)]
            if not ready and tally.passed_over:
                break
            best = min(ready or left, key=lambda at: (-round(scores[at] - lost[at], 9), at))
            left.discard(best)
            if not tally.take(found[best]):
                continue
            given.add((found[best].article, found[best].position))
            for at in left:
                lost[at] = max(lost[at], self.redundancy * cosine(vectors[at], vectors[best]))
        return lost


def _is_ready(candidate: Candidate, given: set[tuple[int, int]]) -> bool:
    if not candidate.complete:
        return False
    return not candidate.dangling or (candidate.article, candidate.position - 1) in given


def _titles(articles: Sequence[Article], frequencies: Frequencies) -> list[Vector]:
    """The vectors of the titles, in the order in which `candidates` numbers the articles."""
    return [vector(stems(a.title, a.language), a.language, frequencies) for a in reading_order(articles)]


def _terms(row: tuple[float, ...]) -> Terms:
    return tuple((name, round(RANKED[name] * value, 9)) for name, value in zip(NAMES, row, strict=True))
