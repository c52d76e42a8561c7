"""Find the editions that are due.  Pure: the moment is an argument, and the hours are those of the time zone database.

A local time is due at the first moment at which the local clock shows it or a later one.  That one rule puts an hour
that does not exist at the end of its gap, and an hour that comes twice at the first of the two; and since a later
local time is never due before an earlier one, slots can be compared by their local day and time alone, whatever the
zone was when they were built.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from digest.model.edition import Slot

EVERY_DAY = frozenset(range(7))
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a brief is due: local times in a zone of the IANA database, on days from 0 (Monday) to 6 (Sunday).

    Skip an edition that is more than `catch_up` late.  With `is_monthly`, only the first of these days in a month.
    """

    times: tuple[time, ...]
    zone: str
    days: frozenset[int] = EVERY_DAY
    catch_up: timedelta = DAY
    is_monthly: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """The slot to build now, if there is one, and the slots that are too late, the oldest first."""

    slot: Slot | None = None
    missed: tuple[Slot, ...] = ()


def instant(slot: Slot, zone: str) -> datetime:
    """The moment, in UTC, at which a slot is due in a zone.

    A time on a day that the zone left out is due at the first moment after it, although `slots` has no such slot:
    a slot can be older than the setting of the zone.  Raises ValueError when the slot lacks its day or its time.

    >>> instant(Slot(date(2026, 3, 29), time(2, 30)), "Europe/Berlin").isoformat()  # 02:00 was followed by 03:00
    '2026-03-29T01:00:00+00:00'
    >>> instant(Slot(date(2026, 10, 25), time(2, 30)), "Europe/Berlin").isoformat()  # 03:00 was followed by 02:00
    '2026-10-25T00:30:00+00:00'
    """
    return _reached(_wall(slot), ZoneInfo(zone))


def slots(schedule: Schedule, after: datetime, until: datetime) -> list[tuple[datetime, Slot]]:
    """All slots that come due after a moment and up to another, with their moments: by moment, then local time.

    A local day that does not exist (Apia, 2011-12-30) has no slot.  Takes time by the number of days between the two.
    """
    zone, start, end = ZoneInfo(schedule.zone), _utc(after), _utc(until)
    # A clock that was set back over midnight has shown a time of tomorrow already: one day more than `until` is in.
    days = _days(start.astimezone(zone).date(), end.astimezone(zone).date() + DAY, schedule)
    walls = (datetime.combine(day, at) for day in days for at in sorted(set(schedule.times)))
    moments = ((_reached(wall, zone), wall) for wall in walls)
    return [
        (moment, Slot(wall.date(), wall.time()))
        for moment, wall in moments
        if start < moment <= end and _has_day(zone, moment, wall)
    ]


def due(schedule: Schedule, last: Slot | None, now: datetime) -> Due:
    """The slot that a brief owes at a moment, and the slots that it missed.

    `last` is its latest slot, by local day and time, that was settled: built, quiet or missed.  A brief owes every
    slot with a later local day and time whose moment has come, also a slot with the very moment of `last` (02:30 and
    03:00 in the night in which an hour is left out): recording one of the two is not recording the other.  Only the
    last of the owed slots is built, if it is within `catch_up`; the others are missed.  A `last` in the future, after a
    change of the zone or a wrong clock, holds back all slots that are not later than it.

    A brief without a `last` owes the latest slot of today that has come, however long ago, and has missed nothing.
    """
    if last is None:
        today = _today(schedule, now)
        return Due(today[-1][1]) if today else Due()
    owed = _come(schedule, _wall(last), now)
    if not owed:
        return Due()
    moment, newest = owed[-1]
    older = tuple(slot for _, slot in owed[:-1])
    return Due(newest, older) if _utc(now) - moment <= schedule.catch_up else Due(None, (*older, newest))


def two_intervals(schedule: Schedule) -> timedelta:
    """Return the longest time from a slot to the second one after it, by the local clock.

    >>> two_intervals(Schedule((time(7),), "UTC")).days, two_intervals(Schedule((time(7),), "UTC", frozenset({0}))).days
    (2, 14)
    """
    week = [
        timedelta(days=day, hours=at.hour, minutes=at.minute)
        for day in sorted(schedule.days)
        for at in sorted(set(schedule.times))
    ]
    three_weeks = [moment + weeks * _WEEK for weeks in range(3) for moment in week]
    return max(three_weeks[place + 2] - moment for place, moment in enumerate(week))


def upcoming(schedule: Schedule, now: datetime, days: int) -> list[tuple[datetime, Slot]]:
    """The slots after a moment, up to the same local time `days` local days later."""
    zone = ZoneInfo(schedule.zone)
    return slots(schedule, now, _reached(_local(_utc(now), zone) + days * DAY, zone))


def _today(schedule: Schedule, now: datetime) -> list[tuple[datetime, Slot]]:
    """The slots of the local date of `now`, or of a later one where the clock was set back over midnight."""
    today = _local(_utc(now), ZoneInfo(schedule.zone)).date()
    return _come(schedule, datetime.combine(today, time.min) - datetime.resolution, now)


def _come(schedule: Schedule, wall: datetime, now: datetime) -> list[tuple[datetime, Slot]]:
    """The slots later than a local time that have come by `now`, including slots at the same moment."""
    found = slots(schedule, _reached(wall, ZoneInfo(schedule.zone)) - datetime.resolution, now)
    return [(moment, slot) for moment, slot in found if _wall(slot) > wall]


def _days(first: date, last: date, schedule: Schedule) -> Iterator[date]:
    days = (first + count * DAY for count in range((last - first).days + 1))
    found = (day for day in days if day.weekday() in schedule.days)
    return (day for day in found if not schedule.is_monthly or _is_first(day, schedule.days))


def _is_first(day: date, weekdays: frozenset[int]) -> bool:
    """Return whether no earlier day of its month is one of these weekdays."""
    return not any((day - count * DAY).weekday() in weekdays for count in range(1, day.day))


def _has_day(zone: ZoneInfo, moment: datetime, wall: datetime) -> bool:
    """Return whether the zone has the day of a local time that is due at a moment; False if the day was skipped."""
    if _local(moment, zone).date() == wall.date():
        return True
    midnight = datetime.combine(wall.date(), time.min)
    return _local(_reached(midnight, zone), zone).date() == wall.date()


def _reached(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the first moment, in UTC, at which the clock of a zone shows a local time or a later one."""
    moment = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)  # fold 0: of two, the first
    return moment if _local(moment, zone) == wall else _end_of_gap(wall, zone)


def _end_of_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """Return the moment of the change that skipped a local time: between its moments by the new and the old offset."""
    low = wall.replace(tzinfo=zone, fold=1, microsecond=0).astimezone(UTC)
    high = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    seconds = range((high - low) // SECOND + 1)
    return low + SECOND * bisect_left(seconds, True, key=lambda count: _local(low + SECOND * count, zone) >= wall)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    """The local time of a moment, without its zone."""
    return moment.astimezone(zone).replace(tzinfo=None)


def _wall(slot: Slot) -> datetime:
    if slot.day is None or slot.at is None:
        raise ValueError(f"a slot without a day or a time is never due: {slot}")
    return datetime.combine(slot.day, slot.at)


def _utc(moment: datetime) -> datetime:
    """Return the same moment in UTC, so that it is never compared by the clock of its zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs a zone: {moment.isoformat()}")
    return moment.astimezone(UTC)
