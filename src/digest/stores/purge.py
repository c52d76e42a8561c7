"""Delete old documents, except quoted ones."""

import json
from collections.abc import Iterator
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, select

from digest.model.article import Article
from digest.model.edition import Edition
from digest.stores import schema
from digest.stores.database import Tables
from digest.stores.dialects import dialect_of
from digest.stores.faults import explained
from digest.stores.rows import slices, unpack, words_of

_ARTICLE = TypeAdapter(Article)
_EDITION = TypeAdapter(Edition)


class Purge(Tables):
    """Deletes old documents; their marks stay, so that they are not read again."""

    def purge(self, before: datetime) -> dict[str, int]:
        """Delete the documents that were fetched before a moment, with their articles, except quoted ones.

        Returns the counts of deleted "documents" and "articles" and of "kept" documents.
        """
        with self.engine.begin() as connection:
            quoted = set(_quoted(connection))
            documents, articles = schema.documents.c, schema.articles.c
            old = (
                connection.execute(select(documents.seq).where(documents.fetched < before.isoformat())).scalars().all()
            )
            kept: set[int] = set()
            gone = 0
            for some in slices(old):
                rows = select(articles.seq, articles.document, articles.packed).where(articles.document.in_(some))
                found = connection.execute(rows).all()
                kept |= {row.document for row in found if row.seq in quoted}
                lost = [row for row in found if row.seq not in quoted]
                words = [(row.seq, *words_of(_ARTICLE.validate_json(unpack(row.packed)))) for row in lost]
                dialect_of(connection).drop_words(connection, words)
                connection.execute(delete(schema.articles).where(articles.seq.in_([row.seq for row in lost])))
                gone += len(lost)
            forgotten = [number for number in old if number not in kept]
            for some in slices(forgotten):
                connection.execute(delete(schema.bodies).where(schema.bodies.c.document.in_(some)))
                connection.execute(delete(schema.documents).where(documents.seq.in_(some)))
        with explained(self.engine):
            dialect_of(self.engine).compact(self.engine)
        return {"documents": len(forgotten), "articles": gone, "kept": len(kept)}


def _quoted(connection: Connection) -> Iterator[int]:
    """Yield the sequence numbers of quoted articles: by a sentence, or by their title."""
    for row in connection.execute(select(schema.editions.c.record, schema.editions.c.article_seqs)):
        record, seqs = json.loads(row.record), json.loads(row.article_seqs)
        inputs = record["inputs"]["articles"]
        if len(seqs) < len(inputs):
            yield from seqs
            continue
        shown = _EDITION.validate_python(record).shown  # an edition of before has the numbers of all its articles
        yield from (seq for seq, (name, _) in zip(seqs, inputs, strict=True) if name in shown)
