"""Fold lines to a number of columns, between words: at blanks, in Chinese and Japanese between most letters.

Columns are those of a terminal: a letter of Chinese, Japanese or Korean takes two, a combining mark none.
"""

import re
import unicodedata
from collections.abc import Iterator

# Start of a line, by which its next lines are indented: blanks, then a number or a dash of a list.
_HEAD = re.compile(r"[ \x02-\x07]*(?:\d+\. |- )?")
# Marks of style, which take no columns: begin and end of bold, of dim, and of a link.  A renderer removes them or
# replaces them with the codes of a terminal.
MARKS = "\x02\x03\x04\x05\x06\x07"
_WITHOUT_MARKS = str.maketrans("", "", MARKS)
# Small kana, marks of length and of repetition: no line of Japanese begins with one (JIS X 4051).
_NEVER_FIRST = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々〻ゝゞヽヾ")
# Closing marks, dashes and points stay with the letter before them, opening marks with the letter after them.
_TO_THE_LEFT = frozenset(("Pe", "Pf", "Po", "Pd", "Mn", "Mc", "Me", "Cf"))
_TO_THE_RIGHT = frozenset(("Ps", "Pi"))
# Thai, Lao, Tibetan, Burmese and Khmer write no blank between words, and only a dictionary finds the words.
_WITHOUT_BLANKS = r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]"  # compiled on use


def columns(text: str) -> int:
    """Return the number of columns that a text takes in a terminal.

    >>> columns("bridge"), columns("다리"), columns("橋")
    (6, 4, 2)
    """
    text = text.translate(_WITHOUT_MARKS)
    if text.isascii():
        return len(text)
    import wcwidth  # ASCII does not need its tables

    return int(wcwidth.width(text))


def fold(text: str, width: int) -> str:
    """Fold each line of a text to `width` columns; the continued lines begin below its first word.

    No word is broken: a word that is wider than a line, such as an address, has its own line and exceeds the width.

    >>> print(fold("1. Bridge of Aldport is closed after cracks", 20))
    1. Bridge of Aldport
       is closed after
       cracks
    """
    return "\n".join(line if columns(line) <= width else _folded(line, width) for line in text.split("\n"))


def _folded(line: str, width: int) -> str:
    found = _HEAD.match(line)
    head = found[0] if found else ""
    indent = columns(head)
    room = width - indent
    lines: list[str] = []
    current, used = "", 0
    for word in line[len(head) :].split(" "):
        blank = " " if current else ""
        for piece in _pieces(word, room):
            wide = columns(piece)
            if current and used + len(blank) + wide > room:
                lines.append(current)
                current, used, blank = "", 0, ""
            current += blank + piece
            used += len(blank) + wide
            blank = ""
    return head + f"\n{' ' * indent}".join([*lines, current])


def _pieces(word: str, room: int) -> Iterator[str]:
    """Yield the parts of a word between which a line may end."""
    if word.isascii():
        yield word
        return
    import wcwidth

    loose = columns(word) > room and bool(re.search(_WITHOUT_BLANKS, word))
    piece = ""
    for cluster in wcwidth.iter_graphemes(word):
        if piece and (_parts(piece[-1], cluster[0]) or (loose and columns(piece + cluster) > room)):
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _parts(before: str, after: str) -> bool:
    """Return whether a line may end between two letters without a blank between them (UAX 14, rules for ideographs)."""
    if not (_is_ideograph(before) or _is_ideograph(after)) or after in _NEVER_FIRST or {before, after} & {*MARKS}:
        return False
    kinds = unicodedata.category(before), unicodedata.category(after)
    return kinds[0] not in _TO_THE_RIGHT and kinds[1] not in _TO_THE_LEFT


def _is_ideograph(letter: str) -> bool:
    """Return whether a letter or mark is Chinese or Japanese; Korean words are separated by blanks."""
    if unicodedata.east_asian_width(letter) not in "WF" or "\uac00" <= letter <= "\ud7a3":
        return False
    return unicodedata.category(letter) in ("Lo", "Lm", "Nl", "Po", "Ps", "Pe")
