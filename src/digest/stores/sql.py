"""The store on a database, by SQLAlchemy Core: SQLite by default, PostgreSQL by its address."""

from datetime import datetime
from functools import cached_property

from digest.stores.database import Database
from digest.stores.deliveries import Deliveries
from digest.stores.documents import Documents
from digest.stores.editions import Editions
from digest.stores.purge import Purge
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


def memory() -> Sql:
    """Return a store on SQLite in memory, which ends with the process."""
    return Sql("sqlite://")
