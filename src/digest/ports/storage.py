"""The ports of the store: documents, sources, editions, deliveries and runs, on one database."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from digest.model.article import Article, Document, Failure
from digest.model.delivery import Delivery, Message, Ready
from digest.model.edition import Edition, History, Slot
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
from digest.model.source import Health, Hit, KnownDocument, NewDocument, PendingPage, StoredSource


class DocumentStore(Protocol):
    """Keeps documents with their articles, or with the reason why they gave none.

    Sequence numbers only grow, so that a late document is in the next edition.  Every method raises StoreError when the
    store cannot be read or written.
    """

    def find_known(self, documents: Sequence[Document]) -> list[KnownDocument | None]:
        """Return the stored state of each document, None for a new one; found by its marks, the surest first."""

    def save(self, origin: str, arrivals: Sequence[NewDocument], at: datetime) -> int:
        """Store documents of the source `origin`, all or none; return the number of new articles.

        Raises UnicodeError when a text cannot be stored.
        """

    def pending_pages(self, now: datetime) -> list[PendingPage]:
        """Return the documents whose pages are to be read at `now`, the oldest first."""

    def add_document(self, source: str, body_hash: str, fetched: datetime, found: Sequence[Article] | Failure) -> None:
        """Store the articles of a document, or its failure, without its bytes."""

    def position(self) -> StorePosition:
        """Return the highest sequence numbers; they never fall, also after a purge."""

    def articles(self, start: StorePosition, end: StorePosition) -> list[Article]:
        """Return the articles after `start`, up to `end`; of a document that changed, only its last articles."""

    def sources_of(self, start: StorePosition, end: StorePosition) -> dict[str, frozenset[str]]:
        """Return the names of the sources that list each document after `start`, up to `end`, by its place."""

    def add_listings(self, source: str, items: Collection[int]) -> None:
        """Note that a source lists items that came in from other sources."""

    def failures(self, start: StorePosition, end: StorePosition) -> list[Failure]:
        """Return failed documents and notices of failing sources after `start`, up to `end`, by source."""

    def search(self, query: str, most: int = 20) -> list[Hit]:
        """Return the articles that match a query of words, "phrases", -exclusions and prefixes*, the best first."""

    def stored_document(self, source: str) -> Document | None:
        """Return the last document of a place with its bytes; None if there is none or it was purged."""


class SourceStore(Protocol):
    """Keeps the sources that were added by command, the health of every source, and robots.txt files.

    Every method raises StoreError when the store cannot be read or written.
    """

    def added_sources(self) -> list[StoredSource]:
        """Return the sources that were added by command, in the order in which they were added."""

    def add_sources(self, sources: Iterable[StoredSource], at: datetime) -> int:
        """Add sources, all or none; return the number of new ones."""

    def change_source(self, source: StoredSource) -> bool:
        """Replace the settings of an added source; return whether it was there."""

    def remove_source(self, name: str) -> bool:
        """Remove a source and its health, and keep its documents; return whether it was there."""

    def health(self) -> dict[str, Health]:
        """Return the health of every source that was asked before, by the name of the source."""

    def save_visit(
        self, name: str, arrivals: Sequence[NewDocument], at: datetime, health: Health, notice: str | None
    ) -> int:
        """Store the last documents of a visit and the new health, in one transaction; return the number of articles.

        A `notice` is reported once, until None withdraws it.  Raises UnicodeError when a text cannot be stored.
        """

    def robots(self) -> dict[str, tuple[datetime, str]]:
        """Return the time of reading and the text of each robots.txt, by origin ("https://example.org")."""

    def save_robots(self, robots: Mapping[str, tuple[datetime, str]]) -> None:
        """Store robots.txt files; each replaces the older one of its origin."""


class EditionStore(Protocol):
    """Keeps editions, the outcome of every slot, and the sentences that a brief has already quoted.

    Every method raises StoreError when the store cannot be read or written.
    """

    def note_slots(self, notes: Sequence[SlotNote]) -> None:
        """Store outcomes of slots; an outcome other than "owed" is never replaced."""

    def slots(self, brief: str | None = None, most: int | None = None) -> list[SlotNote]:
        """Return the outcomes of slots, the newest first; at most `most`, of one brief if it is given."""

    def last_position(self, brief: str) -> StorePosition:
        """Return the position up to which the editions of a brief have used the store.

        An edition whose deliveries have all failed does not count: the position is then its start.
        """

    def keys_that_count(self, brief: str, since: date, before: Slot) -> tuple[str, ...]:
        """Return the keys of a brief's editions from `since` to `before`, the oldest first, without failed ones."""

    def history(self, keys: Sequence[str]) -> History:
        """Return the quoted sentences of editions, the oldest first, and the open stories of the last one."""

    def add_edition(
        self,
        edition: Edition,
        start: StorePosition,
        end: StorePosition,
        mailings: Sequence[Mailing],
        missed: Sequence[SlotNote],
        made: datetime,
    ) -> bool:
        """Store an edition, its slot and all deliveries in one transaction; return False if the slot is taken.

        Raises ValueError for an article that is not in the store.
        """

    def replace_edition(
        self, edition: Edition, end: StorePosition, mailings: Sequence[Mailing], made: datetime
    ) -> bool:
        """Store an edition in place of the one with its key; return False while one of its deliveries is being sent.

        Mail that waits is replaced, and a folder is written anew.  A recipient whose mail was accepted, may have
        arrived, was refused or was given up gets no second one.
        """

    def editions(self, brief: str | None = None) -> list[EditionRow]:
        """Return a row for each edition, the newest first."""

    def edition(self, key: str) -> StoredEdition | None:
        """Return an edition with its articles, purged ones left out; None for an unknown key."""

    def close_editions(self) -> None:
        """Close the editions without open deliveries; an edition that nobody got is marked failed."""


