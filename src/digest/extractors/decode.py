"""Bytes to text: byte-order mark, UTF-8, what is declared, then a guess."""

import codecs
import re

from digest.errors import NotAnArticleError
from digest.text.language import detect

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})", re.I
)
# Browsers read these as their Windows supersets (WHATWG Encoding Standard); so do we.
_SUPERSET = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252",
             "iso8859-1": "cp1252", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "gb2312": "gb18030", "gbk": "gb18030",
             "shift_jis": "cp932", "iso-8859-9": "cp1254"}  # fmt: skip
# Languages that are written in windows-1250; a guess of it for any other is a guess of windows-1252 gone wrong.
_CENTRAL_EUROPE = frozenset(("pl", "cs", "sk", "hu", "ro", "hr", "sl", "bs", "sq"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
# More than this share of controls and broken characters, and it is no text.
_BINARY = 0.02


def decode(body: bytes, source: str, declared: str | None = None) -> str:
    """`body` as text.  Raises NotAnArticleError when it is binary.

    `declared` is what a mail's or server's header says; a page's own <meta> is found here.
    """
    text = _decoded(body, declared)
    if len(_CONTROLS.findall(text)) > _BINARY * len(text):
        raise NotAnArticleError(f"{source}: binary, no text; give text, HTML, Markdown, .eml or JSON")
    return text


def _decoded(body: bytes, declared: str | None) -> str:
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body.decode(codec, "replace")
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace")
    for name in ("utf-8", declared, _in_page(body)):
        text = _strict(body, name)
        if text is not None:
            return text
    # Mostly UTF-8 with a broken byte or two, as a cut in the middle of a character leaves it, is still UTF-8.
    loose = body.decode("utf-8", "replace")
    broken, beyond = loose.count("\ufffd"), sum(character > "\x7f" for character in loose)
    return loose if broken <= 2 and beyond > 10 * broken else _guessed(body, loose)


def _strict(body: bytes, name: str | None) -> str | None:
    try:
        codec = codecs.lookup(_SUPERSET.get((name or "").strip().lower(), name or "")).name
        return body.decode(codec)
    except (LookupError, UnicodeError, ValueError):
        return None


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: a zero in nearly every second byte of text that is mostly ASCII."""
    head = body[:2000]
    if head.count(0) < len(head) * 0.2:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) > 0.1 * max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _in_page(body: bytes) -> str | None:
    found = _DECLARED.search(body[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None


def _guessed(body: bytes, otherwise: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(body).best()
    codec = best.encoding if best else ""
    if codec.startswith(("cp125", "latin", "iso8859", "mac_", "cp437", "cp850", "cp852", "cp858", "hp_roman", "cp775")):
        western = body.decode("cp1252", "replace")
        named = detect(western)
        if codec == "cp1250" and named in _CENTRAL_EUROPE:
            return body.decode("cp1250", "replace")
        return str(best) if codec in ("cp1251", "cp1253", "cp1255", "cp1256") else western
    return str(best) if best else otherwise
