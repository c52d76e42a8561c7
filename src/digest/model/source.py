"""What came of asking a source, and what is remembered of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from digest.model.article import Article, Document, Failure

# What a source is asked with the next time: validators of a page, the place in a mailbox, sizes of files.
FetchState = Mapping[str, str]

# Misses in a row after which readers are informed, and the time after which two are enough: some look at their feeds
# once a day.
MISSES, _LONG = 3, timedelta(hours=24)

# "later": the server says so, and when; "gone": it says that the source will not come back.
Outcome = Literal["read", "unchanged", "failed", "later", "gone"]

# "whole": what there is was read; "wanted": its page is still to be had; "teaser": it could not be had.
Fullness = Literal["whole", "wanted", "teaser"]


@dataclass(frozen=True, slots=True)
class FetchResult:
    """How it went, and what to ask with next time.

    `known` counts the documents that were not looked at again, being unchanged; `wait` is how many seconds the server
    asks us to wait; `moved` is the address to which it says the source has moved for good.
    """

    outcome: Outcome = "read"
    reason: str = ""
    memo: FetchState = field(default_factory=dict)
    known: int = 0
    wait: float | None = None
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """A source as it is remembered from run to run.

    `misses` in a row since `failing_since`, for `reason`; not asked before `next_try`, and not at all when `off`.
    `moved` was told on `moves` visits in a row; after enough of them it is the "address" in the `memo`.  `asked_until`
    is the time until which its server asks us to wait.
    """

    visited: datetime | None = None
    worked: datetime | None = None
    failing_since: datetime | None = None
    misses: int = 0
    reason: str = ""
    next_try: datetime | None = None
    off: bool = False
    moved: str = ""
    moves: int = 0
    memo: FetchState = field(default_factory=dict)
    asked_until: datetime | None = None

    @property
    def is_failing(self) -> bool:
        """Whether readers are informed of it: turned off, or failing for several visits."""
        if self.off:
            return True
        if self.visited is None or self.failing_since is None:
            return False
        return self.misses >= MISSES or (self.misses >= 2 and self.visited - self.failing_since >= _LONG)


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that the store has: its number, whose it is, its stamp, what it gave, and how much of it that is."""

    item: int
    origin: str
    stamp: str
    gave: str
    fullness: Fullness


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that came in and what it gave; None while its page is still to be had.

    `item` is the number of the one that it changes; None for a new one.  One that is "wanted" is tried again at
    `next_try`, after `tries`.
    """

    document: Document
    found: tuple[Article, ...] | Failure | None
    item: int | None = None
    fullness: Fullness = "whole"
    tries: int = 0
    next_try: datetime | None = None


@dataclass(frozen=True, slots=True)
class PendingPage:
    """A document whose page is still to be had; `told` when its teaser has been stored in the meantime."""

    item: int
    origin: str
    document: Document
    tries: int
    told: bool


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source that was added by command: its name, and its settings."""

    name: str
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was searched for."""

    seq: int
    article: Article
