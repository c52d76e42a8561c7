"""Fetch: read what the sources hand over, keep what is new."""

from collections.abc import Callable, Iterable
from datetime import datetime

from digest.canonical import hash_bytes
from digest.model.article import Failure
from digest.pipeline.gather import documents, read
from digest.ports import Source, Store


def fetch(
    sources: Iterable[Source], store: Store, clock: Callable[[], datetime], progress: Callable[[str], None]
) -> tuple[dict[str, int], tuple[Failure, ...]]:
    """Counts of what was new, known and failed, and the failures.  Each document is kept as soon as it is read."""
    counts = {"documents": 0, "known": 0, "articles": 0, "failed": 0}
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
        store.add(name, body_hash, clock(), found)
        if isinstance(found, Failure):
            counts["failed"] += 1
            failures.append(found)
        else:
            counts["articles"] += len(found)
    return counts, tuple(failures)
