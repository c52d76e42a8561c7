"""Days of the service in fast motion, with feeds and a mail server that fail at random: each edition once, nothing grows."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from digest.app.runner import open_runner
from digest.settings import settings_file
from newsroom import item, rss
from servers import scripted, web
from servers.scripted import HANG_UP, LOSE, TAKE_AND_HANG_UP, Fault
from servers.web import Reply, Request

# `make long` asks for 30.
DAYS = int(os.environ.get("DIGEST_SOAK_DAYS", "3"))
START = datetime(2026, 10, 23, 23, tzinfo=UTC)  # the clocks of Berlin change on the second day
READERS = [f"reader{number}@ok.test" for number in range(3)]
PLACES = "Brackwater Merrin Eastmere Tidewater Harrow Selby Dunmore Kelso Ashby Linden Marlow Orford".split()
THINGS = "bridge tram harbour orchard library ferry reservoir market tunnel museum stadium bakery".split()
EVENTS = "closed flooded reopened sold restored damaged inspected extended delayed rebuilt".split()


@dataclass
class Chance:
    """Faults at random, until the last day, so that all mail of the days before has time to arrive."""

    folder: Path
    dice: random.Random = field(default_factory=lambda: random.Random(20261129))
    asked: int = 0
    met: Counter[str] = field(default_factory=Counter)

    def is_calm(self) -> bool:
        try:
            now = datetime.fromisoformat((self.folder / "now").read_text())
        except (OSError, ValueError):  # not written yet, or half
            return False
        return now >= START + timedelta(days=DAYS)

    def strikes(self, name: str, share: float) -> bool:
        strikes = not self.is_calm() and self.dice.random() < share
        self.met[name] += strikes
        return strikes

    # The feeds

    def answer(self, request: Request) -> Reply:
        self.asked += 1
        for name, reply in {
            "500": Reply(status=500),
            "503": Reply(status=503, headers={"Retry-After": "60"}),
            "login": Reply(b"<html><form><input type=password></form></html>", headers={"Content-Type": "text/html"}),
            "cut": Reply(raw=lambda connection: connection.close()),
            "empty": Reply(b""),
        }.items():
            if self.strikes(name, 0.05):
                return reply
        host = int(request.host.rpartition(".")[2])
        newest = self.asked // 8
        return Reply(rss(*(self._item(host, number) for number in range(max(0, newest - 9), newest + 1))))

    def _item(self, host: int, number: int) -> str:
        """A story of its own for each feed and number, the same at each request."""
        one = random.Random(f"{host} {number}")
        place, thing, event = one.choice(PLACES), one.choice(THINGS), one.choice(EVENTS)
        people, street = one.randint(20, 90_000), f"{one.choice(PLACES)}{one.choice(['ton', 'ham', 'wick'])}"
        text = (
            f"The {thing} of {place} was {event} on Monday after a vote of {people} people in {street}. "
            f"The mayor of {street} called the {thing} a concern of all {people + 7} households nearby. "
            f"Work on the {thing} near {street} takes {one.randint(3, 90)} weeks, said the council of {place}."
        )
        return item(number, text=text, title=f"{place} {thing} {event}, {street} votes", guid=f"{host}-{number}")

    # The mail server

    def __iter__(self) -> Iterator[Fault]:
        """Yield the faults of one step of the mail server: mostly none."""
        for at, does, share in (
            ("connect", "421 busy", 0.02),
            ("MAIL", "451 later", 0.05),
            ("RCPT", "450 later", 0.1),
            ("DATA", HANG_UP, 0.05),
            ("dot", "451 later", 0.1),
            ("dot", LOSE, 0.1),
            ("dot", TAKE_AND_HANG_UP, 0.15),
        ):
            if self.strikes(f"{at} {does}", share):
                yield Fault(at, does, times=10**9)


def _write(folder: Path, site: web.Site, port: int) -> None:
    feeds = "".join(f'[[source]]\nurl = "{site.url("/rss", f"127.0.0.{number}")}"\n' for number in (11, 12, 13))
    (folder / "digest.toml").write_text(
        f'{feeds}[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\ntimeout = 20\n'
        f'[[brief]]\nname = "morning"\ntime = "06:45"\ntimezone = "Europe/Berlin"\nmax_age = "all"\n'
        f'quiet_day = "line"\nto = {READERS}\n'
        f'[[brief]]\nname = "evening"\ntime = "17:30"\ntimezone = "Europe/Berlin"\nmax_age = "all"\n'
        f'quiet_day = "line"\nto = {READERS[:1]}\nfolder = "out"\n'
        f'[smtp]\nsender = "b@ok.test"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\ntimeout = 20\n'
        'idempotency_header = "X-Idempotency-Key"\n'
    )


def _run(folder: Path, days: int) -> dict[str, Any]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}"}
    command = [sys.executable, "-m", "servers.soak", str(folder), START.replace(tzinfo=None).isoformat(), str(days)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=600 + 120 * days
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _key(body: bytes) -> bytes:
    [line] = [line for line in body.partition(b"\r\n\r\n")[0].split(b"\r\n") if line.startswith(b"X-Idempotency-Key")]
    return line


@pytest.mark.slow
def test_days_of_service_among_random_faults_give_each_edition_once_and_nothing_grows(tmp_path: Path) -> None:
    chance = Chance(tmp_path)
    with web.site(every=chance.answer) as site, scripted.serve() as server:
        server.dropped_by = b"X-Idempotency-Key"
        server.faults = chance  # type: ignore[assignment]
        _write(tmp_path, site, server.port)
        soak = _run(tmp_path, DAYS + 1)
    print(
        f"soak of {DAYS} days:",
        soak["counts"],
        dict(chance.met),
        "first and last marks:",
        [m["memory"] for m in soak["marks"]],
        soak["marks"][0],
        soak["marks"][-1],
    )
    store = open_runner(settings_file.load(tmp_path / "digest.toml")).store
    dates = [date(2026, 10, 24) + timedelta(days=number) for number in range(DAYS + 1)]
    for brief in ("morning", "evening"):
        notes = [note for note in store.editions.slots(brief) if note.outcome != "owed"]
        assert sorted(note.slot.day for note in notes if note.slot.day) == dates, brief
        assert {note.outcome for note in notes} == {"built"}
    rows = store.deliveries.deliveries()
    assert {row.delivery.state for row in rows} == {"sent"}
    copies = Counter((item.recipient, _key(item.body)) for item in server.taken)
    assert set(copies.values()) == {1}, "nobody has two"
    assert Counter(reader for reader, _ in copies) == {
        reader: len(dates) * (2 if reader == READERS[0] else 1) for reader in READERS
    }, "nobody lost one"
    assert len([name for name, times in chance.met.items() if times]) >= 8, "there were faults"
    early, last = soak["marks"][min(2, DAYS - 2)], soak["marks"][-1]
    assert last["files"] <= early["files"] + 4
    assert last["threads"] <= early["threads"] + 4
    assert last["memory"] <= early["memory"] * 1.3 + 20_000


@pytest.mark.slow
def test_a_service_at_rest_takes_next_to_no_processor_time_and_little_memory(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(
        f'[[source]]\npath = "{ROOT / "seeds"}"\n'
        '[[brief]]\nname = "morning"\ntime = "00:00"\nmax_age = "all"\nfolder = "out"\n'
        '[service]\nhealth_file = "health.json"\n'
    )
    command = [sys.executable, "-m", "digest", "run", "--config", "digest.toml"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    running = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)
    try:
        first = _next_tick(tmp_path, "")  # which builds an edition, and loads all that it takes
        assert (tmp_path / "out").is_dir()
        before, began = _processor(running.pid), time.monotonic()
        _next_tick(tmp_path, _next_tick(tmp_path, first))
        share = (_processor(running.pid) - before) / (time.monotonic() - began)
        memory = int(Path(f"/proc/{running.pid}/status").read_text().split("VmRSS:")[1].split()[0]) / 1024
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(60)
    print(f"at rest: {share:.2%} of a processor, {memory:.0f} MB")
    assert share < 0.01
    # 120 is the aim, and 105 were measured; the rest is for other versions of the libraries.
    assert memory < 150


def _next_tick(folder: Path, before: str) -> str:
    """Wait for a tick that the health file has not shown, and return its time."""
    for _ in range(2400):
        try:
            tick: str = json.loads((folder / "health.json").read_text())["tick"]
        except OSError:
            tick = before
        if tick != before:
            return tick
        time.sleep(0.1)
    raise AssertionError("no tick in four minutes")


def _processor(pid: int) -> float:
    """The seconds of processor time that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
