"""A real scheduler of Dask with workers, each a process of its own on loopback."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec

from servers.ports import free, wait_for


def missing() -> str:
    """Why it cannot be started here; "" when it can."""
    return "" if find_spec("distributed") else "not installed: distributed"


@dataclass
class Dask:
    port: int
    scheduler: "subprocess.Popen[bytes]"
    workers: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start_worker(self) -> None:
        """Start one more worker, without a nanny that would start it anew."""
        alone = ["--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", "--no-nanny"]
        self.workers.append(_start("worker", self.address, *alone))

    def kill_worker(self) -> None:
        """Kill the oldest worker, and start another one."""
        oldest = self.workers.pop(0)
        oldest.kill()
        oldest.wait()
        self.start_worker()

    def kill_scheduler(self) -> None:
        self.scheduler.kill()
        self.scheduler.wait()


def _start(module: str, *arguments: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", f"distributed.cli.dask_{module}", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def serve(workers: int = 2) -> Iterator[Dask]:
    """The scheduler, with its workers."""
    [port] = free(1)
    served = ["--host", "127.0.0.1", "--port", str(port), "--no-dashboard", "--no-show"]
    running = Dask(port, _start("scheduler", *served))
    try:
        wait_for(port)
        for _ in range(workers):
            running.start_worker()
        yield running
    finally:
        for process in (*running.workers, running.scheduler):
            process.kill()
        for process in (*running.workers, running.scheduler):
            process.wait()
