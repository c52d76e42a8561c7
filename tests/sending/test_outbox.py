"""What becomes of a delivery: the table, and what holds for any order of events."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.model.delivery import OPEN, About, Delivery, Outcome, State
from digest.model.records import Refusal
from digest.sending.outbox import Event, Kind, decide, ready, refused_in_a_row
from digest.sending.recipients import recipients_of

NOW = datetime(2026, 11, 21, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
YEAR = timedelta(days=365)

STATES: tuple[State, ...] = get_args(State)
KINDS: tuple[Kind, ...] = get_args(Kind)
TABLE: dict[tuple[State, Kind], State] = {
    ("queued", "claimed"): "claimed",
    ("claimed", "started"): "sending",
    ("claimed", "deferred"): "queued",
    ("claimed", "expired"): "queued",
    ("claimed", "stopped"): "queued",
    ("claimed", "lost"): "queued",
    ("queued", "retried"): "queued",
    ("queued", "dropped"): "failed",
    ("failed", "retried"): "queued",
    ("unsure", "retried"): "queued",
    ("left", "retried"): "queued",
    ("queued", "left"): "left",
    ("claimed", "left"): "left",
    ("sending", "accepted"): "sent",
    ("sending", "refused"): "failed",
    ("sending", "deferred"): "queued",
    ("sending", "lost"): "queued",
    ("sending", "stopped"): "queued",
}
DONE: tuple[State, ...] = ("sent", "failed", "unsure", "left")


def is_due(delivery: Delivery, now: datetime) -> bool:
    """As a store finds the deliveries that may be tried at `now`."""
    limits = ready(now)
    return delivery.next_try is None or not limits.at < delivery.next_try <= limits.beyond


def through(delivery: Delivery, *kinds: Kind, now: datetime = NOW) -> Delivery:
    for kind in kinds:
        delivery = decide(delivery, Event(kind), now)
    return delivery


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", STATES)
def test_each_state_and_event_give_what_the_table_says_or_are_a_mistake(state: State, kind: Kind) -> None:
    delivery = Delivery(state)
    if (state, kind) in TABLE:
        assert decide(delivery, Event(kind), NOW).state == TABLE[state, kind]
    else:
        with pytest.raises(ValueError, match=f"{state} cannot be {kind}"):
            decide(delivery, Event(kind), NOW)


def test_a_delivery_that_goes_well_is_claimed_started_and_sent() -> None:
    sent = decide(through(Delivery(), "claimed", "started"), Event("accepted", "250 OK"), NOW)
    assert sent == Delivery("sent", tries=1, first_try=NOW, detail="250 OK")


def test_one_that_is_refused_has_failed_with_the_words_of_the_server() -> None:
    failed = decide(Delivery("sending", next_try=NOW), Event("refused", "550 no such user"), NOW)
    assert failed == Delivery("failed", tries=1, first_try=NOW, detail="550 no such user")


@pytest.mark.parametrize("state", ["claimed", "sending"])
def test_deferred_it_waits_longer_each_time_and_then_an_hour(state: State) -> None:
    delivery, waits = Delivery(), []
    for _ in range(6):
        delivery = decide(replace(delivery, state=state), Event("deferred", "451 busy"), NOW)
        assert delivery.next_try is not None
        waits.append((delivery.next_try - NOW) / MINUTE)
    assert waits == [1, 5, 15, 60, 60, 60]
    assert delivery.tries == 6
    assert delivery.first_try == NOW


@pytest.mark.parametrize(("jitter", "seconds"), [(0.0, 60), (0.5, 66), (1.0, 72)])
def test_jitter_makes_a_wait_longer_by_a_fifth_at_most(jitter: float, seconds: int) -> None:
    delivery = decide(Delivery("sending"), Event("deferred"), NOW, jitter=jitter)
    assert delivery.next_try == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(("hours", "state"), [(47.99, "queued"), (48, "failed"), (72, "failed")])
def test_deferred_48_hours_after_its_first_try_it_has_failed(hours: float, state: State) -> None:
    first = through(Delivery(), "claimed", "started", "deferred")
    daily = through(first, "claimed", "started", "deferred", now=NOW + 24 * HOUR)
    again = through(daily, "claimed", "started", "deferred", now=NOW + hours * HOUR)
    assert again.state == state
    assert (again.state in OPEN) == (state == "queued")


def test_a_slow_machine_gives_a_first_try_all_the_same() -> None:
    late = through(Delivery(), "claimed", "expired", "claimed", "started", "stopped")
    assert through(late, "claimed", "started", "deferred", now=NOW + 100 * HOUR).state == "queued"


def test_lost_once_it_is_marked_and_sent_once_more() -> None:
    lost = decide(Delivery("sending"), Event("lost", "no reply"), NOW)
    assert lost == Delivery("queued", 1, NOW + MINUTE, NOW, unsure_since=NOW, detail="no reply")
    sent = through(lost, "claimed", "started", "accepted", now=NOW + HOUR)
    assert sent.state == "sent"
    assert sent.unsure_since == NOW


def test_lost_again_it_is_unsure_for_good_since_the_first_time() -> None:
    once = through(Delivery("sending"), "lost")
    twice = through(once, "claimed", "started", "lost", now=NOW + HOUR)
    assert twice == Delivery("unsure", 2, None, NOW, unsure_since=NOW)
    assert twice.state not in OPEN


def test_lost_before_a_server_that_drops_copies_it_is_sent_again_for_48_hours_without_a_mark() -> None:
    delivery = Delivery("sending")
    for _ in range(3):
        delivery = decide(delivery, Event("lost", "the line"), NOW, unsure="harmless")
        assert (delivery.state, delivery.unsure_since) == ("queued", None)
        delivery = through(delivery, "claimed", "started")
    last = decide(delivery, Event("lost", "the line"), NOW + 49 * HOUR, unsure="harmless")
    assert last.state in ("queued", "unsure")


def test_what_is_unsure_is_held_when_the_user_says_so() -> None:
    held = decide(Delivery("sending"), Event("lost"), NOW, unsure="hold")
    assert held == Delivery("unsure", 1, None, NOW, unsure_since=NOW)
    assert held.state not in OPEN


@pytest.mark.parametrize("kind", ["refused", "deferred"])
def test_one_that_may_have_arrived_keeps_its_mark_when_it_fails(kind: Kind) -> None:
    lost = through(replace(Delivery("sending"), first_try=NOW - 30 * HOUR), "lost")
    failed = through(lost, "claimed", "started", kind, now=NOW + 30 * HOUR)
    assert failed.state == "failed"
    assert failed.unsure_since == NOW


def test_a_marked_one_that_is_deferred_is_still_sent_once_more() -> None:
    lost = through(Delivery("sending"), "lost")
    assert through(lost, "claimed", "deferred", "claimed", "started", "accepted").state == "sent"


@pytest.mark.parametrize("state", ["claimed", "sending"])
def test_stopped_counts_no_try_and_waits(state: State) -> None:
    before = Delivery(state, 2, NOW - MINUTE, NOW - HOUR / 2, detail="451 busy")
    after = decide(before, Event("stopped", "535 wrong password"), NOW)
    assert after == replace(before, state="queued", next_try=NOW + HOUR / 2, detail="535 wrong password")


def test_what_stops_is_tried_after_longer_and_longer_and_has_failed_after_48_hours() -> None:
    delivery, now, waits = Delivery(), NOW, []
    while delivery.state == "queued":
        delivery = through(delivery, "claimed", "stopped", now=now)
        waits.append(((delivery.next_try or now) - now) / MINUTE)
        now = delivery.next_try or now
    assert waits[:9] == [1, 1, 2, 4, 8, 16, 32, 60, 60]
    assert (delivery.state, delivery.tries) == ("failed", 0)
    assert 48 * HOUR <= now - NOW <= 49 * HOUR
    assert len(waits) < 60


@pytest.mark.parametrize(("age", "state"), [(48 * HOUR - MINUTE, "queued"), (48 * HOUR, "failed")])
def test_what_stops_has_failed_from_48_hours_on_and_waits_for_nothing(age: timedelta, state: State) -> None:
    # The last try was a minute ago, so that all of the age counts.
    before = Delivery("claimed", 2, NOW - MINUTE, NOW - age, detail="451 busy")
    after = decide(before, Event("stopped", "535 wrong password"), NOW)
    assert (after.state, after.first_try, after.detail) == (state, NOW - age, "535 wrong password")
    assert after.next_try == (NOW + HOUR if state == "queued" else None)


def test_what_stops_after_two_days_without_the_program_has_the_age_that_counts() -> None:
    before = Delivery("claimed", 0, NOW - 50 * HOUR, NOW - 90 * HOUR)
    after = decide(before, Event("stopped"), NOW)
    assert (after.state, after.first_try) == ("failed", NOW - 64 * HOUR)  # 40 hours before the pause, and 24 of it


def test_expired_counts_no_try_and_changes_nothing_else() -> None:
    before = Delivery("claimed", 2, NOW - MINUTE, NOW - HOUR, detail="451 busy")
    assert decide(before, Event("expired"), NOW) == replace(before, state="queued")


def test_it_is_open_until_it_is_sent_failed_unsure_or_left() -> None:
    assert [state for state in STATES if state not in OPEN] == list(DONE)


@pytest.mark.parametrize(("state", "since"), [("failed", None), ("unsure", NOW)])
def test_by_hand_an_end_is_tried_at_once_and_its_48_hours_count_anew(state: State, since: datetime | None) -> None:
    ended = Delivery(state, 9, None, NOW - 72 * HOUR, since, "451 busy")
    assert through(ended, "retried") == replace(ended, state="queued", first_try=None)
    assert through(ended, "retried", "claimed", "started", "deferred").state == "queued"


def test_by_hand_one_that_waits_is_tried_at_once() -> None:
    waiting = Delivery("queued", 4, NOW + HOUR, NOW - HOUR, detail="451 busy")
    assert through(waiting, "retried") == replace(waiting, next_try=None, first_try=None)
    assert is_due(through(waiting, "retried"), NOW)


@pytest.mark.parametrize(
    ("wait", "due"),
    [
        (None, True),
        (-30 * YEAR, True),
        (-MINUTE, True),
        (0 * MINUTE, True),
        (timedelta(seconds=1), False),
        (MINUTE, False),
        (72 * MINUTE, False),
        (72 * MINUTE + timedelta(microseconds=1), True),
        (24 * HOUR, True),
        (YEAR, True),
        (30 * YEAR, True),
    ],
)
def test_a_next_try_is_waited_for_unless_a_wrong_clock_has_set_it(wait: timedelta | None, due: bool) -> None:
    assert is_due(Delivery(next_try=None if wait is None else NOW + wait), NOW) == due


@pytest.mark.parametrize(
    ("jumps", "state"),
    [
        ([-26 * YEAR, 0 * HOUR], "queued"),  # a start without a battery clock, then right
        ([-26 * YEAR, -26 * YEAR + HOUR, 0 * HOUR, HOUR], "queued"),
        ([YEAR, 0 * HOUR], "queued"),  # ahead, then right
        ([YEAR, 0 * HOUR, 20 * HOUR], "queued"),
        ([0 * HOUR, YEAR, HOUR], "queued"),  # ahead for a moment
        ([0 * HOUR, -30 * YEAR, HOUR], "queued"),  # behind for a moment
        ([0 * HOUR, 7 * 24 * HOUR], "queued"),  # off for a week: a day more
        ([0 * HOUR, 7 * 24 * HOUR, 8 * 24 * HOUR], "failed"),
        ([-26 * YEAR, 0 * HOUR, 20 * HOUR, 25 * HOUR], "failed"),
        ([YEAR, 0 * HOUR, 24 * HOUR, 48 * HOUR], "failed"),
    ],
)
def test_only_an_age_that_was_seen_makes_it_fail(jumps: list[timedelta], state: State) -> None:
    delivery = Delivery()
    for jump in jumps:
        assert delivery.state == "queued"
        delivery = through(delivery, "claimed", "started", "deferred", now=NOW + jump)
    assert delivery.state == state


def test_given_up_by_hand_it_has_failed_and_says_so() -> None:
    dropped = decide(Delivery(next_try=NOW, tries=2), Event("dropped", "given up by hand"), NOW)
    assert dropped == Delivery("failed", 2, detail="given up by hand")


@pytest.mark.parametrize(
    ("times", "outcome", "about", "after"),
    [
        (0, "failed", "recipient", 1),
        (2, "failed", "recipient", 3),
        (2, "failed", "message", 2),
        (2, "deferred", "recipient", 2),
        (2, "unsure", "message", 2),
        (2, "sent", "message", 0),
    ],
)
def test_only_what_speaks_of_the_address_counts_against_it(
    times: int, outcome: Outcome, about: About, after: int
) -> None:
    assert refused_in_a_row(times, outcome, about) == after


# What leads to the body is more frequent, so that most histories come to several tries.
ITSELF = [kind for kind in KINDS if kind not in ("retried", "dropped", "left")]
kinds = st.sampled_from([*ITSELF, *["claimed", "started"] * 8, *["lost", "deferred"] * 3])
histories = st.lists(st.tuples(kinds, st.integers(0, 600), st.booleans(), st.floats(0, 1)), max_size=80)


def passed(history: list[tuple[Kind, int, bool, float]]) -> list[tuple[Kind, datetime, Delivery, Delivery]]:
    """The events of a history that were possible, when, and the delivery before and after each."""
    delivery, now, steps = Delivery(), NOW, []
    for kind, minutes, hold, jitter in history:
        now += minutes * MINUTE
        try:
            after = decide(delivery, Event(kind), now, unsure="hold" if hold else "resend", jitter=jitter)
        except ValueError:
            continue
        steps.append((kind, now, delivery, after))
        delivery = after
    return steps


@given(histories)
def test_the_body_is_never_given_a_third_time(history: list[tuple[Kind, int, bool, float]]) -> None:
    steps = passed(history)
    assert sum(kind in ("lost", "accepted") for kind, *_ in steps) <= 2
    assert sum(kind == "accepted" for kind, *_ in steps) <= 1


@given(histories)
def test_the_mark_once_set_stays_and_only_lost_sets_it(history: list[tuple[Kind, int, bool, float]]) -> None:
    for kind, now, before, after in passed(history):
        expected = now if kind == "lost" and before.unsure_since is None else before.unsure_since
        assert after.unsure_since == expected


@given(histories)
def test_an_end_is_an_end_and_has_no_next_try(history: list[tuple[Kind, int, bool, float]]) -> None:
    for _, _, before, after in passed(history):
        assert before.state in OPEN
        assert after.state in OPEN or after.next_try is None


@given(histories)
def test_no_wait_is_shorter_than_a_minute_or_longer_than_72_and_none_begins_after_48_hours(
    history: list[tuple[Kind, int, bool, float]],
) -> None:
    for kind, now, _, after in passed(history):
        if kind == "deferred" and after.state == "queued":
            assert after.next_try is not None
            assert after.first_try is not None
            assert MINUTE <= after.next_try - now <= 72 * MINUTE
            assert now - after.first_try < 48 * HOUR


@given(st.floats(0, 1))
def test_a_server_that_is_busy_for_ever_is_given_up_in_the_hour_after_two_days(jitter: float) -> None:
    delivery, now = Delivery(), NOW
    while delivery.state in OPEN:
        assert delivery.state == "queued"
        for kind in ("claimed", "started", "deferred"):
            delivery = decide(delivery, Event(kind), now, jitter=jitter)
        now = delivery.next_try or now
    assert delivery.state == "failed"
    assert 48 * HOUR <= now - NOW <= 48 * HOUR + 72 * MINUTE
    assert delivery.tries <= 52


@pytest.mark.parametrize(("times", "standing"), [(2, "gets"), (3, "paused"), (4, "paused")])
def test_an_address_that_is_refused_three_times_in_a_row_is_paused(times: int, standing: str) -> None:
    [recipient] = recipients_of(["Ada <ada@ok.test>"], [], [], [Refusal("ada@ok.test", times, "550 no such user")])
    assert recipient.standing == standing
    assert recipient.reason == (f"refused {times} times in a row: 550 no such user" if standing == "paused" else "")
