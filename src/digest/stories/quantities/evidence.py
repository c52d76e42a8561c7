"""The evidence that two quantities of two articles are of one thing: what they share, and what speaks against it."""

import math
from collections.abc import Iterator

from digest.stories.quantities.apart import MEASURED, replaces, seem_of_other_events
from digest.stories.quantities.article_reading import START, Reading
from digest.stories.quantities.other_times import is_one_forecast
from digest.stories.quantities.people import PERSONAL
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.roles import FAINT, LOOSE, nouns_in_common, roles

# Below this, many things are of one number: three gymnasts, four officers.
_FEW = 5
# The logarithm of a ratio of values is at most this.
_MOST_RATIO = 2.5
# Places of sentences beyond this one count as this one.
_LAST_PLACE = 5
# Common names or stems by which the titles or openings of two articles are on one event, and beyond doubt.
_RELATED, _CLOSELY = 2, 3
# Kinds that say when something is.
_TIMES = ("date", "hour", "weekday", "month", "year")
_UNITS = frozenset(("length", "area", "weight", "volume", "speed", "temperature", "magnitude", "distance"))


def shared_names(a: Reading, b: Reading) -> set[str]:
    return {n for n in a.names if n[:START] in b.text} | {n for n in b.names if n[:START] in a.text}


def evidence(a: Quantity, b: Quantity, ours: Reading, theirs: Reading, rivals: int = 0) -> dict[str, float]:
    """Return each piece of evidence that is there, with its strength.

    `rivals` are the other pairs of either quantity.
    """
    found = {
        **dict.fromkeys(_of_articles(ours, theirs), 1.0),
        **dict.fromkeys(_of_kind(a), 1.0),
        **dict.fromkeys(_of_events(a, b), 1.0),
        **dict.fromkeys(_of_counts(a, b, ours, theirs), 1.0),
        **dict.fromkeys(_of_times(a, b, ours, theirs), 1.0),
        **_of_place(a, b, ours, theirs),
    }
    if not rivals:
        found["without rivals"] = 1.0
    if "replaced" in found:
        found["ratio"] = 0.0
    return {name: strength for name, strength in found.items() if strength}


def _of_articles(a: Reading, b: Reading) -> Iterator[str]:
    names = len(shared_names(a, b))
    topics = len(a.topic & b.topic)
    if a.article.language != b.article.language:
        is_related = is_close = names >= 1
    else:
        is_related = names >= _RELATED or topics + min(1, names) >= _RELATED
        is_close = names >= 1 and topics + names >= _CLOSELY
    if is_related:
        yield "related"
    if is_close:
        yield "closely related"
    if a.days & b.days:
        yield "same day"


def _of_kind(one: Quantity) -> Iterator[str]:
    if one.kind in ("money", "duration", "score", "rank", *_TIMES):
        yield one.kind
    elif one.kind in _UNITS:
        yield "unit"


def _of_events(a: Quantity, b: Quantity) -> Iterator[str]:
    """Yield the evidence of the events beside two quantities; one of any kind goes with each other one."""
    shared = roles(a) & roles(b)
    if shared - FAINT:
        yield "event"
    elif shared:
        yield "faint event"
    if bool(a.events) != bool(b.events):
        yield "event of one"
    if a.events and b.events and (a.events <= LOOSE) != (b.events <= LOOSE):
        yield "loose event"
    if seem_of_other_events(a, b):
        yield "other events"
    if a.kind in _TIMES and not shared - FAINT:
        yield "time without event"


def _of_counts(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> Iterator[str]:
    """Yield the evidence of what is counted."""
    if a.kind != "count":
        return
    alike = nouns_in_common(a, b)
    evidence_of = {
        "noun": alike,
        "small": _are_small(a, b, alike),
        "two groups": bool(a.groups and b.groups) and not a.groups & b.groups,
        "nouns": _counts_something(a) and _counts_something(b),
        "one group": _may_be_one_group(a, b),
        "noun of one article": not alike and (_is_of_one_article(a, b, theirs) or _is_of_one_article(b, a, ours)),
    }
    yield from (name for name, is_there in evidence_of.items() if is_there)


def _are_small(a: Quantity, b: Quantity, alike: bool) -> bool:
    """Return whether both counts are small, or one of two without a common noun."""
    low, high = sorted((a.number.value, b.number.value))
    return high < _FEW or (low < _FEW and not alike)


def _is_of_one_article(one: Quantity, other: Quantity, beside: Reading) -> bool:
    """Return whether a count has a noun that the other article, in the same language, does not have."""
    if one.context.language != other.context.language or one.generic:
        return False
    return bool(one.nouns) and one.nouns.isdisjoint(beside.stems)


def _of_times(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> Iterator[str]:
    if is_one_forecast(a, b):
        yield "forecast"
    if replaces(b, a, theirs) or replaces(a, b, ours):
        yield "replaced"


def _of_place(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> dict[str, float]:
    """Return how far apart the values are, and how much else is beside them."""
    mine = sum((q.kind, q.unit) == (a.kind, a.unit) for q in ours.quantities)
    other = sum(q.kind == b.kind for q in theirs.quantities)
    return {
        "bias": 1.0,
        "ratio": _ratio(a, b) if a.kind in MEASURED else 0.0,
        "alone": float(mine == other == 1),
        "place": (min(a.sentence.position, _LAST_PLACE) + min(b.sentence.position, _LAST_PLACE)) / 2,
    }


def _ratio(a: Quantity, b: Quantity) -> float:
    low, high = sorted((abs(a.number.value), abs(b.number.value)))
    return min(_MOST_RATIO, math.log(high / low)) if low else _MOST_RATIO


def _counts_something(one: Quantity) -> bool:
    return bool(one.nouns or one.groups or one.generic)


def _may_be_one_group(a: Quantity, b: Quantity) -> bool:
    """Return whether one counts people as such, and the other a group of people: "140 people", "210 workers"."""
    ours, theirs = ({facet for facet, _ in one.groups} & PERSONAL for one in (a, b))
    return bool((a.generic and theirs) or (b.generic and ours) or (a.generic and b.generic))
