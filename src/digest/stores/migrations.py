"""Upgrade a store of an older version, one version a step."""

import secrets

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, inspect, select, text, update

from digest.errors import SettingsError, StoreError
from digest.model.article import Article
from digest.stores import schema
from digest.stores.dialects import dialect_of
from digest.stores.rows import AT_ONCE, gave_of, mark_of, pack, record_of, words_of
from digest.stores.shared_bodies import share_bodies
from digest.text.urls import is_web, normalise_url

_ARTICLE = TypeAdapter(Article)


def _second(connection: Connection) -> None:
    """Add bytes and marks of documents, packed and searchable articles, and the health of sources.

    Stores of version 1 were on SQLite alone, and had no bytes of their documents.  A feed entry that is still listed is
    read once more, and adds nothing if it has the same text.
    """
    for table, index in (("documents", None), ("articles", "ix_articles_record_hash")):
        connection.execute(text(f"ALTER TABLE {table} RENAME TO {table}_1"))
        if index:
            connection.execute(text(f"DROP INDEX {index}"))
    new = ("documents", "bodies", "items", "marks", "articles", "sources", "health", "hosts")
    schema.tables.create_all(connection, [schema.tables.tables[name] for name in new])
    dialect_of(connection).create_search(connection)
    _items_of_first(connection)
    _articles_of_first(connection)
    for table in ("documents", "articles"):
        kept = text(f"UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = '{table}_1') "
                    f"WHERE name = '{table}'")  # fmt: skip
        connection.execute(kept)
        connection.execute(text(f"DROP TABLE {table}_1"))


def _items_of_first(connection: Connection) -> None:
    """Make an item for each place of a document, with its last state."""
    numbers: dict[str, int] = {}
    for row in connection.execute(
        text("SELECT seq, source, body_hash, fetched, stage, reason FROM documents_1 ORDER BY seq")
    ):
        item = None
        if row.body_hash:
            item = numbers.setdefault(row.source, len(numbers) + 1)
        connection.execute(insert(schema.documents).values(item=item, **row._asdict()))
    for source, item in numbers.items():
        seen = text("SELECT body_hash FROM documents_1 WHERE source = :source AND body_hash != '' ORDER BY seq DESC")
        stamp = connection.execute(seen, {"source": source}).scalar()
        values = {"id": item, "origin": "", "stamp": stamp, "gave": "", "fullness": "whole"}
        connection.execute(insert(schema.items).values(values))
        found = [f"place {source}", *([f"address {normalise_url(source)}"] if is_web(source) else [])]
        connection.execute(insert(schema.marks), [{"mark": mark_of(mark), "item": item} for mark in found])


def _articles_of_first(connection: Connection) -> None:
    """Copy the articles, and note the articles of the last state of each document."""
    gave: dict[str, tuple[int, list[Article]]] = {}
    rows = connection.execute(text("SELECT seq, document, place, record FROM articles_1 ORDER BY seq"))
    while batch := rows.fetchmany(AT_ONCE):
        values, words = [], []
        for row in batch:
            article = _ARTICLE.validate_json(row.record)
            record = record_of(article)
            values.append({"seq": row.seq, "document": row.document, "place": row.place, "mark": mark_of(record),
                           "packed": pack(record)})  # fmt: skip
            words.append((row.seq, *words_of(article)))
            if gave.get(row.place, (0, []))[0] != row.document:
                gave[row.place] = (row.document, [])
            gave[row.place][1].append(article)
        connection.execute(insert(schema.articles), values)
        dialect_of(connection).add_words(connection, words)
    for place, (_, articles) in gave.items():
        item = select(schema.marks.c.item).filter_by(mark=mark_of(f"place {place}"))
        change = update(schema.items).where(schema.items.c.id == item.scalar_subquery())
        connection.execute(change.values(gave=gave_of(articles)))


def _fourth(connection: Connection) -> None:
    """Give queued deliveries and claimed deliveries an index each."""
    connection.execute(text("DROP INDEX IF EXISTS ix_deliveries_state"))
    for index in (schema.waiting, schema.held):
        index.create(connection, checkfirst=True)


def _fifth(connection: Connection) -> None:
    """Give the store an identity: without it, mails of two stores could have the same Message-IDs."""
    schema.identity.create(connection, checkfirst=True)
    identify(connection)


def _sixth(connection: Connection) -> None:
    """Add the sources that list a document beside the source from which it came in."""
    schema.listings.create(connection, checkfirst=True)


def identify(connection: Connection) -> None:
    """Give a store its random name."""
    connection.execute(insert(schema.identity).values(id=secrets.token_hex(16)))


# Step n turns a store of version n into version n + 1.  Never change a released step: add another.
STEPS = (_second, share_bodies, _fourth, _fifth, _sixth)


def _require_own(connection: Connection) -> None:
    """Raise SettingsError for a file with tables of another program; a server may have them beside ours."""
    if connection.dialect.name == "sqlite" and inspect(connection).get_table_names():
        name = connection.engine.url.database
        raise SettingsError(f"store.url: {name} is a database of another program; name another file")


def migrate(connection: Connection) -> None:
    """Upgrade a store to the newest version.  Raises SettingsError if a newer program has made it, StoreError."""
    newest = len(STEPS) + 1
    if not inspect(connection).has_table(schema.version.name):
        _require_own(connection)
        schema.tables.create_all(connection)
        dialect_of(connection).create_search(connection)
        connection.execute(insert(schema.version).values(number=newest))
        identify(connection)
        return
    known, *others = connection.execute(select(schema.version.c.number)).scalars()
    if others:
        raise StoreError("the store has two copies of its rows; restore a copy into an empty database")
    if known > newest:
        raise SettingsError(f"the store is of version {known}, newer than this program can read; use a newer digest")
    for step in STEPS[known - 1 :]:
        step(connection)
    if known < newest:
        connection.execute(update(schema.version).values(number=newest))
