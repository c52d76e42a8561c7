"""Write the state of the service into files for programs that watch it: JSON, and metrics for Prometheus."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from digest.app.report import Report
from digest.app.runner import Runner
from digest.app.service_log import shareable
from digest.building.owed import OwedSlot
from digest.channels.file import write_whole
from digest.fetching.health import notice
from digest.model.canonical import plain
from digest.model.edition import Slot
from digest.model.records import Row
from digest.settings import Settings

# Days ahead in which the next edition is looked for: a monthly brief has one in 38 (the first Sundays).
AHEAD = 38
# Number of stored runs among which the last tick is looked for: other commands are between them.
_RUNS = 100


@dataclass(frozen=True, slots=True)
class NextEdition:
    """The next edition of a brief, and the moment at which it is due."""

    brief: str
    slot: Slot
    due: datetime


@dataclass(frozen=True, slots=True)
class ServiceHealth:
    """The state of the service after a tick.

    `next` is the first of the upcoming editions; `stops` are the reasons why an edition or a message does not go on,
    `failing` the notices of failing sources, `open` the number of open deliveries, `owed` of editions that are due.
    """

    tick: datetime
    next: NextEdition | None
    stops: tuple[str, ...] = ()
    failing: tuple[str, ...] = ()
    open: int = 0
    owed: int = 0
    built: Mapping[str, datetime] = field(default_factory=dict)


def health_of(here: Runner, report: Report) -> ServiceHealth:
    """Return the state of the service after a tick with this report."""
    now = here.clock()
    due, rows = here.owed(now), here.open_deliveries()
    known = here.store.sources.health()
    upcoming = next((NextEdition(brief, slot, moment) for moment, brief, slot in here.schedule(AHEAD)), None)
    newest = {brief.name: here.editions(brief.name)[:1] for brief in here.settings.brief}
    return ServiceHealth(
        now,
        upcoming,
        tuple(dict.fromkeys(_stops(due, rows, report))),
        tuple(notice(name, one) for name, one in known.items() if one.is_failing),
        len(rows),
        len(due),
        {name: rows[0].made for name, rows in newest.items() if rows},
    )


def _stops(due: Mapping[str, OwedSlot], rows: Sequence[Row], report: Report) -> Iterator[str]:
    """Yield the reasons of owed editions, of messages that are open after a try, and of failed steps."""
    yield from (f"{name}: its edition is owed: {slot.reason}" for name, slot in due.items() if slot.reason)
    waiting = Counter((row.edition, row.delivery.detail) for row in rows if row.delivery.tries)
    yield from (f"{edition}: {count} not sent: {detail}" for (edition, detail), count in waiting.items())
    yield from (f"{type(fault).__name__}: {fault}" for fault in report.faults)


def last_tick(here: Runner) -> datetime | None:
    """Return the time of the last tick: by the health file, or else by the last run that did some work."""
    path = here.settings.service.health_file
    try:
        return (
            datetime.fromisoformat(json.loads(here.settings.at(path).read_bytes())["tick"]) if path else last_run(here)
        )
    except (OSError, ValueError, KeyError, TypeError):
        return last_run(here)


def last_run(here: Runner) -> datetime | None:
    """Return the end of the last run that did some work; None before the first."""
    return next((run.ended for run in here.runs(_RUNS) if run.command == "run"), None)


def as_json(health: ServiceHealth) -> bytes:
    """Return the state as JSON, with secrets and mail addresses masked."""
    return (json.dumps(shareable(plain(health)), ensure_ascii=False, indent=2) + "\n").encode()


def as_metrics(health: ServiceHealth) -> bytes:
    """Return the state in the text format of Prometheus."""
    return "".join(f"{line}\n" for line in _metrics(health)).encode()


def _metrics(health: ServiceHealth) -> Iterator[str]:
    yield from _gauge("last_tick_timestamp_seconds", "Time of the last tick.", {"": health.tick.timestamp()})
    if health.next:
        label = f'{{brief="{_label(health.next.brief)}"}}'
        yield from _gauge("next_edition_timestamp_seconds", "Next due edition.", {label: health.next.due.timestamp()})
    built = {f'{{brief="{_label(name)}"}}': made.timestamp() for name, made in health.built.items()}
    yield from _gauge("last_edition_timestamp_seconds", "Time of the newest edition of a brief.", built)
    yield from _gauge("open_deliveries", "Messages that are not sent yet.", {"": health.open})
    yield from _gauge("owed_editions", "Editions that are due and not built.", {"": health.owed})
    yield from _gauge("failing_sources", "Sources that could not be read.", {"": len(health.failing)})
    yield from _gauge("stops", "Reasons why an edition or a message does not go on.", {"": len(health.stops)})


def _gauge(name: str, about: str, values: Mapping[str, float]) -> Iterator[str]:
    if values:
        yield f"# HELP digest_{name} {about}"
        yield f"# TYPE digest_{name} gauge"
    yield from (f"digest_{name}{label} {value}" for label, value in values.items())


def _label(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


@dataclass(slots=True)
class StateFiles:
    """Write the files of [service] after each tick; a file that cannot be written is reported once."""

    failed: str = ""

    def __call__(self, here: Runner, report: Report) -> str:
        """Write the files, and return the reason of a new failure, else ""."""
        table = here.settings.service
        if not (table.health_file or table.metrics_file):
            return ""
        before = self.failed
        try:
            self.failed = self._write(here.settings, health_of(here, report))
        except Exception as error:  # noqa: BLE001 - the state is less than the service
            self.failed = f"the files of [service] cannot be written: {type(error).__name__}: {error}"
        return self.failed if self.failed != before else ""

    def _write(self, settings: Settings, health: ServiceHealth) -> str:
        table = settings.service
        files = ((table.health_file, as_json), (table.metrics_file, as_metrics))
        return "; ".join(filter(None, (self._why_not(settings, path, text(health)) for path, text in files if path)))

    @staticmethod
    def _why_not(settings: Settings, path: Path, body: bytes) -> str:
        """Write one file; return the reason if that fails, else ""."""
        try:
            write_whole(settings.at(path), body, mode=0o644)  # for programs of other users: it holds no secret
        except OSError as error:
            return f"{path}: cannot be written: {(error.strerror or str(error)).lower()}; check [service]"
        return ""
