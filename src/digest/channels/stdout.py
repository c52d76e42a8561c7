"""Write the first part of a message to standard output."""

import sys
from dataclasses import dataclass
from typing import Self

from digest.model.delivery import Envelope, Message, Receipt


@dataclass(frozen=True, slots=True)
class Stdout:
    """Writes bytes, whatever the encoding of the terminal."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        return None

    def __call__(self, message: Message, envelope: Envelope) -> Receipt:
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(message.parts[0].body)
            sys.stdout.buffer.flush()
        except OSError as error:
            return Receipt(message.key, "stdout", "-", "deferred", str(error.strerror or error).lower())
        return Receipt(message.key, "stdout", "-", "sent")
