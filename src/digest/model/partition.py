"""Articles grouped by event."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Link:
    """Two groups that were joined, by their nearest articles: their places in the batch, how near these are (cosine,
    0 to 1), and the terms that they share.

    `nearness` is between the whole groups, `cut` its threshold; a clusterer without them leaves 0.
    """

    a: int
    b: int
    similarity: float
    terms: tuple[str, ...]
    nearness: float = 0.0
    cut: float = 0.0


@dataclass(frozen=True, slots=True)
class Kin:
    """The relation of a group to an open story: it `goes on` with it, is also on its event (`merged`), or was separated
    from it while it goes on in another group (`split`).  `group` and `story` are places, `nearness` is between them.
    """

    group: int
    story: int
    nearness: float
    kind: Literal["goes on", "merged", "split"]


@dataclass(frozen=True, slots=True)
class Grouping:
    """A partition of a batch of articles by event: every place of the batch is in exactly one group.

    `links` are the joins of each group: one less than it has articles, and one more if it goes on with a story; a place
    behind the articles belongs to a story.  A story goes on in one group at most, and a group with one story at most.
    """

    groups: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...] = ()
    kin: tuple[Kin, ...] = ()
