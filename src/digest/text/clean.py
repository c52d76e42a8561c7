"""From a raw text to a title and paragraphs: characters made plain, wrapped lines joined, furniture taken out.

Only deletes and normalises, so the words stand in the document in the same order.  What goes is kept, with a reason.
"""

import itertools
import re
from collections import Counter
from dataclasses import dataclass

from digest.text.characters import normalise, one_line
from digest.text.furniture import ends_as_sentence, is_prose, main_script, reason_against, same_words
from digest.text.scripts import count_wide

# A wrapped block is at least and at most this wide: below stand lists and verse, above it lines are paragraphs.
_NARROWEST, _WIDEST = 40, 120
# Editors differ by a few columns in where they break.
_SLACK = 4
# The title of a text is among its first lines, and a title that is known is said again among these.
_HEAD_LINES = 8
_TITLE_WORDS, _TITLE_LETTERS, _TITLE_WIDE = 30, 200, 4
# A line before the first or after the last sentence that is this short is a kicker, a tag, a menu's left-over.
_EDGE_WORDS = 7
# "SEOUL, Jan. 7 (Wire) -- " before the first word of the news.
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.’' -]{1,40}(?:, [A-Z][\w. ]{1,30})?\s)?\([A-Z][\w.& /-]{1,40}\)\s*(?:[-–—]{1,2}|:)\s+"
    r"|^\([A-Z]{2,8}\)\s*(?=[A-ZÀ-Þ\"“])"
    r"|^[A-ZÀ-Þ]{3}[A-ZÀ-Þ.’' -]{0,37}(?:, [A-Z][\w. ]{1,30})?\s*(?:--|[–—])\s+"
)
_GAP = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was taken out, and the rule that says so."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text's title ("" when it has none), its paragraphs joined by an empty line, and what was taken out."""

    title: str
    text: str
    removed: tuple[Line, ...] = ()


def clean_text(text: str, title: str | None = None, *, furniture: bool = True) -> Cleaned:
    """Clean a text.  Without `furniture`, characters and blanks alone are made plain and nothing is taken out.

    Without a `title`, a first line that reads like one is taken off and becomes it, where a text is left below it.
    """
    lines = _paragraphs(normalise(text))
    known = one_line(title or "")
    if not furniture:
        return Cleaned(known, "\n\n".join(lines))
    marks = _marked(lines)
    if known:
        marks = _without_title(marks, known)
    else:
        known, marks = _title_of(marks)
    marks = _trimmed(marks)
    kept, dateline = _without_dateline([mark.text for mark in marks if not mark.reason])
    return Cleaned(known, "\n\n".join(kept), dateline + tuple(mark for mark in marks if mark.reason))


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: its lines, those of a hard-wrapped block joined."""
    blocks = [[line for line in block.split("\n") if line] for block in _GAP.split(text)]
    width = _width(blocks)
    found: list[str] = []
    for lines in blocks:
        found.extend([" ".join(lines)] if width and _is_full(lines, width) else lines)
    return found


def _width(blocks: list[list[str]]) -> int:
    """The width that a text was broken to; 0 for one whose lines are paragraphs."""
    width = max((len(line) for lines in blocks for line in lines if line.count(" ") > 2), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    return width if any(len(lines) > 2 and _is_full(lines, width) for lines in blocks) else 0


def _is_full(lines: list[str], width: int) -> bool:
    """Whether a block was broken at `width`: none of its lines could have taken the first word of the next.

    A block of which every line ends a sentence is a list of sentences.
    """
    full = all(
        len(line) + 1 + len(after.split(" ", 1)[0]) > width - _SLACK and not reason_against(line)
        for line, after in itertools.pairwise(lines)
    )
    return len(lines) > 1 and full and not all(map(ends_as_sentence, lines[:-1]))


def _marked(lines: list[str]) -> list[Line]:
    """Every line with the reason against it, "" for those that stay."""
    script = main_script(" ".join(lines))
    seen: Counter[str] = Counter()
    marks = []
    for line in lines:
        reason = reason_against(line)
        if not reason and main_script(line) not in ("", script) and not is_prose(line):
            reason = "other script"
        if not reason and seen[line]:
            reason = "repeated line"
        seen[line] += 1
        marks.append(Line(line, reason))
    return marks


def _without_title(marks: list[Line], title: str) -> list[Line]:
    """A title that is known is not said again at the head of the text."""
    return [
        Line(mark.text, "title") if at < _HEAD_LINES and not mark.reason and same_words(mark.text, title) else mark
        for at, mark in enumerate(marks)
    ]


def _title_of(marks: list[Line]) -> tuple[str, list[Line]]:
    """The first line before the first sentence that reads like a title; "" where no text would be left."""
    first = _first_prose(marks)
    if first is None:
        return "", marks
    for fits in (_reads_like_title, _may_be_title):
        for at, mark in enumerate(marks[:first]):
            if not mark.reason and fits(mark.text):
                return mark.text, [*marks[:at], Line(mark.text, "title"), *marks[at + 1 :]]
    return "", marks


def _reads_like_title(line: str) -> bool:
    """A few words; of a script without blanks, a few characters."""
    words = line.count(" ") + 1
    long_enough = words > 2 or len(line) > 12 or count_wide(line) >= _TITLE_WIDE
    return long_enough and words <= _TITLE_WORDS and len(line) <= _TITLE_LETTERS


def _may_be_title(line: str) -> bool:
    """Two words, where no line says more: "Storm ends"; one word alone names a section."""
    return line.count(" ") == 1


def _trimmed(marks: list[Line]) -> list[Line]:
    """Short lines before the first and after the last sentence go."""
    first = _first_prose(marks)
    if first is None:
        return marks
    last = max(at for at, mark in enumerate(marks) if not mark.reason and is_prose(mark.text))
    trimmed = []
    for at, mark in enumerate(marks):
        short = not mark.reason and mark.text.count(" ") < _EDGE_WORDS
        where = "before the first sentence" if at < first else "after the last sentence" if at > last else ""
        trimmed.append(Line(mark.text, where) if short and where else mark)
    return trimmed


def _first_prose(marks: list[Line]) -> int | None:
    return next((at for at, mark in enumerate(marks) if not mark.reason and is_prose(mark.text)), None)


def _without_dateline(kept: list[str]) -> tuple[list[str], tuple[Line, ...]]:
    """The paragraphs without the place and agency before the first word of the first."""
    found = _DATELINE.match(kept[0]) if kept else None
    if not found or found.end() == len(kept[0]):
        return kept, ()
    return [kept[0][found.end() :], *kept[1:]], (Line(found[0].strip(), "dateline"),)
