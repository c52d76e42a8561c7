"""Summarize one article: a linear ranker over position, content and form, with a penalty for repeats.

The idea of a trained linear ranker over such features is that of Kupiec, Pedersen & Chen, "A trainable document
summarizer" (SIGIR 1995); the penalty is in the spirit of Carbonell & Goldstein, "The use of MMR" (SIGIR 1998).
Changed: the weights have the highest expected ROUGE over sets of three sentences (evals/fit_ranked.py), the penalty
counts the stems of all taken sentences together, and sentences that depend on others are guarded against.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from operator import mul
from typing import ClassVar, Protocol

from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary
from digest.summarizers.candidates import Candidate, Said, StemCounts, candidates, reading_order, title_of
from digest.summarizers.features import FINEST, GROUPS, SentenceFigures, features
from digest.summarizers.weights import RANKED
from digest.text.satire import is_satire_label

# Penalty of a sentence whose stems all occur in taken sentences; for a share s of them, s times this.  From 0 to 2 the
# folds of evals/fit_ranked.py give equal results at three sentences; longer summaries repeat less with it.
REDUNDANCY = 0.5
# Sentences among which the one with the words of the title is looked for, the share of these words that it needs, and
# the share of its own below which a sentence before it is a scene.
_NEWS_WITHIN, _CARRIES, _FEW_OF_IT = 8, 0.4, 0.34
Title = tuple[str, ...]
Place = tuple[int, int]  # article and position


@dataclass(frozen=True, slots=True)
class Ranked:
    """Summary of the sentences with the highest scores, in reading order.

    A sentence that opens on a pronoun or connective is taken only together with the one before it.  Lines without an
    end mark (subheads, list items), parts of longer quotations, and sentences without a word that the title or a taken
    sentence lacks come last: a budget for all sentences gives all of them.  `frequencies` are not used.
    """

    redundancy: float = REDUNDANCY
    uses_frequencies: ClassVar[bool] = False

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        return self._summary(_ArticleWeights(articles, avoid), budget)

    def each(self, articles: Sequence[Article], budget: Budget) -> Iterator[Summary]:
        """Yield a summary of each article alone, equal to that of a call for each, in a third of the time."""
        from digest.summarizers.ranked_batch import in_columns  # imports numpy, too slow for one article

        for article, found in zip(articles, in_columns(articles, tuple(RANKED.values())), strict=True):
            yield self((article,), budget) if found is None else self._summary(found, budget)

    def _summary(self, found: "Weights", budget: Budget) -> Summary:
        tally = StemCounts(budget, found)
        lost = self._fill(tally, found)
        taken = tally.in_reading_order()
        shares = ((zip(GROUPS, found.shares(c.order), strict=True), 0.0 - lost[c.order]) for c in taken)
        why = tuple((*groups, ("said before", again)) for groups, again in shares)
        return Summary(tuple(candidate.sentence for candidate in taken), "ranked", why)

    def _fill(self, tally: StemCounts, found: "Weights") -> dict[int, float]:
        """Take the best ready sentence until the budget is full; return the penalty of each sentence considered.

        A penalty only grows, so the best by the old scores is the best of all if it is still the best after an update
        (Minoux 1978).
        """
        chosen, worth = _Chosen(found.titles, _scenes(found)), found.worth
        labels = chosen.take_labels(found, tally)
        queue = [(-score, at) for at, score in enumerate(worth) if at not in labels]
        heapify(queue)
        later: dict[Place, tuple[int, int]] = {}  # sentences that are not ready yet
        lost = dict.fromkeys(labels, 0.0)
        leftovers = False
        while queue and not tally.full:
            before, at = heappop(queue)
            candidate = found[at]
            again = round(self.redundancy * chosen.share_said(candidate) * FINEST)
            lost[at] = again / FINEST
            now = again - worth[at]
            place = (candidate.article, candidate.position)
            if now > before:
                heappush(queue, (now, at))
            elif not leftovers and not chosen.is_ready(candidate):
                later[place] = (now, at)
            elif tally.take(candidate):
                chosen.add(candidate)
                after = later.pop((place[0], place[1] + 1), None)
                if after:
                    heappush(queue, after)
            if not queue and not tally.passed_over:
                queue, later, leftovers = sorted(later.values()), {}, chosen.takes_quoted
                chosen.takes_quoted = True
        return lost


class Weights(Protocol):
    """Sentences to choose from, in reading order; `worth` has the score of each times FINEST, rounded."""

    @property
    def worth(self) -> Sequence[int]: ...
    @property
    def titles(self) -> Sequence[Title]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, at: int, /) -> Candidate: ...
    def shares(self, at: int) -> Sequence[float]:
        """Return the score of a sentence by groups of its figures, rounded."""


class _ArticleWeights:
    """Sentences of a few articles, scored one by one."""

    def __init__(self, articles: Sequence[Article], avoid: Collection[str]) -> None:
        self._weights = tuple(RANKED.values())
        self.titles = [title_of(article) for article in reading_order(articles)]
        self._found = candidates(articles, avoid)
        self._rows = _rows(self._found, self.titles)
        self.worth = [round(sum(map(mul, self._weights, row)) * FINEST) for row in self._rows]

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, at: int) -> Candidate:
        return self._found[at]

    def shares(self, at: int) -> list[float]:
        """Return the score of a sentence by groups of its figures."""
        parts = tuple(map(mul, self._weights, self._rows[at]))
        return [round(sum(parts[group]) * FINEST) / FINEST for group in GROUPS.values()]


class _Chosen:
    """Titles and taken sentences, with which candidates are compared."""

    def __init__(self, titles: Sequence[Title], scenes: Collection[int] = ()) -> None:
        self._scenes = scenes
        self.takes_quoted = False  # sentences from the middle of a quotation
        self._said: set[str] = set()
        self._titles = [frozenset(title) for title in titles]
        self._taken = Said()
        self._places: set[Place] = set()

    def add(self, candidate: Candidate) -> None:
        self._said.update(candidate.stems)
        self._taken.add(candidate)
        self._places.add((candidate.article, candidate.position))

    def take_labels(self, found: "Weights", tally: StemCounts) -> list[int]:
        """Take the labels of satire as far as they fit; return the ones that were taken."""
        labels = [at for at in _labels(found) if tally.take(found[at])]
        for at in labels:
            self.add(found[at])
        return labels

    def share_said(self, candidate: Candidate) -> float:
        """Return the share of a sentence's stems that occur in taken sentences, 0 to 1."""
        if not (self._said and candidate.stems):
            return 0.0
        spoken = set(candidate.stems)
        return len(spoken & self._said) / len(spoken)

    def is_ready(self, candidate: Candidate) -> bool:
        """Return whether a sentence can be taken now: complete, no repeat, and behind its predecessor if it depends on
        it.
        """
        if candidate.order in self._scenes or (candidate.asks and any(self._titles)):
            return False
        if not candidate.complete or self._says_again(candidate):
            return False
        if candidate.is_inside_quotation and not self.takes_quoted:
            return False
        return not candidate.dangling or (candidate.article, candidate.position - 1) in self._places

    def _says_again(self, candidate: Candidate) -> bool:
        if not candidate.content or self._taken.holds(candidate):
            return True
        spoken = frozenset(candidate.stems)
        return any(spoken <= title for title in self._titles)


