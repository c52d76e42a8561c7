"""Store documents, their marks and their articles: the rows of one call of `DocumentStore.save`."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import Connection, Function, Table, bindparam, func, insert, select, update

from digest.model.article import Article, Document, Failure
from digest.model.canonical import hash_bytes, plain
from digest.model.source import NewDocument
from digest.stores import schema
from digest.stores.dialects import Words, dialect_of
from digest.stores.rows import gave_of, mark_of, pack, record_of, slices, words_of


def marks_of(document: Document) -> tuple[str, ...]:
    """Return the marks that identify a document, the surest first: its own, else its place, then its name and bytes.

    By name and bytes a file is known that was moved, also with its folder: its articles were told.
    """
    if document.marks:
        return document.marks
    place = f"place {document.source}"
    if not document.filename or not document.body:
        return (place,)
    return place, f"file {PurePosixPath(document.filename).name} {hash_bytes(document.body)}"


def stamp_of(document: Document) -> str:
    """Return the stamp of a document, which changes with its words: its own, else the hash of its bytes."""
    return document.stamp or hash_bytes(document.body)


def save(connection: Connection, origin: str, arrivals: Sequence[NewDocument], at: datetime) -> int:
    """Store documents and their articles, numbered in their order, by few statements however many there are.

    A document with a new stamp and the same articles gets the stamp, and its articles are not stored again.  Returns
    the number of new articles.
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
    """Return the digest of the last articles of each item."""
    found: dict[int, str] = {}
    for some in slices(numbers):
        query = select(schema.items.c.id, schema.items.c.gave).where(schema.items.c.id.in_(some))
        found.update((row.id, row.gave) for row in connection.execute(query))
    return found


def _keep_items(connection: Connection, origin: str, arrivals: Sequence[NewDocument]) -> list[int | None]:
    """Store items; return their numbers, None for a failure without bytes and stamp."""
    values = [_item(arrival) for arrival in arrivals]
    new = [at for at, arrival in enumerate(arrivals) if arrival.item is None and values[at]]
    made = _inserted(connection, schema.items, [{"origin": origin, "gave": "", **values[at]} for at in new], "id")
    numbers = [arrival.item for arrival in arrivals]
    for place, number in zip(new, made, strict=True):
        numbers[place] = number
    _change_items(
        connection, [{"number": a.item, "gave": None, **v} for a, v in zip(arrivals, values, strict=True) if a.item]
    )
    return numbers


def _change_items(connection: Connection, changed: Sequence[dict[str, Any]]) -> None:
    if changed:
        columns = [column for column in changed[0] if column not in ("number", "gave")]
        fresh: Function[str] = func.coalesce(bindparam("gave"), schema.items.c.gave)  # None: the earlier articles stay
        change = update(schema.items).where(schema.items.c.id == bindparam("number"))
        connection.execute(change.values({name: bindparam(name) for name in columns} | {"gave": fresh}), changed)


def _item(arrival: NewDocument) -> dict[str, Any]:
    """Return the columns of an item; {} for a failure without bytes and stamp."""
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
    known = set(items_of(connection, {mark for mark, _ in pairs}))
    if new := [{"mark": mark, "item": item} for mark, item in pairs if (mark, item) not in known]:
        connection.execute(insert(schema.marks), new)


def _keep_documents(
    connection: Connection, told: Sequence[tuple[NewDocument, int | None]], at: datetime
) -> Sequence[int]:
    """Store documents with articles or a failure; return their sequence numbers."""
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
    """Insert rows; return their numbers, in their order."""
    if not rows:
        return ()
    statement = insert(table).returning(table.c[key], sort_by_parameter_order=True)
    return connection.execute(statement, list(rows)).scalars().all()


def items_of(connection: Connection, marks: Iterable[int]) -> list[tuple[int, int]]:
    """Return known marks with their items, the newest item first: in a dictionary the oldest item remains."""
    found = []
    for some in slices(sorted(marks)):
        query = select(schema.marks).where(schema.marks.c.mark.in_(some)).order_by(schema.marks.c.item.desc())
        found += [(row.mark, row.item) for row in connection.execute(query)]
    return found


def _record(document: Document) -> str:
    """Return a document as JSON; its bytes as Latin-1, which has a character for each byte."""
    return json.dumps({**plain(replace(document, body=b"")), "body": document.body.decode("latin-1")})
