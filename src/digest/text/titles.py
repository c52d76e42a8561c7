"""Find the title among the lines of a text."""

from collections.abc import Sequence

from digest.text.scripts import count_wide
from digest.text.words import words

_WORDS, _LETTERS, _WIDE = 30, 200, 4


def title_at(lines: Sequence[str], places: Sequence[int], prose: Sequence[int]) -> int | None:
    """Return the place of the first line that reads like a title and shares words with the text.

    Without such a line, return the first line that reads like a title, else the first line of two words ("Storm ends").
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
    """Return whether a text has at least two, and at least a third, of a line's longer words; of Chinese, pairs of
    characters.
    """
    language = "ja" if count_wide(line) else "en"
    said = [word for word in words(line, language) if len(word) > 2 or language == "ja"]
    hits = sum(word in text for word in said)
    return hits > 1 and 3 * hits >= len(said)


def _reads_like_title(line: str) -> bool:
    """Return whether a line has the length of a title: a few words, or a few characters of a script without blanks."""
    words = line.count(" ") + 1
    long_enough = words > 2 or len(line) > 12 or count_wide(line) >= _WIDE
    return long_enough and words <= _WORDS and len(line) <= _LETTERS


def _may_be_title(line: str) -> bool:
    """Return whether a line has two words: a title if no line has more; a single word is the name of a section."""
    return line.count(" ") == 1
