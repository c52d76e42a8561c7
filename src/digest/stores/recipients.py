"""Who gets a brief, or no longer wants it, beside what the settings say."""

from datetime import datetime

from sqlalchemy import delete, insert, select

from digest.model.ledger import Subscription
from digest.stores import schema
from digest.stores.database import Database


class Recipients(Database):
    """The last word of each address on each brief."""

    def subscribe(self, subscription: Subscription) -> None:
        """Remember that somebody was added, or has left; what was known of it before is replaced."""
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
