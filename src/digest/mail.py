"""Turn an edition's renderings into one RFC 5322 message.  Pure: the same input gives the same bytes.

The frame is written here, and not by `EmailMessage`: that one turns a title with an encoded word which hides a line
break into a second header, and how it folds and encodes differs from one Python to the next.
"""

import binascii
import re
from base64 import encodebytes
from datetime import datetime
from email.header import Header
from email.utils import format_datetime

from digest.canonical import hash_text
from digest.errors import UsageError
from digest.text.characters import one_line

# RFC 5322 wants lines of at most 78 characters, RFC 2045 encoded ones of at most 76.
_LINE = 76
_MAILBOX = re.compile(r"(.*?)\s*<([^<>]*)>")
# No quoted local parts ("a b"@c): nobody has one, and what they may hold has fooled many a server.
_LOCAL = re.compile(r'[^\s"(),:;<>@\[\\\]]{1,64}')
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_DOMAIN = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*")
_LINE_ENDS = re.compile(rb"\r\n|\r|\n")
# Software that keeps mail in one file for all writes ">" before such a line, and the text is no longer what was sent.
_FROM_LINE = re.compile(rb"^From ", re.MULTILINE)


def compose(*, key: str, subject: str, text: bytes, html: bytes, sender: str, recipient: str, date: datetime) -> bytes:
    """The message that brings edition `key` to one recipient: text and HTML (both UTF-8) as alternatives.

    `sender` and `recipient` are "name@domain" or "Name <name@domain>"; `date` is the instant of the slot.  Lines end
    in CRLF and have at most 998 bytes; all is 7-bit, unless an address `needs_utf8`.

    Raises UsageError when an address is none, ValueError for a date without a time zone.
    """
    if date.utcoffset() is None:
        raise ValueError(f"date without a time zone: {date}")
    boundary = f"=_{hash_text(key)[:40]}"  # "=_" stands in no quoted-printable text and in no base64
    headers = {
        "From": _mailbox("From", sender),
        "To": _mailbox("To", recipient),
        "Date": format_datetime(date),
        "Message-ID": message_id(key, recipient, sender),
        "Subject": _unstructured("Subject", one_line(subject)),
        "Auto-Submitted": "auto-generated",  # RFC 3834: no answer from an absent reader's mail program
        "Precedence": "bulk",  # the same, for programs older than it
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative;\r\n boundary="{boundary}"',
    }
    parts = (_part("text/plain", text), _part("text/html", html))
    mark = b"--" + boundary.encode() + b"\r\n"
    return b"".join((_head(headers), *(mark + part + b"\r\n" for part in parts), mark[:-2] + b"--\r\n"))


def message_id(key: str, recipient: str, sender: str) -> str:
    """The Message-ID of edition `key` for one recipient, whatever name stands before the address.

    Sent again, a message has it again, so that a mail program can show the two as one.
    Raises UsageError when an address is none.
    """
    name = hash_text(f"{key}\n{address_of(recipient)}")[:40]
    return f"<{name}@{address_of(sender).rpartition('@')[2]}>"


def address_of(mailbox: str) -> str:
    """The bare address in "Name <name@domain>", for the envelope; the domain as DNS has it (IDNA 2008).

    Raises UsageError when there is none.

    >>> address_of("Jörg <joerg@straße.example>")
    'joerg@xn--strae-oqa.example'
    """
    return _split(mailbox)[1]


def needs_utf8(address: str) -> bool:
    """Whether only a server with SMTPUTF8 can take it, because of what stands before the "@".

    Raises UsageError when it is no address.
    """
    return not address_of(address).isascii()


def _split(mailbox: str) -> tuple[str, str]:
    """Name ("" without one) and address."""
    line = one_line(mailbox)
    match = _MAILBOX.fullmatch(line)
    name, address = match.groups() if match else ("", line)
    local, _, domain = address.rpartition("@")
    domain = _in_ascii(domain)
    if not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise UsageError(f"{line!r} is not an e-mail address; write name@domain or Name <name@domain>")
    return _unquoted(name), f"{local}@{domain}"


def _in_ascii(domain: str) -> str:
    """As DNS has it; "" for what cannot be.  Python's own codec is of 2003: it writes straße as strasse, another's."""
    if domain.isascii():
        return domain
    import idna  # its tables take a while, and few need them

    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return ""


def _unquoted(name: str) -> str:
    quoted = len(name) > 1 and name[0] == name[-1] == '"'
    return one_line(re.sub(r"\\(.)", r"\1", name[1:-1])) if quoted else name


def _mailbox(header: str, mailbox: str) -> str:
    name, address = _split(mailbox)
    if not name:
        return address
    phrase = _phrase(header, name)
    last = f"{header}: {phrase}".rpartition("\n")[2]
    fold = "" if len(last) + len(address) + 3 <= _LINE else "\r\n"
    return f"{phrase}{fold} <{address}>"


def _phrase(header: str, name: str) -> str:
    """A name as a header holds it: bare, in quotation marks, or encoded."""
    if not _is_plain(header, name) or '"' in name or "\\" in name:
        return _encoded(header, name)
    return name if re.fullmatch(r"[A-Za-z0-9 ]+", name) else f'"{name}"'


def _unstructured(header: str, text: str) -> str:
    return text if _is_plain(header, text) else _encoded(header, text)


def _is_plain(header: str, text: str) -> bool:
    """Whether it can stand as it is: short, ASCII, and nothing in it that looks encoded."""
    return text.isascii() and "=?" not in text and len(header) + len(text) + 4 <= _LINE


def _encoded(header: str, text: str) -> str:
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n")


def _head(headers: dict[str, str]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode() + b"\r\n"


def _part(media_type: str, body: bytes) -> bytes:
    """One alternative, in the encoding that makes it shorter; line ends become CRLF, as text has them in mail."""
    body = _LINE_ENDS.sub(b"\r\n", body)
    encoding, coded = min(_quoted_printable(body), _base64(body), key=lambda way: len(way[1]))
    headers = {"Content-Type": f'{media_type}; charset="utf-8"', "Content-Transfer-Encoding": encoding}
    return _head(headers) + coded


def _quoted_printable(body: bytes) -> tuple[str, bytes]:
    coded = _LINE_ENDS.sub(b"\r\n", binascii.b2a_qp(body, istext=True))
    return ("quoted-printable", coded) if not _FROM_LINE.search(coded) else _base64(body)


def _base64(body: bytes) -> tuple[str, bytes]:
    return "base64", encodebytes(body).replace(b"\n", b"\r\n")
