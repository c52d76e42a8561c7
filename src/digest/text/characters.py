"""Normalise characters and blanks, and remove invisible characters.  The words keep their order."""

import re
import unicodedata

# Escape sequences of terminals: CSI (colours, cursor) and OSC (titles, links).  They are removed whole, so that no
# "[31m" is left.  Rare patterns like this are compiled on use: each takes a tenth of a millisecond of a one-off
# summary.
_ESCAPES = r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]{0,500}(?:\x07|\x1b\\)"
_LINE_ENDS = r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
# Runs of blanks, and any blank other than a plain space; a single plain space is left alone.
_BLANKS = r"[^\S\n ][^\S\n]*| [^\S\n]+"
# Categories of characters that readers cannot see and that may deceive them: controls, format marks (bidi, zero-width,
# soft hyphens, tags), lone surrogates, private-use glyphs (icon fonts) and unassigned code points.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
# Invisible characters that Unicode counts as letters or marks: a joiner of graphemes, fillers of Hangul, a blank of
# Braille.  Mails are padded with them, and they hide words from a search.
_EMPTY = frozenset("\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800")
# Joiners have a function in Persian, in Indic scripts and between emoji; after a Latin letter or a blank they are only
# invisible.
_JOINERS = "\u200c\u200d"
_STRAY_JOINERS = rf"(?<![\u0600-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[{_JOINERS}]+"
# Characters that are kept: newlines, joiners, and signs of Arabic and Syriac numbers and verses, which are visible
# although Unicode counts them as format marks.
_SEEN = frozenset("\n\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2" + _JOINERS)
# Characters that need a closer look: all but printable ASCII and newlines.
_ODD = re.compile(r"[^ -~\n]")
_EVEN = bytes([*range(0x20, 0x7F), 0x0A])


def normalise(text: str) -> str:
    """Return `text` in NFC, with newlines as line ends, single blanks, no invisible characters, and stripped lines.

    >>> normalise("caf\\u00e9\\u00a0 \\x1b[31mred\\u202e\\r\\nnext ")
    'café red\\nnext'
    """
    odd = _odd(text)
    if odd:
        if "\x1b" in odd:
            text = re.sub(_ESCAPES, "", text)
        blank = any(map(str.isspace, odd))
        if blank:
            text = re.sub(_BLANKS, " ", re.sub(_LINE_ENDS, "\n", text))
        text = unicodedata.normalize("NFC", text)
        unseen = {ord(c): None for c in odd - _SEEN if unicodedata.category(c) in _UNSEEN or c in _EMPTY}
        if unseen or not odd.isdisjoint(_JOINERS):  # rare, and slow on long texts
            text = unicodedata.normalize("NFC", re.sub(_STRAY_JOINERS, "", text.translate(unseen)))
    while "  " in text:  # only plain spaces are left
        text = text.replace("  ", " ")
    return "\n".join(map(str.strip, text.split("\n")))


def _odd(text: str) -> set[str]:
    """Return the characters of a text that need a closer look."""
    if text.isascii():
        return set(text.encode().translate(None, _EVEN).decode())
    return set(_ODD.findall(text))


def whole(text: str) -> str:
    """Return `text` with a replacement character for each lone surrogate, which no file and no database accepts.

    >>> whole("half \\ud800")
    'half \ufffd'
    """
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)


def one_line(text: str) -> str:
    """Return `text` normalised and on one line: for titles, names and addresses that are shown.

    >>> one_line("Subject:\\r\\n Bcc: x")
    'Subject: Bcc: x'
    """
    if text.isascii() and text.isprintable():  # nothing to normalise but blanks
        return " ".join(text.split())
    return " ".join(normalise(text).split())
