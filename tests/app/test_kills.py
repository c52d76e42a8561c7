"""Killed between any two steps, and at random moments: everybody once, but for those that the ledger calls unsure."""

import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from digest.app.runner import open_runner
from digest.model.records import Row
from digest.settings import settings_file as config
from servers import scripted
from servers.forks import Forks, forks
from servers.scripted import SLOW, TAKE_AND_HANG_UP, Fault, Scripted

# `make long` asks for more.
MOMENTS = int(os.environ.get("DIGEST_KILLS", "20"))
SENDERS = 20


@pytest.fixture(scope="module")
def forking() -> Iterator[Forks]:
    with forks() as running:
        yield running


@dataclass
class Place:
    """A folder with settings, a brief for some, and the server that it is sent to."""

    folder: Path
    server: Scripted
    people: int = 3
    connections: int = 1
    header: str = ""
    before: int = field(init=False)

    def __post_init__(self) -> None:
        self.before = len(self.server.taken)
        self.folder.mkdir()
        to = [f"reader{number}@ok.test" for number in range(self.people)]
        (self.folder / "digest.toml").write_text(
            f'[[brief]]\nname = "morning"\ntime = "00:00"\nquiet_day = "line"\nto = {to}\n'
            f'[smtp]\nsender = "b@ok.test"\nhost = "127.0.0.1"\nport = {self.server.port}\nsecurity = "none"\n'
            f"timeout = 20\nconnections = {self.connections}\n"
            + (f'idempotency_header = "{self.header}"\n' if self.header else "")
        )

    def rows(self) -> list[Row]:
        store = open_runner(config.load(self.folder / "digest.toml")).store
        rows = store.deliveries.deliveries()
        store.engine.dispose()  # type: ignore[attr-defined]
        return rows

    def check(self) -> int:
        """Everybody has it, once, but for those that are marked; how many are."""
        rows = self.rows()
        taken = self.server.taken[self.before :]
        copies = Counter(item.recipient for item in taken)
        assert [row.delivery.state for row in rows] == ["sent"] * self.people
        for row in rows:
            assert copies[row.recipient] == 1 or (copies[row.recipient] == 2 and row.delivery.unsure_since), row
            assert len({item.body for item in taken if item.recipient == row.recipient}) == 1
        return sum(row.delivery.unsure_since is not None for row in rows)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("extensions", "people"), [(("8BITMIME",), 3), (("8BITMIME", "PIPELINING"), 2)], ids=["one by one", "at once"]
)
def test_killed_between_any_two_steps_and_run_again_everybody_has_it_once(
    tmp_path: Path, forking: Forks, extensions: tuple[str, ...], people: int
) -> None:
    with scripted.serve(features=extensions) as server:
        [whole] = forking.run(Place(tmp_path / "whole", server, people).folder)
        assert (whole.counts["sent"], whole.error) == (people, "")
        assert whole.steps > 50
        unsure = 0
        for at in range(1, whole.steps + 1, 1 if people == 3 else 2):
            place = Place(tmp_path / str(at), server, people)
            [killed] = forking.run(place.folder, at=at)
            assert killed.killed
            [again] = forking.run(place.folder)
            assert again.error == ""
            marked = place.check()
            assert marked <= 1
            unsure += marked
            shutil.rmtree(place.folder)
    # Nobody is called unsure but where a mark was written and its result was not.
    assert 0 < unsure < whole.steps - 20


def _seconds(forking: Forks, place: Place) -> float:
    """Return the time of a whole run on this machine, under this load; the first run of a server takes longer."""
    started = time.monotonic()
    forking.run(place.folder)
    return time.monotonic() - started


@pytest.mark.slow
def test_killed_at_random_moments_and_run_again_everybody_has_it_once(tmp_path: Path, forking: Forks) -> None:
    chance = random.Random(20261122)
    with scripted.serve() as server:
        server.faults = [Fault("DATA", SLOW, times=10**9)]  # some 20 messages a second on each line
        whole = [
            _seconds(forking, Place(tmp_path / name, server, people=40, connections=3)) for name in ("cold", "warm")
        ][-1]
        kills = in_the_middle = 0
        for number in range(MOMENTS):
            place = Place(tmp_path / str(number), server, people=40, connections=3)
            [ran] = forking.run(place.folder, after=chance.uniform(0.05, 0.9) * whole)
            kills += ran.killed
            in_the_middle += 0 < len(server.taken) - place.before < 40
            server.faults = []
            [again] = forking.run(place.folder)
            assert again.error == ""
            assert place.check() <= 3
            server.faults = [Fault("DATA", SLOW, times=10**9)]
            shutil.rmtree(place.folder)
        assert kills > MOMENTS / 2
        assert in_the_middle > MOMENTS / 4


# Kills against a server that honours the header: a few here, 500 by `make long`.
@pytest.mark.slow
def test_killed_at_any_moment_before_a_server_that_drops_copies_nobody_has_two_and_nothing_is_unsure(
    tmp_path: Path, forking: Forks
) -> None:
    chance = random.Random(20261129)
    with scripted.serve() as server:
        server.dropped_by = b"X-Idempotency-Key"
        in_the_middle = again_and_again = 0
        moments = MOMENTS if "DIGEST_KILLS" in os.environ else 8
        for number in range(moments):
            # Some messages are taken, and the connection is lost before the answer.
            server.met.clear()
            lost = chance.randrange(40)
            slow = Fault("DATA", SLOW, times=10**9)
            server.faults = [Fault("dot", TAKE_AND_HANG_UP, recipient=f"reader{lost}@ok.test", times=2), slow]
            place = Place(tmp_path / str(number), server, people=40, connections=2, header="X-Idempotency-Key")
            runner = open_runner(config.load(place.folder / "digest.toml"))
            runner.build()
            runner.store.close()
            [killed] = forking.run(place.folder, "send", after=chance.uniform(0.1, 1.0))
            in_the_middle += killed.killed and 0 < len(server.taken) - place.before < 40
            server.faults = [Fault("dot", TAKE_AND_HANG_UP, recipient=f"reader{lost}@ok.test")] * (number % 2)
            for _ in range(4):
                [ran] = forking.run(place.folder, "send")
                assert ran.error == ""
                again_and_again += 1
                if all(row.delivery.state == "sent" for row in place.rows()):
                    break
            rows, taken = place.rows(), server.taken[place.before :]
            assert [(row.delivery.state, row.delivery.unsure_since) for row in rows] == [("sent", None)] * 40
            assert Counter(item.recipient for item in taken) == {row.recipient: 1 for row in rows}
            shutil.rmtree(place.folder)
        assert again_and_again > moments, "some had to be sent again"
        assert in_the_middle > moments / 4


@pytest.mark.slow
def test_two_senders_at_once_send_one_edition(tmp_path: Path, forking: Forks) -> None:
    shared = 0
    with scripted.serve() as server:
        for number in range(SENDERS):
            place = Place(tmp_path / str(number), server, people=120)
            desk = open_runner(config.load(place.folder / "digest.toml"))
            desk.build()
            desk.store.engine.dispose()  # type: ignore[attr-defined]
            both = forking.run(place.folder, "send", together=2)
            assert {ran.error for ran in both} == {""}
            assert sum(ran.counts["sent"] for ran in both) == 120
            assert place.check() == 0
            assert len(server.taken) - place.before == 120
            shared += all(ran.counts["sent"] for ran in both)
            shutil.rmtree(place.folder)
    assert shared > 0  # some of them worked side by side
