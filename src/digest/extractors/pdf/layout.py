"""Put the pieces of text on pages in reading order: remove repeated heads, find columns, join the lines of each.

Columns are found by recursive cuts along white space (Nagy & Seth, "Hierarchical representation of optically scanned
documents", 1984), with a gutter between columns tried before a gap between lines.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median


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


# Minimum width of a gutter, in heights of type: blanks in justified lines are narrower.
_GUTTER = 0.9
# Minimum height of white space across all columns that separates two parts of a page, in heights of type.
_SECTION_GAP = 2.5
# Maximum vertical distance of runs in one line, in heights of type.
_SAME_LINE = 0.5
# Share of the page's height, at the top and at the bottom, that may contain running heads and page numbers.
_MARGIN = 0.12
# Minimum share of the pages with a running head in the margin; left and right pages may differ.
_REPEATED = 0.3
# Maximum depth of cuts, more than an honest page needs; below it the lines are read from the top down.
_DEEPEST = 60
_NUMBER = re.compile(r"\W*(?:(?:page|seite|p\.|s\.|página|pagina|стр\.)\s*)?\d{1,4}"
                     r"(?:\s*(?:/|of|von|de|sur|di|van)\s*\d{1,4})?"
                     r"(?:\s*(?:쪽|페이지|ページ|页))?\W*", re.I)  # fmt: skip


def lines(pages: Sequence[PdfPage]) -> Iterator[str]:
    """Yield the lines of some pages in reading order, unchanged; `paragraphs.read` joins the same lines."""
    for page in without_heads(pages)[0]:
        for column in columns_of(page):
            yield from (line.text for line in column)


def columns_of(page: PdfPage) -> Iterator[list[TextRun]]:
    """Yield the lines of each column of a page."""
    for column in _columns(list(page.runs), 0):
        yield _lines(column)


def without_heads(pages: Sequence[PdfPage]) -> tuple[list[PdfPage], tuple[tuple[str, str], ...]]:
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
