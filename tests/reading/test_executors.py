"""Reading over several processes: the same outcomes in order, also when a process ends in the middle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import SEEDS
from digest.errors import DigestError, OverrunError, UsageError
from digest.model.article import Document
from digest.reading import executors
from digest.reading.articles import extract, read_each
from digest.reading.executors import ChunkPool, working_by
from digest.reading.worker import each_in_worker
from servers.ports import free, wait_for

pytestmark = pytest.mark.slow

# An item whose worker ends the process of the pool that it belongs to.
ENDS_ITS_PROCESS = "__import__('os').kill(__import__('os').getppid(), 9) or __import__('time').sleep(5)"


def documents(times: int) -> list[Document]:
    files = sorted(path for path in SEEDS.iterdir() if path.suffix == ".txt")
    return [
        Document(f"{path.name} {at}", path.read_bytes(), filename=path.name) for at in range(times) for path in files
    ]


@pytest.mark.parametrize("workers", [1, 3])
def test_processes_read_what_one_process_reads_in_the_same_order(workers: int) -> None:
    some = documents(7)
    with working_by("processes", workers) as work:
        assert list(read_each(some, work.read)) == list(read_each(some, each_in_worker))


def test_an_exception_of_an_item_is_its_outcome_alone() -> None:
    with working_by("processes", 2) as work:
        outcomes = list(work.read(int, ["1", "x"] * 30))
    assert [result for result, _ in outcomes] == [1, None] * 30
    assert {type(error) for _, error in outcomes} == {type(None), ValueError}


@pytest.mark.parametrize("size", [3, 11])
def test_processes_that_are_killed_lose_no_item(size: int, tmp_path: Path) -> None:
    pool = Pools()
    reader = ChunkPool(pool.start, 2, size)
    found = []
    try:
        for number, outcome in enumerate(reader.read(extract, documents(12))):
            if number % 30 == 0:  # from the first on: most chunks are still to be handed out
                pool.kill_one()
            found.append(outcome)
    finally:
        reader.close()
    assert found == list(each_in_worker(extract, documents(12)))
    assert len(pool.executors) > 1


@pytest.mark.parametrize(("is_killed", "error"), [(True, BrokenExecutor), (False, OSError)])
def test_an_executor_that_ends_while_it_starts_a_process_is_broken(
    is_killed: bool, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python closes the queues of an executor whose process ended, also while it starts another process for it."""

    def submit(*_: object) -> None:
        if is_killed:
            pool.kill_one()
            time.sleep(1)  # the kernel ends it
        raise OSError("handle is closed")

    pool = Pools()
    reader = ChunkPool(pool.start, 2, 3)
    try:
        next(reader.read(int, ["1"] * 20))
        monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
        with pytest.raises(error):
            pool.executors[-1].submit(int, "1")
    finally:
        reader.close()


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_process_that_does_not_end_with_its_broken_executor_is_killed(goes_on: bool) -> None:
    """Stopped here; Python leaves one behind, asleep at a lock of the killed one, if it starts at the wrong moment."""
    pool = Pools()
    reader = ChunkPool(pool.start, 2, 3)
    found = []
    try:
        outcomes = reader.read(int, [str(number) for number in range(60)])
        found.append(next(outcomes))
        for number in pool.processes()[1:]:
            os.kill(number, signal.SIGSTOP)
        pool.kill_one()
        found += outcomes if goes_on else ()
    finally:
        reader.close()
    assert found == [(number, None) for number in range(60 if goes_on else 1)]


def test_a_chunk_that_ends_its_process_three_times_is_set_aside_and_the_others_are_read() -> None:
    reader = ChunkPool(Pools().start, 2, 2)
    try:
        outcomes = list(reader.read(eval, ["0", "1", "2", ENDS_ITS_PROCESS, "0", "1", "2"]))
    finally:
        reader.close()
    assert [result for result, _ in outcomes] == [0, 1, None, None, 0, 1, 2]
    assert [str(error) for _, error in outcomes if error] == ["ended the process that read it"] * 2
    assert isinstance(outcomes[2][1], OverrunError)


def test_one_chunk_starts_no_process() -> None:
    pool = Pools()
    assert [result for result, _ in ChunkPool(pool.start, 2).read(int, ["1", "2"])] == [1, 2]
    assert not pool.executors


def test_an_executor_that_has_failed_is_not_started_again() -> None:
    starts = list[int]()

    def start() -> Executor:
        starts.append(1)
        raise UsageError("the scheduler does not answer")

    pool = ChunkPool(start, 2, 1)
    for outcomes in (pool.read(int, ["1", "2"]), pool.compute(int, ["1", "2"])):
        with pytest.raises(UsageError, match="does not answer"):
            list(outcomes)
    assert starts == [1]


def test_processes_end_with_the_process_that_started_them() -> None:
    code = f"import sys; sys.path[:0] = {sys.path!r}; from reading.test_executors import hold; hold()"
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    children = [int(number) for number in parent.stdout.readline().split()]
    parent.kill()
    parent.wait()
    until = time.monotonic() + 60
    while any(map(is_running, children)) and time.monotonic() < until:
        time.sleep(0.1)
    assert children
    assert not any(map(is_running, children))


def test_a_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr(executors, "_SECONDS", 0.5)
    [port] = free(1)
    with (
        pytest.raises(UsageError, match=rf"the Dask scheduler at tcp://127.0.0.1:{port} does not answer"),
        working_by("dask", 2, f"tcp://127.0.0.1:{port}") as work,
    ):
        list(work.read(int, ["1"] * 50))


@pytest.fixture
def scheduler() -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The address of a scheduler of Dask, and its processes: itself and two workers."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    [port] = free(1)
    address = f"tcp://127.0.0.1:{port}"
    served = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show"]
    worked = [address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard"]
    running = []
    for module, arguments in (("scheduler", served), ("worker", worked), ("worker", worked)):
        command = [sys.executable, "-m", f"distributed.cli.dask_{module}", *arguments]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        wait_for(port)
    yield address, running
    for process in reversed(running):
        process.terminate()
    for process in running:
        process.wait()


def test_dask_reads_the_same_and_its_lost_scheduler_is_named(
    scheduler: tuple[str, list["subprocess.Popen[bytes]"]],
) -> None:
    address, running = scheduler
    some = documents(5)
    with working_by("dask", 2, address) as work:
        assert list(read_each(some, work.read)) == list(read_each(some, each_in_worker))
        lost = killing(running[0], read_each(documents(60), work.read))
        with pytest.raises(DigestError, match="the executor that reads documents has failed"):
            list(lost)


def killing(process: "subprocess.Popen[bytes]", items: Iterator[object]) -> Iterator[object]:
    """The items; the process is killed at the sixth."""
    for number, item in enumerate(items):
        if number == 5:
            process.kill()
        yield item


def hold() -> None:
    """Print the processes of a pool, and wait."""
    pool = Pools()
    reader = ChunkPool(pool.start, 2, 1)
    list(reader.read(abs, [1, 2, 3]))
    print(*pool.processes(), flush=True)
    time.sleep(600)


def is_running(number: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    return False


class Pools:
    """The pools of processes that were started, the last of which is in use."""

    def __init__(self) -> None:
        self.executors: list[Executor] = []

    def start(self) -> Executor:
        self.executors.append(executors._processes(2)())
        return self.executors[-1]

    def processes(self) -> list[int]:
        return sorted(getattr(self.executors[-1], "_processes", None) or {})

    def kill_one(self) -> None:
        for number in self.processes()[:1]:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
