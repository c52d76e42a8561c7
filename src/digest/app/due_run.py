"""Run once as the service does at a tick, for a timer that calls each minute: the state is that of the store."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from digest.app.report import Report
from digest.app.runner import Runner
from digest.app.service import FETCH_EVERY, FETCH_FOR_DUE
from digest.app.service_health import last_run
from digest.building.owed import OwedSlot
from digest.fetching.health import pause


def run_due_once(runner: Runner) -> Report:
    """Read the sources that were not asked for some time, build due editions, and try mail whose wait is over.

    Raises LockedError.
    """
    now = runner.clock()
    owed = runner.owed(now).values()
    ready = list(_ready(owed, last_run(runner), now))
    newest = FETCH_FOR_DUE if any(not slot.reason for slot in owed) else FETCH_EVERY
    asked = runner.not_asked_for(newest, now) | runner.unread_for([slot for slot in ready if slot.reason])
    asked |= runner.folders_for([slot for slot in ready if not slot.reason])
    if not ready and not asked:
        return runner.send_ready()
    return runner.run_due(read=asked, without=())


def _ready(owed: Iterable[OwedSlot], last: datetime | None, now: datetime) -> Iterable[OwedSlot]:
    """Yield the slots to build: new ones, and ones whose last try was a while ago; each run tries all of them."""
    for slot in owed:
        is_recent = last is not None and slot.due is not None and timedelta(0) <= now - last < pause(now - slot.due)
        if not (slot.reason and is_recent):
            yield slot
