"""Documents as they were read, and the articles that they gave."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, func, insert, select

from digest.canonical import hash_text
from digest.model.article import Article, Failure
from digest.model.ledger import Cut
from digest.stores import schema
from digest.stores.database import Database
from digest.stores.rows import record_of

_ARTICLE = TypeAdapter(Article)


class Documents(Database):
    """Sequence numbers only grow, so that what comes in late is in the next edition."""

    def knows(self, source: str, body_hash: str) -> bool:
        """Whether this document was read before, with these bytes."""
        query = select(schema.documents.c.seq).filter_by(source=source, body_hash=body_hash)
        with self._reading() as connection:
            return connection.execute(query).first() is not None

    def add(self, source: str, body_hash: str, fetched: datetime, found: Sequence[Article] | Failure) -> None:
        """A document and what it gave.  One that could not be had (`body_hash` "") is noted anew each time."""
        failure = found if isinstance(found, Failure) else None
        with self.engine.begin() as connection:
            if not body_hash:
                connection.execute(delete(schema.documents).filter_by(source=source, body_hash=""))
            made = connection.execute(
                insert(schema.documents).values(
                    source=source,
                    body_hash=body_hash,
                    fetched=fetched.isoformat(),
                    stage=failure and failure.stage,
                    reason=failure and failure.reason,
                )
            )
            assert made.inserted_primary_key is not None
            for article in () if isinstance(found, Failure) else found:
                _add_article(connection, article, source, made.inserted_primary_key[0])

    def cut(self) -> Cut:
        """How far the store is filled now."""
        with self._reading() as connection:
            seqs = [connection.execute(select(func.max(t.c.seq))).scalar() for t in (schema.articles, schema.documents)]
        return Cut(seqs[0] or 0, seqs[1] or 0)

    def articles(self, start: Cut, cut: Cut) -> list[Article]:
        """The articles that came in after `start`, up to `cut`; of a document that changed, those of its last state."""
        table = schema.articles.c
        query = (
            select(table.document, table.place, table.record)
            .where(table.seq > start.articles, table.seq <= cut.articles)
            .order_by(table.seq)
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        newest = {row.place: row.document for row in rows}
        return [_ARTICLE.validate_json(row.record) for row in rows if newest[row.place] == row.document]

    def failures(self, start: Cut, cut: Cut) -> list[Failure]:
        """The documents that gave nothing, noted after `start`, up to `cut`."""
        table = schema.documents.c
        query = (
            select(table.stage, table.source, table.reason)
            .where(table.seq > start.documents, table.seq <= cut.documents, table.stage.is_not(None))
            .order_by(table.source)
        )
        with self._reading() as connection:
            return [Failure(*row) for row in connection.execute(query)]


def _add_article(connection: Connection, article: Article, place: str, document: int) -> None:
    record = record_of(article)
    connection.execute(
        insert(schema.articles).values(place=place, document=document, record_hash=hash_text(record), record=record)
    )
