"""Apply functions to hostile input in a process of its own, with limits on processor time and memory for each item.

A regular expression, a parser in C or a splitter in Rust cannot be stopped from within its process, and no other thread
runs while it works.  So the work is done in a worker process, which is kept for the next items, and the system ends it
when an item needs more than its limit.  It is no sandbox: the worker has the rights of the user.
"""

import atexit
import os
import pickle
import resource
import select
import signal
import struct
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from time import monotonic
from typing import Any, cast

from digest.errors import OverrunError
from digest.model.limit import Item, Outcome, Result, outcome

# Processor time for one item in seconds: a newspaper's largest page takes one.
_CPU = 10.0
# Seconds without an answer, on a machine that is busy with other work; a PDF waits up to 20 for its own process.
_WAIT = 120.0
# Address space of the worker in bytes: the libraries take 300 MB, and a page of 15 MiB with its tree 1 GB.
_MEMORY = 2 * 1024**3
_CHILD = "from digest.reading.worker import child; child()"
# Items and bytes that are sent to a worker at once.  Sent one by one, the entries of feeds took a tenth more time.
_ITEMS, _BYTES = 20, 2_000_000
# Workers that an item may end, as in `executors`: two that are killed from outside may have had the same item.
_TRIES = 3
_SIZE = struct.Struct("!Q")
_SLOW = "took too long to read"
_LARGE = "took too much memory to read"
_BROKE = "ended the process that read it"


class Worker:
    """A process that applies importable functions to items, one at a time; it is started when it is first needed.

    Where no process can be started, or one starts and cannot work, functions are applied in this one, with a warning.
    """

    def __init__(self, cpu: float = _CPU, wait: float = _WAIT, memory: int = _MEMORY) -> None:
        self._limits, self._wait = (cpu, memory), wait
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        self._is_possible = True
        self._lock = threading.Lock()

    def __call__(self, function: Callable[[Item], Result], item: Item) -> Result:
        """Return `function(item)`.  Raises its exceptions, and OverrunError when it needs too much time or memory."""
        [(result, error)] = self.each(function, [item])
        if error is not None:
            raise error
        return cast("Result", result)

    def each(self, function: Callable[[Item], Result], items: Sequence[Item]) -> list[Outcome[Result]]:
        """Return the result of the function or its exception for each item; each has the limits to itself.

        An item whose worker ended is tried up to three times: the worker may have been ended from outside.
        """
        found: list[Outcome[Result]] = []
        losses = 0
        with self._lock:
            while len(found) < len(items):
                before = len(found)
                try:
                    self._apply(function, items[before:], found)
                except OverrunError as error:
                    found.append((None, error))
                    losses = 0
                except _LostError:
                    losses = losses + 1 if len(found) == before else 1
                    if losses == _TRIES:
                        found.append((None, OverrunError(_BROKE)))
                        losses = 0
        return found

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()

    def _apply(self, function: Callable[[Item], Result], items: Sequence[Item], found: list[Outcome[Result]]) -> None:
        """Append the outcome of each item, as far as the worker comes.  Raises OverrunError, _LostError."""
        process = self._started()
        if process is None:
            found += [outcome(function, item) for item in items]
            return
        assert process.stdin
        assert process.stdout
        try:
            _write(process.stdin, (function, items))
            for _ in items:
                # The bytes are of our own worker.
                found.append(pickle.loads(_read(process.stdout.fileno(), monotonic() + self._wait)))
        except (OSError, EOFError) as error:
            raise self._lost(process, error) from error
        except BaseException:  # answers are still in the pipe
            self.close()
            raise

    def _started(self) -> subprocess.Popen[bytes] | None:
        """Return the running process, or a new one; None where none can be started."""
        if self._owner != os.getpid():  # this is a fork: the worker belongs to the process it was made by
            self._process, self._owner = None, os.getpid()
        if self._process is None and self._is_possible:
            self._process = self._new_process()
        return self._process

    def _new_process(self) -> subprocess.Popen[bytes] | None:
        """Start a process; a second one where the first gives no sign, since the system may have ended it."""
        command = [sys.executable, "-P", "-c", _CHILD]
        reason = "it gives no sign"
        for _ in range(2):
            try:
                self._process = subprocess.Popen(
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )
            except OSError as error:
                reason = str(error)
                break
            if self._greeted(self._process):
                return self._process
            self.close()
        self._is_possible = False
        warnings.warn(f"documents are read without a limit on time: no process for them ({reason})", stacklevel=2)
        return None

    def _greeted(self, process: subprocess.Popen[bytes]) -> bool:
        assert process.stdin
        assert process.stdout
        try:
            _write(process.stdin, self._limits)
            return _read(process.stdout.fileno(), monotonic() + self._wait) == b"ready"
        except (OSError, EOFError):
            return False

    def _lost(self, process: subprocess.Popen[bytes], error: Exception) -> Exception:
        """Return the error for a worker that gave no answer."""
        if isinstance(error, TimeoutError):
            self.close()
            return OverrunError(_SLOW)
        with suppress(subprocess.TimeoutExpired):
            process.wait(1)  # its pipe is closed, so it has ended or ends now
        code = process.returncode
        self.close()
        return OverrunError(_SLOW) if code == -signal.SIGPROF else _LostError()


