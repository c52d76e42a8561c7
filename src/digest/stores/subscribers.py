"""Who gets a brief, or no longer wants it, beside what the settings say."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from digest.model.delivery import Delivery
from digest.model.records import Row, Standing, Subscription
from digest.stores import schema
from digest.stores.database import Tables
from digest.stores.rows import columns_of, row_of

# Databases limit the names in one statement.
_AT_ONCE = 500


class Recipients(Tables):
    """The last word of each address on each brief."""

    def subscribe(self, subscription: Subscription, close: Callable[[Row], Delivery | None] = lambda row: None) -> int:
        """Remember that somebody was added, or has left; what was known of it before is replaced.

        `close` gives the end of a row of the brief that is open and not being sent, None for one that stays as it is;
        it is written in the same transaction.  Returns how many were closed.
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
        """Return the last word of some addresses on a brief; those that never said one are not in it."""
        found: dict[str, Standing] = {}
        wanted = sorted(addresses)
        with self._reading() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                table = schema.recipients.c
                query = select(table.address, table.standing).filter_by(brief=brief)
                some = query.where(table.address.in_(wanted[start : start + _AT_ONCE]))
                found.update((row.address, row.standing) for row in connection.execute(some))
        return found

    def subscriptions(self, brief: str | None = None) -> list[Subscription]:
        """All of them, by brief and address."""
        query = select(schema.recipients).order_by(schema.recipients.c.brief, schema.recipients.c.address)
        if brief:
            query = query.filter_by(brief=brief)
        with self._reading() as connection:
            return [
                Subscription(row.brief, row.address, row.mailbox, row.standing, datetime.fromisoformat(row.since))
                for row in connection.execute(query)
            ]


def _open_rows(connection: Connection, brief: str) -> Sequence[Row]:
    """Return the rows of a brief that wait or are claimed; those that are being sent are finished."""
    table = schema.deliveries.c
    of = select(schema.editions.c.key).filter_by(brief=brief)
    query = select(schema.deliveries).where(table.edition.in_(of), table.state.in_(("queued", "claimed")))
    return [row_of(row) for row in connection.execute(query)]
