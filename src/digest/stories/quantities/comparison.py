"""Decide whether two quantities of two articles are of one thing."""

from dataclasses import dataclass
from functools import cached_property

from digest.model.article import Article
from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.context import names_of
from digest.stories.quantities.event_words import kinds_of_word
from digest.stories.quantities.near import FATES
from digest.stories.quantities.people import PERSONAL
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.units import SIDES
from digest.stories.quantities.vocabulary import SPEAKERS
from digest.text.languages.number_words import SCALES
from digest.text.words import stems, words

# Letters at the start by which a name or a word is recognised in another form or language.
_START, _COGNATE = 4, 5
# Marks that make a number another one wherever only one of two has them.
_APART = ("planned", "badly")
# Events that exclude each other.
_OPPOSED = (
    frozenset(("for", "against")), frozenset(("support", "oppose")), frozenset(("rise", "fall")),
    frozenset(("adopted", "rejected")), frozenset(("night", "noon")),
)  # fmt: skip
# Kinds whose events have to agree where both have some; elsewhere the events are one hint of several.
_BY_EVENT = frozenset(("count", "money", "duration", "hour", "date", "year", "weekday", "percent"))
# Hints that two quantities have to share, by kind.
_NEEDED = {"count": 3, "money": 3, "percent": 3, "date": 2, "duration": 2, "hour": 2, "year": 2, "weekday": 3, "age": 0}
# Kinds of values that sources measure or count, and the ratio beyond which two of them are of two things: of ten pairs
# among 842 labelled articles all six that were of two things were beyond it, and none of the others.
_MEASURED = frozenset(("count", "money", "percent", "distance", "length", "area", "weight", "volume", "speed"))
_FARTHEST = 5.0
_EVENT, _NOUN, _NAME, _MOST_STEMS = 2, 2, 1, 2
# Common stems by which the titles or openings of two articles are on one event.
_RELATED = 2
APART = -9
# Below this, many things are of one number: three gymnasts, four officers.
_FEW = 5
# Events that say little: much rises and falls.
_FAINT = frozenset(("rise", "fall", "vote"))
_WORKS = frozenset(
    "work project plan scheme programm projekt vorhab travail projet proyect obra progett projet project".split()
)
_SCALES = frozenset(word for scales in SCALES.values() for word in scales)
# Words that go with every role of money, and with every span of time.
_LOOSE = frozenset(("pay", "wait"))
# Words that say where in general: "in the capital".
_LOCAL = frozenset(
    """capital north south east west northern southern eastern western suburbs hauptstadt norden süden osten westen
    capitale nord sud est ouest norte sur este oeste hoofdstad noorden zuiden oosten westen""".split()
)
_SMALL = frozenset("new old first neu alt erst nouveau nouvel ancien nuev viej nuov vecchi nov nieuw oud".split())


@dataclass(frozen=True)
class Reading:
    """An article with its quantities, and with its names and its topic, which are read only for a comparison."""

    article: Article
    quantities: tuple[Quantity, ...]
    lead: int

    @cached_property
    def _sentences(self) -> list[str]:
        return [sentence.text for sentence in self.article.sentences[: self.lead]]

    @cached_property
    def text(self) -> str:
        """The title and the first sentences, folded."""
        return folded(" ".join((self.article.title, *self._sentences)))

    @cached_property
    def names(self) -> frozenset[str]:
        texts = (*self._sentences, self.article.title)
        return frozenset(name for text in texts for name in names_of(text, self.article.language))

    @cached_property
    def topic(self) -> frozenset[str]:
        opening = " ".join((self.article.title, *self._sentences[:1]))
        return _topic(opening, self.article.language, self.names)


def _are_far(a: Quantity, b: Quantity) -> bool:
    """Return whether two values are too far from each other to be given for one quantity."""
    low, high = sorted((abs(a.number.value), abs(b.number.value)))
    return a.kind in _MEASURED and high > _FARTHEST * low


def _topic(text: str, language: str, names: frozenset[str]) -> frozenset[str]:
    """Return the stems of a text without names and words of speaking and of events."""
    starts = {name[:_START] for name in names}
    found = (
        word
        for word in words(text, language)
        if folded(word)[:_START] not in starts
        and word not in SPEAKERS
        and word not in _SCALES
        and not kinds_of_word(word, language)
    )
    return frozenset(stem for word in found for stem in stems(word, language))


def are_on_other_events(a: Reading, b: Reading) -> bool:
    """Return whether two articles have names, but none in common."""
    return bool(a.names and b.names) and not _shared_names(a, b)


def _shared_names(a: Reading, b: Reading) -> set[str]:
    return {n for n in a.names if n[:_START] in b.text} | {n for n in b.names if n[:_START] in a.text}


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
    if _are_far(a, b) or _are_apart(a, b, ours, theirs):
        return APART
    shared = a.events & b.events
    found = _EVENT * len(shared - _FAINT) + len(shared & _FAINT) + _stems_in_common(a, b)
    common = bool(_nouns_in_common(a, b))
    found += _NOUN * common + _EVENT * (
        bool(a.events) and bool(b.events) and (a.events <= _LOOSE) != (b.events <= _LOOSE)
    )
    if a.kind == "count" and not shared and max(a.number.value, b.number.value) < _FEW:
        return APART
    if a.kind == "count" and not (common or a.events & b.events) and all(_counts_something(q) for q in (a, b)):
        return APART
    if a.context.language != b.context.language:
        found += _NAME * any(name[:_START] in folded(b.sentence.text) for name in a.context.names)
        found += _NAME * any(name[:_START] in folded(a.sentence.text) for name in b.context.names)
    return found


def is_enough(found: int, a: Quantity, b: Quantity) -> bool:
    needed = _NEEDED.get(a.kind, 1) - (a.kind == "count" and bool(a.events & b.events & FATES))
    return found >= needed


def _are_apart(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    return (
        _in_other_times(a, b)
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
    ours, theirs = ours - _LOOSE, theirs - _LOOSE
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
        and not _nouns_in_common(a, b)
        and not (a.events & b.events)
        and not dict(a.groups).items() & dict(b.groups).items()
    )


def _nouns_in_common(a: Quantity, b: Quantity) -> bool:
    if a.groups & b.groups:
        return True
    if a.context.language == b.context.language:
        return bool(a.nouns & b.nouns)
    ours, theirs = ({folded(noun)[:_COGNATE] for noun in one.nouns if len(noun) >= _COGNATE} for one in (a, b))
    return bool(ours & theirs)


def _stems_in_common(a: Quantity, b: Quantity) -> int:
    if a.context.language != b.context.language:
        return 0
    shared = {stem for stem in a.near & b.near if not kinds_of_word(stem, a.context.language) & a.events}
    plain = {stem for stem in shared if not any(folded(stem).startswith(name[:_START]) for name in a.context.names)}
    return min(_MOST_STEMS, len(plain))


def _named_otherwise(a: Quantity, b: Quantity, ours: Reading, theirs: Reading) -> bool:
    """Return whether each sentence has a name that the other article does not contain."""
    mine = {name for name in a.context.names if name[:_START] not in theirs.text}
    other = {name for name in b.context.names if name[:_START] not in ours.text}
    mine |= _LOCAL & a.context.words - b.context.words
    other |= _LOCAL & b.context.words - a.context.words
    return bool(mine and other)


def _counts_something(one: Quantity) -> bool:
    return bool(one.nouns or one.groups or one.generic)


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
            stem[:_START] not in {name[:_START] for name in one.context.names}
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
