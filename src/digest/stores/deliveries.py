"""The ledger: what is to be delivered, who has claimed it, and what became of it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from digest.model.delivery import Delivery, Message, Rendering
from digest.model.ledger import Parcel, Row
from digest.stores import schema
from digest.stores.database import Database
from digest.stores.rows import columns_of, moment_of, row_of


class Deliveries(Database):
    """Every change of a row names the state and the holder that it was seen with, so that two never send it."""

    def deliveries(self, edition: str | None = None, states: Sequence[str] = ()) -> list[Row]:
        """The rows of the ledger, oldest first."""
        query = select(schema.deliveries).order_by(schema.deliveries.c.id)
        if edition:
            query = query.filter_by(edition=edition)
        if states:
            query = query.where(schema.deliveries.c.state.in_(states))
        with self._reading() as connection:
            return [row_of(row) for row in connection.execute(query)]

    def owner(self, row: int) -> tuple[str, datetime | None]:
        """Who claimed a row, and until when; ("", None) when nobody has."""
        query = select(schema.deliveries.c.owner, schema.deliveries.c.lease_until).filter_by(id=row)
        with self._reading() as connection:
            found = connection.execute(query).one()
        return found.owner or "", moment_of(found.lease_until)

    def claim(self, row: Row, owner: str, until: datetime) -> bool:
        """Take a queued row; False when another was quicker, or has tried it since it was listed."""
        change = (
            update(schema.deliveries)
            .filter_by(id=row.id, state="queued", tries=row.delivery.tries)
            .values(state="claimed", owner=owner, lease_until=until.isoformat())
        )
        with self.engine.begin() as connection:
            return connection.execute(change).rowcount == 1

    def settle(self, row: int, delivery: Delivery, *, seen: str, holder: str, owner: str | None) -> bool:
        """Write what became of a row that was in state `seen` and claimed by `holder`; False when it no longer is.

        `owner` holds it from then on.
        """
        named = update(schema.deliveries).filter_by(id=row, state=seen, owner=holder)
        change = named.values(owner=owner, **columns_of(delivery))
        with self.engine.begin() as connection:
            return connection.execute(change).rowcount == 1

    def message(self, row: int) -> Message:
        """The message of a row, as it was stored."""
        with self._reading() as connection:
            about = connection.execute(
                select(schema.deliveries.c.edition, schema.deliveries.c.subject).filter_by(id=row)
            ).one()
            query = select(schema.parts).filter_by(delivery=row).order_by(schema.parts.c.number)
            parts = tuple(Rendering(part.media_type, part.body) for part in connection.execute(query))
        return Message(about.edition, about.subject, parts)


def add_parcel(connection: Connection, edition: str, parcel: Parcel) -> None:
    """A row for a parcel, with the final bytes of its message."""
    made = connection.execute(
        insert(schema.deliveries).values(
            edition=edition,
            channel=parcel.channel,
            recipient=parcel.recipient,
            message_id=parcel.message_id,
            subject=parcel.message.subject,
            **columns_of(Delivery()),
        )
    )
    assert made.inserted_primary_key is not None
    for number, part in enumerate(parcel.message.parts):
        connection.execute(
            insert(schema.parts).values(
                delivery=made.inserted_primary_key[0], number=number, media_type=part.media_type, body=part.body
            )
        )
