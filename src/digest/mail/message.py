"""Turn an edition's renderings into one RFC 5322 message.  Pure: the same input gives the same bytes.

The frame is written here, and not by `EmailMessage`: that one turns a title with an encoded word which hides a line
break into a second header, and how it folds and encodes differs from one Python to the next.
"""

import binascii
import re
from base64 import b64encode, encodebytes
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from urllib.parse import quote

from digest.mail.address import address_of, split
from digest.model.canonical import hash_text
from digest.text.characters import one_line

# RFC 5322 wants lines of at most 78 characters, RFC 2045 encoded ones of at most 76.
_LINE = 76
# Letters of a signature on a line, beside the name of its header.
_SIGNED_LINE = 56
_LINE_ENDS = re.compile(rb"\r\n|\r|\n")
# Software that keeps all mail in one file writes ">" before such a line, which changes the text.
_FROM_LINE = re.compile(rb"^From ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class List:
    """The list headers of mail to many: the name of the list, and how to unsubscribe.

    `leave_by_mail` is an address, `leave_by_web` an https address ("" for none).  `token` names the recipient for both
    (`digest.mail.unsubscribe`; "" for none, and then unsubscribing by web is not possible).
    """

    name: str
    leave_by_mail: str
    leave_by_web: str = ""
    token: str = ""


def compose(
    *,
    key: str,
    subject: str,
    text: bytes,
    html: bytes,
    sender: str,
    recipient: str,
    date: datetime,
    listed: List | None = None,
) -> bytes:
    """Return the message with edition `key` for one recipient: text and HTML (both UTF-8) as alternatives.

    `sender` and `recipient` are "name@domain" or "Name <name@domain>"; `date` is its time of writing.
    Lines end in CRLF and have at most 998 bytes; all is 7-bit, unless an address has other letters before its "@".

    Raises UsageError for an invalid address, ValueError for a date without a time zone.
    """
    head = head_of(key=key, subject=subject, sender=sender, recipient=recipient, date=date, listed=listed)
    return head + b"\r\n" + body_of(key, text, html)


def head_of(
    *,
    key: str,
    subject: str,
    sender: str,
    recipient: str,
    date: datetime,
    listed: List | None = None,
    idempotency_header: str = "",
    more: Mapping[str, str] | None = None,
) -> bytes:
    """Return the headers of a message to one recipient, without the empty line; they differ from copy to copy.

    The header of the name `idempotency_header` has a hash of edition and recipient, the same in each try.  `more` has
    other headers, folded and in ASCII.
    """
    if date.utcoffset() is None:
        raise ValueError(f"date without a time zone: {date}")
    headers = {
        "From": _mailbox("From", sender),
        "To": _mailbox("To", recipient),
        "Date": format_datetime(date),
        "Message-ID": message_id(key, recipient, sender),
        "Subject": _unstructured("Subject", one_line(subject)),
        **(_list_headers(listed, sender) if listed else {}),
        **({idempotency_header: _hash_of(key, recipient)} if idempotency_header else {}),
        **(more or {}),
        "Auto-Submitted": "auto-generated",  # RFC 3834: no answer from an absent reader's mail program
        "Precedence": "bulk",  # the same, for programs older than it
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative;\r\n boundary="{_boundary(key)}"',
    }
    return _lines(headers)


def body_of(key: str, text: bytes, html: bytes) -> bytes:
    """Return the body of a message with edition `key`, the same for every recipient."""
    parts = (_part("text/plain", text), _part("text/html", html))
    mark = b"--" + _boundary(key).encode() + b"\r\n"
    return b"".join((*(mark + part + b"\r\n" for part in parts), mark[:-2] + b"--\r\n"))


def message_id(key: str, recipient: str, sender: str) -> str:
    """Return the Message-ID of edition `key` for one recipient, whatever the display name.

    A message that is sent again has the same, so that a mail program can show the two as one.
    Raises UsageError for an invalid address.
    """
    return f"<{_hash_of(key, recipient)}@{_domain(sender)}>"


def signature_headers(edition_hash: str, signature: bytes) -> dict[str, str]:
    """Return the headers with the hash of an edition and its signature, in base64."""
    coded = b64encode(signature).decode()
    lines = (coded[at : at + _SIGNED_LINE] for at in range(0, len(coded), _SIGNED_LINE))
    return {"Edition-Hash": edition_hash, "Edition-Signature": "\r\n ".join(lines)}


def has_field(head: bytes, name: str) -> bool:
    """Return whether the headers of a message have one of a name."""
    return b"\r\n" + name.lower().encode() + b": " in b"\r\n" + head.lower()


def _hash_of(key: str, recipient: str) -> str:
    return hash_text(f"{key}\n{address_of(recipient)}")[:40]


def _boundary(key: str) -> str:
    return f"=_{hash_text(key)[:40]}"  # "=_" is in no quoted-printable text and in no base64


def _list_headers(listed: List, sender: str) -> dict[str, str]:
    """Return the headers of RFC 2919 and 2369, and of RFC 8058 (unsubscribe with one click) with a web address.

    A long address has a line of its own, since an address cannot be folded.
    """
    wanted = f"unsubscribe {listed.token or listed.name}"
    ways = [f"<mailto:{quote(address_of(listed.leave_by_mail), safe='@')}?subject={quote(wanted, safe='')}>"]
    by_web = bool(listed.leave_by_web and listed.token)
    if by_web:
        joint = "&" if "?" in listed.leave_by_web else "?"
        ways.insert(0, f"<{listed.leave_by_web}{joint}token={quote(listed.token, safe='')}>")
    return {
        "List-Id": _named("List-Id", listed.name, f"{_label(listed.name)}.{_domain(sender)}"),
        "List-Unsubscribe": ",\r\n ".join(ways),
        **({"List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if by_web else {}),
    }


def _label(name: str) -> str:
    """Return the name of a list as the first part of its List-Id, which must be ASCII."""
    return name.lower() if re.fullmatch(r"[A-Za-z0-9_-]{1,63}", name) else f"list-{hash_text(name)[:16]}"


def _domain(mailbox: str) -> str:
    return address_of(mailbox).rpartition("@")[2]


def _mailbox(header: str, mailbox: str) -> str:
    name, address = split(mailbox)
    return _named(header, name, address) if name else address


def _named(header: str, name: str, address: str) -> str:
    phrase = _phrase(header, name)
    last = f"{header}: {phrase}".rpartition("\n")[2]
    fold = "" if len(last) + len(address) + 3 <= _LINE else "\r\n"
    return f"{phrase}{fold} <{address}>"


def _phrase(header: str, name: str) -> str:
    """Return a name in the form of a header: bare, in quotation marks, or encoded."""
    if not _is_plain(header, name) or '"' in name or "\\" in name:
        return _encoded(header, name)
    return name if re.fullmatch(r"[A-Za-z0-9 ]+", name) else f'"{name}"'


def _unstructured(header: str, text: str) -> str:
    return text if _is_plain(header, text) else _encoded(header, text)


def _is_plain(header: str, text: str) -> bool:
    """Return whether a text needs no encoding: it is short and ASCII, and no part of it looks encoded."""
    return text.isascii() and "=?" not in text and len(header) + len(text) + 4 <= _LINE


def _encoded(header: str, text: str) -> str:
    return Header(text, "utf-8", header_name=header).encode(linesep="\r\n")


def _lines(headers: dict[str, str]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode()


def _part(media_type: str, body: bytes) -> bytes:
    """Return one alternative in the shorter encoding, with CRLF as line ends."""
    body = _LINE_ENDS.sub(b"\r\n", body)
    encoding, coded = min(_quoted_printable(body), _base64(body), key=lambda way: len(way[1]))
    headers = {"Content-Type": f'{media_type}; charset="utf-8"', "Content-Transfer-Encoding": encoding}
    return _lines(headers) + b"\r\n" + coded


def _quoted_printable(body: bytes) -> tuple[str, bytes]:
    coded = _LINE_ENDS.sub(b"\r\n", binascii.b2a_qp(body, istext=True))
    return ("quoted-printable", coded) if not _FROM_LINE.search(coded) else _base64(body)


def _base64(body: bytes) -> tuple[str, bytes]:
    return "base64", encodebytes(body).replace(b"\n", b"\r\n")
