"""The report of a command, added up from its steps, printed, and recorded as a run."""

import time as clocks
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from digest.app.unread import Unread
from digest.errors import DigestError, LockedError
from digest.model.article import Failure
from digest.model.records import CommandRun
from digest.ports import Store


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a command: counts, notes, documents that were not read, and failures of sources.

    `kept` is the number of mails that no server accepted, `faults` are errors that stopped one step but not the others,
    `steps` has the seconds of each step.
    """

    counts: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    kept: int = 0
    faults: tuple[Exception, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()

    @property
    def details(self) -> tuple[str, ...]:
        """A line for each unread document, and the notes."""
        return (*map(str, self.unread), *self.notes)

    def __add__(self, other: "Report") -> "Report":
        return Report(
            {name: self.counts.get(name, 0) + other.counts.get(name, 0) for name in {**self.counts, **other.counts}},
            self.notes + other.notes,
            self.failures + other.failures,
            self.kept + other.kept,
            self.faults + other.faults,
            {name: self.steps.get(name, 0) + other.steps.get(name, 0) for name in {**self.steps, **other.steps}},
            self.unread + other.unread,
        )


class RunRecorder(ExitStack):
    """Add up the reports of one command, and record them as a run when it ends or fails."""

    def __init__(self, command: str, store: Store, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.report = Report()
        started = clock()
        # The monotonic clock: nobody sets it during a run.
        begun = clocks.monotonic()

        def note(kind: type[BaseException] | None, error: BaseException | None, _: Any) -> None:  # noqa: ANN401
            notes = self.report.details
            if error is not None:
                notes = (*notes, f"{type(error).__name__}: {error}")
            ended = started + timedelta(seconds=clocks.monotonic() - begun)
            if not isinstance(error, LockedError):
                steps = {name: round(seconds, 3) for name, seconds in self.report.steps.items()}
                store.runs.add_run(CommandRun(command, started, ended, self.report.counts, notes, steps))

        self.push(note)

    def __enter__(self) -> "RunRecorder":
        super().__enter__()
        return self

    def __call__(self, report: Report) -> None:
        self.report += report


def tried(step: Callable[[], Report]) -> Report:
    """Run a step and return its report; an error is in the report and stops no other step."""
    try:
        return step()
    except Exception as error:  # noqa: BLE001 - one brief that cannot be built must not cost the others theirs
        return Report(notes=(reason_of(error),), faults=(error,))


def reason_of(error: Exception) -> str:
    """Return the reason of a failed step; an unexpected error with its kind."""
    return str(error) if isinstance(error, DigestError) else f"{type(error).__name__}: {error}"
