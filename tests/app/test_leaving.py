"""Who leaves gets nothing that was not being sent already, and nobody else loses a mail by it."""

import os
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Self

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from digest.app.delivery_admin import DeliveryAdmin
from digest.app.jobs import ledger_of
from digest.app.runner import Runner
from digest.errors import DeliveryError
from digest.model.delivery import OPEN, Envelope, Message, Receipt
from digest.model.records import Row
from digest.ports import Store
from digest.sending.counts import SendCounts
from digest.sending.ledger import LEASE
from digest.sending.send import Sender
from digest.settings import Settings, settings_file
from digest.stores.sql import memory

MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)
READERS = ("ann@ok.test", "ben@ok.test", "cleo@ok.test")
HOURS = [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in range(0, 600, 10)]


@dataclass
class World:
    """A brief with an edition every ten minutes, its readers, and a mail server that may be down."""

    folder: Path
    to: tuple[str, ...] = READERS
    to_file: bool = False
    briefs: tuple[str, ...] = ("morning",)
    given: Settings | None = None
    store: Store = field(default_factory=memory)
    now: datetime = MIDNIGHT
    down: bool = False
    during: Callable[[str], None] = lambda recipient: None
    after: Callable[[str], None] = lambda recipient: None
    taken: list[tuple[str, str]] = field(default_factory=list)
    left: set[str] = field(default_factory=set)

    @property
    def settings(self) -> Settings:
        if self.given:
            return self.given
        given = {"to_file": "readers.txt"} if self.to_file else {"to": self.to}
        briefs = [{"name": name, "time": HOURS, "quiet_day": "line", **given} for name in self.briefs]
        table = {"brief": briefs, "smtp": {"sender": "b@ok.test", "host": "localhost"}}
        return Settings.model_validate({**table, "folder": self.folder})

    @property
    def clerk(self) -> DeliveryAdmin:
        return DeliveryAdmin(self.settings, self.store, lambda: self.now)

    @property
    def gone(self) -> set[str]:
        """Those who get nothing now: by command, or since the settings no longer name them."""
        return self.left | (set(READERS) - set(self.to))

    def write(self, *readers: str, age: float = 60) -> None:
        path = self.folder / "readers.txt"
        path.write_text("".join(f"{reader}\n" for reader in readers))
        moment = path.stat().st_mtime - age
        os.utime(path, (moment, moment))

    def queue(self) -> None:
        Runner(self.settings, self.store, lambda: self.now).build()
        self.now += timedelta(minutes=10)

    def send(self, *, all_open: bool = True) -> SendCounts:
        ledger = ledger_of(self.settings, self.store, lambda: self.now)
        sender = Sender(ledger, lambda name: _Channel(self), self.store.editions.close_editions)
        return sender(all_open=all_open)

    def leave(self, reader: str) -> None:
        self.clerk.remove(reader)
        self.left.add(reader)

    def join(self, reader: str) -> None:
        self.clerk.add(reader)
        self.left.discard(reader)
        self.to = (*self.to, reader) if reader not in self.to else self.to

    def retry(self) -> None:
        for key in {row.edition for row in self.store.deliveries.deliveries()}:
            self.clerk.retry(key)

    def row(self) -> Row:
        [row] = self.store.deliveries.deliveries()
        return row

    def states(self) -> dict[str, str]:
        return {row.recipient: row.delivery.state for row in self.store.deliveries.deliveries()}

    def got(self) -> list[str]:
        return [recipient for recipient, _ in self.taken]


@dataclass
class _Channel:
    """Takes every message, unless the server is down."""

    world: World

    def __enter__(self) -> Self:
        if self.world.down:
            raise DeliveryError("nobody listens")
        return self

    def __exit__(self, *reason: object) -> None:
        return None

    def __call__(self, message: Message, envelope: Envelope) -> Receipt:
        assert envelope.recipient not in self.world.gone, "its sending began after leaving"
        self.world.during(envelope.recipient)
        if self.world.down:
            return Receipt(message.key, "smtp", envelope.recipient, "deferred", "451 busy", "server")
        self.world.taken.append((envelope.recipient, message.key))
        self.world.after(envelope.recipient)
        return Receipt(message.key, "smtp", envelope.recipient, "sent")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def _by_command(world: World) -> None:
    world.leave("ben@ok.test")


