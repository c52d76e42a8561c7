"""Days on which labelled events go on, and how long each keeps its name."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from digest.clusterers.events import Events
from digest.model.article import Article
from digest.model.edition import Thread
from digest.model.partition import Grouping
from digest.model.summary import Frequencies
from digest.stories.returns import with_returns
from digest.stories.threads import ThreadMatch, by_quiet, carry_on, follow, with_stories
from evals.batches import Labelled, by_event

DAYS = 14
LARGE, SMALL = 60, 5  # articles of a large day, and of a small one after it
FIRST = date(2026, 11, 2)


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """Of one event: on how many days it went on (was there, and had been within the quiet spell), on how many of
    these under the name that it had, and how many names it has that another event has too."""

    days: int
    kept: int
    foreign: int


@dataclass(frozen=True, slots=True)
class GroupedDay:
    """Articles of a day, the open stories before it, the groups `given` by the clusterer, and the story of each."""

    labelled: Sequence[Labelled]
    threads: tuple[Thread, ...]
    given: Grouping
    matches: tuple[ThreadMatch, ...]

    def events(self, group: Sequence[int]) -> list[str]:
        """Return the events of the articles of a group."""
        return [self.labelled[at][1] for at in group]


def spread(articles: Sequence[Labelled], seed: int) -> list[list[Labelled]]:
    """The articles on the days: those of an event on days in a row from a first one, at most three a day.

    Each is published on its day: the dates that some sets have would tell events apart that are told side by side here.
    """
    rng = random.Random(seed)
    days: list[list[Labelled]] = [[] for _ in range(DAYS)]
    for members in by_event(articles).values():
        told = rng.sample(members, len(members))
        day = rng.randrange(DAYS)
        while told and day < DAYS:
            some, told = told[: (most := rng.randint(1, 3))], told[most:]
            days[day] += on_day(day, some)
            day += 1
    return days


def few(articles: Sequence[Labelled], share: float, seed: int) -> list[Labelled]:
    """The articles of this share of the events."""
    events = sorted(by_event(articles))
    chosen = set(random.Random(seed).sample(events, round(share * len(events))))
    return [(article, event) for article, event in articles if event in chosen]


def strangers(articles: Sequence[Labelled], seed: int) -> list[bool]:
    """Of the articles of a small day after a large one, none on an event of it, whether each goes on with one."""
    rng = random.Random(seed)
    events = sorted(by_event(articles).values(), key=lambda members: members[0][1])
    rng.shuffle(events)
    told = [rng.choice(members) for members in events[: LARGE + SMALL]]
    _, (_, after) = replay([on_day(0, told[:LARGE]), on_day(1, told[LARGE:])])
    return [one.told is not None for one in after]


def on_day(day: int, labelled: Sequence[Labelled]) -> list[Labelled]:
    """Return the articles, published on a day."""
    return [(replace(article, published=_morning(day)), event) for article, event in labelled]


def _morning(day: int) -> datetime:
    return datetime.combine(FIRST + timedelta(days=day), time(6), UTC)


def followed(days: Sequence[Sequence[Labelled]]) -> Iterator[list[tuple[ThreadMatch, list[str]]]]:
    """Yield the groups of each day, made beside the open stories: the story of each, and the events of its articles."""
    for held in grouped(days):
        yield [(one, held.events(group)) for one, group in zip(held.matches, held.given.groups, strict=True)]


def grouped(days: Sequence[Sequence[Labelled]]) -> Iterator[GroupedDay]:
    """Yield each day, grouped beside the open stories that the days before left."""
    threads: tuple[Thread, ...] = ()
    for number, labelled in enumerate(days):
        day = FIRST + timedelta(days=number)
        articles = [article for article, _ in labelled]
        near, quiet = by_quiet(threads)
        threads = (*near, *quiet)
        frequencies = with_stories(Frequencies.of(articles), near)
        given = Events()(articles, frequencies, near)
        grouping = with_returns(given, articles, threads)
        held: list[list[Article]] = [[articles[at] for at in group] for group in grouping.groups]
        matches = follow(held, grouping.kin, threads, day)
        yield GroupedDay(labelled, threads, given, tuple(matches))
        told = [(one, group, group[0].title) for one, group in zip(matches, held, strict=True)]
        threads = carry_on(told, matches, threads, frequencies, day)


def replay(days: Sequence[Sequence[Labelled]]) -> tuple[list[StoredEdition], list[list[ThreadMatch]]]:
    """Each day grouped beside the open stories; an event's name is that of the group with most of it, of two such
    groups the one that has its name of before."""
    decided: list[list[ThreadMatch]] = []
    named: dict[str, list[str]] = defaultdict(list)
    events_of: dict[str, Counter[str]] = defaultdict(Counter)
    for found in followed(days):
        decided.append([one for one, _ in found])
        most: dict[str, Counter[str]] = defaultdict(Counter)
        for one, events in found:
            for event in events:
                most[event][one.id] += 1
                events_of[one.id][event] += 1
        for event, names in most.items():
            before = named[event][-1] if named[event] else ""
            named[event].append(max(names, key=lambda name: (names[name], name == before, name)))
    main_of = {name: events.most_common(1)[0][0] for name, events in events_of.items()}
    return [
        StoredEdition(
            len(names) - 1,
            sum(one == other for one, other in pairwise(names)),
            sum(main_of[name] != event for name in set(names)),
        )
        for event, names in named.items()
    ], decided
