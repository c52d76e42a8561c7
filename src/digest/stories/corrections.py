"""Sentences that were quoted, and that their article no longer says."""

from collections.abc import Iterable, Sequence

from digest.model.article import Article
from digest.model.edition import Quote
from digest.model.story_parts import Correction
from digest.text.words import words

# Of the words of both, the share that two sentences have in common when one stands in the other's place.
_IN_ITS_PLACE = 0.5


def corrections(articles: Iterable[Article], quotes: Sequence[Quote]) -> tuple[Correction, ...]:
    """What of the `quotes` their articles no longer say, each sentence once, by the last edition that said it.

    An article is known by its id: a page that was changed keeps its address.
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
    """The sentence that stands in the place of one: that which has most words in common with it, "" for none."""
    before = set(words(said, article.language))
    best, found = _IN_ITS_PLACE, ""
    for sentence in article.sentences:
        after = set(words(sentence.text, article.language))
        common = len(before & after) / max(len(before | after), 1)
        if common > best:
            best, found = common, sentence.text
    return found
