"""Documents as they were read, and the articles that they gave."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Function, Table, bindparam, func, insert, select, update

from digest.model.article import Article, Document, Failure
from digest.model.canonical import hash_bytes, plain
from digest.model.feed import ENTRY, is_earlier_entry
from digest.model.records import StorePosition
from digest.model.source import Hit, KnownDocument, NewDocument, PendingPage
from digest.stores import schema
from digest.stores.database import Tables
from digest.stores.dialects import Words, dialect_of
from digest.stores.rows import gave_of, mark_of, pack, record_of, unpack, words_of

_ARTICLE = TypeAdapter(Article)
# Databases limit the values in one statement.
_AT_ONCE = 500


class Documents(Tables):
    """Sequence numbers only grow, so that what comes in late is in the next edition."""

    def find_known(self, documents: Sequence[Document]) -> list[KnownDocument | None]:
        """What the store has of each document, by its marks, the surest first."""
        wanted = [[mark_of(mark) for mark in marks_of(document)] for document in documents]
        with self._reading() as connection:
            item_of = dict(_items_of(connection, {mark for marks in wanted for mark in marks}))
            numbers = [next((item_of[mark] for mark in marks if mark in item_of), None) for marks in wanted]
            found = {known.item: known for known in _known(connection, {n for n in numbers if n is not None})}
        return [found.get(number) if number is not None else None for number in numbers]

    def save(self, origin: str, arrivals: Sequence[NewDocument], at: datetime) -> int:
        """Documents of a source and what they gave, all or none of them; how many articles that adds."""
        with self.engine.begin() as connection:
            return keep(connection, origin, arrivals, at)

    def add_document(self, source: str, body_hash: str, fetched: datetime, found: Sequence[Article] | Failure) -> None:
        """A document of which nothing is known but its hash, and what it gave."""
        document = Document(source, b"", stamp=body_hash)
        with self.engine.begin() as connection:
            [item_of] = [dict(_items_of(connection, [mark_of(mark) for mark in marks_of(document)]))]
            item = next(iter(item_of.values()), None)
            found = found if isinstance(found, Failure) else tuple(found)
            keep(connection, source, [NewDocument(document, found, item)], fetched)

    def pending_pages(self, now: datetime) -> list[PendingPage]:
        """The documents whose pages are to be had now, the oldest first."""
        table = schema.items.c
        query = (
            select(schema.items)
            .where(table.fullness == "wanted", (table.next_try.is_(None)) | (table.next_try <= now.isoformat()))
            .order_by(table.id)
        )
        with self._reading() as connection:
            return [
                PendingPage(row.id, row.origin, _document(unpack(row.wanted)), row.tries, bool(row.gave))
                for row in connection.execute(query)
            ]

    def position(self) -> StorePosition:
        """How far the store is filled now.  What was purged counts: a cut never falls."""
        pairs = (
            (schema.articles.c.seq, schema.editions.c.cut_articles),
            (schema.documents.c.seq, schema.editions.c.cut_documents),
        )
        with self._reading() as connection:
            newest = [[connection.execute(select(func.max(column))).scalar() or 0 for column in pair] for pair in pairs]
        return StorePosition(*map(max, newest))

    def articles(self, start: StorePosition, end: StorePosition) -> list[Article]:
        """The articles that came in after `start`, up to `end`; of a document that changed, those of its last state."""
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

    def failures(self, start: StorePosition, end: StorePosition) -> list[Failure]:
        """The documents that gave nothing and the sources that are ill, noted after `start`, up to `end`."""
        table = schema.documents.c
        query = (
            select(table.stage, table.source, table.reason)
            .where(table.seq > start.documents, table.seq <= end.documents, table.stage.is_not(None))
            .order_by(table.source)
        )
        with self._reading() as connection:
            return [Failure(*row) for row in connection.execute(query)]

    def search(self, query: str, most: int = 20) -> list[Hit]:
        """The articles that hold all words of a query, the best first; see `words.query_of`."""
        with self._reading() as connection:
            seqs = dialect_of(connection).find(connection, query, most)
            found = select(schema.articles.c.seq, schema.articles.c.packed).where(schema.articles.c.seq.in_(seqs))
            by_seq = {row.seq: _article(row.packed) for row in connection.execute(found)}
        return [Hit(seq, by_seq[seq]) for seq in seqs if seq in by_seq]

    def stored_document(self, source: str) -> Document | None:
        """The last document that was read at a place, as it was; None when there is none, or it was purged."""
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


def marks_of(document: Document) -> tuple[str, ...]:
    """What a document is known by: its marks, else its place."""
    return document.marks or (f"place {document.source}",)


def stamp_of(document: Document) -> str:
    """What changes when its words do: its stamp, else the hash of its bytes."""
    return document.stamp or hash_bytes(document.body)


def keep(connection: Connection, origin: str, arrivals: Sequence[NewDocument], at: datetime) -> int:
    """Documents and what they gave, numbered in their order, by a few statements however many they are.

    One that says what it has said before is known by its new stamp, and stored no second time.
    """
    gave = _gave(connection, [arrival.item for arrival in arrivals if arrival.item is not None])
    numbers = _keep_items(connection, origin, arrivals)
    _keep_marks(connection, arrivals, numbers)
    told = [
        (arrival, number)
        for arrival, number in zip(arrivals, numbers, strict=True)
        if isinstance(arrival.found, Failure)
        or (arrival.found is not None and gave_of(arrival.found) != gave.get(number or 0))
    ]
    documents = _keep_documents(connection, told, at)
    new = [
        (document, arrival.document.source, article)
        for (arrival, _), document in zip(told, documents, strict=True)
        if isinstance(arrival.found, tuple)
        for article in arrival.found
    ]
    _keep_articles(connection, new)
    return len(new)


def _gave(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """What documents gave before."""
    found: dict[int, str] = {}
    for some in _slices(numbers):
        query = select(schema.items.c.id, schema.items.c.gave).where(schema.items.c.id.in_(some))
        found.update((row.id, row.gave) for row in connection.execute(query))
    return found


def _keep_items(connection: Connection, origin: str, arrivals: Sequence[NewDocument]) -> list[int | None]:
    """The number of each document; None for what only failed, and has neither bytes nor a stamp."""
    values = [_item(arrival) for arrival in arrivals]
    new = [at for at, arrival in enumerate(arrivals) if arrival.item is None and values[at]]
    made = _inserted(connection, schema.items, [{"origin": origin, "gave": "", **values[at]} for at in new], "id")
    numbers = [arrival.item for arrival in arrivals]
    for place, number in zip(new, made, strict=True):
        numbers[place] = number
    changed = [{"number": a.item, "gave": None, **v} for a, v in zip(arrivals, values, strict=True) if a.item]
    if changed:
        columns = [column for column in changed[0] if column not in ("number", "gave")]
        fresh: Function[str] = func.coalesce(
            bindparam("gave"), schema.items.c.gave
        )  # None: what it gave before still holds
        change = update(schema.items).where(schema.items.c.id == bindparam("number"))
        connection.execute(change.values({name: bindparam(name) for name in columns} | {"gave": fresh}), changed)
    return numbers


def _item(arrival: NewDocument) -> dict[str, Any]:
    """The columns of an item; {} for what is none."""
    document, found = arrival.document, arrival.found
    if arrival.item is None and isinstance(found, Failure) and not (document.body or document.stamp):
        return {}
    values = {
        "stamp": stamp_of(document),
        "fullness": arrival.fullness,
        "tries": arrival.tries,
        "next_try": arrival.next_try.isoformat() if arrival.next_try else None,
        "wanted": pack(_record(document)) if arrival.fullness == "wanted" else None,
    }
    if found is not None:
        values["gave"] = "" if isinstance(found, Failure) else gave_of(found)
    return values


def _keep_marks(connection: Connection, arrivals: Sequence[NewDocument], numbers: Sequence[int | None]) -> None:
    pairs = dict.fromkeys(
        (mark_of(mark), number)
        for arrival, number in zip(arrivals, numbers, strict=True)
        if number is not None
        for mark in marks_of(arrival.document)
    )
    known = set(_items_of(connection, {mark for mark, _ in pairs}))
    if new := [{"mark": mark, "item": item} for mark, item in pairs if (mark, item) not in known]:
        connection.execute(insert(schema.marks), new)


def _keep_documents(
    connection: Connection, told: Sequence[tuple[NewDocument, int | None]], at: datetime
) -> Sequence[int]:
    """The sequence numbers of documents that gave articles, or failed."""
    made = _inserted(connection, schema.documents, [_document_row(arrival, item, at) for arrival, item in told], "seq")
    bodies = [
        {"document": number, "packed": pack(arrival.document.body)}
        for (arrival, _), number in zip(told, made, strict=True)
        if arrival.document.body
    ]
    if bodies:
        connection.execute(insert(schema.bodies), bodies)
    return made


def _document_row(arrival: NewDocument, item: int | None, at: datetime) -> dict[str, Any]:
    document = arrival.document
    failure = arrival.found if isinstance(arrival.found, Failure) else None
    return {
        "item": item,
        "source": document.source,
        "body_hash": hash_bytes(document.body) if document.body else document.stamp,
        "fetched": at.isoformat(),
        "stage": failure and failure.stage,
        "reason": failure and failure.reason,
        "media_type": document.media_type,
        "url": document.url,
        "filename": document.filename,
    }


def _keep_articles(connection: Connection, new: Sequence[tuple[int, str, Article]]) -> None:
    rows = []
    for document, place, article in new:
        record = record_of(article)
        rows.append({"document": document, "place": place, "mark": mark_of(record), "packed": pack(record)})
    seqs = _inserted(connection, schema.articles, rows, "seq")
    words: list[Words] = [(seq, *words_of(article)) for seq, (_, _, article) in zip(seqs, new, strict=True)]
    dialect_of(connection).add_words(connection, words)


def _inserted(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], key: str) -> Sequence[int]:
    """Insert rows; their numbers, in their order."""
    if not rows:
        return ()
    statement = insert(table).returning(table.c[key], sort_by_parameter_order=True)
    return connection.execute(statement, list(rows)).scalars().all()


def _slices(numbers: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(numbers)
    return (ordered[at : at + _AT_ONCE] for at in range(0, len(ordered), _AT_ONCE))


def _items_of(connection: Connection, marks: Iterable[int]) -> list[tuple[int, int]]:
    """The marks that are known, each with its items, the newest first: in a dictionary the oldest holds."""
    found = []
    for some in _slices(marks):
        query = select(schema.marks).where(schema.marks.c.mark.in_(some)).order_by(schema.marks.c.item.desc())
        found += [(row.mark, row.item) for row in connection.execute(query)]
    return found


def _known(connection: Connection, numbers: Iterable[int]) -> Iterator[KnownDocument]:
    for some in _slices(numbers):
        for row in connection.execute(select(schema.items).where(schema.items.c.id.in_(some))):
            yield KnownDocument(row.id, row.origin, row.stamp, row.gave, row.fullness)


def _article(packed: bytes) -> Article:
    return _ARTICLE.validate_json(unpack(packed))


def _record(document: Document) -> str:
    """A document as text, its bytes by latin-1, which has a letter for each."""
    return json.dumps({**plain(replace(document, body=b"")), "body": document.body.decode("latin-1")})


def _document(packed: bytes) -> Document:
    record = json.loads(packed)
    return _of_today(Document(**{**record, "body": record["body"].encode("latin-1"), "marks": tuple(record["marks"])}))


def _of_today(document: Document) -> Document:
    """A document as it is read today: version 0.1 kept entries of feeds under the type of any JSON."""
    is_earlier = document.media_type == "application/json" and document.filename is None
    return replace(document, media_type=ENTRY) if is_earlier and is_earlier_entry(document.body) else document
