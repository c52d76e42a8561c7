"""Names over weeks: events that pause and return, by dates of our own and by dates laid on the labelled sets."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from evals import sets
from evals.batches import TEXTS, mixed, read
from evals.figures import Figure, Task, mean
from evals.gaps import NONE, Names, dated, names_over, paused, records_of
from evals.mixes import half_of
from evals.replay import followed

FORTNIGHT, SIX, SIX_UNSEEN = "weeks_fortnight.jsonl", "weeks_six.jsonl", "weeks_six_unseen.jsonl"
CONTINUES, CONTINUES_UNSEEN = "continues.jsonl", "continues_unseen.jsonl"
ONCE = "-once-"  # in the name of a story that is reported once
_SEEDS = range(1, 4)


def measure_own(folder: Path) -> Iterator[Figure]:
    """A fortnight and six weeks of invented reports; the second half of the stories was set aside until the end."""
    for name, files in {
        "a fortnight": (FORTNIGHT,),
        "six weeks": (SIX,),
        "six weeks, other stories": (SIX_UNSEEN,),
        "six weeks, all stories": (SIX, SIX_UNSEEN),
    }.items():
        yield from _figures(name, names_over(dated(records_of([folder / file for file in files]))))


def measure_labelled(folder: Path) -> Iterator[Figure]:
    """The four labelled sets side by side over six weeks, with pauses; each half of the events by itself."""
    articles = mixed({name: read(folder, name) for name in TEXTS})
    for half in (0, 1):
        some = [labelled for labelled in articles if half_of(labelled[1]) == half]
        yield from _figures(f"half {half}", sum((names_over(paused(some, seed)) for seed in _SEEDS), NONE))


def measure_continues(folder: Path) -> Iterator[Figure]:
    """Reports beside a handful of open stories, a few days old: some go on with one of them, some are told once."""
    for name, file in {"seen": CONTINUES, "unseen": CONTINUES_UNSEEN}.items():
        kept, once = _continued(folder / file)
        yield mean(f"reports that go on with their story, {name}", _row(kept), bar=0.9)
        yield mean(f"reported once, but going on, small stores, {name}", _row(once), bar=0.04, lower_is_better=True)


def _continued(path: Path) -> tuple[list[bool], list[bool]]:
    """Return, of the judged reports in small stores, whether each has its story, and whether each new one has any."""
    judged = {record["story"] for record in sets.read(path) if record["judged"]}
    kept, once = [], []
    for days in (dated(records) for records in _stores(path)):
        named: dict[str, str] = {}
        for match, events in chain.from_iterable(followed(days)):
            for event in events:
                if event in judged and event in named:
                    kept.append(named[event] == match.id)
                elif event in judged and ONCE in event:
                    once.append(match.told is not None)
                named.setdefault(event, match.id)
    return kept, once


def _stores(path: Path) -> list[list[dict[str, Any]]]:
    """Return the reports of each store."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in sets.read(path):
        found[record["store"]].append(record)
    return list(found.values())


def _figures(name: str, found: Names) -> Iterator[Figure]:
    yield mean(f"names kept within four days, {name}", _row(found.short), bar=0.9)
    yield mean(f"names kept after 5 to 14 days, {name}", _row(found.long), bar=0.6)
    yield mean(f"reported once, but going on, {name}", _row(found.once), bar=0.04, lower_is_better=True)
    yield mean(f"events with the name of another, {name}", _row(found.foreign), bar=0.12, lower_is_better=True)


def _row(found: Sequence[bool]) -> np.ndarray:
    return np.array(found, float)


TASKS = (
    Task("stories, weeks", (FORTNIGHT, SIX, SIX_UNSEEN), measure_own, own=True),
    Task("stories, continues", (CONTINUES, CONTINUES_UNSEEN), measure_continues, own=True),
    Task("stories, pauses", tuple(f"cluster/{name}.jsonl.gz" for name in TEXTS), measure_labelled),
)
