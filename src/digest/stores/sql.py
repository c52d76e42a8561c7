"""The store on a database, by SQLAlchemy Core: SQLite by default, PostgreSQL by its address."""

from datetime import datetime
from functools import cached_property
from pathlib import Path

from digest.errors import UsageError
from digest.stores.copying import Lives, copy_store
from digest.stores.database import Database
from digest.stores.deliveries import Deliveries
from digest.stores.documents import Documents
from digest.stores.editions import Editions
from digest.stores.engine import is_there
from digest.stores.purge import Purge
from digest.stores.restoring import restore_store
from digest.stores.runs import Runs
from digest.stores.sources import Sources


class Sql(Database):
    """Implements `Store` on the database at a URL; relative paths in the URL are relative to `base`."""

    @cached_property
    def documents(self) -> Documents:
        return Documents(self)

    @cached_property
    def sources(self) -> Sources:
        return Sources(self)

    @cached_property
    def editions(self) -> Editions:
        return Editions(self)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self)

    @cached_property
    def runs(self) -> Runs:
        return Runs(self)

    def purge(self, before: datetime) -> dict[str, int]:
        """Delete documents fetched before a moment; see `Purge.purge`."""
        return Purge(self).purge(before)

    def copy(self, url: str, base: Path, lives: Lives) -> dict[str, int]:
        """Copy everything into the empty store at `url`; see `copy_store`.  Raises UsageError without a store."""
        if not is_there(self.url, self.base):
            raise UsageError("there is no store to copy: the file of [store] url is missing")
        return copy_store(self.engine, url, base, lives)

    def restore(self, copy: Path) -> Path | None:
        """Put a backup in the place of this store, which must not be open; see `restore_store`."""
        return restore_store(self.url, self.base, copy)


def memory() -> Sql:
    """Return a store on SQLite in memory, which ends with the process."""
    return Sql("sqlite://")
