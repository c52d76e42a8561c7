"""Run as a service: wait for the hours of the briefs, and do the due work at each tick."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from digest.app.report import Report
from digest.app.runner import FetchScope, Runner
from digest.app.ticker import keep
from digest.building.owed import OwedSlot
from digest.errors import LockedError
from digest.fetching.health import pause
from digest.model.edition import Slot
from digest.sending.outbox import BACK_OFF

# Interval between two fetches when no edition is due: feeds drop old entries.
FETCH_EVERY = timedelta(minutes=30)
# Maximum age of the last fetch when an edition is due; above zero, so that a failing build does not fetch at each tick.
FETCH_FOR_DUE = timedelta(minutes=5)


def stay(runner: Runner, wait: Callable[[float], bool], ticked: Callable[[Report], None] = lambda _: None) -> None:
    """Do due work at each tick until `wait` returns True; `ticked` is called with the report of each tick."""
    resident = _Resident(runner)

    def tick(now: datetime) -> None:
        try:
            ticked(resident.tick(now))
        except Exception as error:  # noqa: BLE001 - a full disk at night must not cost the morning's edition
            ticked(Report(notes=(f"{type(error).__name__}: {error}; tried again at the next tick",), kept=1))
        _give_back_memory()

    keep(tick, clock=runner.clock, wait=wait)


def _give_back_memory() -> None:
    """Return the free memory of the process to the system, where the C library can (glibc).

    Each edition leaves free pieces between others: without this the process grew by some MB a day.
    """
    if trim := _malloc_trim():
        trim(0)


@cache
def _malloc_trim() -> Callable[[int], int] | None:
    """Return the function of glibc; None for another C library, and for a Python without ctypes."""
    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
        return found
    return None


@dataclass(slots=True)
class _Resident:
    """State between ticks: the time of the last whole fetch, and the slots that could not be built.

    A failed slot is retried after the same waits as unsent mail, and delays no other brief.  A slot that waits for its
    sources is retried sooner, after a new fetch of these sources.
    """

    runner: Runner
    read: datetime | None = None
    failed: dict[str, "_Unbuilt"] = field(default_factory=dict)

    def tick(self, now: datetime) -> Report:
        """Fetch, build and send all due work."""
        owed = self.runner.owed(now)
        self.failed = {
            name: slot for name, slot in self.failed.items() if name in owed and slot.slot == owed[name].slot
        }
        waiting = {name for name, slot in self.failed.items() if slot.since <= now < slot.until}
        ready = [slot for name, slot in owed.items() if name not in waiting]
        scope = self._scope(ready, now)
        if not ready and not scope:
            return self.runner.send_ready()
        return self._run(scope, waiting, now)

    def _scope(self, ready: Sequence[OwedSlot], now: datetime) -> FetchScope:
        """Return which sources to read: all from time to time; before another try only those that were not read.

        Folders are read for each edition: what came in before its hour is in it.
        """
        first = [slot for slot in ready if not slot.reason]
        newest = FETCH_FOR_DUE if first else FETCH_EVERY
        if self.read is None or not timedelta(0) <= now - self.read < newest:
            return "all"
        return self.runner.unread_for([slot for slot in ready if slot.reason]) | self.runner.folders_for(first)

    def _run(self, scope: FetchScope, waiting: Collection[str], now: datetime) -> Report:
        if scope == "all":
            self.read = now
        try:
            report = self.runner.run_due(read=scope, without=waiting)
        except LockedError as error:
            return Report(notes=(str(error),)) + self.runner.send_ready()
        self._note({name: slot for name, slot in self.runner.owed(now).items() if name not in waiting}, now)
        return report

    def _note(self, unbuilt: Mapping[str, OwedSlot], now: datetime) -> None:
        for name, owed in unbuilt.items():
            before = self.failed.get(name)
            times, since = (before.times + 1, before.since) if before else (1, now)
            is_waiting = owed.reason and self.runner.unread_for([owed])  # for its sources; else its build failed
            wait = pause(now - since) if is_waiting else BACK_OFF[min(times, len(BACK_OFF)) - 1]
            self.failed[name] = _Unbuilt(owed.slot, times, since, now + wait)


@dataclass(frozen=True, slots=True)
class _Unbuilt:
    """A slot that could not be built: the number of attempts, the first one, and the time of the next."""

    slot: Slot | None
    times: int
    since: datetime
    until: datetime
