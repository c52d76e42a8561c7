"""Messages, their recipients, and the states of a delivery."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# sent · failed: this recipient, for good · deferred: try again later · unsure: it may have arrived ·
# stopped: try nothing else in this run (a wrong password, TLS that cannot be trusted)
Outcome = Literal["sent", "failed", "deferred", "unsure", "stopped"]
# The subject of an outcome.  recipient: the server refuses this address · server: the outcome would be the same for any
# message now · message: this one alone
About = Literal["message", "recipient", "server"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """An edition in one format, ready to be written or sent."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """A message for a channel: the edition's key, a subject, and the same edition in one or more formats.

    `head` goes before the first part and belongs to one recipient; the parts are the same objects for all.
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
    """The recipient of a message: an address, a folder, or "-" for standard output."""

    recipient: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The outcome of a delivery; the caller sets `at`, since channels read no clock."""

    key: str
    channel: str
    recipient: str
    state: Outcome
    detail: str = ""
    about: About = "message"
    at: datetime | None = None


# queued: to be claimed · claimed: by one sender, for a while · sending: marked before MAIL FROM · sent, failed: for
# good · unsure: it may have arrived, and is sent again only by command · left: the reader unsubscribed before it was
# sent
State = Literal["queued", "claimed", "sending", "sent", "failed", "unsure", "left"]
# An edition is open while one of its deliveries is in one of these states; the other states are final.
OPEN: tuple[State, ...] = ("queued", "claimed", "sending")


@dataclass(frozen=True, slots=True)
class Delivery:
    """The progress of the delivery of an edition to one recipient.  All moments are in UTC.

    `tries` counts the tries with a result; `next_try` is None when it may be tried at once.  `unsure_since` marks a
    message that may have arrived: once set it stays, also when the same message is sent again and accepted.
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
