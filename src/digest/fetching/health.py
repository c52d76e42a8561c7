"""The health of a source after a visit, and the time of the next visit.

Pure: time and chance are arguments.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from digest.model.source import MISSES, FetchResult, Health

# Waits after the first, second, ... miss in a row; the last one from then on.  A server that was down for a moment is
# asked again by the next run, a server that is down for days once a day: a feed that works again is read within a day.
_WAITS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 720, 1440))
# Largest share by which a wait is longer by chance, so that many readers of one server do not come back together.
_JITTER = 0.25
# Longest Retry-After that is respected: "in a year" by mistake must not silence a feed.
_LONGEST = timedelta(days=1)
# Visits in a row with the same permanent redirect before the address is changed: a captive portal redirects
# permanently for an hour.
_MOVES = 3
# Addresses that were found, by a redirect or in a page, and not set by the user.  When such an address fails, it may be
# wrong or have moved, and is looked for again.
_FOUND = frozenset(("address", "feed"))
# Time between two tries while an edition waits: a minute at first, minus the time of a visit, since most connections
# are back within a few minutes; then a tenth of the time that the edition has waited, so that a feed that is down all
# day is asked some sixty times and not 1,440.
_PAUSE, _SHARE = timedelta(seconds=50), 10
# Share of a pause after which a source is due: the try itself begins a moment before the next pause is over.
_EARLY = 0.9


def pause(waited: timedelta) -> timedelta:
    """Return the time to the next try of an edition that has waited for the time `waited`."""
    return max(_PAUSE, waited / _SHARE)


def is_due(health: Health, now: datetime, owed: datetime | None = None) -> bool:
    """Return whether a source is to be asked at `now`; sooner when an edition has been `owed` since a moment.

    A `next_try` that is further off than any wait was set by a wrong clock, and is ignored.
    """
    if health.off:
        return False
    if not _is_ahead(health.next_try, now):
        return True
    if owed is None or _is_ahead(health.asked_until, now):
        return False
    if health.visited is None:
        return True
    waited = health.visited - max(owed, health.failing_since or owed)
    return not timedelta(0) <= now - health.visited < pause(waited) * _EARLY


def after(health: Health, visit: FetchResult, now: datetime, chance: float = 0.0) -> Health:
    """Return the health after a visit at `now`; `chance`, from 0 to 1, makes a wait up to a quarter longer."""
    if visit.outcome in ("read", "unchanged"):
        return _well(health, visit, now)
    misses = health.misses + 1
    wait = _WAITS[min(misses, len(_WAITS)) - 1] * (1 + _JITTER * chance)
    asked = None
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
        memo={} if misses >= MISSES and not _FOUND.isdisjoint(visit.memo) else visit.memo,
        asked_until=None if asked is None else now + asked,
    )


def notice(name: str, health: Health) -> str:
    """Return the notice of a failing source: "example.org/rss: failing since 2026-11-18 (7 tries): ..."."""
    if health.off:
        return f"{name}: turned off: {health.reason}"
    since = f"{health.failing_since:%Y-%m-%d}" if health.failing_since else "the beginning"
    tries = f"{health.misses} tries" if health.misses != 1 else "1 try"
    return f"{name}: failing since {since} ({tries}): {health.reason}"


def _is_ahead(moment: datetime | None, now: datetime) -> bool:
    """Return whether a wait lasts; a wait longer than any possible one was set by a wrong clock."""
    return moment is not None and now < moment <= now + _LONGEST * (1 + _JITTER)


def _well(health: Health, visit: FetchResult, now: datetime) -> Health:
    moves = health.moves + 1 if visit.moved and visit.moved == health.moved else int(bool(visit.moved))
    believed = moves >= _MOVES
    return Health(
        visited=now,
        worked=now,
        moved="" if believed else visit.moved,
        moves=0 if believed else moves,
        memo={**visit.memo, "address": visit.moved} if believed else visit.memo,
    )
