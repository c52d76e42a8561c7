"""A story: greedy coverage of the concepts that its articles share.

Concepts are stems and pairs of neighbouring stems, as in Gillick & Favre, "A scalable global model for summarization"
(2009), weighted by how many articles hold them.  Changed: single stems count half, a prior for the first sentences
that is the stronger the fewer articles there are, a greedy choice by weight per words^length in place of an exact one,
a first sentence of an article to open with, and, as a summary grows, more of what only few articles hold.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary, Terms
from digest.summarizers.candidates import Candidate, Said, StemCounts, candidates, title_of
from digest.text.contradictions import contradict

Concept = tuple[str, ...]

LOOKED_AT = 25  # sentences of each article
SHORTEST = 7  # words
# The parts of a score that are named; the others are added up.
_NAMED = 6
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class CoverageSettings:
    """What coverage weighs with.  Measured together (evals/fit_coverage.py): measure again after any change.

    A concept of n articles weighs n**power, a single stem `single` of that; a sentence of w words at a position (from
    0) gains (1 + prior / articles / (1 + position)) / w**length times the weight that it adds.
    """

    power: float = 1.5
    single: float = 0.5
    prior: float = 20.0
    length: float = 0.8
    # Concepts of fewer articles than this are faint: they do not count for the first `early` sentences, then each
    # further one lets `faint` more of their weight in, and strengthens the prior by `growth` of itself.
    least: int = 1
    early: int = 3
    faint: float = 0.0
    growth: float = 0.0
    # What is left of a sentence's gain for each sentence already taken from its article.
    spread: float = 1.0
    # Whether a story opens with the first sentence of an article, and says nothing twice in other words.
    polished: bool = True


# By the number of articles.  Small stories gain from longer sentences and from all concepts; in large ones the first
# sentences come from what at least three articles say, the later ones from all of them.
SMALL = CoverageSettings(prior=60.0, length=0.6, spread=0.8)
LARGE = CoverageSettings(least=3, faint=0.3, growth=3.0, spread=0.7)
_LARGE_FROM = 6


def settings_for(articles: int) -> CoverageSettings:
    """What a story of so many articles is weighed with."""
    return LARGE if articles >= _LARGE_FROM else SMALL


def settings_of_2004(articles: int) -> CoverageSettings:
    """Those that equal the best published ROUGE-2 on DUC 2004 (clusters of ten articles, 100 words)."""
    return CoverageSettings(least=3 if articles >= _LARGE_FROM else 2 if articles >= 3 else 1, polished=False)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sentences that together hold most of what several articles say: one to open with, then article by article.

    Left out are sentences that cannot stand alone, questions, sentences under seven words, and what says the title or
    a sentence taken again; asked for more than there are, all the others come back.  Where articles hold no other kind,
    short notes are told by their short sentences, and lists by their lines.  `frequencies` are not needed.
    """

    dated: bool = False

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        found = candidates(articles, avoid, most=LOOKED_AT)
        eligible = _eligible(found, articles)
        settings = (settings_of_2004 if self.dated else settings_for)(len(articles))
        choice = _Choice(settings, found, eligible, len(articles))
        tally = StemCounts(budget, found)
        terms = choice.fill(tally)
        taken = _opening_first(tally)
        name = "coverage-2004" if self.dated else "coverage"
        return Summary(tuple(c.sentence for c in taken), name, tuple(terms[c.order] for c in taken))


def coverage_2004() -> Coverage:
    """The settings of 2004, to compare with."""
    return Coverage(dated=True)


