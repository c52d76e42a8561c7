"""What is delivered, to whom, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Rendering:
    """An edition in one format, ready to be written or sent."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """What a channel delivers: the edition's key, a subject, and the same edition in one or more formats."""

    key: str
    subject: str
    parts: tuple[Rendering, ...]


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
    state: Literal["sent", "failed"]
    detail: str = ""
    at: datetime | None = None
