"""Keep an edition as large as its stories: texts of the articles that it shows, references to the other sources."""

from dataclasses import replace

from digest.model.article import Article, ArticleReference
from digest.model.edition import Edition
from digest.stories.publishers import publishers


def with_references(edition: Edition) -> Edition:
    """Return an edition without the texts that it does not show.

    An edition with references is returned unchanged.  In an edition with all its articles, the publishers of the
    candidates are counted, then the articles are left out unless a word or a title of theirs is shown; `account` and
    `inputs` list all of them.
    """
    if edition.publishers or not edition.articles:
        return edition
    by_id: dict[str, Article] = {}
    for article in edition.articles:  # of several versions, the newest is the first
        by_id.setdefault(article.id, article)
    shown = edition.shown
    listed = dict.fromkeys(name for story in edition.stories for name in story.articles if name not in shown)
    return replace(
        edition,
        articles=tuple(article for name, article in by_id.items() if name in shown),
        references=tuple(ArticleReference.of(by_id[name]) for name in listed if name in by_id),
        publishers=len(_publishers(edition)),
    )


def _publishers(edition: Edition) -> tuple[str, ...]:
    candidates = edition.candidates
    return publishers(article for article in edition.articles if article.id in candidates)
