"""Make characters safe and blanks plain.  Only deletes and normalises: the words keep their order."""

import re
import unicodedata

# Escape sequences of terminals: CSI (colours, cursor) and OSC (titles, links), whole, so that no "[31m" stays behind.
# This and what else is rare is compiled when it is met: a tenth of a millisecond each, of a one-off summary.
_ESCAPES = r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]{0,500}(?:\x07|\x1b\\)"
_LINE_ENDS = r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
# Runs of blanks, and any blank that is not the plain one: what is a single plain blank is left alone.
_BLANKS = r"[^\S\n ][^\S\n]*| [^\S\n]+"
# Nothing a reader sees, all of it able to deceive: controls, format marks (bidi, zero-width, soft hyphens, tags), lone
# surrogates, private-use glyphs (icon fonts) and what is not assigned.
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
# Letters and marks by name that show nothing: a joiner of graphemes, fillers of Hangul, a blank of Braille.  Mails are
# padded with them, and words hidden from a search.
_EMPTY = frozenset("\u034f\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800")
# Joiners mean something in Persian, in Indic scripts and between emoji; after a Latin letter or a blank they only hide.
_JOINERS = "\u200c\u200d"
_STRAY_JOINERS = rf"(?<![\u0600-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[{_JOINERS}]+"
# Signs of Arabic and Syriac numbers and verses are format marks by name, and seen.
_SEEN = frozenset("\n\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2" + _JOINERS)
# What asks for a closer look: anything but the letters, marks and line ends of ASCII.
_ODD = re.compile(r"[^ -~\n]")
_EVEN = bytes([*range(0x20, 0x7F), 0x0A])


def normalise(text: str) -> str:
    """NFC, line ends as newlines, runs of blanks as one blank, nothing invisible; lines are stripped.

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
    while "  " in text:  # of all blanks only plain ones are left
        text = text.replace("  ", " ")
    return "\n".join(map(str.strip, text.split("\n")))


def _odd(text: str) -> set[str]:
    """The characters of a text that ask for a closer look."""
    if text.isascii():
        return set(text.encode().translate(None, _EVEN).decode())
    return set(_ODD.findall(text))


def whole(text: str) -> str:
    """`text` with a mark in place of each half of a character, which no file and no database takes.

    >>> whole("half \\ud800")
    'half \ufffd'
    """
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)


def one_line(text: str) -> str:
    """`text` normalised, on one line: for titles, names and addresses that are shown.

    >>> one_line("Subject:\\r\\n Bcc: x")
    'Subject: Bcc: x'
    """
    return " ".join(normalise(text).split())
