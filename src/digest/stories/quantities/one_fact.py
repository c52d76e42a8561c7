"""Decide whether the sentences of two quantities report one fact, by what they have in common."""

from digest.stories.quantities.article_reading import Reading
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.roles import FAINT, roles

# Sentences of two articles, of the first ones that are read, from which on they are reports.  Flashes of a few
# sentences report one fact in any words.
_REPORTS = 7
# Least share of the stems of one sentence that the other has, in reports.
_ALIKE = 0.25
# The same for the stems beside two times without a common event: each has an event of its own.
_ALIKE_TIMES = 0.2
_TIMES = frozenset(("date", "hour", "month", "year", "duration"))


def may_report_one_fact(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether two sentences have enough in common; nothing is asked of sentences in two languages.

    The limits are chosen on labelled news: evals/own/differences_news.jsonl.
    """
    if a.context.language != b.context.language:
        return True
    if a.kind in _TIMES and ours.sentences + theirs.sentences >= 5 and not roles(a) & roles(b) - FAINT:
        return _share_of_smaller(a.near, b.near) >= _ALIKE_TIMES
    are_reports = ours.sentences + theirs.sentences >= _REPORTS
    return not are_reports or _share_of_smaller(a.context.stems, b.context.stems) >= _ALIKE


def _share_of_smaller(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that the other one has too, 0 to 1."""
    return len(a & b) / max(1, min(len(a), len(b)))
