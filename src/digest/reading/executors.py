"""Read documents in chunks, over the processes of an executor: of this machine, or of a Dask scheduler.

Each process reads its chunk by a worker of its own, so that the limits of a document hold there too.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from typing import Any

from digest.errors import DigestError, OverrunError, UsageError
from digest.model.limit import EachLimit, Outcome
from digest.reading.worker import each_in_worker

# Documents of a chunk: as many as a worker gets at once.
CHUNK = 20
# Chunks that are handed out for each process: one to read, one to wait, so that no process is idle.
_EACH = 2
# Processes that a chunk may end before it is set aside.
_LOSSES = 3
_BROKE = "ended the process that read it"
_SECONDS = 10  # to reach a scheduler
_LOOK = 1.0  # seconds between two looks at the connection, while a chunk is waited for


@dataclass(slots=True, eq=False)
class _Chunk:
    """Items of a chunk, and the result that is expected for them."""

    items: Sequence[Any]
    future: Future[list[Outcome[Any]]]


class ChunkReader:
    """Applies functions to items over the processes of executors that `start` makes.

    After the end of a process, the unfinished chunks are done again in a new executor, one after the other, so that the
    chunk that ends its process is known; after the third time its items fail, and the others are read.
    """

    def __init__(self, start: Callable[[], Executor], workers: int, size: int = CHUNK) -> None:
        self._start, self._at_once, self._size = start, _EACH * workers, size
        self._executor: Executor | None = None

    def each(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Outcome[Any]]:
        """Yield the outcome of each item in order; a single chunk is read by the worker of this process."""
        chunks = _chunks(items, self._size)
        some = list(islice(chunks, 2))
        if len(some) < 2 and self._executor is None:
            for chunk in some:
                yield from each_in_worker(function, chunk)
            return
        open_ = deque(self._submitted(function, chunk) for chunk in some)
        while open_:
            for chunk in islice(chunks, self._at_once - len(open_)):
                open_.append(self._submitted(function, chunk))
            try:
                found = self._result(open_[0])
            except BrokenExecutor:
                self.close()
                for lost in open_:
                    lost.future = self._again(function, lost)
                found = self._result(open_[0])
            open_.popleft()
            yield from found

    def close(self) -> None:
        """End the processes, and what they still do."""
        executor, self._executor = self._executor, None
        if isinstance(executor, _ProcessExecutor):
            executor.kill()  # a process may sleep at a lock of a killed one
        if executor:
            executor.shutdown(wait=True, cancel_futures=True)

    def _result(self, chunk: _Chunk) -> list[Outcome[Any]]:
        """Return the outcomes of a chunk.  Raises BrokenExecutor, and DigestError without a scheduler."""
        try:
            self._await(chunk.future)
            return chunk.future.result()
        except (BrokenExecutor, DigestError):
            raise
        except (Exception, CancelledError) as error:
            if type(error).__name__ == "KilledWorker":  # Dask has tried it several times
                return _set_aside(chunk.items)
            raise _failed(type(error).__name__) from error

    def _await(self, future: Future[Any]) -> None:
        """Wait for the end of a future, which some losses take from it.  Raises DigestError without a scheduler."""
        while not wait([future], _LOOK).done:
            if isinstance(self._executor, _ProcessExecutor):
                self._executor.end_if_one_ended()
            elif getattr(self._executor, "is_lost", False):
                raise _failed("its scheduler is lost")

    def _submitted(self, function: Callable[[Any], Any], items: Sequence[Any]) -> _Chunk:
        return _Chunk(items, self._submit(function, items))

    def _submit(self, function: Callable[[Any], Any], items: Sequence[Any]) -> Future[list[Outcome[Any]]]:
        """Hand out a chunk.  An executor that is broken already is noticed when its result is taken."""
        if self._executor is None:
            self._executor = self._start()
        try:
            return self._executor.submit(read_chunk, function, items)
        except BrokenExecutor as error:
            lost: Future[list[Outcome[Any]]] = Future()
            lost.set_exception(error)
            return lost

    def _again(self, function: Callable[[Any], Any], chunk: _Chunk) -> Future[list[Outcome[Any]]]:
        """Return the result of a chunk of a broken executor: the one that it has, or that of the chunk alone."""
        if not isinstance(chunk.future.exception(), BrokenExecutor):
            return chunk.future
        for _ in range(_LOSSES):
            future = self._submit(function, chunk.items)
            self._await(future)
            if not isinstance(future.exception(), BrokenExecutor):
                return future
            self.close()
        aside: Future[list[Outcome[Any]]] = Future()
        aside.set_result(_set_aside(chunk.items))
        return aside


def _failed(reason: str) -> DigestError:
    return DigestError(
        f"the executor that reads documents has failed ({reason}); what is stored stays, and the next run goes on "
        "from there"
    )


def _set_aside(items: Sequence[Any]) -> list[Outcome[Any]]:
    return [(None, OverrunError(_BROKE)) for _ in items]


def read_chunk(function: Callable[[Any], Any], items: Sequence[Any]) -> list[Outcome[Any]]:
    """Return the outcome of each item, from the worker of this process."""
    return list(each_in_worker(function, items))


@contextmanager
def reading_by(executor: str, workers: int | None = None, address: str = "") -> Iterator[EachLimit]:
    """Give the way to read documents: "serial", by "processes" of this machine, or by those of "dask" at an address.

    Without a number of `workers` there is one for each processor.  Raises UsageError where Dask is missing or does not
    answer.
    """
    if executor == "serial":
        yield each_in_worker
        return
    number = workers or len(os.sched_getaffinity(0))
    reader = ChunkReader(_processes(number) if executor == "processes" else _dask(address), number)
    try:
        yield reader.each
    finally:
        reader.close()


def _processes(workers: int) -> Callable[[], Executor]:
    return lambda: _ProcessExecutor(workers)


class _RecordingContext(SpawnContext):
    """Starts processes anew, since a fork would copy threads and connections, and records them."""

    def __init__(self) -> None:
        self.started: list[BaseProcess] = []

    def Process(self, *given: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: ANN401, N802
        process = SpawnProcess(*given, **named)
        self.started.append(process)
        return process


class _ProcessExecutor(ProcessPoolExecutor):
    """The executor of the processes of this machine, all of which can be killed.

    Python 3.11 does not watch a process that it has just started: if it ends, or if another one ends while it starts,
    the executor waits without end for a result, or for a process that sleeps at a lock of the ended one.
    """

    def __init__(self, workers: int) -> None:
        self._context = _RecordingContext()
        super().__init__(workers, self._context, _begin)

    def submit(self, *given: Any, **named: Any) -> Future[Any]:  # noqa: ANN401
        """Hand out a call.  Raises BrokenExecutor also where Python starts a process of an executor that ends."""
        try:
            return super().submit(*given, **named)
        except OSError as error:
            if not self._lost_one():
                raise
            raise BrokenExecutor("a process ended while another one was started") from error

    def end_if_one_ended(self) -> None:
        """Kill all processes after the end of one, so that the executor is broken."""
        if self._lost_one():
            self.kill()

    def _lost_one(self) -> bool:
        return any(process.pid and not process.is_alive() for process in self._context.started)

    def kill(self) -> None:
        """Kill the processes that still run."""
        for process in self._context.started:
            if process.is_alive():
                process.kill()


def _begin() -> None:
    """Prepare a process: it ends with the process that started it, and not by the signals of a terminal."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _dask(address: str) -> Callable[[], Executor]:
    def start() -> Executor:
        try:
            import distributed
        except ImportError as error:
            raise UsageError('Dask is not installed; `pip install "newsbrief[dask]"`') from error
        open_client: Any = distributed.Client
        try:
            return _DaskExecutor(open_client(address, timeout=_SECONDS, set_as_default=False))
        except (OSError, ValueError) as error:
            raise UsageError(
                f"the Dask scheduler at {address} does not answer ({type(error).__name__}); start it with "
                "`dask scheduler`, or set another executor in [compute]"
            ) from error

    return start


class _DaskExecutor(Executor):
    """The executor of a client of Dask, which it closes at its end."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - Dask is an extra
        self._client, self._executor = client, client.get_executor(pure=False)

    @property
    def is_lost(self) -> bool:
        """Whether the scheduler is no longer connected."""
        return bool(self._client.status != "running")

    def submit(self, *given: Any, **named: Any) -> Future[Any]:  # noqa: ANN401 - as that of its base
        found: Future[Any] = self._executor.submit(*given, **named)
        return found

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._client.close(timeout=_SECONDS)


def _chunks(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
