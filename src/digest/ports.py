"""The ports: what a part of each room is, as a callable with its settings in the constructor.

A built-in part stands in the table of `plugins`; one from outside is found by its entry point or as "module:attr".
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from digest.model.article import Article, Document, Failure
from digest.model.delivery import Delivery, Envelope, Message, Ready, Receipt, Rendering
from digest.model.edition import Edition, History, Slot, Thread
from digest.model.grouping import Grouping
from digest.model.records import (
    Claim,
    CommandRun,
    DeliveryChange,
    EditionRow,
    HeldDelivery,
    Mailing,
    Refusal,
    Row,
    SlotNote,
    Standing,
    StoredEdition,
    StorePosition,
    Subscription,
)
from digest.model.source import FetchState, Health, Hit, KnownDocument, NewDocument, PendingPage, StoredSource
from digest.model.summary import Budget, Frequencies, Summary


class Source(Protocol):
    """Hands over documents, in an order that depends on nothing but what is there.

    One that cannot be had is a Failure among them, never an exception.  A generator may return the Visit that it was:
    its `memo` is what the source is called with the next time, so that what has not changed need not be read again.
    One with a `host` is asked by a thread of its own.
    """

    def __call__(self, memo: FetchState | None = None) -> Iterator[Document | Failure]: ...


class Extractor(Protocol):
    """Reads the articles of a document; a newsletter gives several.  Raises NotAnArticleError when there is none."""

    def __call__(self, document: Document) -> tuple[Article, ...]: ...


class Summarizer(Protocol):
    """Chooses sentences, word for word, from one article or from several on one event.

    The sentences stand in reading order and keep the budget; none whose hash is in `avoid` is among them.
    Without `frequencies` they are counted over the articles given.  One that is quicker with many articles at once may
    have `each(articles, budget)`, which gives what a call for each of them would.
    """

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary: ...


class Clusterer(Protocol):
    """Groups articles by event: a partition, the same whatever their order.

    `stories` are those that earlier editions have told and that are still open: a group may go on with one.
    """

    def __call__(
        self, articles: Sequence[Article], frequencies: Frequencies | None = None, stories: Sequence[Thread] = ()
    ) -> Grouping: ...


class Renderer(Protocol):
    """Writes an edition in one format; the same edition gives the same bytes."""

    def __call__(self, edition: Edition) -> Rendering: ...


class Channel(Protocol):
    """Delivers messages.  Entering it connects, and raises DeliveryError when that fails; what goes wrong with one
    message is told in its receipt, never raised."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...

    def __call__(self, message: Message, envelope: Envelope) -> Receipt: ...


class DocumentStore(Protocol):
    """Keep documents with their articles, or the reason why there are none.

    Sequence numbers only grow, so that a late document is in the next edition.
    """

    def known(self, documents: Sequence[Document]) -> list[KnownDocument | None]: ...
    def keep(self, origin: str, arrivals: Sequence[NewDocument], at: datetime) -> int: ...
    def wanted(self, now: datetime) -> list[PendingPage]: ...
    def add(self, source: str, body_hash: str, fetched: datetime, found: Sequence[Article] | Failure) -> None: ...
    def cut(self) -> StorePosition: ...
    def articles(self, start: StorePosition, cut: StorePosition) -> list[Article]: ...
    def failures(self, start: StorePosition, cut: StorePosition) -> list[Failure]: ...
    def search(self, query: str, most: int = 20) -> list[Hit]: ...
    def raw(self, source: str) -> Document | None: ...


class SourceStore(Protocol):
    """Keep the sources that were added by command, the health of every source, and robots.txt files."""

    def listed(self) -> list[StoredSource]: ...
    def add_sources(self, sources: Iterable[StoredSource], at: datetime) -> int: ...
    def remove_source(self, name: str) -> bool: ...
    def health(self) -> dict[str, Health]: ...
    def visited(
        self, name: str, arrivals: Sequence[NewDocument], at: datetime, health: Health, notice: str | None
    ) -> int: ...
    def robots(self) -> dict[str, tuple[datetime, str]]: ...
    def keep_robots(self, robots: Mapping[str, tuple[datetime, str]]) -> None: ...


class EditionStore(Protocol):
    """Keep editions, the outcome of every slot, and the sentences that a brief has already quoted."""

    def note_slots(self, notes: Sequence[SlotNote]) -> None: ...
    def slots(self, brief: str | None = None, most: int | None = None) -> list[SlotNote]: ...
    def last_cut(self, brief: str) -> StorePosition: ...
    def counting(self, brief: str, since: date, before: Slot) -> tuple[str, ...]: ...
    def history(self, keys: Sequence[str]) -> History: ...
    def file(
        self,
        edition: Edition,
        start: StorePosition,
        cut: StorePosition,
        parcels: Sequence[Mailing],
        missed: Sequence[SlotNote],
        made: datetime,
    ) -> bool: ...
    def editions(self, brief: str | None = None) -> list[EditionRow]: ...
    def edition(self, key: str) -> StoredEdition | None: ...
    def close_editions(self) -> None: ...


class DeliveryStore(Protocol):
    """Keep the delivery of each edition to each recipient, its claims, and who subscribed, left or refused."""

    def deliveries(self, edition: str | None = None, states: Sequence[str] = ()) -> list[Row]: ...
    def held(self) -> list[HeldDelivery]: ...
    def waiting(self, edition: str | None = None, ready: Ready | None = None) -> dict[str, int]: ...
    def claim(
        self,
        channel: str,
        owner: str,
        until: datetime,
        most: int,
        *,
        after: int = 0,
        edition: str | None = None,
        ready: Ready | None = None,
    ) -> list[Claim]: ...
    def sync(self) -> None: ...
    def renew(self, owner: str, until: datetime) -> None: ...
    def pen(self) -> AbstractContextManager[Callable[[Sequence[DeliveryChange]], frozenset[int]]]: ...
    def settle(self, changes: Sequence[DeliveryChange]) -> frozenset[int]: ...
    def reserve(self) -> None: ...
    def reopen(self, edition: str) -> None: ...
    def content(self, number: int) -> Message: ...
    def message(self, row: int) -> Message: ...
    def refusals(self) -> list[Refusal]: ...
    def forgive(self, address: str) -> None: ...
    def subscribe(self, subscription: Subscription, close: Callable[[Row], Delivery | None] = ...) -> int: ...
    def subscriptions(self, brief: str | None = None) -> list[Subscription]: ...
    def standings(self, brief: str, addresses: Collection[str]) -> dict[str, Standing]: ...


class RunStore(Protocol):
    """Keep one row for each run of a command."""

    def add_run(self, run: CommandRun) -> None: ...
    def runs(self, most: int = 50) -> list[CommandRun]: ...


class Store(Protocol):
    """Five stores on one database: a call writes everything or nothing."""

    @property
    def documents(self) -> DocumentStore: ...
    @property
    def sources(self) -> SourceStore: ...
    @property
    def editions(self) -> EditionStore: ...
    @property
    def deliveries(self) -> DeliveryStore: ...
    @property
    def runs(self) -> RunStore: ...

    @property
    def identity(self) -> str: ...
    def lock(self) -> AbstractContextManager[None]: ...
    def backup(self, path: Path) -> None: ...
    def purge(self, before: datetime) -> dict[str, int]: ...
