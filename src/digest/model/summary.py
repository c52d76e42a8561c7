"""Summaries, their budget, and the word frequencies for weighing sentences."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from digest.model.article import Article, Sentence
from digest.text.words import distinct_stems

# The terms of a score: (term, share of the score); the shares add up to the score.
Terms = tuple[tuple[str, float], ...]

# Pretended articles without the stem: a batch of a dozen does not show yet which words are rare, and a plain
# ln(n/df) would call a word that both of two articles hold worthless.  Fades out as the batch grows.
IDF_PRIOR = 50


@dataclass(frozen=True, slots=True)
class Budget:
    """The maximum length of a summary: in sentences, in blank-separated words, or as a share of the sentences given.

    Exactly one is set.  A budget is never exceeded and a sentence never cut.
    """

    sentences: int | None = None
    words: int | None = None
    share: float | None = None

    def __post_init__(self) -> None:
        given = [value for value in (self.sentences, self.words, self.share) if value is not None]
        if len(given) != 1:
            raise ValueError("a budget is one of sentences, words or share")
        if given[0] < 0 or (self.share is not None and self.share > 1):
            raise ValueError(f"a budget is not negative, and a share is at most 1: {given[0]}")

    def most(self, sentences: int) -> int:
        """Return the maximum number of sentences out of `sentences`; a share is rounded up, so that it is not empty."""
        if self.share is not None:
            return math.ceil(round(self.share * sentences, 9))
        return sentences if self.sentences is None else min(self.sentences, sentences)

    def admits(self, chosen: int, words: int, of: int) -> bool:
        """Return whether `chosen` sentences with `words` words in all, taken from `of` sentences, keep the budget."""
        return chosen <= self.most(of) and (self.words is None or words <= self.words)


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences chosen from articles, in reading order, never rewritten; `why` has the terms of each one's score."""

    sentences: tuple[Sentence, ...]
    method: str
    why: tuple[Terms, ...] = ()


def terms_by_language(terms: Terms, first: str) -> dict[str, Terms]:
    """Return the terms of each language: those of another language than the first are behind its code.

    >>> terms_by_language((("bridg", 0.5), ("de:brück", 0.4)), "en")
    {'en': (('bridg', 0.5),), 'de': (('brück', 0.4),)}
    """
    if ":" not in "".join(dict(terms)):  # most stories have one language, and there are thousands
        return {first: terms}
    found: dict[str, list[tuple[str, float]]] = {first: []}
    for term, weight in terms:
        code, _, stem = term.rpartition(":")
        found.setdefault(code or first, []).append((stem, weight))
    return {language: tuple(some) for language, some in found.items()}


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The number of articles of a batch that contain each stem, language by language.

    Computed once for an edition and handed to every chunk of it, so that the result does not depend on the chunks.
    """

    articles: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Self:
        """Counted over the titles and texts of `articles`."""
        totals: Counter[str] = Counter()
        counts: dict[str, Counter[str]] = {}
        for article in articles:
            totals[article.language] += 1
            found = distinct_stems(f"{article.title}\n{article.text}", article.language)
            counts.setdefault(article.language, Counter()).update(found)
        return cls(totals, counts)

    def idf(self, language: str, stem: str) -> float:
        """The weight of a stem: ln((n + PRIOR) / (df + 1/2)); high for a rare one, always above 0."""
        n = self.articles.get(language, 0)
        df = self.counts.get(language, {}).get(stem, 0)
        return _idf(n, min(df, n))


@cache
def _idf(n: int, df: int) -> float:
    return math.log((n + IDF_PRIOR) / (df + 0.5))
