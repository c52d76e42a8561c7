"""Articles grouped by event."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Two groups that were joined, by their nearest articles: their places in the batch, how near these are (cosine,
    0 to 1), and the terms that they share.

    `nearness` is that of the whole groups, `cut` what it had to reach; a clusterer that has neither leaves 0.
    """

    a: int
    b: int
    similarity: float
    terms: tuple[str, ...]
    nearness: float = 0.0
    cut: float = 0.0


@dataclass(frozen=True, slots=True)
class Grouping:
    """A partition of a batch of articles by event: every place of the batch is in exactly one group.

    `links` say what joined each group, one link less than it has articles.
    """

    groups: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...] = ()
