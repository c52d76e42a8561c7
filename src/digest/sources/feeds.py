"""Feeds in RSS, Atom, RDF and JSON Feed; each entry is a document."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from digest.errors import NotAnArticleError, OverrunError
from digest.model.article import Document, Failure
from digest.model.limit import Limit, directly, named
from digest.model.source import FetchResult, FetchState
from digest.sources.discover import links_in
from digest.sources.feed_documents import FeedReader
from digest.sources.feed_pace import LISTED
from digest.sources.http import HttpClient, host_in, with_password
from digest.sources.memo import failed, memo_of, moved_of, validators_of
from digest.sources.web_answer import Answer, FetchError
from digest.text.characters import one_line
from digest.text.urls import without_secrets

# The entries of a feed as documents, and the items of the memo.
_Entries = tuple[tuple[Document, ...], FetchState]
# Feeds first, for servers that choose by Accept; then a page, which may name its feed.
_ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.7"
)


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of the feed at `url`, or of the first feed that the page at `url` links to.

    `publisher` overrides the publishers named in the feed and its entries.  The publisher of an `aggregator`'s entry is
    taken from the entry or its page.  `pages` = "auto" marks possible teasers as such, "always" every entry, "never" no
    entry.  Answers are read by way of `limit`.
    """

    url: str
    publisher: str | None = None
    section: str = ""
    door: HttpClient = field(default_factory=HttpClient)
    user_agent: str | None = None
    pages: str = "auto"
    aggregator: bool = False
    password: Callable[[], str] | None = None
    limit: Limit = directly

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
            answer, found, kept = self._read(known)
        except FetchError as error:
            yield Failure("source", self.name, one_line(str(error)))
            return failed(error, known)
        except NotAnArticleError as error:
            yield Failure("source", self.name, one_line(str(error)))
            return FetchResult("failed", one_line(str(error)), known)
        if found is None:
            return FetchResult("unchanged", memo=kept, moved=moved_of(answer))
        yield from found[0]
        return FetchResult("read", memo={**kept, **found[1]}, moved=moved_of(answer))

    def _read(self, memo: FetchState) -> tuple[Answer, _Entries | None, FetchState]:
        """Return the answer, its entries (None if unchanged) and the new memo.

        Raises FetchError, NotAnArticleError.
        """
        url, now = memo.get("feed") or memo.get("address"), self.door.clock()
        url = url or with_password(self.url, self.password)
        answer = self.door.get(url, validators_of(memo, now), self.user_agent, accept=_ACCEPT)
        if answer.status == 304:
            return answer, None, memo
        kept = {key: memo[key] for key in ("feed", "address", *LISTED) if key in memo}
        new = memo_of(answer, now, kept)
        if answer.whole and new["body"] == memo.get("body"):
            return answer, None, new
        try:
            return answer, self._entries(answer), new
        except OverrunError:
            raise
        except NotAnArticleError:
            # No search for a feed that has been read before: the page now in its place is an error page.
            found = [] if memo else named(self.limit, self.name)(links_in, answer)
            if not found:
                raise
            answer = self.door.get(found[0].url, None, self.user_agent, accept=_ACCEPT)
            return answer, self._entries(answer), memo_of(answer, now, {"feed": found[0].url})

    def _entries(self, answer: Answer) -> _Entries:
        """Return the entries of the feed in an answer.  Raises NotAnArticleError."""
        reader = FeedReader(self.name, self.host, self.publisher, self.section, self.pages, self.aggregator)
        found: _Entries = named(self.limit, self.name)(reader, answer)
        return found
