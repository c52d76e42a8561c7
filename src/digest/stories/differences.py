"""Numbers in which the sources of a story differ: two sentences side by side, without a judgement."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, islice, product

from digest.model.article import Article
from digest.model.story_parts import Difference
from digest.stories.publishers import publisher_of
from digest.stories.quantities.article_reading import Reading
from digest.stories.quantities.comparison import (
    agree,
    are_on_other_events,
    may_be_one,
    rating,
)
from digest.stories.quantities.evidence import evidence
from digest.stories.quantities.one_fact import may_report_one_fact
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.quantity_reading import sentences_with_quantities

# The first sentences of an article are on its story; further down are other days and other places.
_LEAD = 6
# Quantities of an article that are compared with each of another: six sentences with more are a table.
_MOST = 40
# The least logarithm of the odds of a pair that is shown; in news most pairs of digits with a dash are no scores.
_LEAST, _LEAST_OF_SCORES = 0.5, 2.0
# A pair less likely by no more than this is as likely.
_NEARLY = 1.0
# Yesterday's toll is an earlier value, not a different one.
_SAME_TIME = timedelta(hours=36)

_Pair = tuple[Quantity, Quantity]
_Rated = tuple[float, Quantity, Quantity]  # with the logarithm of the odds


def differences(articles: Sequence[Article]) -> tuple[Difference, ...]:
    """Return the differences among the articles of one story, one for each quantity, in reading order.

    Only the newest article of each publisher counts: it replaces an earlier figure of its own.
    """
    found = [
        Difference(_kind((a, b)), a.sentence, b.sentence, a.figure, b.figure) for a, b in differing_quantities(articles)
    ]
    return tuple(sorted(found, key=lambda item: (item.a.position, item.kind)))


def differing_quantities(articles: Sequence[Article]) -> list[tuple[Quantity, Quantity]]:
    """Return the pairs of quantities in which the articles of one story differ, the first of each thing."""
    read = [reading(article) for article in newest(articles)]
    found: dict[tuple[str, ...], _Pair] = {}
    for ours, theirs in combinations(read, 2):
        if not cannot_differ(ours, theirs):
            for pair in _differing(ours, theirs):
                found.setdefault(_key(pair), pair)
    return list(found.values())


def cannot_differ(ours: Reading, theirs: Reading) -> bool:
    """Return whether two articles have no numbers of one kind, or are of two days or two events."""
    if not _kinds(ours) & _kinds(theirs) or _far_apart(ours.article, theirs.article):
        return True
    return are_on_other_events(ours, theirs)


def _kinds(reading: Reading) -> set[str]:
    return {quantity.kind for quantity in reading.quantities}


def newest(articles: Sequence[Article]) -> list[Article]:
    """The newest article of each publisher, the oldest of these first."""
    # an undated one is the newest only of undated ones
    order = sorted(articles, key=lambda article: (article.published is not None, article.age))
    last = {publisher_of(article).casefold(): article for article in order}
    return sorted(last.values(), key=lambda article: article.age)


def reading(article: Article) -> Reading:
    """Return the quantities of the first sentences of an article."""
    lead = article.sentences[:_LEAD]
    found = islice(sentences_with_quantities(lead, article.language), _MOST)
    return Reading(article, tuple(found), _LEAD)


def _far_apart(a: Article, b: Article) -> bool:
    return bool(a.published and b.published and abs(a.published - b.published) > _SAME_TIME)


def _key(pair: _Pair) -> tuple[str, ...]:
    a, b = pair
    return a.kind, a.unit, *sorted(a.events & b.events)


def _kind(pair: _Pair) -> str:
    """The name of the quantity: the event that is counted, else the dimension; "correction" where one is corrected."""
    a, b = pair
    if a.context.corrects or b.context.corrects:
        return "correction"
    shared = sorted(a.events & b.events)
    return shared[0] if shared and a.kind in ("count", "money") else a.kind


def _differing(ours: Reading, theirs: Reading) -> Iterator[_Pair]:
    """The pairs on one thing whose values exclude each other, the best of each kind.

    A source with two values of its own reports a part, a change, or two things: nothing is compared with it.
    """
    by_kind: dict[tuple[str, str], list[_Rated]] = {}
    for found, a, b in candidates(ours, theirs):
        by_kind.setdefault((a.kind, a.unit), []).append((rating(found), a, b))
    for (kind, _), rated in sorted(by_kind.items()):
        least = _LEAST_OF_SCORES if kind == "score" else _LEAST
        clear = [
            (rate, a, b)
            for rate, a, b in rated
            if rate > least and may_report_one_fact(a, b, ours, theirs) and _is_clear((rate, a, b), rated)
        ]
        if clear:
            _, a, b = max(clear, key=lambda pair: pair[0])
            yield a, b


def candidates(ours: Reading, theirs: Reading) -> Iterator[tuple[dict[str, float], Quantity, Quantity]]:
    """Yield the pairs of quantities that nothing tells apart, each with its evidence."""
    pairs = [
        (a, b) for a, b in product(_valid(ours), _valid(theirs)) if a.kind == b.kind and may_be_one(a, b, ours, theirs)
    ]
    for a, b in pairs:
        rivals = sum((q is a) != (r is b) for q, r in pairs)
        yield evidence(a, b, ours, theirs, rivals), a, b


def _valid(reading: Reading) -> Iterator[Quantity]:
    """Yield the quantities that the article does not replace by another one."""
    return (quantity for quantity in reading.quantities if "replaced" not in quantity.marks)


def _is_clear(pair: _Rated, pairs: Sequence[_Rated]) -> bool:
    """Return whether the values of a pair exclude each other, and neither side has another value for the thing."""
    rate, a, b = pair
    others = [(other, q, r) for other, q, r in pairs if (q is a) != (r is b)]
    agreeing = any((q is a or r is b) and agree(q, r) for _, q, r in pairs)
    return not agreeing and all(
        (other < rate - _NEARLY and not (_are_of_one_key(a, q) and _are_of_one_key(b, r)))
        or (a.number.allows(q.number) and b.number.allows(r.number))
        for other, q, r in others
    )


def _are_of_one_key(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities of one article are of one event or noun."""
    return one is other or (bool(one.events or one.nouns) and one.key == other.key)
