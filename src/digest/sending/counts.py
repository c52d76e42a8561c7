"""What a run of sending did: counted, and told in some lines."""

from dataclasses import dataclass, field

from digest.model.delivery import Delivery, State
from digest.model.records import Row

# Lines of a report; the ledger has them all.
_TOLD = 20

# How the states are counted; every other one is open.
_COUNTED: dict[State, str] = {"sent": "sent", "failed": "refused", "unsure": "unsure", "left": "left"}


@dataclass(slots=True)
class SendCounts:
    """What became of the rows that were tried, and what is worth telling of them."""

    counts: dict[str, int] = field(default_factory=lambda: {"sent": 0, "refused": 0, "open": 0, "unsure": 0})
    told: list[str] = field(default_factory=list)
    untold: int = 0
    faults: list[Exception] = field(default_factory=list)

    def add(self, row: Row, delivery: Delivery) -> None:
        """Count a row, and tell of one that was not accepted."""
        self.count(delivery)
        if delivery.state != "sent":
            self.tell(f"{row.edition} to {row.recipient}: {delivery.state}, {delivery.detail}")

    def count(self, delivery: Delivery) -> None:
        """Count a row."""
        name = _COUNTED.get(delivery.state, "open")
        self.counts[name] = self.counts.get(name, 0) + 1

    def tell(self, note: str) -> None:
        """Remember a note, or that there are more."""
        if len(self.told) < _TOLD:
            self.told.append(note)
        else:
            self.untold += 1

    @property
    def tried(self) -> int:
        """How many rows were tried."""
        return sum(self.counts.values())

    @property
    def notes(self) -> tuple[str, ...]:
        """The first notes, how many more there are, and what stopped a channel."""
        more = (f"and {self.untold} more; `digest deliveries list` has them all",) if self.untold else ()
        faults = (f"{type(fault).__name__}: {fault}" for fault in self.faults)
        return (*self.told, *more, *faults)
