"""The deliveries: their states, claims and results."""

import os
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, delete, false, func, insert, literal_column, or_, select, update

from digest.errors import UsageError
from digest.mail.address import address_of
from digest.model.delivery import OPEN, Delivery, Message, Ready, Rendering
from digest.model.records import Claim, DeliveryChange, HeldDelivery, Mailing, RecipientCopy, Refusal, Row
from digest.stores import schema
from digest.stores.dialects import dialect_of
from digest.stores.faults import explained
from digest.stores.ledger_writer import writer_of
from digest.stores.rows import columns_of, moment_of, row_of, slices
from digest.stores.subscribers import Recipients

_TABLE = schema.deliveries.c
# Bytes of SQLite's log: the 1,000 pages of 4 KiB, each with 24 bytes of its own, after which it begins anew; and some.
_LOG = 1_100 * 4_120


class Deliveries(Recipients):
    """Implements `DeliveryStore`: a change names the state and owner of a row as read, so that two never send it."""

    def deliveries(self, edition: str | None = None, states: Sequence[str] = ()) -> list[Row]:
        """Return rows, the oldest first."""
        query = select(schema.deliveries).order_by(_TABLE.id)
        if edition:
            query = query.filter_by(edition=edition)
        if states:
            query = query.where(_TABLE.state.in_(states))
        with self._reading() as connection:
            return [row_of(row) for row in connection.execute(query)]

    def claimed_rows(self) -> list[HeldDelivery]:
        """Return the rows that are claimed or being sent."""
        held = (_TABLE.owner.is_not(None), _TABLE.state.in_(("claimed", "sending")))
        query = select(schema.deliveries).where(*held).order_by(_TABLE.id)
        with self._reading() as connection:
            return [
                HeldDelivery(row_of(row), row.owner, moment_of(row.lease_until)) for row in connection.execute(query)
            ]

    def count_queued(
        self, edition: str | None = None, ready: Ready | None = None, briefs: Collection[str] | None = None
    ) -> dict[str, int]:
        """Return the number of queued rows of each channel; with `ready`, only rows whose next try has come."""
        query = select(_TABLE.channel, func.count()).group_by(_TABLE.channel).order_by(_TABLE.channel)
        with self._reading() as connection:
            found = connection.execute(_queued(query, edition, ready, briefs))
            return {row[0]: row[1] for row in found}

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
        """Claim at most `most` queued rows of a channel, the oldest above the row number `after`.

        A power cut may undo the claim until `sync` has returned: nothing may be sent before.
        """
        query = select(_TABLE.id).where(_TABLE.channel == channel, _TABLE.id > after).order_by(_TABLE.id).limit(most)
        change = (
            update(schema.deliveries)
            .where(_TABLE.id.in_(_queued(query, edition, ready, briefs)))
            .values(state="claimed", owner=owner, lease_until=until.isoformat())
            .returning(schema.deliveries)
        )
        with self.engine.execution_options(unsynced=True).begin() as connection:
            found = sorted(connection.execute(change), key=lambda row: row.id)
        return [Claim(row_of(row), row.content, row.head) for row in found]

    def sync(self) -> None:
        """Write everything to disk; others may read and write meanwhile.  Raises StoreError."""
        with explained(self.engine):
            dialect_of(self.engine).sync(self.engine)

    def renew_claims(self, owner: str, until: datetime) -> None:
        """Extend the lease of all rows of `owner`."""
        held = update(schema.deliveries).where(_TABLE.owner == owner)
        with self.engine.execution_options(unsynced=True).begin() as connection:
            connection.execute(held.values(lease_until=until.isoformat()))

    def reserve_disk_space(self) -> None:
        """Reserve the disk space that results will need, before the first message is sent.  Raises StoreError.

        SQLite starts its log anew after `_LOG` bytes, so a log of this size has room for everything.
        """
        path = self.engine.url.database
        if self.engine.dialect.name != "sqlite" or not path or path == ":memory:" or not hasattr(os, "posix_fallocate"):
            return
        with explained(self.engine), suppress(FileNotFoundError), Path(f"{path}-wal").open("r+b") as log:
            os.posix_fallocate(log.fileno(), 0, _LOG)

    def writer(self) -> AbstractContextManager[Callable[[Sequence[DeliveryChange]], frozenset[int]]]:
        """Return a context with a function like `save_changes`, faster for many calls."""
        return writer_of(self.engine)

    def save_changes(self, changes: Sequence[DeliveryChange]) -> frozenset[int]:
        """Write changes in one transaction; return the numbers of the rows that were still as they were read.

        The changes outlive the program.  A power cut may undo them, but not the claim before them.
        """
        with self.writer() as write:
            return write(changes)

    def reopen_edition(self, edition: str) -> None:
        """Mark an edition as open if one of its rows is."""
        states = select(_TABLE.id).where(_TABLE.edition == edition, _TABLE.state.in_(OPEN))
        with self.engine.begin() as connection:
            if connection.execute(states.limit(1)).first():
                connection.execute(update(schema.editions).filter_by(key=edition).values(state="open"))

    def shared_message(self, number: int) -> Message:
        """Return the message that several rows share, without its head."""
        with self._reading() as connection:
            about = connection.execute(select(schema.contents).filter_by(id=number)).one()
            query = select(schema.parts).filter_by(content=number).order_by(schema.parts.c.number)
            parts = tuple(Rendering(part.media_type, part.body) for part in connection.execute(query))
        return Message(about.edition, about.subject, parts)

    def message(self, row: int) -> Message:
        """Return the message of a row, as it was stored."""
        with self._reading() as connection:
            found = connection.execute(select(_TABLE.content, _TABLE.head).filter_by(id=row)).one()
        return replace(self.shared_message(found.content), head=found.head)

    def refusals(self) -> list[Refusal]:
        """Return the addresses whose last delivery was refused for good."""
        with self._reading() as connection:
            query = select(schema.refusals).order_by(schema.refusals.c.address)
            return [Refusal(row.address, row.times, row.detail) for row in connection.execute(query)]

    def forget_refusals(self, address: str) -> None:
        """Delete the refusals of an address."""
        with self.engine.begin() as connection:
            connection.execute(delete(schema.refusals).filter_by(address=address_of(address).lower()))


