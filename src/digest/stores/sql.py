"""The store on a database, by SQLAlchemy Core: SQLite by default."""

from digest.stores.deliveries import Deliveries
from digest.stores.documents import Documents
from digest.stores.editions import Editions
from digest.stores.recipients import Recipients
from digest.stores.runs import Runs


class Sql(Documents, Editions, Deliveries, Recipients, Runs):
    """All that the port `Store` asks for, on the database at a URL; relative paths in it are relative to `base`."""


def memory() -> Sql:
    """A store that is gone with the process: the same, on SQLite in memory."""
    return Sql("sqlite://")
