"""From a raw text to a title and paragraphs: characters made plain, wrapped lines joined, furniture taken out.

Only deletes and normalises, so the words stand in the document in the same order.  What goes is kept, with a reason.
The rules are applied until none has anything left to take: cleaning what is clean changes nothing.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from digest.text.characters import normalise, one_line
from digest.text.furniture import is_prose, reason_against
from digest.text.furniture.calls import without_calls
from digest.text.furniture.classifier import likelihoods
from digest.text.furniture.dateline import dateline_end, glued_end, stamp_end
from digest.text.furniture.line_features import own_features
from digest.text.furniture.together import HEAD_LINES, TITLE, by_rule, is_page
from digest.text.titles import title_at
from digest.text.wrapped import paragraphs

# A line before the first or after the last sentence that is this short is a kicker, a tag, a menu's left-over.
_EDGE_WORDS = 7
# So many lines without an end mark before the first sentence are a list, and none of them is its title.
_LIST = 6
# A line that is less likely than this to be a sentence of the article is furniture.  On publishers that were not
# fitted on, .05 loses 0.4 % of the true sentences; see evals/tasks/furniture.py.
FURNITURE_BELOW = 0.05
# What may be a subhead goes only below this.  Of 338 unlikely lines alone between two sentences of a page 203 were the
# article's, all of them above it.
VERY_UNLIKELY = 0.0003
# A text of more lines is no page: the rules alone look at it, in bounded memory.
_MOST_LINES = 100_000
# The classifier is asked only where it is sure of one line: without an article there is nothing to tell from it.
_ARTICLE_FROM = 0.5

# A dateline stands before one of the first paragraphs: a summary may come before it.
_DATELINES = 3

# Two rounds are usual, and three the most that was seen in 6,000 soups of lines; the limit stops a text that was made
# to have a thousand.
_ROUNDS = 30

_BEFORE, _AFTER = "before the first sentence", "after the last sentence"
_UNLIKELY = "reads like page furniture"


# A line or a part of one, and the rule that takes it out; "" for what stays.
Piece = tuple[str, str]


class RemovedLine(NamedTuple):
    """A line that was taken out, and the rule that says so."""

    text: str
    reason: str


class CleanText(NamedTuple):
    """A text's title ("" when it has none), its paragraphs joined by an empty line, and what was taken out."""

    title: str
    text: str
    removed: tuple[RemovedLine, ...] = ()


def clean_text(text: str, title: str | None = None, *, furniture: bool = True) -> CleanText:
    """Clean a text.  Without `furniture`, characters and blanks alone are made plain and nothing is taken out.

    Without a `title`, a line before the first sentence that reads like one is taken off and becomes it.
    """
    known = one_line(title or "")
    lines = paragraphs(normalise(text))
    if not furniture:
        return CleanText(known, "\n\n".join(lines))
    said, pieces = known, [(line, "") for line in lines]
    for _ in range(_ROUNDS):
        before, pieces = pieces, _next_round(pieces, said, named=bool(known))
        said = said or next((text for text, reason in pieces if reason == TITLE), "")
        if pieces == before:
            break
    _forget()
    kept = "\n\n".join(text for text, reason in pieces if not reason)
    return CleanText(said, kept, tuple(RemovedLine(text, reason) for text, reason in pieces if reason))


def _forget() -> None:
    """Keep nothing of a text that is done: what was remembered served its rounds alone."""
    for remembered in (reason_against, own_features, _without_parts):
        remembered.cache_clear()


def _next_round(pieces: Sequence[Piece], title: str, *, named: bool) -> list[Piece]:
    """The pieces after one more round of all rules over the lines that are left."""
    lines = [text for text, reason in pieces if not reason]
    fates = iter(_fates(lines, _reasons(lines, title, named=named)))
    return [part for piece in pieces for part in ((piece,) if piece[1] else next(fates))]


def _fates(lines: Sequence[str], reasons: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
    """What becomes of each line: it goes, it stays, or a part of it goes."""
    stay = 0
    for line, reason in zip(lines, reasons, strict=True):
        yield ((line, reason),) if reason else _without_parts(line, early=stay < _DATELINES)
        stay += not reason


# The next round asks again of the lines that are left.
@lru_cache(maxsize=2_000)
def _without_parts(line: str, *, early: bool) -> tuple[Piece, ...]:
    """A line with what is glued before it or stands in it as a call taken off; `early` ones may have a dateline."""
    for reason, end in (("glued to the text", glued_end), ("byline", stamp_end), ("dateline", dateline_end)):
        at = end(line) if early or end is glued_end else 0
        if 0 < at < len(line):
            return ((line[:at].strip(), reason), (line[at:], ""))
    kept, calls = without_calls(line)
    return (*(((kept, ""),) if kept else ()), *((call, "notice") for call in calls))


def _reasons(lines: Sequence[str], title: str, *, named: bool) -> list[str]:
    """The reason against each line, "" for those that stay; `named` says that the title was known before."""
    sure = by_rule(lines, title)
    reasons = _with_unlikely(lines, sure)
    prose = [at for at, line in enumerate(lines) if not reasons[at] and is_prose(line)]
    if not prose:
        return sure
    listed = sum(not reason for reason in reasons[: prose[0]]) >= _LIST
    first, last = prose[0], prose[-1]
    if not title and not listed:
        at = title_at(lines, [at for at in range(first) if not sure[at] and not glued_end(lines[at])], prose)
        if at is not None:
            reasons[at] = TITLE
    for at in range(first):
        reasons[at] = _reason_before(lines[at], reasons[at], first - at, listed=listed, named=named)
    for at in range(last + 1, len(lines)):
        reasons[at] = reasons[at] or (_AFTER if _is_short(lines[at]) else "")
    return reasons


def _reason_before(line: str, reason: str, lines_to_prose: int, *, listed: bool, named: bool) -> str:
    """Return the reason against a line before the first sentence of the article."""
    near = reason == _UNLIKELY and lines_to_prose <= HEAD_LINES
    stray = not reason and not listed and (not named or _is_short(line))
    # The rest of a line with something glued before it may be the title.
    return _BEFORE if (near or stray) and not glued_end(line) else reason


def _with_unlikely(lines: Sequence[str], sure: Sequence[str]) -> list[str]:
    """The reasons with those of the classifier, which is not asked where its answer could not count."""
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
    """How likely each line of a page must be to stay; one alone between two sentences is rather a subhead."""
    padded = [False, *prose, False]
    return [
        VERY_UNLIKELY if before and after else FURNITURE_BELOW
        for before, after in zip(padded, padded[2:], strict=False)
    ]


def _bounds_in_text(prose: Sequence[bool]) -> list[float]:
    """How likely each line of a text that is no page, and of which the rules know a line, must be to stay.

    Short lines inside it are lists and subheads; those around it are furniture.
    """
    if True not in prose:
        return [VERY_UNLIKELY] * len(prose)
    first, last = prose.index(True), len(prose) - prose[::-1].index(True)
    return [0.0 if first <= at < last else VERY_UNLIKELY for at in range(len(prose))]


def _likely(lines: Sequence[str], sure: Sequence[str]) -> Sequence[float]:
    """How likely each line is to be a sentence of the article; where none surely is, all are."""
    found = likelihoods(lines, sure) if len(lines) <= _MOST_LINES else []
    return found if max(found, default=0.0) >= _ARTICLE_FROM else [1.0] * len(lines)


def _is_short(line: str) -> bool:
    return line.count(" ") < _EDGE_WORDS
