"""Feeds in RSS, Atom, RDF and JSON Feed; each entry is a document."""

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field, replace

from digest.errors import NotAnArticleError
from digest.model.article import Document, Failure
from digest.model.feed import ENTRY, EntryText, FeedEntry, FeedText
from digest.model.source import FetchResult, FetchState
from digest.sources.aggregators import aggregated, is_aggregator
from digest.sources.discover import feeds_in
from digest.sources.entry_publisher import publisher_of
from digest.sources.entry_text import text_of
from digest.sources.feed_pace import LISTED, listed
from digest.sources.feed_publisher import Outlet, outlet_of
from digest.sources.http import HttpClient, host_in, with_password
from digest.sources.identity import marked, stamp
from digest.sources.memo import failed, memo_of, moved_of, validators_of
from digest.sources.parse import read_feed
from digest.sources.teaser import is_teaser
from digest.sources.web_answer import Answer, FetchError
from digest.text.characters import one_line
from digest.text.urls import host_of, without_secrets

# Endings of a complete feed.  A truncated feed is read again later, so that no entry is lost.
_ENDS = (b"</rss>", b"</feed>", b"</rdf:rdf>", b"}", b"</atom:feed>")
# The beginning of a text that is markup as a whole: a tag or a comment, and another one.
_MARKUP = re.compile(
    r"\s*<(?:!--|(?:a|article|blockquote|br|div|figure|h[1-6]|img|ol|p|section|span|table|ul)\b)[^<>]*>[^<]*<", re.I
)
_WEB_PAGE = (b"<!doctype html", b"<html")


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of the feed at `url`, or of the first feed that the page at `url` links to.

    `publisher` overrides the publishers named in the feed and its entries.  The publisher of an `aggregator`'s entry is
    taken from the entry or its page.  `pages` = "auto" marks possible teasers as such, "always" every entry, "never" no
    entry.
    """

    url: str
    publisher: str | None = None
    section: str = ""
    door: HttpClient = field(default_factory=HttpClient)
    user_agent: str | None = None
    pages: str = "auto"
    aggregator: bool = False
    password: Callable[[], str] | None = None

    @property
    def name(self) -> str:
        """The address without secrets, for display."""
        return one_line(without_secrets(self.url))

    @property
    def host(self) -> str:
        """Host of the address; sources on one host are read one after the other."""
        return host_in(self.url)

    def __call__(self, memo: FetchState | None = None) -> Generator[Document | Failure, None, FetchResult]:
        known = memo or {}
        try:
            answer, feed, kept = self._read(known)
        except FetchError as error:
            yield Failure("source", self.name, one_line(str(error)))
            return failed(error, known)
        except NotAnArticleError as error:
            yield Failure("source", self.name, one_line(str(error)))
            return FetchResult("failed", one_line(str(error)), known)
        if feed is None:
            return FetchResult("unchanged", memo=kept, moved=moved_of(answer))
        yield from self._documents(feed)
        return FetchResult("read", memo={**kept, **listed(feed)}, moved=moved_of(answer))

    def _read(self, memo: FetchState) -> tuple[Answer, FeedText | None, FetchState]:
        """Return the answer, the feed (None if unchanged) and the new memo.  Raises FetchError, NotAnArticleError."""
        url, now = memo.get("feed") or memo.get("address"), self.door.clock()
        url = url or with_password(self.url, self.password)
        answer = self.door.get(url, validators_of(memo, now), self.user_agent)
        if answer.status == 304:
            return answer, None, memo
        kept = {key: memo[key] for key in ("feed", "address", *LISTED) if key in memo}
        new = memo_of(answer, now, kept)
        if answer.whole and new["body"] == memo.get("body"):
            return answer, None, new
        try:
            return answer, _feed_in(answer, self.name), new
        except NotAnArticleError:
            # No search for a feed that has been read before: the page now in its place is an error page.
            found = [] if memo else feeds_in(answer.body, answer.url)
            if not found:
                raise
            answer = self.door.get(found[0].url, None, self.user_agent)
            return answer, _feed_in(answer, self.name), memo_of(answer, now, {"feed": found[0].url})

    def _documents(self, feed: FeedText) -> Iterator[Document]:
        is_aggregated = self.aggregator or is_aggregator(feed, self.host)
        outlet = outlet_of(feed, self.host)
        feed = aggregated(feed) if is_aggregated else feed
        for entry, marks in marked(feed.entries, self.name, is_aggregated=is_aggregated):
            yield self._document(entry, marks, outlet, is_aggregated=is_aggregated)

    def _document(self, entry: FeedEntry, marks: tuple[str, ...], outlet: Outlet, *, is_aggregated: bool) -> Document:
        """An entry, as `entry_document` writes it, with what is known of it and of its source."""
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
        text=text_of(text) if _MARKUP.match(text) else text,  # some feeds escape twice
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
