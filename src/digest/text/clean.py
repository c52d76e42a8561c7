"""Clean a raw text into a title and paragraphs: normalise characters, join wrapped lines, remove furniture.

Text is only removed and normalised, so the words keep the order of the document.  Each removed line is returned with a
reason.  The rules are applied until nothing more is removed: cleaning a clean text changes nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from digest.text.characters import normalise, one_line
from digest.text.furniture import is_prose, reason_against
from digest.text.furniture.calls import without_calls
from digest.text.furniture.classifier import likelihoods
from digest.text.furniture.dateline import dateline_end, glued_end, stamp_end
from digest.text.furniture.footnotes import without_notes
from digest.text.furniture.line_features import own_features
from digest.text.furniture.together import HEAD_LINES, TITLE, by_rule, is_page
from digest.text.titles import title_at
from digest.text.wrapped import paragraphs

# Maximum blanks in a line before the first or after the last sentence that is a kicker, a tag or the rest of a menu.
_EDGE_WORDS = 7
# From this number of lines without an end mark before the first sentence on, they are a list without a title.
_LIST = 6
# A line is furniture if its probability to be a sentence of the article is below this.  On publishers outside the fit,
# .05 loses 0.4 % of the true sentences; see evals/tasks/furniture.py.
FURNITURE_BELOW = 0.05
# A possible subhead is removed only below this.  Of 338 unlikely lines that were alone between two sentences of a page,
# 203 belonged to the article, and all of these were above it.
VERY_UNLIKELY = 0.0003
# A text of more lines is no page.  Only the rules are applied to it, in bounded memory.
_MOST_LINES = 100_000
# Results of the classifier count only if one line is at least this likely: without an article it has no comparison.
_ARTICLE_FROM = 0.5

# Number of first paragraphs that may have a dateline: a summary may precede it.
_DATELINES = 3

# Two rounds are usual, and three the most in 6,000 random mixes of lines.  The limit stops a text that was made to need
# a thousand.
_ROUNDS = 30

_BEFORE, _AFTER = "before the first sentence", "after the last sentence"
_UNLIKELY = "reads like page furniture"
# Reasons that judge a line by its words alone.
_JUDGED = frozenset((_BEFORE, _UNLIKELY, "date line", "repeated line"))


# A line or a part of a line, and the rule that removes it; "" if it stays.
Piece = tuple[str, str]


class RemovedLine(NamedTuple):
    """Line that was removed, and the rule that removed it."""

    text: str
    reason: str


class CleanText(NamedTuple):
    """Title of a text ("" without one), its paragraphs joined by empty lines, and the removed lines."""

    title: str
    text: str
    removed: tuple[RemovedLine, ...] = ()


def clean_text(
    text: str, title: str | None = None, *, furniture: bool = True, structured: Collection[str] = ()
) -> CleanText:
    """Clean a text.  Without `furniture`, only characters and blanks are normalised, and nothing is removed.

    Without a `title`, a line before the first sentence that reads like one is removed and becomes the title.
    `structured` lines are text by the structure of their page: no judgment of their words removes them.
    """
    known = one_line(title or "")
    lines = paragraphs(normalise(text))
    if not furniture:
        return CleanText(known, "\n\n".join(lines))
    found, pieces = _pieces(lines, known, frozenset(map(one_line, structured)))
    _forget()
    kept = "\n\n".join(text for text, reason in pieces if not reason)
    return CleanText(found, kept, tuple(RemovedLine(text, reason) for text, reason in pieces if reason))


def _pieces(lines: Sequence[str], known: str, structured: Collection[str]) -> tuple[str, list[Piece]]:
    """Return the title, `known` or found, and the pieces of all lines after the last round."""
    title, pieces = known, [(line, "") for line in lines]
    for _ in range(_ROUNDS):
        before, pieces = pieces, _next_round(pieces, title, structured, named=bool(known))
        title = title or next((text for text, reason in pieces if reason == TITLE), "")
        if pieces == before:
            break
    return title, pieces


def _forget() -> None:
    """Clear the caches of a text that is done: they serve only its own rounds."""
    for remembered in (reason_against, own_features, _without_parts):
        remembered.cache_clear()


def _next_round(pieces: Sequence[Piece], title: str, structured: Collection[str], *, named: bool) -> list[Piece]:
    """Return the pieces after one more round of all rules over the remaining lines."""
    lines = [text for text, reason in pieces if not reason]
    reasons = _reasons(lines, title, named=named)
    if structured:
        reasons = [
            "" if why in _JUDGED and line in structured else why for line, why in zip(lines, reasons, strict=True)
        ]
    fates = iter(_fates(lines, reasons))
    return [part for piece in pieces for part in ((piece,) if piece[1] else next(fates))]


def _fates(lines: Sequence[str], reasons: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of each line: removed as a whole, kept as a whole, or kept without a part."""
    stay = 0
    for line, reason in zip(lines, reasons, strict=True):
        yield ((line, reason),) if reason else _without_parts(line, early=stay < _DATELINES)
        stay += not reason