def _by_another_spelling(world: World) -> None:
    world.clerk.remove("Ben <BEN@OK.test>")


def _by_settings(world: World) -> None:
    world.to = ("ann@ok.test", "cleo@ok.test")


def _by_no_settings(world: World) -> None:
    world.to = ()


def _by_command_and_back_in_the_settings_of_another(world: World) -> None:
    world.briefs = ("morning", "evening")
    world.leave("ben@ok.test")


@pytest.mark.parametrize(
    ("leave", "stay"),
    [
        (_by_command, ["ann@ok.test", "cleo@ok.test"]),
        (_by_another_spelling, ["ann@ok.test", "cleo@ok.test"]),
        (_by_settings, ["ann@ok.test", "cleo@ok.test"]),
        (_by_no_settings, []),
        (_by_command_and_back_in_the_settings_of_another, ["ann@ok.test", "cleo@ok.test"]),
    ],
)
def test_who_leaves_while_an_edition_waits_does_not_get_it(
    world: World, leave: Callable[[World], None], stay: list[str]
) -> None:
    world.queue()
    world.down = True
    world.send()
    leave(world)
    world.down = False
    tally = world.send()
    assert world.got() == stay
    assert world.states() == {reader: "sent" if reader in stay else "left" for reader in READERS}
    assert tally.counts["refused"] == tally.counts["open"] == 0


def test_the_mail_of_a_brief_that_is_not_in_the_settings_is_left_to_the_settings_that_have_it(world: World) -> None:
    world.queue()
    other = World(world.folder, briefs=("evening",), store=world.store, now=world.now)
    before = world.store.deliveries.deliveries()
    assert sum(other.send().counts.values()) == 0
    assert world.store.deliveries.deliveries() == before
    world.send()
    assert world.got() == list(READERS)


def test_a_brief_taken_out_of_the_settings_is_named_and_its_mail_can_be_given_up(world: World) -> None:
    world.queue()
    [key] = {row.edition for row in world.store.deliveries.deliveries()}
    world.briefs = ("evening",)
    report = Runner(world.settings, world.store, lambda: world.now).send()
    assert report.notes == (
        f"{key}: 3 not sent, its brief is not in these settings; `digest deliveries forget {key}` gives up",
    )
    assert world.clerk.retry(key) == 0
    assert world.clerk.forget(key) == 3
    assert Runner(world.settings, world.store, lambda: world.now).send().notes == ()


def _settings_file(folder: Path, to: tuple[str, ...], age: float = 60) -> Settings:
    path = folder / "digest.toml"
    path.write_text(
        f'[[brief]]\nname = "morning"\ntime = {HOURS}\nquiet_day = "line"\nto = {list(to)}\n'
        '[smtp]\nsender = "b@ok.test"\nhost = "localhost"\n'
    )
    moment = path.stat().st_mtime - age
    os.utime(path, (moment, moment))
    return settings_file.load(path)


def test_who_was_added_to_the_settings_since_a_program_read_them_gets_the_edition(world: World) -> None:
    early = _settings_file(world.folder, READERS[:2])
    world.given = _settings_file(world.folder, READERS)
    world.queue()
    world.given = early
    world.send()
    assert world.got() == list(READERS)


def test_who_was_taken_out_of_the_settings_since_a_program_read_them_gets_nothing(world: World) -> None:
    world.given = _settings_file(world.folder, READERS)
    world.queue()
    _settings_file(world.folder, READERS[:2])
    world.send()
    assert world.states() == {"ann@ok.test": "sent", "ben@ok.test": "sent", "cleo@ok.test": "left"}


def _is_written(path: Path) -> None:
    _settings_file(path.parent, READERS[:1], age=1)


def _is_not_valid(path: Path) -> None:
    path.write_text("[[brief]\n")


@pytest.mark.parametrize("changes", [_is_written, _is_not_valid, Path.unlink])
def test_settings_that_are_being_written_not_valid_or_missing_make_nobody_leave(
    world: World, changes: Callable[[Path], None]
) -> None:
    world.given = _settings_file(world.folder, READERS)
    world.queue()
    world.given = _settings_file(world.folder, READERS[:1])
    changes(world.folder / "digest.toml")
    tally = world.send()
    assert world.got() == ["ann@ok.test"]
    assert tally.counts["open"] == 2
    assert any("digest.toml is missing, not valid or being written" in note for note in tally.notes)
    _settings_file(world.folder, READERS)
    world.send()
    assert Counter(world.got()) == dict.fromkeys(READERS, 1)


