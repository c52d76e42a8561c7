"""Records of a store: editions, slots, deliveries and runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from digest.model.delivery import Delivery, Message, State
from digest.model.edition import Edition, Slot

# owed: tried, and to be tried again; the only outcome that another outcome replaces
SlotOutcome = Literal["built", "quiet", "missed", "owed"]


@dataclass(frozen=True, slots=True)
class StorePosition:
    """The end of a store when an edition was made: its last sequence numbers of articles and documents."""

    articles: int = 0
    documents: int = 0


@dataclass(frozen=True, slots=True)
class SlotNote:
    """The outcome of a slot of a brief, and the reason."""

    brief: str
    slot: Slot
    outcome: SlotOutcome
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mailing:
    """One message for many by one channel, final to the byte; the common part is here once."""

    channel: str
    message: Message
    copies: tuple["RecipientCopy", ...]


@dataclass(frozen=True, slots=True)
class RecipientCopy:
    """The part of a message for one recipient alone: `head` goes before its first part."""

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

    @property
    def brief(self) -> str:
        """The name of the brief: the first part of the edition's key."""
        return self.edition.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that this process may send: its head, and the number of the content that it shares with others."""

    row: Row
    content: int
    head: bytes


@dataclass(frozen=True, slots=True)
class HeldDelivery:
    """A row that a process claimed or was sending: its owner, and until when."""

    row: Row
    owner: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryChange:
    """The new state of a row, if it is still in the state `seen` and held by `holder` ("" for nobody).

    `owner` holds it from then on ("" for nobody).  `refused` is how often in a row its address was refused for good,
    None to leave that number unchanged.
    """

    row: Row
    delivery: Delivery
    seen: State
    holder: str = ""
    owner: str = ""
    refused: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An address that was refused for good, how many times in a row, and the last words of the server."""

    address: str
    times: int
    detail: str


# added: by command · left: by command or by a token, whatever the settings say
Standing = Literal["added", "left"]


@dataclass(frozen=True, slots=True)
class Subscription:
    """The record of a recipient of a brief."""

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
    """One run of a command: its times, its counts, notes for the user, and the seconds of each step."""

    command: str
    started: datetime
    ended: datetime
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """A stored edition, with the positions of the store between which its articles came in."""

    edition: Edition
    start: StorePosition
    cut: StorePosition
