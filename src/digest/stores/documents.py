"""Documents as they were read, and their articles."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import chain

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, insert, select

from digest.model.article import ENTRY, Article, Document, Failure
from digest.model.feed import is_earlier_entry
from digest.model.records import StorePosition
from digest.model.source import Hit, KnownDocument, NewDocument, PendingPage
from digest.stores import schema
from digest.stores.database import Tables
from digest.stores.dialects import dialect_of
from digest.stores.document_rows import items_of, marks_of, save, stamp_of
from digest.stores.rows import mark_of, slices, unpack

_ARTICLE = TypeAdapter(Article)


class Documents(Tables):
    """Implements `DocumentStore`; sequence numbers only grow, so that a late document is in the next edition."""

    def find_known(self, documents: Sequence[Document]) -> list[KnownDocument | None]:
        """Return the stored state of each document, by its marks, the surest first.

        The day on which it was first stored is looked up for a document that has changed.
        """
        marks_of_each = [[mark_of(mark) for mark in marks_of(document)] for document in documents]
        with self._reading() as connection:
            item_of = dict(items_of(connection, set(chain.from_iterable(marks_of_each))))
            found = _all_known(connection, [_first_item(item_of, marks) for marks in marks_of_each])
            changed = {k.item for k, one in zip(found, documents, strict=True) if k and k.stamp != stamp_of(one)}
            seen = _first_days(connection, changed)
        return [replace(one, seen=seen.get(one.item)) if one else None for one in found]

    def save(self, origin: str, arrivals: Sequence[NewDocument], at: datetime) -> int:
        """Store documents of a source and their articles, all or none; return the number of new articles."""
        with self.engine.begin() as connection:
            return save(connection, origin, arrivals, at)

    def add_document(self, source: str, body_hash: str, fetched: datetime, found: Sequence[Article] | Failure) -> None:
        """Store the articles of a document, or its failure, with the hash of its bytes alone."""
        document = Document(source, b"", stamp=body_hash)
        with self.engine.begin() as connection:
            [item_of] = [dict(items_of(connection, [mark_of(mark) for mark in marks_of(document)]))]
            item = next(iter(item_of.values()), None)
            found = found if isinstance(found, Failure) else tuple(found)
            save(connection, source, [NewDocument(document, found, item)], fetched)

    def pending_pages(self, now: datetime) -> list[PendingPage]:
        """Return the documents whose pages are to be read at `now`, the oldest first."""
        table = schema.items.c
        query = (
            select(schema.items)
            .where(table.fullness == "wanted", (table.next_try.is_(None)) | (table.next_try <= now.isoformat()))
            .order_by(table.id)
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
            seen = _first_days(connection, {row.id for row in rows if row.gave})
        return [
            PendingPage(row.id, row.origin, _document(unpack(row.wanted)), row.tries, bool(row.gave), seen.get(row.id))
            for row in rows
        ]

    def position(self) -> StorePosition:
        """Return the highest sequence numbers; purged rows count, so that a position never falls."""
        pairs = (
            (schema.articles.c.seq, schema.editions.c.cut_articles),
            (schema.documents.c.seq, schema.editions.c.cut_documents),
        )
        with self._reading() as connection:
            newest = [[connection.execute(select(func.max(column))).scalar() or 0 for column in pair] for pair in pairs]
        return StorePosition(*map(max, newest))

    def articles(self, start: StorePosition, end: StorePosition) -> list[Article]:
        """Return the articles after `start`, up to `end`; of a document that changed, only its last articles."""
        table = schema.articles.c
        query = (
            select(table.document, table.place, table.packed)
            .where(table.seq > start.articles, table.seq <= end.articles)
            .order_by(table.seq)
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        newest = {row.place: row.document for row in rows}
        return [_article(row.packed) for row in rows if newest[row.place] == row.document]

    def sources_of(self, start: StorePosition, end: StorePosition) -> dict[str, frozenset[str]]:
        """Return the names of the sources that list each document after `start`, up to `end`, by its place."""
        documents, articles = schema.documents.c, schema.articles.c
        query = (
            select(documents.source, schema.items.c.origin, schema.listings.c.source.label("listed"))
            .join(schema.items, schema.items.c.id == documents.item)
            .outerjoin(schema.listings, schema.listings.c.item == documents.item)
        )
        with_articles = query.join(schema.articles, articles.document == documents.seq).where(
            articles.seq > start.articles, articles.seq <= end.articles
        )
        failed = query.where(
            documents.seq > start.documents, documents.seq <= end.documents, documents.stage.is_not(None)
        )
        found: dict[str, set[str]] = {}
        with self._reading() as connection:
            for row in chain(connection.execute(with_articles), connection.execute(failed)):
                found.setdefault(row.source, set()).update(name for name in (row.origin, row.listed) if name)
        return {place: frozenset(names) for place, names in found.items()}

    def add_listings(self, source: str, items: Collection[int]) -> None:
        """Note that a source lists items that came in from other sources."""
        table = schema.listings.c
        with self.engine.begin() as connection:
            for some in slices(items):
                known = set(
                    connection.execute(select(table.item).where(table.source == source, table.item.in_(some))).scalars()
                )
                if new := [{"item": item, "source": source} for item in some if item not in known]:
                    connection.execute(insert(schema.listings), new)

    def failures(self, start: StorePosition, end: StorePosition) -> list[Failure]:
        """Return failed documents and notices of failing sources, stored after `start`, up to `end`."""
        table = schema.documents.c
        query = (
            select(table.stage, table.source, table.reason)
            .where(table.seq > start.documents, table.seq <= end.documents, table.stage.is_not(None))
            .order_by(table.source)
        )
        with self._reading() as connection:
            return [Failure(*row) for row in connection.execute(query)]

    def search(self, query: str, most: int = 20) -> list[Hit]:
        """Return the articles that match a query, the best first; see `search_words.query_of`."""
        with self._reading() as connection:
            seqs = dialect_of(connection).find(connection, query, most)
            found = select(schema.articles.c.seq, schema.articles.c.packed).where(schema.articles.c.seq.in_(seqs))
            by_seq = {row.seq: _article(row.packed) for row in connection.execute(found)}
        return [Hit(seq, by_seq[seq]) for seq in seqs if seq in by_seq]

    def stored_document(self, source: str) -> Document | None:
        """Return the last document of a place with its bytes; None if there is none or it was purged."""
        table = schema.documents.c
        query = (
            select(schema.documents, schema.bodies.c.packed)
            .join(schema.bodies, schema.bodies.c.document == table.seq)
            .where(table.source == source)
            .order_by(table.seq.desc())
            .limit(1)
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        return _of_today(Document(source, unpack(row.packed), row.media_type, row.url, row.filename))


def _first_item(item_of: Mapping[int, int], marks: Iterable[int]) -> int | None:
    return next((item_of[mark] for mark in marks if mark in item_of), None)


def _all_known(connection: Connection, numbers: Sequence[int | None]) -> list[KnownDocument | None]:
    """Return the stored state of each number; None for none."""
    known = {one.item: one for one in _known(connection, {number for number in numbers if number is not None})}
    return [None if number is None else known.get(number) for number in numbers]


def _known(connection: Connection, numbers: Iterable[int]) -> Iterator[KnownDocument]:
    for some in slices(sorted(numbers)):
        for row in connection.execute(select(schema.items).where(schema.items.c.id.in_(some))):
            yield KnownDocument(row.id, row.origin, row.stamp, row.gave, row.fullness)


def _first_days(connection: Connection, numbers: Iterable[int]) -> dict[int, date]:
    """Return the day on which each item was first stored, without purged ones."""
    table = schema.documents.c
    days: dict[int, date] = {}
    for some in slices(sorted(numbers)):
        query = select(table.item, func.min(table.fetched).label("first")).where(table.item.in_(some))
        days |= {
            row.item: datetime.fromisoformat(row.first).date() for row in connection.execute(query.group_by(table.item))
        }
    return days


def _article(packed: bytes) -> Article:
    return _ARTICLE.validate_json(unpack(packed))


def _document(packed: bytes) -> Document:
    record = json.loads(packed)
    return _of_today(Document(**{**record, "body": record["body"].encode("latin-1"), "marks": tuple(record["marks"])}))


def _of_today(document: Document) -> Document:
    """Return a document with its present media type: version 0.1 stored feed entries as ordinary JSON."""
    is_earlier = document.media_type == "application/json" and document.filename is None
    return replace(document, media_type=ENTRY) if is_earlier and is_earlier_entry(document.body) else document