def test_who_leaves_by_command_is_closed_at_once_and_the_ledger_says_why(world: World) -> None:
    world.queue()
    world.leave("ben@ok.test")
    row = next(row for row in world.store.deliveries.deliveries() if row.recipient == "ben@ok.test")
    assert (row.delivery.state, row.delivery.detail) == ("left", "the reader has left")


def test_an_edition_is_closed_when_the_last_who_waited_leaves(world: World) -> None:
    world.to = ("ann@ok.test", "ben@ok.test")
    world.queue()
    world.during = lambda recipient: setattr(world, "down", recipient == "ben@ok.test")
    world.send()
    assert [filed.state for filed in world.store.editions.editions()] == ["open"]
    world.leave("ben@ok.test")
    assert [filed.state for filed in world.store.editions.editions()] == ["closed"]


@pytest.mark.parametrize("leave", [World.leave, lambda world, reader: setattr(world, "to", ("ann@ok.test",))])
def test_who_leaves_while_the_mail_of_another_is_sent_gets_nothing(
    world: World, leave: Callable[[World, str], None]
) -> None:
    world.queue()
    if leave is World.leave:
        world.during = lambda recipient: leave(world, "cleo@ok.test") if recipient == "ann@ok.test" else None
    else:
        world.to_file = True
        world.write(*READERS)
        world.during = lambda recipient: world.write("ann@ok.test", "ben@ok.test")
    world.send()
    assert world.got() == ["ann@ok.test", "ben@ok.test"]
    assert world.states()["cleo@ok.test"] == "left"


def test_what_is_being_sent_when_its_reader_leaves_is_finished(world: World) -> None:
    world.queue()
    world.during = lambda recipient: world.leave(recipient) if recipient == "ben@ok.test" else None
    world.send()
    assert world.states() == dict.fromkeys(READERS, "sent")


def test_what_was_being_sent_and_was_deferred_is_not_sent_again_to_one_who_left(world: World) -> None:
    world.queue()

    def busy(recipient: str) -> None:
        world.down = recipient == "ben@ok.test"
        if world.down:
            world.leave("ben@ok.test")

    world.during = busy
    world.send()
    assert world.states()["ben@ok.test"] == "queued"
    world.down, world.during = False, lambda recipient: None
    world.send()
    assert world.states() == {**dict.fromkeys(READERS, "sent"), "ben@ok.test": "left"}


def test_tried_again_by_hand_it_goes_to_those_who_still_get_it(world: World) -> None:
    world.queue()
    world.leave("ben@ok.test")
    [key] = {row.edition for row in world.store.deliveries.deliveries()}
    assert world.clerk.retry(key, "ben@ok.test") == 0
    world.join("ben@ok.test")
    world.send()
    assert world.states()["ben@ok.test"] == "left"
    assert world.clerk.retry(key, "ben@ok.test") == 1
    world.send()
    assert Counter(world.got()) == dict.fromkeys(READERS, 1)


def test_who_is_taken_out_of_a_file_gets_nothing(world: World) -> None:
    world.to_file = True
    world.write(*READERS)
    world.queue()
    world.write("ann@ok.test", "cleo@ok.test")
    world.send()
    assert world.states() == {"ann@ok.test": "sent", "ben@ok.test": "left", "cleo@ok.test": "sent"}


@pytest.mark.parametrize("written", [(), ("ann@ok.test",), None], ids=["empty", "half", "missing"])
def test_a_file_that_is_being_written_or_is_missing_makes_nobody_leave(
    world: World, written: tuple[str, ...] | None
) -> None:
    world.to_file = True
    world.write(*READERS)
    world.queue()
    (world.folder / "readers.txt").unlink()
    if written is not None:
        world.write(*written, age=0)
    tally = world.send()
    assert world.got() == list(written or ())
    assert tally.counts["open"] == 3 - len(written or ())
    assert any("nobody can know who has left" in note for note in tally.notes)
    world.write(*READERS)
    world.send()
    assert Counter(world.got()) == dict.fromkeys(READERS, 1)


