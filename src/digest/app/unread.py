"""Report documents that a fetch could not read: find the source of each, and group them by source and reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.model.article import Failure
from digest.text.urls import host_of

# Maximum number of lines for one source; `digest runs` has a line for each document.
_LINES = 3
# Parts of a reason that differ from document to document.
_OWN = re.compile(r"https?://\S+|\d+")


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read, and the name of its source."""

    source: str
    failure: Failure

    @property
    def why(self) -> str:
        """The reason without the name of the document."""
        return self.failure.reason.removeprefix(f"{self.failure.subject}: ")

    def __str__(self) -> str:
        return f"not read: {self.failure.reason}"


def with_sources(failures: Iterable[Failure], names: Sequence[str]) -> tuple[Unread, ...]:
    """Add the name of its source to each failure.

    The source is the longest name that begins the document's name, else the only source of its host, else the host.
    """
    by_host = defaultdict(list)
    for name in names:
        by_host[host_of(name)].append(name)
    longest_first = sorted(names, key=len, reverse=True)

    def source_of(subject: str) -> str:
        for name in longest_first:
            if subject == name or subject.startswith((f"{name.rstrip('/')}/", f"{name}#")):
                return name
        if "." in names and "://" not in subject:  # the folder of the settings: names of its files have no folder
            return "."
        host = host_of(subject)
        found = by_host[host] if host else []
        return found[0] if len(found) == 1 else host or subject

    return tuple(Unread(source_of(failure.subject), failure) for failure in failures)


def lines_on(unread: Iterable[Unread]) -> Iterator[str]:
    """Yield a line for each source and reason, with the number of documents and an example."""
    groups: defaultdict[str, defaultdict[str, list[Unread]]] = defaultdict(lambda: defaultdict(list))
    for item in unread:
        groups[item.source][_OWN.sub("", item.why)].append(item)
    for source, reasons in groups.items():
        largest = sorted(reasons.values(), key=len, reverse=True)
        for items in largest[:_LINES]:
            first = items[0]
            many = f"not read: {source}: {len(items)} documents: {first.why}; for example {first.failure.subject}"
            yield many if len(items) > 1 else str(first)
        if others := sum(map(len, largest[_LINES:])):
            yield f"not read: {source}: {others} more, for other reasons; `digest runs --most 1` lists all"
