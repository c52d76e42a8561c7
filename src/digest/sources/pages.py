"""Web pages: pages linked from entries, and single pages that are sources themselves."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from digest.model.article import Document, Failure
from digest.model.source import FetchResult, FetchState
from digest.sources.http import HttpClient, host_in, with_password
from digest.sources.memo import failed, memo_of, moved_of, validators_of
from digest.sources.robots import Robots
from digest.sources.web_answer import Answer, FetchError
from digest.text.characters import one_line
from digest.text.urls import normalise_url, without_secrets

_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "")


@dataclass(frozen=True)
class Pages:
    """HTTP client for web pages, which respects the robots.txt of each host."""

    door: HttpClient = field(default_factory=HttpClient)
    robots: Robots | None = None

    def get(self, url: str, memo: FetchState | None = None, user_agent: str | None = None) -> Answer:
        """Fetch a page.  Raises FetchError, with status 451 if robots.txt disallows the page."""
        shown = without_secrets(url)
        allow = self._allow if self.robots else None
        if allow:
            allow(url)
        answer = self.door.get(url, validators_of(memo or {}, self.door.clock()), user_agent, allow)
        if answer.status == 200:
            require_page(answer, shown)
        if not answer.whole:
            raise FetchError(f"{shown}: the connection broke before the end")
        return answer

    def _allow(self, url: str) -> None:
        """Raise FetchError for a page, or the target of a redirect, that robots.txt closes."""
        if self.robots and not self.robots.allows(url):
            raise FetchError(f"{without_secrets(url)}: its robots.txt asks programs to stay away", 451)


def require_page(answer: Answer, name: str) -> None:
    """Raise FetchError if an answer is no web page."""
    kind = answer.media_type.partition(";")[0].strip().lower()
    if kind not in _TYPES:
        raise FetchError(f"{name}: no web page but {kind}", 415)


def page_document(name: str, answer: Answer, publisher: str | None = None, section: str = "") -> Document:
    """Return the document of the page `name`, an address."""
    return Document(
        name, answer.body, answer.media_type or "text/html", name, publisher=publisher, section=section,
        marks=(f"page {normalise_url(name)}",),
    )  # fmt: skip


@dataclass(frozen=True)
class PageSource:
    """The page at `url`, one document each time its content changes."""

    url: str
    publisher: str | None = None
    section: str = ""
    door: HttpClient = field(default_factory=HttpClient)
    robots: Robots | None = None
    user_agent: str | None = None
    password: Callable[[], str] | None = None

    @property
    def name(self) -> str:
        """The address without secrets, for display."""
        return one_line(without_secrets(self.url))

    @property
    def host(self) -> str:
        """Host of the address."""
        return host_in(self.url)

    def __call__(self, memo: FetchState | None = None) -> Generator[Document | Failure, None, FetchResult]:
        known = memo or {}
        try:
            url = known.get("address") or with_password(self.url, self.password)
            answer = Pages(self.door, self.robots).get(url, known, self.user_agent)
        except FetchError as error:
            yield Failure("source", self.name, one_line(str(error)))
            return failed(error, known)
        if answer.status == 304:
            return FetchResult("unchanged", memo=known, known=1, moved=moved_of(answer))
        kept = {key: known[key] for key in ("address",) if key in known}
        memo = memo_of(answer, self.door.clock(), kept)
        if memo["body"] == known.get("body"):
            return FetchResult("unchanged", memo=memo, known=1, moved=moved_of(answer))
        yield page_document(self.name, answer, self.publisher, self.section)
        return FetchResult("read", memo=memo, moved=moved_of(answer))
