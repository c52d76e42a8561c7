"""Summarize by the first sentences: the baseline for every other method."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary
from digest.summarizers.candidates import StemCounts, candidates


@dataclass(frozen=True, slots=True)
class Lead:
    """Summary of the first sentence of each article, then the second of each, and so on."""

    uses_frequencies: ClassVar[bool] = False

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary:
        found = candidates(articles, avoid)
        tally = StemCounts(budget, found)
        for candidate in sorted(found, key=lambda c: (c.position, c.article)):
            tally.take(candidate)
        taken = tally.in_reading_order()
        why = tuple((("position", 1 / (1 + c.position)),) for c in taken)
        return Summary(tuple(c.sentence for c in taken), "lead", why)
