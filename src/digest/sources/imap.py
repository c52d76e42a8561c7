"""Read the new mails of an IMAP folder without changing any of their flags."""

import imaplib
import re
from base64 import b64encode
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from socket import socket
from typing import Any
from urllib.parse import unquote, urlsplit

from digest.errors import DigestError, SourceError
from digest.model.article import Document, Failure
from digest.model.source import FetchResult, FetchState
from digest.sources.connect import Connector, Deadline
from digest.sources.limits import LARGEST
from digest.sources.mailbox import mail_document
from digest.text.characters import one_line

# Time limits for a whole folder, and between two answers, in seconds.
_IN_ALL, _ANSWER = 600.0, 60.0
# Number of latest mails to read from a folder on the first visit: its past is no news.
_FIRST = 500


@dataclass(frozen=True, slots=True)
class Imap:
    """Folder at "imaps://me@host/Folder" (TLS) or "imap://..." (STARTTLS), both verified; INBOX if none is named."""

    url: str
    password: Callable[[], str] | None = None
    connect: Connector = field(default_factory=Connector)
    publisher: str | None = None
    section: str = ""

    @property
    def name(self) -> str:
        """The address, which never contains a password."""
        return one_line(self.url)

    def __call__(self, memo: FetchState | None = None) -> Generator[Document | Failure, None, FetchResult]:
        known = memo or {}
        try:
            with Deadline(_IN_ALL) as deadline, self._folder(deadline) as client:
                return (yield from self._new(client, known))
        except (DigestError, OSError, ValueError, imaplib.IMAP4.error) as error:
            reason = one_line(f"{self.name}: {_why(error)}; check the address, the name and the password")
            yield Failure("source", self.name, reason)
            return FetchResult("failed", reason, known)

    def _folder(self, deadline: Deadline) -> imaplib.IMAP4:
        """Log in and open the folder read-only.  Raises SourceError, OSError, imaplib's errors."""
        parts = urlsplit(self.url)
        tls = parts.scheme == "imaps"
        client = _Client(self.connect, parts.hostname or "", parts.port or (993 if tls else 143), deadline, tls=tls)
        try:
            if not tls:
                client.starttls(self.connect.context)
            _log_in(client, unquote(parts.username or ""), self.password() if self.password else "")
            folder = unquote(parts.path.strip("/")) or "INBOX"
            _said(client.select(_quoted(folder), readonly=True))
        except BaseException:
            with suppress(OSError):
                client.shutdown()
            raise
        return client

    def _new(self, client: imaplib.IMAP4, memo: FetchState) -> Generator[Document | Failure, None, FetchResult]:
        validity = _number(client.response("UIDVALIDITY"))
        last = int(memo.get("uid", "0")) if memo.get("uidvalidity") == str(validity) else 0
        found = b" ".join(_lines(client.uid("SEARCH", f"UID {last + 1}:*"))).split()
        # "7:*" matches the last mail even if its number is below 7.
        numbers = sorted(number for number in map(int, found) if number > last)
        for number, size in _sizes(client, numbers[-_FIRST:] if not last else numbers):
            if size > LARGEST:
                place = f"{self.name}#{number}"
                yield Failure("source", place, f"{place}: larger than {LARGEST // 1024**2} MiB; left out")
            elif (body := _body(client, number)) is not None:
                yield mail_document(self.name, body, self.publisher, self.section)
        uid = str(max([last, *numbers]))
        return FetchResult("read" if numbers else "unchanged", memo={"uidvalidity": str(validity), "uid": uid})


class _Client(imaplib.IMAP4):
    """IMAP client of imaplib on a connection to a checked address."""

    def __init__(self, connect: Connector, host: str, port: int, deadline: Deadline, *, tls: bool) -> None:
        self._connected: Callable[[], socket] = lambda: connect(host, port, deadline, tls=tls)
        super().__init__(host, port)

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        self.host, self.port = host, port
        self.sock = self._connected()
        self.sock.settimeout(_ANSWER)
        self.file = self.sock.makefile("rb")

    def __exit__(self, *fault: object) -> None:
        """Log out; a connection that is broken, or is broken now, has nothing to say in place of the first fault."""
        with suppress(OSError, imaplib.IMAP4.error):
            if fault[0] is None:
                self.logout()
            self.shutdown()

    def read(self, size: int) -> bytes:
        """Read a part of an answer; memory for a length that no mail has is not even asked for."""
        if size > 2 * LARGEST:  # servers report sizes that are somewhat wrong
            raise self.abort(f"an answer of {size} bytes")
        return super().read(size)


def _log_in(client: imaplib.IMAP4, user: str, password: str) -> None:
    """Log in; imaplib sends LOGIN in ASCII alone, and PLAIN has UTF-8 (RFC 4616)."""
    if user.isascii() and password.isascii():
        client.login(user, password)
    else:
        client.authenticate("PLAIN", lambda _: f"\0{user}\0{password}".encode())


def _sizes(client: imaplib.IMAP4, numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the mails that still exist, with their sizes in bytes."""
    for at in range(0, len(numbers), 100):
        some = ",".join(map(str, numbers[at : at + 100]))
        for line in _lines(client.uid("FETCH", some, "(UID RFC822.SIZE)")):
            number, size = (re.search(rb"%s (\d+)" % key, line) for key in (b"UID", b"RFC822.SIZE"))
            if number and size:
                yield int(number[1]), int(size[1])


def _body(client: imaplib.IMAP4, number: int) -> bytes | None:
    """Fetch a mail with PEEK, which leaves it unread; None if it was deleted in the meantime."""
    parts = _said(client.uid("FETCH", str(number), "(BODY.PEEK[])"))
    return next((part[1] for part in parts if isinstance(part, tuple)), None)


def _said(answer: tuple[str, list[Any]]) -> list[Any]:
    """Return the lines of a server's answer to a command.  Raises SourceError if the command failed."""
    state, lines = answer
    if state != "OK":
        raise SourceError(b" ".join(line for line in lines if isinstance(line, bytes)).decode("utf-8", "replace"))
    return lines


def _lines(answer: tuple[str, list[Any]]) -> Iterator[bytes]:
    """Yield the lines of an answer; a literal, where none belongs, as the line before it."""
    for line in _said(answer):
        yield (line[0] if isinstance(line, tuple) else line) or b""


def _number(answer: tuple[str, list[Any]]) -> int:
    line = (answer[1] or [None])[0]
    return int(line) if isinstance(line, bytes) and line else 0


def _quoted(folder: str) -> str:
    """Encode the name of a folder for IMAP: modified UTF-7 (RFC 3501, section 5.1.3), in quotes."""

    def encoded(found: re.Match[str]) -> str:
        return "&" + b64encode(found[0].encode("utf-16-be")).decode().rstrip("=").replace("/", ",") + "-"

    name = re.sub(r"[^\x20-\x7e]+", encoded, folder.replace("&", "&-"))
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _why(error: Exception) -> str:
    import ssl

    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate cannot be verified ({error.verify_message.lower()})"
    if isinstance(error, ValueError):
        return "its answer is not one of a mail server"
    said = error.args[0] if error.args else type(error).__name__
    if isinstance(said, bytes):
        return said.decode("utf-8", "replace").lower()
    return str(getattr(error, "strerror", None) or error).lower()
