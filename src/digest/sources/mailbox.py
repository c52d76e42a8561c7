"""Convert mails to documents: a single mail, or all mails of a mailbox file."""

from collections.abc import Iterator
from typing import BinaryIO

from digest.mail.mbox import name_of, older_names, placed
from digest.model.article import Document, Failure
from digest.sources.limits import LARGEST
from digest.text.characters import one_line


def mail_document(box: str, body: bytes, publisher: str | None = None, section: str = "") -> Document:
    """Return the document of a mail, recognised by its Message-ID in any box, and by its names in earlier versions."""
    names = (name_of(body), *older_names(body))
    places = [one_line(f"{box}#{name}") for name in names]
    marks = (*(f"mail {name}" for name in names), *(f"place {place}" for place in places))
    return Document(places[0], body, "message/rfc822", publisher=publisher, section=section, marks=marks)


def mails_in(
    stream: BinaryIO, box: str, publisher: str | None = None, section: str = "", *, start: int = 0
) -> Iterator[tuple[int, Document | Failure]]:
    """Yield the mails of a mailbox file from `start` on, each with its offset; a Failure for each oversized mail."""
    stream.seek(start)
    at = -1
    for at, body in placed(_pieces(stream), LARGEST, start):
        if body is None:
            place = f"{box}#{at}"
            reason = f"{place}: this mail is larger than {LARGEST // 1024**2} MiB; left out"
            yield at, Failure("source", place, reason)
        else:
            yield at, mail_document(box, body, publisher, section)
    if at < 0 < stream.tell():
        yield start, Failure("source", box, f"{box}: no mail in this mailbox; check the file")


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file; a line longer than the largest mail is split into pieces."""
    return iter(lambda: stream.readline(LARGEST), b"")
