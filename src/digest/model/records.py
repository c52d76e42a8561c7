"""What a store remembers of editions, slots, deliveries and runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from digest.model.delivery import Delivery, Message, State
from digest.model.edition import Edition, Slot

# owed: tried, and to be tried again; the only outcome that another one replaces
SlotOutcome = Literal["built", "quiet", "missed", "owed"]


@dataclass(frozen=True, slots=True)
class StorePosition:
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
class Mailing:
    """One message for many by one channel, final to the byte: what they share is here once."""

    channel: str
    message: Message
    copies: tuple["RecipientCopy", ...]


@dataclass(frozen=True, slots=True)
class RecipientCopy:
    """What of a message is one recipient's alone: `head` stands before its first part."""

    recipient: str
    message_id: str = ""
    head: bytes = b""


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
class Claim:
    """A row that is ours to send: its head, and the number of what it shares with others."""

    row: Row
    content: int
    head: bytes


@dataclass(frozen=True, slots=True)
class HeldDelivery:
    """A row that a process claimed or was sending: whose it is, and until when."""

    row: Row
    owner: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryChange:
    """What becomes of a row, if it is still in the state `seen`, and `holder` has it ("" for nobody).

    `owner` has it from then on ("" for nobody).  `refused` is how often in a row its address was refused for good, None
    when that stays as it is.
    """

    row: Row
    delivery: Delivery
    seen: State
    holder: str = ""
    owner: str = ""
    refused: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An address that was refused for good, so many times in a row, and the last words of the server."""

    address: str
    times: int
    detail: str


# added: by command · left: by command or by a token, whatever the settings say
Standing = Literal["added", "left"]


@dataclass(frozen=True, slots=True)
class Subscription:
    """What the store knows of a recipient of a brief."""

    brief: str
    address: str
    mailbox: str
    standing: Standing
    since: datetime


@dataclass(frozen=True, slots=True)
class EditionRow:
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
class CommandRun:
    """One run of a command: when, what it did, what is worth knowing of it, and the seconds that each step took."""

    command: str
    started: datetime
    ended: datetime
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """A stored edition with the cut it was made at, and the cut that it began from."""

    edition: Edition
    start: StorePosition
    cut: StorePosition
