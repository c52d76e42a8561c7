"""Fetch: ask the sources that are due, store new documents, then read the pages of teasers."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from itertools import compress, islice, takewhile
from operator import not_
from typing import TYPE_CHECKING

from digest.fetching.arrivals import (
    FetchedPage,
    as_document,
    as_known,
    document_with_page,
    is_before,
    new_document,
    published_of,
    read_new,
    to_be_read,
)
from digest.fetching.entry_pages import page_of, reasons_to_wait, unread_page
from digest.fetching.health import after, is_due, notice
from digest.fetching.per_host import HostQueues
from digest.fetching.read_ahead import ReadAhead, Reading
from digest.fetching.subscriptions import SourceSubscription
from digest.fetching.visits import SourceVisit, visited
from digest.model.article import Document, Failure
from digest.model.limit import EachLimit, each_directly
from digest.model.source import FetchResult, Health, KnownDocument, NewDocument, PendingPage
from digest.ports import DocumentStore, SourceStore
from digest.reading.resplit import Recut, as_it_was
from digest.text.characters import one_line

if TYPE_CHECKING:
    from digest.sources.pages import Pages

# Documents that are stored in one transaction: each transaction waits for the disk; documents lost by a crash are read
# again.
_BATCH = 100
# Undated entries are new as far as anyone knows.
_UNDATED = datetime.max.replace(tzinfo=UTC)
# Pages likewise; they are large, and each costs its server a request.
_PAGES = 20


@dataclass
class Fetch:
    """One fetch.  `chance()` is from 0 to 1; `progress(done, total, name)` is called before each source and page.

    The page of an entry that is dated before `since` is not read.  Documents are read by way of `limit`.  A file is
    not taken for a moved one if another source of the settings, one of `names`, has it.

    When `leaves()` is true, the fetch ends before the next document, also while a host is waited for: documents that
    were read stay stored, and a source that was not read to its end is asked again by the next fetch.  When `late()` is
    true, no host is waited for: results that are there are stored, and the rest waits for the next fetch.
    """

    documents: DocumentStore
    sources: SourceStore
    pages: "Pages"
    clock: Callable[[], datetime]
    progress: Callable[[int, int, str], None] = lambda *_: None
    chance: Callable[[], float] = random.random
    connections: int = 16
    recut: Recut = as_it_was
    leaves: Callable[[], bool] = lambda: False
    late: Callable[[], bool] = lambda: False
    since: datetime | None = None
    limit: EachLimit = each_directly
    names: frozenset[str] = frozenset()
    counts: dict[str, int] = field(default_factory=lambda: {"documents": 0, "known": 0, "articles": 0, "unread": 0})
    failures: list[Failure] = field(default_factory=list)

    def __call__(
        self, subscriptions: Sequence[SourceSubscription], *, retry: bool = False, owed: datetime | None = None
    ) -> tuple[dict[str, int], tuple[Failure, ...]]:
        """Return counts of new, known and unread documents, and the failures.

        With `retry`, sources that wait after a failure or are turned off are asked too.  With an edition that has been
        `owed` since a moment, sources that wait are asked sooner.
        """
        health, now = self.sources.health(), self.clock()
        due = [one for one in subscriptions if retry or _is_due(one, health.get(one.name, Health()), now, owed)]
        if waiting := len(subscriptions) - len(due):
            self.counts["waiting"] = waiting
        self._sources(due, health)
        self._read_pages({one.name: one.user_agent for one in subscriptions})
        if self.pages.robots:
            self.sources.save_robots(self.pages.robots.new)
        return self.counts, tuple(self.failures)

    # Sources

    def _sources(self, due: Sequence[SourceSubscription], health: dict[str, Health]) -> None:
        """Ask many hosts at once and local sources one by one; store in the order of the settings."""
        remote = [one for one in due if one.host]
        if remote:
            self.pages.door.load()
        answers = iter(
            HostQueues(
                lambda one: visited(one, health.get(one.name, Health())),
                remote,
                host=lambda one: one.host,
                free=self.pages.door.turns.free,
                weight=lambda asked: sum(len(item.body) for item in asked.items or () if isinstance(item, Document)),
                workers=self.connections,
                leaves=self.leaves,
                late=self.late,
                instead=lambda one: SourceVisit(one, Health(), [], is_late=True),
            )
        )
        for number, one in enumerate(due):
            if self.leaves():
                return
            before = health.get(one.name, Health())
            self.progress(number, len(due), one.name)
            asked = next(answers, None) if one.host else SourceVisit(one, before)
            if asked is None:  # the fetch ends while the host is waited for
                return
            if asked.is_late:
                self.counts["waiting"] = self.counts.get("waiting", 0) + 1
                continue
            self._take(one, asked, before)

    def _take(self, one: SourceSubscription, asked: SourceVisit, before: Health) -> None:
        """Store the documents of a source, and its health with the last of them.

        Without its health a source is asked again: after a crash, and when the fetch ended before its last document.
        """
        items = takewhile(lambda _: not self.leaves(), asked)
        batches = iter(lambda: list(islice(items, _BATCH)), [])
        arrivals: list[NewDocument] = []
        ahead = ReadAhead(batches, partial(self._wanted, one), self.limit)
        for batch in ahead:
            arrivals = self._arrivals(one, batch, ahead.reading_of)
            if self.leaves():
                break
            if len(batch) == _BATCH:
                self._keep(one.name, arrivals)
                arrivals = []
        if self.leaves():
            self._keep(one.name, arrivals)
            return
        self._close(one, arrivals, asked.visit, before)

    def _close(
        self, one: SourceSubscription, arrivals: Sequence[NewDocument], visit: FetchResult, before: Health
    ) -> None:
        """Store the last documents of a visit together with the health of its source."""
        now = self.clock()
        self.counts["documents"] += visit.known
        self.counts["known"] += visit.known
        new = after(before, visit, now, self.chance())
        report = notice(one.name, new) if new.is_failing else None
        try:
            self.counts["articles"] += self.sources.save_visit(one.name, arrivals, now, new, report)
        except UnicodeError:
            self._keep(one.name, arrivals)
            self.sources.save_visit(one.name, (), now, new, report)

    def _wanted(self, one: SourceSubscription, items: Sequence[Document | Failure]) -> list[Document]:
        """Return the documents among some items that are to be read, by what is stored now."""
        documents = [item for item in items if isinstance(item, Document)]
        known = self._known(one, documents)
        return [item for item, at in zip(documents, known, strict=True) if to_be_read(item, at, one.name, self.since)]

    def _known(self, one: SourceSubscription, items: Sequence[Document | Failure]) -> list[KnownDocument | None]:
        known = self.documents.find_known([as_document(item) for item in items])
        return [as_known(item, found, one.name, self.names) for item, found in zip(items, known, strict=True)]

    def _arrivals(
        self, one: SourceSubscription, items: Sequence[Document | Failure], reading_of: Callable[[Document], Reading]
    ) -> list[NewDocument]:
        """Return the new documents among some items, each read.

        A failure of the source itself is reported, and belongs to its health.
        """
        others = self._without_own_failures(one, items)
        known = self._known(one, others)
        self.counts["documents"] += len(others)
        elsewhere = {item.item for item in known if item is not None and item.origin not in ("", one.name)}
        if elsewhere:
            self.documents.add_listings(one.name, elsewhere)
        items_with_known = takewhile(lambda _: not self.leaves(), zip(others, known, strict=True))
        return list(self._new(one.name, items_with_known, reading_of))

    def _without_own_failures(
        self, one: SourceSubscription, items: Sequence[Document | Failure]
    ) -> list[Document | Failure]:
        """Report the failures of the source itself, and return the other items."""
        own = [item for item in items if isinstance(item, Failure) and item.subject == one.name]
        for failure in own:
            self._failed(failure)
        return [item for item in items if item not in own] if own else list(items)

    def _new(
        self,
        origin: str,
        items: Iterable[tuple[Document | Failure, KnownDocument | None]],
        reading_of: Callable[[Document], Reading],
    ) -> Iterator[NewDocument]:
        """Yield the new documents, each read; of two with a common mark the first."""
        marks: set[str] = set()
        for item, known, articles in read_new(items, origin, self.since, reading_of):
            arrival = new_document(item, known, origin, self.clock(), articles)
            if arrival is None or not marks.isdisjoint(arrival.document.marks):
                self.counts["known"] += 1
            else:
                marks.update(arrival.document.marks)
                yield self._counted(arrival)

    def _keep(self, origin: str, arrivals: Sequence[NewDocument]) -> None:
        """Store documents; a document that cannot be stored is a failure, and the others are stored."""
        try:
            self.counts["articles"] += self.documents.save(origin, arrivals, self.clock())
        except UnicodeError as error:
            if len(arrivals) > 1:
                for arrival in arrivals:
                    self._keep(origin, [arrival])
                return
            [arrival] = arrivals
            name = arrival.document.source
            failure = Failure("extract", name, one_line(f"{name}: cannot be stored ({error})"))
            self._failed(failure)
            self.documents.save(origin, [replace(arrival, found=failure, fullness="whole")], self.clock())

    def _counted(self, arrival: NewDocument) -> NewDocument:
        found = arrival.found
        if isinstance(found, Failure):
            self._failed(found)
        elif found:
            return replace(arrival, found=tuple(map(self.recut, found)))
        return arrival

    def _failed(self, failure: Failure) -> None:
        self.counts["unread"] += 1
        self.failures.append(failure)

    # Pages

    def _read_pages(self, agents: dict[str, str | None]) -> None:
        """Read the pages of teasers, many hosts at once, those of the newest entries first."""
        pending = self.documents.pending_pages(self.clock())
        pending.sort(key=lambda one: published_of(one.document) or _UNDATED, reverse=True)
        batch: list[NewDocument] = []
        for number, (one, page) in enumerate(self._pages(pending, agents)):
            self.progress(number, len(pending), one.document.source)
            if not page.asked and one.told:
                continue
            arrival = document_with_page(one, page, self.clock(), self.limit)
            batch.append(self._counted(arrival))
            if len(batch) >= _PAGES:
                self._keep("", batch)
                batch.clear()
        if batch:
            self._keep("", batch)

    def _pages(
        self, pending: Sequence[PendingPage], agents: dict[str, str | None]
    ) -> Iterator[tuple[PendingPage, FetchedPage]]:
        """Yield each document with its page; fewer when the fetch ends."""
        from digest.sources.http import host_in

        old = [one for one in pending if is_before(one.document, self.since)]
        yield from ((one, FetchedPage(reason="too old for any brief; its page was not read")) for one in old)
        new = [one for one in pending if not is_before(one.document, self.since)]
        reasons = reasons_to_wait((one.origin, host_in(one.document.url or "")) for one in new)
        answers = iter(self._answers(list(compress(new, map(not_, reasons))), agents))
        for one, reason in zip(new, reasons, strict=True):
            page = unread_page(reason) if reason else next(answers, None)
            if page is None:
                return
            yield one, page

    def _answers(self, asked: Sequence[PendingPage], agents: dict[str, str | None]) -> Iterable[FetchedPage]:
        from digest.sources.http import host_in

        if asked:
            self.pages.door.load()
        return HostQueues(
            lambda one: page_of(one.document, self.pages, agents.get(one.origin)),
            asked,
            host=lambda one: host_in(one.document.url or ""),
            free=self.pages.door.turns.free,
            weight=lambda page: len(page.document.body) if page.document else 0,
            workers=self.connections,
            leaves=self.leaves,
            late=self.late,
            instead=lambda _: unread_page("the time for fetching was up; the next run reads it"),
        )


def _is_due(one: SourceSubscription, health: Health, now: datetime, owed: datetime | None) -> bool:
    return is_due(health, now, owed) or (one.local and not health.off)
