"""A web address that a person names once: of an article, of a feed, or of a site with a feed."""

from collections.abc import Generator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from digest.errors import NotAnArticleError, OverrunError
from digest.model.article import Document, Failure
from digest.model.limit import Limit, directly, named
from digest.model.source import FetchResult, FetchState
from digest.sources.discover import FeedLink, links_in
from digest.sources.feed_documents import FeedReader
from digest.sources.feeds import Feed
from digest.sources.http import HttpClient, host_in
from digest.sources.pages import page_document, require_page
from digest.sources.web_answer import Answer, FetchError
from digest.text.characters import one_line
from digest.text.urls import without_secrets


@dataclass(frozen=True)
class NamedAddress:
    """The entries of the feed at `url`, or of the feed of the site whose front page is there, else the page there."""

    url: str
    door: HttpClient = field(default_factory=HttpClient)
    limit: Limit = directly

    @property
    def name(self) -> str:
        """The address without secrets, for display."""
        return one_line(without_secrets(self.url))

    def __call__(self, memo: FetchState | None = None) -> Generator[Document | Failure, None, FetchResult]:
        try:
            answer = self.door.get(self.url)
            entries = self._entries(answer)
            if entries is None and (link := self._link(answer)):
                return (yield from Feed(link.url, door=self.door, limit=self.limit)())
            yield from (self._page(answer),) if entries is None else entries
        except (FetchError, OverrunError) as error:
            yield Failure("source", self.name, one_line(str(error)))
            return FetchResult("failed", one_line(str(error)), memo or {})
        return FetchResult("read", memo=memo or {})

    def _entries(self, answer: Answer) -> tuple[Document, ...] | None:
        """Return the entries of a feed; None for any other answer.  Raises OverrunError."""
        try:
            documents: tuple[Document, ...] = self._limited(FeedReader(self.name, host_in(self.url)), answer)[0]
        except OverrunError:
            raise
        except NotAnArticleError:
            return None
        return documents

    def _link(self, answer: Answer) -> FeedLink | None:
        """Return the first feed that a front page links to."""
        links: list[FeedLink] = self._limited(links_in, answer) if urlsplit(answer.url).path in ("", "/") else []
        return links[0] if links else None

    def _page(self, answer: Answer) -> Document:
        """Return the page.  Raises FetchError for any other answer, and for a page that was cut off."""
        require_page(answer, self.name)
        if not answer.whole:
            raise FetchError(f"{self.name}: the connection broke before the end")
        return page_document(self.name, answer)

    @property
    def _limited(self) -> Limit:
        return named(self.limit, self.name)
