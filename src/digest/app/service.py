"""Run as a service: wait for the hours of the briefs, and do the due work at each tick."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from digest.app.report import Report
from digest.app.runner import Runner
from digest.app.ticker import keep
from digest.building.owed import OwedSlot
from digest.errors import LockedError
from digest.fetching.health import pause
from digest.sending.outbox import BACK_OFF

# Interval between two fetches when no edition is due: feeds drop old entries.
FETCH_EVERY = timedelta(minutes=30)
# Maximum age of the last fetch when an edition is due; above zero, so that a failing build does not fetch at each tick.
FETCH_FOR_DUE = timedelta(minutes=5)


def stay(desk: Runner, wait: Callable[[float], bool], tell: Callable[[Report], None] = lambda _: None) -> None:
    """Do due work at each tick until `wait` returns True; `tell` is called with the report of each tick."""
    resident = _Resident(desk)

    def tick(now: datetime) -> None:
        try:
            tell(resident.tick(now))
        except Exception as error:  # noqa: BLE001 - a full disk at night must not cost the morning's edition
            tell(Report(notes=(f"{type(error).__name__}: {error}; tried again at the next tick",), kept=1))

    keep(tick, clock=desk.clock, wait=wait)


@dataclass(slots=True)
class _Resident:
    """State between ticks: the time of the last fetch, and the briefs that could not be built.

    A failed brief is retried after the same waits as unsent mail, and delays no other brief.  A brief that waits for
    its sources is retried sooner, after a new fetch.
    """

    desk: Runner
    read: datetime | None = None
    failed: dict[str, "_Unbuilt"] = field(default_factory=dict)

    def tick(self, now: datetime) -> Report:
        """Fetch, build and send all due work."""
        owed = self.desk.owed(now)
        self.failed = {name: failed for name, failed in self.failed.items() if name in owed}
        waiting = {name for name, failed in self.failed.items() if failed.since <= now < failed.until}
        ready = owed.keys() - waiting
        unread = any(owed[name].reason for name in ready)
        reads = (
            self.read is None
            or unread
            or not timedelta(0) <= now - self.read < (FETCH_FOR_DUE if ready else FETCH_EVERY)
        )
        report = Report()
        if reads or ready:
            self.read = now if reads else self.read
            try:
                report = self.desk.run_due(read=reads, without=waiting)
            except LockedError as error:
                report = Report(notes=(str(error),))
            else:
                unbuilt = {name: owed for name, owed in self.desk.owed(now).items() if name not in waiting}
                self._note(unbuilt, now)
                return report
        return report + self.desk.send_ready()

    def _note(self, unbuilt: Mapping[str, OwedSlot], now: datetime) -> None:
        for name, owed in unbuilt.items():
            before = self.failed.get(name)
            times, since = (before.times + 1, before.since) if before else (1, now)
            wait = pause(now - since) if owed.reason else BACK_OFF[min(times, len(BACK_OFF)) - 1]
            self.failed[name] = _Unbuilt(times, since, now + wait)


@dataclass(frozen=True, slots=True)
class _Unbuilt:
    """A brief that could not be built: the number of attempts, the first one, and the time of the next."""

    times: int
    since: datetime
    until: datetime
