"""Marks that identify an entry of a feed: guid and title, address, title and day.

Two documents with a common mark are the same document.  A mark shared by several entries of one feed identifies no
entry: a guid that a broken feed gives to all, the address of its front page, "Weather" three times a day.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from digest.model.canonical import hash_text
from digest.model.feed import FeedEntry
from digest.text.urls import normalise_url


def marked(
    entries: Sequence[FeedEntry], feed: str, *, is_aggregated: bool = False
) -> Iterator[tuple[FeedEntry, tuple[str, ...]]]:
    """Yield each entry once, in feed order, with the marks to recognise it by, the surest first.

    Guids and titles are valid within `feed`, addresses everywhere.  The front page of a site identifies an entry of an
    aggregator alone: in the feed of the site it is the link of any entry.
    """
    once = {(entry.id, entry.title, entry.url, entry.html): entry for entry in reversed(entries)}
    distinct = list(once.values())[::-1]
    found = [list(dict.fromkeys(_marks(entry, feed, is_aggregated=is_aggregated))) for entry in distinct]
    shared = Counter(mark for marks in found for mark in marks)
    for entry, marks in zip(distinct, found, strict=True):
        own = [mark for mark in marks if shared[mark] == 1]
        yield entry, tuple(own or [f"words {feed} {stamp(entry)}"])


def stamp(entry: FeedEntry) -> str:
    """Hash the title and text of an entry, but not its date: some feeds date everything anew each time."""
    return hash_text(f"{entry.title}\n{entry.html}")


def _marks(entry: FeedEntry, feed: str, *, is_aggregated: bool) -> Iterator[str]:
    if entry.url and (is_aggregated or _names_a_page(entry.url)):
        yield f"address {normalise_url(entry.url)}"
    guid = entry.id if entry.id != entry.url else ""
    if guid:
        yield from _marks_of_guid(entry, feed)
    if entry.title and entry.published:
        yield f"title {feed} {entry.title} {entry.published.date()}"
    elif entry.title and not (guid or entry.url):
        yield f"title {feed} {entry.title}"


def _marks_of_guid(entry: FeedEntry, feed: str) -> Iterator[str]:
    if entry.title:
        yield f"guid {feed} {entry.id} {entry.title}"
    if not entry.url:
        yield f"guid {feed} {entry.id}"


def _names_a_page(url: str) -> bool:
    """Return whether an address is more than a site's front page."""
    parts = urlsplit(url)
    return bool(parts.path.strip("/") or parts.query)
