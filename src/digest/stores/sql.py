"""The store on a database, by SQLAlchemy Core: SQLite by default."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from digest.canonical import hash_text, plain
from digest.model.article import Article, Failure
from digest.model.delivery import OPEN, Delivery, Message, Rendering
from digest.model.edition import Edition, History, Slot
from digest.model.ledger import Cut, Filed, Kept, Parcel, Row, Run, SlotNote
from digest.stores import schema
from digest.stores.engine import open_engine
from digest.stores.lock import file_lock
from digest.stores.rows import columns_of, filed_of, history_of, moment_of, parts_of, record_of, row_of, slot_of

_ARTICLE = TypeAdapter(Article)
_EDITION = TypeAdapter(Edition)


@dataclass(frozen=True)
class Sql:
    """A store at a database URL; relative paths in it are relative to `base`."""

    url: str = "sqlite:///digest.db"
    base: Path = Path()

    @cached_property
    def engine(self) -> Engine:
        """The engine, its store brought to the newest version."""
        engine = open_engine(self.url, self.base)
        with engine.begin() as connection:
            schema.migrate(connection)
        return engine

    def _reading(self) -> Connection:
        """A connection for reading alone."""
        return self.engine.connect().execution_options(reads=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Held while fetching and building.  Raises LockedError when another process has it."""
        database = self.engine.url.database
        with file_lock(Path(f"{database}.lock") if database else None):
            yield

    # Documents and articles

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

    # Slots and editions

    def note_slots(self, notes: Sequence[SlotNote]) -> None:
        """Remember what became of slots; one that is known stays as it is."""
        with self.engine.begin() as connection:
            for note in notes:
                _note(connection, note)

    def slots(self, brief: str | None = None, most: int | None = None) -> list[SlotNote]:
        """What became of the slots, the newest first, at most so many."""
        table = schema.slots.c
        query = select(schema.slots).order_by(table.day.desc(), table.at.desc(), table.brief).limit(most)
        if brief:
            query = query.filter_by(brief=brief)
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return [SlotNote(row.brief, slot_of(row.day, row.at), row.outcome, row.reason) for row in rows]

    def last_cut(self, brief: str) -> Cut:
        """Up to where the brief has told the store: the cut of its last edition that counts.

        Where all deliveries of an edition have failed, what it would have told is still to be told, also when others
        were built since: up to where that one began.
        """
        table = schema.editions.c
        query = select(schema.editions).filter_by(brief=brief).order_by(table.day, table.at)
        told, untold = Cut(), None
        with self._reading() as connection:
            for row in connection.execute(query):
                start = Cut(row.start_articles, row.start_documents)
                if row.state == "failed":
                    untold = min(untold or start, start, key=lambda cut: cut.articles)
                elif untold is None or start.articles <= untold.articles:
                    told, untold = Cut(row.cut_articles, row.cut_documents), None
                else:
                    told = Cut(row.cut_articles, row.cut_documents)
        return told if untold is None else untold

    def counting(self, brief: str, since: date, before: Slot) -> tuple[str, ...]:
        """The keys of the brief's editions that count, from the day `since` to before a slot, the oldest first."""
        table = schema.editions.c
        query = (
            select(table.key, table.day, table.at)
            .filter_by(brief=brief)
            .where(table.state != "failed", table.day >= since.isoformat())
            .order_by(table.day, table.at)
        )
        limit = parts_of(before)
        with self._reading() as connection:
            return tuple(row.key for row in connection.execute(query) if (row.day, row.at) < limit)

    def history(self, keys: Sequence[str]) -> History:
        """What these editions, the oldest first, have said, and the stories that were open after the last of them."""
        query = select(schema.editions.c.key, schema.editions.c.record).where(schema.editions.c.key.in_(keys))
        with self._reading() as connection:
            records = {row.key: json.loads(row.record) for row in connection.execute(query)}
        return replace(history_of({key: records[key] for key in keys if key in records}), editions=tuple(keys))

    def file(
        self,
        edition: Edition,
        start: Cut,
        cut: Cut,
        parcels: Sequence[Parcel],
        missed: Sequence[SlotNote],
        made: datetime,
    ) -> bool:
        """Keep an edition, its slot and a row for each parcel, in one transaction; False when its slot is taken."""
        day, at = parts_of(edition.slot)
        with self.engine.begin() as connection:
            taken = select(schema.slots.c.outcome).filter_by(brief=edition.brief, day=day, at=at)
            if connection.execute(taken).first():
                return False
            for note in missed:
                _note(connection, note)
            _note(connection, SlotNote(edition.brief, edition.slot, "built"))
            connection.execute(
                insert(schema.editions).values(
                    key=edition.key,
                    brief=edition.brief,
                    day=day,
                    at=at,
                    hash=edition.hash,
                    version=edition.inputs.version,
                    stories=len(edition.stories),
                    start_articles=start.articles,
                    start_documents=start.documents,
                    cut_articles=cut.articles,
                    cut_documents=cut.documents,
                    record=json.dumps(plain(replace(edition, articles=())), ensure_ascii=False),
                    article_seqs=json.dumps([_seq(connection, article) for article in edition.articles]),
                    made=made.isoformat(),
                    state="open" if parcels else "closed",
                )
            )
            for parcel in parcels:
                _add_parcel(connection, edition.key, parcel)
        return True

    def editions(self, brief: str | None = None) -> list[Filed]:
        """The editions, the newest first."""
        table = schema.editions.c
        query = select(schema.editions).order_by(table.day.desc(), table.at.desc(), table.key)
        if brief:
            query = query.filter_by(brief=brief)
        with self._reading() as connection:
            return [filed_of(row) for row in connection.execute(query)]

    def edition(self, key: str) -> Kept | None:
        """A stored edition, with its articles."""
        with self._reading() as connection:
            row = connection.execute(select(schema.editions).filter_by(key=key)).first()
            if row is None:
                return None
            seqs = json.loads(row.article_seqs)
            records: dict[int, str] = {}
            for at in range(0, len(seqs), 500):  # databases limit the names in one statement
                some = select(schema.articles.c.seq, schema.articles.c.record)
                found = connection.execute(some.where(schema.articles.c.seq.in_(seqs[at : at + 500])))
                records.update((row.seq, row.record) for row in found)
        articles = tuple(_ARTICLE.validate_json(records[seq]) for seq in seqs if seq in records)
        edition = replace(_EDITION.validate_json(row.record), articles=articles)
        return Kept(edition, Cut(row.start_articles, row.start_documents), Cut(row.cut_articles, row.cut_documents))

    def close_editions(self) -> None:
        """Close the editions without open rows; one whose rows have all failed is marked failed, and does not count."""
        with self.engine.begin() as connection:
            for key in connection.execute(select(schema.editions.c.key).filter_by(state="open")).scalars().all():
                rows = select(schema.deliveries.c.state).filter_by(edition=key)
                states = connection.execute(rows).scalars().all()
                if not set(states) & set(OPEN):
                    state = "failed" if states and set(states) == {"failed"} else "closed"
                    connection.execute(update(schema.editions).filter_by(key=key).values(state=state))

    # Deliveries

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

    # Runs

    def add_run(self, run: Run) -> None:
        """Remember a run."""
        values = {"counts": json.dumps(dict(run.counts)), "notes": json.dumps(run.notes, ensure_ascii=False)}
        with self.engine.begin() as connection:
            connection.execute(
                insert(schema.runs).values(
                    command=run.command, started=run.started.isoformat(), ended=run.ended.isoformat(), **values
                )
            )

    def runs(self, most: int = 50) -> list[Run]:
        """The last runs, the newest first."""
        query = select(schema.runs).order_by(schema.runs.c.id.desc()).limit(most)
        with self._reading() as connection:
            return [
                Run(
                    row.command,
                    datetime.fromisoformat(row.started),
                    datetime.fromisoformat(row.ended),
                    json.loads(row.counts),
                    tuple(json.loads(row.notes)),
                )
                for row in connection.execute(query)
            ]


def memory() -> Sql:
    """A store that is gone with the process: the same, on SQLite in memory."""
    return Sql("sqlite://")


def _add_article(connection: Connection, article: Article, place: str, document: int) -> None:
    record = record_of(article)
    connection.execute(
        insert(schema.articles).values(place=place, document=document, record_hash=hash_text(record), record=record)
    )


def _seq(connection: Connection, article: Article) -> int:
    """The last row that holds this very article.  Raises ValueError for one that the store does not have."""
    query = select(func.max(schema.articles.c.seq)).filter_by(record_hash=hash_text(record_of(article)))
    found: int | None = connection.execute(query).scalar()
    if found is None:
        raise ValueError(f"article {article.id} of {article.source} is not in the store")
    return found


def _add_parcel(connection: Connection, edition: str, parcel: Parcel) -> None:
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


def _note(connection: Connection, note: SlotNote) -> None:
    day, at = parts_of(note.slot)
    named = {"brief": note.brief, "day": day, "at": at}
    if connection.execute(select(schema.slots.c.outcome).filter_by(**named)).first() is None:
        connection.execute(insert(schema.slots).values(**named, outcome=note.outcome, reason=note.reason))
