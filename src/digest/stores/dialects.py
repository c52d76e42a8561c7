"""The differences between SQLite and PostgreSQL: transactions, the lock, full-text search, backup."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Column, Connection, Engine, event, func, select, text

from digest.errors import DigestError, LockedError
from digest.stores.lock import file_lock
from digest.stores.search_words import query_of

# Seconds that a writer waits for another one; a build holds its transaction for well under a second.
PATIENCE = 30
# Numbers of our two advisory locks in a PostgreSQL database: "digest" as a number, and the next one.
_RUN, _WRITE = 0x646967657374, 0x646967657375
# PostgreSQL indexes words up to a position of 16,383, and texts up to 1 MB: an article is far below both.
_INDEXED = 200_000

# Matching articles that are ranked, the newest: a word in every second of a million articles would take seconds
# otherwise.
_RANKED = 5000

# seq, title, text; both folded.
Words = tuple[int, str, str]


class Dialect(Protocol):
    """The operations that differ between databases."""

    def set_up(self, engine: Engine) -> None: ...
    def lock(self, engine: Engine) -> AbstractContextManager[None]: ...
    def sync(self, engine: Engine) -> None: ...
    def create_search(self, connection: Connection) -> None: ...
    def add_words(self, connection: Connection, rows: Sequence[Words]) -> None: ...
    def drop_words(self, connection: Connection, rows: Sequence[Words]) -> None: ...
    def find(self, connection: Connection, query: str, most: int) -> list[int]: ...
    def last_number(self, connection: Connection, column: Column[Any]) -> int: ...
    def number_after(self, connection: Connection, column: Column[Any], number: int) -> None: ...
    def backup(self, engine: Engine, path: Path) -> None: ...
    def compact(self, engine: Engine) -> None: ...
    def damage(self, connection: Connection) -> str: ...


class Sqlite:
    """SQLite with WAL, so that readers never wait, and FTS5 without a copy of the texts."""

    def set_up(self, engine: Engine) -> None:
        """Take the write lock at the start of a transaction, so that its reads are still true when it writes.

        A transaction with `reads` sees the store as it was when it began, and does not wait.  An `unsynced` one
        outlives the program but not a power cut, and takes a hundredth of the time.
        """
        event.listen(engine, "connect", self._connected)
        event.listen(engine, "begin", self._begun)

    def _connected(self, connection: Any, _: Any) -> None:  # noqa: ANN401 - a driver's connection
        connection.isolation_level = None  # transactions are begun below, not by the driver
        # FULL, so that a claim outlives a power cut.
        for pragma in ("journal_mode = WAL", "synchronous = FULL", f"busy_timeout = {PATIENCE * 1000}"):
            connection.execute(f"PRAGMA {pragma}")

    def _begun(self, connection: Any) -> None:  # noqa: ANN401
        options = connection.get_execution_options()
        reads = options.get("reads", False)
        if not reads:
            wanted = "NORMAL" if options.get("unsynced", False) else "FULL"
            connection.connection.driver_connection.execute(f"PRAGMA synchronous = {wanted}")
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    def lock(self, engine: Engine) -> AbstractContextManager[None]:
        """Lock a file beside the store; a store in memory needs no lock."""
        database = engine.url.database
        return file_lock(Path(f"{database}.lock") if database and database != ":memory:" else None)

    def sync(self, engine: Engine) -> None:
        """Sync the log by the operating system: SQLite would block all other writers until the disk is done.

        Pages that left the log were on disk before they went into the store.
        """
        path = engine.url.database
        with suppress(FileNotFoundError):
            if path and path != ":memory:":
                log = os.open(f"{path}-wal", os.O_RDONLY)
                try:
                    os.fsync(log)
                finally:
                    os.close(log)

    def create_search(self, connection: Connection) -> None:
        connection.execute(
            text("CREATE VIRTUAL TABLE searched USING fts5(title, body, content='', tokenize='unicode61')")
        )

    def add_words(self, connection: Connection, rows: Sequence[Words]) -> None:
        self._words(connection, "INSERT INTO searched(rowid, title, body) VALUES (?, ?, ?)", rows)

    def drop_words(self, connection: Connection, rows: Sequence[Words]) -> None:
        """Delete words; an index without texts needs them to delete an entry."""
        self._words(connection, "INSERT INTO searched(searched, rowid, title, body) VALUES ('delete', ?, ?, ?)", rows)

    def _words(self, connection: Connection, statement: str, rows: Sequence[Words]) -> None:
        if rows:
            connection.exec_driver_sql(statement, list(rows))

    def find(self, connection: Connection, query: str, most: int) -> list[int]:
        """Rank by BM25; a word of the title counts four times."""
        parts = query_of(query)
        wanted = " AND ".join(_match(words, start) for there, words, start in parts if there)
        if not wanted:
            return []
        asked = wanted + "".join(f" NOT {_match(words, start)}" for there, words, start in parts if not there)
        found = text(
            "SELECT rowid FROM (SELECT rowid, bm25(searched, 4.0, 1.0) AS score FROM searched"
            " WHERE searched MATCH :asked ORDER BY rowid DESC LIMIT :ranked) ORDER BY score, rowid DESC LIMIT :most"
        )
        return list(connection.execute(found, {"asked": asked, "ranked": _RANKED, "most": most}).scalars())

    def last_number(self, connection: Connection, column: Column[Any]) -> int:
        """Return the last number that a column was given, also if its row was deleted since; 0 if there is none."""
        known = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        found = connection.execute(known, {"name": column.table.name}).scalar()
        return found or connection.execute(select(func.max(column))).scalar() or 0

    def number_after(self, connection: Connection, column: Column[Any], number: int) -> None:
        """Begin the numbers of new rows after `number`; a table without such a counter goes by its last row."""
        values = {"name": column.table.name, "number": number}
        if number and column.table.dialect_options["sqlite"]["autoincrement"]:
            connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
            connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :number)"), values)

    def backup(self, engine: Engine, path: Path) -> None:
        """Write a compact copy of one moment, while others read and write."""
        _without_transaction(engine, "VACUUM INTO ?", (str(path),))

    def compact(self, engine: Engine) -> None:
        """Free the disk space of deleted rows."""
        _without_transaction(engine, "VACUUM")

    def damage(self, connection: Connection) -> str:
        """Read every page, and return the first fault; "" without a fault."""
        found = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())
        return "" if found == "ok" else " ".join(found.split())


class Postgres:
    """PostgreSQL with one writer at a time, as with SQLite; readers see the store as it was when they began."""

    def set_up(self, engine: Engine) -> None:
        event.listen(engine, "begin", self._begun)

    def _begun(self, connection: Any) -> None:  # noqa: ANN401 - a connection of SQLAlchemy
        options = connection.get_execution_options()
        if options.get("reads", False):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        else:
            # So that sequence numbers appear in their order, and reads are still true when the transaction writes.
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
            if options.get("unsynced", False):
                connection.exec_driver_sql("SET LOCAL synchronous_commit = OFF")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITE})")

    @contextmanager
    def lock(self, engine: Engine) -> Iterator[None]:
        """Hold an advisory lock of the session, which ends with the program."""
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT", reads=True) as connection:
            if not connection.exec_driver_sql(f"SELECT pg_try_advisory_lock({_RUN})").scalar():
                raise LockedError("another run is fetching or building; wait for it, or stop it")
            try:
                yield
            finally:
                connection.exec_driver_sql(f"SELECT pg_advisory_unlock({_RUN})")

    def sync(self, engine: Engine) -> None:
        """Commit with a wait for the disk, and so for all earlier commits; an empty commit would not wait."""
        with engine.begin() as connection:
            connection.exec_driver_sql("SELECT pg_current_xact_id()")

    def create_search(self, connection: Connection) -> None:
        connection.execute(text("CREATE TABLE searched (seq INTEGER PRIMARY KEY, words tsvector NOT NULL)"))
        connection.execute(text("CREATE INDEX searched_words ON searched USING gin (words)"))

    def add_words(self, connection: Connection, rows: Sequence[Words]) -> None:
        if not rows:
            return
        added = text(
            "INSERT INTO searched VALUES (:seq, setweight(to_tsvector('simple', :title), 'A')"
            " || setweight(to_tsvector('simple', :body), 'D'))"
        )
        cut = [{"seq": seq, "title": title[:_INDEXED], "body": body[:_INDEXED]} for seq, title, body in rows]
        connection.execute(added, cut)

    def drop_words(self, connection: Connection, rows: Sequence[Words]) -> None:
        if rows:
            connection.execute(text("DELETE FROM searched WHERE seq = :seq"), [{"seq": row[0]} for row in rows])

    def find(self, connection: Connection, query: str, most: int) -> list[int]:
        """Rank by ts_rank; a word of the title counts more."""
        parts = query_of(query)
        if not any(there for there, *_ in parts):
            return []
        asked = " & ".join(("" if there else "!") + _phrase(words, start) for there, words, start in parts)
        found = text(
            "SELECT seq FROM (SELECT seq, words, asked FROM searched, to_tsquery('simple', :asked) AS asked"
            " WHERE words @@ asked ORDER BY seq DESC LIMIT :ranked) AS newest"
            " ORDER BY ts_rank('{0.1, 0.2, 0.4, 1.0}', words, asked, 1) DESC, seq DESC LIMIT :most"
        )
        return list(connection.execute(found, {"asked": asked, "ranked": _RANKED, "most": most}).scalars())

    def last_number(self, connection: Connection, column: Column[Any]) -> int:
        """Return the last number that a column was given, also if its row was deleted since; 0 if there is none."""
        given = f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {self._sequence(connection, column)}"
        return int(connection.execute(text(given)).scalar_one())

    def number_after(self, connection: Connection, column: Column[Any], number: int) -> None:
        """Begin the numbers of new rows after `number`: explicit numbers do not count in a sequence."""
        if number:
            connection.execute(select(func.setval(self._sequence(connection, column), number)))

    def _sequence(self, connection: Connection, column: Column[Any]) -> str:
        name = select(func.pg_get_serial_sequence(column.table.name, column.name))
        return str(connection.execute(name).scalar_one())

    def backup(self, engine: Engine, path: Path) -> None:
        """Run pg_dump, which comes with PostgreSQL.  Raises DigestError."""
        run_client("pg_dump", engine, "--format=custom", f"--file={path}")

    def compact(self, engine: Engine) -> None:
        """Do nothing: autovacuum frees the space."""

    def damage(self, connection: Connection) -> str:
        """Return "": a damaged page is an error of the query that reads it."""
        return ""


def dialect_of(where: Connection | Engine) -> Dialect:
    """Return the dialect of a database."""
    return Postgres() if where.dialect.name == "postgresql" else Sqlite()


def _match(words: Sequence[str], start: bool) -> str:
    """Return a phrase in the syntax of FTS5; `words` have only letters and digits."""
    return '"' + " ".join(words) + '"' + ("*" if start else "")


def _phrase(words: Sequence[str], start: bool) -> str:
    """Return a phrase in the syntax of to_tsquery."""
    return "(" + " <-> ".join(f"'{word}'" for word in words) + (":*" if start else "") + ")"


def _without_transaction(engine: Engine, statement: str, values: tuple[Any, ...] = ()) -> None:
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(statement, values)
    finally:
        connection.close()


def run_client(name: str, engine: Engine, *arguments: str) -> None:
    """Run a client program of PostgreSQL on the database of an engine.  Raises DigestError."""
    program = shutil.which(name)
    if program is None:
        raise DigestError(f"{name} is not installed; it comes with PostgreSQL's client programs")
    url = engine.url
    given = {"PGHOST": url.host or url.query.get("host"), "PGPORT": url.port, "PGUSER": url.username,
             "PGPASSWORD": url.password, "PGDATABASE": url.database}  # fmt: skip
    # In the environment: a command line can be read by every user of the machine.
    done = subprocess.run(
        [program, *arguments],
        env={**os.environ, **{name: str(value) for name, value in given.items() if value}},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DigestError(f"{name}: {done.stderr.strip()}")
