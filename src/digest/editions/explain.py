"""Explain an edition: every score with its terms, every join, every removed line."""

from collections.abc import Mapping
from typing import Any

from digest.editions.account import counts
from digest.errors import UsageError
from digest.model.article import Article
from digest.model.canonical import plain
from digest.model.edition import Edition, Entry, Story


def explain(edition: Edition, story: str | None = None) -> dict[str, Any]:
    """Return the reasons as plain data: `counts` by bucket, `stories`, and `documents` with bucket and removed lines.

    `story` is a number (from 1) or the beginning of a story's id, and limits the result to it and its documents.
    Raises UsageError for a missing story.
    """
    articles = {(article.source, article.id): article for article in edition.articles}
    chosen = edition.stories if story is None else (_chosen(edition, story),)
    numbers = {item.id: number for number, item in enumerate(edition.stories, start=1)}
    told = {name for item in chosen for name in (*item.articles, *(reprint.article for reprint in item.reprints))}
    return {
        "edition": edition.key,
        "hash": edition.hash,
        "counts": counts(edition),
        "stories": [_story(item, numbers[item.id]) for item in chosen],
        "documents": [
            _document(entry, articles.get((entry.source, entry.article or "")))
            for entry in edition.account
            if story is None or entry.article in told
        ],
    }


def _document(entry: Entry, article: Article | None) -> dict[str, Any]:
    """Return an entry of the account, with the title and the removed lines of its article."""
    return {**plain(entry), "title": entry.title or (article.title if article else ""), "removed": _removed(article)}


def _chosen(edition: Edition, name: str) -> Story:
    if name.isdigit() and 1 <= int(name) <= len(edition.stories):
        return edition.stories[int(name) - 1]
    for story in edition.stories:
        if story.id.startswith(name):
            return story
    raise UsageError(f"there is no story {name!r}; this edition has {len(edition.stories)}, named by number or id")


def _story(story: Story, number: int) -> dict[str, Any]:
    terms = [*story.summary.why, *[()] * len(story.summary.sentences)]  # a summarizer may give no reasons
    sentences = zip(story.summary.sentences, terms, [*story.places, *[""] * len(terms)], strict=False)
    return {
        "number": number,
        "id": story.id,
        "headline": story.headline,
        "score": story.score,
        "terms": dict(story.terms),
        "publishers": list(story.publishers),
        "method": story.summary.method,
        "sentences": [
            {"text": sentence.text, "place": place, "position": sentence.position, "terms": dict(why)}
            for sentence, why, place in sentences
        ],
        "titles": plain(story.titles),
        "joins": plain(story.joins),
        "differences": [{"kind": item.kind, "a": item.a.text, "b": item.b.text} for item in story.differences],
        "since": plain(story.since),
        "told": plain(story.told),
        "followed": story.followed,
        "merged": list(story.merged),
        "split": story.split,
        "corrections": plain(story.corrections),
    }


def _removed(article: Article | None) -> list[Mapping[str, str]]:
    return [] if article is None else [{"text": line.text, "reason": line.reason} for line in article.removed]
