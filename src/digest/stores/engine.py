"""Make the engine for the URL of a database: the only module that opens one."""

import logging
import os
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from digest.errors import SettingsError, StoreError
from digest.private import make_file, make_folder, tighten
from digest.stores.dialects import PATIENCE, dialect_of
from digest.stores.faults import advice_on
from digest.text.urls import without_password

# A lost connection is reported as an error of the store; SQLAlchemy would print a traceback of its own beside it.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())

# First bytes of a database of SQLite.
MAGIC = b"SQLite format 3\0"


def open_engine(url: str, base: Path) -> Engine:
    """Return the engine of a database URL; a relative SQLite path is relative to `base`.

    Raises SettingsError, StoreError.
    """
    try:
        parsed = make_url(url)
        engine = _file(url, base) if parsed.get_backend_name() == "sqlite" else create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        shown = without_password(url)
        missing = "psycopg" in str(error) and 'install it with: pip install "newsbrief[postgresql]"'
        if isinstance(error, ValueError):
            missing = "its port is no number"
        reason = missing or (type(error).__name__ if "@" in url else str(error).partition("\n")[0])
        raise SettingsError(f"store.url: {shown!r} cannot be used: {reason}") from None
    if engine.dialect.name not in ("sqlite", "postgresql"):
        raise SettingsError(f"store.url: {engine.dialect.name} is not known; use sqlite or postgresql+psycopg")
    dialect_of(engine).set_up(engine)
    return engine


def is_there(url: str, base: Path) -> bool:
    """Return whether there is a store at a database URL; true for a server, and for an invalid URL."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        return True
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return not is_file or (base / str(parsed.database)).exists()


def _file(url: str, base: Path) -> Engine:
    parsed = make_url(url)
    if not parsed.database or parsed.database == ":memory:":
        # One connection is the store.  Threads take it in turns, so that no two transactions become one.
        one = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": PATIENCE}
        return create_engine("sqlite://", connect_args={"check_same_thread": False}, **one)
    path = base / parsed.database
    try:
        _require_content(path)
        _keep_private(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        fault = advice_on(reason) or f"it cannot be made: {reason}; check [store] url and its folder"
        raise StoreError(f"the store {path}: {fault}") from error
    return create_engine(parsed.set(database=str(path)), connect_args={"timeout": PATIENCE})


def _require_content(path: Path) -> None:
    """Raise StoreError for an existing file that is no database: SQLite would make a new one of a short file.

    `_make_store` makes no empty file, so the content of an empty one was lost.
    """
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError:  # it is not there, or SQLite says why it cannot be opened
        return
    if head != MAGIC:
        fault = "it is damaged" if head else "it is empty, its content was lost"
        advice = "restore a copy of it, or move it away to begin anew"
        raise StoreError(f"the store {path}: {fault}; {advice}")


def _keep_private(path: Path) -> None:
    """Make the store's folder and file, or tighten the file: it has mails, recipients and answers of servers.

    SQLite gives its log the rights of the file.  Raises OSError.
    """
    make_folder(path.parent)
    if not path.exists():
        _make_store(path)
    for end in ("", "-wal", "-shm", "-journal", ".lock"):
        tighten(Path(f"{path}{end}"))


def _make_store(path: Path) -> None:
    """Make a database without tables; it appears at once with its first page, or not at all.  Raises OSError."""
    import sqlite3

    with tempfile.TemporaryDirectory(prefix=".digest-", dir=path.parent) as folder:
        new = Path(folder) / "new.db"
        make_file(new)
        try:
            with closing(sqlite3.connect(new)) as connection:
                connection.execute("VACUUM")
                # Now, while nobody else has it: SQLite does not wait when two programs change the mode at once.
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.Error as error:
            raise OSError(str(error)) from error
        try:
            os.link(new, path)
        except FileExistsError:  # another process was first
            pass
        except OSError:  # a disk without hard links
            make_file(path)
