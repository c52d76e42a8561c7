"""The ports: what a part of each room is, as a callable with its settings in the constructor.

A built-in part stands in the table of `plugins`; one from outside is found by its entry point or as "module:attr".
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol, Self

from digest.model.article import Article, Document, Failure
from digest.model.delivery import Envelope, Message, Receipt, Rendering
from digest.model.edition import Edition, Slot
from digest.model.grouping import Grouping
from digest.model.ledger import (
    Change,
    Claim,
    Cut,
    Filed,
    Held,
    Kept,
    Parcel,
    Refusal,
    Row,
    Run,
    SlotNote,
    Subscription,
)
from digest.model.summary import Budget, Frequencies, Summary


class Source(Protocol):
    """Hands over documents, in an order that depends on nothing but what is there.

    One that cannot be had is a Failure among them, never an exception.
    """

    def __call__(self) -> Iterator[Document | Failure]: ...


class Extractor(Protocol):
    """Reads the articles of a document; a newsletter gives several.  Raises NotAnArticleError when there is none."""

    def __call__(self, document: Document) -> tuple[Article, ...]: ...


class Summarizer(Protocol):
    """Chooses sentences, word for word, from one article or from several on one event.

    The sentences stand in reading order and keep the budget; none whose hash is in `avoid` is among them.
    Without `frequencies` they are counted over the articles given.
    """

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary: ...


class Clusterer(Protocol):
    """Groups articles by event: a partition, the same whatever their order."""

    def __call__(self, articles: Sequence[Article], frequencies: Frequencies | None = None) -> Grouping: ...


class Renderer(Protocol):
    """Writes an edition in one format; the same edition gives the same bytes."""

    def __call__(self, edition: Edition) -> Rendering: ...


class Channel(Protocol):
    """Delivers messages.  Entering it connects, and raises DeliveryError when that fails; what goes wrong with one
    message is told in its receipt, never raised."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *reason: object) -> None: ...

    def __call__(self, message: Message, envelope: Envelope) -> Receipt: ...


class Store(Protocol):
    """Remembers documents, articles, editions, slots, deliveries and runs; `digest.stores.sql` says what each does.

    What is written in one call is there whole or not at all.  Sequence numbers only grow, so that what comes in late is
    in the next edition.
    """

    def lock(self) -> AbstractContextManager[None]: ...

    def knows(self, source: str, body_hash: str) -> bool: ...
    def add(self, source: str, body_hash: str, fetched: datetime, found: Sequence[Article] | Failure) -> None: ...
    def cut(self) -> Cut: ...
    def articles(self, start: Cut, cut: Cut) -> list[Article]: ...
    def failures(self, start: Cut, cut: Cut) -> list[Failure]: ...

    def note_slots(self, notes: Sequence[SlotNote]) -> None: ...
    def slots(self, brief: str | None = None, most: int | None = None) -> list[SlotNote]: ...

    def last_cut(self, brief: str) -> Cut: ...
    def counting(self, brief: str, since: date, before: Slot) -> tuple[str, ...]: ...
    def said(self, keys: Sequence[str]) -> frozenset[str]: ...
    def file(
        self,
        edition: Edition,
        start: Cut,
        cut: Cut,
        parcels: Sequence[Parcel],
        missed: Sequence[SlotNote],
        made: datetime,
    ) -> bool: ...
    def editions(self, brief: str | None = None) -> list[Filed]: ...
    def edition(self, key: str) -> Kept | None: ...
    def close_editions(self) -> None: ...

    def deliveries(self, edition: str | None = None, states: Sequence[str] = ()) -> list[Row]: ...
    def held(self) -> list[Held]: ...
    def waiting(self, edition: str | None = None, ready: datetime | None = None) -> dict[str, int]: ...
    def claim(
        self,
        channel: str,
        owner: str,
        until: datetime,
        most: int,
        *,
        after: int = 0,
        edition: str | None = None,
        ready: datetime | None = None,
    ) -> list[Claim]: ...
    def renew(self, owner: str, until: datetime) -> None: ...
    def pen(self) -> AbstractContextManager[Callable[[Sequence[Change]], frozenset[int]]]: ...
    def settle(self, changes: Sequence[Change]) -> frozenset[int]: ...
    def reserve(self) -> None: ...
    def reopen(self, edition: str) -> None: ...
    def content(self, number: int) -> Message: ...
    def message(self, row: int) -> Message: ...
    def refusals(self) -> list[Refusal]: ...
    def forgive(self, address: str) -> None: ...

    def subscribe(self, subscription: Subscription) -> None: ...
    def subscriptions(self, brief: str | None = None) -> list[Subscription]: ...

    def add_run(self, run: Run) -> None: ...
    def runs(self, most: int = 50) -> list[Run]: ...
