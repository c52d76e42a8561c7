"""A whole fetch, as a process: many hosts, killed at any moment, with a bar on a terminal, over PostgreSQL, no secret told."""

import json
import logging
import os
import pty
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, Ran
from newsroom import item, rss
from servers import web
from servers.paper import Paper
from servers.postgres import Postgres
from servers.web import Reply, Request, Site

# In `make long` more often.
KILLS = int(os.environ.get("DIGEST_KILLS", "10"))


@dataclass
class Place:
    """A folder with settings, and the program run in it."""

    folder: Path

    def write(self, *sources: str, store: str = "sqlite:///digest.db", more: str = "") -> None:
        tables = "".join(f"[[source]]\n{source}\n" for source in sources)
        fetch = '[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n'
        brief = '[[brief]]\nname = "morning"\ntime = "00:00"\nfolder = "out"\nmax_age = "all"\n'
        settings = self.folder / "digest.toml"
        settings.write_text(f'{tables}{fetch}{brief}[store]\nurl = "{store}"\n{more}')
        settings.chmod(0o600)  # addresses with a secret are read from a private file alone

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", "from digest.cli import main; main()", *arguments]

    @property
    def options(self) -> dict[str, Any]:
        environment = {**os.environ, "DIGEST_CONFIG": "digest.toml", "PYTHONPATH": str(ROOT / "src")}
        return {"cwd": self.folder, "env": environment}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), capture_output=True, text=True, check=False, timeout=300, **self.options
        )

    def counts(self, *arguments: str) -> dict[str, int]:
        done = self.run("fetch", *arguments)
        assert done.returncode == 0, done.stderr
        found: dict[str, int] = json.loads(self.run("runs", "--json").stdout)[0]["counts"]
        return found


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def paper() -> Iterator[tuple[Paper, Site]]:
    made = Paper(40, 5)
    with web.site(every=made.answer) as site:
        yield made, site


@pytest.mark.slow
def test_many_hosts_in_one_fetch_then_304s_then_what_is_new(place: Place, paper: tuple[Paper, Site]) -> None:
    made, site = paper
    place.write(*(f'url = "{site.url("/rss", host)}"' for host in made.hosts()))
    assert place.counts("--strict") == {"documents": 200, "known": 0, "articles": 200, "unread": 0}
    assert made.asked == {"rss": 40, "page": 200, "robots.txt": 40}
    made.asked.clear()
    assert place.counts("--strict") == {"documents": 0, "known": 0, "articles": 0, "unread": 0}
    assert made.asked == {"rss": 40}
    made.added = 30
    assert place.counts("--strict")["articles"] == 30
    assert made.asked["page"] == 30
    hits = json.loads(place.run("search", "--most", "1000", "--json", "day").stdout)
    assert len({hit["url"] for hit in hits}) == len(hits) == 230
    assert all(len(hit["text"]) > 1000 and not hit["notes"] for hit in hits)


@pytest.mark.slow
def test_a_terminal_shows_a_bar_and_a_pipe_does_not(place: Place, paper: tuple[Paper, Site]) -> None:
    made, site = paper
    place.write(*(f'url = "{site.url("/rss", host)}"' for host in made.hosts()[:5]))
    outer, inner = pty.openpty()
    done = subprocess.Popen(place.command("fetch"), stdout=subprocess.DEVNULL, stderr=inner, **place.options)
    os.close(inner)
    shown = b""
    try:
        while piece := os.read(outer, 4096):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(outer)
    assert done.wait(60) == 0
    assert b"\r[####" in shown
    assert b"] 1/5 http://127." in shown
    assert shown.decode().splitlines()[-1].strip().endswith("25 documents, 25 articles")
    assert "[#" not in place.run("fetch").stderr


