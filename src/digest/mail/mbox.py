"""Split a mailbox file (mbox, RFC 4155) into its mails.  Pure: one mail in memory at a time.

A mail begins at a "From " line: with a date in it, behind an empty line or at the start, and before a header line, so
that a sentence with "From" at its start begins no new mail.  Four ways of writing such sentences are undone: mboxrd
and mboxo put ">" before them, mboxcl gives the length as well, mboxcl2 gives the length alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from digest.model.canonical import hash_bytes
from digest.text.characters import one_line

_FROM = re.compile(
    rb"From [^\r\n]{0,200}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:\d{1,2} +)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct"
    rb"|Nov|Dec)[^\r\n]{0,60}\b\d{4}\b[^\r\n]{0,40}\r?\n?\Z"
)
_HEADER = re.compile(rb"[!-9;-~]{1,100}:|>From |\s*\Z")
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$", re.M | re.I)
_ID = re.compile(rb"^Message-ID:\s*<?([^<>\s]{1,1000})", re.M | re.I)
_HEAD = re.compile(rb"\r?\n\r?\n")
# Longest Message-ID that is the name of its mail; with a longer one the name is a hash, since names are shown.
_LONGEST_NAME = 100
# Digits of a hash in a name; longest id in the names of older versions.
_DIGITS, _OLDER_NAME = 16, 500
# Header lines that are searched for a length.
_HEAD_LINES = 200
# Bytes of line ends that writers count or do not count.
_SLACK = 4
# A length that is further off, in bytes, is wrong: the file was edited.
_NEAR = 1024 * 1024


def is_mbox(head: bytes) -> bool:
    """Return whether a file with these first bytes is a mailbox."""
    line, _, rest = head.partition(b"\n")
    return bool(_FROM.match(line + b"\n")) and bool(_HEADER.match(rest))


def mails(lines: Iterable[bytes], largest: int) -> Iterator[bytes | None]:
    """Yield the mails of a mailbox, without their From lines; None for one of more than `largest` bytes.

    Lines before the first From line are left out.
    """
    return (mail for _, mail in placed(lines, largest))


def placed(lines: Iterable[bytes], largest: int, start: int = 0) -> Iterator[tuple[int, bytes | None]]:
    """Yield each mail as `mails` does, with the offset of its From line in a file whose `lines` begin at `start`."""
    for at, raw in _split(lines, largest, start):
        yield at, None if raw is None else _unescaped(raw)


def is_from_line(line: bytes) -> bool:
    """Return whether a line can begin a mail."""
    return line.startswith(b"From ") and bool(_FROM.match(line))


def message_id(mail: bytes) -> str:
    """Return the Message-ID of a mail without its angle brackets; "" for a mail without one."""
    found = _ID.search(_HEAD.split(mail, maxsplit=1)[0])
    return one_line(found[1].decode("utf-8", "replace")) if found else ""


def name_of(mail: bytes) -> str:
    """Return the name of a mail: its Message-ID, else a hash of its text.

    It is the same in every mailbox, whatever its line ends and the empty lines after the mail.
    """
    name = message_id(mail)
    if name and len(name) <= _LONGEST_NAME:
        return name
    return hash_bytes(mail.replace(b"\r\n", b"\n").rstrip())[:_DIGITS]


def older_names(mail: bytes) -> tuple[str, ...]:
    """Return the names in earlier versions of a mail without a Message-ID, or with a very long one."""
    given, whole = message_id(mail), hash_bytes(mail)
    if given and len(given) <= _LONGEST_NAME:
        return ()
    return given[:_OLDER_NAME] or whole, whole[:_DIGITS]


@dataclass(slots=True)
class _OpenMail:
    """The mail that is being read, from its offset `start`; a mail of more than `largest` bytes keeps no lines."""

    start: int
    largest: int
    lines: list[bytes] = field(default_factory=list)
    size: int = 0

    def add(self, line: bytes) -> None:
        self.size += len(line)
        if self.size <= self.largest:
            self.lines.append(line)
        else:
            self.lines.clear()

    def close(self) -> tuple[int, bytes | None]:
        """Return the offset of the mail, and its bytes or None."""
        return self.start, b"".join(self.lines) if self.size <= self.largest else None

    def has_more(self) -> bool:
        """Return whether its Content-Length counts more lines; an empty line more or less does not matter."""
        body_at = 0
        for line in self.lines[:_HEAD_LINES]:
            body_at += len(line)
            if not line.strip():
                break
        found = _LENGTH.search(b"".join(self.lines[:_HEAD_LINES])[:body_at])
        body_size = self.size - body_at
        return found is not None and body_size + _SLACK < int(found[1]) <= body_size + _NEAR


def _split(lines: Iterable[bytes], largest: int, at: int) -> Iterator[tuple[int, bytes | None]]:
    mail: _OpenMail | None = None
    after_gap = True
    held = b""  # a From line, until the next line shows whether it begins a mail
    for line in lines:
        if held:
            if _HEADER.match(line) and not (mail and mail.has_more()):
                if mail:
                    yield mail.close()
                mail = _OpenMail(at - len(held), largest)
            elif mail:
                mail.add(held)
            held = b""
        at += len(line)
        if after_gap and is_from_line(line):
            held, after_gap = line, False
            continue
        after_gap = not line.strip()
        if mail:
            mail.add(line)
    if mail:
        yield mail.close()


def _unescaped(mail: bytes) -> bytes:
    """Remove the ">" before lines with "From "; in a mail with a bare "From " line, none was added."""
    head, _, body = mail.partition(b"\n\n")
    if _LENGTH.search(head) and re.search(rb"^From ", body, re.M):
        return mail
    return _ESCAPED.sub(rb"\1", mail)
