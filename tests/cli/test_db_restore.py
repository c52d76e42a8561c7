"""A backup goes back into its place: nothing is lost of it, and nothing that was sent since is sent again."""

import gc
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy import text as sql

from conftest import Ran
from servers.postgres import Postgres

pytestmark = pytest.mark.slow

SETTINGS = (
    '[[source]]\npath = "in"\n[[brief]]\nname = "morning"\ntime = "00:00"\nchannel = "maildir"\nfolder = "mail"\n{}'
    '[store]\nurl = "{}"\n'
)
STORY = "The swing bridge of Eastmere was closed on {} after a keeper found a crack in its main girder. "


@dataclass
class Place:
    """A folder with settings for a store, in which documents were fetched, and a backup of it."""

    folder: Path
    run: Callable[..., Ran]
    url: str = "sqlite:///digest.db"
    brief: str = ""

    @property
    def store(self) -> Path:
        return self.folder / "digest.db"

    @property
    def backup(self) -> Path:
        return self.folder / "copy.db"

    def command(self, *arguments: object) -> Ran:
        path = self.folder / "digest.toml"
        path.write_text(SETTINGS.format(self.brief, self.url))
        path.chmod(0o600)
        gc.collect()  # the store of the last command is closed, as when its process ends
        return self.run(*arguments, "--config", path)

    def mails(self) -> int:
        return len(list(self.folder.glob("mail/new/*")))

    def names(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()} - {
            "in",
            "mail",
            "digest.toml",
            "digest.db.lock",
            "digest.db-wal",
            "digest.db-shm",
        }


def made(folder: Path, run: Callable[..., Ran], *commands: str, url: str = "sqlite:///digest.db") -> Place:
    place = Place(folder, run, url)
    (folder / "in").mkdir()
    for day in ("Monday", "Tuesday"):
        (folder / "in" / f"{day}.txt").write_text(f"Bridge closed on {day}\n\n" + STORY.format(day) * 3)
    assert place.command(*commands).code == 0
    assert place.command("db", "backup", place.backup).code == 0
    return place


@pytest.fixture
def place(tmp_path: Path, run: Callable[..., Ran]) -> Place:
    return made(tmp_path, run, "run", "--once")


LOOKS = (("list",), ("deliveries", "list"), ("search", "bridge", "--json"), ("verify", "morning"), ("runs", "--json"))


def test_a_lost_store_comes_back_as_it_was(place: Place) -> None:
    before = [place.command(*look) for look in LOOKS]
    place.store.unlink()
    ran = place.command("db", "restore", place.backup)
    assert (ran.code, ran.err) == (0, f"restored from {place.backup}; newest edition: {_newest(place)}\n")
    assert [place.command(*look) for look in LOOKS] == before
    assert place.command("run", "--once").code == 0
    assert place.mails() == 1


def _newest(place: Place) -> str:
    return place.command("list").out.split()[0]


def test_an_edition_that_was_sent_since_the_backup_is_not_sent_again(tmp_path: Path, run: Callable[..., Ran]) -> None:
    place = made(tmp_path, run, "fetch")
    assert place.command("run", "--once").code == 0
    key = _newest(place)
    ran = place.command("db", "restore", place.backup)
    assert ran.code == 0
    assert f"digest: {key} counts as sent; if it was not: digest build morning --now" in ran.err
    assert place.command("run", "--once").code == 0
    assert place.mails() == 1
    assert place.command("build", "morning", "--now").code == 0


@pytest.mark.parametrize(("unsure", "mails"), [("resend", 1), ("hold", 0)])
def test_mail_that_waited_in_the_backup_may_have_been_sent(
    tmp_path: Path, run: Callable[..., Ran], unsure: str, mails: int
) -> None:
    place = made(tmp_path, run, "fetch")
    place.brief = f'unsure = "{unsure}"\n'
    assert place.command("build").code == 0
    place.backup.unlink()
    assert place.command("db", "backup", place.backup).code == 0
    ran = place.command("db", "restore", place.backup)
    assert "of the backup may have been sent since" in ran.err
    assert "unsure since" in place.command("deliveries", "list").out
    place.command("send")
    assert place.mails() == mails