# Cached, because the next round needs the remaining lines again.
@lru_cache(maxsize=2_000)
def _without_parts(line: str, *, early: bool) -> tuple[Piece, ...]:
    """Return a line in pieces, with glued text before it and calls in it marked for removal.

    Only `early` lines may have a dateline or a byline.
    """
    for reason, end in (("glued to the text", glued_end), ("byline", stamp_end), ("dateline", dateline_end)):
        at = end(line) if early or end is glued_end else 0
        if 0 < at < len(line):
            return ((line[:at].strip(), reason), (line[at:], ""))
    bare, notes = without_notes(line)
    kept, calls = without_calls(bare)
    marks = ((note.strip(), "footnote mark") for note in notes)
    return (*(((kept, ""),) if kept else ()), *((call, "notice") for call in calls), *marks)


def _reasons(lines: Sequence[str], title: str, *, named: bool) -> list[str]:
    """Return the reason against each line, "" for lines that stay; `named`: the title was given."""
    sure = by_rule(lines, title)
    reasons = _with_unlikely(lines, sure)
    prose = [at for at, line in enumerate(lines) if not reasons[at] and is_prose(line)]
    if not prose:
        return sure
    first, last = prose[0], prose[-1]
    listed = reasons[:first].count("") >= _LIST
    title_line = None if title or listed else _title_line(lines, sure, prose)
    if title_line is not None:
        reasons[title_line] = TITLE
    for at in range(first):
        reasons[at] = _reason_before(lines[at], reasons[at], first - at, listed=listed, named=named)
    for at in range(last + 1, len(lines)):
        reasons[at] = reasons[at] or _reason_after(lines[at])
    return reasons


def _title_line(lines: Sequence[str], sure: Sequence[str], prose: Sequence[int]) -> int | None:
    """Return the index of the line above the first sentence that is the title; None without one."""
    return title_at(lines, [at for at in range(prose[0]) if not sure[at] and not glued_end(lines[at])], prose)


def _reason_before(line: str, reason: str, lines_to_prose: int, *, listed: bool, named: bool) -> str:
    """Return the reason against a line before the first sentence of the article."""
    near = reason == _UNLIKELY and lines_to_prose <= HEAD_LINES
    stray = not reason and not listed and (not named or _is_short(line))
    # The rest of a line with something glued before it may be the title.
    return _BEFORE if (near or stray) and not glued_end(line) else reason


def _reason_after(line: str) -> str:
    """Return the reason against a line after the last sentence of the article."""
    return _AFTER if _is_short(line) else ""


def _with_unlikely(lines: Sequence[str], sure: Sequence[str]) -> list[str]:
    """Return the reasons with those of the classifier, which is used only where its results can count."""
    page, known = is_page(lines), any(map(reason_against, lines))
    if not (page or known):
        return list(sure)
    likely = _likely(lines, sure)
    prose = [
        not reason and p >= FURNITURE_BELOW and is_prose(line)
        for line, reason, p in zip(lines, sure, likely, strict=True)
    ]
    bounds = _bounds_on_page(prose) if page else _bounds_in_text(prose)
    return [reason or (_UNLIKELY if p < bound else "") for reason, p, bound in zip(sure, likely, bounds, strict=True)]


def _bounds_on_page(prose: Sequence[bool]) -> list[float]:
    """Return the minimum probability of each line of a page.  A line alone between two sentences may be a subhead."""
    padded = [False, *prose, False]
    return [
        VERY_UNLIKELY if before and after else FURNITURE_BELOW
        for before, after in zip(padded, padded[2:], strict=False)
    ]


def _bounds_in_text(prose: Sequence[bool]) -> list[float]:
    """Return the minimum probability of each line of a text that is no page and has lines that the rules reject.

    Short lines between its sentences are lists and subheads; short lines before and after them are furniture.
    """
    if True not in prose:
        return [VERY_UNLIKELY] * len(prose)
    first, last = prose.index(True), len(prose) - prose[::-1].index(True)
    return [0.0 if first <= at < last else VERY_UNLIKELY for at in range(len(prose))]


def _likely(lines: Sequence[str], sure: Sequence[str]) -> Sequence[float]:
    """Return the probability of each line to be a sentence of the article; 1 for all lines if none is likely."""
    found = likelihoods(lines, sure) if len(lines) <= _MOST_LINES else []
    return found if max(found, default=0.0) >= _ARTICLE_FROM else [1.0] * len(lines)


def _is_short(line: str) -> bool:
    return line.count(" ") < _EDGE_WORDS
