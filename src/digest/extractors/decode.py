"""Bytes to text: byte-order mark, UTF-8, what is declared where its text reads well, then a guess by the letters."""

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
# Browsers read these as their Windows supersets (WHATWG Encoding Standard); so do we.
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
# Encodings of text that may be asked for.  Python has others, which rewrite the text (unicode_escape, punycode, utf-7).
_KNOWN = (
    r"ascii|utf-(8|16|32)(-le|-be|-sig)?|(cp|iso8859|iso2022|koi8|mac|gb|big5|euc|shift|johab|hz|ptcp|kz|tis)[\w-]*"
)
# Encodings in seven bits, told by their escapes.
_ESCAPED = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"), (b"~{", "hz"))
# What is declared is believed where its text reads this well; a right one is near 1, a wrong one that of a kindred
# language below .8.
_BELIEVED = 0.97
# A text of two bytes a character without blanks is one where its letters say so this clearly.
_PLAIN = 0.6
# ... and otherwise still, unless another reads better by this much.
_BETTER = 0.05
_SEQUENCE = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
# Bytes that no text holds in an encoding of one byte or several, but for those of two and four.
_NO_TEXT = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
# Blanks and line ends among the characters of a text that has words: one in fifty is few.
_BLANKS = 0.02
_CONTROLS = "\ufffd" + _NO_TEXT.decode()
# More than this share of controls and broken characters, and it is no text.
_BINARY = 0.02


def decode(body: bytes, source: str, declared: str | None = None) -> str:
    """`body` as text.  Raises NotAnArticleError when it is binary.

    `declared` is what a mail's or server's header says; a page's own <meta> is found here.  Both are doubted where the
    bytes are UTF-8, or where another encoding gives a text that reads much better.
    """
    text = _decoded(body, declared)
    if _count_controls(text) > _BINARY * len(text):
        raise NotAnArticleError(f"{source}: binary, no text; give text, HTML, Markdown, mail, PDF or JSON")
    return text


def _count_controls(text: str) -> int:
    """How many characters no text holds."""
    return sum(map(text.count, _CONTROLS))


def codec_of(name: str | None) -> str:
    """Python's name of a declared encoding, or of its superset; "" for one that is unknown, or rewrites text.

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
    """UTF-16 or UTF-32 without a mark, by its zeros; "" for what is neither.

    UTF-32 has two of them in every four bytes.  In UTF-16 Latin letters have one each, and other texts have them beside
    blanks; without blanks (Thai, Chinese), the letters tell.
    """
    head = body[: min(4000, len(body) // 4 * 4)]
    if len(head) - len(head.translate(None, _NO_TEXT)) <= _BINARY * len(head):
        return ""
    zeros = [head[place::4].count(0) for place in range(4)]
    quarter = len(head) // 4
    if min(zeros[2:]) == quarter or min(zeros[:2]) == quarter:
        return "utf-32-le" if min(zeros[2:]) == quarter else "utf-32-be"
    for codec, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        beside_zero = sum(head[at + low] in b" \n" and not head[at + high] for at in range(0, len(head), 2))
        if beside_zero > _BLANKS * len(head) / 2 and _is_wide(head, codec):
            return codec
    from digest.extractors.charsets import fit

    fitted, codec = max((fit(head, codec), codec) for codec in ("utf-16-le", "utf-16-be"))
    return codec if fitted > _PLAIN and _is_wide(head, codec) else ""


def _is_wide(head: bytes, codec: str) -> bool:
    """Whether the head of a text holds no controls and no halves of characters in an encoding of two bytes."""
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
    """UTF-8 with a few bytes of windows-1252 in it, or cut in the middle of a character; "" where it is none."""
    text = body.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= character <= "\udcff" for character in text)
    return body.decode("utf-8", "stray") if len(re.findall(_SEQUENCE, body)) >= broken else ""


def _stray(error: UnicodeError) -> tuple[str, int]:
    """One byte that is no UTF-8 is one of windows-1252; the torn rest of a character is lost."""
    assert isinstance(error, UnicodeDecodeError)
    raw = error.object[error.start : error.end]
    if error.reason == "unexpected end of data" or len(raw) > 1:
        return "\ufffd" if len(raw) > 1 and error.end < len(error.object) else "", error.end
    return raw.decode("cp1252", "replace"), error.end


codecs.register_error("stray", _stray)


def _legacy(body: bytes, declared: list[str]) -> str:
    """A text that is no UTF-8: in what is declared where that reads well, else in what reads best."""
    from digest.extractors.charsets import fits, guess

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
