"""Summaries of stories, each made once: the fill of an edition needs several lengths of a story, and trims them."""

from collections.abc import Sequence

from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.summary import Budget, Frequencies, Summary
from digest.ports import LengthsSummarizer, Summarizer

# The articles of a story by id and hash, and the hashes to avoid that its own lines have: others change nothing.
_Names = tuple[tuple[str, str], ...]
_Key = tuple[_Names, frozenset[str]]


class Choices:
    """The summaries that were made for an edition, for the articles of one language of a story.

    A summarizer with `lengths` is called once for all lengths up to the longest that was asked for.
    """

    def __init__(self) -> None:
        self._lines: dict[_Names, frozenset[str]] = {}
        self._lengths: dict[_Key, Sequence[Summary]] = {}
        self._summaries: dict[tuple[_Key, int], Summary] = {}

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
        key = self._key(articles, avoided)
        if isinstance(summarizer, LengthsSummarizer):
            if key not in self._lengths or sentences >= len(self._lengths[key]):
                most = max(sentences, longest)
                self._lengths[key] = summarizer.lengths(articles, most, frequencies, key[1])
            return self._lengths[key][sentences]
        if (key, sentences) not in self._summaries:
            found = summarizer(articles, Budget(sentences=sentences), frequencies, key[1])
            self._summaries[key, sentences] = found
        return self._summaries[key, sentences]

    def _key(self, articles: Sequence[Article], avoided: frozenset[str]) -> _Key:
        names = tuple((article.id, article.text_hash) for article in articles)
        if names not in self._lines:
            self._lines[names] = frozenset(line for article in articles for line in _lines_of(article))
        return names, self._lines[names] & avoided


def _lines_of(article: Article) -> list[str]:
    """Return the hashes of the title and the sentences of an article."""
    text = article.text
    return [hash_text(article.title), *(hash_text(text[start:end]) for start, end, _ in article.spans)]
