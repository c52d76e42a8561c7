"""When an edition is due: once for every slot, on the days of clock changes too."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.building.due import Due, Schedule, due, instant, slots, two_intervals, upcoming
from digest.model.edition import Slot

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

ZONES = ("Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "America/Havana")
TIMES = (time(0), time(0, 30), time(2, 30), time(7))

# A change of half an hour, of two, at midnight, over midnight, at 24:00, in the middle of Ramadan, with a standard time
# in summer, from a quarter to; a day left out, a day twice, and zones without any.
ODD_ZONES = {
    "Europe/Berlin": (2026,),
    "America/Los_Angeles": (2026,),
    "Australia/Lord_Howe": (2026,),
    "America/Havana": (2026,),
    "Antarctica/Troll": (2026,),
    "America/St_Johns": (2010, 2026),
    "America/Asuncion": (2023,),
    "Africa/Cairo": (2026,),
    "Asia/Beirut": (2026,),
    "Africa/Casablanca": (2026,),
    "Europe/Dublin": (2026,),
    "Pacific/Chatham": (2026,),
    "Pacific/Apia": (2011,),
    "Pacific/Kwajalein": (1969, 1993),
    "Asia/Tokyo": (2026,),
    "UTC": (2026,),
}


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def slot(text: str) -> Slot:
    moment = datetime.fromisoformat(text)
    return Slot(moment.date(), moment.time())


def wall(given: Slot) -> datetime:
    assert given.day is not None
    assert given.at is not None
    return datetime.combine(given.day, given.at)


def local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def changes(zone: str, year: int) -> list[datetime]:
    """The moments, to 6 hours, before which the clock of a zone was changed in a year."""
    moments = [datetime(year, 1, 1, tzinfo=UTC) + 6 * HOUR * count for count in range(365 * 4)]
    offsets = [moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments]
    return [moment for moment, (old, new) in zip(moments[1:], pairwise(offsets), strict=True) if old != new]


Day = TypeVar("Day", bound=date)


def span(start: Day, end: Day, step: timedelta) -> Iterator[Day]:
    while start < end:
        yield start
        start += step


def looks(zone: str, year: int) -> list[datetime]:
    """When a program looks that was on all year: often around clock changes, every two hours else."""
    found = set(span(instant(Slot(date(year, 1, 1), time(0)), zone), utc(f"{year + 1}-01-01T16:01"), 2 * HOUR))
    for change in changes(zone, year):
        found.update(span(change - 36 * HOUR, change + 36 * HOUR, 20 * MINUTE))
        found.update(span(change - 8 * HOUR, change + 2 * HOUR, 0.5 * MINUTE))
    return sorted(found)


def replay(schedule: Schedule, moments: Iterable[datetime], last: Slot | None = None) -> Iterator[tuple[datetime, Due]]:
    """What is owed at each moment, when all that is owed is dealt with at once."""
    for now in moments:
        owed = due(schedule, last, now)
        if owed != Due():
            yield now, owed
            last = owed.slot or owed.missed[-1]


def given_slots(replayed: Iterable[tuple[datetime, Due]]) -> list[Slot]:
    """All slots that were built or missed, in the order in which they were given."""
    return [one for _, owed in replayed for one in (*owed.missed, *([owed.slot] if owed.slot else []))]


@pytest.mark.parametrize(
    ("zone", "at", "moment"),
    [
        ("Europe/Berlin", "2026-03-28T02:30", "2026-03-28T01:30"),
        ("Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59"),
        ("Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-03-29T02:30:15.5", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00"),
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30"),
        ("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00"),
        ("America/Los_Angeles", "2026-03-08T02:30", "2026-03-08T10:00"),
        ("America/Los_Angeles", "2026-11-01T01:30", "2026-11-01T08:30"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30"),
        ("Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45"),
        ("America/Havana", "2026-03-08T00:00", "2026-03-08T05:00"),
        ("America/Havana", "2026-03-08T00:30", "2026-03-08T05:00"),
        ("America/Havana", "2026-11-01T00:30", "2026-11-01T04:30"),
        ("Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59"),
        ("Pacific/Apia", "2011-12-30T07:00", "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-31T07:00", "2011-12-30T17:00"),
        ("Asia/Kathmandu", "2026-06-01T07:00", "2026-06-01T01:15"),
    ],
)
def test_an_hour_left_out_is_due_after_the_gap_and_an_hour_that_comes_twice_at_the_first(
    zone: str, at: str, moment: str
) -> None:
    assert instant(slot(at), zone) == utc(moment)


@pytest.mark.parametrize(
    ("at", "moment"), [("2026-10-25T02:30", "2026-10-25T00:30"), ("2026-03-29T02:30", "2026-03-29T01:00")]
)
def test_a_time_marked_as_the_second_of_two_is_due_like_the_first(at: str, moment: str) -> None:
    first = slot(at)
    assert first.at is not None
    assert instant(Slot(first.day, first.at.replace(fold=1)), "Europe/Berlin") == utc(moment)


@pytest.mark.slow
@pytest.mark.parametrize("zone", ODD_ZONES)
def test_every_minute_near_a_change_is_due_when_the_clock_first_shows_it_or_a_later_one(zone: str) -> None:
    for year in ODD_ZONES[zone]:
        for change in changes(zone, year):
            moments = list(span(change - 4 * DAY, change + 4 * DAY, MINUTE))
            shown, latest = [], local(moments[0], zone)
            for moment in moments:
                latest = max(latest, local(moment, zone))
                shown.append(latest)
            near = datetime.combine(local(change, zone).date(), time(0))
            for clock in span(near - DAY, near + 2 * DAY, MINUTE):
                expected = moments[bisect_left(shown, clock)]
                assert instant(Slot(clock.date(), clock.time()), zone) == expected, clock


def test_an_undated_slot_is_never_due() -> None:
    with pytest.raises(ValueError, match="never due"):
        instant(Slot(), "UTC")
    with pytest.raises(ValueError, match="never due"):
        instant(Slot(date(2026, 1, 1)), "UTC")


def test_a_moment_without_a_zone_is_a_mistake() -> None:
    schedule = Schedule((time(7),), "UTC")
    with pytest.raises(ValueError, match="needs a zone"):
        due(schedule, None, datetime(2026, 1, 1))  # noqa: DTZ001
    with pytest.raises(ValueError, match="needs a zone"):
        slots(schedule, datetime(2026, 1, 1), utc("2026-01-02"))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("zone", "left_out"), [("Pacific/Apia", date(2011, 12, 30)), ("Pacific/Kwajalein", date(1993, 8, 21))]
)
def test_a_day_that_does_not_exist_has_no_slot(zone: str, left_out: date) -> None:
    around = [left_out + DAY * count for count in range(-2, 3)]
    schedule = Schedule((time(0), time(7), time(23, 59)), zone)
    moment = datetime.combine(left_out, time(12), tzinfo=UTC)
    found = [one.day for _, one in slots(schedule, moment - 10 * DAY, moment + 10 * DAY)]
    assert [found.count(day) for day in around] == [3, 3, 0, 3, 3]


def test_a_day_that_exists_in_part_keeps_the_slots_of_its_other_part() -> None:
    # Toronto went from 23:30 on 30 March 1919 to 00:30 on the 31st.
    found = slots(Schedule((time(0, 15), time(23, 45)), "America/Toronto"), utc("1919-03-30T12"), utc("1919-03-31T12"))
    assert [one for _, one in found] == [slot("1919-03-30T23:45"), slot("1919-03-31T00:15")]
    assert found[0][0] == found[1][0] == utc("1919-03-31T04:30")


def test_slots_come_after_the_one_moment_and_up_to_the_other() -> None:
    schedule = Schedule((time(17, 30), time(7), time(7)), "UTC")
    seven, evening = utc("2026-01-01T07:00"), utc("2026-01-01T17:30")
    assert slots(schedule, seven, evening) == [(evening, slot("2026-01-01T17:30"))]
    assert [moment for moment, _ in slots(schedule, seven - MINUTE, evening)] == [seven, evening]
    assert slots(schedule, evening, seven) == []
    assert slots(Schedule((), "UTC"), seven, evening) == []


def test_slots_that_share_a_moment_come_in_the_order_of_their_times() -> None:
    found = slots(Schedule((time(3), time(2), time(2, 30)), "Europe/Berlin"), utc("2026-03-29"), utc("2026-03-29T12"))
    assert found == [(utc("2026-03-29T01:00"), slot(f"2026-03-29T{at}")) for at in ("02:00", "02:30", "03:00")]


def test_a_slot_shown_before_the_clock_went_back_over_midnight_is_found() -> None:
    # St. John's went from 00:01 on 7 November 2010 back to 23:01 on the 6th.
    midnight = utc("2010-11-07T02:30")
    found = slots(Schedule((time(0),), "America/St_Johns"), midnight - MINUTE, midnight + 10 * MINUTE)
    assert found == [(midnight, slot("2010-11-07T00:00"))]


def test_thirty_years_of_slots_are_one_a_day() -> None:
    found = slots(Schedule((time(2, 30),), "Europe/Berlin"), utc("2000-01-01"), utc("2030-01-01"))
    assert [one.day for _, one in found] == [date(2000, 1, 1) + DAY * count for count in range(len(found))]
    assert found[-1][1] == slot("2029-12-31T02:30")


@pytest.mark.slow
@pytest.mark.parametrize("year", [2026, 2027])
@pytest.mark.parametrize("at", TIMES, ids=str)
@pytest.mark.parametrize("zone", ZONES)
def test_a_daily_brief_is_built_once_a_day_all_year_at_its_moment(zone: str, at: time, year: int) -> None:
    moments = looks(zone, year)
    built = [(now, owed.slot) for now, owed in replay(Schedule((at,), zone), moments) if owed.slot]
    days = [one.day for _, one in built if one.day and one.day.year == year]
    assert days == list(span(date(year, 1, 1), date(year + 1, 1, 1), DAY))
    for now, one in built:
        moment = instant(one, zone)
        assert now == moments[bisect_left(moments, moment)], one
        assert local(moment, zone) == wall(one) or local(moment - MINUTE, zone) < wall(one) < local(moment, zone)


def test_the_moment_may_be_given_in_any_zone() -> None:
    schedule, last = Schedule((time(2, 45),), "Europe/Berlin"), slot("2026-10-24T02:45")
    first = datetime(2026, 10, 25, 2, 50, tzinfo=ZoneInfo("Europe/Berlin"))
    again = first.replace(minute=10, fold=1)
    assert due(schedule, last, first).slot == slot("2026-10-25T02:45")
    assert due(schedule, last, again).slot == slot("2026-10-25T02:45")
    assert due(schedule, slot("2026-10-25T02:45"), again) == Due()
    short = Schedule((time(2, 45),), "Europe/Berlin", catch_up=20 * MINUTE)
    assert due(short, last, again) == Due(None, (slot("2026-10-25T02:45"),))


def test_a_machine_that_slept_three_hours_builds_on_waking() -> None:
    schedule = Schedule((time(7),), "Europe/Berlin")
    owed = due(schedule, slot("2026-06-01T07:00"), utc("2026-06-02T08:00"))
    assert owed == Due(slot("2026-06-02T07:00"))


def test_a_machine_that_slept_three_days_builds_the_last_and_misses_the_others() -> None:
    schedule = Schedule((time(7),), "Europe/Berlin")
    owed = due(schedule, slot("2026-06-01T07:00"), utc("2026-06-04T22:00"))
    assert owed == Due(slot("2026-06-04T07:00"), (slot("2026-06-02T07:00"), slot("2026-06-03T07:00")))


@pytest.mark.parametrize(("late", "built"), [("09:00:00", True), ("09:00:01", False)])
def test_what_is_further_back_than_catch_up_is_missed(late: str, built: bool) -> None:
    schedule = Schedule((time(7),), "UTC", catch_up=2 * HOUR)
    one = slot("2026-06-02T07:00")
    owed = due(schedule, slot("2026-06-01T07:00"), utc(f"2026-06-02T{late}"))
    assert owed == (Due(one) if built else Due(None, (one,)))


def test_a_new_brief_owes_only_todays_latest_slot_that_has_come() -> None:
    schedule = Schedule((time(7), time(12), time(18)), "Europe/Berlin")
    assert due(schedule, None, utc("2026-06-02T04:59")) == Due()
    assert due(schedule, None, utc("2026-06-02T15:00")) == Due(slot("2026-06-02T12:00"))
    assert due(schedule, None, utc("2026-06-02T21:59")) == Due(slot("2026-06-02T18:00"))
    assert due(schedule, None, utc("2026-06-02T22:01")) == Due()


def test_a_new_brief_owes_todays_slot_however_short_catch_up_is() -> None:
    schedule = Schedule((time(7),), "UTC", catch_up=MINUTE)
    assert due(schedule, None, utc("2026-06-02T15:00")) == Due(slot("2026-06-02T07:00"))


def test_a_new_brief_owes_the_slot_of_the_later_day_when_the_clock_went_back_over_midnight() -> None:
    schedule = Schedule((time(0),), "America/St_Johns")
    assert due(schedule, None, utc("2010-11-07T02:40")) == Due(slot("2010-11-07T00:00"))


def test_several_times_a_day_are_several_editions() -> None:
    schedule = Schedule((time(6, 45), time(17, 30)), "Europe/Berlin")
    moments = span(utc("2026-03-28"), utc("2026-03-31"), 10 * MINUTE)
    days = ("28", "29", "30")
    assert [owed for _, owed in replay(schedule, moments)] == [
        Due(slot(f"2026-03-{day}T{at}")) for day in days for at in ("06:45", "17:30")
    ]


def test_a_brief_on_weekdays_rests_on_saturday_and_sunday() -> None:
    schedule = Schedule((time(7),), "Europe/Berlin", days=frozenset(range(5)))
    moments = span(utc("2026-06-01"), utc("2026-06-15"), HOUR)
    days = [owed.slot.day.day for _, owed in replay(schedule, moments) if owed.slot and owed.slot.day]
    assert days == [1, 2, 3, 4, 5, 8, 9, 10, 11, 12]


def test_of_two_slots_with_one_moment_the_later_is_built_and_the_other_missed() -> None:
    schedule = Schedule((time(2, 30), time(3)), "Europe/Berlin")
    owed = due(schedule, slot("2026-03-28T03:00"), utc("2026-03-29T01:00"))
    assert owed == Due(slot("2026-03-29T03:00"), (slot("2026-03-29T02:30"),))
    assert due(schedule, owed.slot, utc("2026-03-29T01:00")) == Due()


def test_a_crash_after_the_missed_one_was_recorded_does_not_lose_its_twin() -> None:
    schedule = Schedule((time(2, 30), time(3)), "Europe/Berlin")
    assert due(schedule, slot("2026-03-29T02:30"), utc("2026-03-29T01:00")) == Due(slot("2026-03-29T03:00"))


def test_a_later_time_set_after_the_edition_gives_one_more_today_and_an_earlier_one_none() -> None:
    last, now = slot("2026-06-02T07:00"), utc("2026-06-02T08:00")
    assert due(Schedule((time(6),), "UTC"), last, now) == Due()
    assert due(Schedule((time(9),), "UTC"), last, now) == Due()
    assert due(Schedule((time(9),), "UTC"), last, now + HOUR) == Due(slot("2026-06-02T09:00"))
    assert due(Schedule((time(6),), "UTC"), last, now + DAY) == Due(slot("2026-06-03T06:00"))


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_another_zone_neither_repeats_a_day_nor_leaves_one_out(zone: str) -> None:
    built = slot("2026-06-02T07:00")
    moments = span(utc("2026-06-02T05:00"), utc("2026-06-06T00:00"), 10 * MINUTE)
    given = given_slots(replay(Schedule((time(7),), zone), moments, built))
    days = [one.day.day for one in given if one.day]
    assert days == list(range(3, 3 + len(days)))
    assert len(days) >= 3


def test_a_last_slot_on_a_day_that_the_new_zone_left_out_loses_nothing() -> None:
    schedule = Schedule((time(0), time(7)), "Pacific/Apia")
    owed = due(schedule, slot("2011-12-30T07:00"), utc("2011-12-30T18:00"))
    assert owed == Due(slot("2011-12-31T07:00"), (slot("2011-12-31T00:00"),))


def test_a_last_slot_that_is_still_to_come_holds_back_what_is_not_later() -> None:
    schedule = Schedule((time(7),), "UTC")
    assert due(schedule, slot("2026-06-10T07:00"), utc("2026-06-02T08:00")) == Due()
    assert due(schedule, slot("2026-06-10T07:00"), utc("2026-06-11T08:00")) == Due(slot("2026-06-11T07:00"))


def test_upcoming_counts_local_days_and_not_24_hours() -> None:
    schedule = Schedule((time(7),), "Europe/Berlin")
    now = instant(slot("2026-10-20T07:00"), "Europe/Berlin")
    assert [one.day.day for _, one in upcoming(schedule, now, 7) if one.day] == [21, 22, 23, 24, 25, 26, 27]
    assert upcoming(schedule, now, 0) == []


near_a_change = st.sampled_from(
    [
        ("Europe/Berlin", "2026-03-29"),
        ("Europe/Berlin", "2026-10-25"),
        ("Australia/Lord_Howe", "2026-10-04"),
        ("America/Havana", "2026-03-08"),
        ("America/Havana", "2026-11-01"),
        ("America/St_Johns", "2010-11-07"),
        ("Pacific/Apia", "2011-12-30"),
        ("Pacific/Kwajalein", "1969-09-30"),
        ("UTC", "2026-06-01"),
    ]
)
some_times = st.lists(
    st.sampled_from([*TIMES, time(1, 59), time(2), time(3), time(23, 30), time(23, 59)]), min_size=1, max_size=4
)
some_days = st.frozensets(st.integers(0, 6), min_size=1)
steps = st.lists(st.integers(1, 60 * 40).map(lambda minutes: minutes * MINUTE), max_size=12)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Schedule, Slot, list[datetime]]:
    """A schedule near a change, its last slot, and moments at which it is looked at."""
    zone, near = draw(near_a_change)
    hours = st.integers(0, 72).map(lambda count: count * HOUR)
    schedule = Schedule(tuple(draw(some_times)), zone, draw(some_days), draw(hours))
    last = Slot(date.fromisoformat(near) - draw(st.integers(0, 3)) * DAY, draw(st.sampled_from(schedule.times)))
    now, moments = instant(last, zone), []
    for step in draw(steps):
        now += step
        moments.append(now)
    return schedule, last, moments


@given(runs())
def test_built_and_missed_are_together_exactly_the_slots(run: tuple[Schedule, Slot, list[datetime]]) -> None:
    schedule, last, moments = run
    start = instant(last, schedule.zone) - datetime.resolution
    known = slots(schedule, start, moments[-1]) if moments else []
    assert given_slots(replay(schedule, moments, last)) == [one for _, one in known if wall(one) > wall(last)]


@given(runs())
def test_only_what_is_within_catch_up_and_last_is_built(run: tuple[Schedule, Slot, list[datetime]]) -> None:
    schedule, last, moments = run
    for now, owed in replay(schedule, moments, last):
        owes = [*owed.missed, *([owed.slot] if owed.slot else [])]
        assert all(instant(one, schedule.zone) <= now for one in owes)
        assert bool(owed.slot) == (now - instant(owes[-1], schedule.zone) <= schedule.catch_up)


@given(runs())
def test_whatever_part_was_recorded_before_a_crash_the_rest_is_still_owed(
    run: tuple[Schedule, Slot, list[datetime]],
) -> None:
    schedule, last, moments = run
    for now in moments:
        owes = given_slots([(now, due(schedule, last, now))])
        for count, recorded in enumerate(owes, 1):
            assert given_slots([(now, due(schedule, recorded, now))]) == owes[count:]


@pytest.mark.slow
@settings(max_examples=50)
@given(st.lists(runs(), min_size=2, max_size=3))
def test_no_slot_is_given_twice_whatever_the_settings_were_between(
    several: list[tuple[Schedule, Slot, list[datetime]]],
) -> None:
    last, given = several[0][1], []
    for schedule, _, moments in several:
        for _, owed in replay(schedule, moments, last):
            given += given_slots([(moments[0], owed)])
            last = given[-1]
    assert all(wall(one) < wall(other) for one, other in pairwise(given))


@given(runs())
def test_slots_are_in_order_and_can_be_cut_anywhere(run: tuple[Schedule, Slot, list[datetime]]) -> None:
    schedule, last, moments = run
    edges = [instant(last, schedule.zone) - DAY, *moments]
    found = slots(schedule, edges[0], edges[-1])
    assert found == sorted(found, key=lambda pair: (pair[0], wall(pair[1])))
    assert found == [pair for one, other in pairwise(edges) for pair in slots(schedule, one, other)]


def test_a_monthly_schedule_has_the_first_of_its_days_in_each_month() -> None:
    year = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC)
    sundays = slots(Schedule((time(8),), "UTC", frozenset((6,)), is_monthly=True), *year)
    assert [slot.day.month for _, slot in sundays if slot.day] == list(range(1, 13))
    assert all(slot.day and slot.day.day <= 7 and slot.day.weekday() == 6 for _, slot in sundays)
    market = slots(Schedule((time(8),), "UTC", frozenset((0, 3)), is_monthly=True), *year)
    assert [str(slot.day) for _, slot in market[:4]] == ["2026-01-01", "2026-02-02", "2026-03-02", "2026-04-02"]
    daily = slots(Schedule((time(8),), "UTC", is_monthly=True), *year)
    assert {slot.day.day for _, slot in daily if slot.day} == {1}


@pytest.mark.parametrize(
    ("days", "times", "expected"),
    [
        ("0123456", "07", 2), ("0123456", "07 17", 1), ("0", "07", 14), ("03", "07", 7), ("01234", "07", 4), ("56", "07 19", 6),
    ],
)  # fmt: skip
def test_two_intervals_are_the_longest_two_in_a_row(days: str, times: str, expected: int) -> None:
    at = tuple(time(int(hour)) for hour in times.split())
    assert two_intervals(Schedule(at, "UTC", frozenset(map(int, days)))) == timedelta(days=expected)