class DeliveryQueue(Protocol):
    """The part of a `DeliveryStore` that sending uses: claims, and the results of deliveries.

    A change names the state and the owner of a row as it was read: it is not written if another process was quicker.
    Every method raises StoreError when the store cannot be read or written.
    """

    def claimed_rows(self) -> list[HeldDelivery]:
        """Return the rows that are claimed or being sent, each with its owner and the end of its lease."""

    def count_queued(
        self, edition: str | None = None, ready: Ready | None = None, briefs: Collection[str] | None = None
    ) -> dict[str, int]:
        """Return the number of queued rows of each channel: `ready` ones, whose next try has come; of `briefs`."""

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
        briefs: Collection[str] | None = None,
    ) -> list[Claim]:
        """Claim at most `most` queued rows of a channel until a moment, the oldest above the row number `after`.

        `edition`, `ready` and `briefs` limit the rows as in `count_queued`.

        A power cut may undo the claim until `sync` has returned: send nothing before.
        """

    def sync(self) -> None:
        """Write everything to disk."""

    def renew_claims(self, owner: str, until: datetime) -> None:
        """Extend the lease of all rows of an owner."""

    def writer(self) -> AbstractContextManager[Callable[[Sequence[DeliveryChange]], frozenset[int]]]:
        """Return a context with a function like `save_changes`, faster for many calls."""

    def save_changes(self, changes: Sequence[DeliveryChange]) -> frozenset[int]:
        """Write changes in one transaction; return the numbers of the rows that were changed."""

    def reserve_disk_space(self) -> None:
        """Reserve the disk space that results will need, before the first message is sent."""

    def shared_message(self, number: int) -> Message:
        """Return the message `content` of a claim without the head, which differs for each recipient."""

    def refusals(self) -> list[Refusal]:
        """Return the addresses whose last delivery was refused for good, by address."""


class DeliveryStore(DeliveryQueue, Protocol):
    """Keeps the delivery of each edition to each recipient, its claim, and who subscribed, left or refused."""

    def deliveries(self, edition: str | None = None, states: Sequence[str] = ()) -> list[Row]:
        """Return rows, the oldest first; of one edition, or in some states, if they are given."""

    def reopen_edition(self, edition: str) -> None:
        """Mark an edition as open if one of its deliveries is."""

    def message(self, row: int) -> Message:
        """Return the message of a row, as it was stored."""

    def forget_refusals(self, address: str) -> None:
        """Delete the refusals of an address, so that it is no longer paused."""

    def subscribe(self, subscription: Subscription, close: Callable[[Row], Delivery | None] = ...) -> int:
        """Store that an address was added to a brief or has left it, in place of its earlier state.

        `close` returns the new state of an open row of the brief, or None to leave the row as it is.  Returns the
        number of rows that were closed.
        """

    def subscriptions(self, brief: str | None = None) -> list[Subscription]:
        """Return the subscriptions of a brief, or of all, by brief and address."""

    def standings(self, brief: str, addresses: Collection[str]) -> dict[str, Standing]:
        """Return whether addresses were added to a brief or left it; addresses without a subscription are missing."""


class RunStore(Protocol):
    """Keeps one row for each run of a command."""

    def add_run(self, run: CommandRun) -> None:
        """Store a run.  Raises StoreError."""

    def runs(self, most: int = 50) -> list[CommandRun]:
        """Return the last runs, the newest first.  Raises StoreError."""


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
    def identity(self) -> str:
        """The random name of this store, made with it; it is part of the Message-IDs of its mail."""

    def lock(self) -> AbstractContextManager[None]:
        """Return a context that one process at a time may enter; entering raises LockedError for the others."""

    def close(self) -> None:
        """Close the connections; a later use of the store opens new ones."""

    def backup(self, path: Path) -> None:
        """Copy the store into a file, as it is at one moment, while others use it.  Raises StoreError, DigestError."""

    def restore(self, copy: Path) -> Path | None:
        """Put a backup in the place of this store, not yet open; return the file of before.  Raises DigestError."""

    def damage(self) -> str:
        """Return the first fault in the file of the store, "" without a fault.  Raises StoreError."""

    def purge(self, before: datetime) -> dict[str, int]:
        """Delete documents fetched before a moment, except quoted ones; return counts of deleted and "kept" ones."""

    def copy(self, url: str, base: Path, lives: Callable[[str, datetime | None], bool]) -> dict[str, int]:
        """Copy all into the empty store at `url`, return rows by table; a claim that `lives` is a LockedError."""
