"""Turn the answer of a server, or the bytes of a file, into the entries of a feed as documents.  Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from digest.errors import NotAnArticleError
from digest.model.article import ENTRY, Document
from digest.model.feed import EntryText, FeedEntry, FeedText
from digest.model.source import FetchState
from digest.sources.aggregators import aggregated, is_aggregator
from digest.sources.entry_publisher import publisher_of
from digest.sources.entry_text import text_of
from digest.sources.feed_pace import listed
from digest.sources.feed_publisher import Outlet, outlet_of
from digest.sources.identity import marked, stamp
from digest.sources.parse import read_feed
from digest.sources.teaser import is_teaser
from digest.sources.web_answer import Answer
from digest.text.characters import one_line
from digest.text.urls import host_of

# Endings of a complete feed.  A truncated feed is read again later, so that no entry is lost.
_ENDS = (b"</rss>", b"</feed>", b"</rdf:rdf>", b"}", b"</atom:feed>")
# The beginning of a text that is markup as a whole: a tag or a comment, and another one.
_MARKUP = re.compile(
    r"\s*<(?:!--|(?:a|article|blockquote|br|div|figure|h[1-6]|img|ol|p|section|span|table|ul)\b)[^<>]*>[^<]*<", re.I
)
_WEB_PAGE = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class FeedReader:
    """Reads answers as the entries of the feed `name` at a host; the other fields are those of the source."""

    name: str
    host: str
    publisher: str | None = None
    section: str = ""
    pages: str = "auto"
    aggregator: bool = False

    def __call__(self, answer: Answer) -> tuple[tuple[Document, ...], FetchState]:
        """Return the entries as documents, and the items of the memo.

        Raises NotAnArticleError if the answer is truncated or no feed.
        """
        feed = _feed_in(answer, self.name)
        return tuple(self._documents(feed)), listed(feed)

    def _documents(self, feed: FeedText) -> Iterator[Document]:
        is_aggregated = self.aggregator or is_aggregator(feed, self.host)
        outlet = outlet_of(feed, self.host)
        feed = aggregated(feed) if is_aggregated else feed
        for entry, marks in marked(feed.entries, self.name, is_aggregated=is_aggregated):
            yield self._document(entry, marks, outlet, is_aggregated=is_aggregated)

    def _document(self, entry: FeedEntry, marks: tuple[str, ...], outlet: Outlet, *, is_aggregated: bool) -> Document:
        """Return an entry as `entry_document` writes it, with its marks and the settings of its source."""
        named = any(mark.startswith("address ") for mark in marks)
        own = entry if named else replace(entry, url=None)
        place = self._place(entry, marks, own.url)
        return replace(
            entry_document(own, place, outlet, self.host, is_aggregated=is_aggregated),
            publisher=self.publisher,
            section=self.section,
            marks=marks,
            stamp=stamp(entry),
            teaser=bool(own.url) and (self.pages == "always" or (self.pages == "auto" and is_teaser(entry.html))),
        )

    def _place(self, entry: FeedEntry, marks: tuple[str, ...], url: str | None) -> str:
        """Return the place of an entry: its address if no other entry shares it, else an address plus "#" and an id."""
        guid = any(mark.startswith("guid ") for mark in marks)
        return one_line(url or f"{entry.url or self.name}#{entry.id if guid else stamp(entry)[:12]}")


@dataclass(frozen=True, slots=True)
class FeedFileReader:
    """Reads bytes of a file as the entries of a feed, which are placed below the file's name."""

    source: str
    publisher: str | None = None
    section: str = ""
    aggregator: bool = False

    def __call__(self, body: bytes) -> tuple[Document, ...]:
        """Return the entries as documents; none for bytes that are no feed."""
        try:
            feed = read_feed(body, self.source)
        except NotAnArticleError:
            return ()
        outlet, is_aggregated = outlet_of(feed, ""), self.aggregator or is_aggregator(feed, "")
        entries = (aggregated(feed) if is_aggregated else feed).entries
        return tuple(self._document(entry, outlet, is_aggregated=is_aggregated) for entry in entries)

    def _document(self, entry: FeedEntry, outlet: Outlet, *, is_aggregated: bool) -> Document:
        place = f"{self.source}#{one_line(entry.url or entry.id)}"
        document = entry_document(entry, place, outlet, is_aggregated=is_aggregated)
        return replace(document, publisher=self.publisher, section=self.section)


def entry_document(
    entry: FeedEntry, name: str, outlet: Outlet, host: str = "", *, is_aggregated: bool = False
) -> Document:
    """Return an entry as a document: its own words, and nothing of the feed's around it.

    `outlet` and `host` are those of the feed.
    """
    text = text_of(entry.html)
    publisher, feed = publisher_of(entry, outlet, host, is_aggregated=is_aggregated)
    record = EntryText(
        title=entry.title,
        url=entry.url,
        published=entry.published,
        publisher=publisher,
        feed=feed or host_of(f"//{host}") or name.partition("#")[0],
        authors=entry.authors,
        text=text_of(text) if _MARKUP.match(text) and "</" in text else text,  # some feeds escape twice
        html=entry.html,
        is_aggregated=is_aggregated,
    )
    return Document(name, record.packed(), ENTRY, entry.url)


def _feed_in(answer: Answer, name: str) -> FeedText:
    """Parse the feed in an answer.  Raises NotAnArticleError if it is truncated or not a feed."""
    head, tail = answer.body[:1024].lstrip().lower(), answer.body[-512:].rstrip().lower()
    if head.startswith(_WEB_PAGE):
        raise NotAnArticleError(f"{name}: a web page, no feed; check that the address is that of a feed")
    if not answer.whole and not tail.endswith(_ENDS):
        raise NotAnArticleError(f"{name}: the connection broke before the end; it is read again later")
    try:
        return read_feed(answer.body, answer.url, answer.charset)
    except NotAnArticleError as error:
        raise NotAnArticleError(
            f"{name}: no feed that can be read; check that the address is that of a feed"
        ) from error
