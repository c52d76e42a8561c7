"""A database at a URL: its engine, brought to the newest version, its lock, and copies of it."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from digest.errors import SettingsError
from digest.stores.dialects import dialect_of
from digest.stores.engine import open_engine
from digest.stores.steps import migrate


@dataclass(frozen=True)
class Database:
    """What every table of the store stands on; relative paths in `url` are relative to `base`."""

    url: str = "sqlite:///digest.db"
    base: Path = Path()

    @cached_property
    def engine(self) -> Engine:
        """The engine, its store brought to the newest version.  Raises SettingsError when there is no database."""
        engine = open_engine(self.url, self.base)
        try:
            with engine.begin() as connection:
                migrate(connection)
        except OperationalError as error:
            reason = str(error.orig).strip().partition("\n")[0]
            raise SettingsError(f"store.url: the store cannot be opened: {reason}") from error
        return engine

    def lock(self) -> AbstractContextManager[None]:
        """Held while fetching and building.  Raises LockedError when another process has it."""
        return dialect_of(self.engine).lock(self.engine)

    def backup(self, path: Path) -> None:
        """Copy the store into a file, as it is at one moment, while others use it."""
        dialect_of(self.engine).backup(self.engine, path)

    def _reading(self) -> Connection:
        """A connection for reading alone."""
        return self.engine.connect().execution_options(reads=True)
