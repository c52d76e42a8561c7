"""Sources of mail in files: mbox and maildir."""

from collections.abc import Generator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from digest.errors import SourceError
from digest.mail.mbox import is_from_line
from digest.model.article import Document, Failure
from digest.model.source import FetchResult, FetchState
from digest.sources.disk import read_file
from digest.sources.files import stamp_of
from digest.sources.mailbox import mail_document, mails_in
from digest.text.characters import one_line

# Number of bytes before a position in an mbox that identify the position.
_TAIL = 512
# Maximum length of a From line, in bytes.
_LONGEST_LINE = 1000


@dataclass(frozen=True, slots=True)
class MaildirSource:
    """The mails of a maildir; a mail stays the same mail when it is read, flagged or moved within the maildir."""

    path: Path
    prefix: str = ""
    publisher: str | None = None
    section: str = ""

    @property
    def name(self) -> str:
        """Name in the settings, else the path."""
        return self.prefix or self.path.as_posix()

    def __call__(self, memo: FetchState | None = None) -> Generator[Document | Failure, None, FetchResult]:
        known, seen = memo or {}, {}
        if not (self.path / "cur").is_dir():
            reason = f"{self.name}: no such maildir; check the path"
            yield Failure("source", self.name, reason)
            return FetchResult("failed", reason, known)
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
        return FetchResult("read", memo=seen, known=unchanged)


@dataclass(frozen=True, slots=True)
class MboxSource:
    """The mails of an mbox file, starting with the last mail of the previous visit, which may have grown since."""

    path: Path
    prefix: str = ""
    publisher: str | None = None
    section: str = ""

    @property
    def name(self) -> str:
        """Name in the settings, else the path."""
        return self.prefix or self.path.as_posix()

    def __call__(self, memo: FetchState | None = None) -> Generator[Document | Failure, None, FetchResult]:
        known = memo or {}
        stamp = stamp_of(self.path)
        if stamp and stamp == known.get("stamp"):
            return FetchResult("unchanged", memo=known)
        try:
            with self.path.open("rb") as stream:
                last = start = _start(stream, known)
                for at, found in mails_in(stream, self.name, self.publisher, self.section, start=start):
                    last = at
                    yield found
                return FetchResult("read", memo={"stamp": stamp, "start": str(last), "tail": _tail(stream, last)})
        except OSError as error:
            reason = f"{self.name}: {(error.strerror or str(error)).lower()}; check the path"
            yield Failure("source", self.name, reason)
            return FetchResult("failed", reason, known)


def _start(stream: BinaryIO, memo: FetchState) -> int:
    """Return the offset of the last mail read; 0 if the file was replaced or no mail starts at the offset."""
    start = int(memo.get("start", "0"))
    if memo.get("tail") != _tail(stream, start):
        return 0
    stream.seek(start)
    return start if is_from_line(stream.readline(_LONGEST_LINE)) else 0


def _tail(stream: BinaryIO, end: int) -> str:
    """Hash the bytes before a position; "" if the file ends before it."""
    stream.seek(max(0, end - _TAIL))
    tail = stream.read(min(end, _TAIL))
    return sha256(tail).hexdigest()[:16] if len(tail) == min(end, _TAIL) else ""
