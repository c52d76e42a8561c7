"""Decode bytes to text by byte-order mark, UTF-8, the declared encoding if it reads well, or a guess by letters."""

import codecs
import re

from digest.errors import NotAnArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IN_PAGE = rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})"
# Encodings read as their Windows supersets, as browsers do (WHATWG Encoding Standard).
_SUPERSET = {
    "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "euc_kr": "cp949", "johab": "johab", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "big5": "big5hkscs",
}  # fmt: skip
_OTHER_NAMES = {
    "x-sjis": "cp932", "windows-31j": "cp932", "x-euc-jp": "euc_jp", "x-gbk": "gb18030", "x-big5": "big5hkscs",
    "windows-949": "cp949", "korean": "cp949", "iso-8859-8-i": "iso8859_8", "iso-8859-8-e": "iso8859_8",
    "x-mac-roman": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "macintosh": "mac_roman", "dos-874": "cp874",
    "unicode": "utf-16", "ucs-2": "utf-16", "utf8mb4": "utf-8", "unicode-1-1-utf-8": "utf-8",
}  # fmt: skip
# Encodings that a document may declare.  Python has others, which rewrite the text (unicode_escape, punycode, utf-7).
_KNOWN = (
    r"ascii|utf-(8|16|32)(-le|-be|-sig)?|(cp|iso8859|iso2022|koi8|mac|gb|big5|euc|shift|johab|hz|ptcp|kz|tis)[\w-]*"
)
# Seven-bit encodings, recognised by their escapes.
_ESCAPED = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"), (b"~{", "hz"))
# Minimum fit at which a declared encoding is accepted at once; a right one is near 1, a wrong one for a related
# language below .8.
_BELIEVED = 0.97
# Minimum fit of the letters to read a text without blanks as two bytes a character.
_PLAIN = 0.6
# A declared encoding below _BELIEVED is still used, unless the fit of another is better by more than this.
_BETTER = 0.05
_SEQUENCE = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
# Bytes that occur in no text, except in encodings of two and of four bytes a character.
_NO_TEXT = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
# Share of blanks and line ends in the characters of a text with words: one in fifty is few.
_BLANKS = 0.02
_BROKEN = "\ufffd"
# Maximum share of controls and broken characters in a text; above it, the body is binary.
_BINARY = 0.02


def decode(body: bytes, source: str, declared: str | None = None) -> str:
    """Return `body` as text.  Raises NotAnArticleError when it is binary.

    `declared` is the encoding in a mail's or server's header; a page's own <meta> is found here.  Both are overruled
    if the bytes are UTF-8, or if another encoding gives a text that reads much better.
    """
    text = _decoded(body, declared)
    if _count_controls(text) > _BINARY * len(text):
        formats = "text, HTML, Markdown, mail, PDF, docx, odt, epub, rtf or JSON"
        raise NotAnArticleError(f"{source}: binary, no text; give {formats}")
    return text


def _count_controls(text: str) -> int:
    """Return the number of characters that occur in no text."""
    # by the bytes, one search for all controls; in UTF-8 no other character has their bytes
    body = text.encode(errors="surrogatepass")
    return len(body) - len(body.translate(None, _NO_TEXT)) + text.count(_BROKEN)


def codec_of(name: str | None) -> str:
    """Return Python's name of a declared encoding, or of its superset; "" if it is unknown or rewrites text.

    >>> codec_of("ISO-8859-1"), codec_of("x-sjis"), codec_of("unicode_escape"), codec_of(None)
    ('cp1252', 'cp932', '', '')
    """
    given = (name or "").strip().lower().replace("_", "-")
    try:
        found = codecs.lookup(_OTHER_NAMES.get(given, given)).name
    except (LookupError, UnicodeError, ValueError):
        return ""
    return _SUPERSET.get(found, found).replace("-", "_") if re.fullmatch(_KNOWN, found) else ""


def _decoded(body: bytes, declared: str | None) -> str:
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body.decode(codec, "replace")
    if wide := _wide(body):
        return body.decode(wide, "replace")
    if body.isascii():
        return _seven_bit(body)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _mixed(body) or _legacy(body, [codec_of(declared), codec_of(_in_page(body))])


def _wide(body: bytes) -> str:
    """Recognise UTF-16 or UTF-32 without a byte-order mark by its zeros; return "" for anything else.

    UTF-32 has two zeros in every four bytes.  In UTF-16 Latin letters have one each, and other texts have them beside
    blanks; a text without blanks (Thai, Chinese) is recognised by its letters.
    """
    head = body[: min(4000, len(body) // 4 * 4)]
    if len(head) - len(head.translate(None, _NO_TEXT)) <= _BINARY * len(head):
        return ""
    return _four_bytes(head) or _two_bytes(head)


def _four_bytes(head: bytes) -> str:
    zeros, quarter = [head[place::4].count(0) for place in range(4)], len(head) // 4
    if min(zeros[2:]) == quarter:
        return "utf-32-le"
    return "utf-32-be" if min(zeros[:2]) == quarter else ""


def _two_bytes(head: bytes) -> str:
    for codec, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        beside_zero = sum(head[at + low] in b" \n" and not head[at + high] for at in range(0, len(head), 2))
        if beside_zero > _BLANKS * len(head) / 2 and _is_wide(head, codec):
            return codec
    from digest.text.charsets import fit

    fitted, codec = max((fit(head, codec), codec) for codec in ("utf-16-le", "utf-16-be"))
    return codec if fitted > _PLAIN and _is_wide(head, codec) else ""


def _is_wide(head: bytes, codec: str) -> bool:
    """Return whether the head of a text holds hardly any controls or halves of characters in a two-byte encoding."""
    return _count_controls(head.decode(codec, "replace")) <= _BINARY * len(head) / 2 + 1


def _seven_bit(body: bytes) -> str:
    for escape, codec in _ESCAPED:
        if escape in body:
            try:
                text = body.decode(codec)
            except UnicodeDecodeError:
                continue
            if not text.isascii():
                return text
    return body.decode("ascii")


def _mixed(body: bytes) -> str:
    """Decode UTF-8 with a few bytes of windows-1252 in it, or cut in the middle of a character; "" for another text."""
    text = body.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= character <= "\udcff" for character in text)
    return body.decode("utf-8", "stray") if len(re.findall(_SEQUENCE, body)) >= broken else ""


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Decode a single byte that is not UTF-8 as windows-1252; drop the torn rest of a character."""
    assert isinstance(error, UnicodeDecodeError)
    raw = error.object[error.start : error.end]
    if error.reason == "unexpected end of data" or len(raw) > 1:
        return "\ufffd" if len(raw) > 1 and error.end < len(error.object) else "", error.end
    return raw.decode("cp1252", "replace"), error.end


codecs.register_error("stray", _stray)


def _legacy(body: bytes, declared: list[str]) -> str:
    """Decode a text that is not UTF-8: by the declared encoding if it reads well, else by the one that reads best."""
    from digest.text.charsets import fits, guess

    said = [(fits(body, codec), codec) for codec in dict.fromkeys(declared) if codec not in ("", "ascii", "utf_8")]
    for fit, codec in said:
        if fit >= _BELIEVED:
            return body.decode(codec, "replace")
    best, best_fit = guess(body)
    fit, codec = max(said, default=(0.0, ""))
    chosen = best if best and best_fit > fit + _BETTER else codec
    return body.decode(chosen or "cp1252", "replace")


def _in_page(body: bytes) -> str | None:
    found = re.search(_IN_PAGE, body[:4096], re.I)
    return (found[1] or found[2]).decode("ascii") if found else None
