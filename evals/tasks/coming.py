"""Sentences on something to come: the day that a sentence names, or none.

The cases were written before the rule, by its writer; the second file was set aside until the rule was done.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from digest.text.coming import coming
from evals import sets
from evals.figures import Figure, Task, figure


def found(case: dict[str, Any]) -> str | None:
    """Return the day that is found in the sentence of a case."""
    day = coming(case["text"], case["lang"], date.fromisoformat(case["written"]))
    return day.isoformat() if day else None


def _measure(folder: Path, name: str = "coming.jsonl") -> Iterator[Figure]:
    cases = [(found(case), case["day"]) for case in sets.read(folder / name)]
    rows = np.array([[bool(ours) and ours == day, bool(ours), bool(day)] for ours, day in cases], float)
    yield figure("precision", rows, lambda sums: sums[..., 0] / np.maximum(sums[..., 1], 1), bar=0.95)
    yield figure("recall", rows, lambda sums: sums[..., 0] / np.maximum(sums[..., 2], 1), bar=0.7)


TASKS = (
    Task("coming", ("coming.jsonl",), _measure, own=True),
    Task("coming-unseen", ("coming_unseen.jsonl",), partial(_measure, name="coming_unseen.jsonl"), own=True),
)
