"""A message in the form in which SMTP sends it."""

from dataclasses import dataclass

from digest.model.delivery import Message


class LineEndError(ValueError):
    """Raised for line ends other than CRLF: servers read them differently, and one mail could hide another."""


@dataclass(frozen=True, slots=True)
class SmtpData:
    """A message for DATA: `size` is its number of bytes, `whole` its bytes with dots doubled and the end mark."""

    size: int
    ascii: bool
    whole: bytes


@dataclass(slots=True)
class SmtpDataWriter:
    """Makes the data of messages.  A body that several messages share is prepared once, which halves the time."""

    shared: bytes = b""
    quoted: bytes = b""
    ascii: bool = True

    def __call__(self, message: Message) -> SmtpData:
        """Return the data of a message.  Raises LineEndError."""
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
    """Return whole lines with the dots at their starts doubled.  Raises LineEndError."""
    if not some.count(b"\r\n") == some.count(b"\n") == some.count(b"\r"):
        raise LineEndError("the message has line ends other than CRLF")
    return (b"." + some if some.startswith(b".") else some).replace(b"\r\n.", b"\r\n..")
