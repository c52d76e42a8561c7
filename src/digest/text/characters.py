"""Make characters safe and blanks plain.  Only deletes and normalises: the words keep their order."""

import re
import unicodedata

# Escape sequences of terminals: CSI (colours, cursor) and OSC (titles, links), whole, so that no "[31m" stays behind.
_ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
# Nothing a reader sees, all of it able to deceive: controls, bidi marks, zero-width blanks, soft hyphens, lone
# surrogates, private-use glyphs (icon fonts), non-characters and tag characters.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# Joiners mean something in Persian, in Indic scripts and between emoji; after a Latin letter or a blank they only hide.
_JOINERS = re.compile(r"(?<![\u0600-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]+")
_PLAIN = re.compile(r"[ -~\n]*")


def normalise(text: str) -> str:
    """NFC, line ends as newlines, runs of blanks as one blank, nothing invisible; lines are stripped.

    >>> normalise("caf\\u00e9\\u00a0 \\x1b[31mred\\u202e\\r\\nnext ")
    'café red\\nnext'
    """
    if not _PLAIN.fullmatch(text):
        text = _LINE_ENDS.sub("\n", _ESCAPES.sub("", text))
        text = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
        text = unicodedata.normalize("NFC", _JOINERS.sub("", text))
    return "\n".join(line.strip() for line in _BLANKS.sub(" ", text).split("\n"))


def one_line(text: str) -> str:
    """`text` normalised, on one line: for titles, names and addresses that are shown.

    >>> one_line("Subject:\\r\\n Bcc: x")
    'Subject: Bcc: x'
    """
    return " ".join(normalise(text).split())