@pytest.mark.slow
def test_while_nobody_can_know_who_left_the_wait_grows_and_the_reason_is_noted_once(world: World) -> None:
    world.to_file = True
    world.write("ann@ok.test")
    world.queue()
    (world.folder / "readers.txt").unlink()
    begun, tries = world.now, 0
    notes: list[str] = []
    while world.now - begun < timedelta(hours=50):
        before = world.row().delivery
        notes += world.send(all_open=False).notes
        tries += world.row().delivery != before
        world.now += timedelta(seconds=30)
    assert (len(notes), tries < 100) == (2, True), "one at the first try, one at the last"
    assert "readers.txt is missing, empty or being written" in world.row().delivery.detail
    world.write("ann@ok.test")
    world.send()
    assert (world.row().delivery.state, world.got()) == ("failed", []), "news of two days ago is not mailed"


def test_a_row_that_is_held_while_the_server_is_down_says_why_it_is_held(world: World) -> None:
    world.to_file = True
    world.write("ann@ok.test")
    world.queue()
    (world.folder / "readers.txt").unlink()
    world.down = True
    world.send()
    assert "nobody can know who has left" in world.row().delivery.detail


def test_who_was_added_by_command_and_is_in_no_settings_stays(world: World) -> None:
    world.clerk.add("dora@ok.test")
    world.queue()
    world.send()
    assert world.got() == [*READERS, "dora@ok.test"]


ACTIONS = st.one_of(
    st.tuples(st.sampled_from(["leave", "join", "take out", "leave during"]), st.sampled_from(READERS)),
    st.tuples(st.sampled_from(["queue", "queue", "send", "send", "retry", "down", "up", "down during"]), st.just("")),
    st.tuples(st.sampled_from(["kill before", "kill behind"]), st.just("")),
)


class _KilledError(BaseException):
    """The end of a program while it sends: before the server has the mail, or behind it and before the answer."""


def _is_killed(killed: list[str], recipient: str) -> None:
    killed.append(recipient)
    raise _KilledError


def _leaves(leave: Callable[[str], None], reader: str, recipient: str) -> None:
    leave(reader)


def _goes_down(world: World, recipient: str) -> None:
    world.down = True


@pytest.mark.slow
@examples(max_examples=200)
@given(st.lists(ACTIONS, max_size=25))
def test_however_they_leave_and_come_back_nobody_gets_what_began_later_and_nobody_else_loses_one(
    tmp_path_factory: pytest.TempPathFactory, actions: list[tuple[str, str]]
) -> None:
    world = World(Path("unused"))
    owed: set[tuple[str, str]] = set()  # an edition and a reader of it who has not left since
    unsure: list[str] = []  # readers whose mail arrived with a program that was killed before it knew

    def gone(reader: str) -> None:
        owed.difference_update({item for item in owed if item[0] == reader})

    def leave(reader: str) -> None:
        world.leave(reader)
        gone(reader)

    for action, reader in actions:
        world.during = world.after = lambda recipient: None
        match action:
            case "leave":
                leave(reader)
            case "join":
                world.join(reader)
            case "take out":
                world.to = tuple(item for item in world.to if item != reader)
                if reader not in world.store.deliveries.standings("morning", [reader]) or reader in world.left:
                    gone(reader)
                else:
                    leave(reader)
            case "queue":
                known = {row.id for row in world.store.deliveries.deliveries()}
                world.queue()
                owed |= {
                    (row.recipient, row.edition) for row in world.store.deliveries.deliveries() if row.id not in known
                }
            case "leave during":
                world.during = partial(_leaves, leave, reader)
                world.send()
            case "down during":
                world.during = partial(_goes_down, world)
                world.send()
            case "kill before" | "kill behind":
                if action == "kill before":
                    world.during = partial(_is_killed, [])
                else:
                    world.after = partial(_is_killed, unsure)
                with suppress(_KilledError):
                    world.send()
                world.now += 2 * LEASE
            case "send":
                world.send()
            case "retry":
                world.retry()
            case "down" | "up":
                world.down = action == "down"
    world.down, world.during, world.after = False, lambda recipient: None, lambda recipient: None
    world.send()
    copies = Counter(world.taken)
    again = Counter(recipient for recipient, _ in (copies - Counter(set(world.taken))).elements())
    assert again <= Counter(unsure)
    assert owed <= set(copies)
    assert not [row for row in world.store.deliveries.deliveries() if row.delivery.state in OPEN]
