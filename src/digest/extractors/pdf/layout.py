"""Join the pieces of text on pages to paragraphs in reading order: columns, repeated heads, words cut at line ends.

Columns are found by recursive cuts along white space (Nagy & Seth, "Hierarchical representation of optically scanned
documents", 1984), with a gutter between columns tried before a gap between lines.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from digest.text.furniture import ends_as_sentence
from digest.text.scripts import is_wide


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of one line: its box in points, y growing upwards, and the height of its type.

    `blank` is true if the piece ends with a real blank, which some programs leave at a line break.
    """

    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str
    blank: bool = False


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page: its height, and the runs of text on it."""

    height: float
    runs: tuple[TextRun, ...]


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


# Minimum width of a gutter, in heights of type: blanks in justified lines are narrower.
_GUTTER = 0.9
# Minimum height of white space across all columns that separates two parts of a page, in heights of type.
_SECTION_GAP = 2.5
# Maximum vertical distance of runs in one line, in heights of type.
_SAME_LINE = 0.5
# Minimum gap between paragraphs, as a multiple of the usual distance of lines.
_PARAGRAPH_GAP = 1.3
# Minimum and maximum indentation of a first line, in heights of type.
_INDENT, _DEEPEST_INDENT = 0.6, 4.0
# Minimum by which a last line is shorter than the others, in heights of type.
_SHORT = 2.0
# Maximum difference of type in one kind of text, as a share; a heading or a caption differs by more.
_OTHER_SIZE = 0.12
# Share of the page's height, at the top and at the bottom, that may contain running heads and page numbers.
_MARGIN = 0.12
# Minimum share of the pages with a running head in the margin; left and right pages may differ.
_REPEATED = 0.3
# Maximum depth of cuts, more than an honest page needs; below it the lines are read from the top down.
_DEEPEST = 60
_NUMBER = re.compile(r"\W*(?:(?:page|seite|p\.|s\.|página|pagina|стр\.)\s*)?\d{1,4}"
                     r"(?:\s*(?:/|of|von|de|sur|di|van)\s*\d{1,4})?"
                     r"(?:\s*(?:쪽|페이지|ページ|页))?\W*", re.I)  # fmt: skip
_CUT_WORD = re.compile(r"(\w+)[-\u00ad\u2010]$")
# "Nord- und Südkorea": before these words a hyphen replaces the rest of a word.
_SHARED = frozenset("und oder bis sowie and or to et ou y o e en of".split())


def read(pages: Sequence[PdfPage]) -> PdfText:
    """Return the paragraphs of some pages, without running heads and page numbers."""
    kept, removed = _without_heads(pages)
    whole = " ".join(run.text for page in kept for run in page.runs)
    blanks = any(run.blank for page in kept for run in page.runs)
    found: list[Paragraph] = []
    for number, page in enumerate(kept):
        for column in _columns(list(page.runs), 0):
            for paragraph in _paragraphs(_lines(column), number, whole, blanks=blanks):
                if found and _goes_on(found[-1], paragraph):
                    text = _joined(found[-1].text, paragraph.text, whole, glue=" ")
                    found[-1] = replace(found[-1], text=text)
                else:
                    found.append(paragraph)
    return PdfText(tuple(found), removed)


def lines(pages: Sequence[PdfPage]) -> Iterator[str]:
    """Yield the lines of some pages in reading order, unchanged; `read` joins the same lines to paragraphs."""
    for page in _without_heads(pages)[0]:
        for column in _columns(list(page.runs), 0):
            yield from (line.text for line in _lines(column))


def _without_heads(pages: Sequence[PdfPage]) -> tuple[list[PdfPage], tuple[tuple[str, str], ...]]:
    """Remove running heads and page numbers from the pages; return them as (text, reason)."""
    heads = _running_heads(pages)
    kept, removed = [], dict[tuple[str, str], None]()
    for page in pages:
        repeated = [run for run in page.runs if _in_margin(run, page) and _shape(run) in heads]
        rest = _without(page.runs, repeated)
        numbers = [run for run in rest if _in_margin(run, page) and _is_page_number(run, rest)]
        removed.update(dict.fromkeys((run.text, "running head") for run in repeated))
        removed.update(dict.fromkeys((run.text, "page number") for run in numbers))
        kept.append(replace(page, runs=tuple(_without(rest, numbers))))
    return kept, tuple(removed)


def _without(runs: Sequence[TextRun], left_out: Sequence[TextRun]) -> list[TextRun]:
    gone = set(left_out)
    return [run for run in runs if run not in gone]


def _running_heads(pages: Sequence[PdfPage]) -> frozenset[tuple[str, int]]:
    """Return the shapes of the runs that are repeated in the margins of the pages."""
    times = Counter(shape for page in pages for shape in {_shape(run) for run in page.runs if _in_margin(run, page)})
    often = max(2, round(_REPEATED * len(pages)))
    return frozenset(shape for shape, count in times.items() if count >= often)


def _is_page_number(run: TextRun, runs: list[TextRun]) -> bool:
    """Return whether a run is a number alone on its line."""
    return bool(_NUMBER.fullmatch(run.text)) and not any(
        abs(other.bottom - run.bottom) < _SAME_LINE * run.size for other in runs if other is not run
    )


def _in_margin(run: TextRun, page: PdfPage) -> bool:
    return run.bottom > page.height * (1 - _MARGIN) or run.top < page.height * _MARGIN


def _shape(run: TextRun) -> tuple[str, int]:
    """Return the repeated part of a running head: its words without numbers, and its size."""
    return re.sub(r"\d+", "#", run.text.strip()), round(run.size)


def _columns(runs: list[TextRun], depth: int) -> Iterator[list[TextRun]]:
    """Yield the runs of each column, from left to right and from the top down."""
    if len(runs) < 2:
        yield runs
        return
    parts = () if depth > _DEEPEST else _cut(runs)
    if not parts:
        yield runs
    for part in parts:
        yield from _columns(part, depth + 1)


def _cut(runs: list[TextRun]) -> tuple[list[TextRun], ...]:
    """Cut the runs in two: at a wide gap across the page, else at a gutter, else at the widest gap between lines."""
    size = median(run.size for run in runs)
    if not _has_gutter(runs, size):
        return ()
    across = [(run.bottom, run.top) for run in runs]
    if gap := _widest(across, _SECTION_GAP * size):
        return _above_and_below(runs, gap)
    if columns := _left_and_right(runs, size):
        return columns
    gap = _widest(across, 0.0)
    return _above_and_below(runs, gap) if gap else ()


def _left_and_right(runs: list[TextRun], size: float) -> tuple[list[TextRun], ...]:
    """Cut the runs in two at the widest gutter; return () without a gutter between columns of several lines."""
    gutter = _widest([(run.left, run.right) for run in runs], _GUTTER * size)
    left = [run for run in runs if gutter and run.right <= gutter]
    right = [run for run in runs if gutter and run.right > gutter]
    return (left, right) if _has_lines(left) and _has_lines(right) else ()


def _above_and_below(runs: list[TextRun], gap: float) -> tuple[list[TextRun], ...]:
    parts = [run for run in runs if run.bottom >= gap], [run for run in runs if run.bottom < gap]
    return parts if all(parts) else ()


def _widest(spans: list[tuple[float, float]], least: float) -> float:
    """Return the middle of the widest gap between spans that is wider than `least`; 0 without one."""
    best, middle = least, 0.0
    end = float("-inf")
    for start, stop in sorted(spans):
        if end > float("-inf") and start - end > best:
            best, middle = start - end, (start + end) / 2
        end = max(end, stop)
    return middle


def _has_lines(runs: list[TextRun]) -> bool:
    """Return whether a column has more than one line: a number beside a line is no column."""
    return len({round(run.bottom) for run in runs}) > 1


def _has_gutter(runs: list[TextRun], size: float) -> bool:
    """Return whether some lines side by side have a gutter between them; without one, there are no columns."""
    rows: dict[int, list[TextRun]] = {}
    for run in runs:
        rows.setdefault(round(run.bottom / max(size, 1.0)), []).append(run)
    return any(_widest([(run.left, run.right) for run in row], _GUTTER * size) for row in rows.values())


def _lines(runs: list[TextRun]) -> list[TextRun]:
    """Return the lines of a column from the top down, the runs of each joined from left to right."""
    lines: list[list[TextRun]] = []
    for run in sorted(runs, key=lambda run: (-run.bottom, run.left)):
        if lines and abs(lines[-1][0].bottom - run.bottom) < _SAME_LINE * max(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_line(sorted(line, key=lambda run: run.left)) for line in lines]


def _line(runs: list[TextRun]) -> TextRun:
    return TextRun(
        min(run.left for run in runs),
        min(run.bottom for run in runs),
        max(run.right for run in runs),
        max(run.top for run in runs),
        max(runs, key=lambda run: len(run.text)).size,
        " ".join(run.text for run in runs),
        runs[-1].blank,
    )


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
    indent = (line.left - left) / line.size
    return _INDENT < indent < _DEEPEST_INDENT and before.left - left < _INDENT * line.size


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