class _LostError(Exception):
    """The worker has ended for a reason that may not be the item's."""


@cache
def _shared() -> Worker:
    """Return the one worker of this program, kept warm until it ends: each costs as much as reading 100 entries."""
    worker = Worker()
    atexit.register(worker.close)
    return worker


def in_worker(function: Callable[[Item], Result], item: Item) -> Result:
    """Return `function(item)`, from the worker that this program keeps.

    Raises the exceptions of the function, and OverrunError when it needs too much time or memory.
    """
    return _shared()(function, item)


def each_in_worker(function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Outcome[Result]]:
    """Yield the outcome of each item, from the same worker; items with a short `body` are sent together."""
    worker = _shared()
    for some in _together(items):
        yield from worker.each(function, some)


def _together(items: Iterable[Item]) -> Iterator[list[Item]]:
    some: list[Item] = []
    size = 0
    for item in items:
        some.append(item)
        size += len(getattr(item, "body", b""))
        if len(some) >= _ITEMS or size >= _BYTES:
            yield some
            some, size = [], 0
    if some:
        yield some


def child() -> None:
    """Apply functions from standard input to their items until it ends; run by `Worker`."""
    # The program itself ends the worker, also when a terminal or a service manager signals all its processes.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints gets among the answers
    cpu, memory = pickle.loads(_read(given.fileno(), None))
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CORE, 0)
    _send(answers, b"ready")
    while True:
        try:
            request = _read(given.fileno(), None)
        except EOFError:
            return
        function, items = pickle.loads(request)  # of the program itself
        for item in items:
            # The system ends the process when the time is up, whatever it does: no handler has to run.
            signal.setitimer(signal.ITIMER_PROF, cpu)
            answer = _answer(function, item)
            signal.setitimer(signal.ITIMER_PROF, 0)
            _send(answers, answer)


def _limit(kind: int, most: int) -> None:
    """Lower a limit of this process; one that is lower already stays, since only root may raise it."""
    _, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def _answer(function: Callable[[Any], Any], item: object) -> bytes:
    """Return the outcome of an item as bytes; an exception that cannot be read back is named in another."""
    try:
        found = outcome(function, item)
        body = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
        if found[1] is not None:
            pickle.loads(body)  # our own bytes
    except MemoryError:
        return pickle.dumps((None, OverrunError(_LARGE)))
    except Exception as error:  # noqa: BLE001 - raised again in the program
        cause = found[1] or error
        return pickle.dumps((None, RuntimeError(f"{type(cause).__name__}: {cause}")))
    return body


def _write(stream: Any, value: object) -> None:  # noqa: ANN401 - a stream of bytes
    _send(stream, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def _send(stream: Any, body: bytes) -> None:  # noqa: ANN401 - a stream of bytes
    stream.write(_SIZE.pack(len(body)))
    stream.write(body)
    stream.flush()


def _read(handle: int, until: float | None) -> bytes:
    """Read one message.  Raises EOFError, and TimeoutError when it is not complete at a time of `monotonic`."""
    return _exactly(handle, _SIZE.unpack(_exactly(handle, _SIZE.size, until))[0], until)


def _exactly(handle: int, size: int, until: float | None) -> bytes:
    pieces: list[bytes] = []
    while size:
        if until is not None and not _has_more(handle, max(until - monotonic(), 0.0)):
            raise TimeoutError
        piece = os.read(handle, min(size, 1 << 20))
        if not piece:
            raise EOFError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _has_more(handle: int, seconds: float) -> bool:
    """Wait for a pipe; return False if it has nothing in time.  `poll` works for any number of open files."""
    waits = select.poll()
    waits.register(handle, select.POLLIN)
    return bool(waits.poll(seconds * 1000))
