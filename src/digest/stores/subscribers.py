"""The subscriptions: addresses that were added to a brief or left it, beside those of the settings."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from digest.model.delivery import Delivery
from digest.model.records import Row, Standing, Subscription
from digest.stores import schema
from digest.stores.database import Tables
from digest.stores.rows import columns_of, row_of, slices


class Recipients(Tables):
    """The subscription of each address to each brief."""

    def subscribe(self, subscription: Subscription, close: Callable[[Row], Delivery | None] = lambda row: None) -> int:
        """Store that an address was added to a brief or has left it, in place of its earlier state.

        `close` returns the final state of a queued or claimed row of the brief, None to leave the row as it is; it is
        written in the same transaction.  Returns the number of closed rows.
        """
        known = {"brief": subscription.brief, "address": subscription.address}
        with self.engine.begin() as connection:
            connection.execute(delete(schema.recipients).filter_by(**known))
            connection.execute(
                insert(schema.recipients).values(
                    **known,
                    mailbox=subscription.mailbox,
                    standing=subscription.standing,
                    since=subscription.since.isoformat(),
                )
            )
            ends = [(row.id, end) for row in _open_rows(connection, subscription.brief) if (end := close(row))]
            for number, end in ends:
                change = update(schema.deliveries).filter_by(id=number)
                connection.execute(change.values(**columns_of(end), owner=None, lease_until=None))
        return len(ends)

    def standings(self, brief: str, addresses: Collection[str]) -> dict[str, Standing]:
        """Return whether addresses were added to a brief or left it; addresses without a subscription are missing."""
        found: dict[str, Standing] = {}
        with self._reading() as connection:
            for some in slices(sorted(addresses)):
                table = schema.recipients.c
                query = select(table.address, table.standing).filter_by(brief=brief)
                rows = connection.execute(query.where(table.address.in_(some)))
                found.update((row.address, row.standing) for row in rows)
        return found

    def subscriptions(self, brief: str | None = None) -> list[Subscription]:
        """Return the subscriptions of a brief, or of all, by brief and address."""
        query = select(schema.recipients).order_by(schema.recipients.c.brief, schema.recipients.c.address)
        if brief:
            query = query.filter_by(brief=brief)
        with self._reading() as connection:
            return [
                Subscription(row.brief, row.address, row.mailbox, row.standing, datetime.fromisoformat(row.since))
                for row in connection.execute(query)
            ]


def _open_rows(connection: Connection, brief: str) -> Sequence[Row]:
    """Return the queued and claimed rows of a brief; rows that are being sent are finished by their sender."""
    table = schema.deliveries.c
    of = select(schema.editions.c.key).filter_by(brief=brief)
    query = select(schema.deliveries).where(table.edition.in_(of), table.state.in_(("queued", "claimed")))
    return [row_of(row) for row in connection.execute(query)]
