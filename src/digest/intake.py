"""The intake: settings, store and clock together for what is read; one method a command."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from digest.model.article import Failure
from digest.pipeline.fetch import Fetch
from digest.pipeline.recut import Recut, as_it_was
from digest.pipeline.sources import Subscription, door_of, pages_of, subscriptions_of
from digest.ports import Store
from digest.settings import Settings

if TYPE_CHECKING:
    from digest.sources.pages import Pages


@dataclass(frozen=True)
class Intake:
    """What the commands for sources do.  `progress` is told what is done, of how much, and what was read last."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    progress: Callable[[int, int, str], None] = lambda *_: None
    recut: Recut = as_it_was

    def fetch(self, *, retry: bool = False) -> tuple[dict[str, int], tuple[Failure, ...]]:
        """Ask the sources that are due and keep what is new; counts, and what could not be read."""
        fetch = Fetch(
            self.store,
            self.pages,
            self.clock,
            self.progress,
            connections=self.settings.fetch.connections,
            recut=self.recut,
        )
        return fetch(self.subscriptions(), retry=retry)

    def subscriptions(self) -> list[Subscription]:
        """The sources of the settings, then those that were added."""
        return subscriptions_of(self.settings, self.pages, self.store.listed())

    @cached_property
    def pages(self) -> "Pages":
        """The way to the network."""
        door = door_of(self.settings.fetch, self.settings.folder, clock=self.clock)
        return pages_of(door, self.store.robots())
