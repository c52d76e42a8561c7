"""Decide whether the sentences of two quantities report one fact, by what they have in common."""

from digest.stories.quantities.article_reading import Reading
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.roles import FAINT, roles

# Sentences of two articles, of the first ones that are read, from which on they are reports.  Flashes of a few
# sentences report one fact in any words.
_REPORTS = 7
# Least share of the stems of one sentence that the other has, in reports.
_ALIKE = 0.25
# Sentences of two articles from which on two times without a common event need words in common beside them, and the
# least share of the smaller set of these.
_MORE_THAN_FLASHES, _ALIKE_TIMES = 5, 0.2
_TIMES = frozenset(("date", "hour", "month", "year", "duration"))


def may_report_one_fact(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether two sentences have enough in common; nothing is asked of sentences in two languages.

    The limits are chosen on labelled news: evals/own/differences_news.jsonl.
    """
    if a.context.language != b.context.language:
        return True
    sentences = ours.sentences + theirs.sentences
    if a.kind in _TIMES and not roles(a) & roles(b) - FAINT:
        # of nine such pairs on 3,104 stories of news, whose articles give a time for each of many events, one was right
        alike = sentences < _MORE_THAN_FLASHES or _share_of_smaller(a.near, b.near) >= _ALIKE_TIMES
        return alike and sentences < _REPORTS
    return sentences < _REPORTS or _share_of_smaller(a.context.stems, b.context.stems) >= _ALIKE


def _share_of_smaller(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that the other one has too, 0 to 1."""
    return len(a & b) / max(1, min(len(a), len(b)))
