"""Slots and the editions that were built for them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, insert, select, update

from digest.model.article import Article
from digest.model.canonical import plain
from digest.model.delivery import OPEN
from digest.model.edition import Edition, History, Slot
from digest.model.records import EditionRow, Mailing, SlotNote, StoredEdition, StorePosition
from digest.stores import schema
from digest.stores.database import Tables
from digest.stores.deliveries import add_mailing
from digest.stores.rows import edition_row_of, history_of, mark_of, parts_of, record_of, slot_of, unpack

_ARTICLE = TypeAdapter(Article)
_EDITION = TypeAdapter(Edition)


class Editions(Tables):
    """An edition is there whole, with its slot and its deliveries, or not at all."""

    def note_slots(self, notes: Sequence[SlotNote]) -> None:
        """Remember what became of slots; one that is known stays as it is, unless it was owed."""
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

    def last_position(self, brief: str) -> StorePosition:
        """Up to where the brief has told the store: the cut of its last edition that counts.

        Where all deliveries of an edition have failed, what it would have told is still to be told, also when others
        were built since: up to where that one began.
        """
        table = schema.editions.c
        query = select(schema.editions).filter_by(brief=brief).order_by(table.day, table.at)
        told, untold = StorePosition(), None
        with self._reading() as connection:
            for row in connection.execute(query):
                start = StorePosition(row.start_articles, row.start_documents)
                if row.state == "failed":
                    untold = min(untold or start, start, key=lambda cut: cut.articles)
                elif untold is None or start.articles <= untold.articles:
                    told, untold = StorePosition(row.cut_articles, row.cut_documents), None
                else:
                    told = StorePosition(row.cut_articles, row.cut_documents)
        return told if untold is None else untold

    def keys_that_count(self, brief: str, since: date, before: Slot) -> tuple[str, ...]:
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

    def add_edition(
        self,
        edition: Edition,
        start: StorePosition,
        end: StorePosition,
        mailings: Sequence[Mailing],
        missed: Sequence[SlotNote],
        made: datetime,
    ) -> bool:
        """Keep an edition, its slot and a row for each parcel, in one transaction; False when its slot is taken."""
        day, at = parts_of(edition.slot)
        with self.engine.begin() as connection:
            taken = select(schema.slots.c.outcome).filter_by(brief=edition.brief, day=day, at=at)
            if connection.execute(taken).scalar() not in (None, "owed"):
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
                    cut_articles=end.articles,
                    cut_documents=end.documents,
                    record=json.dumps(plain(replace(edition, articles=())), ensure_ascii=False),
                    article_seqs=json.dumps([_seq(connection, article) for article in edition.articles]),
                    made=made.isoformat(),
                    state="open" if mailings else "closed",
                )
            )
            for mailing in mailings:
                add_mailing(connection, edition.key, mailing)
        return True

    def editions(self, brief: str | None = None) -> list[EditionRow]:
        """The editions, the newest first."""
        table = schema.editions.c
        query = select(schema.editions).order_by(table.day.desc(), table.at.desc(), table.key)
        if brief:
            query = query.filter_by(brief=brief)
        with self._reading() as connection:
            return [edition_row_of(row) for row in connection.execute(query)]

    def edition(self, key: str) -> StoredEdition | None:
        """A stored edition, with its articles."""
        with self._reading() as connection:
            row = connection.execute(select(schema.editions).filter_by(key=key)).first()
            if row is None:
                return None
            seqs = json.loads(row.article_seqs)
            records: dict[int, bytes] = {}
            for at in range(0, len(seqs), 500):  # databases limit the names in one statement
                some = select(schema.articles.c.seq, schema.articles.c.packed)
                found = connection.execute(some.where(schema.articles.c.seq.in_(seqs[at : at + 500])))
                records.update((row.seq, row.packed) for row in found)
        articles = tuple(_ARTICLE.validate_json(unpack(records[seq])) for seq in seqs if seq in records)
        edition = replace(_EDITION.validate_json(row.record), articles=articles)
        return StoredEdition(
            edition,
            StorePosition(row.start_articles, row.start_documents),
            StorePosition(row.cut_articles, row.cut_documents),
        )

    def close_editions(self) -> None:
        """Close the editions without open rows; one that nobody got is marked failed, and does not count."""
        with self.engine.begin() as connection:
            for key in connection.execute(select(schema.editions.c.key).filter_by(state="open")).scalars().all():
                rows = select(schema.deliveries.c.state).filter_by(edition=key)
                states = connection.execute(rows).scalars().all()
                if not set(states) & set(OPEN):
                    state = "failed" if states and set(states) <= {"failed", "left"} else "closed"
                    connection.execute(update(schema.editions).filter_by(key=key).values(state=state))


def _seq(connection: Connection, article: Article) -> int:
    """The last row that holds this very article.  Raises ValueError for one that the store does not have."""
    query = select(func.max(schema.articles.c.seq)).filter_by(mark=mark_of(record_of(article)))
    found: int | None = connection.execute(query).scalar()
    if found is None:
        raise ValueError(f"article {article.id} of {article.source} is not in the store")
    return found


def _note(connection: Connection, note: SlotNote) -> None:
    day, at = parts_of(note.slot)
    named = {"brief": note.brief, "day": day, "at": at}
    values = {"outcome": note.outcome, "reason": note.reason}
    known = connection.execute(select(schema.slots.c.outcome).filter_by(**named)).scalar()
    if known is None:
        connection.execute(insert(schema.slots).values(**named, **values))
    elif known == "owed":
        connection.execute(update(schema.slots).filter_by(**named).values(values))
