"""Several machines with one store: programs with names and boots of their own on one PostgreSQL."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.app.runner import Runner, open_runner
from digest.settings import settings_file as config
from servers import postgres as servers
from servers import scripted
from servers.postgres import Postgres
from servers.scripted import Scripted

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(servers.missing()), reason=servers.missing() or "PostgreSQL is there"),
]
# `make long` asks for more kills, and for 10,000 deliveries.
KILLS = int(os.environ.get("DIGEST_KILLS", "2"))
READERS = 10_000 if "DIGEST_KILLS" in os.environ else 100
# A program on another machine: its name and its boot are part of the name of a sender.
PROGRAM = """
import sys
from digest.sending import process
machine = sys.argv.pop(1)
process._machine = process._boot = lambda: machine
from digest.cli import main
main()
"""


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Postgres]:
    with servers.serve() as running:
        yield running


@dataclass(frozen=True)
class Press:
    """A store on a database, a brief for some readers, and the mail server."""

    settings: Path
    mail: Scripted
    readers: int

    def start(self, machine: str, *command: str) -> "subprocess.Popen[bytes]":
        given = [sys.executable, "-c", PROGRAM, machine, *command, "--quiet", "--config", str(self.settings)]
        return subprocess.Popen(given, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def runner(self) -> Runner:
        return open_runner(config.load(self.settings))

    def check(self, kills: int) -> None:
        """Each reader has the one edition once; twice only where a kill left a delivery unsure, one at most for each."""
        store = self.runner().store
        rows = store.deliveries.deliveries()
        assert len(store.editions.editions()) == 1
        assert [row.delivery.state for row in rows] == ["sent"] * self.readers
        copies = Counter(item.recipient for item in self.mail.taken)
        for row in rows:
            assert copies[row.recipient] == 1 or (copies[row.recipient] == 2 and row.delivery.unsure_since), row
        assert sum(row.delivery.unsure_since is not None for row in rows) <= kills
        store.close()


@pytest.fixture
def mail() -> Iterator[Scripted]:
    with scripted.serve() as server:
        yield server


def press(folder: Path, database: str, mail: Scripted, readers: int) -> Press:
    (folder / "readers.txt").write_text("".join(f"reader{number}@ok.test\n" for number in range(readers)))
    os.utime(folder / "readers.txt", (0, 0))
    (folder / "digest.toml").write_text(
        f'[store]\nurl = "{database}"\n'
        '[[brief]]\nname = "morning"\ntime = "00:00"\nquiet_day = "line"\nto_file = "readers.txt"\n'
        f'[smtp]\nsender = "b@ok.test"\nhost = "127.0.0.1"\nport = {mail.port}\nsecurity = "none"\n'
    )
    return Press(folder / "digest.toml", mail, readers)


def test_two_machines_that_are_killed_at_random_make_and_send_an_edition_once(
    tmp_path: Path, postgresql: Postgres, mail: Scripted
) -> None:
    at_work, chance = press(tmp_path, postgresql.database(), mail, 60), random.Random(5)
    at_work.runner().store.editions.editions()  # makes the tables
    running = {name: at_work.start(name, "run", "--once") for name in ("first", "second")}
    for _ in range(KILLS):
        time.sleep(chance.uniform(0.3, 2.5))
        name = chance.choice(list(running))
        running[name].kill()
        running[name].wait()
        running[name] = at_work.start(name, "run", "--once")
    for one in running.values():
        one.wait(300)
    for name in running:  # each takes up what it had claimed when it was killed
        at_work.start(name, "run", "--once").wait(300)
    at_work.check(KILLS)


def test_four_senders_send_each_delivery_of_one_store_once(
    tmp_path: Path, postgresql: Postgres, mail: Scripted
) -> None:
    at_work = press(tmp_path, postgresql.database(), mail, READERS)
    assert at_work.runner().build().counts["editions"] == 1
    names = ("first", "second", "third", "fourth")
    running = {name: at_work.start(name, "send") for name in names}
    while len(mail.taken) < READERS // 10 and any(one.poll() is None for one in running.values()):
        time.sleep(0.05)
    for name in names[:2]:
        running[name].kill()
        running[name].wait()
        running[name] = at_work.start(name, "send")
    for one in running.values():
        assert one.wait(600) == 0
    for name in names[:2]:
        at_work.start(name, "send").wait(300)
    at_work.check(2)
