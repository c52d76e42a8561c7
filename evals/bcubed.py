"""B-cubed precision, recall and F1 of groups (Bagga & Baldwin 1998), over all articles of a batch."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

import numpy as np


def per_article(found: Sequence[Hashable], gold: Sequence[Hashable]) -> np.ndarray:
    """(precision, recall) of each article, a row each: the share of its group, and of its event, that is of both."""
    groups, events, both = Counter(found), Counter(gold), Counter(zip(found, gold, strict=True))
    rows = [(both[pair] / groups[pair[0]], both[pair] / events[pair[1]]) for pair in zip(found, gold, strict=True)]
    return np.array(rows).reshape(-1, 2)


def f1(precision: np.ndarray, recall: np.ndarray) -> np.ndarray:
    """The harmonic mean, elementwise; 0 where both are 0."""
    return 2 * precision * recall / np.maximum(precision + recall, 1e-12)


def bcubed(found: Sequence[Hashable], gold: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1, 0 to 100; of nothing, 0."""
    if not gold:
        return 0.0, 0.0, 0.0
    precision, recall = per_article(found, gold).mean(axis=0)
    return 100 * precision, 100 * recall, 100 * float(f1(precision, recall))


def labels(groups: Iterable[Iterable[int]], size: int) -> list[int]:
    """The number of the group of each of `size` articles."""
    found = [-1] * size
    for number, group in enumerate(groups):
        for at in group:
            found[at] = number
    return found
