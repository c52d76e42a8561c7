"""A user's program that uses every public name, for a user's own `mypy --strict`.  Nothing here is run."""

from datetime import date

import digest


def read(path: str, page: bytes, feed: bytes) -> tuple[digest.Article, digest.Article, tuple[digest.FeedEntry, ...]]:
    entries: tuple[digest.FeedEntry, ...] = tuple(digest.parse_feed(feed, url="https://example.org/feed"))
    return digest.read(path), digest.extract(page, url="https://example.org/story"), entries


def first_title(entries: tuple[digest.FeedEntry, ...]) -> str:
    return entries[0].title


def sentences(article: digest.Article) -> list[digest.Sentence]:
    return [*digest.split_sentences(article.text, "en"), *article.sentences]


def shorten(article: digest.Article) -> tuple[digest.Sentence, ...]:
    summary: digest.Summary = digest.summarize(article, sentences=3)
    return summary.sentences


def loudest(articles: list[digest.Article], budget: digest.Budget) -> digest.Summary:
    frequencies: digest.Frequencies = digest.Frequencies.of(articles)
    chosen = [sentence for article in articles for sentence in article.sentences if frequencies.articles]
    return digest.Summary(tuple(chosen[: budget.sentences]), "loudest")


def publish(articles: list[digest.Article], said: digest.History) -> tuple[bytes, list[digest.Failure]]:
    groups: list[list[digest.Article]] = digest.cluster(articles)
    edition: digest.Edition = digest.compose([a for group in groups for a in group], date(2026, 11, 21), history=said)
    stories: tuple[digest.Story, ...] = tuple(edition.stories)
    assert all(story.headline for story in stories)
    return digest.render(edition, "html"), list(digest.verify(edition, articles))


class Partition:
    def __call__(self, documents: list[digest.Document]) -> digest.Grouping:
        return digest.Grouping(tuple((at,) for at in range(len(documents))))


def written(rendering: digest.Rendering) -> str:
    try:
        return rendering.body.decode()
    except digest.DigestError as error:
        return str(error)