class _Choice:
    """The sentences left to choose from, and the weight of the concepts that each would add."""

    def __init__(
        self, settings: CoverageSettings, found: list[Candidate], eligible: list[Candidate], articles: int
    ) -> None:
        self._settings = settings
        self._articles = articles
        self._left = {candidate.order: candidate for candidate in eligible}
        self._concepts = {candidate.order: _concepts(candidate) for candidate in found}
        self._holders = _count_holders(found, self._concepts)
        self._weights = {
            concept: n**settings.power * (1.0 if len(concept) == 2 else settings.single)
            for concept, n in self._holders.items()
        }
        self._rates = {at: max(c.words, 1) ** -settings.length for at, c in self._left.items()}
        self._early = {at: 1 / (1 + c.position) for at, c in self._left.items()}
        self._places: dict[Concept, list[int]] = {}
        self._strong = dict.fromkeys(self._left, 0.0)
        self._faint = dict.fromkeys(self._left, 0.0)
        for order in self._left:
            for concept in self._concepts[order]:
                self._places.setdefault(concept, []).append(order)
                self._add(order, concept, self._weights[concept])
        self._used: Counter[int] = Counter()
        self._said = Said()

    def fill(self, tally: StemCounts) -> dict[int, Terms]:
        """Take the sentence that adds most until the budget is full; the terms of each one's score."""
        terms: dict[int, Terms] = {}
        while self._left and not tally.full:
            for best in self._ranking(opening=not tally.taken):
                del self._left[best.order]
                if not self._says_again(best) and tally.take(best):
                    terms[best.order] = self._terms(best)
                    self._cover(best)
                    break
        return terms

    def _ranking(self, opening: bool) -> list[Candidate]:
        """The sentences that are left, from the one that adds most down; it holds until one is taken."""
        by, open_to = self._settings, self._open_to_faint()
        prior = self._prior()
        spread = {article: by.spread**n for article, n in self._used.items()}
        scores = {}
        for at, candidate in self._left.items():
            factor = spread.get(candidate.article, 1.0) * (1 + prior * self._early[at]) * self._rates[at]
            faint = self._faint[at] * factor
            scores[at] = (-round(self._strong[at] * factor + open_to * faint, _DIGITS), -round(faint, _DIGITS), at)
        leads = [at for at in self._left if self._early[at] == 1] if opening and by.polished else []
        return [self._left[at] for at in sorted(leads or self._left, key=scores.__getitem__)]

    def _says_again(self, candidate: Candidate) -> bool:
        return self._settings.polished and self._said.holds(candidate)

    def _prior(self) -> float:
        return self._settings.prior / self._articles * (1 + self._settings.growth * self._late())

    def _late(self) -> int:
        return max(0, len(self._said) - self._settings.early)

    def _open_to_faint(self) -> float:
        return min(1.0, self._settings.faint * self._late())

    def _add(self, order: int, concept: Concept, weight: float) -> None:
        sums = self._strong if self._holders[concept] >= self._settings.least else self._faint
        sums[order] += weight

    def _cover(self, taken: Candidate) -> None:
        """What was said adds nothing to the others."""
        self._used[taken.article] += 1
        self._said.add(taken)
        for concept in self._concepts[taken.order]:
            weight = self._weights.pop(concept, None)
            for order in self._places.get(concept, ()) if weight else ():
                self._add(order, concept, -(weight or 0.0))

    def _terms(self, candidate: Candidate) -> Terms:
        """The concepts that weigh most, by name, and the sum of the others; they add up to the score."""
        at, open_to = candidate.order, self._open_to_faint()
        spread = self._settings.spread ** self._used[candidate.article]
        factor = spread * (1 + self._prior() * self._early[at]) * self._rates[at]
        shares = []
        for concept in self._concepts[at]:
            part = 1.0 if self._holders[concept] >= self._settings.least else open_to
            share = round(self._weights.get(concept, 0.0) * factor * part, _DIGITS)
            if share:
                shares.append((-share, " ".join(concept)))
        shares.sort()
        named = tuple((name, -share) for share, name in shares[:_NAMED])
        rest = round(-math.fsum(share for share, _ in shares[_NAMED:]), _DIGITS)
        return (*named, ("other concepts", rest)) if rest else named


def _opening_first(tally: StemCounts) -> list[Candidate]:
    """The article of the sentence that was taken first, then the others as they are read."""
    opening = tally.taken[0].article if tally.taken else 0
    return sorted(tally.in_reading_order(), key=lambda candidate: candidate.article != opening)


def _eligible(found: list[Candidate], articles: Sequence[Article]) -> list[Candidate]:
    """Those of the best kind that the articles hold at all, said before or not.

    So two flashes on a quake are told, and a story whose statements were all told is not eked out with its scraps.
    """
    titles = _Titles(articles)
    for kind in (_is_statement, _stands_alone, _is_any):
        if chosen := [candidate for candidate in found if not titles.say(candidate) and kind(candidate)]:
            return chosen
        if any(not titles.say(c) and kind(c) for c in candidates(articles, most=LOOKED_AT)):
            return []
    return found


class _Titles:
    """The titles of a story; two of them may contradict each other, and only one is its headline."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._titles: dict[tuple[str, ...], list[Article]] = {}
        for article in articles:
            if article.title:
                self._titles.setdefault(title_of(article), []).append(article)

    def say(self, candidate: Candidate) -> bool:
        """Return whether a title has the words of a sentence and none with these words contradicts it."""
        titled = self._titles.get(candidate.stems, ())
        return bool(titled) and not any(contradict(candidate.text, it.title, it.language) for it in titled)


def _is_statement(candidate: Candidate) -> bool:
    """Whether it is long enough to say what happened, and can be understood alone."""
    long_enough = candidate.words >= SHORTEST or (candidate.words < 3 and len(candidate.stems) >= SHORTEST)
    return long_enough and _stands_alone(candidate)


def _stands_alone(candidate: Candidate) -> bool:
    asks = candidate.text.rstrip("\"'”’»").endswith(("?", "？", "؟"))
    return not asks and candidate.complete and not candidate.dangling


def _is_any(candidate: Candidate) -> bool:
    return True


def _concepts(candidate: Candidate) -> Iterable[Concept]:
    """The stems of a sentence and the pairs of neighbouring ones, each once, always in the same order."""
    return dict.fromkeys([*((stem,) for stem in candidate.stems), *pairwise(candidate.stems)])


def _count_holders(found: list[Candidate], concepts: dict[int, Iterable[Concept]]) -> Counter[Concept]:
    """How many articles hold each concept."""
    by_article: dict[int, dict[Concept, None]] = {}
    for candidate in found:
        by_article.setdefault(candidate.article, {}).update(dict.fromkeys(concepts[candidate.order]))
    return Counter(concept for held in by_article.values() for concept in held)
