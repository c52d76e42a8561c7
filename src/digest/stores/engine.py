"""The one door to the database: engines, and what differs between databases."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from digest.errors import SettingsError

# Seconds that a writer waits for another; a build holds its transaction for well under one.
_PATIENCE = 30


def open_engine(url: str, base: Path) -> Engine:
    """The engine of a database URL; a relative SQLite path is relative to `base`.  Raises SettingsError."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_engine(parsed)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        shown = re.sub(r"(?<=:)[^:/@]*(?=@)", "***", url)
        reason = type(error).__name__ if "@" in url else str(error).partition("\n")[0]
        raise SettingsError(f"store.url: {shown!r} cannot be used: {reason}") from error
    if not parsed.database or parsed.database == ":memory:":
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        path = base / parsed.database
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed.set(database=str(path)), connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _: Any) -> None:  # noqa: ANN401 - a driver's connection
    """WAL, so that readers never wait; FULL, so that a claim outlives a power cut."""
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in ("journal_mode = WAL", "synchronous = FULL", f"busy_timeout = {_PATIENCE * 1000}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:  # noqa: ANN401
    """Take the write lock at once: a transaction that reads and then writes must not find the world changed.

    One that only reads sees the store as it was when it began, and waits for nobody.  One that is `unsynced` outlives
    the program and not a power cut, and takes a hundredth of the time.
    """
    options = connection.get_execution_options()
    if not options.get("reads", False):
        wanted = "NORMAL" if options.get("unsynced", False) else "FULL"
        connection.connection.driver_connection.execute(f"PRAGMA synchronous = {wanted}")
    connection.exec_driver_sql("BEGIN" if options.get("reads", False) else "BEGIN IMMEDIATE")
