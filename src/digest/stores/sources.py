"""The sources that were added by command, the health of all sources, and robots.txt files."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select, update

from digest.model.canonical import plain
from digest.model.source import Health, NewDocument, StoredSource
from digest.stores import schema
from digest.stores.database import Tables
from digest.stores.document_rows import save

_HEALTH = TypeAdapter(Health)


class Sources(Tables):
    """Implements `SourceStore`; the name of a source is its address or path, without any password."""

    def added_sources(self) -> list[StoredSource]:
        """Return the added sources, the first first."""
        query = select(schema.sources).order_by(schema.sources.c.id)
        with self._reading() as connection:
            return [StoredSource(row.name, json.loads(row.settings)) for row in connection.execute(query)]

    def add_sources(self, sources: Iterable[StoredSource], at: datetime) -> int:
        """Add sources, all or none; return the number of new ones."""
        added = 0
        with self.engine.begin() as connection:
            for source in sources:
                if connection.execute(select(schema.sources.c.name).filter_by(name=source.name)).first() is None:
                    settings = json.dumps(dict(source.settings), ensure_ascii=False)
                    values = {"name": source.name, "settings": settings, "added": at.isoformat()}
                    connection.execute(insert(schema.sources).values(values))
                    added += 1
        return added

    def change_source(self, source: StoredSource) -> bool:
        """Replace the settings of an added source; return whether it was there."""
        values = {"settings": json.dumps(dict(source.settings), ensure_ascii=False)}
        with self.engine.begin() as connection:
            return connection.execute(update(schema.sources).filter_by(name=source.name).values(values)).rowcount > 0

    def remove_source(self, name: str) -> bool:
        """Remove a source and its health, and keep its documents; return whether it was there."""
        with self.engine.begin() as connection:
            connection.execute(delete(schema.health).filter_by(name=name))
            _forget_notice(connection, name)
            return connection.execute(delete(schema.sources).filter_by(name=name)).rowcount > 0

    def health(self) -> dict[str, Health]:
        """Return the health of every source that was asked before, by its name."""
        with self._reading() as connection:
            rows = connection.execute(select(schema.health.c.name, schema.health.c.record)).all()
        return {row.name: _HEALTH.validate_json(row.record) for row in rows}

    def save_visit(
        self, name: str, arrivals: Sequence[NewDocument], at: datetime, health: Health, notice: str | None
    ) -> int:
        """Store the last documents of a visit and the new health, in one transaction; return the number of articles.

        A `notice` is stored once while the source fails, for the editions built meanwhile; None deletes it.
        """
        with self.engine.begin() as connection:
            added = save(connection, name, arrivals, at)
            told = connection.execute(select(schema.health.c.told).filter_by(name=name)).scalar()
            values = {"record": json.dumps(plain(health), ensure_ascii=False), "told": notice is not None}
            if told is None:
                connection.execute(insert(schema.health).values(name=name, **values))
            else:
                connection.execute(update(schema.health).filter_by(name=name).values(values))
            if notice is None:
                _forget_notice(connection, name)
            elif not told:
                row = {"source": name, "body_hash": "", "fetched": at.isoformat(), "stage": "source", "reason": notice}
                connection.execute(insert(schema.documents).values(row))
        return added

    def robots(self) -> dict[str, tuple[datetime, str]]:
        """Return the time of reading and the text of each robots.txt, by origin."""
        with self._reading() as connection:
            rows = connection.execute(select(schema.hosts)).all()
        return {row.origin: (datetime.fromisoformat(row.read), row.robots) for row in rows}

    def save_robots(self, robots: Mapping[str, tuple[datetime, str]]) -> None:
        """Store robots.txt files; each replaces the older one of its origin."""
        with self.engine.begin() as connection:
            for origin, (read, text) in robots.items():
                connection.execute(delete(schema.hosts).filter_by(origin=origin))
                values = {"origin": origin, "read": read.isoformat(), "robots": text}
                connection.execute(insert(schema.hosts).values(values))


def _forget_notice(connection: Connection, name: str) -> None:
    connection.execute(delete(schema.documents).filter_by(source=name, body_hash="", stage="source"))
