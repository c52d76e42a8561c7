"""Find every fault that keeps a brief from arriving, with its remedy and its exit code."""

import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from digest import plugins
from digest.app.clock import utc_now
from digest.app.delivery_admin import DeliveryAdmin
from digest.app.jobs import schedule_of
from digest.app.source_admin import SourceAdmin
from digest.building.owed import owed_by
from digest.errors import DeliveryError, SettingsError
from digest.fetching.health import notice
from digest.model.delivery import OPEN
from digest.model.records import Row
from digest.ports import Store
from digest.settings import Settings

# Exit code for a source that cannot be read; the same as with --strict.
_SOURCE = 4
_DELIVERY = DeliveryError.exit_code


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, its remedy, and the exit code of its kind: 3 settings, 4 sources, 5 delivery."""

    fault: str
    remedy: str
    exit_code: int

    def __str__(self) -> str:
        return f"{self.fault}; {self.remedy}" if self.remedy else self.fault


@dataclass(frozen=True)
class Checkup:
    """Check the sources, the mail server and the folders of the settings; nothing is stored or sent."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime] = utc_now

    def __call__(self) -> list[Finding]:
        """Return every fault, in the order of the steps of a brief."""
        checks = (self._settings, self._store_file, self._sources, self._slots, self._folders, self._deliveries)
        return [finding for check in checks for finding in check()]

    def _settings(self) -> Iterator[Finding]:
        if not (self.settings.source or self.store.sources.added_sources()):
            yield Finding("there is no source", "add a [[source]], or use `digest source add`", SettingsError.exit_code)
        if not self.settings.brief:
            yield Finding("there is no brief", "add a [[brief]] to the settings", SettingsError.exit_code)

    def _store_file(self) -> Iterator[Finding]:
        """Yield a finding if the file of the store, or a new one, cannot be written."""
        name = self.settings.store.url.partition(":///")[2]
        if not self.settings.store.url.startswith("sqlite") or name in ("", ":memory:"):
            return
        path = self.settings.folder / name
        reason = _why_not_written(path.parent) or (
            "permission denied" if path.exists() and not os.access(path, os.W_OK) else ""
        )
        if reason:
            fault = f"store {name}: cannot be written: {reason}"
            yield Finding(fault, "let this program write there, or change [store] url", SettingsError.exit_code)

    def _sources(self) -> Iterator[Finding]:
        """Yield sources that return nothing now; sources that were turned off are reported without a request."""
        intake = SourceAdmin(self.settings, self.store, self.clock)
        health = self.store.sources.health()
        remedy = "mend its address in the settings, or remove it; `digest source check` asks it again"
        for one in intake.sources():
            if one.health.off and one.state != "paused":
                yield Finding(
                    notice(one.name, one.health), "remove it, or ask it again by `digest fetch --retry`", _SOURCE
                )
        for name, reason in intake.silent():
            known = health.get(name)
            yield Finding(notice(name, known) if known and known.is_failing else f"not read: {reason}", remedy, _SOURCE)

    def _slots(self) -> Iterator[Finding]:
        """Yield editions that are owed after a failed attempt."""
        for brief in self.settings.brief:
            owed = owed_by(brief.name, schedule_of(brief), self.store, self.clock())
            if owed.slot and owed.reason:
                due = f"its edition of {owed.slot.day} {owed.slot.at:%H:%M}"
                fault = f"brief {brief.name!r}: {due} is owed: {owed.reason}"
                yield Finding(fault, "`digest run --once` tries again", _SOURCE)

    def _folders(self) -> Iterator[Finding]:
        """Yield edition folders that cannot be written."""
        for brief in self.settings.brief:
            reason = _why_not_written(self.settings.at(brief.folder)) if brief.folder else ""
            if reason:
                fault = f"brief {brief.name!r}: {brief.folder}: cannot be written: {reason}"
                yield Finding(fault, "choose another folder, or let this program write there", _DELIVERY)

    def _deliveries(self) -> Iterator[Finding]:
        """Yield faults of server and recipients, mail open after a try, and failed mail of the newest editions."""
        for complaint in DeliveryAdmin(self.settings, self.store, self.clock).complaints():
            yield Finding(complaint, "", _DELIVERY)
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


def _of_rows(rows: list[Row], state: str, remedy: str) -> Iterator[Finding]:
    """Yield one finding for each edition, with the last answer of the server to its first row."""
    for edition, some in groupby(sorted(rows, key=lambda row: (row.edition, row.id)), key=lambda row: row.edition):
        first, *others = some
        more = f" and {len(others)} more" if others else ""
        said = f": {first.delivery.detail}" if first.delivery.detail else ""
        yield Finding(f"{edition}: {first.recipient}{more}: {state}{said}", remedy, _DELIVERY)


def _why_not_written(folder: Path) -> str:
    """Return the reason why a folder, or its nearest existing parent, is not writable; "" if it is.

    The check creates a temporary file and removes it.
    """
    place = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    try:
        with tempfile.NamedTemporaryFile(dir=place, prefix=".digest-"):
            return ""
    except OSError as error:
        return (error.strerror or str(error)).lower()
