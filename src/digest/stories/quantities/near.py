"""The events beside a number, and the marks that set it apart: a part, an earlier figure."""

import re

from digest.stories.quantities.context_words import (
    FIRST_GIVEN,
    GIVEN_BEFORE,
    PART_AFTER,
    PART_BEFORE,
    REPLACED,
    REPLACED_AFTER,
)
from digest.stories.quantities.event_words import EventWord
from digest.stories.quantities.own_numbers import own_marks
from digest.stories.quantities.patterns import clause_of, compiled, words_before
from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.stories.quantities.vocabulary import BADLY
from digest.text.numbers import Number

FATES = frozenset("dead injured missing trapped rescued evacuated arrested ill homeless".split())
COUNTED = FATES | frozenset(
    "crowd employed jobs hired cancelled destroyed seized stolen outage for against vote seats goals begin end".split()
)
PAID = frozenset(
    """pay price damage fine settlement profit revenue deficit debt prize salary invest worth allocate spend donated
    sought reward stolen""".split()
)
SHARED = frozenset(
    "unemployment inflation turnout vaccinated support oppose vote rise fall kept interest salary".split()
)
LASTING = frozenset("prison trial strike build wait outage closed age missing trapped walk perform".split())
MEASURED = frozenset("deep high long wide across from walk weigh speed seized leaked destroyed night noon".split())
_RELEVANT = {"money": PAID, "percent": SHARED, "duration": LASTING, "count": COUNTED}
# Letters between a number and the word for its event.
_FAR = 60
_OF_THEM = (
    "of them",
    "of those",
    "von ihnen",
    "davon",
    "d'entre eux",
    "d'entre elles",
    "de ellos",
    "de ellas",
    "di loro",
)
# A sentence on a part of what was counted before: "Of the jobs to go, 400 are in Tarnwick".
_OF_ALL = re.compile(r"(?:of (?:the|its|their|these|those)|von (?:den|diesen)|sur (?:les|ces)|de (?:los|las|estos))\s")
_OF_THESE = re.compile(r"(?:\s\w+){0,2} (?:were |was |are )?(?:among|of (?:those|them|the (?:dead|victims|injured)))\b")


def quantity(
    read: NumberedSentence,
    kind: str,
    number: Number,
    unit: str = "",
    nouns: frozenset[str] = frozenset(),
    groups: frozenset[tuple[str, str]] = frozenset(),
    *,
    generic: bool = False,
) -> Quantity:
    """Return a quantity with the events near it and the marks of its place."""
    events = _events_near(read, number, _RELEVANT.get(kind, MEASURED), is_count=kind == "count")
    near = read.near(number.start, number.end)
    marks = _marks(read, number, is_count=kind == "count")
    return Quantity(kind, number, read.sentence, read.context, unit, events, nouns, groups, marks, generic, near)


def _events_near(read: NumberedSentence, number: Number, relevant: frozenset[str], *, is_count: bool) -> frozenset[str]:
    """Return the events in the clause of a number; in the sentence, if the clause has none.

    The event of a count is nearer to it than to any other number.
    """
    usable = [event for event in read.events if event.kind in relevant and _distance(event, number) <= _FAR]
    inside = _inside(usable, number, read, is_count=is_count)
    kinds = frozenset(event.kind for event in inside)
    return kinds - {"crowd"} if kinds & FATES else kinds


def _inside(usable: list[EventWord], number: Number, read: NumberedSentence, *, is_count: bool) -> list[EventWord]:
    start, end = clause_of(read.text, number)
    others = _others(number, read, start, end)
    inside = [event for event in usable if start <= event.start < end]
    if not inside:
        inside = _without_others_between(usable, number, read, is_count=is_count)
    elif is_count:
        inside = [event for event in inside if _is_nearest(event, number, others)]
    if is_count and read.language == "ko":
        return _following(inside, number, others) or inside
    return inside


def _others(number: Number, read: NumberedSentence, start: int, end: int) -> list[Number]:
    """Return the other numbers between two places."""
    return [other for other in read.found if other.start != number.start and start <= other.start < end]


def _is_nearest(event: EventWord, number: Number, others: list[Number]) -> bool:
    return all(_distance(event, number) <= _distance(event, other) for other in others)


def _without_others_between(
    usable: list[EventWord], number: Number, read: NumberedSentence, *, is_count: bool
) -> list[EventWord]:
    """Return the events without another number between them and a number; for a count, without any other number."""
    others = [n.start for n in read.found if n.start != number.start and not _is_replaced(read, n)]
    if is_count and others:
        return []
    return [
        event
        for event in usable
        if not any(min(event.start, number.start) <= other < max(event.start, number.start) for other in others)
    ]


def _following(events: list[EventWord], number: Number, others: list[Number]) -> list[EventWord]:
    """Return the events between a number and the next: a Korean verb follows what it counts."""
    following = [n.start for n in others if n.start > number.start]
    end = min(following) if following else None
    return [event for event in events if number.end <= event.start and (end is None or event.start < end)]


def _distance(event: EventWord, number: Number) -> int:
    return max(event.start - number.end, number.start - event.end, 0)


def _marks(read: NumberedSentence, number: Number, *, is_count: bool) -> frozenset[str]:
    found = own_marks(read.low, number.start, number.end, read.language)
    if _is_replaced(read, number):
        found.add("replaced")
    elif any(_is_replaced(read, other) for other in read.found if other is not number):
        found.add("new")
    if is_count and _is_part(read, number):
        found.add("of them" if read.low[number.end :].lstrip().startswith(_OF_THEM) else "part")
    start, end = clause_of(read.text, number)
    if is_count and compiled(BADLY, inside=False).search(read.low[start:end]):
        found.add("badly")
    return frozenset(found)


def _is_replaced(read: NumberedSentence, number: Number) -> bool:
    """Return whether a sentence puts another number in the place of this one: "15, and not 50"."""
    before, after = REPLACED.get(read.language), REPLACED_AFTER.get(read.language)
    if after and re.match(rf"\S*{after}", read.low[number.end :]):
        return True
    if len(read.found) < 2:
        return False
    led = read.low[: number.start].rstrip("$€£ ") + " "
    first, given = FIRST_GIVEN.get(read.language), GIVEN_BEFORE.get(read.language)
    return bool(
        (before and re.search(rf"(?<!\w)(?:{before})\s$", led))
        or (first and re.search(rf"(?<!\w)(?:{first})(?:\s[^\s.,;:\d]+){{0,5}}\s$", led))
        or (given and re.match(rf"(?:\s[^\s.,;:\d]+){{0,3}},?\s(?:{given})(?!\w)", read.low[number.end :]))
    )


def _is_part(read: NumberedSentence, number: Number) -> bool:
    after = read.low[number.end :]
    if _OF_ALL.match(read.low) and "," in read.low[: number.start]:
        return True
    if set(words_before(read.text, number)[-3:]) & PART_BEFORE or after.lstrip().startswith(PART_AFTER):
        return not _have_their_own_event(read, number)
    return bool(_OF_THESE.match(after)) and not _have_their_own_event(read, number)


def _have_their_own_event(read: NumberedSentence, number: Number) -> bool:
    """Return whether "of them" is followed by all that the sentence counts: "1,120 of them voted yes"."""
    behind = read.low[number.end :].lstrip()
    if not behind.startswith(_OF_THEM) or len(read.found) > 1:
        return False
    return any(event.kind in COUNTED and 0 < event.start - number.end <= _FAR for event in read.events)
