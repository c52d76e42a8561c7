"""A measured figure with its interval, and the bootstrap that gives it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

RESAMPLES = 2_000
# Sums over units, a row a draw (or one row) and a column a quantity → the figure of each row.
Statistic = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured on `n` units; `low` to `high` is its 95 % interval, `bar` what it has to reach.

    `peers` are other programs' figures from the same run.  One that is not `gated` has no floor: a speed depends on
    the machine, and another program's figure is not ours to keep.
    """

    name: str
    value: float
    n: int
    low: float
    high: float
    bar: float | None = None
    lower_is_better: bool = False
    peers: tuple[tuple[str, float], ...] = ()
    gated: bool = True

    @property
    def holds(self) -> bool:
        """Whether the better end of the interval reaches the bar; without a bar, always."""
        if self.bar is None:
            return True
        return self.low <= self.bar if self.lower_is_better else self.high >= self.bar


@dataclass(frozen=True, slots=True)
class Task:
    """Some figures that are measured together on `files`, in the folder given or, for an `own` one, in evals/own."""

    name: str
    files: tuple[str, ...]
    measure: Callable[[Path], Iterator[Figure]]
    own: bool = False


def figure(
    name: str,
    rows: np.ndarray,
    statistic: Statistic,
    *,
    bar: float | None = None,
    lower_is_better: bool = False,
    peers: tuple[tuple[str, float], ...] = (),
    gated: bool = True,
) -> Figure:
    """The statistic of the sum of `rows` (a row a unit), with its bootstrap interval over the units.

    The mean of column k is `lambda s: s[..., k] / s[..., -1]` when the last column is all ones.
    """
    low, high = interval(rows, statistic)
    value = float(statistic(rows.sum(axis=0)))
    return Figure(name, value, len(rows), low, high, bar, lower_is_better, peers, gated)


def interval(rows: np.ndarray, statistic: Statistic) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of the statistic over resampled units; the same at each run."""
    n = len(rows)
    draws = np.random.default_rng(0).multinomial(n, np.full(n, 1 / n), RESAMPLES)
    low, high = np.percentile(statistic(draws @ rows), [2.5, 97.5])
    return float(low), float(high)


def mean(name: str, values: np.ndarray, **options: object) -> Figure:
    """The mean of one value a unit; options as those of `figure`."""
    rows = np.column_stack([values, np.ones(len(values))])
    return figure(name, rows, lambda sums: sums[..., 0] / sums[..., 1], **options)  # type: ignore[arg-type]


def f1(sums: np.ndarray) -> np.ndarray:
    """F1 of (hits, wrong, missed), 0 to 1."""
    hits, wrong, missed = sums[..., 0], sums[..., 1], sums[..., 2]
    return 2 * hits / np.maximum(2 * hits + wrong + missed, 1)
