"""Told to end, or to read the settings anew: nothing is lost, and it is over within ten seconds."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ROOT
from digest.app.runner import open_runner
from digest.settings import settings_file as config
from newsroom import item, rss
from servers import scripted, web
from servers.scripted import SILENCE, SLOW, Fault, Scripted
from servers.web import Reply

pytestmark = pytest.mark.slow  # each test starts the program
PEOPLE = 60
# Seconds: less than the server is silent, and more than the grace of eight and a start on a busy machine.
SOON = 25


@dataclass
class Place:
    """A folder with settings, and the program started in it."""

    folder: Path
    server: Scripted

    def __post_init__(self) -> None:
        self.write()

    def write(self, name: str = "morning") -> None:
        to = [f"reader{number}@ok.test" for number in range(PEOPLE)]
        (self.folder / "digest.toml").write_text(
            f'[[brief]]\nname = "{name}"\ntime = "00:00"\nquiet_day = "line"\nto = {to}\n'
            f'[smtp]\nsender = "b@ok.test"\nhost = "127.0.0.1"\nport = {self.server.port}\nsecurity = "none"\n'
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return _started(self.folder, *arguments)

    def states(self) -> list[str]:
        store = open_runner(config.load(self.folder / "digest.toml")).store
        return [row.delivery.state for row in store.deliveries.deliveries()]

    def until(self, command: str) -> None:
        for _ in range(1200):
            if any(said.startswith(command) for said in self.server.commands):
                return
            time.sleep(0.05)
        raise AssertionError(f"no {command}")


def _started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from digest.cli import main; main()", *arguments, "--config", "digest.toml"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with scripted.serve() as server:
        yield Place(tmp_path, server)


def _ended(running: subprocess.Popen[str], number: int) -> tuple[int, float]:
    """The exit code after a signal, and the seconds that it took."""
    began = time.monotonic()
    running.send_signal(number)
    running.wait(30)
    return running.returncode, time.monotonic() - began


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("command", [("run", "--once"), ("send",)], ids="-".join)
def test_told_to_end_while_it_sends_nothing_is_unsure(place: Place, command: tuple[str, ...], number: int) -> None:
    place.server.faults = [Fault("DATA", SLOW, times=10**9)]
    if command == ("send",):
        open_runner(config.load(place.folder / "digest.toml")).build()
    running = place.start(*command)
    place.until("DATA")
    code, seconds = _ended(running, number)
    assert (code, seconds < SOON) == (130, True)
    assert set(place.states()) == {"sent", "queued"}
    place.server.faults = []
    assert place.start("send").wait(60) == 0
    assert len(place.server.taken) == PEOPLE


@pytest.mark.parametrize("at", ["connect", "MAIL"])
@pytest.mark.parametrize("command", [("run", "--once"), ("run",)], ids="-".join)
def test_told_to_end_beside_a_silent_server_it_ends_within_ten_seconds(
    place: Place, command: tuple[str, ...], at: str
) -> None:
    place.server.faults = [Fault(at, SILENCE)]
    running = place.start(*command)
    place.until("MAIL") if at == "MAIL" else _wait_for_rows(place)
    code, seconds = _ended(running, signal.SIGTERM)
    assert (code, seconds < SOON) == (130, True)
    place.server.faults = []
    assert place.start("send").wait(60) == 0
    assert place.states() == ["sent"] * PEOPLE
    assert len(place.server.taken) == PEOPLE


@pytest.mark.parametrize("command", [("run", "--once"), ("run",)], ids="-".join)
def test_told_to_end_while_a_host_is_silent_it_keeps_what_was_fetched(tmp_path: Path, command: tuple[str, ...]) -> None:
    with web.site() as site:
        site.replies = {"/good": Reply(rss(item(1), item(2))), "/slow": Reply(raw=lambda _: time.sleep(30))}
        (tmp_path / "digest.toml").write_text(
            f'[[source]]\nurl = "{site.url("/good")}"\n[[source]]\nurl = "{site.url("/slow", "127.0.0.4")}"\n'
            '[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n[[brief]]\nname = "morning"\ntime = "00:00"\nfolder = "out"\nmax_age = "all"\n'
        )
        running = _started(tmp_path, *command)
        store = open_runner(config.load(tmp_path / "digest.toml")).store
        for _ in range(1200):
            if "/slow" in site.paths() and store.sources.health():
                break
            time.sleep(0.05)
        code, _ = _ended(running, signal.SIGTERM)
        assert code == (130 if command[1:] else 0)
        assert list(store.sources.health()) == [site.url("/good")]
        assert [run.command for run in store.runs.runs()] == ["run"], "it came to its end"
        site.replies["/slow"] = Reply(rss(item(3)))
        assert _started(tmp_path, "run", "--once").wait(60) == 0
        assert len(store.sources.health()) == 2
        assert len(store.editions.editions()) == 1


def _wait_for_rows(place: Place) -> None:
    for _ in range(1200):
        if place.server.connections:
            return
        time.sleep(0.05)
    raise AssertionError("no connection")


@pytest.mark.parametrize("valid", [True, False])
def test_hung_up_on_while_it_sends_the_resident_goes_on_with_the_settings_of_now(place: Place, valid: bool) -> None:
    place.server.faults = [Fault("DATA", SLOW, times=10**9)]
    running = place.start("run")
    place.until("DATA")
    place.write("evening") if valid else (place.folder / "digest.toml").write_text("[[brief]]\nname = 1\n")
    running.send_signal(signal.SIGHUP)
    place.server.faults = []
    for _ in range(1200):
        if len(place.server.taken) >= PEOPLE * (2 if valid else 1):
            break
        time.sleep(0.05)
    time.sleep(1)
    code, _ = _ended(running, signal.SIGTERM)
    said = running.stderr.read() if running.stderr else ""
    assert code == 0
    assert len(place.server.taken) == PEOPLE * (2 if valid else 1)
    assert ("keeping the schedule of evening" in said) == valid
    assert ("the earlier settings stay in force" in said) != valid