def _labels(found: "Weights") -> list[int]:
    """Return the sentences that mark the article as satire: without its label an invented report is false news."""
    if len(found.titles) != 1 or not len(found):
        return []
    return [at for at in sorted({0, 1, len(found) - 1}) if at < len(found) and is_satire_label(found[at].text)]


def _scenes(found: "Weights") -> frozenset[int]:
    """Return the sentences before the one that carries the title's words, if they have few of these words.

    An article that opens on a scene has its news behind it, and its title is on the news.  A sentence on which the news
    leans ("They said ...") is no scene.
    """
    if len(found.titles) != 1 or not found.titles[0]:
        return frozenset()
    shares = [found.shares(at)[-1] / RANKED["title"] for at in range(min(len(found), _NEWS_WITHIN))]
    carrying = (at for at in sorted(range(len(shares)), key=lambda at: -shares[at]) if shares[at] >= _CARRIES)
    title = frozenset(found.titles[0])
    news = next((at for at in carrying if not title.issuperset(found[at].stems)), 0)
    leant_on = news
    while leant_on and found[leant_on].dangling:
        leant_on -= 1
    return frozenset(at for at in range(leant_on) if shares[at] < _FEW_OF_IT * shares[news])


def _rows(found: list[Candidate], titles: list[Title]) -> list[SentenceFigures]:
    """Return the figures of all candidates, each article by itself."""
    rows: list[SentenceFigures] = []
    while len(rows) < len(found):
        start, article = len(rows), found[len(rows)].article
        end = next((at for at in range(start, len(found)) if found[at].article != article), len(found))
        texts = [candidate.text for candidate in found[start:end]]
        spoken = [candidate.stems for candidate in found[start:end]]
        rows += features(texts, spoken, titles[article], found[start].language)
    return rows
