"""Runs the program again and again in processes that are killed at a step or after a time.

One process imports everything once and forks for each run, so that hundreds of kills take no longer than they must.
"""

import json
import os
import resource
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended: killed or not, how many steps it came to, what it counted, what was wrong."""

    killed: bool
    steps: int
    counts: dict[str, int]
    error: str


@dataclass(frozen=True)
class Forks:
    """Asks the process that forks."""

    process: subprocess.Popen[str]

    def run(
        self,
        folder: Path,
        verb: str = "run_once",
        *,
        at: int = 0,
        after: float = 0.0,
        together: int = 1,
        largest: int = 0,
        nobody: bool = False,
    ) -> list[Ran]:
        """Do what a desk does in a folder, in so many processes at once; killed at a step, or after some seconds.

        `largest`: no file may grow beyond so many bytes.  `nobody`: as a user that owns nothing, if we are root.
        """
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        asked = {
            "folder": str(folder),
            "verb": verb,
            "at": at,
            "after": after,
            "together": together,
            "largest": largest,
            "nobody": nobody,
        }
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return [Ran(**answer) for answer in json.loads(self.process.stdout.readline())]


@contextmanager
def forks() -> Iterator[Forks]:
    """One that forks, with the program loaded."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}"}
    command = [sys.executable, "-m", "servers.forks"]
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        yield Forks(process)
    finally:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


def _serve() -> None:
    """Fork for each line that is asked."""
    _load()
    for line in sys.stdin:
        asked = json.loads(line)
        children = [_fork(asked) for _ in range(asked["together"])]
        if asked["after"]:
            time.sleep(asked["after"])
            for pid, _ in children:
                os.kill(pid, signal.SIGKILL)
        print(json.dumps([_ended(*child) for child in children]), flush=True)


def _load() -> None:
    """All that a run needs, before the first fork: by a run."""
    import tempfile

    import digest.channels.smtp  # noqa: F401
    from digest.app import runner as desk
    from digest.settings import settings_file as config

    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "digest.toml"
        settings.write_text('[[brief]]\ntime = "00:00"\nquiet_day = "line"\nchannel = "maildir"\nfolder = "mail"\n')
        here = desk.open_runner(config.load(settings))
        here.run_once()
        here.store.engine.dispose()  # type: ignore[attr-defined]


def _fork(asked: dict[str, Any]) -> tuple[int, int]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    try:
        _run(asked, lambda said: os.write(writing, said))
    finally:
        os._exit(0)


def _ended(pid: int, reading: int) -> dict[str, Any]:
    said = b""
    while select.select([reading], [], [], 60)[0] and (some := os.read(reading, 65536)):
        said += some
    os.close(reading)
    _, status = os.waitpid(pid, 0)
    steps, _, told = said.partition(b"{")
    answer = json.loads(b"{" + told) if told else {"counts": {}, "error": ""}
    return {"killed": os.WIFSIGNALED(status), "steps": len(steps), **answer}


def _run(asked: dict[str, Any], say: Callable[[bytes], object]) -> None:
    from digest.app import runner as desk
    from digest.settings import settings_file as config

    if asked["largest"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["largest"], asked["largest"]))
    if asked["nobody"] and os.geteuid() == 0:
        os.setuid(65534)
    counts: dict[str, int] = {}
    error = ""
    try:
        if not asked["after"]:
            _count_steps(asked["at"], lambda: say(b"."))
        here = desk.open_runner(config.load(Path(asked["folder"]) / "digest.toml"))
        report = getattr(here, asked["verb"])()
        counts = report.counts
        error = " ".join(f"{type(fault).__name__}: {fault}" for fault in report.faults)
    except Exception as raised:  # noqa: BLE001 - it is what the test asks for
        error = f"{type(raised).__name__}: {raised}"
    say(json.dumps({"counts": counts, "error": error}).encode())


def _count_steps(at: int, tell: Callable[[], object]) -> None:
    """Before and after each of these is a step; at the `at`-th the process is killed."""
    from digest.channels.line import SmtpConnection
    from digest.channels.server import Server
    from digest.stores.deliveries import Deliveries
    from digest.stores.editions import Editions
    from digest.stores.ledger_writer import LedgerWriter
    from digest.stores.runs import Runs

    done = 0
    counting = Lock()

    def step() -> None:
        nonlocal done
        with counting:
            done += 1
            tell()
            if done == at:
                os.kill(os.getpid(), signal.SIGKILL)

    def stepped(call: Callable[..., Any]) -> Callable[..., Any]:
        def both(*args: Any, **kwargs: Any) -> Any:
            step()
            try:
                return call(*args, **kwargs)
            finally:
                step()

        return both

    watched: list[tuple[type, tuple[str, ...]]] = [
        (Editions, ("note_slots", "add_edition", "close_editions")),
        (Deliveries, ("claim", "sync", "reserve_disk_space", "shared_message")),
        (Runs, ("add_run",)),
        (LedgerWriter, ("__call__", "_begin")),
        (Server, ("connect",)),
        (SmtpConnection, ("send", "getreply", "close")),
    ]
    for owner, names in watched:
        for name in names:
            setattr(owner, name, stepped(getattr(owner, name)))


if __name__ == "__main__":
    _serve()
