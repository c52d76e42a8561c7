"""What is particular to a store on disk."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from digest.errors import LockedError, SettingsError, StoreError
from digest.model.article import Article
from digest.stores.rows import record_of
from digest.stores.sql import Sql

NOW = datetime(2026, 11, 20, 6, 50, tzinfo=UTC)


@pytest.mark.slow
def test_the_lock_is_held_against_other_processes_and_dies_with_its_holder(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from digest.stores.sql import Sql\n"
        "with Sql(base=Path(sys.argv[1])).lock(): print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    store = Sql(base=tmp_path)
    with pytest.raises(LockedError, match="another run"), store.lock():
        pass
    holder.kill()
    holder.wait()
    holder.stdout.close()
    with store.lock():
        pass


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    with Sql(base=tmp_path).engine.begin() as connection:
        connection.execute(text("UPDATE schema_version SET number = 99"))
    with pytest.raises(SettingsError, match="newer than this program"):
        _ = Sql(base=tmp_path).engine


def test_a_store_is_where_the_settings_file_is(tmp_path: Path) -> None:
    _ = Sql("sqlite:///data/news.db", tmp_path).engine
    assert (tmp_path / "data" / "news.db").exists()


@pytest.mark.parametrize("url", ["nonsense", "nodb://x/y", "postgresql+nodriver://x"])
def test_an_address_that_is_no_database_is_a_problem_of_the_settings(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError, match=r"store\.url"):
        _ = Sql(url, tmp_path).engine


def test_a_commit_is_on_disk_before_it_is_believed(tmp_path: Path) -> None:
    with Sql(base=tmp_path).engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2


def test_a_dated_article_is_stored_as_before_there_was_a_day_of_first_sight(make: Callable[..., Article]) -> None:
    assert '"seen"' not in record_of(make("The tram of Eastmere ran again on Friday."))


def _store_with_an_article(folder: Path, make: Callable[..., Article]) -> Path:
    store = Sql(base=folder)
    store.documents.add_document("a.txt", "1" * 64, NOW, (make("It rained in the port on Monday, a keeper said."),))
    store.close()
    return folder / "digest.db"


def test_a_new_store_is_never_an_empty_file(tmp_path: Path) -> None:
    _ = Sql(base=tmp_path).engine
    assert (tmp_path / "digest.db").stat().st_size > 0
    assert not list(tmp_path.glob(".digest-*"))


@pytest.mark.parametrize("reads", [False, True])
def test_an_emptied_store_does_not_begin_anew_without_a_word(
    tmp_path: Path, make: Callable[..., Article], reads: bool
) -> None:
    path = _store_with_an_article(tmp_path, make)
    path.write_bytes(b"")
    for _ in range(2):
        with pytest.raises(StoreError, match=r"digest\.db: it is empty, its content was lost; restore a copy"):
            _ = Sql("sqlite:///digest.db", tmp_path, reads=reads).engine
    assert path.read_bytes() == b""
    path.unlink()
    assert Sql(base=tmp_path).identity


@pytest.mark.parametrize("share", [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_store_that_was_cut_short_is_damaged_and_not_new(
    tmp_path: Path, make: Callable[..., Article], share: float
) -> None:
    path = _store_with_an_article(tmp_path, make)
    body = path.read_bytes()
    path.write_bytes(body[: int(len(body) * share)])
    try:
        fault = Sql(base=tmp_path).damage()
    except StoreError as error:
        fault = str(error)
    assert fault
    assert path.read_bytes()[:100] == body[: int(len(body) * share)][:100]


@pytest.mark.parametrize(
    "content", [b"x", b"\0", b"\0" * 4096, b"SQLite format 3\0", b"%PDF-1.7\n" * 999, b"[store]\n"]
)
def test_a_file_that_is_no_store_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "digest.db").write_bytes(content)
    with pytest.raises(StoreError, match=r"digest\.db: it is damaged"):
        _ = Sql(base=tmp_path).engine
    assert (tmp_path / "digest.db").read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "digest.db")) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
        other.commit()
    with pytest.raises(SettingsError, match=r"digest\.db is a database of another program"):
        _ = Sql(base=tmp_path).engine
    with closing(sqlite3.connect(tmp_path / "digest.db")) as other:
        assert [name for (name,) in other.execute("SELECT name FROM sqlite_master")] == ["bookmarks"]


@pytest.mark.slow
def test_processes_that_make_one_store_at_once_all_find_it(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; from digest.stores.sql import Sql\nprint(Sql(base=Path(sys.argv[1])).identity)"
    started = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) for _ in range(6)]
    said = [process.communicate(timeout=120)[0] for process in started]
    assert [process.returncode for process in started] == [0] * 6
    assert len(set(said)) == 1
