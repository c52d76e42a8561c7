"""Decide whether two quantities of two articles are of one thing."""

from digest.stories.quantities.apart import LOOSE, are_apart, nouns_in_common, roles
from digest.stories.quantities.article_reading import START, Reading
from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.event_words import kinds_of_word
from digest.stories.quantities.near import FATES
from digest.stories.quantities.people import PERSONAL
from digest.stories.quantities.quantity import Quantity

# Hints that two quantities have to share, by kind.
_NEEDED = {
    "count": 3,
    "money": 3,
    "percent": 3,
    "date": 2,
    "month": 3,
    "duration": 2,
    "hour": 2,
    "year": 2,
    "weekday": 3,
    "age": 0,
}
_EVENT, _NOUN, _NAME, _MOST_STEMS = 2, 2, 1, 2
# Common stems by which the titles or openings of two articles are on one event.
_RELATED = 2
# Common names and stems by which the openings of two articles are on one event beyond doubt.
_CLOSELY = 3
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


def are_closely_related(a: Reading, b: Reading) -> bool:
    """Return whether the openings of two articles share a name, and enough for one event beyond doubt."""
    names = len(_shared_names(a, b))
    if a.article.language != b.article.language:
        return names >= 1
    return names >= 1 and len(a.topic & b.topic) + names >= _CLOSELY


def hints(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> int:
    """Return the number of hints that two quantities are of one thing; `APART` if anything tells them apart."""
    if not _are_of_one_kind(a, b) or are_apart(a, b, ours, theirs) or _are_unrelated_counts(a, b):
        return APART
    return _by_events(a, b) + _stems_in_common(a, b) + _NOUN * nouns_in_common(a, b) + _by_names(a, b)


def _are_of_one_kind(a: Quantity, b: Quantity) -> bool:
    return a.kind == b.kind and (a.unit == b.unit or "either" in (a.unit, b.unit))


def _are_unrelated_counts(a: Quantity, b: Quantity) -> bool:
    """Return whether two counts without a common event are small, or of things without a common noun."""
    if a.kind != "count" or roles(a) & roles(b):
        return False
    values = a.number.value, b.number.value
    is_small = (max(values) if a.context.language == b.context.language else min(values)) < _FEW
    if is_small or not (_counts_something(a) and _counts_something(b)):
        return is_small
    return not (nouns_in_common(a, b) or _may_be_one_group(a, b))


def _may_be_one_group(a: Quantity, b: Quantity) -> bool:
    """Return whether one counts people as such, and the other a group of people: "140 people", "210 workers"."""
    ours, theirs = ({facet for facet, _ in one.groups} & PERSONAL for one in (a, b))
    return bool((a.generic and theirs) or (b.generic and ours) or (a.generic and b.generic))


def _by_events(a: Quantity, b: Quantity) -> int:
    """Return the hints of the events that two quantities share; an event of any kind goes with each other one."""
    shared = roles(a) & roles(b)
    is_one_loose = bool(a.events and b.events) and (a.events <= LOOSE) != (b.events <= LOOSE)
    return _EVENT * len(shared - _FAINT) + len(shared & _FAINT) + _EVENT * is_one_loose


def _by_names(a: Quantity, b: Quantity) -> int:
    """Return the hints of names of either sentence that the other one, in another language, contains."""
    if a.context.language == b.context.language:
        return 0
    texts = (a, folded(b.sentence.text)), (b, folded(a.sentence.text))
    return _NAME * sum(any(name[:START] in text for name in one.context.names) for one, text in texts)


def is_enough(found: int, a: Quantity, b: Quantity) -> bool:
    needed = _NEEDED.get(a.kind, 1) - (a.kind == "count" and bool(roles(a) & roles(b) & FATES))
    return found >= needed


def _stems_in_common(a: Quantity, b: Quantity) -> int:
    if a.context.language != b.context.language:
        return 0
    shared = {stem for stem in a.near & b.near if not kinds_of_word(stem, a.context.language) & a.events}
    plain = {stem for stem in shared if not any(folded(stem).startswith(name[:START]) for name in a.context.names)}
    return min(_MOST_STEMS, len(plain))


def _counts_something(one: Quantity) -> bool:
    return bool(one.nouns or one.groups or one.generic)
