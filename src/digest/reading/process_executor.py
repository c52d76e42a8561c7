"""The executor of the processes of this machine, all of which can be killed."""

import os
import signal
import threading
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from typing import Any


class _RecordingContext(SpawnContext):
    """Starts processes anew, since a fork would copy threads and connections, and records them."""

    def __init__(self) -> None:
        self.started: list[BaseProcess] = []

    def Process(self, *given: Any, **named: Any) -> SpawnProcess:  # type: ignore[override]  # noqa: ANN401, N802
        process = SpawnProcess(*given, **named)
        self.started.append(process)
        return process


class ProcessExecutor(ProcessPoolExecutor):
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
