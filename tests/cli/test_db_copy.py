"""A whole store is copied into another database, and the program goes on from the copy."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from conftest import Ran
from digest.model.article import Article
from digest.sending.process import this_process
from digest.stores import copying, schema
from digest.stores.sql import Sql
from servers.postgres import Postgres

pytestmark = pytest.mark.slow

SETTINGS = (
    '[[source]]\npath = "in"\n[[brief]]\nname = "morning"\ntime = "00:00"\nchannel = "maildir"\nfolder = "mail"\n'
    '[store]\nurl = "{}"\n'
)
STORY = "The swing bridge of Eastmere was closed on {} after a keeper found a crack in its main girder. "


@dataclass
class Place:
    """A folder with settings for a first store, in which an edition was sent, and a second store."""

    folder: Path
    first: str
    second: str
    run: Callable[..., Ran]

    def on(self, url: str, *arguments: object) -> Ran:
        path = self.folder / "digest.toml"
        path.write_text(SETTINGS.format(url))
        path.chmod(0o600)
        return self.run(*arguments, "--config", path)

    def copy(self) -> Ran:
        return self.on(self.first, "db", "copy", "--to", self.second)

    def store(self, url: str) -> Sql:
        return Sql(url, self.folder)

    def rows(self, url: str) -> dict[str, list[tuple[object, ...]]]:
        store = self.store(url)
        with store.engine.begin() as connection:
            found = {
                name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
                for name, table in schema.tables.tables.items()
            }
        store.close()
        return found

    def is_empty(self) -> bool:
        """Return whether the second store is as if nothing had been tried."""
        return not any(
            rows for name, rows in self.rows(self.second).items() if name not in ("schema_version", "identity")
        )


def _place(folder: Path, first: str, second: str, run: Callable[..., Ran]) -> Place:
    made = Place(folder, first, second, run)
    (folder / "in").mkdir()
    for day in ("Monday", "Tuesday"):
        (folder / "in" / f"{day}.txt").write_text(f"Bridge closed on {day}\n\n" + STORY.format(day) * 3)
    assert made.on(first, "run", "--once").code == 0
    assert len(list(folder.glob("mail/new/*"))) == 1
    return made


@pytest.fixture
def place(tmp_path: Path, run: Callable[..., Ran]) -> Place:
    return _place(tmp_path, "sqlite:///digest.db", "sqlite:///copy.db", run)


@pytest.fixture(params=["sqlite", "to postgresql", "from postgresql"])
def between(request: pytest.FixtureRequest, tmp_path: Path, run: Callable[..., Ran]) -> Place:
    first, second = "sqlite:///digest.db", "sqlite:///copy.db"
    if request.param != "sqlite":
        url = request.getfixturevalue("postgres").database()
        first, second = (first, url) if request.param == "to postgresql" else (url, second)
    return _place(tmp_path, first, second, run)


LOOKS = (
    ("list",), ("deliveries", "list"), ("search", "bridge", "--json"), ("search", "swing bridge", "tues*"), ("verify", "morning"),
    ("show", "morning", "--json"), ("runs", "--json"),
)  # fmt: skip


def test_the_program_goes_on_from_the_copy_as_from_the_store(between: Place) -> None:
    ran = between.copy()
    assert (ran.code, ran.out) == (0, "")
    assert re.search(r"\d+ rows of \d+ tables copied; numbers and hashes are the same on both sides", ran.err)
    assert len(ran.err.splitlines()) == 1
    assert between.rows(between.second) == between.rows(between.first)
    for command in LOOKS:
        before, after = between.on(between.first, *command), between.on(between.second, *command)
        assert (before.code, after) == (0, before), command
    assert "Bridge closed on Tuesday" in between.on(between.second, "search", "tuesday").out
    assert between.on(between.second, "run", "--once").code == 0
    assert len(list(between.folder.glob("mail/new/*"))) == 1  # nothing is sent twice
    assert len(between.rows(between.second)["articles"]) == len(between.rows(between.first)["articles"])


def test_new_documents_of_the_copy_come_after_all_numbers_of_the_store_also_purged_ones(
    between: Place, make: Callable[..., Article]
) -> None:
    store = between.store(between.first)
    now = datetime(2026, 11, 20, 6, 50, tzinfo=UTC)
    store.documents.add_document("old.txt", "1" * 64, now - timedelta(days=900), (make("It rained on Monday."),))
    last = store.documents.position()
    store.purge(now - timedelta(days=800))
    store.close()
    assert between.copy().code == 0
    copy = between.store(between.second)
    copy.documents.add_document("new.txt", "2" * 64, now, (make("A ferry was late on Friday."),))
    assert [one.text for one in copy.documents.articles(last, copy.documents.position())] == [
        "A ferry was late on Friday."
    ]
    copy.close()


def test_a_target_with_rows_is_refused_and_stays_as_it_is(between: Place) -> None:
    assert between.copy().code == 0
    before = between.rows(between.second)
    again = between.copy()
    assert again.code == 2
    assert re.fullmatch(r"digest: .*: the store is not empty \(it has documents\); name a new one\n", again.err)
    assert between.rows(between.second) == before


def test_a_new_and_empty_store_is_a_target_and_takes_the_name_of_the_copied_one(between: Place) -> None:
    target = between.store(between.second)
    assert target.identity
    target.close()
    assert between.copy().code == 0
    assert between.store(between.second).identity == between.store(between.first).identity


def test_a_store_that_another_run_holds_is_not_copied(between: Place) -> None:
    holder = between.store(between.first)
    with holder.lock():
        ran = between.copy()
    holder.close()
    assert ran.code == 8
    assert "another run is fetching or building" in ran.err
    assert between.is_empty()


@pytest.mark.parametrize(("end", "code"), [("", 8), ("0", 0)], ids=["by a live process", "by a dead process"])
def test_a_store_whose_mail_is_being_sent_is_not_copied(place: Place, end: str, code: int) -> None:
    owner = this_process() + end  # another start time: its process has ended
    store = place.store(place.first)
    with store.engine.begin() as connection:
        connection.execute(
            schema.deliveries.update().values(state="sending", owner=owner, lease_until="2099-01-01T00:00:00+00:00")
        )
    store.close()
    ran = place.copy()
    assert ran.code == code
    assert ("another run is sending mail; wait for it, or stop it" in ran.err) == bool(code)


def test_a_failure_in_the_middle_leaves_the_target_empty(between: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = iter(range(1000))
    whole = copying._sum
    # One row of the copy is another one when it is read back.
    monkeypatch.setattr(copying, "_sum", lambda rows: whole(rows) + (next(taken) == 9))
    ran = between.copy()
    assert ran.code == 1
    assert re.fullmatch(
        r"digest: the copied \w+ are not the same as in the store; nothing was copied; try again\n", ran.err
    )
    assert not (between.folder / "copy.db").exists()
    assert between.is_empty()
    monkeypatch.undo()
    assert between.copy().code == 0


def test_a_value_that_postgresql_cannot_hold_is_one_clear_line(
    tmp_path: Path, run: Callable[..., Ran], postgres: Postgres
) -> None:
    between = _place(tmp_path, "sqlite:///digest.db", postgres.database(), run)
    store = between.store(between.first)
    with store.engine.begin() as connection:
        connection.execute(insert(schema.refusals).values(address="ann@ok.test", times=1, detail="550 no\0body"))
    store.close()
    ran = between.copy()
    assert ran.code == 1
    assert re.fullmatch(r"digest: the refusals have a value that the other database cannot hold; nothing .*\n", ran.err)
    assert between.is_empty()


def test_a_path_is_a_target_in_the_folder_of_the_call(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    (place.folder / "there").mkdir()
    monkeypatch.chdir(place.folder / "there")
    assert place.on(place.first, "db", "copy", "--to", "news.db").code == 0
    assert place.rows("sqlite:///there/news.db") == place.rows(place.first)
    assert (place.folder / "there" / "news.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("digest.db", "is the store of the settings itself"),
        ("sqlite:///digest.db", "is the store of the settings itself"),
        ("sqlite://", "a store in memory"),
        ("mysql://me:secret-word@host/x", "--to: "),
        ("nodb://me:secret-word@host/x", "--to: "),
        ("", "--to: "),
        ("other.db", "is a database of another program"),
    ],
)
def test_a_target_that_is_no_new_store_is_wrong_usage(
    place: Place, monkeypatch: pytest.MonkeyPatch, to: str, reason: str
) -> None:
    monkeypatch.chdir(place.folder)
    with closing(sqlite3.connect(place.folder / "other.db")) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.commit()
    ran = place.on(place.first, "db", "copy", "--to", to)
    assert ran.code == 2
    assert reason in ran.err
    assert "secret-word" not in ran.err
    assert "store.url" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_missing_store_is_not_copied_and_not_made(place: Place) -> None:
    ran = place.on("sqlite:///absent.db", "db", "copy", "--to", place.second)
    assert (ran.code, "there is no store to copy" in ran.err) == (2, True)
    assert not list(place.folder.glob("absent.db*"))
    assert not (place.folder / "copy.db").exists()
