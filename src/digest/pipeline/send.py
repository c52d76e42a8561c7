"""Send: claim what is open, hand it to its channel, write down what became of it.  `outbox` decides.

A row is marked `sending`, and the mark committed, before its message leaves; a row that is found so after a crash is
unsure, never simply sent again.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Literal

from digest import outbox
from digest.errors import DeliveryError
from digest.model.delivery import Envelope, Outcome, State
from digest.model.ledger import Row
from digest.pipeline.owner import is_gone, this_process
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


@dataclass(frozen=True, slots=True)
class Sender:
    """What sending needs: the store, a channel by its name, the time, and what is done with unsure rows of a brief."""

    store: Store
    channel: Callable[[str], Channel]
    clock: Callable[[], datetime]
    unsure: Callable[[str], Literal["resend", "hold"]] = lambda _: "resend"

    def __call__(self, edition: str | None = None, *, all_open: bool = True) -> tuple[dict[str, int], tuple[str, ...]]:
        """Try every open row once; without `all_open`, only those whose next try has come.

        Counts by what became of the rows, and a line for each that was not accepted.
        """
        me = this_process()
        self._recover()
        counts = {"sent": 0, "failed": 0, "open": 0, "unsure": 0}
        notes: list[str] = []
        for name, rows in groupby(sorted(self._ready(edition, all_open), key=_channel), key=_channel):
            for row in self._send(name, [row for row in rows if self._claim(row, me)], me):
                state = row.delivery.state
                counts[state if state in counts else "open"] += 1
                if state != "sent":
                    notes.append(f"{row.edition} to {row.recipient}: {state}, {row.delivery.detail}")
        self.store.close_editions()
        return counts, tuple(notes)

    def _ready(self, edition: str | None, all_open: bool) -> list[Row]:
        now = self.clock()
        rows = self.store.deliveries(edition, ("queued",))
        return [row for row in rows if all_open or outbox.is_ready(row.delivery, now)]

    def _claim(self, row: Row, me: str) -> bool:
        return self.store.claim(row.id, me, self.clock() + LEASE)

    def _send(self, name: str, rows: list[Row], me: str) -> Iterator[Row]:
        """The rows of one channel as they are afterwards; each was claimed by this process."""
        left = list(rows)
        try:
            with self.channel(name) as channel:
                while left:
                    row = left.pop(0)
                    settled, stopped = self._send_one(channel, row, me)
                    yield settled
                    if stopped:
                        raise DeliveryError(settled.delivery.detail, "stopped")
        except DeliveryError as error:
            event: outbox.Kind = "stopped" if error.state == "stopped" else "deferred"
            for row in left:
                yield self._settle(row, "claimed", event, str(error))

    def _send_one(self, channel: Channel, row: Row, me: str) -> tuple[Row, bool]:
        message = self.store.message(row.id)
        started = self._settle(row, "claimed", "started", "", me)
        receipt = channel(message, Envelope(row.recipient))
        return self._settle(started, "sending", _EVENTS[receipt.state], receipt.detail), receipt.state == "stopped"

    def _settle(self, row: Row, seen: State, event: outbox.Kind, detail: str, owner: str | None = None) -> Row:
        """Decide, and write it down."""
        delivery = outbox.decide(
            replace(row.delivery, state=seen),
            outbox.Event(event, detail),
            self.clock(),
            unsure=self.unsure(row.edition.partition("/")[0]),
            jitter=random.random(),
        )
        self.store.settle(row.id, delivery, owner, seen)
        return replace(row, delivery=delivery)

    def _recover(self) -> None:
        """What a process that is gone has left: a claim is open again, a row that was being sent is unsure."""
        for row in self.store.deliveries(states=("claimed", "sending")):
            owner, until = self.store.owner(row.id)
            if is_gone(owner) or (until is not None and until < self.clock()):
                event: outbox.Kind = "expired" if row.delivery.state == "claimed" else "lost"
                self._settle(row, row.delivery.state, event, "the program ended while it was being sent")


def _channel(row: Row) -> str:
    return row.channel
