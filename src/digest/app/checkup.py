"""Find every fault that keeps a brief from arriving, with its remedy and its exit code."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from digest import plugins
from digest.app.clock import utc_now
from digest.app.delivery_admin import DeliveryAdmin
from digest.app.findings import DELIVERY, SETTINGS, SOURCE, Finding
from digest.app.jobs import schedule_of
from digest.app.machine_check import MachineCheck, free_space, store_file_name, why_not_written
from digest.app.source_admin import SourceAdmin
from digest.building.owed import owed_by
from digest.fetching.health import notice
from digest.model.delivery import OPEN
from digest.model.records import Row
from digest.ports import Store
from digest.settings import Settings

# HTTP answers to a request without the right password.
_NEEDS_PASSWORD = re.compile(r"answers 40[137]\b")
_ADDRESS = "mend its address in the settings, or remove it; `digest source check` asks it again"
_PASSWORD = (
    "if it needs a password, write the user name into its address, and password_command or password_file below it; "
    "`digest source check` asks it again"
)


@dataclass(frozen=True)
class Checkup:
    """Check the machine, the sources, the mail server and the folders of the settings; nothing is stored or sent."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime] = utc_now
    free: Callable[[Path], int] = free_space

    def __call__(self) -> list[Finding]:
        """Return every fault, in the order of the steps of a brief."""
        machine = MachineCheck(self.settings, self.store, self.clock, self.free)
        if broken := list(machine.store_file()):
            return broken  # the other checks read the store
        checks = (
            *(self._settings, machine.disk, machine.time, self._sources, self._slots, machine.service),
            *(self._folders, self._deliveries),
        )
        return [finding for check in checks for finding in check()]

    def _settings(self) -> Iterator[Finding]:
        if not (self.settings.source or self.store.sources.added_sources()):
            yield Finding("there is no source", "add a [[source]], or use `digest source add`", SETTINGS)
        if not self.settings.brief:
            yield Finding("there is no brief", "add a [[brief]] to the settings", SETTINGS)

    def _sources(self) -> Iterator[Finding]:
        """Yield sources that return nothing now; sources that were turned off are reported without a request."""
        admin = SourceAdmin(self.settings, self.store, self.clock)
        health = self.store.sources.health()
        known = admin.sources()
        if known and all(one.state == "paused" for one in known):
            yield Finding("every source is paused", "take `paused = true` out of one of them", SOURCE)
        for one in known:
            if one.health.off and one.state != "paused":
                yield Finding(
                    notice(one.name, one.health), "remove it, or ask it again by `digest fetch --retry`", SOURCE
                )
        for name, reason in admin.silent():
            state = health.get(name)
            fault = notice(name, state) if state and state.is_failing else f"not read: {reason}"
            yield Finding(fault, _PASSWORD if _NEEDS_PASSWORD.search(reason) else _ADDRESS, SOURCE)

    def _slots(self) -> Iterator[Finding]:
        """Yield editions that are owed after a failed attempt."""
        for brief in self.settings.brief:
            owed = owed_by(brief.name, schedule_of(brief), self.store, self.clock())
            if owed.slot and owed.reason:
                due = f"its edition of {owed.slot.day} {owed.slot.at:%H:%M}"
                fault = f"brief {brief.name!r}: {due} is owed: {owed.reason}"
                yield Finding(fault, "`digest run --once` tries again", SOURCE)

    def _folders(self) -> Iterator[Finding]:
        """Yield folders of editions, and of the site, that cannot be written."""
        folders = [(f"brief {brief.name!r}", brief.folder) for brief in self.settings.brief]
        for name, folder in (*folders, ("[site]", self.settings.site.folder)):
            reason = why_not_written(self.settings.at(folder)) if folder else ""
            if reason:
                fault = f"{name}: {folder}: cannot be written: {reason}"
                yield Finding(fault, "choose another folder, or let this program write there", DELIVERY)

    def _deliveries(self) -> Iterator[Finding]:
        """Yield faults of server and recipients, mail open after a try, and failed mail of the newest editions."""
        for complaint in DeliveryAdmin(self.settings, self.store, self.clock).complaints():
            yield Finding(complaint, "", DELIVERY)
        waiting = [
            row
            for row in self.store.deliveries.deliveries(None, OPEN)
            if row.delivery.tries or row.delivery.unsure_since
        ]
        yield from _of_rows(waiting, "open after a try", "`digest send` tries again")
        for brief in self.settings.brief:
            for newest in self.store.editions.editions(brief.name)[:1]:
                failed = self.store.deliveries.deliveries(newest.key, ("failed", "unsure"))
                yield from _of_rows(failed, "not delivered", f"`digest deliveries retry {newest.key}` queues it again")


def check_up(settings: Settings) -> list[Finding]:
    """Return the findings for the settings and their store; no store is created."""
    return Checkup(settings, plugins.load("stores", "sql", url=settings.store.url, base=settings.folder, reads=True))()


def has_store(settings: Settings) -> bool:
    """Return whether the file of the store is there; true for a server, whose database may be empty."""
    name = store_file_name(settings)
    return not name or (settings.folder / name).exists()


def _of_rows(rows: list[Row], state: str, remedy: str) -> Iterator[Finding]:
    """Yield one finding for each edition, with the last answer of the server to its first row."""
    for edition, some in groupby(sorted(rows, key=lambda row: (row.edition, row.id)), key=lambda row: row.edition):
        first, *others = some
        more = f" and {len(others)} more" if others else ""
        said = f": {first.delivery.detail}" if first.delivery.detail else ""
        yield Finding(f"{edition}: {first.recipient}{more}: {state}{said}", remedy, DELIVERY)
