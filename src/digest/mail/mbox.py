"""A mailbox file (mbox, RFC 4155) cut into its mails.  Pure: lines in, mails out, one in memory at a time.

A mail begins at a "From " line: with a date in it, behind an empty line or at the start, and before a header line, so
that a sentence of a mail that begins with "From" begins no new one.  Four ways of writing such sentences are undone:
mboxrd and mboxo put ">" before them, mboxcl says the length as well, mboxcl2 says the length alone.
"""

import re
from collections.abc import Iterable, Iterator

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
# A mail is named by its own id up to this length, and by its bytes beyond: the name is a part of what is shown.
_LONGEST_NAME = 100
# Digits of a hash in a name; letters of an id in the names of older versions.
_DIGITS, _OLDER_NAME = 16, 500


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins like this is a mailbox."""
    line, _, rest = head.partition(b"\n")
    return bool(_FROM.match(line + b"\n")) and bool(_HEADER.match(rest))


def mails(lines: Iterable[bytes], largest: int) -> Iterator[bytes | None]:
    """Yield the mails of a mailbox, without their From lines; None for one of more than `largest` bytes.

    Lines before the first From line are no mail.
    """
    return (mail for _, mail in placed(lines, largest))


def placed(lines: Iterable[bytes], largest: int, start: int = 0) -> Iterator[tuple[int, bytes | None]]:
    """Yield each mail as `mails` does, with the offset of its From line in a file whose `lines` begin at `start`."""
    for at, raw in _cut(lines, largest, start):
        yield at, None if raw is None else _unescaped(raw)


def is_from_line(line: bytes) -> bool:
    """Whether a line is one that begins a mail."""
    return line.startswith(b"From ") and bool(_FROM.match(line))


def message_id(mail: bytes) -> str:
    """The Message-ID of a mail without its angle brackets; "" for a mail without one."""
    found = _ID.search(_HEAD.split(mail, maxsplit=1)[0])
    return one_line(found[1].decode("utf-8", "replace")) if found else ""


def name_of(mail: bytes) -> str:
    """The name of a mail: its Message-ID, else a hash of its text.

    It is the same in every mailbox, whatever line ends are used there and however many close the mail.
    """
    name = message_id(mail)
    if name and len(name) <= _LONGEST_NAME:
        return name
    return hash_bytes(mail.replace(b"\r\n", b"\n").rstrip())[:_DIGITS]


def older_names(mail: bytes) -> tuple[str, ...]:
    """The names that earlier versions gave to a mail without a Message-ID, or with a longer one than a name may be."""
    given, whole = message_id(mail), hash_bytes(mail)
    if given and len(given) <= _LONGEST_NAME:
        return ()
    return given[:_OLDER_NAME] or whole, whole[:_DIGITS]


def _cut(lines: Iterable[bytes], largest: int, at: int) -> Iterator[tuple[int, bytes | None]]:
    kept: list[bytes] = []
    size, begun = 0, at
    inside, after_gap = False, True
    held = b""  # a From line, until the line behind it shows that it is one
    for line in lines:
        if held:
            if _HEADER.match(line) and not _is_within(kept, size):
                if inside:
                    yield begun, b"".join(kept) if size <= largest else None
                kept, size, inside, begun = [], 0, True, at - len(held)
            elif inside:
                size += len(held)
                kept += [held] if size <= largest else []
            held = b""
        at += len(line)
        if after_gap and is_from_line(line):
            held = line
            after_gap = False
            continue
        after_gap = not line.strip()
        if inside:
            size += len(line)
            if size <= largest:
                kept.append(line)
            else:
                kept.clear()
    if inside:
        yield begun, b"".join(kept) if size <= largest else None


def _is_within(kept: list[bytes], size: int) -> bool:
    """Whether a mail that says its length is not yet at its end; an empty line more or less is no difference."""
    body_at = 0
    for line in kept[:_HEAD_LINES]:
        body_at += len(line)
        if not line.strip():
            break
    found = _LENGTH.search(b"".join(kept[:_HEAD_LINES])[:body_at])
    return found is not None and size - body_at + _SLACK < int(found[1]) <= size - body_at + _NEAR


# Header lines that are looked through for a length.
_HEAD_LINES = 200
# Line ends that writers count or do not count.
_SLACK = 4
# A length that is far beyond is wrong: the file was edited.
_NEAR = 1024 * 1024


def _unescaped(mail: bytes) -> bytes:
    """Without the ">" before lines that begin with "From "; where one stands without it, none was put."""
    head, _, body = mail.partition(b"\n\n")
    if _LENGTH.search(head) and re.search(rb"^From ", body, re.M):
        return mail
    return _ESCAPED.sub(rb"\1", mail)
