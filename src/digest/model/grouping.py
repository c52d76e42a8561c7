"""Articles grouped by event."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles found to be near each other: their places in the batch, how near (0 to 1), and the shared terms."""

    a: int
    b: int
    similarity: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """A partition of a batch of articles by event: every place of the batch is in exactly one group."""

    groups: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...] = ()
