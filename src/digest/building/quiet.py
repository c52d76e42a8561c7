"""Decide if a slot without a story is quiet or owed.  Pure: the health of the sources and the time are arguments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from digest.model.source import Health

# A source counts as read for a slot when it worked within this time before it: shorter than a day, since yesterday's
# fetch was for yesterday's slot, and longer than a night, for a fetch in the evening and an edition in the morning.
FRESH = timedelta(hours=18)

# edition: there are stories · quiet: all was read, and nothing is new · owed: tried again within `catch_up`
Verdict = Literal["edition", "quiet", "owed"]


@dataclass(frozen=True, slots=True)
class Readings:
    """The number of sources of a brief that were read for a slot; the names of the others, each with the reason."""

    read: int = 0
    unread: tuple[tuple[str, str], ...] = ()


def readings(names: Iterable[str], known: Mapping[str, Health], due: datetime, now: datetime) -> Readings:
    """Return the sources that were read for a slot that is `due`, and the others.

    Sources that were turned off are left out, unless all were turned off.
    """
    of = {name: known.get(name, Health()) for name in names}
    counted = {name: health for name, health in of.items() if not health.off} or of
    unread = {name: _unread(name, health, due - FRESH, now) for name, health in counted.items()}
    missing = tuple((name, reason) for name, reason in unread.items() if reason)
    return Readings(len(counted) - len(missing), missing)


def verdict(readings: Readings, *, stories: bool) -> Verdict:
    """Decide if a slot gets its edition, is quiet, or stays owed.

    It is quiet only when every source was read: an unread source may have the news of the day.  Without any source the
    slot is owed: one will be added.
    """
    if stories:
        return "edition"
    return "quiet" if readings.read and not readings.unread else "owed"


def _unread(name: str, health: Health, since: datetime, now: datetime) -> str:
    """Return the reason why a source does not count as read since a moment; "" if it counts."""
    if health.off or health.failing_since is not None:
        return health.reason
    if health.worked is None:
        return f"{name}: never read"
    if not since < health.worked <= now:
        return f"{name}: last read on {health.worked:%Y-%m-%d %H:%M} UTC"
    return ""