def _sound(folder: Path) -> None:
    with sqlite3.connect(folder / "digest.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.slow
def test_killed_at_any_moment_and_run_again_nothing_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    """kill -9 at random moments; then the fetch is run to its end, and the store is that of one that was never killed."""
    chance = random.Random(7)
    entries = {n: [*range(n * 1000, n * 1000 + 8)] for n in range(6)}

    def answer(request: Request) -> Reply:
        number = int(request.host.rpartition(".")[2])
        if request.path == "/rss":
            some = [
                item(k) if k % 2 else item(k, text="A taste of it […]", link=f"http://{request.headers['host']}/{k}")
                for k in entries[number]
            ]
            return Reply(rss(*some), headers={"ETag": f'"{len(some)}"'})
        if request.path.strip("/").isdigit():
            from newsroom import page

            return Reply(page(int(request.path.strip("/"))), headers={"Content-Type": "text/html"})
        return Reply(status=404)

    with web.site(every=answer) as site:
        place = Place(tmp_path)
        (tmp_path / "inbox").mkdir()
        place.write('path = "inbox"', *(f'url = "{site.url("/rss", f"127.0.9.{n}")}"' for n in entries))
        assert place.run("fetch", "--strict").returncode == 0
        for n in entries:
            entries[n].append(n * 1000 + 9)
        # How long an undisturbed fetch of some new entries takes, on this machine and under this load.
        started = time.monotonic()
        assert place.run("fetch", "--strict").returncode == 0
        whole = time.monotonic() - started
        killed = 0
        for kill in range(KILLS):
            if kill % 5 == 0:
                for n in entries:
                    entries[n].append(n * 1000 + 10 + kill)
                (tmp_path / "inbox" / f"{kill}.txt").write_text(
                    f"The ferry was late on day {kill} of the year, its captain said."
                )
            running = subprocess.Popen(
                place.command("fetch"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **place.options
            )
            try:
                running.wait(chance.uniform(0.45, 1.05) * whole)
            except subprocess.TimeoutExpired:
                running.send_signal(signal.SIGKILL)
                killed += 1
            running.wait()
            _sound(tmp_path)
        assert place.run("fetch", "--strict", "--retry").returncode == 0
    assert killed > KILLS // 4, "most of them were over before they were killed"
    _sound(tmp_path)
    hits = json.loads(place.run("search", "--most", "1000", "--json", "the").stdout)
    found = Counter(hit["title"] or hit["text"] for hit in hits)
    expected = {f"Bridge closed, part {k}" for some in entries.values() for k in some}
    expected |= {f"The ferry was late on day {kill} of the year, its captain said." for kill in range(0, KILLS, 5)}
    assert set(found) == expected
    assert max(found.values()) == 1
    assert not any(hit["notes"] for hit in hits)


@pytest.mark.slow
def test_the_loop_runs_on_postgresql(place: Place, postgres: Postgres) -> None:
    with web.site({"/rss": Reply(rss(item(1), item(2)))}) as site:
        place.write(f'url = "{site.url("/rss")}"', store=postgres.database())
        for expected in ("built", ""):
            ran = place.run("run", "--once")
            assert ran.returncode == 0, ran.stderr
            assert expected in ran.stderr
        [filed] = json.loads(place.run("list", "--json").stdout)
        assert filed["state"] == "closed"
        assert place.run("verify", filed["key"]).returncode == 0
        assert len(place.run("search", "girder").stdout.splitlines()) == 2
        backup = place.run("db", "backup", "copy.dump")
        assert backup.returncode == 0, backup.stderr
        assert (place.folder / "copy.dump").read_bytes()[:5] == b"PGDMP"
        assert place.run("db", "purge", "--older", "1d").returncode == 0


@pytest.mark.slow
def test_no_secret_is_told_or_kept(run: Callable[..., Ran], place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """A canary in every place that may hold a password is in no output, no file of ours, and not in the store."""
    monkeypatch.setenv("NEWS_PASSWORD", "canary-in-environment")
    monkeypatch.setenv("DIGEST_CONFIG", str(place.folder / "digest.toml"))
    handler = logging.FileHandler(place.folder / "everything.log")
    loggers = [logging.getLogger(name) for name in ("", "sqlalchemy.engine")]  # which logs every value that it writes
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    monkeypatch.setattr(loggers[0], "handlers", [handler])
    secret = place.folder / "news.secret"
    secret.write_text("canary-in-file\n")
    secret.chmod(0o600)
    with web.site({"/rss": Reply(rss(item(1)), headers={"ETag": '"1"'})}) as site:
        away = f"http://you:canary-in-redirect@127.0.0.9:{site.port}/rss?token=canary-in-target"
        site.replies["/moved"] = Reply(status=301, headers={"Location": away})
        site.replies["/gone"] = Reply(
            status=302, headers={"Location": f"http://127.0.0.9:{site.port}/none?sig=canary-in-target"}
        )
        address = site.url("/rss").replace("//", "//me@")
        place.write(
            f'url = "{address}"\npassword_env = "NEWS_PASSWORD"',
            f'url = "{address}2"\npassword_file = "news.secret"',
            f'url = "{address}3"\npassword_command = ["echo", "canary-in-command"]',
            f'url = "{site.url("/rss?api_key=canary-in-query")}"',
            f'url = "{site.url("/rss").replace("//", "//me:canary-in-address@")}"',
            f'url = "{site.url("/moved")}"',
            f'url = "{site.url("/gone")}"',
            'url = "imaps://me@127.0.0.1:9/News"\npassword_env = "NEWS_PASSWORD"',
            'url = "http://me@127.0.0.1:9/"\npassword_file = "missing.secret"',
        )
        told = ""
        for arguments in (
            ["fetch"], ["fetch", "--retry", "--debug"], ["fetch", "--retry"], ["build"], ["source", "list", "--json"],
            ["source", "check"], ["source", "export"], ["doctor"], ["runs", "--json"], ["show", "--format", "json"],
            ["source", "add", "http://me:canary-in-argument@127.0.0.1/"], ["search", "--json", "bridge"],
        ):  # fmt: skip
            ran = run(*arguments)
            told += ran.out + ran.err
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)
    handler.close()
    assert "INSERT INTO documents" in (place.folder / "everything.log").read_text()
    sent = {request.headers.get("authorization", "") for request in site.seen}
    assert len(sent) >= 5, "the passwords do go to their servers"
    assert "canary" not in told
    kept = [
        path for path in place.folder.rglob("*") if path.is_file() and path.name not in ("digest.toml", "news.secret")
    ]
    assert any(path.name == "digest.db" for path in kept)
    for path in kept:
        assert b"canary" not in path.read_bytes(), path
    with sqlite3.connect(place.folder / "digest.db") as connection:
        import zlib

        for table, column in (("bodies", "packed"), ("articles", "packed"), ("items", "wanted")):
            for (packed,) in connection.execute(f"SELECT {column} FROM {table}"):
                assert packed is None or b"canary" not in zlib.decompress(packed)
