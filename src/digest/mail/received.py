"""Read a received mail with an edition: its texts, and the headers that name the edition.  Pure."""

import re
from base64 import b64decode
from binascii import Error
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from urllib.parse import unquote

from digest.errors import VerifyError
from digest.text.characters import one_line

_LEAVE = re.compile(r"<mailto:([^?<>]*)")
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,75}:[ \t\r\n]")
_PARTS = ["text/plain", "text/html"]


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """The parts of a mail that an edition gives, decoded, and the headers that name the edition.

    `leave` is the address for unsubscribing by mail; `edition_hash` and `signature` are empty without a signature.
    """

    subject: str
    sender: str
    recipient: str
    message_id: str
    leave: str
    text: bytes
    html: bytes
    edition_hash: str = ""
    signature: bytes = b""


def is_mail(body: bytes) -> bool:
    """Return whether a file begins with the fields of a mail."""
    return _FIELD.match(body) is not None


def received(body: bytes, name: str) -> ReceivedMail:
    """Return a mail's parts.  Raises VerifyError if it has other parts than a text and its HTML."""
    mail = message_from_bytes(body)
    parts = mail.get_payload()
    found = [part.get_content_type() for part in parts if isinstance(part, Message)] if isinstance(parts, list) else []
    if mail.get_content_type() != "multipart/alternative" or found != _PARTS:
        raise VerifyError(f"{name}: no mail of an edition: it has other parts than a text and its HTML")
    text, html = ((part.get_payload(decode=True) or b"") for part in parts if isinstance(part, Message))
    leave = _LEAVE.search(_header(mail, "List-Unsubscribe"))
    return ReceivedMail(
        subject=one_line(_decoded(mail, "Subject")),
        sender=parseaddr(_header(mail, "From"))[1],
        recipient=parseaddr(_header(mail, "To"))[1],
        message_id=_header(mail, "Message-ID").strip(),
        leave=unquote(leave[1]) if leave else "",
        text=text if isinstance(text, bytes) else b"",
        html=html if isinstance(html, bytes) else b"",
        edition_hash=_header(mail, "Edition-Hash").strip(),
        signature=_signature(_header(mail, "Edition-Signature")),
    )


def _header(mail: Message, name: str) -> str:
    """Return a header that is there once, else ""; a second one could be the one that is shown."""
    found = mail.get_all(name, [])
    return str(found[0]) if len(found) == 1 else ""


def _decoded(mail: Message, name: str) -> str:
    try:
        return str(make_header(decode_header(_header(mail, name))))
    except (LookupError, ValueError):  # an unknown or wrong charset
        return _header(mail, name)


def _signature(coded: str) -> bytes:
    try:
        return b64decode("".join(coded.split()), validate=True)
    except (Error, ValueError):
        return b""
