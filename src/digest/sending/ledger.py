"""The ledger as a sender keeps it: `outbox` decides what an event makes of a row, the store writes it down."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from digest.model.records import DeliveryChange, HeldDelivery, Row
from digest.ports import Store
from digest.sending import outbox
from digest.sending.counts import SendCounts
from digest.sending.process import claim_state, this_process

# How long a claim holds: longer than a server may take for one message (ten minutes, RFC 5321), short of a morning.
LEASE = timedelta(minutes=15)


class RecipientCheck(Protocol):
    """Finds out, before each message, whether the recipient of a row still gets its brief."""

    def look(self, rows: Sequence[Row]) -> None:
        """Read what the store has on the recipients of rows."""

    def event(self, row: Row) -> outbox.Event | None:
        """Return the event for a row that is not to be sent, else None."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The store, the time, what is done with unsure rows of a brief, in whose name; without `readers` nobody leaves."""

    store: Store
    clock: Callable[[], datetime]
    unsure: Callable[[str], Literal["resend", "hold"]] = lambda _: "resend"
    me: str = field(default_factory=this_process)
    readers: RecipientCheck | None = None

    def lease(self) -> datetime:
        """Until when a claim of now holds."""
        return self.clock() + LEASE

    def change(self, row: Row, event: outbox.Event, *, holder: str | None = None, owner: str = "") -> DeliveryChange:
        """What an event makes of a row that we hold, or that `holder` held; `owner` holds it from then on."""
        delivery = outbox.decide(
            row.delivery,
            event,
            self.clock(),
            unsure=self.unsure(row.edition.partition("/")[0]),
            jitter=random.random(),
        )
        return DeliveryChange(row, delivery, row.delivery.state, self.me if holder is None else holder, owner)

    def look(self, rows: Sequence[Row]) -> None:
        """Look up the readers of rows that were claimed."""
        if self.readers:
            self.readers.look(rows)

    def withheld(self, row: Row) -> outbox.Event | None:
        """Return why a claimed row is not to be sent, if so."""
        return self.readers.event(row) if self.readers else None

    def recover(self, tally: SendCounts) -> None:
        """Clean up what a process has left, this one too: nothing of ours is being sent when this is called.

        A claim is open again; a row that was being sent is unsure.  Those that are held for good are told.
        """
        changes = [change for held in self.store.deliveries.claimed_rows() if (change := self._recovered(held))]
        written = (
            self.store.deliveries.save_changes(changes) if changes else ()
        )  # unless another process was quicker to clean up
        for change in changes:
            if change.row.id in written and change.delivery.state == "unsure":
                tally.add(change.row, change.delivery)

    def _recovered(self, held: HeldDelivery) -> DeliveryChange | None:
        end = "ended" if held.owner == self.me else claim_state(held.owner, held.until, self.clock())
        if end == "holds":
            return None
        expired = held.row.delivery.state == "claimed" and end == "ended"
        event = outbox.Event("expired") if expired else outbox.Event("lost", "the program ended while sending it")
        return self.change(held.row, event, holder=held.owner)
