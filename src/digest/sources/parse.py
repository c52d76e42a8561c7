"""Parse feeds in RSS, Atom, RDF and JSON Feed; feedparser is the fallback for XML too broken for our own reader."""

import re
from calendar import timegm
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from typing import Any

from digest.errors import NotAnArticleError
from digest.model.feed import FeedEntry, FeedText
from digest.sources.author_fields import without_long_authors
from digest.sources.feed_bytes import harmless
from digest.sources.feed_dates import feed_date
from digest.sources.feed_head import head_of
from digest.sources.feed_markup import without_tags
from digest.sources.json_feed import read_json_feed
from digest.sources.limits import LONGEST_TITLE
from digest.sources.xml_feed import read_xml, resolved
from digest.text.characters import one_line, whole
from digest.text.urls import is_web, joined, web_address

_BEGUN = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_PLAIN = ("text/plain", "text")


def parse_feed(body: bytes, url: str | None = None) -> tuple[FeedEntry, ...]:
    """Return the entries of a feed, in feed order.  Raises NotAnArticleError if the body is not a feed."""
    return read_feed(body, url or "").entries


def read_feed(body: bytes, url: str, charset: str | None = None) -> FeedText:
    """Return a feed's title and entries; relative links are resolved from the feed's own base address, else `url`.

    `charset` is the encoding in the header of the answer.  feedparser is used if the XML is not well-formed and an
    entry is missing, or lacks title or link.  Raises NotAnArticleError if the body is not a feed.
    """
    try:
        body = harmless(body, charset)
    except NotAnArticleError as error:
        raise NotAnArticleError(f"{url or 'feed'}: no feed that can be read; its bytes are no text") from error
    if body[:1] == b"{" and (feed := read_json_feed(body, url)):
        return feed
    head, found = head_of(body), _best_reading(body, url)
    found = replace(found, rights=head.rights, author=head.author, image=head.image)
    if not found.entries and not found.title:
        raise NotAnArticleError(f"{url or 'feed'}: no feed that can be read; check that the address is that of a feed")
    return found


def _best_reading(body: bytes, url: str) -> FeedText:
    """Return the reading of the tree; where entries or parts of them may be missing, feedparser's if it has more."""
    found, is_sound = read_xml(body, url) or (None, False)
    if found and (is_sound or _is_whole(found, body)):
        return found
    slow = _thorough(body, url)
    if found is None:
        return slow
    return replace(slow, title=slow.title or found.title) if _worth(slow) > _worth(found) else found


def _is_whole(feed: FeedText, body: bytes) -> bool:
    """Return whether all entries were found (as many as opening tags), each with title and link."""
    begun = len(_BEGUN.findall(body))
    return bool(feed.entries) and len(feed.entries) >= begun and all(e.title and e.url for e in feed.entries)


def _worth(feed: FeedText) -> tuple[int, int]:
    """Return the number of entries, and of titles and links."""
    return len(feed.entries), sum(bool(e.title) + bool(e.url) for e in feed.entries)


def _thorough(body: bytes, url: str) -> FeedText:
    import feedparser

    try:
        parsed = feedparser.parse(without_long_authors(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise NotAnArticleError(f"{url or 'feed'}: no feed that can be read ({type(error).__name__})") from error
    base = joined(url, _text(parsed.feed.get("link")))
    entries = tuple(_entry(item, base) for item in parsed.entries)
    site = base if parsed.feed.get("link") else ""
    return FeedText(_title(parsed.feed.get("title")), entries, site)


def _entry(item: Any, base: str) -> FeedEntry:  # noqa: ANN401 - a dictionary of feedparser
    link = _text(item.get("link"))
    url = web_address(resolved(base, link, _text(item.get("id"))))
    contents = [_html(part) for part in item.get("content") or ()]
    summary = _text(item.get("description") or item.get("summary"))
    return FeedEntry(
        id=_text(item.get("id")) or link,
        title=_title(item.get("title")),
        url=url if is_web(url) else None,
        published=_published(item),
        html=max([*contents, summary], key=len),
        authors=_authors(item),
        summary=summary,
        publisher=one_line(_text((item.get("source") or {}).get("title"))),
    )


def _authors(item: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return the names of the authors, each once."""
    named = [_text(author.get("name")) for author in item.get("authors") or () if isinstance(author, dict)]
    return tuple(dict.fromkeys(filter(None, map(one_line, [*named, _text(item.get("author"))]))))


def _published(item: Any) -> datetime | None:  # noqa: ANN401
    """Return the date as written, which keeps its zone, else the parser's reading of it, in UTC."""
    for name in ("published", "updated"):
        if moment := feed_date(_text(item.get(name))):
            return moment
        if parts := item.get(f"{name}_parsed"):
            return datetime.fromtimestamp(timegm(parts), UTC)
    return None


def _html(part: Any) -> str:  # noqa: ANN401
    value = _text(part.get("value"))
    return escape(value, quote=False) if part.get("type") in _PLAIN else value


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a feed holds
    return whole(value).strip() if isinstance(value, str) else ""


def _title(value: Any) -> str:  # noqa: ANN401
    return one_line(without_tags(_text(value)[:LONGEST_TITLE]))
