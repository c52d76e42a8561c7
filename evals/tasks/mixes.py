"""Days of 20, 60, 200 and 600 articles, each half of the events for itself: F1, events reported again, strangers."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from digest.clusterers.events import Events
from evals.batches import ROUND_UPS, TEXTS
from evals.bcubed import bcubed, labels
from evals.figures import Figure, Task, mean
from evals.mixes import draws, pool, told_again, with_strangers

# Of each size: the days that are drawn, and the bars: F1, stories that report an event again, stories with strangers.
DAYS = {
    20: (60, 97.5, 2.5, 0.7),
    60: (30, 97.0, 2.5, 1.2),
    200: (10, 95.0, 4.0, 1.8),
    600: (4, 93.0, 6.0, 2.5),
}


def measure(folder: Path) -> Iterator[Figure]:
    """The half that thresholds were chosen on is 0, the half that judges them 1."""
    for half in (0, 1):
        events = pool(folder, half)
        for size, (number, f1, again, strangers) in DAYS.items():
            rows = []
            for day in draws(events, size, number):
                gold = [event for _, event in day]
                groups = Events()([article for article, _ in day]).groups
                scores = bcubed(labels(groups, len(day)), gold)
                rows.append((scores[2], told_again(groups, gold), with_strangers(groups, gold)))
            found = np.array(rows, float)
            name = f"{size} articles, half {half}"
            yield mean(f"F1 of {name}", found[:, 0], bar=f1)
            yield mean(f"told again per 100, {name}", found[:, 1] * 100 / size, bar=again, lower_is_better=True)
            yield mean(f"with strangers per 100, {name}", found[:, 2] * 100 / size, bar=strangers, lower_is_better=True)


TASKS = (Task("mixes", tuple(f"cluster/{name}.jsonl.gz" for name in (*TEXTS, ROUND_UPS)), measure),)
