"""Many hosts at once, one thing at a time on each, results in the order of the items."""

import threading
import time

import pytest

from digest.fetching import per_host
from digest.fetching.per_host import HostQueues


@pytest.mark.parametrize("ahead", [0, 50, 10**9])
@pytest.mark.parametrize("workers", [1, 4, 16])
def test_results_come_in_order_and_no_host_is_asked_twice_at_once(workers: int, ahead: int) -> None:
    busy: set[int] = set()
    lock = threading.Lock()

    def work(number: int) -> int:
        with lock:
            assert number % 7 not in busy
            busy.add(number % 7)
        time.sleep(0.001 * (number % 5))
        with lock:
            busy.discard(number % 7)
        return number

    items = list(range(150))
    hosts = ["", "1", "2", "3", "4", "5", "6"]  # files have no host
    queues = HostQueues(work, items, host=lambda n: hosts[n % 7], weight=lambda _: 10, workers=workers, ahead=ahead)
    assert list(queues) == items


def test_a_host_in_its_pause_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    # The pause ends when all others are done, however long they take.
    monkeypatch.setattr(per_host, "monotonic", lambda: 0.0 if len(done) < 51 else 60.0)

    def visit(host: str) -> str:
        done.append(host)
        return host

    queues = HostQueues(
        visit,
        ["slow", "slow", *(f"host {n}" for n in range(50))],
        host=lambda host: host,
        free=lambda host: 60.0 if host == "slow" else 0.0,
        workers=2,
    )
    assert len(list(queues)) == 52
    assert done[-1] == "slow"


def test_a_host_that_was_not_asked_yet_comes_before_the_second_item_of_another() -> None:
    begun: list[str] = []
    items = ["a", "a", "a", "b", "b", "c"]
    queues = HostQueues(begun.append, items, host=lambda host: host, workers=1)
    assert len(list(queues)) == 6
    assert begun[:3] == ["a", "b", "c"]


def test_nothing_is_begun_far_ahead_of_what_is_waited_for() -> None:
    gate = threading.Event()
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        if number == 0:
            gate.wait(5)
        return number

    results = iter(HostQueues(work, list(range(100)), host=str, weight=lambda _: 10, workers=4, ahead=50))
    threading.Timer(0.2, gate.set).start()
    assert next(results) == 0
    assert len(begun) < 30
    assert list(results) == list(range(1, 100))


def test_nothing_to_do_is_done() -> None:
    assert list(HostQueues(str, [], host=str)) == []


def test_when_time_is_up_results_that_came_are_given_and_others_replaced() -> None:
    released, done = threading.Event(), threading.Event()

    def work(number: int) -> str:
        if number == 0:
            released.wait(60)
        if number == 3:
            done.set()
        return str(number)

    queues = HostQueues(work, range(4), host=str, late=done.is_set, instead=lambda number: f"not {number}")
    try:
        found = iter(queues)
        first = next(found)
        assert first == "not 0"
        assert set(found) <= {"1", "2", "3", "not 1", "not 2", "not 3"}
    finally:
        released.set()


def test_a_program_that_ends_gets_no_replacements() -> None:
    """They would be stored as failures of sources that were not asked."""
    gate, ends = threading.Event(), threading.Event()

    def work(number: int) -> str:
        if number:
            gate.wait(60)
        return str(number)

    queues = HostQueues(
        work, range(3), host=str, leaves=ends.is_set, late=ends.is_set, instead=lambda number: f"not {number}"
    )
    try:
        found = iter(queues)
        assert next(found) == "0"
        ends.set()
        assert list(found) == []
    finally:
        gate.set()
