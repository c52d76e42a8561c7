"""Fetch: read what the sources hand over, keep what is new."""

from collections.abc import Callable, Iterable
from datetime import datetime

from digest.canonical import hash_bytes
from digest.model.article import Article, Failure
from digest.pipeline.gather import documents, read
from digest.pipeline.recut import Recut, as_it_was
from digest.ports import Source, Store
from digest.text.characters import one_line


def fetch(
    sources: Iterable[Source],
    store: Store,
    clock: Callable[[], datetime],
    progress: Callable[[str], None],
    recut: Recut = as_it_was,
) -> tuple[dict[str, int], tuple[Failure, ...]]:
    """Counts of what was new, known and failed, and the failures.  Each document is kept as soon as it is read."""
    counts = {"documents": 0, "known": 0, "articles": 0, "unread": 0}
    failures: list[Failure] = []
    for item in documents(sources):
        counts["documents"] += 1
        body_hash = "" if isinstance(item, Failure) else hash_bytes(item.body)
        name = item.subject if isinstance(item, Failure) else item.source
        if body_hash and store.knows(name, body_hash):
            counts["known"] += 1
            continue
        progress(name)
        found = item if isinstance(item, Failure) else read(item)
        found = found if isinstance(found, Failure) else tuple(map(recut, found))
        found = _kept(store, name, body_hash, clock(), found)
        if isinstance(found, Failure):
            counts["unread"] += 1
            failures.append(found)
        else:
            counts["articles"] += len(found)
    return counts, tuple(failures)


def _kept(
    store: Store, name: str, body_hash: str, now: datetime, found: tuple[Article, ...] | Failure
) -> tuple[Article, ...] | Failure:
    """Keep what a document gave; what cannot be kept is a failure of this document alone."""
    try:
        store.add(name, body_hash, now, found)
    except UnicodeError as error:
        found = Failure("extract", name, one_line(f"{name}: holds what cannot be stored ({error})"))
        store.add(name, body_hash, now, found)
    return found
