"""Entries of feeds: as a feed lists them, and as articles are made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from digest.model.canonical import plain

# The fields of an entry as stores of version 0.1 have it, under the type of any JSON; "page" was added with its page.
_EARLIER = {"title", "url", "published", "publisher", "authors", "text", "content_html"}


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: `html` is its content, else its `summary`, as the feed has it; `id` is its guid, else its address.

    `publisher` is the publisher named by an aggregator; "" in a feed of one publisher.
    """

    id: str
    title: str = ""
    url: str | None = None
    published: datetime | None = None
    html: str = ""
    authors: tuple[str, ...] = ()
    summary: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class FeedText:
    """A feed that was read: its title, its entries in its order, and what names its outlet.

    `link` is the address of its site, `rights` its line of copyright, `author` the author or owner of the whole feed,
    `image` the title of its picture.
    """

    title: str
    entries: tuple[FeedEntry, ...]
    link: str = ""
    rights: str = ""
    author: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry, ready to become an article: `text` is the visible text of its `html`, `page` the page it links to.

    `publisher` is "" where its page may name it, `feed` is the publisher if the page does not.  A page names a
    publisher that fits its host; the page of an entry that `is_aggregated` names any.
    """

    title: str = ""
    url: str | None = None
    published: datetime | None = None
    publisher: str = ""
    feed: str = ""
    authors: tuple[str, ...] = ()
    text: str = ""
    html: str = ""
    page: str = ""
    is_aggregated: bool = False

    def packed(self) -> bytes:
        """The entry as the body of a document."""
        import json  # a one-off summary reads no entry

        return json.dumps(plain(self), ensure_ascii=False).encode("utf-8", "ignore")

    @classmethod
    def unpacked(cls, body: bytes) -> Self:
        """The entry in the body of a document.  Raises ValueError."""
        import json  # a one-off summary reads no entry

        record = json.loads(body)
        if not isinstance(record, dict):
            raise ValueError("no object")
        authors = record.get("authors")
        return cls(
            title=_string(record, "title"),
            url=_string(record, "url") or None,
            published=datetime.fromisoformat(found) if (found := _string(record, "published")) else None,
            publisher=_string(record, "publisher"),
            feed=_string(record, "feed"),
            authors=tuple(map(str, authors)) if isinstance(authors, list) else (),
            text=_string(record, "text"),
            html=_string(record, "html") or _string(record, "content_html"),
            page=_string(record, "page"),
            is_aggregated=record.get("is_aggregated") is True,
        )


def is_earlier_entry(body: bytes) -> bool:
    """Return whether JSON is an entry in the form of stores of version 0.1."""
    import json  # a one-off summary reads no entry

    try:
        record = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.keys() - {"page"} == _EARLIER


def _string(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""
