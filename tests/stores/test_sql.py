"""What is particular to a store on disk."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from digest.errors import LockedError, SettingsError
from digest.model.article import Article
from digest.stores.rows import record_of
from digest.stores.sql import Sql


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
