"""A database at a URL: its engine, brought to the newest version, its lock, and copies of it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select

from digest.private import make_file
from digest.stores import schema
from digest.stores.dialects import dialect_of
from digest.stores.engine import is_there, open_engine
from digest.stores.faults import explain, explained
from digest.stores.migrations import migrate


@dataclass(frozen=True)
class Database:
    """A database; relative paths in `url` are relative to `base`.

    With `reads`, a missing store is not created: an empty one in memory takes its place.
    """

    url: str = "sqlite:///digest.db"
    base: Path = Path()
    reads: bool = False

    @cached_property
    def engine(self) -> Engine:
        """The engine, after the upgrade of the store.  Raises StoreError, SettingsError."""
        made = not self.reads or is_there(self.url, self.base)
        engine = open_engine(self.url if made else "sqlite://", self.base)
        explain(engine)
        if self.reads and made and not self._has_tables(engine):
            engine.dispose()
            engine = open_engine("sqlite://", self.base)
        with explained(engine), engine.begin() as connection:
            migrate(connection)
        return engine

    def _has_tables(self, engine: Engine) -> bool:
        """Return whether there is a store in a database: an empty one of a server stays empty for `db restore`."""
        with explained(engine):
            return engine.dialect.name == "sqlite" or inspect(engine).has_table(schema.version.name)

    @cached_property
    def identity(self) -> str:
        """The random name of this store, made with it."""
        with self.engine.connect().execution_options(reads=True) as connection:
            found: str = connection.execute(select(schema.identity.c.id)).scalar_one()
        return found

    def close(self) -> None:
        """Close the connections; a later use of the store opens new ones."""
        if "engine" in vars(self):
            self.engine.dispose()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock for fetching and building.  Raises LockedError when another process has it."""
        with ExitStack() as held:
            with explained(self.engine):
                held.enter_context(dialect_of(self.engine).lock(self.engine))
            yield

    def backup(self, path: Path) -> None:
        """Copy the store into a file, as it is at one moment, while others use it.  Raises StoreError."""
        with explained(self.engine):
            make_file(path)
            try:
                dialect_of(self.engine).backup(self.engine, path)
            except BaseException:
                path.unlink(missing_ok=True)
                raise

    def damage(self) -> str:
        """Return the first fault in the file of the database, "" if there is none.  Raises StoreError."""
        with explained(self.engine), self.engine.connect().execution_options(reads=True) as connection:
            return dialect_of(self.engine).damage(connection)


@dataclass(frozen=True)
class Tables:
    """Base of the stores: each uses some tables of one database."""

    database: Database

    @property
    def engine(self) -> Engine:
        """The engine of the database.  Raises StoreError, SettingsError."""
        return self.database.engine

    def _reading(self) -> Connection:
        """Return a connection for reading alone."""
        return self.engine.connect().execution_options(reads=True)
