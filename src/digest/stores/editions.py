"""Slots and the editions that were built for them."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, func, insert, select, update

from digest.model.article import Article
from digest.model.canonical import fields_once
from digest.model.delivery import OPEN
from digest.model.edition import Edition, History, Slot
from digest.model.records import EditionRow, Mailing, SlotNote, StoredEdition, StorePosition
from digest.stores import schema
from digest.stores.database import Tables
from digest.stores.deliveries import add_mailing, replace_mailings
from digest.stores.rows import edition_row_of, history_of, mark_of, parts_of, record_of, slot_of, unpack

_ARTICLE = TypeAdapter(Article)
_EDITION = TypeAdapter(Edition)
_FIELDS = TypeAdapter(dict[str, Any])  # writes JSON in a fifth of the time of `json`
# Articles that are looked up by one statement: SQLite takes 999 values in old versions.
_AT_ONCE = 500


class Editions(Tables):
    """Implements `EditionStore`: an edition is stored whole, with its slot and its deliveries, or not at all."""

    def note_slots(self, notes: Sequence[SlotNote]) -> None:
        """Store outcomes of slots; an outcome other than "owed" is never replaced."""
        with self.engine.begin() as connection:
            for note in notes:
                _note(connection, note)

    def slots(self, brief: str | None = None, most: int | None = None) -> list[SlotNote]:
        """Return the outcomes of slots, the newest first, at most `most`."""
        table = schema.slots.c
        query = select(schema.slots).order_by(table.day.desc(), table.at.desc(), table.brief).limit(most)
        if brief:
            query = query.filter_by(brief=brief)
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return [SlotNote(row.brief, slot_of(row.day, row.at), row.outcome, row.reason) for row in rows]

    def last_position(self, brief: str) -> StorePosition:
        """Return the position up to which a brief has used the store: the end of its last edition that counts.

        If all deliveries of an edition have failed, its articles belong to the next edition, also when other editions
        were built since: the position is then its start.
        """
        table = schema.editions.c
        # In the order of making: in an hour that comes twice, a later edition may have an earlier slot.  The position
        # counts before the time, since a clock can be set back.
        query = select(schema.editions).filter_by(brief=brief).order_by(table.cut_articles, table.made)
        used, unused = StorePosition(), None
        with self._reading() as connection:
            for row in connection.execute(query):
                start = StorePosition(row.start_articles, row.start_documents)
                if row.state == "failed":
                    unused = min(unused or start, start, key=lambda position: position.articles)
                elif unused is None or start.articles <= unused.articles:
                    used, unused = StorePosition(row.cut_articles, row.cut_documents), None
                else:
                    used = StorePosition(row.cut_articles, row.cut_documents)
        return used if unused is None else unused

    def keys_that_count(self, brief: str, since: date, before: Slot) -> tuple[str, ...]:
        """Return the keys of a brief's editions from `since` to `before`, the oldest first, without failed ones."""
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
        """Return the quoted sentences of editions, the oldest first, and the open stories of the last one."""
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
        """Store an edition, its slot and all deliveries in one transaction; return False if the slot is taken."""
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
                    **_record_of(connection, edition),
                    made=made.isoformat(),
                    state="open" if mailings else "closed",
                )
            )
            for mailing in mailings:
                add_mailing(connection, edition.key, mailing)
        return True

    def replace_edition(
        self, edition: Edition, end: StorePosition, mailings: Sequence[Mailing], made: datetime
    ) -> bool:
        """Store an edition in place of the one with its key; return False while one of its deliveries is being sent."""
        with self.engine.begin() as connection:
            fresh = replace_mailings(connection, edition.key, mailings)
            if fresh is None:
                return False
            change = update(schema.editions).filter_by(key=edition.key)
            connection.execute(
                change.values(
                    hash=edition.hash,
                    version=edition.inputs.version,
                    stories=len(edition.stories),
                    cut_articles=end.articles,
                    cut_documents=end.documents,
                    made=made.isoformat(),
                    state="open" if fresh else "closed",
                    **_record_of(connection, edition),
                )
            )
        return True

    def editions(self, brief: str | None = None) -> list[EditionRow]:
        """Return a row for each edition, the newest first."""
        table = schema.editions.c
        query = select(schema.editions).order_by(table.day.desc(), table.at.desc(), table.key)
        if brief:
            query = query.filter_by(brief=brief)
        with self._reading() as connection:
            return [edition_row_of(row) for row in connection.execute(query)]

    def edition(self, key: str) -> StoredEdition | None:
        """Return an edition with its articles, purged ones left out; None for an unknown key."""
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
        """Close the editions without open deliveries; an edition that nobody got is marked failed."""
        with self.engine.begin() as connection:
            for key in connection.execute(select(schema.editions.c.key).filter_by(state="open")).scalars().all():
                rows = select(schema.deliveries.c.state).filter_by(edition=key)
                states = connection.execute(rows).scalars().all()
                if not set(states) & set(OPEN):
                    state = "failed" if states and set(states) <= {"failed", "left"} else "closed"
                    connection.execute(update(schema.editions).filter_by(key=key).values(state=state))


def _record_of(connection: Connection, edition: Edition) -> dict[str, str]:
    """Return the columns of an edition's record and of its articles."""
    return {
        "record": _FIELDS.dump_json(
            {**fields_once(edition, "account"), "account": edition.account, "articles": []}
        ).decode(),
        "article_seqs": json.dumps(_seqs(connection, edition.articles)),
    }


def _seqs(connection: Connection, articles: Sequence[Article]) -> list[int]:
    """Return the last row of exactly each article.  Raises ValueError if one is not in the store."""
    marks = [mark_of(record_of(article)) for article in articles]
    found: dict[int, int] = {}
    for at in range(0, len(marks), _AT_ONCE):
        mark = schema.articles.c.mark
        query = select(mark, func.max(schema.articles.c.seq)).where(mark.in_(marks[at : at + _AT_ONCE])).group_by(mark)
        found.update({row[0]: row[1] for row in connection.execute(query)})
    for article, own in zip(articles, marks, strict=True):
        if own not in found:
            raise ValueError(f"article {article.id} of {article.source} is not in the store")
    return [found[own] for own in marks]


def _note(connection: Connection, note: SlotNote) -> None:
    day, at = parts_of(note.slot)
    named = {"brief": note.brief, "day": day, "at": at}
    values = {"outcome": note.outcome, "reason": note.reason}
    known = connection.execute(select(schema.slots.c.outcome).filter_by(**named)).scalar()
    if known is None:
        connection.execute(insert(schema.slots).values(**named, **values))
    elif known == "owed":
        connection.execute(update(schema.slots).filter_by(**named).values(values))
