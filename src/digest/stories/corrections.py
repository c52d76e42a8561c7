"""Corrections: sentences that were quoted and that their article no longer contains."""

from collections.abc import Iterable, Sequence

from digest.model.article import Article
from digest.model.edition import Quote
from digest.model.story_parts import Correction
from digest.text.words import words

# Two sentences that share more than this part of the words of both: the later one replaces the earlier.
_IN_ITS_PLACE = 0.5


def corrections(articles: Iterable[Article], quotes: Sequence[Quote]) -> tuple[Correction, ...]:
    """The `quotes` that their articles no longer contain, each sentence once, with the last edition that quoted it.

    The id identifies an article: a page that was changed keeps its address.
    """
    quoted: dict[str, dict[str, Quote]] = {}
    for quote in quotes:
        quoted.setdefault(quote.article, {})[quote.text] = quote
    return tuple(
        Correction(article.id, quote.edition, quote.text, _now(article, quote.text))
        for article in articles
        for quote in quoted.get(article.id, {}).values()
        if quote.text not in article.text and quote.text != article.title
    )


def _now(article: Article, said: str) -> str:
    """The sentence in the place of an earlier one: it has most words in common with it; "" if no sentence is near."""
    before = set(words(said, article.language))
    best, found = _IN_ITS_PLACE, ""
    for sentence in article.sentences:
        after = set(words(sentence.text, article.language))
        common = len(before & after) / max(len(before | after), 1)
        if common > best:
            best, found = common, sentence.text
    return found
