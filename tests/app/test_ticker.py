"""The ticker: it looks again and again, and never waits long, whatever the clock does."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from digest.app.ticker import keep
from digest.building.due import Schedule, due, instant
from digest.model.edition import Slot

START = datetime(2026, 6, 1, 12, tzinfo=UTC)
STEP = timedelta(seconds=30)
HOUR = timedelta(hours=1)
TIMES = (time(0), time(0, 30), time(2, 30), time(7))


class Clock:
    """A clock that goes on only while somebody waits; `jumps[n]` is what the n-th wait (from 1) adds to it."""

    def __init__(self, now: datetime = START, *, stop: int = 0, jumps: dict[int, timedelta] | None = None) -> None:
        self.now, self.stop, self.jumps = now, stop, jumps or {}
        self.waits: list[float] = []
        self.ticks: list[datetime] = []

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> bool:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds) + self.jumps.get(len(self.waits), timedelta(0))
        return len(self.waits) == self.stop

    def tick(self, now: datetime) -> None:
        self.ticks.append(now)


def test_it_ticks_at_once_and_then_at_every_step_until_it_is_told_to_stop() -> None:
    clock = Clock(stop=4)
    keep(clock.tick, clock=clock, wait=clock.wait)
    assert clock.ticks == [START + STEP * count for count in range(4)]
    assert clock.waits == [30.0] * 4


def test_a_tick_that_took_some_time_shortens_the_wait() -> None:
    clock = Clock(stop=3)

    def slow(now: datetime) -> None:
        clock.tick(now)
        clock.now += timedelta(seconds=10)

    keep(slow, clock=clock, wait=clock.wait)
    assert clock.ticks == [START + STEP * count for count in range(3)]
    assert clock.waits == [20.0] * 3


def test_a_tick_that_took_longer_than_a_step_is_followed_by_one_and_not_by_all_that_were_missed() -> None:
    clock = Clock(stop=4)

    def slow_once(now: datetime) -> None:
        clock.tick(now)
        if now == START:
            clock.now += timedelta(minutes=5)

    keep(slow_once, clock=clock, wait=clock.wait)
    late = START + timedelta(minutes=5)
    assert clock.ticks == [START, late, late + STEP, late + 2 * STEP]
    assert clock.waits == [0.0, 30.0, 30.0, 30.0]


@pytest.mark.parametrize("slept", [3 * HOUR, 72 * HOUR], ids=["3 hours", "3 days"])
def test_a_machine_that_slept_gives_one_tick_on_waking(slept: timedelta) -> None:
    clock = Clock(stop=4, jumps={2: slept})
    keep(clock.tick, clock=clock, wait=clock.wait)
    assert clock.ticks == [START, START + STEP, START + 2 * STEP + slept, START + 3 * STEP + slept]
    assert clock.waits == [30.0] * 4


@pytest.mark.parametrize("back", [-HOUR, timedelta(days=-400)], ids=["an hour", "a year"])
def test_a_clock_set_back_neither_stops_the_ticks_nor_lets_them_spin(back: timedelta) -> None:
    clock = Clock(stop=4, jumps={2: back})
    keep(clock.tick, clock=clock, wait=clock.wait)
    assert clock.ticks == [START, START + STEP, START + 2 * STEP + back, START + 3 * STEP + back]
    assert clock.waits == [30.0] * 4


@pytest.mark.parametrize("jump", [-400, -1, 1, 400])
def test_a_clock_set_during_a_tick_gives_no_wait_longer_than_a_step(jump: int) -> None:
    clock = Clock(stop=5)

    def sets_the_clock(now: datetime) -> None:
        clock.tick(now)
        if now == START:
            clock.now += jump * 24 * HOUR

    keep(sets_the_clock, clock=clock, wait=clock.wait)
    assert len(clock.ticks) == 5
    assert clock.waits == [0.0 if jump > 0 else 30.0] + [30.0] * 4


def test_a_wait_that_ends_a_little_early_gives_no_second_tick() -> None:
    early = timedelta(milliseconds=-5)
    clock = Clock(stop=10, jumps=dict.fromkeys(range(1, 11), early))
    keep(clock.tick, clock=clock, wait=clock.wait)
    assert len(clock.ticks) == 10
    assert clock.ticks[-1] == START + 9 * (STEP + early)


def test_what_a_tick_raises_goes_to_the_caller() -> None:
    def broken(now: datetime) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        keep(broken, clock=Clock(), wait=Clock().wait)


@pytest.mark.parametrize("seconds", [0, -1])
def test_a_step_has_to_be_above_zero(seconds: int) -> None:
    clock = Clock(stop=1)
    with pytest.raises(ValueError, match="above zero"):
        keep(clock.tick, clock=clock, wait=clock.wait, every=timedelta(seconds=seconds))


def kept(
    schedule: Schedule, clock: Clock, end: datetime, every: timedelta, last: Slot | None = None
) -> list[tuple[datetime, Slot | None]]:
    """What is built, and when, by a program that stays until `end`; None is a slot that was missed."""
    given: list[tuple[datetime, Slot | None]] = []

    def tick(now: datetime) -> None:
        nonlocal last
        owed = due(schedule, last, now)
        given.extend((now, None) for _ in owed.missed)
        if owed.slot:
            given.append((now, owed.slot))
        last = owed.slot or (owed.missed[-1] if owed.missed else last)

    keep(tick, clock=clock, wait=lambda seconds: clock.wait(seconds) or clock.now >= end, every=every)
    return given


@pytest.mark.slow
@pytest.mark.parametrize("year", [2026, 2027])
@pytest.mark.parametrize("at", TIMES, ids=str)
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "America/Havana"])
def test_a_program_that_stays_all_year_builds_once_a_day(zone: str, at: time, year: int) -> None:
    start = datetime(year, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    end = datetime(year + 1, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    every = 3 * HOUR
    given = kept(Schedule((at,), zone), Clock(start), end, every)
    assert [one.day for _, one in given if one] == [date(year, 1, 1) + timedelta(days=n) for n in range(len(given))]
    assert len(given) == 365
    assert all(timedelta(0) <= now - instant(one, zone) < every for now, one in given if one)


# Zones that change their clock in spring and autumn, at midnight, by half an hour, in Ramadan, or never; and Apia, which
# had no 30 December 2011.  Each has the first day of its year.
ZONES = {
    "Europe/Berlin": date(2026, 1, 1),
    "America/Los_Angeles": date(2026, 1, 1),
    "America/Havana": date(2026, 1, 1),
    "Australia/Lord_Howe": date(2026, 1, 1),
    "Africa/Casablanca": date(2026, 1, 1),
    "America/Santiago": date(2026, 1, 1),
    "Asia/Kathmandu": date(2026, 1, 1),
    "Pacific/Apia": date(2011, 7, 1),
}
HOURS = (time(0), time(0, 30), time(1, 59), time(2, 30), time(3), time(12), time(23, 59))


def _dates(start: datetime, end: datetime, zone: str) -> list[date]:
    """The local dates of a span, found by looking at the clock of the zone each half hour."""
    halves = (start + timedelta(minutes=30) * number for number in range(int((end - start) / timedelta(minutes=30))))
    return list(dict.fromkeys(moment.astimezone(ZoneInfo(zone)).date() for moment in halves))


@pytest.mark.slow
@pytest.mark.parametrize("at", HOURS, ids=str)
@pytest.mark.parametrize("zone", ZONES)
def test_in_a_year_each_local_date_that_exists_has_one_edition(zone: str, at: time) -> None:
    first = ZONES[zone]
    start = datetime.combine(first, time(0), ZoneInfo(zone)).astimezone(UTC)
    after = first.replace(year=first.year + 1)
    end = datetime.combine(after, time(0), ZoneInfo(zone)).astimezone(UTC)
    every = 6 * HOUR
    given = kept(Schedule((at,), zone), Clock(start), end + every, every, last=Slot(first - timedelta(days=1), at))
    built = [(now, one) for now, one in given if one and one.day and one.day < after]
    assert None not in [one for _, one in given], "no edition is missed"
    assert [one.day for _, one in built] == _dates(start, end, zone)
    assert all(timedelta(0) <= now - instant(one, zone) < every for now, one in built)


@pytest.mark.slow
def test_apia_had_no_30_december_2011() -> None:
    start = datetime(2011, 12, 28, tzinfo=ZoneInfo("Pacific/Apia")).astimezone(UTC)
    given = kept(Schedule((time(7),), "Pacific/Apia"), Clock(start), start + 96 * HOUR, STEP)
    days = [(one.day.month, one.day.day) for _, one in given if one and one.day]
    assert days == [(12, 28), (12, 29), (12, 31), (1, 1)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("zone", "day"),
    [("Europe/Berlin", 28), ("America/Los_Angeles", 7), ("Australia/Lord_Howe", 3), ("America/Havana", 7)],
)
@pytest.mark.parametrize("at", [time(0), time(2, 30)], ids=str)
def test_around_a_clock_change_each_edition_is_within_half_a_minute(zone: str, day: int, at: time) -> None:
    month = 10 if zone == "Australia/Lord_Howe" else 3
    start = datetime(2026, month, day, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    given = kept(Schedule((at,), zone), Clock(start), start + 54 * HOUR, STEP)
    assert [one.day for _, one in given if one] == [date(2026, month, day) + timedelta(days=n) for n in range(3)]
    assert all(timedelta(0) <= now - instant(one, zone) < STEP for now, one in given if one)


def test_editions_that_a_sleeping_machine_missed_are_not_mailed_all_at_once() -> None:
    schedule = Schedule((time(13),), "UTC")
    clock = Clock(START, jumps={200: 72 * HOUR})  # asleep from about 13:40 for three days
    given = kept(schedule, clock, START + 100 * HOUR, STEP)
    days = [one.day.day if one and one.day else None for _, one in given]
    assert days == [1, None, None, 4, 5]
