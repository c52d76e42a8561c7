"""Read the text parts of a mail: split at the boundaries, undo the transfer encoding, decode the characters.

The standard library reads the header lines.  Its parser of bodies calls itself for each nested part and compares every
line with every open boundary: a mail of ten thousand nested parts takes minutes and ends in a crash.  So the split is
made here, to a depth that no honest mail reaches.
"""

import re
from binascii import Error as BinasciiError
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.parser import HeaderParser

from digest.errors import NotAnArticleError
from digest.extractors.mail.headers import header
from digest.text.decode import decode

# Maximum depth of parts: forwarded mails in forwarded mails, with their own alternatives, stay under ten.
DEEPEST = 20
# Maximum parts of a mail: a digest of a busy list has a hundred mails.
MOST_PARTS = 1_000
# Maximum bytes of the header lines: a mail that passed many servers has a few dozen KB.
_LARGEST_HEAD = 256 * 1024
_HEAD = re.compile(rb"(?:(?:[!-9;-~]{1,200}[ \t]*:|[ \t]+[^\s]|>?From )[^\n]*(?:\n|\Z))*")
_EMPTY = re.compile(rb"[ \t]*\r?\n")
_HTML = re.compile(r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body|table|div)\b", re.I | re.S)
# Signs of quoted-printable in a body that is not declared as such: soft line breaks, and escaped bytes beyond ASCII.
_SOFT = re.compile(rb"=\r?\n")
_ESCAPED = re.compile(rb"=(?:[CDE][0-9A-F]=[89AB][0-9A-F]|[89A-F][0-9A-F]|3D|20)")
_SHORTEST_BOUNDARY = re.compile(rb"^--([^\s-][^\r\n]{1,68}[^\s-])[ \t]*\r?$", re.M)


@dataclass(slots=True)
class MailText:
    """One mail: its header, its plain and HTML texts, and the mails in it.  Filled during reading."""

    head: Message
    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    inner: list["MailText"] = field(default_factory=list)
    is_report: bool = False


def letter_of(raw: bytes, source: str) -> MailText:
    """Read a mail from bytes.  Parts that cannot be read are skipped."""
    head, body = _split_head(raw.lstrip(b"\r\n"))
    letter = MailText(head)
    _Reader(source).read(letter, head, body, 0)
    return letter


def _split_head(raw: bytes) -> tuple[Message, bytes]:
    """Split a mail or part into head and body; a part that begins with an empty line has no head."""
    found = _HEAD.match(raw)
    assert found is not None  # it matches nothing, too
    lines = found[0][:_LARGEST_HEAD].decode("ascii", "surrogateescape")
    gap = _EMPTY.match(raw, found.end())
    return HeaderParser().parsestr(lines), raw[gap.end() if gap else found.end() :]


@dataclass(slots=True)
class _Reader:
    source: str
    parts: int = 0

    def read(self, letter: MailText, head: Message, body: bytes, depth: int, usual: str = "text/plain") -> None:
        """Read one part into `letter`; its inner parts are read at `depth` + 1."""
        self.parts += 1
        if depth > DEEPEST or self.parts > MOST_PARTS:
            return
        kind = head.get_content_type() if head.get("Content-Type") else usual
        if kind.startswith("multipart/"):
            letter.is_report |= kind == "multipart/report"
            child = "message/rfc822" if kind == "multipart/digest" else "text/plain"
            for part in _split_body(body, _boundary(head, body)):
                if self.parts > MOST_PARTS:
                    return
                self.read(letter, *_split_head(part), depth + 1, child)
        elif kind in ("message/rfc822", "message/global"):
            inner_head, inner_body = _split_head(_transferred(head, body))
            letter.inner.append(MailText(inner_head))
            self.read(letter.inner[-1], inner_head, inner_body, depth + 1)
        elif kind in ("text/plain", "text/html") and head.get_content_disposition() != "attachment":
            self._add(letter, head, body, kind)

    def _add(self, letter: MailText, head: Message, body: bytes, kind: str) -> None:
        try:
            text = decode(_transferred(head, body), self.source, _charset(head))
        except NotAnArticleError:
            return  # skip a picture that is declared as text
        if not text.strip():
            return
        if kind == "text/html" or _HTML.match(text[:2000]):
            letter.html.append(text)
        else:
            letter.plain.append(_unflowed(head, text))


def _charset(head: Message) -> str | None:
    try:
        return head.get_content_charset()
    except (LookupError, UnicodeError, ValueError, AttributeError):
        return None


def _boundary(head: Message, body: bytes) -> bytes:
    """Return the boundary named in the header if the body has it, else the first line of the body that may be one."""
    try:
        named = (head.get_boundary() or "").encode("ascii", "surrogateescape")
    except (ValueError, TypeError, UnicodeError):
        named = b""
    if named and b"--" + named in body:
        return named
    found = _SHORTEST_BOUNDARY.search(body[:10_000])
    return found[1] if found else b""


def _split_body(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """Yield the parts between the boundary lines; the last part also if its closing line is missing."""
    if not boundary:
        return
    start = None
    for found in re.finditer(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\Z)", body, re.M):
        if start is not None:
            yield body[start : found.start()]
        start = None if found[1] else found.end()
    if start is not None:
        yield body[start:]


def _transferred(head: Message, body: bytes) -> bytes:
    """Undo the transfer encoding of a body; only damaged places are lost."""
    encoding = header(head, "Content-Transfer-Encoding").strip().lower()
    if encoding == "base64":
        return _from_base64(body)
    if encoding == "quoted-printable" or _is_quoted(body, encoding):
        # Servers add blanks after a soft break, and the decoder accepts the break only without them.
        return a2b_qp(re.sub(rb"=[ \t]+(?=\r?\n)", b"=", body))
    return body


def _is_quoted(body: bytes, encoding: str) -> bool:
    return encoding in ("", "7bit", "8bit") and len(_SOFT.findall(body)) > 1 and len(_ESCAPED.findall(body)) > 1


def _from_base64(body: bytes) -> bytes:
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
    try:
        return a2b_base64(letters[: len(letters) // 4 * 4] + (letters[len(letters) // 4 * 4 :] + b"==")[:4])
    except BinasciiError:
        return a2b_base64(letters[: len(letters) // 4 * 4])


def _unflowed(head: Message, text: str) -> str:
    """Join the lines that the sending program broke (RFC 3676, format=flowed)."""
    if str(head.get_param("format", "")).lower() != "flowed":
        return text
    glue = "" if str(head.get_param("delsp", "")).lower() == "yes" else " "
    lines = [line.removeprefix(" ") for line in text.splitlines()]
    pieces = (line[:-1] + glue if line.endswith(" ") and line != "-- " else f"{line}\n" for line in lines)
    return "".join(pieces)
