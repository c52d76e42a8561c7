"""How alike two texts are: F1 over their runs of four words, and the plain form in which titles and names compare."""

import html
import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher

LENGTH = 4
# Titles that differ by a word or a mark of the outlet are near.
NEAR = 0.85
# Scripts without blanks: every letter is a word.
_LETTERS = re.compile(r"([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af])")
_WORDS = re.compile(r"\w+")
_NO_WORDS = re.compile(r"[\W_]+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """All runs of four words with their counts; a shorter text is one shingle, an empty one none."""
    words = _WORDS.findall(_LETTERS.sub(r" \1 ", text))
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + LENGTH]) for at in range(max(len(words) - LENGTH + 1, 1)))


def precision_recall(predicted: str, gold: str) -> tuple[float, float]:
    """Shares of the predicted and of the gold shingles that are in the other; 0 where a text is empty."""
    mine, wanted = shingles(predicted), shingles(gold)
    hits = (mine & wanted).total()
    return hits / max(mine.total(), 1), hits / max(wanted.total(), 1)


def plain(text: str) -> str:
    """Unescaped, NFKC, lower case, runs of what is no word made one blank."""
    return _NO_WORDS.sub(" ", unicodedata.normalize("NFKC", html.unescape(text)).lower()).strip()


def is_near(one: str, other: str) -> bool:
    """Whether one plain text begins with the other, or both are much alike."""
    if not one or not other:
        return False
    return one.startswith(other) or other.startswith(one) or SequenceMatcher(None, one, other).ratio() >= NEAR
