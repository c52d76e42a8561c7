"""The runs of commands."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from digest.model.records import CommandRun
from digest.stores import schema
from digest.stores.database import Tables

# The seconds of the steps are beside the counts, in the same JSON: older stores need no upgrade for them.
_STEPS = "steps"


class Runs(Tables):
    """Implements `RunStore`."""

    def add_run(self, run: CommandRun) -> None:
        """Store a run."""
        counts = {**run.counts, **({_STEPS: dict(run.steps)} if run.steps else {})}
        values = {"counts": json.dumps(counts), "notes": json.dumps(run.notes, ensure_ascii=False)}
        with self.engine.begin() as connection:
            connection.execute(
                insert(schema.runs).values(
                    command=run.command, started=run.started.isoformat(), ended=run.ended.isoformat(), **values
                )
            )

    def runs(self, most: int = 50) -> list[CommandRun]:
        """Return the last runs, the newest first."""
        query = select(schema.runs).order_by(schema.runs.c.id.desc()).limit(most)
        with self._reading() as connection:
            return [_run(row) for row in connection.execute(query)]


def _run(row: Any) -> CommandRun:  # noqa: ANN401 - a row of SQLAlchemy
    counts = json.loads(row.counts)
    steps = counts.pop(_STEPS, {})
    started, ended = datetime.fromisoformat(row.started), datetime.fromisoformat(row.ended)
    return CommandRun(row.command, started, ended, counts, tuple(json.loads(row.notes)), steps)
