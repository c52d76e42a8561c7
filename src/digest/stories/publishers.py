"""Who stands behind the articles of a story, each counted once."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from digest.model.article import Article


def publishers(articles: Iterable[Article]) -> tuple[str, ...]:
    """The names, in the order of the articles; an article without a publisher counts by its host, else its source."""
    seen: dict[str, str] = {}
    for article in articles:
        name = publisher_of(article)
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())


def publisher_of(article: Article) -> str:
    """The publisher's name, else the host of the address, else the source."""
    host = urlsplit(article.url).hostname if article.url else None
    return article.publisher or (host or "").removeprefix("www.") or article.source
