"""Put a backup in the place of a store: a file of SQLite at once, a dump of PostgreSQL in one transaction."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from digest.errors import DigestError, LockedError, StoreError, UsageError
from digest.private import make_file, make_folder
from digest.stores import schema
from digest.stores.dialects import run_client
from digest.stores.engine import MAGIC, open_engine
from digest.stores.faults import explain, explained
from digest.stores.lock import file_lock
from digest.stores.migrations import migrate

# What SQLite keeps beside a database: its log and the index of the log.
_COMPANIONS = ("-wal", "-shm")


def restore_store(url: str, base: Path, copy: Path) -> Path | None:
    """Make the database at `url` that of the backup `copy`; return where the replaced file is kept, if there was one.

    Raises UsageError for a file that is no backup or a database that is not empty, LockedError while another program
    uses the store, StoreError, DigestError.
    """
    if not copy.is_file():
        raise UsageError(f"{copy}: no such file")
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        _into_server(url, base, copy)
        return None
    if not parsed.database or parsed.database == ":memory:":
        raise UsageError("a store in memory ends with the command; name a file or a database in [store] url")
    try:
        return _into_file(base / parsed.database, copy)
    except OSError as error:
        raise StoreError(
            f"the store {base / parsed.database}: {error.strerror or error}; nothing was restored"
        ) from error


def _into_file(path: Path, copy: Path) -> Path | None:
    _require_sound(copy)
    make_folder(path.parent)
    with file_lock(Path(f"{path}.lock")), tempfile.TemporaryDirectory(prefix=".digest-", dir=path.parent) as folder:
        new = Path(folder) / "new.db"
        make_file(new)
        shutil.copyfile(copy, new)
        _require_ours(new, copy)
        _sync(new)
        with _alone(path):
            kept = _kept(path)
            try:
                new.replace(path)
            except OSError:
                if kept:
                    kept.unlink()
                raise
        _sync(path.parent)
        return kept


def _require_sound(copy: Path) -> None:
    """Raise UsageError for a file that is no whole copy of a store."""
    with copy.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise UsageError(f"{copy}: no copy of a store in a file; a dump of PostgreSQL goes back into PostgreSQL")
    if any(Path(f"{copy}{end}").exists() for end in _COMPANIONS):
        raise UsageError(f"{copy}: a program uses this file, or did not end; copy it with `digest db backup`")
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            [[found], *_] = connection.execute("PRAGMA integrity_check(1)").fetchall()
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    except sqlite3.Error as error:
        raise UsageError(f"{copy}: it is damaged ({error}); take an earlier copy") from error
    if found != "ok":
        raise UsageError(f"{copy}: it is damaged ({' '.join(str(found).split())}); take an earlier copy")
    if schema.version.name not in names:
        raise UsageError(f"{copy}: a database of another program")


def _require_ours(new: Path, copy: Path) -> None:
    """Upgrade a copy in its temporary folder.  Raises UsageError for one that this program cannot use.

    A table may have the name of ours and other columns, and a newer program may have made it.
    """
    engine = open_engine(f"sqlite:///{new}", new.parent)
    try:
        with engine.begin() as connection:
            migrate(connection)
            for one in schema.tables.tables.values():
                connection.execute(select(one).limit(1)).first()
    except (SQLAlchemyError, DigestError, ValueError, TypeError, LookupError) as error:
        reason = str(error) if isinstance(error, DigestError) else "its tables are not those of a store"
        raise UsageError(f"{copy}: {reason}; the store stays as it is") from error
    finally:
        engine.dispose()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a database that no other program has open.  Raises LockedError.

    A program with an open connection would go on to write into the replaced file.  A damaged file is nobody's.
    """
    if not path.exists():
        yield
        return
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the log is part of the file that is kept
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise LockedError(f"{path}: another program uses the store; stop it first") from error
        except sqlite3.DatabaseError:
            pass
        yield


def _kept(path: Path) -> Path | None:
    """Give the present database a second name with its log, and return it; the first name is there until replaced."""
    if not path.exists():
        return None
    names = (path.with_name(f"{path.name}.replaced{number or ''}") for number in range(1000))
    kept = next(name for name in names if not name.exists())
    os.link(path, kept)
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:  # of a damaged store: it could not be made part of the file
        log.rename(f"{kept}-wal")
    for end in _COMPANIONS:
        Path(f"{path}{end}").unlink(missing_ok=True)
    return kept


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _into_server(url: str, base: Path, copy: Path) -> None:
    engine = open_engine(url, base)
    explain(engine)
    try:
        with explained(engine):
            if inspect(engine).has_table(schema.version.name):
                raise UsageError("the database has a store already; make an empty one: dropdb, createdb")
            options = ("--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={engine.url.database}")
            run_client("pg_restore", engine, *options, str(copy))
    finally:
        engine.dispose()
