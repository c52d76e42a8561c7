"""What is delivered, to whom, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# sent · failed: this recipient, for good · deferred: try again later · unsure: nobody knows whether it arrived ·
# stopped: nothing else is to be tried in this run (a wrong password, TLS that cannot be trusted)
Outcome = Literal["sent", "failed", "deferred", "unsure", "stopped"]
# What an outcome speaks of.  recipient: the server wants none of this address · server: it would be the same for any
# message now · message: this one alone
About = Literal["message", "recipient", "server"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """An edition in one format, ready to be written or sent."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """What a channel delivers: the edition's key, a subject, and the same edition in one or more formats.

    `head` stands before the first part, and is one recipient's alone; the parts are the same objects for all.
    """

    key: str
    subject: str
    parts: tuple[Rendering, ...]
    head: bytes = b""

    @property
    def body(self) -> bytes:
        """The first part with its head: the whole of a mail."""
        return self.head + self.parts[0].body


@dataclass(frozen=True, slots=True)
class Envelope:
    """Whom a message goes to: an address, a folder, or "-" for standard output."""

    recipient: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a delivery; `at` is left to the caller, since channels read no clock."""

    key: str
    channel: str
    recipient: str
    state: Outcome
    detail: str = ""
    about: About = "message"
    at: datetime | None = None


# queued: to be claimed · claimed: of one sender, for a while · sending: marked before MAIL FROM · sent, failed: for
# good · unsure: nobody knows whether it arrived, and it is not sent again by itself · left: its reader left before it
# was sent
State = Literal["queued", "claimed", "sending", "sent", "failed", "unsure", "left"]
# While one delivery is in one of these, its edition is open; the others are ends.
OPEN: tuple[State, ...] = ("queued", "claimed", "sending")


@dataclass(frozen=True, slots=True)
class Delivery:
    """How far the delivery of an edition to one recipient is.  All moments are in UTC.

    `tries` counts those that came to a result; `next_try` is None when it may be tried at once.  `unsure_since` is the
    mark of one that may have arrived: once set it stays, also when the same message is sent again and accepted.
    """

    state: State = "queued"
    tries: int = 0
    next_try: datetime | None = None
    first_try: datetime | None = None
    unsure_since: datetime | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """The limits of waiting: a next try at `at` or before has come; one after `beyond` was set by a wrong clock."""

    at: datetime
    beyond: datetime
