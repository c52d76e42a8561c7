"""Which line of a text is its title."""

from collections.abc import Sequence

from digest.text.scripts import count_wide
from digest.text.words import words

_WORDS, _LETTERS, _WIDE = 30, 200, 4


def title_at(lines: Sequence[str], places: Sequence[int], prose: Sequence[int]) -> int | None:
    """The place of the first line that reads like a title and shares words with the text.

    Where none does, of the first that reads like one, else of the first of two words: "Storm ends".
    """
    if not places:
        return None
    text = " ".join(lines[at] for at in prose).lower()
    for fits in (_reads_like_title, _may_be_title):
        found = [at for at in places if fits(lines[at])]
        if found:
            return next((at for at in found if _is_about(lines[at], text)), found[0])
    return None


def _is_about(line: str, text: str) -> bool:
    """Whether a third of a line's longer words stand in a text, and two of them; of Chinese, pairs of characters."""
    language = "ja" if count_wide(line) else "en"
    said = [word for word in words(line, language) if len(word) > 2 or language == "ja"]
    hits = sum(word in text for word in said)
    return hits > 1 and 3 * hits >= len(said)


def _reads_like_title(line: str) -> bool:
    """A few words; of a script without blanks, a few characters."""
    words = line.count(" ") + 1
    long_enough = words > 2 or len(line) > 12 or count_wide(line) >= _WIDE
    return long_enough and words <= _WORDS and len(line) <= _LETTERS


def _may_be_title(line: str) -> bool:
    """Two words, where no line says more; one word alone names a section."""
    return line.count(" ") == 1
