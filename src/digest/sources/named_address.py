"""Whatever is at a web address that a person names once: an article, a feed, or a site with a feed."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from digest.errors import NotAnArticleError, OverrunError
from digest.model.article import Document, Failure
from digest.model.limit import Limit, directly
from digest.model.source import FetchResult, FetchState
from digest.sources.discover import FeedLink, feeds_in
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
            yield from self._documents(self.door.get(self.url))
        except (FetchError, OverrunError) as error:
            yield Failure("source", self.name, one_line(str(error)))
            return FetchResult("failed", one_line(str(error)), memo or {})
        return FetchResult("read", memo=memo or {})

    def _documents(self, answer: Answer) -> Iterable[Document | Failure]:
        try:
            documents: tuple[Document, ...] = self.limit(FeedReader(self.name, host_in(self.url)), answer)[0]
            return documents
        except OverrunError as error:
            raise OverrunError(f"{self.name}: {error}") from error
        except NotAnArticleError:
            feeds = self.limit(_links_in, answer) if urlsplit(answer.url).path in ("", "/") else []
            if feeds:
                return Feed(feeds[0].url, door=self.door, limit=self.limit)()
            require_page(answer, self.name)
            if not answer.whole:
                raise FetchError(f"{self.name}: the connection broke before the end") from None
            return [page_document(self.name, answer)]


def _links_in(answer: Answer) -> list[FeedLink]:
    return feeds_in(answer.body, answer.url)
