"""Results of fetching a source, and its record from run to run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from digest.model.article import Article, Document, Failure

# The state of a source for the next request: validators of a page, the place in a mailbox, sizes of files.
FetchState = Mapping[str, str]

# Misses in a row after which readers are informed, and the time after which two are enough: some look at their feeds
# once a day.
MISSES, _LONG = 3, timedelta(hours=24)

# "later": the server sets a later time; "gone": the server removed the source for good.
Outcome = Literal["read", "unchanged", "failed", "later", "gone"]

# "whole": all of it was read; "wanted": its page is still to be fetched; "teaser": the page could not be fetched.
Fullness = Literal["whole", "wanted", "teaser"]


@dataclass(frozen=True, slots=True)
class FetchResult:
    """The outcome of a fetch, and the state for the next one.

    `known` counts the unchanged documents, which were not read again; `wait` is the waiting time set by the server, in
    seconds; `moved` is the address to which the server redirects for good.
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
    The server redirected to `moved` on `moves` visits in a row; after enough of them it is the "address" in the `memo`.
    `asked_until` is the end of the waiting time set by the server.
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

    def was_visited(self, since: datetime | None) -> bool:
        """Return whether the last visit was at a moment or later."""
        return self.visited is not None and since is not None and self.visited >= since

    @property
    def is_failing(self) -> bool:
        """Whether readers are informed: the source is turned off, or failed on several visits."""
        if self.off:
            return True
        if self.visited is None or self.failing_since is None:
            return False
        return self.misses >= MISSES or (self.misses >= 2 and self.visited - self.failing_since >= _LONG)


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document in the store: its number, its source, its stamp, its result, and how complete that is.

    `seen` is the day on which it was first stored; None where that is not looked up, or was purged.
    """

    item: int
    origin: str
    stamp: str
    gave: str
    fullness: Fullness
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document that came in and its result; None while its page is still to be fetched.

    `item` is the number of the document that it changes; None for a new one.  A "wanted" page is tried again at
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
    """A document whose page is still to be fetched; `told` is true if its teaser has been stored in the meantime.

    `seen` is the day on which the teaser was first stored, if it was.
    """

    item: int
    origin: str
    document: Document
    tries: int
    told: bool
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source that was added by command: its name, and its settings."""

    name: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found by a search, and its number in the store."""

    seq: int
    article: Article
