"""The health of a source: what a visit makes of it, and when it is asked again.  Pure: time, chance are arguments."""

from dataclasses import replace
from datetime import datetime, timedelta

from digest.model.source import Health, Visit

# After the first miss in a row, the second, ...; the last holds from then on.  A server that was down for a moment is
# asked again by the next run, one that is down for days once a day: a feed that comes back is read within a day.
_WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 720, 1440))
# The share by which a wait is longer by chance, so that many readers of one server do not come back together.
_JITTER = 0.25
# What a server may ask for: one that says "in a year" by mistake must not silence a feed.
_LONGEST = timedelta(days=1)
# Visits in a row that tell of the same move before it is believed: a captive portal redirects for good for an hour.
_MOVES = 3
# Addresses that were found instead of set: by a move, in a page.  One that is ill may have been wrong, or moved itself,
# and is looked for again.
_FOUND = frozenset(("address", "feed"))
# Misses after which a reader is told, and the time after which two are enough: some look at their feeds once a day.
_MISSES, _LONG = 3, timedelta(hours=24)


def is_due(health: Health, now: datetime) -> bool:
    """Whether a source is to be asked at `now`.

    A `next_try` that is further off than any wait was set by a clock that was wrong: it does not hold.
    """
    if health.off:
        return False
    return health.next_try is None or not now < health.next_try <= now + _LONGEST * (1 + _JITTER)


def after(health: Health, visit: Visit, now: datetime, chance: float = 0.0) -> Health:
    """The health after a visit at `now`; `chance` is 0 to 1, and makes a wait up to a quarter longer."""
    if visit.outcome in ("read", "unchanged"):
        return _well(health, visit, now)
    misses = health.misses + 1
    wait = _WAITS[min(misses, len(_WAITS)) - 1] * (1 + _JITTER * chance)
    if visit.wait is not None:
        asked = min(timedelta(seconds=min(visit.wait, _LONGEST.total_seconds())), _LONGEST)
        wait = max(asked, wait) if visit.outcome != "later" else asked
    return replace(
        health,
        visited=now,
        failing_since=health.failing_since or now,
        misses=misses,
        reason=visit.reason,
        next_try=now + wait,
        off=visit.outcome == "gone",
        moved="",
        moves=0,
        memo={} if misses >= _MISSES and not _FOUND.isdisjoint(visit.memo) else visit.memo,
    )


def is_ill(health: Health) -> bool:
    """Whether readers are to be told: gone, or failing for several visits."""
    if health.off:
        return True
    if health.visited is None or health.failing_since is None:
        return False
    return health.misses >= _MISSES or (health.misses >= 2 and health.visited - health.failing_since >= _LONG)


def notice(name: str, health: Health) -> str:
    """What is told of an ill source: "example.org/rss: failing since 2026-11-18 (7 tries): ..."."""
    if health.off:
        return f"{name}: turned off: {health.reason}"
    since = f"{health.failing_since:%Y-%m-%d}" if health.failing_since else "the beginning"
    tries = f"{health.misses} tries" if health.misses != 1 else "1 try"
    return f"{name}: failing since {since} ({tries}): {health.reason}"


def _well(health: Health, visit: Visit, now: datetime) -> Health:
    moves = health.moves + 1 if visit.moved and visit.moved == health.moved else int(bool(visit.moved))
    believed = moves >= _MOVES
    return Health(
        visited=now,
        worked=now,
        moved="" if believed else visit.moved,
        moves=0 if believed else moves,
        memo={**visit.memo, "address": visit.moved} if believed else visit.memo,
    )
