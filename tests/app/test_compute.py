"""The editions do not depend on the executor that reads the documents."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import SEEDS

pytestmark = pytest.mark.slow
SETTINGS = """
[[source]]
path = "news"
[[brief]]
name = "day"
time = "00:00"
channel = "file"
folder = "out"
[compute]
"""
# More than a batch of the fetch, so that several chunks are read at once.
COPIES = 8
# `make long` has more of them.
WORKERS = (1, 2, 4) if os.environ.get("DIGEST_KILLS") else (2,)


def edition(folder: Path, compute: str, kills: bool = False) -> bytes:
    """The edition of a run, in whose midst processes of the pool are killed, if so."""
    news = folder / "news"
    news.mkdir(parents=True)
    for at in range(COPIES):
        for path in SEEDS.glob("*.txt"):
            (news / f"{at}-{path.name}").write_bytes(path.read_bytes().replace(b"Monday", f"Monday {at}".encode()))
    (folder / "digest.toml").write_text(SETTINGS + compute)
    command = [sys.executable, "-m", "digest", "run", "--once", "--quiet", "--config", str(folder / "digest.toml")]
    run = subprocess.Popen(command, cwd=folder)
    if kills:
        threading.Thread(target=kill_some, args=(run.pid,), daemon=True).start()
    assert run.wait(300) == 0
    [written] = folder.glob("out/*/edition.json")
    return written.read_bytes()


def kill_some(parent: int) -> None:
    """Kill a child of a process, some times, as long as it has one."""
    for _ in range(6):
        time.sleep(0.3)
        with suppress(OSError, IndexError):
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
            os.kill(int(children[-1]), signal.SIGKILL)


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return edition(tmp_path_factory.mktemp("serial"), 'executor = "serial"\n')


@pytest.mark.parametrize("workers", WORKERS)
def test_processes_give_the_bytes_of_one_process(serial: bytes, tmp_path: Path, workers: int) -> None:
    assert edition(tmp_path, f'executor = "processes"\nworkers = {workers}\n') == serial


def test_killed_processes_give_the_bytes_of_one_process(serial: bytes, tmp_path: Path) -> None:
    assert edition(tmp_path, 'executor = "processes"\nworkers = 2\n', kills=True) == serial
