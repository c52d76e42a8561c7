"""What the messages of an edition share is kept once, also in a store that kept it for each recipient."""

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import inspect

from digest.errors import SettingsError
from digest.model.records import Mailing, RecipientCopy
from digest.stores.deliveries import add_mailing
from digest.stores.migrations import STEPS
from digest.stores.sql import Sql, memory
from servers.postgres import Postgres

# As the program of version 1 wrote it: an edition to three by mail (one sent, one queued, one claimed), one to a folder.
FIRST = Path(__file__).parent / "version1.sql"
# Recipient, state, subject, and the SHA-256 of the first part, as that program told them.
KEPT = [
    ("ann@ok.test", "sent", "Bridge closed", "95af7e658bfca227318f97a594be9fa9191ad88b205b3f3b532cabfe8ae2ad2b"),
    (
        "Jörg, der Leser <joerg@straße.example>",
        "queued",
        "Bridge closed",
        "7c761bc02dff4fc1c9288a3f36a75f3c78008ce917314b00dd8406f191b942d9",
    ),
    ("cleo@ok.test", "queued", "Bridge closed", "25c09350c1942371b5b2e171dd668dc3c791b9f93d9c083fc5af5319c3d8a670"),
    ("/out/x", "queued", "Nothing new", "5381df3ea208a51da4ff11a52451bc2ee561d1e2cb5430ca48625d3873d2777f"),
]

# The tables of version 2 on PostgreSQL, and a mail in them.
SECOND = (
    "CREATE TABLE deliveries (id SERIAL PRIMARY KEY, edition VARCHAR(128) NOT NULL, channel VARCHAR(32) NOT NULL,"
    " recipient TEXT NOT NULL, message_id TEXT NOT NULL, subject TEXT NOT NULL, state VARCHAR(8) NOT NULL,"
    " tries INTEGER NOT NULL, next_try VARCHAR(32), first_try VARCHAR(32), unsure_since VARCHAR(32),"
    " detail TEXT NOT NULL, owner VARCHAR(128), lease_until VARCHAR(32), UNIQUE (edition, channel, recipient))",
    "CREATE INDEX ix_deliveries_edition ON deliveries (edition)",
    "CREATE INDEX ix_deliveries_state ON deliveries (state)",
    "CREATE TABLE parts (delivery INTEGER NOT NULL, number INTEGER NOT NULL, media_type TEXT NOT NULL,"
    " body BYTEA NOT NULL, PRIMARY KEY (delivery, number))",
    "INSERT INTO deliveries VALUES (3, 'one', 'smtp', 'ann@ok.test', '<id>', 'Subject', 'queued', 0,"
    " NULL, NULL, NULL, '', NULL, NULL)",
    r"INSERT INTO parts VALUES (3, 0, 'message/rfc822', convert_to(E'To: ann\r\n\r\nhello', 'UTF8'))",
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with sqlite3.connect(tmp_path / "digest.db") as database:
        database.executescript(FIRST.read_text(encoding="utf-8"))
    return tmp_path


def test_the_messages_of_the_first_version_keep_their_bytes_and_share_their_bodies(old: Path) -> None:
    store = Sql(base=old)
    found = []
    for row in store.deliveries.deliveries():
        message = store.deliveries.message(row.id)
        found.append((row.recipient, row.delivery.state, message.subject, sha256(message.body).hexdigest()))
    assert found == KEPT
    with store.engine.connect().execution_options(reads=True) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM contents").scalar() == 2
        assert connection.exec_driver_sql("SELECT count(*) FROM parts").scalar() == 3
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert store.deliveries.deliveries()[0].message_id == "<0b0ab709c33ab315a97e41aa857ad893b0dff9bc@ok.test>"
    assert len(store.editions.editions()) == 2


def test_an_old_store_has_the_tables_and_columns_of_a_new_one(old: Path) -> None:
    def columns(store: Sql) -> dict[str, set[str]]:
        look = inspect(store.engine)
        return {table: {column["name"] for column in look.get_columns(table)} for table in look.get_table_names()}

    assert columns(Sql(base=old)) == columns(memory())


def test_it_is_done_once(old: Path) -> None:
    Sql(base=old).engine.dispose()
    before = [(row.id, row.delivery) for row in Sql(base=old).deliveries.deliveries()]
    assert [(row.id, row.delivery) for row in Sql(base=old).deliveries.deliveries()] == before


def test_a_store_of_a_newer_program_is_left_alone(old: Path) -> None:
    with sqlite3.connect(old / "digest.db") as database:
        database.execute("UPDATE schema_version SET number = ?", [len(STEPS) + 2])
    with pytest.raises(SettingsError, match="newer than this program can read"):
        Sql(base=old).deliveries.deliveries()


def test_the_step_goes_on_postgresql_too(postgres: Postgres) -> None:
    store = Sql(postgres.database())
    with store.engine.begin() as connection:
        for table in ("deliveries", "contents", "parts", "recipients", "refusals"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        for statement in SECOND:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("UPDATE schema_version SET number = 2")
    store = Sql(store.url)
    [row] = store.deliveries.deliveries()
    message = store.deliveries.message(row.id)
    assert (row.id, message.head, message.body) == (3, b"To: ann\r\n\r\n", b"To: ann\r\n\r\nhello")
    with store.engine.begin() as connection:
        add_mailing(connection, "other", Mailing("smtp", message, (RecipientCopy("bea@ok.test"),)))
    assert [row.id for row in store.deliveries.deliveries()] == [3, 4]
