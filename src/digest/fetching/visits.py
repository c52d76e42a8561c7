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


def items_of(one: SourceSubscription) -> list[Document | Failure]:
    """Return the items of a source as it is now; nothing is stored."""
    return list(SourceVisit(one, Health()))


def silence_of(one: SourceSubscription) -> str:
    """Return why a source gives nothing now; "" when it gives a document, or is there and empty.  Nothing is stored."""
    reason = ""
    try:
        for item in SourceVisit(one, Health()):
            if isinstance(item, Document):
                return ""
            reason = reason or item.reason
    except Exception as error:  # noqa: BLE001 - as in a fetch
        return one_line(f"{one.name}: {type(error).__name__}: {error}")
    return reason
