"""A message as it goes over a line to a mail server."""

from dataclasses import dataclass

from digest.model.delivery import Message


class LineEndError(ValueError):
    """A message with line ends other than CRLF: servers differ in what they take for one; one mail can hide another."""


@dataclass(frozen=True, slots=True)
class SmtpData:
    """A message of so many bytes: its dots doubled, the mark of its end the last bytes of all."""

    size: int
    ascii: bool
    whole: bytes


@dataclass(slots=True)
class SmtpDataWriter:
    """Makes letters.  What a message shares with the one before it is looked at once, which saves half of the time."""

    shared: bytes = b""
    quoted: bytes = b""
    ascii: bool = True

    def __call__(self, message: Message) -> SmtpData:
        """The letter of a message.  Raises LineEndError."""
        shared = message.parts[0].body
        if shared is not self.shared:
            self.quoted = _quoted(shared)
            self.shared, self.ascii = shared, shared.isascii()
        end = b".\r\n" if self.quoted.endswith(b"\r\n") else b"\r\n.\r\n"
        return SmtpData(
            len(message.head) + len(shared),
            self.ascii and message.head.isascii(),
            b"".join((_quoted(message.head), self.quoted, end)),
        )


def _quoted(some: bytes) -> bytes:
    """Whole lines with their dots doubled.  Raises LineEndError."""
    if not some.count(b"\r\n") == some.count(b"\n") == some.count(b"\r"):
        raise LineEndError("the message has line ends other than CRLF")
    return (b"." + some if some.startswith(b".") else some).replace(b"\r\n.", b"\r\n..")
