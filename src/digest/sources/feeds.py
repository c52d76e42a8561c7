"""Feeds: RSS, Atom, RDF and JSON Feed; an entry is a document."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from digest.errors import NotAnArticleError, SourceError
from digest.model.article import Document, Failure
from digest.model.feed import FeedEntry
from digest.sources.http import get
from digest.text.characters import one_line
from digest.text.dates import parse_date
from digest.text.urls import is_web


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of the feed at `url` that hold a text; its publisher is the settings', else the feed's title."""

    url: str
    publisher: str | None = None
    section: str = ""

    def __call__(self) -> Iterator[Document | Failure]:
        try:
            answer = get(self.url)
            title, entries = read_feed(answer.body, self.url)
        except (SourceError, NotAnArticleError) as error:
            yield Failure("source", self.url, one_line(str(error)))
            return
        for entry in entries:
            name = one_line(entry.url or f"{self.url}#{entry.id}")
            yield replace(entry_document(entry, name, title), publisher=self.publisher, section=self.section)


def entry_document(entry: FeedEntry, name: str, title: str) -> Document:
    """An entry as the JSON that the extractor for it reads: its own words, and nothing of the feed's around it.

    `title` is that of the feed.
    """
    record = {
        "title": entry.title,
        "url": entry.url,
        "published": entry.published.isoformat() if entry.published else None,
        "publisher": title,
        "authors": list(entry.authors),
        "content_html": entry.html,
    }
    body = json.dumps(record, ensure_ascii=False).encode("utf-8", "ignore")
    return Document(name, body, "application/json", entry.url)


def parse_feed(body: bytes, url: str | None = None) -> tuple[FeedEntry, ...]:
    """The entries of a feed, in its order.  Raises NotAnArticleError for what is no feed."""
    return read_feed(body, url or "feed")[1]


def read_feed(body: bytes, source: str) -> tuple[str, tuple[FeedEntry, ...]]:
    """A feed's title and entries: by fastfeedparser, by feedparser where that fails or an entry is not whole.

    Raises NotAnArticleError for what is no feed.
    """
    title, found = _quick(body)
    if not found or any(not (entry.title and entry.url) for entry in found):
        slow_title, slow = _thorough(body)
        if len(slow) >= len(found):
            title, found = slow_title or title, slow
    if not found and not title:
        raise NotAnArticleError(f"{source}: no feed that can be read; check that the address is that of a feed")
    return one_line(title), tuple(found)


def _quick(body: bytes) -> tuple[str, list[FeedEntry]]:
    import fastfeedparser

    try:
        parsed = fastfeedparser.parse(body)
    except Exception:  # noqa: BLE001 - it raises whatever its parsers do; feedparser is asked then
        return "", []
    return _text(parsed.feed.get("title")), [_entry(item) for item in parsed.entries]


def _thorough(body: bytes) -> tuple[str, list[FeedEntry]]:
    import feedparser

    parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    return _text(parsed.feed.get("title")), [_entry(item) for item in parsed.entries]


def _entry(item: Any) -> FeedEntry:  # noqa: ANN401 - a dictionary of either parser
    link = _text(item.get("link"))
    contents = [part.get("value") or "" for part in item.get("content") or ()]
    published = item.get("published") or item.get("updated") or ""
    return FeedEntry(
        id=_text(item.get("id")) or link,
        title=one_line(unescape(_without_tags(_text(item.get("title"))))),
        url=link if is_web(link) else None,
        published=parse_date(_text(published)),
        html=max([*contents, _text(item.get("description") or item.get("summary"))], key=len),
        authors=tuple(filter(None, [one_line(_text(item.get("author")))])),
    )


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a feed holds
    return value.strip() if isinstance(value, str) else ""


def _without_tags(text: str) -> str:
    import re

    return re.sub(r"<[^>]+>", "", text)
