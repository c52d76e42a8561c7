"""`digest doctor` on a set-up that is well, and on the same with one fault: it finds each, with the remedy and a code."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import Ran
from digest import plugins
from digest.app.checkup import Checkup
from digest.app.clock import utc_now
from digest.settings import settings_file
from newsroom import item, rss
from servers import ports, smtp, web
from servers.smtp import Server
from servers.web import Reply, Site

pytestmark = pytest.mark.slow

BRIDGE = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."
SETTINGS = """\
[[source]]
url = "{feed}"
[[source]]
path = "inbox"
[[brief]]
name = "morning"
time = "00:00"
timezone = "Europe/Berlin"
folder = "out"
[[brief]]
name = "mail"
time = "00:00"
to = ["me@ok.test"]
[smtp]
sender = "brief@ok.test"
host = "127.0.0.1"
port = {port}
security = "none"
timeout = 5
[fetch]
allow = ["127.0.0.0/8"]
pause = 0
timeout = 5
"""
PAGE = Reply(b"<html><body><form></form></body></html>", headers={"Content-Type": "text/html"})


@dataclass
class Place:
    """A set-up that is well: a feed, a folder, an edition in a folder and one by mail."""

    folder: Path
    feed: Site
    mail: Server
    run: Callable[..., Ran]

    @property
    def settings(self) -> Path:
        return self.folder / "digest.toml"

    def write(self, *changes: tuple[str, str]) -> None:
        """Write the settings with some parts changed."""
        text = SETTINGS.format(feed=self.feed.url("/rss"), port=self.mail.port)
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        self.settings.write_text(text)

    def doctor(self) -> tuple[int, str]:
        """Return the exit code and all that is printed."""
        ran = self.run("doctor")
        return ran.code, ran.out + ran.err


@pytest.fixture
def place(tmp_path: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    monkeypatch.setenv("DIGEST_CONFIG", str(tmp_path / "digest.toml"))
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(BRIDGE)
    replies = {"/rss": Reply(rss(item(1))), "/page": PAGE, "/401": Reply(status=401), "/gone": Reply(status=410)}
    with web.site(dict(replies)) as feed, smtp.serve(None) as mail:
        here = Place(tmp_path, feed, mail, run)
        here.write()
        yield here


def changed(before: str, after: str) -> Callable[[Place], None]:
    """Return a fault: one part of the settings is another."""
    return lambda place: place.write((before, after))


def feed(path: str) -> Callable[[Place], None]:
    return lambda place: place.write((place.feed.url("/rss"), place.feed.url(path)))


def _refused(place: Place) -> None:
    place.write((place.feed.url("/rss"), f"http://127.0.0.1:{ports.free(1)[0]}/rss"))


def _turned_off(place: Place) -> None:
    feed("/gone")(place)
    place.run("fetch")


def _server_gone(place: Place) -> None:
    place.write((f"port = {place.mail.port}", f"port = {ports.free(1)[0]}"))


def _folder_is_file(place: Place) -> None:
    (place.folder / "out").write_text("in the way")


def _damaged(place: Place) -> None:
    place.run("run", "--once")
    store, copy = place.folder / "digest.db", place.folder / "copy.db"
    place.run("db", "backup", str(copy))
    body = bytearray(copy.read_bytes())
    half = len(body) // 2
    body[half:] = b"\xa5" * (len(body) - half)
    copy.write_bytes(body)
    copy.replace(store)
    for end in ("-wal", "-shm"):
        Path(f"{store}{end}").unlink(missing_ok=True)


def _no_store(place: Place) -> None:
    place.settings.write_text(f'{place.settings.read_text()}[store]\nurl = "sqlite:///digest.toml/digest.db"\n')


def _no_inbox(place: Place) -> None:
    shutil.rmtree(place.folder / "inbox")


def _waiting_mail(place: Place) -> None:
    place.mail.refuse["me@ok.test"] = "451 4.3.0 later"
    place.run("run", "--once")


def _given_up(place: Place) -> None:
    place.run("fetch")
    place.run("build")
    for row in json.loads(place.run("deliveries", "list", "--json").out):
        place.run("deliveries", "forget", row["edition"])


def _owed(place: Place) -> None:
    place.write((place.feed.url("/rss"), place.feed.url("/late")), ('[[source]]\npath = "inbox"\n', ""))
    place.run("run", "--once")
    place.feed.replies["/late"] = Reply(rss(item(1)))


def _empty_list(place: Place) -> None:
    (place.folder / "readers.txt").write_text("")
    place.write(('to = ["me@ok.test"]', 'to_file = "readers.txt"'))


def _open_secret(place: Place) -> None:
    (place.folder / "mail.secret").write_text("secret")
    (place.folder / "mail.secret").chmod(0o644)
    place.write(("timeout = 5\n[fetch]", 'username = "me"\npassword_file = "mail.secret"\n[fetch]'))


def _left(place: Place) -> None:
    place.run("recipient", "remove", "me@ok.test", "--brief", "mail")


class Fault(NamedTuple):
    """A fault, words of its finding and of the remedy, and the exit code."""

    plant: Callable[[Place], object]
    found: str
    remedy: str
    code: int


FAULTS = {
    "a feed that is not there": Fault(feed("/404"), "404", "mend its address", 4),
    "a feed that wants a password": Fault(feed("/401"), "401", "password_command", 4),
    "a page in place of a feed": Fault(feed("/page"), "no feed", "mend its address", 4),
    "a feed whose server refuses": Fault(_refused, "refused", "mend its address", 4),
    "a host that is not there": Fault(changed("127.0.0.1:", "no-such-host.invalid:"), "no-such-host.invalid", "mend", 4),
    "a feed that has ended": Fault(_turned_off, "turned off", "digest fetch --retry", 4),
    "every source is paused": Fault(changed("[[source]]\n", "[[source]]\npaused = true\n"), "paused", "paused = true", 4),
    "an edition that is owed": Fault(_owed, "is owed", "digest run --once", 4),
    "a source folder that is not there": Fault(_no_inbox, "inbox", "make it, or check the path", 3),
    "no brief": Fault(lambda place: place.settings.write_text('[[source]]\npath = "inbox"\n'), "no brief", "[[brief]]", 3),
    "no source": Fault(lambda place: place.settings.write_text('[[brief]]\nfolder = "out"\n'), "no source", "[[source]]", 3),
    "a zone that is not there": Fault(changed("Europe/Berlin", "Europe/Berln"), "Europe/Berln", "Europe/Berlin", 3),
    "a store that cannot be made": Fault(_no_store, "cannot be written", "[store] url", 3),
    "a damaged store": Fault(_damaged, "damaged", "restore a copy", 3),
    "a folder of editions that is a file": Fault(_folder_is_file, "cannot be written", "choose another folder", 5),
    "a mail server that is down": Fault(_server_gone, "refused", "[smtp] host and port", 5),
    "a mail server without a login": Fault(changed("timeout = 5\n[fetch]", 'username = "me"\npassword_command = ["echo", "x"]\n[fetch]'), "login", "username", 5),
    "a password that no program gives": Fault(changed("timeout = 5\n[fetch]", 'username = "me"\npassword_command = ["false"]\n[fetch]'), "password_command", "exit", 5),
    "a password that others may read": Fault(_open_secret, "mail.secret", "chmod 600", 5),
    "a server without encryption": Fault(changed('security = "none"', 'security = "starttls"'), "STARTTLS", "security", 5),
    "mail that waits": Fault(_waiting_mail, "451 4.3.0 later", "digest send", 5),
    "mail that was given up": Fault(_given_up, "not delivered", "digest deliveries retry", 5),
    "a list of readers that is empty": Fault(_empty_list, "no address", "readers.txt", 5),
    "a list of readers that is not there": Fault(changed('to = ["me@ok.test"]', 'to_file = "readers.txt"'), "readers.txt", "no such file", 3),
    "the only reader has left": Fault(_left, "brief 'mail'", "digest recipient add", 5),
    "readers of a brief that sends no mail": Fault(changed('to = ["me@ok.test"]', 'to = ["me@ok.test"]\nchannel = "stdout"'), "get nothing", "a brief of their own", 5),
    "a brief of sources that are not there": Fault(changed('name = "mail"\n', 'name = "mail"\nsources = ["Couriier"]\n'), "Couriier", "inbox", 5),
}  # fmt: skip


@pytest.mark.parametrize("ran", [(), ("fetch",), ("run", "--once")], ids=" ".join)
def test_a_set_up_that_is_well_gets_one_line(place: Place, ran: tuple[str, ...]) -> None:
    if ran:
        assert place.run(*ran).code == 0
    code, said = place.doctor()
    assert (code, said.count("\n")) == (0, 1)
    assert said.startswith(
        "settings, store, sources and delivery are well\n" if ran else "settings, sources and delivery"
    )
    assert ("db restore" in said) == (not ran)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_with_its_remedy(place: Place, name: str) -> None:
    fault = FAULTS[name]
    fault.plant(place)
    code, said = place.doctor()
    assert code == fault.code, said
    assert "well" not in said
    assert fault.found in said
    assert fault.remedy in said
    assert "unexpected" not in said


def checkup(place: Place, clock: Callable[[], datetime] = utc_now, free: int = 10**10) -> list[tuple[str, int]]:
    """Return the findings at another time, or on another disk."""
    settings = settings_file.load(place.settings)
    store = plugins.load("stores", "sql", url=settings.store.url, base=settings.folder, reads=True)
    return [(str(found), found.exit_code) for found in Checkup(settings, store, clock, lambda _: free)()]


def test_a_disk_that_is_nearly_full_is_found(place: Place) -> None:
    assert checkup(place) == []
    found = dict(checkup(place, free=20_000_000))
    assert set(found.values()) == {3}
    assert any("20 MB" in line and "digest db purge" in line for line in found)


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=400)])
def test_a_clock_that_is_behind_the_last_run_is_found(place: Place, back: timedelta) -> None:
    place.run("run", "--once")
    found = checkup(place, lambda: utc_now() - back)
    assert any("clock" in line and "timedatectl set-ntp true" in line and code == 3 for line, code in found)


def test_a_clock_older_than_the_program_is_found_without_a_store(place: Place) -> None:
    [(line, code)] = checkup(place, lambda: datetime(2000, 1, 1, 7, tzinfo=utc_now().tzinfo))
    assert "2000" in line
    assert code == 3


def test_a_service_that_no_longer_runs_is_found(place: Place) -> None:
    place.run("run", "--once")
    assert not [
        line for line, _ in checkup(place, lambda: utc_now() + timedelta(minutes=5)) if "nothing has run" in line
    ]
    found = checkup(place, lambda: utc_now() + timedelta(days=3))
    assert any("nothing has run since" in line and "digest run" in line and code == 5 for line, code in found)
