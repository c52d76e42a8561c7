"""Bring the bytes of a feed into one form: UTF-8, with its stray markup escaped and every character reference valid."""

import re
from html.entities import html5

from digest.sources.feed_markup import mended_xml
from digest.text.decode import decode

# A document type with internal declarations.  Feeds need no declarations; entity bombs and file inclusions do.
_DECLARATIONS = re.compile(rb"<!DOCTYPE[^\[>]{0,1000}\[")
_DECLARED = re.compile(rb"\]\s*+>")
_ENCODING = re.compile(rb"(<\?xml[^<>]{0,200}?)\s+encoding\s*=\s*[\"']([\w.:-]*)[\"']")
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
# Numeric references that may be invalid: decimal from 128 on, hexadecimal from 80 on.
_NUMBERED = re.compile(rb"&#(\d{3,}|[xX][0-9A-Fa-f]{2,});")
# References to control characters, which no text has: XML allows none of them.
_CONTROL = re.compile(rb"&#0{0,5}(?:[0-8]|1[124-9]|2\d|3[01]|[xX]0{0,5}(?:[0-8bcefBCEF]|1[0-9a-fA-F]));")
# Beginnings of feeds, behind whatever a server or an editor puts above them.
_BEGINNING = re.compile(rb"<(?:\?xml|(?:\w{1,20}:)?(?:rss|rdf|feed|channel)[\s>])", re.I)
_SEARCHED = 8192
# Characters that XML does not allow.  The parser ends a section of CDATA at one.
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
# Control characters that no text has, in UTF-8: each is a character of windows-1252 that was taken for Latin-1.
_LATIN_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
_BLANKS = b" \t\r\n\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0")


def harmless(body: bytes, charset: str | None = None) -> bytes:
    """Return a feed in UTF-8 without declared encoding, internal declarations and invalid references.

    `charset` is the encoding in the header of the answer.  HTML's named characters, undefined in XML, become numeric
    references, and so do references to control characters, which mean characters of windows-1252.  Raises
    NotAnArticleError for a body that is binary.
    """
    body = _in_utf8(body, charset).translate(None, _CONTROLS)
    body = _LATIN_CONTROL.sub(lambda found: _windows(found[0][1]).encode(), body)
    if b"<!ENTITY" in body:
        body = _without_declarations(body)
    if body.lstrip(_BLANKS)[:1] == b"{":
        return body.lstrip(_BLANKS)
    begun = _BEGINNING.search(body, 0, _SEARCHED)
    body = body[begun.start() :] if begun else body
    return mended_xml(_NUMBERED.sub(_sound, _CONTROL.sub(b"", _NAMED.sub(_number, body))))


def _in_utf8(body: bytes, charset: str | None) -> bytes:
    """Decode by byte-order mark, UTF-8, the declared encodings if they read well, or a guess by letters."""
    declared = _ENCODING.search(body, 0, 1024)
    if not _is_utf8(body):
        text = decode(body, "feed", charset or None)
        body = text.lstrip("\ufeff").encode("utf-8", "replace")
        declared = _ENCODING.search(body, 0, 1024)
    return body[: declared.start()] + declared[1] + body[declared.end() :] if declared else body


def _is_utf8(body: bytes) -> bool:
    if b"\x1b" in body or b"~{" in body or body.startswith(_WIDE):  # seven-bit and wide encodings
        return False
    if body.isascii():
        return True
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _without_declarations(body: bytes) -> bytes:
    """Remove the internal declarations from XML; return it unchanged if they have no end."""
    begun = _DECLARATIONS.search(body)
    ended = _DECLARED.search(body, begun.end()) if begun else None
    return body[: begun.start()] + body[ended.end() :] if begun and ended else body


def _sound(found: re.Match[bytes]) -> bytes:
    """Return a numeric reference that is valid.

    Control characters are characters of windows-1252, as browsers read them; a surrogate and a number beyond U+10FFFF
    become U+FFFD.
    """
    digits = found[1].lstrip(b"0xX")[:9]  # longer numbers are invalid in any case
    number = int(digits or b"0", 16 if found[1][:1] in b"xX" else 10)
    if 0x80 <= number < 0xA0:
        return b"&#%d;" % ord(_windows(number))
    return b"&#65533;" if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else found[0]


def _windows(number: int) -> str:
    return bytes([number]).decode("cp1252", "replace")


def _number(found: re.Match[bytes]) -> bytes:
    character = html5.get(found[1].decode() + ";", "")
    return b"&#%d;" % ord(character) if len(character) == 1 else found[0]
