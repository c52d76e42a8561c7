"""A mail as a document, and mail that lies in files: mbox and maildir."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from digest.errors import SourceError
from digest.model.article import Document, Failure
from digest.model.source import Memo, Visit
from digest.sources.disk import read_file
from digest.sources.files import stamp_of
from digest.sources.limits import LARGEST
from digest.text.characters import one_line

_ID = re.compile(rb"^message-id:\s*<?([^>\s]{1,500})", re.I | re.M)
# Bytes before a place in an mbox by which it is known again.
_TAIL = 512


def mail_document(box: str, body: bytes, publisher: str | None, section: str) -> Document:
    """A mail of a box, known again by its Message-ID, wherever it lies."""
    found = _ID.search(body.partition(b"\r\n\r\n")[0].partition(b"\n\n")[0])
    name = one_line(found[1].decode("utf-8", "replace")) if found else sha256(body).hexdigest()
    # Numbers in a box name another mail when the box was made anew.
    place = one_line(f"{box}#{name}")
    return Document(place, body, "message/rfc822", publisher=publisher, section=section, marks=(f"mail {name}",))


@dataclass(frozen=True, slots=True)
class Maildir:
    """The mails of a maildir; a mail that is read, flagged or moved within it is the same mail."""

    path: Path
    prefix: str = ""
    publisher: str | None = None
    section: str = ""

    @property
    def name(self) -> str:
        """What the settings call it."""
        return self.prefix or self.path.as_posix()

    def __call__(self, memo: Memo | None = None) -> Generator[Document | Failure, None, Visit]:
        known, seen = memo or {}, {}
        if not (self.path / "cur").is_dir():
            reason = f"{self.name}: no such maildir; check the path"
            yield Failure("source", self.name, reason)
            return Visit("failed", reason, known)
        unchanged = 0
        paths = (path for part in ("cur", "new") for path in (self.path / part).iterdir())
        for path in sorted(paths, key=lambda path: path.name):
            name = path.name.partition(":")[0]
            if path.name.startswith(".") or name in seen:
                continue
            seen[name] = ""
            if name in known:
                unchanged += 1
                continue
            try:
                yield mail_document(self.name, read_file(path), self.publisher, self.section)
            except SourceError as error:
                yield Failure("source", one_line(f"{self.name}/{name}"), one_line(str(error)))
        return Visit("read", memo=seen, known=unchanged)


@dataclass(frozen=True, slots=True)
class Mbox:
    """The mails of an mbox file, from where it ended the last time; its last mail is read again, it may have grown."""

    path: Path
    prefix: str = ""
    publisher: str | None = None
    section: str = ""

    @property
    def name(self) -> str:
        """What the settings call it."""
        return self.prefix or self.path.as_posix()

    def __call__(self, memo: Memo | None = None) -> Generator[Document | Failure, None, Visit]:
        known = memo or {}
        stamp = stamp_of(self.path)
        if stamp and stamp == known.get("stamp"):
            return Visit("unchanged", memo=known)
        try:
            with self.path.open("rb") as stream:
                last = start = _start(stream, known)
                for at, body in _messages(stream, start):
                    last = at
                    yield self._item(at, body)
                return Visit("read", memo={"stamp": stamp, "start": str(last), "tail": _tail(stream, last)})
        except OSError as error:
            reason = f"{self.name}: {(error.strerror or str(error)).lower()}; check the path"
            yield Failure("source", self.name, reason)
            return Visit("failed", reason, known)

    def _item(self, at: int, body: bytes) -> Document | Failure:
        if len(body) > LARGEST:
            place = f"{self.name}#{at}"
            return Failure("source", place, f"{place}: larger than {LARGEST // 1024**2} MiB; take the mail out")
        return mail_document(self.name, body, self.publisher, self.section)


def _start(stream: BinaryIO, memo: Memo) -> int:
    """Where to go on: at the start of the last mail, unless the file is another."""
    start = int(memo.get("start", "0"))
    return start if memo.get("tail") == _tail(stream, start) else 0


def _tail(stream: BinaryIO, end: int) -> str:
    """What the bytes before a place are known by; "" where the file does not reach so far."""
    stream.seek(max(0, end - _TAIL))
    tail = stream.read(min(end, _TAIL))
    return sha256(tail).hexdigest()[:16] if len(tail) == min(end, _TAIL) else ""


def _messages(stream: BinaryIO, start: int) -> Iterator[tuple[int, bytes]]:
    """Each mail with its place.  One that is too large is cut just beyond the limit."""
    stream.seek(start)
    lines: list[bytes] = []
    at, begun, after_blank, size = start, start, True, 0
    for line in stream:
        if after_blank and line.startswith(b"From "):
            if lines:
                yield begun, b"".join(lines)
            begun, lines, size = at, [], 0
        elif size <= LARGEST:
            # mboxrd: a ">" was put before lines that begin as a mail does.
            lines.append(line[1:] if re.match(rb">+From ", line) else line)
            size += len(line)
        after_blank = not line.strip()
        at += len(line)
    if lines:
        yield begun, b"".join(lines)
