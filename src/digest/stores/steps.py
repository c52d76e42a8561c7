"""The numbered steps by which an older store becomes a newer one."""

from sqlalchemy import Connection, insert, inspect, select, update

from digest.errors import SettingsError
from digest.stores import schema
from digest.stores.shared_bodies import share_bodies

# Step n turns a store of version n + 1 into one of version n + 2.  Never change a released one: add another.
STEPS = (share_bodies,)


def migrate(connection: Connection) -> None:
    """Bring a store to the newest version.  Raises SettingsError for one that a newer program has made."""
    newest = len(STEPS) + 1
    if not inspect(connection).has_table(schema.version.name):
        schema.tables.create_all(connection)
        connection.execute(insert(schema.version).values(number=newest))
        return
    known = connection.execute(select(schema.version.c.number)).scalar_one()
    if known > newest:
        raise SettingsError(f"the store is of version {known}, newer than this program knows; use a newer digest")
    for step in STEPS[known - 1 :]:
        step(connection)
    if known < newest:
        connection.execute(update(schema.version).values(number=newest))
