"""What tests of fetching share: a store, a clock that is set by hand, and the way to a web on loopback."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from html import escape

from digest import plugins
from digest.fetching.fetch import Fetch
from digest.fetching.subscriptions import SourceSubscription, door_of, pages_of
from digest.model.article import Article, Failure
from digest.model.records import StorePosition
from digest.ports import Store
from digest.settings.source_tables import FetchSettings
from digest.sources.feeds import Feed
from digest.sources.http import HttpClient
from digest.sources.turns import HostPauses
from digest.stores.sql import memory

MORNING = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
LOOPBACK = FetchSettings(allow=("127.0.0.0/8",), pause=0, timeout=5)
SENTENCE = "The swing bridge in the port was closed on Monday after an inspector found {} cracks in its main girder."


def door(**more: object) -> HttpClient:
    """A door that lets through to loopback, without a pause."""
    return door_of(LOOPBACK.model_copy(update=more))


def words(number: int, sentences: int = 12) -> str:
    """A whole article's text: prose that is another for each number."""
    return " ".join(SENTENCE.format(f"{number} and {at}") for at in range(sentences))


def item(number: int, *, text: str = "", link: str | None = None, guid: str | None = None, **more: str) -> str:
    """An <item> with its whole text, unless another `text` is given."""
    fields = {
        "title": f"Bridge closed, part {number}",
        "link": f"http://news.example/{number}" if link is None else link,
        "guid": f"id-{number}" if guid is None else guid,
        "pubDate": "Thu, 19 Nov 2026 16:05:00 +0000",
        "description": f"<p>{text or words(number)}</p>",
        **more,
    }
    return "<item>" + "".join(f"<{k}>{escape(v)}</{k}>" for k, v in fields.items() if v) + "</item>"


def rss(*items: str, title: str = "Harbour Courier") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


def page(number: int, sentences: int = 12) -> bytes:
    paragraphs = "".join(f"<p>{SENTENCE.format(f'{number} and {at}')}</p>" for at in range(sentences))
    return f"<html><head><title>Bridge closed, part {number}</title></head><body><article>{paragraphs}</article></body></html>".encode()


def json_feed(*items: dict[str, object]) -> bytes:
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Slate", "items": items}).encode()


@dataclass
class Newsroom:
    """Fetches feeds by their addresses; `now` is set by hand."""

    store: Store = field(default_factory=memory)
    now: datetime = MORNING
    door: HttpClient = field(default_factory=door)
    leaves: Callable[[], bool] = lambda: False
    since: datetime | None = None
    counts: dict[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()

    def fetch(self, *urls: str, retry: bool = False, **settings: object) -> dict[str, int]:
        feeds = [Feed(url, door=self._door(), **settings) for url in urls]  # type: ignore[arg-type]
        return self.run([SourceSubscription(feed.name, feed, feed.host) for feed in feeds], retry=retry)

    def run(self, subscriptions: list[SourceSubscription], *, retry: bool = False) -> dict[str, int]:
        pages = pages_of(self._door(), self.store.sources.robots())
        fetch = Fetch(
            self.store.documents,
            self.store.sources,
            pages,
            lambda: self.now,
            chance=lambda: 0.0,
            leaves=self.leaves,
            since=self.since,
        )
        self.counts, self.failures = fetch(subscriptions, retry=retry)
        self.door = replace(self.door, turns=HostPauses(self.door.turns.pause))  # each run has its own
        return self.counts

    def later(self, **span: float) -> "Newsroom":
        self.now += timedelta(**span)
        return self

    def _door(self) -> HttpClient:
        return replace(self.door, clock=lambda: self.now)

    @property
    def articles(self) -> list[Article]:
        return self.store.documents.articles(StorePosition(), self.store.documents.position())

    @property
    def told(self) -> list[Failure]:
        return self.store.documents.failures(StorePosition(), self.store.documents.position())

    def reason(self) -> str:
        """Why the one source that was asked failed."""
        [health] = self.store.sources.health().values()
        return health.reason


def store(**settings: object) -> Store:
    made: Store = plugins.load("stores", "sql", **settings)
    return made
