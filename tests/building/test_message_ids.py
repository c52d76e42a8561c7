"""A Message-ID and a Date are an edition's own: no two mails share an id, and each try of one has the same bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from digest.app.runner import Runner, open_runner
from digest.settings import settings_file as config
from servers import ports, smtp
from servers.smtp import Server

NOW = datetime(2026, 11, 20, 9, 30, 15, tzinfo=UTC)
LINES = {
    "bridge": "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder.",
    "hail": "Hail destroyed the late apples of the valley on Tuesday, and growers fear for the whole of their harvest.",
}


@dataclass
class Place:
    """Settings of their own in a folder, with the brief, hour, sender and reader of every other place."""

    folder: Path
    server: Server
    channel: str = "smtp"

    def __post_init__(self) -> None:
        (self.folder / "inbox").mkdir(parents=True)
        self.write(self.server.port)

    def write(self, port: int) -> None:
        (self.folder / "digest.toml").write_text(
            '[[source]]\npath = "inbox"\n[[brief]]\nname = "morning"\ntime = "06:45"\nto = ["ann@ok.test"]\n'
            f'channel = "{self.channel}"\nfolder = "{self.folder.parent / "maildir"}"\n'
            f'[smtp]\nsender = "b@ok.test"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        )

    def news(self, name: str) -> "Place":
        (self.folder / "inbox" / f"{name}.txt").write_text(f"{name.title()} news\n\n{LINES[name]}")
        return self

    def desk(self, **later: float) -> Runner:
        return open_runner(config.load(self.folder / "digest.toml"), clock=lambda: NOW + timedelta(**later))

    def ids(self) -> list[str]:
        return [message_from_bytes(kept.body)["Message-ID"] for kept in self.server.kept]

    def dates(self) -> list[datetime]:
        return [parsedate_to_datetime(message_from_bytes(kept.body)["Date"]) for kept in self.server.kept]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Callable[..., Place]]:
    with smtp.serve(None) as server:
        yield lambda name, **more: Place(tmp_path / name, server, **more)


@pytest.mark.slow
@pytest.mark.parametrize(("first", "second"), [("bridge", "hail"), ("bridge", "bridge")])
def test_two_settings_files_of_one_name_hour_sender_and_reader_share_no_id(
    place: Callable[..., Place], first: str, second: str
) -> None:
    one, two = place("one").news(first), place("two").news(second)
    one.desk().run_once()
    two.desk().run_once()
    assert len(set(one.ids())) == 2


def test_a_maildir_gets_the_mail_of_both(place: Callable[..., Place]) -> None:
    for name, news in (("one", "bridge"), ("two", "hail")):
        place(name, channel="maildir").news(news).desk().run_once()
    assert len(list((place("three").folder.parent / "maildir" / "new").iterdir())) == 2


@pytest.mark.parametrize("news", ["bridge", "hail"])
def test_a_store_that_is_begun_anew_sends_mail_of_its_own(place: Callable[..., Place], news: str) -> None:
    one = place("one").news("bridge")
    one.desk().run_once()
    for path in one.folder.glob("digest.db*"):
        path.unlink()
    (one.folder / "inbox" / "bridge.txt").unlink()
    one.news(news).desk().run_once()
    assert len(set(one.ids())) == 2


def test_each_test_mail_has_an_id_of_its_own_and_the_date_of_now(place: Callable[..., Place]) -> None:
    one = place("one").news("bridge")
    one.desk().run_once()
    for hours in (1, 2, 3):
        one.desk(hours=hours).test("ann@ok.test")
    assert len(set(one.ids())) == 4
    assert one.dates() == [NOW + timedelta(hours=hours) for hours in (0, 1, 2, 3)]


def test_each_try_of_one_message_has_the_same_bytes_and_the_date_at_which_it_was_built(
    place: Callable[..., Place],
) -> None:
    one = place("one").news("bridge")
    one.write(ports.free(1)[0])
    one.desk().run_once()
    [row] = one.desk().store.deliveries.deliveries()
    before = one.desk().store.deliveries.message(row.id).body
    one.desk(hours=3).send()
    one.write(one.server.port)
    one.desk(hours=30).send()
    assert [kept.body.rstrip() for kept in one.server.kept] == [before.rstrip()]
    assert (one.ids(), one.dates()) == ([row.message_id], [NOW])


def test_an_edition_that_is_built_late_is_not_dated_at_its_hour(place: Callable[..., Place]) -> None:
    one = place("one").news("bridge")
    one.desk(hours=11).run_once()
    assert one.dates() == [NOW + timedelta(hours=11)]


def test_a_store_keeps_its_identity_and_no_other_has_it(place: Callable[..., Place]) -> None:
    one, two = place("one"), place("two")
    assert one.desk().store.identity == one.desk().store.identity != two.desk().store.identity
