"""Send: claim what is open, hand it to its channel, write down what became of it.  `outbox` decides.

A row is marked `sending`, and the mark committed, before its message leaves; a row that is found so after a crash is
unsure, never simply sent again.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain, groupby
from typing import Literal

from digest import outbox
from digest.errors import DeliveryError
from digest.model.delivery import Envelope, Outcome, State
from digest.model.ledger import Row
from digest.pipeline.owner import is_abandoned, this_process
from digest.ports import Channel, Store

# How long a claim holds: longer than a server may take for one message (ten minutes, RFC 5321), short of a morning.
LEASE = timedelta(minutes=15)

_EVENTS: dict[Outcome, outbox.Kind] = {
    "sent": "accepted",
    "failed": "refused",
    "deferred": "deferred",
    "unsure": "lost",
    "stopped": "stopped",
}

# How the states are counted; every other one is open.
_COUNTED: dict[State, str] = {"sent": "sent", "failed": "refused", "unsure": "unsure"}


@dataclass(frozen=True, slots=True)
class Sender:
    """What sending needs: the store, a channel by its name, the time, and what is done with unsure rows of a brief."""

    store: Store
    channel: Callable[[str], Channel]
    clock: Callable[[], datetime]
    unsure: Callable[[str], Literal["resend", "hold"]] = lambda _: "resend"
    me: str = field(default_factory=this_process)

    def __call__(self, edition: str | None = None, *, all_open: bool = True) -> tuple[dict[str, int], tuple[str, ...]]:
        """Try every open row once; without `all_open`, only those whose next try has come.

        Counts by what became of the rows, and a line for each that was not accepted.
        """
        counts = {"sent": 0, "refused": 0, "open": 0, "unsure": 0}
        notes: list[str] = []
        for row in chain(self._recovered(), self._tried(edition, all_open)):
            state = row.delivery.state
            counts[_COUNTED.get(state, "open")] += 1
            if state != "sent":
                notes.append(f"{row.edition} to {row.recipient}: {state}, {row.delivery.detail}")
        self.store.close_editions()
        return counts, tuple(notes)

    def _tried(self, edition: str | None, all_open: bool) -> Iterator[Row]:
        for name, rows in groupby(sorted(self._ready(edition, all_open), key=_channel), key=_channel):
            yield from self._send(name, list(rows))

    def _ready(self, edition: str | None, all_open: bool) -> list[Row]:
        now = self.clock()
        rows = self.store.deliveries(edition, ("queued",))
        return [row for row in rows if all_open or outbox.is_ready(row.delivery, now)]

    def _send(self, name: str, rows: list[Row]) -> Iterator[Row]:
        """The rows of one channel that were tried, as they are afterwards.

        A row is claimed just before it is sent, so that its lease is never the time that others took.
        """
        left = list(rows)
        try:
            with self.channel(name) as channel:
                while left:
                    row = left.pop(0)
                    if self._claim(row):
                        settled, stopped = self._send_one(channel, row)
                        yield settled
                        if stopped:
                            raise DeliveryError(settled.delivery.detail, "stopped")
        except DeliveryError as error:
            event: outbox.Kind = "stopped" if error.state == "stopped" else "deferred"
            for row in left:
                if self._claim(row):
                    yield self._settle(row, "claimed", event, str(error))

    def _claim(self, row: Row) -> bool:
        """Take a row, if it is still as it was listed: one that another has tried since is left to its next try."""
        return self.store.claim(row, self.me, self.clock() + LEASE)

    def _send_one(self, channel: Channel, row: Row) -> tuple[Row, bool]:
        message = self.store.message(row.id)
        started = self._settle(row, "claimed", "started", "", keep=True)
        try:
            receipt = channel(message, Envelope(row.recipient))
        except Exception as error:
            # A fault of ours, at a moment that nobody knows: as unsure as a line that was lost.
            self._settle(started, "sending", "lost", f"{type(error).__name__}: {error}")
            raise
        return self._settle(started, "sending", _EVENTS[receipt.state], receipt.detail), receipt.state == "stopped"

    def _settle(
        self, row: Row, seen: State, event: outbox.Kind, detail: str, *, holder: str = "", keep: bool = False
    ) -> Row:
        """Decide, and write it down, if the row is still as it was seen and held.

        Raises RuntimeError when it is not: somebody took it, which a lease that is kept rules out; to go on would be
        to send twice.
        """
        delivery = outbox.decide(
            replace(row.delivery, state=seen),
            outbox.Event(event, detail),
            self.clock(),
            unsure=self.unsure(row.edition.partition("/")[0]),
            jitter=random.random(),
        )
        held = holder or self.me
        if not self.store.settle(row.id, delivery, seen=seen, holder=held, owner=held if keep else None):
            raise RuntimeError(f"delivery {row.id} of {row.edition} was taken by another process while it was {seen}")
        return replace(row, delivery=delivery)

    def _recovered(self) -> Iterator[Row]:
        """Clean up what a process has left, this one too: nothing of ours is being sent when this is called.

        A claim is open again; a row that was being sent is unsure, and given out when it is held for good.
        """
        for row in self.store.deliveries(states=("claimed", "sending")):
            owner, until = self.store.owner(row.id)
            if owner == self.me or is_abandoned(owner, until, self.clock()):
                event: outbox.Kind = "expired" if row.delivery.state == "claimed" else "lost"
                with suppress(RuntimeError):  # another process was quicker to clean up
                    state = row.delivery.state
                    settled = self._settle(row, state, event, "the program ended while sending it", holder=owner)
                    if settled.delivery.state == "unsure":
                        yield settled


def _channel(row: Row) -> str:
    return row.channel
