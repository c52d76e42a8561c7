"""Find calls, sentences inside prose that address the reader: "Sign up for our …", "All rights reserved." """

import re

from digest.text.furniture.furniture_phrases import CALLS
from digest.text.furniture.prose import CLOSERS

_MARKS = "[.!?…。！？।]"
# Marks that may precede the first word of a call.
_BEFORE = '(["“«*>'
_NO_MARKS = str.maketrans(dict.fromkeys(_BEFORE, " "))
# Calls by their longest word.  The last word is used only if there is no other: it may be the start of a longer one.
_HINTS: dict[str, list[str]] = {}
for _call in CALLS:
    _words = _call.translate(_NO_MARKS).split()
    _HINTS.setdefault(max(_words[:-1] or _words, key=len), []).append(_call)
_HINTED = frozenset(_HINTS)
_UNSPACED = tuple(call for call in CALLS if call > "\u0e00" or call.startswith(("©", "<")))
# Maximum letters of a call: a longer sentence goes on with news.
_LONGEST = 220


def without_calls(paragraph: str) -> tuple[str, tuple[str, ...]]:
    """Return a paragraph without its calls, and the calls; a paragraph without calls is returned unchanged.

    >>> without_calls("The ferry sank. Click here to see the pictures. Nobody was hurt.")
    ('The ferry sank. Nobody was hurt.', ('Click here to see the pictures.',))
    """
    if not _may_call(paragraph.lower()):
        return paragraph, ()
    pieces = _pieces(paragraph)
    calls = [is_call(piece) for piece in pieces]
    if not any(calls):
        return paragraph, ()
    kept = "".join(piece for piece, call in zip(pieces, calls, strict=True) if not call)
    return kept.strip(), tuple(piece.strip() for piece, call in zip(pieces, calls, strict=True) if call)


def _may_call(low: str) -> bool:
    """Return whether a call may be in a paragraph: a cheap test that rejects most paragraphs."""
    words = _without_marks(low).split()
    if any(call in low for hint in _HINTED.intersection(words) for call in _HINTS[hint]):
        return True
    return not low.isascii() and any(call in low for call in _UNSPACED)


def _without_marks(low: str) -> str:
    for mark in _BEFORE:
        if mark in low:
            low = low.replace(mark, " ")
    return low


def is_call(sentence: str) -> bool:
    """Return whether a sentence begins like a call or notice, in one of many languages."""
    low = sentence.lower().lstrip()
    return len(sentence) <= _LONGEST and (low.startswith(CALLS) or low.lstrip(_BEFORE).startswith(CALLS))


def _pieces(paragraph: str) -> list[str]:
    """Split a paragraph after its end marks.  The pieces keep their blanks: joined they equal the paragraph."""
    pieces, start = [], 0
    for mark in re.finditer(_MARKS, paragraph):
        end = mark.end()
        while end < len(paragraph) and paragraph[end] in CLOSERS:
            end += 1
        blanks = end
        while blanks < len(paragraph) and paragraph[blanks] == " ":
            blanks += 1
        begins = paragraph[blanks : blanks + 1]
        if (blanks > end or mark[0] in "。！？") and (not begins.islower() or begins == ""):
            pieces.append(paragraph[start:blanks])
            start = blanks
    return [*pieces, paragraph[start:]] if start < len(paragraph) else pieces
