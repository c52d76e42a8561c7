"""Decide whether two quantities of two articles are of one thing."""

from digest.stories.quantities.apart import LOOSE, are_apart, nouns_in_common
from digest.stories.quantities.article_reading import START, Reading
from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.event_words import kinds_of_word
from digest.stories.quantities.near import FATES
from digest.stories.quantities.quantity import Quantity

# Hints that two quantities have to share, by kind.
_NEEDED = {"count": 3, "money": 3, "percent": 3, "date": 2, "duration": 2, "hour": 2, "year": 2, "weekday": 3, "age": 0}
_EVENT, _NOUN, _NAME, _MOST_STEMS = 2, 2, 1, 2
# Common stems by which the titles or openings of two articles are on one event.
_RELATED = 2
APART = -9
# Below this, many things are of one number: three gymnasts, four officers.
_FEW = 5
# Events that say little: much rises and falls.
_FAINT = frozenset(("rise", "fall", "vote"))


def are_on_other_events(a: Reading, b: Reading) -> bool:
    """Return whether two articles have names, but none in common."""
    return bool(a.names and b.names) and not _shared_names(a, b)


def _shared_names(a: Reading, b: Reading) -> set[str]:
    return {n for n in a.names if n[:START] in b.text} | {n for n in b.names if n[:START] in a.text}


def are_related(a: Reading, b: Reading) -> bool:
    """Return whether the openings of two articles share enough for their only numbers of a kind to be one thing."""
    names = len(_shared_names(a, b))
    if a.article.language != b.article.language:
        return names >= 1
    return names >= _RELATED or len(a.topic & b.topic) + min(1, names) >= _RELATED


def hints(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> int:
    """Return the number of hints that two quantities are of one thing; `APART` if anything tells them apart."""
    if a.kind != b.kind or (a.unit not in (b.unit, "either") and b.unit != "either"):
        return APART
    if are_apart(a, b, ours, theirs):
        return APART
    shared = a.events & b.events
    found = _EVENT * len(shared - _FAINT) + len(shared & _FAINT) + _stems_in_common(a, b)
    common = bool(nouns_in_common(a, b))
    found += _NOUN * common + _EVENT * (
        bool(a.events) and bool(b.events) and (a.events <= LOOSE) != (b.events <= LOOSE)
    )
    if a.kind == "count" and not shared and max(a.number.value, b.number.value) < _FEW:
        return APART
    if a.kind == "count" and not (common or a.events & b.events) and all(_counts_something(q) for q in (a, b)):
        return APART
    if a.context.language != b.context.language:
        found += _NAME * any(name[:START] in folded(b.sentence.text) for name in a.context.names)
        found += _NAME * any(name[:START] in folded(a.sentence.text) for name in b.context.names)
    return found


def is_enough(found: int, a: Quantity, b: Quantity) -> bool:
    needed = _NEEDED.get(a.kind, 1) - (a.kind == "count" and bool(a.events & b.events & FATES))
    return found >= needed


def _stems_in_common(a: Quantity, b: Quantity) -> int:
    if a.context.language != b.context.language:
        return 0
    shared = {stem for stem in a.near & b.near if not kinds_of_word(stem, a.context.language) & a.events}
    plain = {stem for stem in shared if not any(folded(stem).startswith(name[:START]) for name in a.context.names)}
    return min(_MOST_STEMS, len(plain))


def _counts_something(one: Quantity) -> bool:
    return bool(one.nouns or one.groups or one.generic)