def test_the_store_of_before_is_kept(place: Place) -> None:
    for name in ("digest.db.replaced", "digest.db.replaced1"):
        bytes_before = place.store.read_bytes()
        assert f"the store of before is {place.folder / name}" in place.command("db", "restore", place.backup).err
        assert (place.folder / name).read_bytes() == bytes_before
        assert (place.folder / name).stat().st_mode & 0o77 == 0


def test_a_damaged_store_is_replaced(place: Place) -> None:
    place.store.write_bytes(b"SQLite format 3\0" + bytes(5000))
    (place.folder / "digest.db-wal").write_bytes(b"changes of the old store")
    assert place.command("list").code == 1
    assert place.command("db", "restore", place.backup).code == 0
    assert place.command("verify", "morning").code == 0


def test_a_store_in_use_is_not_replaced(place: Place) -> None:
    with closing(sqlite3.connect(place.store)) as other:
        other.execute("SELECT count(*) FROM articles").fetchall()
        before = place.store.read_bytes()
        ran = place.command("db", "restore", place.backup)
        assert (ran.code, place.store.read_bytes()) == (8, before)
        assert "another program uses the store; stop it first" in ran.err


def _text(path: Path) -> None:
    path.write_text("no database")


def _of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (name TEXT)")
        other.commit()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flipped(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[4096 : 3 * 4096] = bytes(2 * 4096)
    path.write_bytes(body)


def _in_use(path: Path) -> None:
    Path(f"{path}-wal").write_bytes(b"changes")


@pytest.mark.parametrize("fault", [Path.unlink, _text, _of_another_program, _cut, _flipped, _in_use])
def test_a_file_that_is_no_whole_backup_replaces_nothing(place: Place, fault: Callable[[Path], None]) -> None:
    fault(place.backup)
    before, names = place.store.read_bytes(), place.names()
    ran = place.command("db", "restore", place.backup)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1), ran
    assert (place.store.read_bytes(), place.names()) == (before, names)


def test_a_restore_that_breaks_off_changes_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before, names = place.store.read_bytes(), place.names()
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", breaks)
        assert place.command("db", "restore", place.backup).code == 1
    assert (place.store.read_bytes(), place.names()) == (before, names)
    assert place.command("verify", "morning").code == 0


@pytest.mark.server
def test_a_dump_of_postgresql_goes_back_into_an_empty_database(
    tmp_path: Path, run: Callable[..., Ran], postgres: Postgres
) -> None:
    place = made(tmp_path, run, "run", "--once", url=postgres.database())
    before = [place.command(*look) for look in LOOKS]
    refused = place.command("db", "restore", place.backup)
    assert (refused.code, "has a store already" in refused.err) == (2, True)
    place.url = postgres.database()
    assert place.command("list").code == 0, "a command that reads makes no store in an empty database"
    text = tmp_path / "text.dump"
    _text(text)
    failed = place.command("db", "restore", text)
    assert (failed.code, "pg_restore" in failed.err) == (1, True)
    ran = place.command("db", "restore", place.backup)
    assert (ran.code, "newest edition: morning/" in ran.err) == (0, True), ran
    assert [place.command(*look) for look in LOOKS] == before
    assert place.command("run", "--once").code == 0
    assert place.mails() == 1


@pytest.mark.server
def test_a_database_that_was_restored_twice_is_called_damaged(
    tmp_path: Path, run: Callable[..., Ran], postgres: Postgres
) -> None:
    place = made(tmp_path, run, "fetch", url=postgres.database())
    engine = create_engine(place.url)
    with engine.begin() as connection:
        connection.execute(sql("INSERT INTO schema_version SELECT number FROM schema_version"))
    engine.dispose()
    ran = place.command("list")
    assert (ran.code, "restore a copy into an empty database" in ran.err) == (1, True), ran
    assert len(ran.err.splitlines()) == 1
