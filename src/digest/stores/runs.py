"""What each command did, and when."""

import json
from datetime import datetime

from sqlalchemy import insert, select

from digest.model.ledger import Run
from digest.stores import schema
from digest.stores.database import Database


class Runs(Database):
    """The runs, as `digest runs` lists them."""

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