def add_mailing(connection: Connection, edition: str, mailing: Mailing) -> None:
    """Add a row for each copy of a mailing; the bytes that the copies share are stored once."""
    made = connection.execute(insert(schema.contents).values(edition=edition, subject=mailing.message.subject))
    assert made.inserted_primary_key is not None
    content = made.inserted_primary_key[0]
    parts = [
        {"content": content, "number": number, "media_type": part.media_type, "body": part.body}
        for number, part in enumerate(mailing.message.parts)
    ]
    rows = [
        {
            "edition": edition,
            "channel": mailing.channel,
            "recipient": copy.recipient,
            "message_id": copy.message_id,
            "content": content,
            "head": copy.head,
            **columns_of(Delivery()),
        }
        for copy in mailing.copies
    ]
    for table, values in ((schema.parts, parts), (schema.deliveries, rows)):
        for some in slices(values):
            connection.execute(insert(table), some)


def replace_mailings(connection: Connection, edition: str, mailings: Sequence[Mailing]) -> int | None:
    """Replace the rows of an edition that wait, or are of a folder; return the number of open rows.

    Returns None, and changes nothing, while a row is claimed or being sent.
    """
    rows = connection.execute(select(schema.deliveries).filter_by(edition=edition)).all()
    if any(row.state in ("claimed", "sending") for row in rows):
        return None
    old = {row.id for row in rows if _is_replaceable(row)}
    kept = [row for row in rows if row.id not in old]
    for ids in slices(sorted(old)):
        connection.execute(delete(schema.deliveries).where(_TABLE.id.in_(ids)))
    served = {(row.channel, _place(row.recipient)) for row in kept}
    opened: int = sum(row.state == "queued" for row in kept)
    for mailing in mailings:
        copies = _unserved(mailing, served)
        opened += len(copies)
        if copies:
            add_mailing(connection, edition, replace(mailing, copies=copies))
    return opened


def _unserved(mailing: Mailing, served: Collection[tuple[str, str]]) -> tuple[RecipientCopy, ...]:
    return tuple(copy for copy in mailing.copies if (mailing.channel, _place(copy.recipient)) not in served)


def _is_replaceable(row: Any) -> bool:  # noqa: ANN401 - a row of the database
    return row.channel == "file" or (row.state == "queued" and row.unsure_since is None)


def _place(recipient: str) -> str:
    """Return the address of a recipient in lower case; a folder as it is."""
    try:
        return address_of(recipient).lower()
    except UsageError:
        return recipient


def _queued(
    query: Select[Any], edition: str | None, ready: Ready | None, briefs: Collection[str] | None
) -> Select[Any]:
    query = query.where(_TABLE.state == literal_column("'queued'"))  # a literal, like that of the index
    if edition:
        query = query.where(_TABLE.edition == edition)
    if ready is not None:  # times are text in UTC, in one format, and sort by time
        before, after = _TABLE.next_try <= ready.at.isoformat(), _TABLE.next_try > ready.beyond.isoformat()
        query = query.where(or_(_TABLE.next_try.is_(None), before, after))
    if briefs is not None:  # the name of a brief is the first part of an edition's key
        keys = [func.substr(_TABLE.edition, 1, len(brief) + 1) == f"{brief}/" for brief in briefs]
        query = query.where(or_(false(), *keys))
    return query
