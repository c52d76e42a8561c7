"""Decide whether two quantities are of different things: of other times, events, groups, names or objects."""

from digest.stories.quantities.article_reading import START, Reading
from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.event_words import kinds_of_word
from digest.stories.quantities.near import FATES
from digest.stories.quantities.people import PERSONAL
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.units import SIDES

# Letters at the start by which a word is recognised in another language.
_COGNATE = 5
# Marks that make a number another one wherever only one of two has them.
_APART = ("planned", "badly")
# Events that exclude each other.
_OPPOSED = (
    frozenset(("for", "against")), frozenset(("support", "oppose")), frozenset(("rise", "fall")),
    frozenset(("adopted", "rejected")), frozenset(("night", "noon")),
)  # fmt: skip
# Kinds whose events have to agree where both have some; elsewhere the events are one hint of several.
_BY_EVENT = frozenset(("count", "money", "duration", "hour", "date", "year", "weekday", "percent"))
# Kinds of values that sources measure or count, and the ratio beyond which two of them are of two things: of ten pairs
# among 842 labelled articles all six that were of two things were beyond it, and none of the others.
_MEASURED = frozenset(("count", "money", "percent", "distance", "length", "area", "weight", "volume", "speed"))
_FARTHEST = 5.0
_WORKS = frozenset(
    "work project plan scheme programm projekt vorhab travail projet proyect obra progett projet project".split()
)
# Words that go with every role of money, and with every span of time.
LOOSE = frozenset(("pay", "wait"))
# Words that say where in general: "in the capital".
_LOCAL = frozenset(
    """capital north south east west northern southern eastern western suburbs hauptstadt norden süden osten westen
    capitale nord sud est ouest norte sur este oeste hoofdstad noorden zuiden oosten westen""".split()
)
_SMALL = frozenset("new old first neu alt erst nouveau nouvel ancien nuev viej nuov vecchi nov nieuw oud".split())


def are_apart(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether anything tells two quantities of one kind apart."""
    return (
        _are_far(a, b)
        or _in_other_times(a, b)
        or _with_other_events(a, b)
        or _of_other_things(a, b)
        or _named_otherwise(a, b, ours, theirs)
        or _modified_otherwise(a, b, ours, theirs)
    )


def _in_other_times(a: Quantity, b: Quantity) -> bool:
    ours, theirs = a.context.marks | a.marks, b.context.marks | b.marks
    if {"earlier", "part"} & (ours | theirs):
        return True
    if any((mark in ours) != (mark in theirs) for mark in _APART):
        return True
    if a.kind not in ("date", "year") and a.context.years != b.context.years:
        return True
    if ("forecast" in ours) != ("forecast" in theirs) and not (
        {"forecast", "future"} & ours and {"forecast", "future"} & theirs
    ):
        return a.kind not in ("date", "hour")
    if a.kind != "weekday" and a.context.days and b.context.days and not a.context.days & b.context.days:
        return True
    months = a.context.months, b.context.months
    return a.kind != "date" and bool(months[0] and months[1] and not months[0] & months[1])


def _with_other_events(a: Quantity, b: Quantity) -> bool:
    ours, theirs = a.events, b.events
    if any(ours & pair and theirs & pair and not ours & theirs & pair for pair in _OPPOSED):
        return True
    if ours & SIDES and theirs & SIDES and not ours & theirs & SIDES:
        return True
    if "halftime" in ours ^ theirs:
        return True
    if ours & FATES and theirs & FATES and not ours & theirs & FATES:
        return True
    ours, theirs = ours - LOOSE, theirs - LOOSE
    return a.kind in _BY_EVENT and bool(ours and theirs) and not ours & theirs


def _of_other_things(a: Quantity, b: Quantity) -> bool:
    """Return whether two counts are of different groups: police and fans, cows and sheep, homes and cars."""
    ours, theirs = dict(a.groups), dict(b.groups)
    if any(facet in theirs and theirs[facet] != group for facet, group in ours.items()):
        return True
    if a.kind == "count" and (a.events | b.events) & FATES:
        telling = {"gender", "work"}
        if bool(telling & set(ours)) != bool(telling & set(theirs)) and (a.generic or b.generic):
            return True
    personal, other = set(ours) & PERSONAL, set(theirs) & PERSONAL
    things = {facet for facet in set(ours) | set(theirs) if facet not in PERSONAL}
    if things and (personal or other):
        return True
    if a.kind != "count" or a.context.language != b.context.language or personal or other:
        return False
    return (
        bool(a.nouns and b.nouns)
        and not nouns_in_common(a, b)
        and not (a.events & b.events)
        and not dict(a.groups).items() & dict(b.groups).items()
    )


def _are_far(a: Quantity, b: Quantity) -> bool:
    """Return whether two values are too far from each other to be given for one quantity."""
    low, high = sorted((abs(a.number.value), abs(b.number.value)))
    return a.kind in _MEASURED and high > _FARTHEST * low


def nouns_in_common(a: Quantity, b: Quantity) -> bool:
    if a.groups & b.groups:
        return True
    if a.context.language == b.context.language:
        return bool(a.nouns & b.nouns)
    ours, theirs = ({folded(noun)[:_COGNATE] for noun in one.nouns if len(noun) >= _COGNATE} for one in (a, b))
    return bool(ours & theirs)


def _named_otherwise(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether each sentence has a name that the other article does not contain."""
    mine = {name for name in a.context.names if name[:START] not in theirs.text}
    other = {name for name in b.context.names if name[:START] not in ours.text}
    mine |= _LOCAL & a.context.words - b.context.words
    other |= _LOCAL & b.context.words - a.context.words
    return bool(mine and other)


def _modified_otherwise(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether different words precede the same word: the harbour bill, the fishing bill.

    For money also if only one is preceded by a word: the ticket, the group ticket.
    """
    if a.kind not in ("votes", "money") or a.context.language != b.context.language:
        return False
    subjects = _paid_for(a), _paid_for(b)
    if all(subjects) and folded(subjects[0]) not in theirs.text and folded(subjects[1]) not in ours.text:
        return True
    for stem in a.context.left.keys() & b.context.left.keys():
        left, right = _modifier(stem, a), _modifier(stem, b)
        if left == right:
            continue
        strangers = [
            word for word, text in ((left, theirs.text), (right, ours.text)) if word and folded(word) not in text
        ]
        if len(strangers) == 2 or (strangers and stem in subjects and not (left and right)):
            return True
    return False


def _paid_for(one: Quantity) -> str:
    """Return the stem of the subject of a price: "the bridge at Tamsin costs"; "" for work as such, and for none."""
    subject = ""
    for stem, left in one.context.left.items():
        kinds = kinds_of_word(stem, one.context.language)
        if "price" in kinds:
            return subject
        if (
            stem[:START] not in {name[:START] for name in one.context.names}
            and not kinds
            and stem not in _SMALL | _WORKS
        ):
            subject = stem
        elif left == subject or stem in _WORKS:
            subject = ""
    return ""


def _modifier(stem: str, one: Quantity) -> str:
    """Return the word before a stem, if it is no event and no mere adjective."""
    word = one.context.left.get(stem, "")
    return "" if word in _SMALL or kinds_of_word(word, one.context.language) else word
