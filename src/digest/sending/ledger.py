"""The ledger of a sender: `outbox` decides the effect of an event on a row, the store writes it."""

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from digest.model.records import DeliveryChange, HeldDelivery, Row
from digest.ports import DeliveryQueue
from digest.sending import outbox
from digest.sending.counts import SendCounts
from digest.sending.process import claim_state, this_process

# How long a claim holds: longer than a server may take for one message (ten minutes, RFC 5321), short of a morning.
LEASE = timedelta(minutes=15)


class RecipientCheck(Protocol):
    """Finds out, before each message, whether the recipient of a row still gets its brief."""

    def look(self, rows: Sequence[Row]) -> None:
        """Load the subscriptions of the recipients of rows from the store."""

    def event(self, row: Row) -> outbox.Event | None:
        """Return the event for a row that must not be sent, else None."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Deliveries, the clock, and the name `me` under which rows are claimed.

    `unsure(row)` is the treatment of a delivery that may have arrived; without `readers` no recipient leaves.  With
    `briefs`, the rows of other briefs are left to other programs on the same store.
    """

    deliveries: DeliveryQueue
    clock: Callable[[], datetime]
    unsure: Callable[[Row], outbox.Doubt] = lambda _: "resend"
    me: str = field(default_factory=this_process)
    readers: RecipientCheck | None = None
    briefs: Collection[str] | None = None

    def lease(self) -> datetime:
        """Return the time at which a claim made now ends."""
        return self.clock() + LEASE

    def change(self, row: Row, event: outbox.Event, *, holder: str | None = None, owner: str = "") -> DeliveryChange:
        """Apply an event to a row claimed by us (or by `holder`) and hand its claim to `owner` ("" for nobody)."""
        delivery = outbox.decide(
            row.delivery,
            event,
            self.clock(),
            unsure=self.unsure(row) if event.kind == "lost" else "resend",
            jitter=random.random(),
        )
        return DeliveryChange(row, delivery, row.delivery.state, self.me if holder is None else holder, owner)

    def look(self, rows: Sequence[Row]) -> None:
        """Load the subscriptions of the recipients of claimed rows."""
        if self.readers:
            self.readers.look(rows)

    def withheld(self, row: Row) -> outbox.Event | None:
        """Return the event for a claimed row that must not be sent, else None."""
        return self.readers.event(row) if self.readers else None

    def recover(self, counts: SendCounts) -> None:
        """Release the claims of processes that ended, and our own: call it while nothing of ours is being sent.

        A claimed row is open again; a row that was being sent is unsure, and is reported if it is not sent again.
        """
        changes = [change for held in self.deliveries.claimed_rows() if (change := self._recovered(held))]
        # A row is missing here when another process was quicker to release it.
        written = self.deliveries.save_changes(changes) if changes else frozenset()
        for change in changes:
            if change.row.id in written and change.delivery.state == "unsure":
                counts.add(change.row, change.delivery)

    def _recovered(self, held: HeldDelivery) -> DeliveryChange | None:
        if self.briefs is not None and held.row.brief not in self.briefs:
            return None
        end = "ended" if held.owner == self.me else claim_state(held.owner, held.until, self.clock())
        if end == "holds":
            return None
        expired = held.row.delivery.state == "claimed" and end == "ended"
        event = outbox.Event("expired") if expired else outbox.Event("lost", "the program ended while sending it")
        return self.change(held.row, event, holder=held.owner)
