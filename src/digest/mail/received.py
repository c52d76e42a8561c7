"""Read a received mail with an edition: its texts, and the headers that name the edition.  Pure."""

import re
from base64 import b64decode
from binascii import Error
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from urllib.parse import unquote

from digest.errors import VerifyError
from digest.text.characters import one_line

_LEAVE = re.compile(r"<mailto:([^?<>]*)")
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,75}:[ \t\r\n]")
_PARTS = ["text/plain", "text/html"]
# Fields that decide how a part is shown: of two, another program might follow the other one.
_ONCE = ("Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "MIME-Version")
# Fields that lead the links of a part elsewhere.
_BASES = ("Content-Base", "Content-Location")


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
    """Return a mail's parts.

    Raises VerifyError if it has other parts than a text and its HTML, or if a mail program might show other words.
    """
    mail = message_from_bytes(body)
    parts = _parts(mail, name)
    text, html = (part.get_payload(decode=True) or b"" for part in parts)
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


def _parts(mail: Message, name: str) -> list[Message]:
    """Return the text and the HTML of a mail.  Raises VerifyError as `received`."""
    payload = mail.get_payload()
    parts = [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []
    found = [part.get_content_type() for part in parts]
    if mail.get_content_type() != "multipart/alternative" or found != _PARTS:
        raise VerifyError(f"{name}: no mail of an edition: it has other parts than a text and its HTML")
    reason = next(filter(None, map(_doubt, (mail, *parts))), "")
    if reason:
        raise VerifyError(f"{name}: no mail of an edition: {reason}, so that its readers may see other words")
    return parts


def _doubt(part: Message) -> str:
    """Return why a mail program may show a part in another way than it is compared; "" if none may."""
    if part.defects:
        return "it is damaged"
    if double := _double(part):
        return f"its {double} is there twice"
    if any(name in part for name in _BASES) or part.get_content_disposition() == "attachment":
        return "a part has an address or is an attachment"
    return _around(part) if part.is_multipart() else _charset(part)


def _around(mail: Message) -> str:
    around = f"{mail.preamble or ''}{mail.epilogue or ''}"
    return "it has text around its parts" if around.strip() else ""


def _charset(part: Message) -> str:
    body, charset = part.get_payload(decode=True), part.get_content_charset("us-ascii")
    is_plain = charset == "us-ascii" and isinstance(body, bytes) and body.isascii()
    return "" if charset == "utf-8" or is_plain else f"a part is in {charset} in place of UTF-8"


def _double(part: Message) -> str:
    """Return the name of a field that is there twice, or that has a parameter twice; "" for none."""
    names = [name.lower() for name, _ in part.get_params([])]
    inside = "Content-Type" if len(set(names)) < len(names) else ""
    return next((name for name in _ONCE if len(part.get_all(name, [])) > 1), inside)


def _header(mail: Message, name: str) -> str:
    """Return a header that is there once, else ""; a second one could be the one that is shown."""
    found = mail.get_all(name, [])
    return str(found[0]) if len(found) == 1 else ""


def _decoded(mail: Message, name: str) -> str:
    try:
        return str(make_header(decode_header(_header(mail, name))))
    except (LookupError, MessageError, ValueError):  # an unknown or wrong charset
        return _header(mail, name)


def _signature(coded: str) -> bytes:
    try:
        return b64decode("".join(coded.split()), validate=True)
    except (Error, ValueError):
        return b""
