"""Summaries of stories, each made once: the fill of an edition needs several lengths of a story, and trims them."""

from collections.abc import Sequence
from functools import partial

from digest.editions.shared import Results, lines_of
from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary
from digest.ports import LengthsSummarizer, Summarizer

# Results kept of one edition alone: its stories, in a few lengths.
_OF_EDITION = 10_000

# The most sentences that were asked for, the hashes that were avoided, and the summaries by their length.
MadeChoice = tuple[int, frozenset[str], Sequence[Summary]]


class Choices:
    """The summaries that were made for an edition, for the articles of one language of a story.

    A summarizer with `lengths` is called once for all lengths up to the longest that was asked for.  The results are
    `shared` with other editions if they do not depend on the frequencies of words in this one.
    """

    def __init__(self, shared: Results) -> None:
        self._shared, self._own = shared, Results(_OF_EDITION)

    def __call__(
        self,
        summarizer: Summarizer,
        articles: Sequence[Article],
        sentences: int,
        longest: int,
        frequencies: Frequencies,
        avoided: frozenset[str],
    ) -> Summary:
        """Return the summary of the articles in at most `sentences` sentences, at most `longest` later."""
        once = self._own if uses_frequencies(summarizer) else self._shared
        told = tuple(articles)
        avoid = lines_of(told, self._shared) & avoided  # others change nothing
        if isinstance(summarizer, LengthsSummarizer):
            most = max(sentences, longest)
            compute = partial(summarizer.lengths, told, most, frequencies, avoid)
            return once("lengths", compute, summarizer, told, most, avoid)[sentences]
        shorter = partial(summarizer, told, Budget(sentences=sentences), frequencies, avoid)
        return once("summary", shorter, summarizer, told, sentences, avoid)

    def made(self) -> list[MadeChoice]:
        """Return the choices that can be shared with other editions, in order."""
        return [(given[2], given[3], lengths) for given, lengths in self._shared.of("lengths")]

    def put(self, choices: Sequence[MadeChoice], summarizer: Summarizer, articles: tuple[Article, ...]) -> None:
        """Keep choices for the articles that were made elsewhere by the same summarizer."""
        for most, avoid, lengths in choices:
            self._shared.put("lengths", lengths, summarizer, articles, most, avoid)


def uses_frequencies(summarizer: Summarizer) -> bool:
    """Return whether the choice of a summarizer depends on the frequencies of words in the edition."""
    return bool(getattr(summarizer, "uses_frequencies", True))
