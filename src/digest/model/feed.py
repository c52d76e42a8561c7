"""What a feed lists."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: `html` is its content, else its `summary`, as the feed has it; `id` is its guid, else its address.

    `publisher` is who an aggregator says has published it; "" where the feed speaks for itself.
    """

    id: str
    title: str = ""
    url: str | None = None
    published: datetime | None = None
    html: str = ""
    authors: tuple[str, ...] = ()
    summary: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class FeedText:
    """A feed that was read: its title, and its entries in its order."""

    title: str
    entries: tuple[FeedEntry, ...]
