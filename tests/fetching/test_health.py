"""What a visit makes of the health of a source."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fetching.health import after, is_due, notice
from digest.model.source import FetchResult, Health

NOW = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
FAILED = FetchResult("failed", "no answer in time")


def _failed(times: int, every: timedelta = timedelta(minutes=30)) -> Health:
    health, now = Health(), NOW
    for _ in range(times):
        health = after(health, FAILED, now)
        now += every
    return health


def test_a_source_that_was_never_asked_is_due() -> None:
    assert is_due(Health(), NOW)


def test_waits_grow_with_the_misses_and_end_at_a_day() -> None:
    health, waits = Health(), []
    for _ in range(8):
        health = after(health, FAILED, NOW)
        assert health.next_try
        waits.append(health.next_try - NOW)
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(minutes=5), timedelta(days=1))
    assert not is_due(health, NOW + timedelta(hours=23))
    assert is_due(health, NOW + timedelta(days=1))


@given(st.integers(1, 50), st.floats(0, 1))
def test_chance_makes_a_wait_longer_by_a_quarter_at_most(misses: int, chance: float) -> None:
    before = Health(misses=misses, failing_since=NOW)
    plain, jittered = after(before, FAILED, NOW).next_try, after(before, FAILED, NOW, chance).next_try
    assert plain
    assert jittered
    assert plain <= jittered <= plain + (plain - NOW) / 4 + timedelta(microseconds=1)


@given(st.floats(0, 1e12))
def test_a_server_is_asked_again_when_it_said_and_within_a_day(seconds: float) -> None:
    health = after(Health(), FetchResult("later", "429", wait=seconds), NOW)
    assert health.next_try
    assert health.next_try - NOW == min(timedelta(seconds=min(seconds, 86400)), timedelta(days=1))


def test_a_wait_of_a_clock_that_was_wrong_does_not_hold() -> None:
    assert is_due(Health(next_try=NOW + timedelta(days=400)), NOW)


def test_what_works_again_is_well_at_once_and_keeps_its_memo() -> None:
    health = after(_failed(5), FetchResult("unchanged", memo={"etag": "1"}), NOW + timedelta(days=2))
    assert health == Health(visited=NOW + timedelta(days=2), worked=NOW + timedelta(days=2), memo={"etag": "1"})
    assert not health.is_failing


def test_what_is_gone_is_turned_off_and_told() -> None:
    health = after(Health(), FetchResult("gone", "the server answers 410"), NOW)
    assert not is_due(health, NOW + timedelta(days=1000))
    assert health.is_failing
    assert notice("port.example", health) == "port.example: turned off: the server answers 410"


@pytest.mark.parametrize(
    ("times", "every", "ill"),
    [
        (1, timedelta(hours=1), False),
        (2, timedelta(hours=1), False),
        (3, timedelta(minutes=5), True),
        (2, timedelta(days=1), True),
    ],
)
def test_readers_are_told_after_several_misses(times: int, every: timedelta, ill: bool) -> None:
    health = _failed(times, every)
    assert health.is_failing is ill
    assert f"failing since 2026-11-20 ({times} " in notice("x", health)


def test_a_move_is_believed_when_three_visits_in_a_row_tell_of_it() -> None:
    there = FetchResult("read", moved="http://new.example/rss")
    health = after(after(Health(), there, NOW), there, NOW)
    assert (health.moves, "address" in health.memo) == (2, False)
    assert after(after(health, FetchResult("read"), NOW), there, NOW).moves == 1
    assert after(health, FetchResult("read", moved="http://else.example"), NOW).moves == 1
    assert after(after(health, FAILED, NOW), there, NOW).moves == 1
    assert after(health, there, NOW).memo == {"address": "http://new.example/rss"}


def test_an_address_that_a_move_has_led_to_is_left_when_it_is_ill() -> None:
    health = Health(memo={"address": "http://new.example", "etag": "1"})
    for expected in (True, True, False):
        health = after(health, FetchResult("failed", "404", health.memo), NOW)
        assert ("address" in health.memo) is expected


_visits = st.builds(
    FetchResult,
    st.sampled_from(["read", "unchanged", "failed", "later", "gone"]),
    wait=st.none() | st.floats(0, 1e7),
    moved=st.sampled_from(["", "http://a.example"]),
)


@given(st.lists(_visits, max_size=12), st.floats(0, 1))
def test_health_is_consistent_after_any_visits(visits: list[FetchResult], chance: float) -> None:
    health, now = Health(), NOW
    for visit in visits:
        health = after(health, visit, now, chance)
        assert health.visited == now
        assert (health.misses == 0) == (health.failing_since is None) == (health.next_try is None)
        assert health.misses or health.worked == now
        assert health.off == (visit.outcome == "gone")
        now += timedelta(hours=1)
