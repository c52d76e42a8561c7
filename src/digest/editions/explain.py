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

    `story` is a number (from 1) or the beginning of a story's id, and limits the result to it and its documents; or
    the end of a document's place or words of its title, which limits it to such documents.  Raises UsageError for a
    name of neither.
    """
    articles = {(article.source, article.id): article for article in edition.articles}
    numbers = {item.id: number for number, item in enumerate(edition.stories, start=1)}
    chosen, entries = _limited(edition, story, articles)
    return {
        "edition": edition.key,
        "hash": edition.hash,
        "counts": counts(edition),
        "stories": [_story(item, numbers[item.id]) for item in chosen],
        "documents": [_document(entry, articles.get((entry.source, entry.article or ""))) for entry in entries],
    }


def _limited(
    edition: Edition, name: str | None, articles: Mapping[tuple[str, str], Article]
) -> tuple[tuple[Story, ...], list[Entry]]:
    """Return the stories and the entries of the account that a name stands for; without a name all."""
    if name is None:
        return edition.stories, list(edition.account)
    story = _story_named(edition, name)
    if story:
        told = {*story.articles, *(reprint.article for reprint in story.reprints)}
        return (story,), [entry for entry in edition.account if entry.article in told]
    found = [entry for entry in edition.account if name and _is_named(entry, name, articles)]
    if not found:
        raise UsageError(
            f"no story and no document {name!r} in {edition.key}; give a number (1 to {len(edition.stories)}) or id of "
            "a story, the end of a document's place, or a part of its title; `digest list` has the other editions"
        )
    return (), found


def _is_named(entry: Entry, name: str, articles: Mapping[tuple[str, str], Article]) -> bool:
    article = articles.get((entry.source, entry.article or ""))
    title = entry.title or (article.title if article else "")
    places = (entry.source, article.url or "" if article else "")
    return name.casefold() in title.casefold() or any(place.endswith(name) for place in places)


def _document(entry: Entry, article: Article | None) -> dict[str, Any]:
    """Return an entry of the account, with the title and the removed lines of its article."""
    return {**plain(entry), "title": entry.title or (article.title if article else ""), "removed": _removed(article)}


def _story_named(edition: Edition, name: str) -> Story | None:
    numbers = (story for number, story in enumerate(edition.stories, start=1) if name == f"{number}")
    return next(numbers, None) or next((story for story in edition.stories if name and story.id.startswith(name)), None)


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
