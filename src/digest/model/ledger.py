"""What a store remembers of editions, slots, deliveries and runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from digest.model.delivery import Delivery, Message
from digest.model.edition import Edition, Slot

SlotOutcome = Literal["built", "quiet", "missed"]


@dataclass(frozen=True, slots=True)
class Cut:
    """How far a store had been filled when an edition was made: its sequence numbers of articles and documents."""

    articles: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True)
class SlotNote:
    """What became of a slot of a brief, and why."""

    brief: str
    slot: Slot
    outcome: SlotOutcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message for one recipient by one channel, final to the byte."""

    channel: str
    recipient: str
    message: Message
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A delivery as the ledger has it."""

    id: int
    edition: str
    channel: str
    recipient: str
    message_id: str
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Filed:
    """An edition as the ledger lists it."""

    key: str
    brief: str
    slot: Slot
    hash: str
    version: str
    stories: int
    made: datetime
    state: Literal["open", "closed", "failed"]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: when, what it did, and what is worth knowing of it."""

    command: str
    started: datetime
    ended: datetime
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored edition with the cut it was made at, and the cut that it began from."""

    edition: Edition
    start: Cut
    cut: Cut
