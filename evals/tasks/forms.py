"""Formulaic news: notices, warnings, results, court cases that share a form and differ in what fills it.

The first file was written before the rule, the second was set aside until the rule was done.  The later two were
written before the names of short forms were compared; the second was opened after it.  Those of outlets say which
outlet each report is of; the second was opened once before the rule on names of an outlet's form, the third after it.
Their sets of one event (16 of 44, 16 of 44, 10 of 18) count among all sets; a decision has the figures without them.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from digest.clusterers.events import Events
from digest.model.article import Article
from digest.stories.reprints import fold
from evals import sets
from evals.batches import ROUND_UPS, TEXTS, Labelled
from evals.figures import Figure, Task, mean
from evals.mixes import pool

SEEN, UNSEEN = "formulaic.jsonl", "formulaic_unseen.jsonl"
LATER, LATER_UNSEEN = "formulaic_later.jsonl", "formulaic_later_unseen.jsonl"
OUTLETS, OUTLETS_UNSEEN, OUTLETS_LATER = (f"formulaic_outlets{part}.jsonl" for part in ("", "_unseen", "_later"))
OTHERS = 60  # articles on other events beside a set
_DRAWS = 2


def neighbours(path: Path) -> dict[str, list[Labelled]]:
    """Return the sets of neighbouring events: each event has one or two reports."""
    found: dict[str, list[Labelled]] = defaultdict(list)
    for at, record in enumerate(sets.read(path)):
        article = Article.from_text(
            record["text"],
            record["title"],
            id=f"own-{at}",
            source=record.get("outlet"),
            language=record["lang"],
            clean=False,
        )
        found[record["set"]].append((article, record["event"]))
    return dict(found)


def joined(labelled: Sequence[Labelled], others: Sequence[Article] = ()) -> tuple[int, int, int]:
    """Return the pairs of two events in one group, the pairs of one event in one group, and all pairs of one event."""
    articles = [*(article for article, _ in labelled), *others]
    group_of = {at: number for number, group in enumerate(Events()(articles).groups) for at in group}
    wrong = right = same = 0
    for (a, (_, event)), (b, (_, other)) in combinations(enumerate(labelled), 2):
        together = group_of[a] == group_of[b]
        same += event == other
        right += together and event == other
        wrong += together and event != other
    return wrong, right, same


def measure_alone(folder: Path, name: str = SEEN) -> Iterator[Figure]:
    """Each set by itself, and what of it is folded as a reprint."""
    given = neighbours(folder / name)
    yield from _figures([joined(labelled) for labelled in given.values()])
    folded = [len(labelled) - len(fold([a for a, _ in labelled])[0]) for labelled in given.values()]
    yield mean("reports folded as reprints of others, a set", np.array(folded, float), bar=0.0, lower_is_better=True)


def measure_among(folder: Path, name: str = SEEN, half: int = 0) -> Iterator[Figure]:
    """Each set among articles on other events."""
    events = pool(folder, half)
    found = []
    for seed in range(1, _DRAWS + 1):
        rng = random.Random(seed)
        others = [rng.choice(list(members))[0] for members in rng.sample(events, OTHERS)]
        found += [joined(labelled, others) for labelled in neighbours(sets.OWN / name).values()]
    yield from _figures(found)


def _figures(found: Sequence[tuple[int, int, int]]) -> Iterator[Figure]:
    wrong = np.array([float(one[0] > 0) for one in found])
    yield mean("sets in which two events are joined", wrong, bar=0.0, lower_is_better=True)
    pairs = np.array([one[1:] for one in found if one[2]], float)
    yield mean("pairs of one event together", pairs[:, 0] / pairs[:, 1], bar=1.0)


_FILES = tuple(f"cluster/{name}.jsonl.gz" for name in (*TEXTS, ROUND_UPS))
TASKS = (
    Task("forms", (SEEN,), measure_alone, own=True),
    Task("forms-unseen", (UNSEEN,), partial(measure_alone, name=UNSEEN), own=True),
    Task("forms-later", (LATER,), partial(measure_alone, name=LATER), own=True),
    Task("forms-later-unseen", (LATER_UNSEEN,), partial(measure_alone, name=LATER_UNSEEN), own=True),
    Task("forms-outlets", (OUTLETS,), partial(measure_alone, name=OUTLETS), own=True),
    Task("forms-outlets-unseen", (OUTLETS_UNSEEN,), partial(measure_alone, name=OUTLETS_UNSEEN), own=True),
    Task("forms-outlets-later", (OUTLETS_LATER,), partial(measure_alone, name=OUTLETS_LATER), own=True),
    Task("forms-outlets-unseen, among others", _FILES, partial(measure_among, name=OUTLETS_UNSEEN, half=1)),
    Task("forms-outlets-later, among others", _FILES, partial(measure_among, name=OUTLETS_LATER, half=1)),
    Task("forms-later, among others", _FILES, partial(measure_among, name=LATER)),
    Task("forms-later-unseen, among others", _FILES, partial(measure_among, name=LATER_UNSEEN, half=1)),
    Task("forms, among others", _FILES, measure_among),
    Task("forms-unseen, among others", _FILES, partial(measure_among, name=UNSEEN, half=1)),
)
