"""Weeks in which labelled events pause and return, merge and part, and the names that they keep over the pauses."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from digest.model.article import Article
from evals import sets
from evals.batches import Labelled, article, by_event
from evals.replay import followed, on_day

DAYS = 42
SHORT, LONG = range(1, 5), range(5, 15)  # days of a pause: within the spell of an open story, and beyond it
_GAPS = (1, 1, 2, 3, 4, 5, 9, 14)  # days between two reports of a running event
_ONCE = 0.5  # share of the events that are reported once
_REPORTED = 4  # maximum days on which an event is reported
_MERGED = 0.1  # share of the running events that are once reported together with another one


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the events over some weeks.

    `short` and `long` have, for each return of an event after a pause, whether it kept its name; `once` has, for each
    event reported on one day, whether it went on with an older story; `foreign` has, for each event reported on several
    days, whether it had a name that belongs to another event.
    """

    short: tuple[bool, ...]
    long: tuple[bool, ...]
    once: tuple[bool, ...]
    foreign: tuple[bool, ...]

    def __add__(self, other: "Names") -> "Names":
        return Names(
            self.short + other.short,
            self.long + other.long,
            self.once + other.once,
            self.foreign + other.foreign,
        )


NONE = Names((), (), (), ())


def names_over(days: Sequence[Sequence[Labelled]], judged: frozenset[str] | None = None) -> Names:
    """Return the names of the events over the days; of the `judged` events, if these are given.

    An event's name on a day is that of the group with most of it, of two such groups the one that has its name of
    before.  A name belongs to the event with most of the reports that have it.
    """
    reported: dict[str, list[tuple[int, str]]] = defaultdict(list)
    going_on: dict[str, bool] = defaultdict(bool)
    events_of: dict[str, Counter[str]] = defaultdict(Counter)
    for number, found in enumerate(followed(days)):
        most: dict[str, Counter[str]] = defaultdict(Counter)
        for match, events in found:
            for event in events:
                most[event][match.id] += 1
                events_of[match.id][event] += 1
                going_on[event] |= match.told is not None
        for event, named in most.items():
            before = reported[event][-1][1] if reported[event] else ""
            name = max(named, key=lambda name: (named[name], name == before, name))
            reported[event].append((number, name))
    owner = {name: max(sorted(events), key=events.__getitem__) for name, events in events_of.items()}
    some = {event: held for event, held in sorted(reported.items()) if judged is None or event in judged}
    return Names(
        tuple(_kept(some, SHORT)),
        tuple(_kept(some, LONG)),
        tuple(going_on[event] for event, held in some.items() if len(held) == 1),
        tuple(any(owner[name] != event for _, name in held) for event, held in some.items() if len(held) > 1),
    )


def _kept(reported: Mapping[str, Sequence[tuple[int, str]]], pauses: range) -> Iterator[bool]:
    for held in reported.values():
        for (day, name), (later, next_name) in pairwise(held):
            if later - day in pauses:
                yield name == next_name


def records_of(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the records of some sets."""
    return list(chain.from_iterable(map(sets.read, paths)))


def dated(records: Sequence[dict[str, Any]]) -> list[list[Labelled]]:
    """Return reports with true dates, day by day; the event of a report is its story."""
    first = min(date.fromisoformat(record["date"]) for record in records)
    found: dict[int, list[Labelled]] = defaultdict(list)
    for record in records:
        read = article({**record, "published": None, "lang": record["language"]}, len(found))
        day = (date.fromisoformat(record["date"]) - first).days
        found[day].append((replace(read, id=record["id"]), record["story"]))
    return [on_day(day, found[day]) for day in range(max(found) + 1)]


def paused(articles: Sequence[Labelled], seed: int) -> list[list[Labelled]]:
    """Return the articles on DAYS days: half of the events once, the others on some days with pauses between them.

    Some events are once reported together with another one, and apart again afterwards.
    """
    rng = random.Random(seed)
    days: list[list[Labelled]] = [[] for _ in range(DAYS)]
    running: list[tuple[int, Labelled]] = []
    for members in by_event(articles).values():
        once = rng.random() < _ONCE
        told = rng.sample(members, 1 if once else len(members))
        day = rng.randrange(DAYS)
        for reports in _parts(told, rng):
            if day >= DAYS:
                break
            days[day] += on_day(day, reports)
            if not once:
                running.append((day, reports[0]))
            day += rng.choice(_GAPS)
    for day, one in rng.sample(running, round(_MERGED * len(running))):
        other = rng.choice([found for _, found in running if found[1] != one[1]])
        days[day] += on_day(day, [(_together(one, other), one[1])])
    return days


def _parts(told: Sequence[Labelled], rng: random.Random) -> Iterator[Sequence[Labelled]]:
    """Yield the reports of an event for each of the days on which it is reported, one or two."""
    at = 0
    for _ in range(_REPORTED):
        if at < len(told):
            number = rng.randint(1, 2)
            yield told[at : at + number]
            at += number


def _together(one: Labelled, other: Labelled) -> Article:
    """Return a report on two events: the one, and behind it the other."""
    first, second = one[0], other[0]
    record = {"title": first.title, "text": f"{first.text}\n\n{second.title}.\n{second.text}", "published": None}
    return replace(article({**record, "lang": first.language}, 0), id=f"{first.id}-{second.id}")
