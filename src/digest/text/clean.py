"""From a raw text to a title and paragraphs: characters made plain, wrapped lines joined, furniture taken out.

Only deletes and normalises, so the words stand in the document in the same order.  What goes is kept, with a reason.
The rules are applied until none has anything left to take: cleaning what is clean changes nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.text.characters import normalise, one_line
from digest.text.furniture import is_prose, reason_against
from digest.text.furniture.calls import without_calls
from digest.text.furniture.classifier import likelihoods
from digest.text.furniture.dateline import dateline_end, glued_end, stamp_end
from digest.text.furniture.features import own_features
from digest.text.furniture.frame import end_of_article, mail_header
from digest.text.scripts import count_wide, script_of
from digest.text.words import words
from digest.text.wrapped import paragraphs

# The title of a text is among its first lines, and a title that is known is said again among these.
_HEAD_LINES = 8
_TITLE_WORDS, _TITLE_LETTERS, _TITLE_WIDE = 30, 200, 4
# A line before the first or after the last sentence that is this short is a kicker, a tag, a menu's left-over.
_EDGE_WORDS = 7
# So many lines without an end mark before the first sentence are a list, and none of them is its title.
_LIST = 6
# Characters that tell the script of a text.
_SAMPLE = 1_000
# A line that is less likely than this to be a sentence of the article is furniture.  On publishers that were not
# fitted on, .05 loses 0.4 % of the true sentences; see evals/tasks/furniture.py.
FURNITURE_BELOW = 0.05
# A line without an end mark between two sentences needs no more than this to stay.
SUBHEAD_FROM = 0.0003
# Up to this many unlikely lines are no page.
_FEW = 5
# A text of more lines is no page: the rules alone look at it, in bounded memory.
_MOST_LINES = 100_000
# The classifier is asked only where it is sure of one line: without an article there is nothing to tell from it.
_ARTICLE_FROM = 0.5

# A dateline stands before one of the first paragraphs: a summary may come before it.
_DATELINES = 3

# Three rounds are usual, and a dozen the most that was seen in soups of lines; the end of them stops a text that was
# made to have a thousand.
_ROUNDS = 30

_TITLE, _BEFORE, _AFTER = "title", "before the first sentence", "after the last sentence"
_UNLIKELY = "reads like page furniture"


# A line or a part of one, and the rule that takes it out; "" for what stays.
Piece = tuple[str, str]


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

    Without a `title`, a line before the first sentence that reads like one is taken off and becomes it.
    """
    known = one_line(title or "")
    lines = paragraphs(normalise(text))
    if not furniture:
        return Cleaned(known, "\n\n".join(lines))
    said, pieces = known, [(line, "") for line in lines]
    for _ in range(_ROUNDS):
        before, pieces = pieces, _next_round(pieces, said, named=bool(known))
        said = said or next((text for text, reason in pieces if reason == _TITLE), "")
        if pieces == before:
            break
    _forget()
    kept = "\n\n".join(text for text, reason in pieces if not reason)
    return Cleaned(said, kept, tuple(Line(text, reason) for text, reason in pieces if reason))


def _forget() -> None:
    """Keep nothing of a text that is done: what was remembered served its rounds alone."""
    for remembered in (reason_against, own_features, without_calls):
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
    likely = _likely(lines, sure)
    reasons = _with_unlikely(lines, sure, likely)
    prose = [at for at, line in enumerate(lines) if not reasons[at] and is_prose(line)]
    if not prose:
        return sure
    listed = sum(not reason for reason in reasons[: prose[0]]) >= _LIST
    if not title and not listed:
        at = _title_at(lines, [at for at in range(prose[0]) if not sure[at] and not glued_end(lines[at])], prose)
        if at is not None:
            reasons[at] = _TITLE
    for at in range(prose[0]):
        if glued_end(lines[at]):  # what is left of it may be the title
            continue
        near = reasons[at] == _UNLIKELY and prose[0] - at <= _HEAD_LINES
        stray = not reasons[at] and not listed and (not named or _is_short(lines[at]))
        if near or stray:
            reasons[at] = _BEFORE
    for at in range(prose[-1] + 1, len(lines)):
        if not reasons[at] and _is_short(lines[at]):
            reasons[at] = _AFTER
    return reasons


def _with_unlikely(lines: Sequence[str], sure: Sequence[str], likely: Sequence[float]) -> list[str]:
    """The reasons with those of the classifier.

    Between two sentences a line alone is rather a subhead, and in a text that is mostly sentences short lines are a
    list: these go only where they are very unlikely.
    """
    reasons = [reason or (_UNLIKELY if p < FURNITURE_BELOW else "") for reason, p in zip(sure, likely, strict=True)]
    prose = [not reason and is_prose(line) for line, reason in zip(lines, reasons, strict=True)]
    mostly = reasons.count(_UNLIKELY) <= max(sum(prose), _FEW)
    inside = False
    for at in range(len(lines) - 1):
        alone = at > 0 and prose[at - 1] and prose[at + 1]
        inside = inside or prose[at]
        spared = alone or (mostly and (inside or is_prose(lines[at])))
        if spared and reasons[at] == _UNLIKELY and likely[at] >= SUBHEAD_FROM:
            reasons[at] = ""
    return reasons


def _likely(lines: Sequence[str], sure: Sequence[str]) -> Sequence[float]:
    """How likely each line is to be a sentence of the article; where none surely is, all are."""
    found = likelihoods(lines, sure) if len(lines) <= _MOST_LINES else []
    return found if max(found, default=0.0) >= _ARTICLE_FROM else [1.0] * len(lines)


def _is_short(line: str) -> bool:
    return line.count(" ") < _EDGE_WORDS


def by_rule(lines: Sequence[str], title: str) -> list[str]:
    """The reasons of the rules that are sure without the classifier, "" for none."""
    script = _main_script(" ".join(lines))
    headers = frozenset(mail_header(lines[:_HEAD_LINES]))
    end = end_of_article(lines)
    seen: set[str] = set()
    reasons = []
    for at, line in enumerate(lines):
        reason = (
            reason_against(line) or ("mail header" if at in headers else "") or ("after the end" if at > end else "")
        )
        if not reason and line in seen and not line.endswith((":", "：")):
            reason = "repeated line"
        elif not reason and at < _HEAD_LINES and len(line) <= 2 * len(title) and same_words(line, title):
            reason = _TITLE
        elif not reason and not is_prose(line) and _main_script(line) not in ("", script):
            reason = "other script"
        seen.add(line)
        reasons.append(reason)
    return reasons


def _title_at(lines: Sequence[str], places: Sequence[int], prose: Sequence[int]) -> int | None:
    """The place of the first line that reads like a title and shares words with the text.

    Where none does, of the first that reads like one, else of the first of two words: "Storm ends".
    """
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
    long_enough = words > 2 or len(line) > 12 or count_wide(line) >= _TITLE_WIDE
    return long_enough and words <= _TITLE_WORDS and len(line) <= _TITLE_LETTERS


def _may_be_title(line: str) -> bool:
    """Two words, where no line says more; one word alone names a section."""
    return line.count(" ") == 1


def _main_script(text: str) -> str:
    """The script that a text is written in, told from some of its characters; Chinese and Japanese count as one."""
    some = text[:: len(text) // _SAMPLE + 1]
    if some.isascii() or max(some) < "\u0370":  # Latin, with all its accents
        return "latin" if any(map(str.isalpha, some)) else ""
    script = script_of(some)
    return "han" if script in ("zh", "ja") else script


def same_words(a: str, b: str) -> bool:
    """Whether two lines say the same, letters and digits compared."""
    return words(a) == words(b) != []
