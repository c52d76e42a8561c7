"""Numbers in which the sources of a story differ: two sentences side by side, without a judgement."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations, islice, product

from digest.model.article import Article
from digest.model.story_parts import Difference
from digest.stories.publishers import publisher_of
from digest.stories.quantities.apart import replaces
from digest.stories.quantities.article_reading import Reading
from digest.stories.quantities.comparison import (
    are_closely_related,
    are_on_other_events,
    are_related,
    hints,
    is_enough,
)
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.quantity_reading import sentences_with_quantities

# The first sentences of an article are on its story; further down are other days and other places.
_LEAD = 6
# Of these, the first tell the event itself: the only number of its kind there is likely to be of it.
_OPENING = 3
# Letters of a sentence that says one thing.
_SHORT = 80
# Quantities of an article that are compared with each of another: six sentences with more are a table.
_MOST = 40
# The hint of a correction is enough by itself.
_CORRECTION = 3
# Kinds of which the only one in each of two openings on one event is of one thing; times and spans are of many.
_FIRM = frozenset(("count", "money", "percent"))
# Yesterday's toll is an earlier value, not a different one.
_SAME_TIME = timedelta(hours=36)

_Pair = tuple[Quantity, Quantity]
_Rated = tuple[int, Quantity, Quantity]  # with the hints


def differences(articles: Sequence[Article]) -> tuple[Difference, ...]:
    """Return the differences among the articles of one story, one for each quantity, in reading order.

    Only the newest article of each publisher counts: it replaces an earlier figure of its own.
    """
    read = [_read(article) for article in _newest(articles)]
    found: dict[tuple[str, ...], Difference] = {}
    for ours, theirs in combinations(read, 2):
        if not _kinds(ours) & _kinds(theirs) or _far_apart(ours.article, theirs.article):
            continue
        if are_on_other_events(ours, theirs):
            continue
        for a, b in _differing(ours, theirs):
            difference = Difference(_kind((a, b)), a.sentence, b.sentence, a.figure, b.figure)
            found.setdefault(_key((a, b)), difference)
    return tuple(sorted(found.values(), key=lambda item: (item.a.position, item.kind)))


def _kinds(reading: Reading) -> set[str]:
    return {quantity.kind for quantity in reading.quantities}


def _newest(articles: Sequence[Article]) -> list[Article]:
    """The newest article of each publisher, the oldest of these first."""
    # an undated one is the newest only of undated ones
    order = sorted(articles, key=lambda article: (article.published is not None, article.age))
    last = {publisher_of(article).casefold(): article for article in order}
    return sorted(last.values(), key=lambda article: article.age)


def _read(article: Article) -> Reading:
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
    kinds = _kinds(theirs)
    for kind, unit in sorted({(quantity.kind, quantity.unit) for quantity in ours.quantities}):
        if kind not in kinds:
            continue
        mine = [q for q in _valid(ours) if (q.kind, q.unit) == (kind, unit)]
        other = [q for q in _valid(theirs) if q.kind == kind]
        alone = _alone(mine, other)
        alone *= are_related(ours, theirs) + (kind in _FIRM and are_closely_related(ours, theirs))
        rated = list(_rated(product(mine, other), ours, theirs))
        if best := _best(rated, alone):
            yield best[1], best[2]


def _best(rated: Sequence[_Rated], alone: int) -> _Rated | None:
    """Return the pair with the most hints among those with enough hints and clear values."""
    pairs = [pair for pair in rated if is_enough(pair[0] + alone, pair[1], pair[2]) and _is_clear(pair, rated)]
    return max(pairs, key=lambda pair: pair[0], default=None)


def _valid(reading: Reading) -> Iterator[Quantity]:
    """Yield the quantities that the article does not replace by another one."""
    return (quantity for quantity in reading.quantities if "replaced" not in quantity.marks)


def _rated(pairs: Iterable[_Pair], ours: Reading, theirs: Reading) -> Iterator[_Rated]:
    """Yield the pairs that nothing tells apart, each with its hints."""
    for a, b in pairs:
        rate = hints(a, b, ours, theirs)
        if rate >= 0:
            yield rate + _corrected(a, b, ours, theirs), a, b


def _corrected(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> int:
    """Return a hint if one source gives the value of the other and replaces it."""
    return _CORRECTION * (replaces(b, a, theirs) or replaces(a, b, ours))


def _alone(mine: Sequence[Quantity], other: Sequence[Quantity]) -> int:
    """Return a hint if both are the only ones of their kind, early in their articles.

    It is a stronger one if their sentences are short.
    """
    if not len(mine) == len(other) == 1 or not _in_the_opening(*mine, *other):
        return 0
    return 1 + all(len(quantity.sentence.text) <= _SHORT for quantity in (*mine, *other))


def _in_the_opening(*found: Quantity) -> bool:
    return all(quantity.sentence.position < _OPENING for quantity in found)


def _is_clear(pair: _Rated, pairs: Sequence[_Rated]) -> bool:
    """Return whether the values of a pair exclude each other, and neither side has another value for the thing."""
    rate, a, b = pair
    others = [(other, q, r) for other, q, r in pairs if (q is a) != (r is b)]
    agreeing = any((q is a or r is b) and q.number.allows(r.number) for _, q, r in pairs)
    return not agreeing and all(
        other < rate or (a.number.allows(q.number) and b.number.allows(r.number)) for other, q, r in others
    )
