"""Ask one source: its items, and the result of the visit."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import cast

from digest.fetching.subscriptions import SourceSubscription
from digest.model.article import Document, Failure
from digest.model.source import FetchResult, Health
from digest.text.characters import one_line


@dataclass
class SourceVisit:
    """The items of a source, read one by one, and the result of the visit once all were read."""

    one: SourceSubscription
    before: Health
    items: list[Document | Failure] | None = None
    visit: FetchResult = field(default_factory=FetchResult)
    is_late: bool = False  # time was up before the source had answered

    def __iter__(self) -> Iterator[Document | Failure]:
        return self._read() if self.items is None else iter(self.items)

    def _read(self) -> Iterator[Document | Failure]:
        """Yield the items; an exception of the source is a failure of this source alone."""
        try:
            given = self.one.source(self.before.memo)
            # A generator of ours returns its visit; other iterators return None.
            visit: FetchResult | None = yield from cast(
                "Generator[Document | Failure, None, FetchResult | None]", given
            )
        except Exception as error:  # noqa: BLE001 - a fault in one source must not cost the edition
            reason = one_line(f"{self.one.name}: {type(error).__name__}: {error}; please report it")
            self.visit = FetchResult("failed", reason, self.before.memo)
            yield Failure("source", self.one.name, reason)
            return
        self.visit = visit or FetchResult()


def visited(one: SourceSubscription, before: Health) -> SourceVisit:
    """Read a source to its end, in a thread of its own."""
    asked = SourceVisit(one, before)
    asked.items = list(asked)
    return asked


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """The present answer of a source: numbers of documents and of likely teasers, and the first failure."""

    name: str
    documents: int = 0
    teasers: int = 0
    reason: str = ""


def answer_of(one: SourceSubscription, most: int | None = None) -> SourceAnswer:
    """Read a source as it is now, up to `most` documents; nothing is stored."""
    documents = teasers = 0
    reason = ""
    for item in SourceVisit(one, Health()):
        if isinstance(item, Failure):
            reason = reason or item.reason
            continue
        documents, teasers = documents + 1, teasers + item.teaser
        if documents == most:
            break
    return SourceAnswer(one.name, documents, teasers, reason)
