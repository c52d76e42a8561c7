"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from digest.model.feed import FeedEntry, FeedText
from digest.sources.limits import LONGEST_TITLE
from digest.text.characters import one_line, whole
from digest.text.dates import parse_date
from digest.text.urls import is_web, joined


def read_json_feed(body: bytes, url: str) -> FeedText | None:
    """Parse a JSON Feed; None if the body is not a JSON Feed."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("items"), list):
        return None
    entries = tuple(_entry(item, data, url) for item in data["items"] if isinstance(item, dict))
    author = next(_authors(data), "")
    return FeedText(
        one_line(_text(data.get("title"))[:LONGEST_TITLE]), entries, _text(data.get("home_page_url")), author=author
    )


def _entry(item: dict[str, Any], feed: dict[str, Any], url: str) -> FeedEntry:
    link = _text(item.get("url"))
    found = joined(_text(feed.get("home_page_url")) or url, link) if link else ""
    name = _text(item.get("id"))
    if isinstance(item.get("id"), (int, float)):
        name = str(item["id"])  # some feeds use numbers
    # An id may be the address of the entry: the standard asks for that if there is no other id.
    address = found or name
    return FeedEntry(
        id=name or link,
        title=one_line(_text(item.get("title"))[:LONGEST_TITLE]),
        url=address if is_web(address) else None,
        published=parse_date(_text(item.get("date_published"))) or parse_date(_text(item.get("date_modified"))),
        html=_html(item),
        summary=escape(_text(item.get("summary")), quote=False),
        authors=tuple(dict.fromkeys(_authors(item))) or tuple(dict.fromkeys(_authors(feed))),
    )


def _html(item: dict[str, Any]) -> str:
    plain = escape(_text(item.get("content_text")), quote=False).replace("\n", "<br>\n")
    return _text(item.get("content_html")) or plain or escape(_text(item.get("summary")), quote=False)


def _authors(item: dict[str, Any]) -> Iterator[str]:
    """Yield the names of the authors from the field of version 1.1, else from that of version 1."""
    several = item.get("authors")
    for author in several if isinstance(several, list) else [item.get("author")]:
        name = one_line(_text(author.get("name"))[:LONGEST_TITLE]) if isinstance(author, dict) else ""
        if name:
            yield name


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a feed holds
    return whole(value).strip() if isinstance(value, str) else ""
