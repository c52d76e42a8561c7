"""The results of a run of sending: counts, and some lines for its report."""

from dataclasses import dataclass, field

from digest.model.delivery import Delivery, State
from digest.model.records import Row

# Lines of a report; the ledger has all results.
_MOST_NOTES = 20

# Name of the count of each state; every other state is open.
_COUNTED: dict[State, str] = {"sent": "sent", "failed": "refused", "unsure": "unsure", "left": "left"}


@dataclass(slots=True)
class SendCounts:
    """Counts of the rows that were tried, notes for the report, and the exceptions that stopped channels."""

    counts: dict[str, int] = field(default_factory=lambda: {"sent": 0, "refused": 0, "open": 0, "unsure": 0})
    first_notes: list[str] = field(default_factory=list)
    more_notes: int = 0
    faults: list[Exception] = field(default_factory=list)

    def add(self, row: Row, delivery: Delivery) -> None:
        """Count a row, and note a row that was not accepted."""
        self.count(delivery)
        if delivery.state != "sent":
            self.note(f"{row.edition} to {row.recipient}: {delivery.state}, {delivery.detail}")

    def count(self, delivery: Delivery) -> None:
        """Count a row."""
        name = _COUNTED.get(delivery.state, "open")
        self.counts[name] = self.counts.get(name, 0) + 1

    def note(self, note: str) -> None:
        """Keep a note; beyond the limit, only count it."""
        if len(self.first_notes) < _MOST_NOTES:
            self.first_notes.append(note)
        else:
            self.more_notes += 1

    @property
    def tried(self) -> int:
        """Number of rows that were tried."""
        return sum(self.counts.values())

    @property
    def notes(self) -> tuple[str, ...]:
        """The first notes, the number of further ones, and the exceptions that stopped a channel."""
        more = (f"and {self.more_notes} more; `digest deliveries list` has them all",) if self.more_notes else ()
        faults = (f"{type(fault).__name__}: {fault}" for fault in self.faults)
        return (*self.first_notes, *more, *faults)
