"""The intake: settings, store and clock together for what is read; one method a command."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from digest import plugins
from digest.app.clock import utc_now
from digest.errors import NotAnArticleError, UsageError
from digest.fetching.fetch import Fetch, items_of, silence_of
from digest.fetching.health import is_due, notice
from digest.fetching.per_host import HostQueues
from digest.fetching.subscriptions import SourceSubscription, door_of, name_of, pages_of, subscriptions_of
from digest.model.article import Document, Failure
from digest.model.source import Health, Hit, StoredSource
from digest.ports import Store
from digest.reading.resplit import Recut, as_it_was
from digest.settings import Settings
from digest.settings.source_tables import SourceSettings
from digest.text.urls import without_secrets

if TYPE_CHECKING:
    from digest.sources.pages import Pages


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """What a source gives now: how many documents, how many of them may be teasers, and why it gives none."""

    name: str
    documents: int = 0
    teasers: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """A source, its origin ("settings" or "store"), and its health.

    `title` is its publisher in the settings, or "".  `state` is "ok", "new", "off", "failing", or "waiting" (for the
    next try after a failure).
    """

    name: str
    title: str
    origin: str
    section: str
    health: Health
    state: str


@dataclass(frozen=True)
class SourceAdmin:
    """What the commands for sources do.  `progress` is told what is done, of how much, and what was read last."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime] = utc_now
    progress: Callable[[int, int, str], None] = lambda *_: None
    recut: Recut = as_it_was
    leaves: Callable[[], bool] = lambda: False

    def fetch(self, *, retry: bool = False, owed: datetime | None = None) -> tuple[dict[str, int], tuple[Failure, ...]]:
        """Ask the sources that are due and keep what is new; counts, and what could not be read.

        With an edition that has been `owed` since some time, sources that wait are asked sooner.
        """
        fetch = Fetch(
            self.store.documents,
            self.store.sources,
            self.pages,
            self.clock,
            self.progress,
            connections=self.settings.fetch.connections,
            recut=self.recut,
            leaves=self.leaves,
        )
        return fetch(self.subscriptions(), retry=retry, owed=owed)

    def subscriptions(self) -> list[SourceSubscription]:
        """The sources of the settings, then those that were added."""
        return subscriptions_of(self.settings, self.pages, self.store.sources.added_sources())

    def sources(self) -> list[SourceStatus]:
        """Every source with its health."""
        known = {name_of(one): (one.publisher or "", "settings", one.section) for one in self.settings.source}
        for added in self.store.sources.added_sources():
            more = added.settings
            known.setdefault(added.name, (more.get("publisher") or "", "store", more.get("section", "")))
        health, now = self.store.sources.health(), self.clock()
        return [
            SourceStatus(name, title, origin, section, found := health.get(name, Health()), _state(found, now))
            for name, (title, origin, section) in known.items()
        ]

    def add(self, place: str, **known: str | None) -> str:
        """Add a source to the store, and give its name; of a site the feed that it names.  Raises UsageError."""
        given = {name: value for name, value in known.items() if value}
        if "://" not in place:
            source = SourceSettings.of({"path": place, **given})
        elif place.startswith("http") and given.get("kind") != "page":
            source = SourceSettings.of({"url": self._feed_at(place), **given})
        else:
            source = SourceSettings.of({"url": place, **given})
        if not self._add([source]):
            raise UsageError(f"{name_of(source)} is there already")
        return name_of(source)

    def remove(self, name: str) -> None:
        """Remove a source from the store; what it has given stays.  Raises UsageError."""
        shown = self._name(name)
        if not self.store.sources.remove_source(shown):
            mine = any(name_of(source) == shown for source in self.settings.source)
            hint = "it is in the settings file; remove it there" if mine else "`digest source list` names them"
            raise UsageError(f"there is no source {shown!r} in the store; {hint}")

    def check(self, names: Sequence[str] = ()) -> Iterator[SourceCheck]:
        """Ask sources and store nothing; without names, all of them.  Raises UsageError for one that is not there."""
        every = {one.name: one for one in self.subscriptions()}
        wanted = list(map(self._name, names))
        unknown = [name for name in wanted if name not in every]
        if unknown:
            raise UsageError(f"there is no source {unknown[0]!r}; `digest source list` names them")
        for one in [every[name] for name in wanted] or every.values():
            items = items_of(one)
            found = [item for item in items if isinstance(item, Document)]
            reasons = [item.reason for item in items if isinstance(item, Failure)]
            teasers = sum(document.teaser for document in found)
            yield SourceCheck(one.name, len(found), teasers, reasons[0] if reasons else "")

    def silent(self) -> list[tuple[str, str]]:
        """The sources that were never read, wait or fail, and that give nothing now, each with the reason."""
        doubtful = {one.name for one in self.sources() if one.state in ("new", "waiting", "failing")}
        asked = [one for one in self.subscriptions() if one.name in doubtful]
        answers = HostQueues(
            silence_of,
            asked,
            lane=lambda one: one.host,
            free=self.pages.door.turns.free,
            workers=self.settings.fetch.connections,
        )
        return [(one.name, reason) for one, reason in zip(asked, answers, strict=True) if reason]

    def import_opml(self, path: Path) -> tuple[int, int]:
        """Add the feeds of a list; how many were new, and how many there are.  Raises UnreadableError."""
        from digest.sources.disk import read_file
        from digest.sources.opml import read_opml

        outlines = read_opml(read_file(path), path.name)
        sources = [
            SourceSettings.of({"url": one.url, "section": one.section}) for one in outlines if _may_be_kept(one.url)
        ]
        return self._add(sources), len(outlines)

    def export_opml(self) -> str:
        """The feeds as a list; without passwords."""
        from digest.sources.opml import Outline, write_opml

        kept = [SourceSettings.of(item.settings) for item in self.store.sources.added_sources()]
        feeds = [source for source in (*self.settings.source, *kept) if source.kind_of(None) == "feed" and source.url]
        found: dict[str, Outline] = {}
        for feed in feeds:
            name = name_of(feed)
            found.setdefault(name, Outline(name, feed.publisher or "", feed.section))
        return write_opml(found.values())

    def search(self, query: str, most: int) -> list[Hit]:
        """The articles that hold all words of a query, the best first."""
        return self.store.documents.search(query, most)

    def purge(self, older: timedelta) -> dict[str, int]:
        """Forget what was fetched longer ago, but for what was quoted.  Raises LockedError."""
        with self.store.lock():
            return self.store.purge(self.clock() - older)

    def backup(self, path: Path) -> None:
        """Copy the store into a new file while others use it.  Raises UsageError if the file exists."""
        if path.exists():
            raise UsageError(f"{path}: the file exists; name a new file")
        self.store.backup(path)

    def complaints(self) -> list[str]:
        """What readers should know of the sources: those that are ill, and why."""
        return [notice(one.name, one.health) for one in self.sources() if one.health.is_failing]

    @cached_property
    def pages(self) -> "Pages":
        """The way to the network."""
        door = door_of(self.settings.fetch, self.settings.folder, clock=self.clock)
        return pages_of(door, self.store.sources.robots())

    def _name(self, text: str) -> str:
        """Return the name of the only source with this title; else the text as a name, without secrets."""
        named = [one.name for one in self.sources() if one.title == text]
        return named[0] if len(named) == 1 else without_secrets(text)

    def _add(self, sources: Sequence[SourceSettings]) -> int:
        there = {name_of(source) for source in self.settings.source}
        new = [
            StoredSource(name_of(source), source.model_dump(mode="json", exclude_defaults=True))
            for source in sources
            if name_of(source) not in there
        ]
        return self.store.sources.add_sources(new, self.clock())

    def _feed_at(self, url: str) -> str:
        """The address of the feed at an address, or of the one that the page there names.  Raises UsageError."""
        from digest.sources.discover import feeds_in
        from digest.sources.parse import read_feed

        if not _may_be_kept(url):
            raise UsageError("an address with a password or key is not written into the store; put it in the settings")
        answer = self.pages.door.get(url)
        found = feeds_in(answer.body, answer.url)
        if found:
            return found[0].url
        try:
            read_feed(answer.body, answer.url)
        except NotAnArticleError as error:
            raise UsageError(f"{url}: no feed, and none named there; --kind page reads the page itself") from error
        return answer.moved if _may_be_kept(answer.moved) and answer.moved else url


def open_source_admin(
    settings: Settings, *, reads: bool = False, progress: Callable[[int, int, str], None] = lambda *_: None
) -> SourceAdmin:
    """Return the admin for the store of the settings; an admin that only `reads` creates no store."""
    store = plugins.load("stores", "sql", url=settings.store.url, base=settings.folder, reads=reads)
    return SourceAdmin(settings, store, progress=progress)


def _may_be_kept(url: str) -> bool:
    return without_secrets(url) == url


def _state(health: Health, now: datetime) -> str:
    """ "ok", "new", "off", "failing", "waiting": failing, and not asked yet again."""
    if health.off:
        return "off"
    if health.visited is None:
        return "new"
    if health.failing_since is None:
        return "ok"
    return "failing" if is_due(health, now) else "waiting"
