"""`digest build BRIEF --again`: the newest edition anew, and nobody gets a second mail."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conftest import Ran
from digest.app.jobs import ledger_of
from digest.app.runner import Runner
from digest.errors import UsageError
from digest.model.delivery import Envelope, Message, Receipt
from digest.sending.send import Sender
from digest.settings import Settings
from digest.stores.sql import Sql, memory

HOUR = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
BRIDGE = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."
HAIL = "Hail destroyed the late apples of the valley on Tuesday, and growers fear for the whole of their harvest."


@dataclass
class Place:
    """A brief with three readers and a folder of articles, and a server that is busy for some readers."""

    folder: Path
    channel: str = "smtp"
    to: tuple[str, ...] = ("ann@ok.test", "ben@ok.test", "cleo@ok.test")
    busy: set[str] = field(default_factory=set)
    now: datetime = HOUR
    store: Sql = field(default_factory=memory)
    got: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def runner(self) -> Runner:
        ways = {"to": self.to} if self.channel == "smtp" else {"channel": self.channel, "folder": "out"}
        brief = {"name": "morning", "time": ["06:45"], **ways}
        smtp = {"sender": "b@ok.test", "host": "localhost"}
        table = {"source": [{"path": "inbox"}], "brief": [brief], "smtp": smtp, "folder": self.folder}
        return Runner(Settings.model_validate(table), self.store, lambda: self.now)

    def news(self, name: str, text: str) -> None:
        (self.folder / "inbox").mkdir(exist_ok=True)
        (self.folder / "inbox" / name).write_text(text)
        self.now += timedelta(minutes=1)
        self.runner.fetch()

    def send(self) -> None:
        ledger = ledger_of(self.runner.settings, self.store, lambda: self.now)
        Sender(ledger, lambda name: self, self.store.editions.close_editions)()

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, *reason: object) -> None:
        return None

    def __call__(self, message: Message, envelope: Envelope) -> Receipt:
        if envelope.recipient in self.busy:
            return Receipt(message.key, "smtp", envelope.recipient, "deferred", "451 busy")
        self.got.append((envelope.recipient, message.body))
        return Receipt(message.key, "smtp", envelope.recipient, "sent")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.news("a.txt", BRIDGE)
    return made


def test_made_again_it_has_what_came_in_since_and_only_those_without_it_get_it(place: Place) -> None:
    place.runner.build()
    place.busy = {"ben@ok.test"}
    place.send()
    first = place.runner.kept().edition
    place.news("b.txt", HAIL)
    report = place.runner.build_now("morning", again=True)
    assert report.notes == (f"{first.key}: built",)
    again = place.runner.kept().edition
    assert (again.key, len(first.stories), len(again.stories)) == (first.key, 1, 2)
    assert place.runner.editions()[0].hash == again.hash != first.hash
    assert place.runner.rebuilt("morning", "2026-11-20T06:45").hash == again.hash
    place.busy = set()
    place.to = (*place.to, "dora@ok.test")
    place.send()
    assert [reader for reader, _ in place.got] == ["ann@ok.test", "cleo@ok.test", "ben@ok.test"]
    assert b"late apples" in place.got[-1][1]
    assert b"late apples" not in place.got[0][1]
    place.now += timedelta(minutes=1)
    place.runner.build()
    assert len(place.runner.editions()) == 1


def test_made_again_twice_and_sent_nobody_has_two(place: Place) -> None:
    place.runner.build()
    for text in (HAIL, "The tram depot burned on Wednesday night, and nobody was hurt in the fire, said the mayor."):
        place.news(f"{len(text)}.txt", text)
        place.runner.build_now("morning", again=True)
    place.send()
    place.runner.build_now("morning", again=True)
    place.send()
    assert sorted(reader for reader, _ in place.got) == ["ann@ok.test", "ben@ok.test", "cleo@ok.test"]


def test_a_mail_that_is_being_sent_keeps_the_edition_as_it_is(place: Place) -> None:
    place.runner.build()
    before = place.runner.kept().edition
    [claim] = place.store.deliveries.claim("smtp", "another/1/1/1/1", place.now, 1)
    place.news("b.txt", HAIL)
    report = place.runner.build_now("morning", again=True)
    assert report.notes == (f"{before.key}: it is being sent; try again in a moment",)
    assert place.runner.kept().edition == before
    assert claim.row.id in {held.row.id for held in place.store.deliveries.claimed_rows()}


def test_a_folder_is_written_anew(place: Place) -> None:
    place.channel = "file"
    place.runner.build()
    place.runner.send()
    place.news("b.txt", HAIL)
    place.runner.build_now("morning", again=True)
    assert place.runner.send().counts["sent"] == 1
    [text] = (place.folder / "out").glob("*/edition.txt")
    assert "late apples" in " ".join(text.read_text().split())


def test_without_an_edition_there_is_nothing_to_make_again(place: Place) -> None:
    with pytest.raises(UsageError, match="no edition yet"):
        place.runner.build_now("morning", again=True)


def test_the_command_takes_one_of_now_again_and_at(run: Callable[..., Ran], tmp_path: Path) -> None:
    ran = run("build", "--again", "--now")
    assert ran.code == 2
    assert "exclude each other" in ran.err
