"""A store of every earlier version becomes one of the newest, and loses nothing.

`versions/N.sql` is a store as the program of version N wrote it: `sqlite3 digest.db .dump`, made once and never changed.
"""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect

from digest import api
from digest.model.article import Document, Failure
from digest.model.records import StorePosition
from digest.model.source import NewDocument
from digest.reading.articles import read
from digest.stores.migrations import STEPS
from digest.stores.sql import Sql

VERSIONS = sorted(Path(__file__).parent.glob("versions/*.sql"))
NOW = datetime(2026, 11, 21, 6, 45, tzinfo=UTC)


@pytest.fixture(params=VERSIONS, ids=lambda path: path.stem)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Sql:
    connection = sqlite3.connect(tmp_path / "digest.db")
    connection.executescript(request.param.read_text(encoding="utf-8"))
    connection.close()
    return Sql(base=tmp_path)


def test_there_is_a_store_of_every_earlier_version() -> None:
    assert [path.stem for path in VERSIONS] == [str(number) for number in range(1, len(STEPS) + 1)]


def test_its_tables_are_those_of_a_new_store(store: Sql, tmp_path: Path) -> None:
    def described(of: Sql) -> dict[str, object]:
        found = inspect(of.engine)
        return {
            name: (
                [(c["name"], str(c["type"]), c["nullable"], c.get("primary_key")) for c in found.get_columns(name)],
                sorted((i["name"] or "", tuple(i["column_names"]), bool(i["unique"])) for i in found.get_indexes(name)),
                sorted(tuple(u["column_names"]) for u in found.get_unique_constraints(name)),
            )
            for name in found.get_table_names()
            if not name.startswith("searched")
        }

    assert described(store) == described(Sql("sqlite:///new.db", tmp_path))


def test_what_it_held_is_there(store: Sql) -> None:
    articles = store.documents.articles(StorePosition(), store.documents.position())
    assert [article.title for article in articles] == ["Hail in the valley", "Tram stopped", "Bridge closed"]
    assert "three cracks" in articles[-1].text
    assert {failure.subject for failure in store.documents.failures(StorePosition(), store.documents.position())} == {
        "inbox/bad.pdf",
        "gone",
    }
    [filed] = store.editions.editions()
    kept = store.editions.edition(filed.key)
    assert kept
    assert api.verify(kept.edition) == []
    assert len(kept.edition.articles) == 2
    assert (kept.cut.articles, store.documents.position().articles) == (2, 4)
    [row] = store.deliveries.deliveries()
    assert row.delivery.state == "sent"
    assert store.deliveries.message(row.id).parts
    assert len(store.runs.runs()) == 2


def test_it_has_an_identity_that_stays(store: Sql, tmp_path: Path) -> None:
    assert len(store.identity) == 32
    assert Sql(base=tmp_path).identity == store.identity


def test_its_articles_can_be_searched(store: Sql) -> None:
    assert [hit.article.title for hit in store.documents.search("tram")] == ["Tram stopped"]
    assert [hit.seq for hit in store.documents.search("cracks")] in ([1, 4], [4, 1])


def test_what_it_knew_is_known_and_comes_in_once(store: Sql) -> None:
    hail = b"Hail in the valley\n\nHail destroyed the late apples of the valley on Tuesday, and growers fear for the whole of their harvest."
    same = Document("inbox/hail.txt", hail, filename="inbox/hail.txt")
    entry = Document(
        "https://courier.example/tram?id=3", b"{}", marks=("address courier.example/tram?id=3",), stamp="new"
    )
    [known, listed] = store.documents.find_known([same, entry])
    assert known
    assert listed
    from digest.model.canonical import hash_bytes

    assert known.stamp == hash_bytes(hail)
    found = read(same)
    assert not isinstance(found, Failure)
    before = store.documents.position().articles
    store.documents.save("inbox", [NewDocument(same, found, known.item)], NOW)
    assert store.documents.position().articles == before, "it says what it has said before"


def test_numbers_go_on_where_they_were(store: Sql) -> None:
    store.documents.add_document("inbox/new.txt", "9" * 64, NOW, Failure("extract", "inbox/new.txt", "empty"))
    assert store.documents.position().documents > 7


def test_it_is_sound(store: Sql) -> None:
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        connection.exec_driver_sql("INSERT INTO searched(searched) VALUES ('integrity-check')")
