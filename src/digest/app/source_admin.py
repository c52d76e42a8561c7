"""Run the commands on sources with settings, store and clock; one method for each command."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from digest import plugins
from digest.app.clock import utc_now
from digest.app.jobs import oldest_of
from digest.errors import UsageError
from digest.fetching.fetch import Fetch
from digest.fetching.health import is_due
from digest.fetching.per_host import HostQueues
from digest.fetching.subscriptions import SourceSubscription, door_of, name_of, pages_of, subscriptions_of
from digest.fetching.visits import SourceAnswer, answer_of
from digest.model.article import Failure
from digest.model.limit import EachLimit
from digest.model.source import Health, Hit
from digest.ports import Store
from digest.reading.resplit import Recut, as_it_was
from digest.reading.worker import each_in_worker
from digest.settings import Settings
from digest.settings.source_tables import SourceSettings
from digest.text.urls import without_secrets

if TYPE_CHECKING:
    from digest.sources.pages import Pages


# Time for asking hosts while an edition is due, in seconds: it is built of the results so far, and names the sources
# without one.
_BUDGET = 600.0


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """A source, its origin ("settings" or "store"), and its health.

    `title` is its title or publisher in the settings, else the title of the feed, or "".  `a_week` is the number of
    entries of a week; None for a source without dates.  `state` is "ok", "new", "paused", "off", "failing", or
    "waiting" (for the next try after a failure).
    """

    name: str
    title: str
    origin: str
    section: str
    health: Health
    state: str
    a_week: float | None = None


@dataclass(frozen=True)
class SourceAdmin:
    """Run the commands on sources.  `progress(done, of, name)` is called before each source and page."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime] = utc_now
    progress: Callable[[int, int, str], None] = lambda *_: None
    recut: Recut = as_it_was
    leaves: Callable[[], bool] = lambda: False
    budget: float = _BUDGET
    limit: EachLimit = each_in_worker

    def fetch(
        self, *, retry: bool = False, owed: datetime | None = None, only: Collection[str] | None = None
    ) -> tuple[dict[str, int], tuple[Failure, ...]]:
        """Read the due sources, store new documents, and return counts and failures.

        If an edition has been `owed` since a time, waiting sources are read sooner, and hosts are waited for within the
        budget.  With `only`, other sources than these are left out.
        """
        read = [one for one in self.subscriptions() if not one.paused and (only is None or one.name in only)]
        fetch = Fetch(
            self.store.documents,
            self.store.sources,
            self.pages,
            self.clock,
            self.progress,
            connections=self.settings.fetch.connections,
            recut=self.recut,
            leaves=self.leaves,
            since=oldest_of(self.settings, self.clock()),
            limit=self.limit,
            names=frozenset(one.name for one in self.subscriptions()),
            late=_over(self.budget) if owed else lambda: False,
        )
        return fetch(read, retry=retry, owed=owed)

    def subscriptions(self) -> list[SourceSubscription]:
        """Return the sources of the settings, then the sources added to the store."""
        return subscriptions_of(self.settings, self.pages, self.store.sources.added_sources())

    def sources(self) -> list[SourceStatus]:
        """Return every source with its health."""
        known = {name_of(one): (one, "settings") for one in self.settings.source}
        for added in self.store.sources.added_sources():
            known.setdefault(added.name, (SourceSettings.of(added.settings), "store"))
        health, now = self.store.sources.health(), self.clock()
        return [_status(name, one, origin, health.get(name, Health()), now) for name, (one, origin) in known.items()]

    def check(self, names: Sequence[str] = ()) -> Iterator[SourceAnswer]:
        """Read the sources `names`, or all that are not paused, and store nothing.

        Raises UsageError for an unknown source.
        """
        return self._answers(self._named(names) if names else [one for one in self.subscriptions() if not one.paused])

    def silent(self) -> list[tuple[str, str]]:
        """Return new, waiting and failing sources that return nothing now, each with the reason."""
        doubtful = {one.name for one in self.sources() if one.state in ("new", "waiting", "failing")}
        asked = [one for one in self.subscriptions() if one.name in doubtful]
        answers = self._answers(asked, most=1)
        return [(one.name, one.reason) for one in answers if one.reason and not one.documents]

    def _named(self, names: Sequence[str]) -> list[SourceSubscription]:
        """Return the sources of some names or titles.  Raises UsageError for an unknown one."""
        every = {one.name: one for one in self.subscriptions()}
        wanted = list(map(self.name, names))
        for name in wanted:
            if name not in every:
                raise UsageError(f"there is no source {name!r}; `digest source list` names them")
        return [every[name] for name in wanted]

    def _answers(self, asked: Sequence[SourceSubscription], most: int | None = None) -> Iterator[SourceAnswer]:
        """Ask many hosts at once, each for up to `most` documents, and yield the answers in the given order."""
        answers = HostQueues(
            lambda one: answer_of(one, most),
            asked,
            host=lambda one: one.host,
            free=self.pages.door.turns.free,
            workers=self.settings.fetch.connections,
        )
        return iter(answers)

    def search(self, query: str, most: int) -> list[Hit]:
        """Return the articles with all words of a query, best match first."""
        return self.store.documents.search(query, most)

    def purge(self, older: timedelta) -> dict[str, int]:
        """Delete documents fetched longer ago than `older`, except quoted ones.  Raises LockedError."""
        with self.store.lock():
            return self.store.purge(self.clock() - older)

    def backup(self, path: Path) -> None:
        """Copy the store into a new file while others use it.  Raises UsageError if the file exists."""
        if path.exists():
            raise UsageError(f"{path}: the file exists; name a new file")
        self.store.backup(path)

    @cached_property
    def pages(self) -> "Pages":
        """The access to the network, with the stored robots.txt rules."""
        door = door_of(self.settings.fetch, self.settings.folder, clock=self.clock)
        return pages_of(door, self.store.sources.robots())

    def name(self, text: str) -> str:
        """Return the name of the only source with this title; else the text as a name, without secrets."""
        named = [one.name for one in self.sources() if one.title == text]
        return named[0] if len(named) == 1 else without_secrets(text)


def _over(seconds: float) -> Callable[[], bool]:
    """Return a function that is true after this number of seconds."""
    end = monotonic() + seconds
    return lambda: monotonic() > end


def open_source_admin(
    settings: Settings, *, reads: bool = False, progress: Callable[[int, int, str], None] = lambda *_: None
) -> SourceAdmin:
    """Return the admin for the store of the settings; an admin that only `reads` creates no store."""
    store = plugins.load("stores", "sql", url=settings.store.url, base=settings.folder, reads=reads)
    return SourceAdmin(settings, store, progress=progress)


def _status(name: str, source: SourceSettings, origin: str, health: Health, now: datetime) -> SourceStatus:
    from digest.sources.feed_pace import entries_a_week

    title = source.title or source.publisher or health.memo.get("title", "")
    state = "paused" if source.paused else _state(health, now)
    return SourceStatus(name, title, origin, source.section, health, state, entries_a_week(health.memo, now))


def _state(health: Health, now: datetime) -> str:
    """Return "ok", "new", "off", "failing", or "waiting" (failing, and the next try is not due)."""
    if health.off:
        return "off"
    if health.visited is None:
        return "new"
    if health.failing_since is None:
        return "ok"
    return "failing" if is_due(health, now) else "waiting"
