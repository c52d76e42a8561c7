"""PostgreSQL ends and starts again in the middle of a fetch, a build and a sending: nothing is lost, nothing is twice."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import SEEDS
from digest.app.runner import open_runner
from digest.model.records import StorePosition
from digest.settings import settings_file as config
from servers import postgres as servers
from servers import scripted
from servers.postgres import Postgres
from servers.scripted import Scripted

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(servers.missing()), reason=servers.missing() or "PostgreSQL is there"),
]
# Restarts in each step; `make long` asks for more.
TIMES = int(os.environ.get("DIGEST_KILLS", "1"))
COPIES, READERS = 5 + 5 * TIMES, 60 * TIMES


@pytest.fixture
def mail() -> Iterator[Scripted]:
    with scripted.serve() as server:
        yield server


@pytest.fixture
def postgresql() -> Iterator[Postgres]:
    with servers.serve() as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path, postgresql: Postgres, mail: Scripted) -> Path:
    """A brief for some readers over some hundred files, with a store on the server."""
    (tmp_path / "news").mkdir()
    for at in range(COPIES):
        for path in SEEDS.glob("*.txt"):
            text = path.read_bytes().replace(b"Monday", f"Monday {at}".encode())
            (tmp_path / "news" / f"{at}-{path.name}").write_bytes(text)
    (tmp_path / "readers.txt").write_text("".join(f"reader{number}@ok.test\n" for number in range(READERS)))
    file = tmp_path / "digest.toml"
    file.write_text(
        f'[store]\nurl = "{postgresql.database()}"\n[[source]]\npath = "news"\n'
        '[[brief]]\nname = "morning"\ntime = "00:00"\nto_file = "readers.txt"\n'
        f'[smtp]\nsender = "b@ok.test"\nhost = "127.0.0.1"\nport = {mail.port}\nsecurity = "none"\n'
    )
    return file


def start(settings: Path, step: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "digest", step, "--quiet", "--config", str(settings)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def disturb(settings: Path, step: str, postgresql: Postgres, begun: Callable[[], bool]) -> None:
    """Run a step; restart the server once it has begun, some times; then run it to its end."""
    chance = random.Random(step)
    for _ in range(TIMES):
        run = start(settings, step)
        while run.poll() is None and not begun():
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 0.5))
        postgresql.restart()
        _, words = run.communicate(timeout=300)
        assert "Traceback" not in words
    last = start(settings, step)
    _, words = last.communicate(timeout=300)
    assert last.returncode == 0, words


def test_a_server_that_restarts_loses_nothing_and_doubles_nothing(
    settings: Path, postgresql: Postgres, mail: Scripted
) -> None:
    chance = random.Random(1)
    for step in ("fetch", "build"):
        disturb(settings, step, postgresql, lambda: chance.random() < 1 / 100)  # after some two seconds
    disturb(settings, "send", postgresql, lambda: len(mail.taken) > 2)
    store = open_runner(config.load(settings)).store
    rows = store.deliveries.deliveries()
    [edition] = store.editions.editions()
    articles = store.documents.articles(StorePosition(), store.documents.position())
    assert len({article.source for article in articles}) == len(articles) == len(list(settings.parent.glob("news/*")))
    assert [row.delivery.state for row in rows] == ["sent"] * READERS
    copies = Counter(item.recipient for item in mail.taken)
    for row in rows:
        assert copies[row.recipient] == 1 or (copies[row.recipient] == 2 and row.delivery.unsure_since), row
    assert sum(row.delivery.unsure_since is not None for row in rows) <= TIMES
    assert edition.state == "closed"
    store.close()
