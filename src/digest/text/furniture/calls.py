"""Sentences inside prose that speak to the reader of the page: "Sign up for our …", "All rights reserved."."""

from digest.text.furniture.phrases import CALL_HINTS, CALLS
from digest.text.furniture.prose import CLOSERS

_MARKS = frozenset(".!?…。！？।")
# A call is short; beyond this it goes on with news.
_LONGEST = 220


def without_calls(paragraph: str) -> tuple[str, tuple[str, ...]]:
    """A paragraph without its calls, and these; the paragraph as it is when it has none.

    >>> without_calls("The ferry sank. Click here to see the pictures. Nobody was hurt.")
    ('The ferry sank. Nobody was hurt.', ('Click here to see the pictures.',))
    """
    low = paragraph.lower()
    if not any(hint in low for hint in CALL_HINTS):
        return paragraph, ()
    pieces = _pieces(paragraph)
    calls = [is_call(piece) for piece in pieces]
    if not any(calls):
        return paragraph, ()
    kept = "".join(piece for piece, call in zip(pieces, calls, strict=True) if not call)
    return kept.strip(), tuple(piece.strip() for piece, call in zip(pieces, calls, strict=True) if call)


def is_call(sentence: str) -> bool:
    """Whether a sentence begins as calls and notices do, in one of many languages."""
    return len(sentence) <= _LONGEST and sentence.lower().lstrip(' (["“«*>').startswith(CALLS)


def _pieces(paragraph: str) -> list[str]:
    """The paragraph cut behind end marks, blanks kept; joined they give it again."""
    pieces, start = [], 0
    for at, character in enumerate(paragraph):
        if character not in _MARKS:
            continue
        end = at + 1
        while end < len(paragraph) and paragraph[end] in CLOSERS:
            end += 1
        blanks = end
        while blanks < len(paragraph) and paragraph[blanks] == " ":
            blanks += 1
        begins = paragraph[blanks : blanks + 1]
        if (blanks > end or character in "。！？") and (not begins.islower() or begins == ""):
            pieces.append(paragraph[start:blanks])
            start = blanks
    return [*pieces, paragraph[start:]] if start < len(paragraph) else pieces
