"""Find faults of the machine: the file of the store, its disk, the clock, and a service that no longer runs."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from digest.app.findings import DELIVERY, SETTINGS, Finding
from digest.app.jobs import schedule_of
from digest.building.owed import owed_by
from digest.errors import StoreError
from digest.ports import Store
from digest.settings import Settings

# Free space below which a finding is made, in bytes: a morning of some hundred feeds with its log takes half of it.
_ENOUGH = 100_000_000
_MEGABYTE = 1_000_000
# The program was written in this year: a clock before it is wrong.
_YEAR = 2026
# Difference to the last run that no clock has which is set by a time server: its steps are of seconds.
_STEP = timedelta(minutes=10)
# Time without a run after which no service keeps the schedule: one reads its feeds each half hour.
_SILENCE = timedelta(hours=2)


def free_space(folder: Path) -> int:
    """Return the free space on the disk of a folder, or of its nearest existing parent, in bytes.

    A file system without a size, such as /proc, or that this program may not look into, counts as one with enough:
    writing to it finds its fault.
    """
    try:
        usage = shutil.disk_usage(_existing(folder))
    except OSError:
        return _ENOUGH
    return usage.free if usage.total else _ENOUGH


def why_not_written(folder: Path) -> str:
    """Return the reason why a folder, or its nearest existing parent, is not writable; "" if it is.

    The check creates a temporary file and removes it.
    """
    try:
        with tempfile.NamedTemporaryFile(dir=_existing(folder), prefix=".digest-"):
            return ""
    except OSError as error:
        return (error.strerror or str(error)).lower()


def _existing(folder: Path) -> Path:
    # Not Path.exists(), which raises an error below a folder that may not be searched.
    return next((path for path in (folder, *folder.parents) if os.path.exists(path)), folder)  # noqa: PTH110


@dataclass(frozen=True, slots=True)
class MachineCheck:
    """Check the machine; `free` returns the free space on the disk of a folder."""

    settings: Settings
    store: Store
    clock: Callable[[], datetime]
    free: Callable[[Path], int] = free_space

    def store_file(self) -> Iterator[Finding]:
        """Yield a finding if the store, or a new one, cannot be written, or is damaged."""
        name = store_file_name(self.settings)
        path = self.settings.folder / name
        reason = why_not_written(path.parent) if name else ""
        if name and not reason and path.exists() and not os.access(path, os.W_OK):
            reason = "permission denied"
        if reason:
            fault = f"store {name}: cannot be written: {reason}"
            yield Finding(fault, "let this program write there, or change [store] url", SETTINGS)
            return
        try:
            damage = self.store.damage()
        except StoreError as error:
            yield Finding(str(error), "", SETTINGS)
            return
        if damage:
            remedy = "restore a copy (`digest db backup` makes one), or move it away to begin anew"
            yield Finding(f"store {name}: damaged: {damage}", remedy, SETTINGS)

    def disk(self) -> Iterator[Finding]:
        """Yield each disk of the store and of the editions that is nearly full."""
        folders = [self.settings.at(brief.folder) for brief in self.settings.brief if brief.folder]
        if store_file_name(self.settings):
            folders.insert(0, (self.settings.folder / store_file_name(self.settings)).parent)
        least = {free: folder for folder in reversed(folders) if (free := self.free(folder)) < _ENOUGH}
        for free, folder in least.items():
            remedy = "make room; `digest db purge --older 90d` deletes old articles"
            yield Finding(f"{folder}: {free // _MEGABYTE} MB are free on its disk", remedy, SETTINGS)

    def time(self) -> Iterator[Finding]:
        """Yield a finding if the clock is behind the last run, or older than the program."""
        now, last = self.clock(), self._last_run()
        shown = f"the clock shows {now:%Y-%m-%d %H:%M} UTC"
        remedy = "set the clock, as by `timedatectl set-ntp true`"
        if now.year < _YEAR:
            yield Finding(shown, remedy, SETTINGS)
        elif last is not None and last - now > _STEP:
            yield Finding(f"{shown}, and the last run was at {last:%Y-%m-%d %H:%M} UTC", remedy, SETTINGS)

    def service(self) -> Iterator[Finding]:
        """Yield each brief with an edition that nothing has tried to make, long after the last run."""
        now, last = self.clock(), self._last_run()
        if last is None or now - last < _SILENCE:
            return
        for brief in self.settings.brief:
            owed = owed_by(brief.name, schedule_of(brief), self.store, now)
            is_late = owed.due is not None and now - owed.due >= _SILENCE and not owed.reason
            if is_late or owed.missed:
                fault = f"brief {brief.name!r}: an edition is due, and nothing has run since {last:%Y-%m-%d %H:%M} UTC"
                yield Finding(fault, "start `digest run`, or call `digest run --once --due` each minute", DELIVERY)

    def _last_run(self) -> datetime | None:
        return next((run.ended for run in self.store.runs.runs(most=1)), None)


def store_file_name(settings: Settings) -> str:
    """Return the file of the store as in the settings; "" for a server or a store in memory."""
    url = settings.store.url
    name = url.partition(":///")[2] if url.startswith("sqlite") else ""
    return "" if name == ":memory:" else name
