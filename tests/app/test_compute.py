"""The editions do not depend on the executor that reads and computes, nor on the store, also when processes are killed."""

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import SEEDS
from servers import dask as dasks
from servers import postgres as servers
from servers.dask import Dask
from servers.postgres import Postgres

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
# `make long` has more kills, so more documents, all numbers of workers, and another size of chunks.
KILLS = int(os.environ.get("DIGEST_KILLS", "2"))
IS_LONG = "DIGEST_KILLS" in os.environ
WORKERS = (1, 2, 4) if IS_LONG else (2,)
CHUNKS = (20, 7) if IS_LONG else (7,)
# More than a batch of the fetch, so that several chunks are read at once.
COPIES = 8
# Of each kill: as many documents as are read between two of them.
COPIES_EACH = 12
PROGRAM = """
import sys
from digest.editions import shared
from digest.reading.executors import ChunkPool
ChunkPool.__init__.__defaults__ = (int(sys.argv.pop(1)),)
shared._SPREAD_FROM = 1  # as on a large day
from digest.cli import main
if __name__ == "__main__":
    main()
"""
needs_dask = pytest.mark.skipif(bool(dasks.missing()), reason=dasks.missing() or "Dask is there")
needs_postgresql = pytest.mark.skipif(bool(servers.missing()), reason=servers.missing() or "PostgreSQL is there")


def prepare(folder: Path, compute: str, store: str = "", copies: int = COPIES) -> None:
    news = folder / "news"
    news.mkdir(parents=True)
    for at in range(copies):
        for path in SEEDS.glob("*.txt"):
            (news / f"{at}-{path.name}").write_bytes(path.read_bytes().replace(b"Monday", f"Monday {at}".encode()))
    place = f'[store]\nurl = "{store}"\n' if store else ""
    (folder / "digest.toml").write_text(place + SETTINGS + compute)


def start(folder: Path, chunk: int = 20) -> "subprocess.Popen[str]":
    given = ["run", "--once", "--quiet", "--config", str(folder / "digest.toml")]
    command = [sys.executable, "-c", PROGRAM, str(chunk), *given]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)


def written(folder: Path) -> bytes:
    [file] = folder.glob("out/*/edition.json")
    return file.read_bytes()


def edition(folder: Path, compute: str, chunk: int = 20, store: str = "") -> bytes:
    """The edition of a run."""
    prepare(folder, compute, store)
    run = start(folder, chunk)
    assert run.wait(300) == 0, run.communicate()
    return written(folder)


def edition_with_kills(folder: Path, compute: str, kill: Callable[[int], None]) -> bytes:
    """The edition of a run, in whose midst something is killed some times."""
    prepare(folder, compute, copies=COPIES_EACH * KILLS)
    run, chance = start(folder), random.Random(3)
    for _ in range(KILLS):
        with suppress(subprocess.TimeoutExpired):
            run.wait(chance.uniform(1, 4))
        if run.poll() is None:
            kill(run.pid)
    assert run.wait(600) == 0, run.communicate()
    return written(folder)


def kill_a_child(parent: int) -> None:
    """Kill the youngest child of a process: of its pool, or its worker."""
    with suppress(OSError, IndexError):
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        os.kill(int(children[-1]), signal.SIGKILL)


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return edition(tmp_path_factory.mktemp("serial"), 'executor = "serial"\n')


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("undisturbed")
    prepare(folder, 'executor = "serial"\n', copies=COPIES_EACH * KILLS)
    assert start(folder).wait(300) == 0
    return written(folder)


@pytest.fixture(scope="module")
def dask() -> Iterator[Dask]:
    with dasks.serve() as running:
        yield running


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Postgres]:
    with servers.serve() as running:
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgresql)])
def store(request: pytest.FixtureRequest) -> str:
    """The URL of an empty store; "" for the file of the settings' folder."""
    if request.param == "sqlite":
        return ""
    database: str = request.getfixturevalue("postgresql").database()
    return database


@pytest.mark.parametrize("chunk", CHUNKS)
def test_both_stores_and_all_chunks_give_the_same_bytes(serial: bytes, tmp_path: Path, chunk: int, store: str) -> None:
    assert edition(tmp_path, 'executor = "serial"\n', chunk, store) == serial


@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize("workers", WORKERS)
def test_processes_give_the_bytes_of_one_process(
    serial: bytes, tmp_path: Path, workers: int, chunk: int, store: str
) -> None:
    assert edition(tmp_path, f'executor = "processes"\nworkers = {workers}\n', chunk, store) == serial


@needs_dask
@pytest.mark.parametrize("chunk", CHUNKS)
@pytest.mark.parametrize("workers", WORKERS)
def test_dask_gives_the_bytes_of_one_process(
    serial: bytes, dask: Dask, tmp_path: Path, workers: int, chunk: int, store: str
) -> None:
    compute = f'executor = "dask"\nworkers = {workers}\naddress = "{dask.address}"\n'
    assert edition(tmp_path, compute, chunk, store) == serial


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_killed_processes_change_no_byte(undisturbed: bytes, tmp_path: Path, executor: str) -> None:
    assert edition_with_kills(tmp_path, f'executor = "{executor}"\n', kill_a_child) == undisturbed


@needs_dask
def test_killed_workers_of_dask_change_no_byte(undisturbed: bytes, tmp_path: Path) -> None:
    with dasks.serve() as dask:
        compute = f'executor = "dask"\nworkers = 2\naddress = "{dask.address}"\n'
        assert edition_with_kills(tmp_path, compute, lambda _: dask.kill_worker()) == undisturbed


@needs_dask
def test_a_killed_scheduler_is_named_and_the_next_run_goes_on(serial: bytes, tmp_path: Path) -> None:
    with dasks.serve() as dask:
        prepare(tmp_path, f'executor = "dask"\nworkers = 2\naddress = "{dask.address}"\n')
        [first, *others] = dask.workers
        for worker in others:
            worker.kill()
        run = start(tmp_path)
        with suppress(subprocess.TimeoutExpired):
            run.wait(4)  # some chunks are open, most probably
        dask.kill_scheduler()
        _, words = run.communicate(timeout=300)
        first.kill()
    if run.returncode:  # it was not over before
        assert "scheduler" in words
        assert "Traceback" not in words
    (tmp_path / "digest.toml").write_text(SETTINGS)
    assert start(tmp_path).wait(300) == 0
    made, expected = json.loads(written(tmp_path)), json.loads(serial)
    assert made["inputs"]["articles"] == expected["inputs"]["articles"]
    assert made["sections"] == expected["sections"]  # a notice says that it is late, and why
