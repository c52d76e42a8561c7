"""The store on a database, by SQLAlchemy Core: SQLite by default, PostgreSQL by its address."""

from digest.stores.deliveries import Deliveries
from digest.stores.documents import Documents
from digest.stores.editions import Editions
from digest.stores.purge import Purge
from digest.stores.runs import Runs
from digest.stores.sources import Sources
from digest.stores.subscribers import Recipients


class Sql(Documents, Sources, Editions, Deliveries, Recipients, Runs, Purge):
    """All that the port `Store` asks for, on the database at a URL; relative paths in it are relative to `base`."""


def memory() -> Sql:
    """A store that is gone with the process: the same, on SQLite in memory."""
    return Sql("sqlite://")
