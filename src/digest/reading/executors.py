"""Apply functions in chunks, over the processes of an executor: of this machine, or of a Dask scheduler.

A chunk of documents is read by a worker of its process, so that the limits of a document hold there too; a chunk of a
build needs none.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from digest.errors import DigestError, OverrunError, UsageError
from digest.model.limit import EachLimit, Outcome, each_directly
from digest.reading.process_executor import ProcessExecutor
from digest.reading.worker import each_in_worker

# Documents of a chunk: as many as a worker gets at once.
CHUNK = 20
# Chunks that are handed out for each process: one to read, one to wait, so that no process is idle.
_EACH = 2
# Processes that a chunk may end before it is set aside.
_LOSSES = 3
_LOST = "its scheduler is lost"
_BROKE = "ended the process that read it"
_SECONDS = 10  # to reach a scheduler
_LOOK = 1.0  # seconds between two looks at the connection, while a chunk is waited for


# How a process applies a function to the items of a chunk.
_Apply = Callable[[Callable[[Any], Any], Sequence[Any]], list[Outcome[Any]]]


@dataclass(slots=True, eq=False)
class _Chunk:
    """A function, the items of a chunk, how it is applied to them, and the result that is expected."""

    apply: _Apply
    function: Callable[[Any], Any]
    items: Sequence[Any]
    future: Future[list[Outcome[Any]]] = field(default_factory=Future)


def read_chunk(function: Callable[[Any], Any], items: Sequence[Any]) -> list[Outcome[Any]]:
    """Return the outcome of each item, from the worker of this process."""
    return list(each_in_worker(function, items))


def compute_chunk(function: Callable[[Any], Any], items: Sequence[Any]) -> list[Outcome[Any]]:
    """Return the outcome of each item, computed in this process."""
    return list(each_directly(function, items))


class ChunkPool:
    """Applies functions to items over the processes of executors that `start` makes.

    After the end of a process, the unfinished chunks are done again in a new executor, one after the other, so that the
    chunk that ends its process is known; after the third time its items fail, and the others are done.
    """

    def __init__(self, start: Callable[[], Executor], workers: int, size: int = CHUNK) -> None:
        self._start, self._at_once, self._size = start, _EACH * workers, size
        self._executor: Executor | None = None
        self._failure: DigestError | None = None

    def read(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Outcome[Any]]:
        """Yield the outcome of each item in order, with the limits of a document."""
        return self._until_failure(self._each(read_chunk, function, items, self._size))

    def compute(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Outcome[Any]]:
        """Yield the outcome of each item in order, each computed without limits, as a chunk of its own."""
        return self._until_failure(self._each(compute_chunk, function, items, 1))

    def close(self) -> None:
        """End the processes, and what they still do."""
        executor, self._executor = self._executor, None
        if isinstance(executor, ProcessExecutor):
            executor.kill()  # a process may sleep at a lock of a killed one
        if executor:
            executor.shutdown(wait=True, cancel_futures=True)

    def _until_failure(self, outcomes: Iterator[Outcome[Any]]) -> Iterator[Outcome[Any]]:
        """Yield outcomes; a failed executor is ended at once, or its client tries to reach the scheduler on and on."""
        try:
            yield from outcomes
        except DigestError as error:
            self._failure = error
            self.close()
            raise

    def _each(
        self, apply: _Apply, function: Callable[[Any], Any], items: Iterable[Any], size: int
    ) -> Iterator[Outcome[Any]]:
        """Yield the outcome of each item in order; for a single chunk no executor is started."""
        chunks = (_Chunk(apply, function, some) for some in _chunks(items, size))
        some = list(islice(chunks, 2))
        if len(some) < 2 and self._executor is None:
            for chunk in some:
                yield from apply(function, chunk.items)
            return
        open_ = deque(map(self._submitted, some))
        while open_:
            open_.extend(map(self._submitted, islice(chunks, self._at_once - len(open_))))
            try:
                found = self._result(open_[0])
            except BrokenExecutor:
                self.close()
                for lost in open_:
                    lost.future = self._again(lost)
                found = self._result(open_[0])
            open_.popleft()
            yield from found

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
            is_cut_off = isinstance(error, CancelledError) or getattr(self._executor, "is_lost", False)
            raise _failed(_LOST if is_cut_off else type(error).__name__) from error

    def _await(self, future: Future[Any]) -> None:
        """Wait for the end of a future, which some losses take from it.  Raises DigestError without a scheduler."""
        while not wait([future], _LOOK).done:
            if isinstance(self._executor, ProcessExecutor):
                self._executor.end_if_one_ended()
            elif getattr(self._executor, "is_lost", False):
                raise _failed(_LOST)

    def _submitted(self, chunk: _Chunk) -> _Chunk:
        chunk.future = self._submit(chunk)
        return chunk

    def _submit(self, chunk: _Chunk) -> Future[list[Outcome[Any]]]:
        """Hand out a chunk.  An executor that is broken already is noticed when its result is taken."""
        if self._failure:
            raise self._failure
        if self._executor is None:
            self._executor = self._start()
        if getattr(self._executor, "is_lost", False):
            raise _failed(_LOST)
        try:
            return self._executor.submit(chunk.apply, chunk.function, chunk.items)
        except BrokenExecutor as error:
            lost: Future[list[Outcome[Any]]] = Future()
            lost.set_exception(error)
            return lost

    def _again(self, chunk: _Chunk) -> Future[list[Outcome[Any]]]:
        """Return the result of a chunk of a broken executor: the one that it has, or that of the chunk alone."""
        if not isinstance(chunk.future.exception(), BrokenExecutor):
            return chunk.future
        for _ in range(_LOSSES):
            future = self._submit(chunk)
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


@dataclass(frozen=True, slots=True)
class Work:
    """How a command reads documents and, of a large day, computes parts of an edition: None if in its own process."""

    read: EachLimit = each_in_worker
    compute: EachLimit | None = None


@contextmanager
def working_by(executor: str, workers: int | None = None, address: str = "") -> Iterator[Work]:
    """Give the way to work: "serial", by "processes" of this machine, or by those of "dask" at an address.

    Its processes are started when they are first needed, and end with the block.  Without a number of `workers` there
    is one for each processor.  When they are needed it raises UsageError where Dask is missing or does not answer.
    """
    if executor == "serial":
        yield Work()
        return
    number = workers or len(os.sched_getaffinity(0))
    pool = ChunkPool(_processes(number) if executor == "processes" else _dask(address), number)
    try:
        yield Work(pool.read, pool.compute)
    finally:
        pool.close()


def _processes(workers: int) -> Callable[[], Executor]:
    return lambda: ProcessExecutor(workers)


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
