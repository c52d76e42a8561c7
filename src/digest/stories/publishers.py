"""The publishers of a story, each counted once."""

from collections.abc import Iterable

from digest.model.article import Article
from digest.text.urls import host_of


def publishers(articles: Iterable[Article]) -> tuple[str, ...]:
    """The names, in the order of the articles; an article without a publisher counts by its host, else its source."""
    seen: dict[str, str] = {}
    for article in articles:
        name = publisher_of(article)
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())


def publisher_of(article: Article) -> str:
    """The publisher's name, else the host of the address, else the source."""
    return article.publisher or host_of(article.url) or article.source
