"""Join the lines of pages to paragraphs, across columns and pages, and the two parts of a word cut at a line's end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from digest.extractors.pdf.layout import PdfPage, TextRun, columns_of, without_heads
from digest.text.furniture import ends_as_sentence
from digest.text.scripts import is_wide

# Minimum gap between paragraphs, as a multiple of the usual distance of lines.
_PARAGRAPH_GAP = 1.3
# Minimum and maximum indentation of a first line, in heights of type.
_INDENT, _DEEPEST_INDENT = 0.6, 4.0
# Minimum by which a last line is shorter than the others, in heights of type.
_SHORT = 2.0
# Maximum difference of type in one kind of text, as a share; a heading or a caption differs by more.
_OTHER_SIZE = 0.12
_CUT_WORD = re.compile(r"(\w+)[-\u00ad\u2010]$")
# "Nord- und Südkorea": before these words a hyphen replaces the rest of a word.
_SHARED = frozenset("und oder bis sowie and or to et ou y o e en of".split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the height of its type; `page` from 0."""

    text: str
    size: float
    page: int


@dataclass(frozen=True, slots=True)
class PdfText:
    """The paragraphs of a document in reading order, and its repeated lines: (text, reason)."""

    paragraphs: tuple[Paragraph, ...]
    removed: tuple[tuple[str, str], ...]


def read(pages: Sequence[PdfPage]) -> PdfText:
    """Return the paragraphs of some pages, without running heads and page numbers."""
    kept, removed = without_heads(pages)
    whole = " ".join(run.text for page in kept for run in page.runs)
    blanks = any(run.blank for page in kept for run in page.runs)
    found: list[Paragraph] = []
    for number, page in enumerate(kept):
        for column in columns_of(page):
            for paragraph in _paragraphs(column, number, whole, blanks=blanks):
                if found and _goes_on(found[-1], paragraph):
                    text = _joined(found[-1].text, paragraph.text, whole, glue=" ")
                    found[-1] = replace(found[-1], text=text)
                else:
                    found.append(paragraph)
    return PdfText(tuple(found), removed)


def _paragraphs(lines: list[TextRun], page: int, whole: str, *, blanks: bool) -> Iterator[Paragraph]:
    """Join lines to paragraphs; a new one begins after a gap or a short line, or with another size or indentation."""
    if not lines:
        return
    steps = [a.bottom - b.bottom for a, b in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    text, size = lines[0].text, lines[0].size
    for before, line in pairwise(lines):
        apart = before.bottom - line.bottom > _PARAGRAPH_GAP * usual or _is_other_size(before.size, line.size)
        if apart or _is_indented(before, line, left) or _is_short(before, right):
            yield Paragraph(text, size, page)
            text, size = line.text, line.size
        else:
            text = _joined(text, line.text, whole, glue=_glue(before, line, blanks=blanks))
    yield Paragraph(text, size, page)


def _is_indented(before: TextRun, line: TextRun, left: float) -> bool:
    """Return whether a line is indented from the left edge of its column, and the line above it is not."""
    indent = line.left - left  # compared without a division: a run may have no height
    return _INDENT * line.size < indent < _DEEPEST_INDENT * line.size and before.left - left < _INDENT * line.size


def _is_short(line: TextRun, right: float) -> bool:
    """Return whether a line ends a sentence far from the right edge of its column."""
    return ends_as_sentence(line.text) and right - line.right > _SHORT * line.size


def _glue(before: TextRun, after: TextRun, *, blanks: bool) -> str:
    """Return the separator of two lines: "" in scripts that break lines within words, a blank in others.

    Korean breaks lines within and between words; if a file has blanks at line ends, a line without one ends inside
    a word.
    """
    if not (is_wide(before.text[-1:] or " ") and is_wide(after.text[:1] or " ")):
        return " "
    hangul = "\uac00" <= before.text[-1] <= "\ud7a3"
    return " " if before.blank or (hangul and not blanks) else ""


def _joined(text: str, after: str, whole: str, *, glue: str) -> str:
    """Join two lines, and the two parts of a word that was cut at the line's end.

    The hyphen is kept if it belongs to the word: before a capital or a number, before "und", and if the text has the
    word elsewhere with a hyphen and never without.
    """
    found = _CUT_WORD.search(text)
    begins = re.match(r"\w+", after)
    if not found or not begins:
        return f"{text}{glue}{after}"
    if begins[0] in _SHARED:
        return f"{text} {after}"
    if not begins[0][0].islower() or not found[1][-1].isalpha():
        return text + after
    cut, whole_word = f"{found[1]}-{begins[0]}", f"{found[1]}{begins[0]}"
    return text + after if cut in whole and whole_word not in whole else text[:-1] + after


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Return whether a paragraph continues in the next column or on the next page."""
    if _is_other_size(before.size, after.size) or ends_as_sentence(before.text):
        return False
    first = after.text[:1]
    return first.islower() or bool(_CUT_WORD.search(before.text)) or (is_wide(first) and is_wide(before.text[-1:]))


def _is_other_size(a: float, b: float) -> bool:
    return abs(a - b) > _OTHER_SIZE * max(a, b)
