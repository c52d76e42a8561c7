"""What a command did: gathered from its steps, told, and written down as a run."""

import time as clocks
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from digest.errors import LockedError
from digest.model.article import Failure
from digest.model.records import CommandRun
from digest.ports import Store


@dataclass(frozen=True, slots=True)
class Report:
    """What a command did: counts, what is worth knowing, what could not be read.

    `kept` is the mail that no server took, `faults` what stopped one step while the others went on, `steps` the seconds
    that each step took.
    """

    counts: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    kept: int = 0
    faults: tuple[Exception, ...] = ()
    steps: Mapping[str, float] = field(default_factory=dict)

    def __add__(self, other: "Report") -> "Report":
        return Report(
            {name: self.counts.get(name, 0) + other.counts.get(name, 0) for name in {**self.counts, **other.counts}},
            self.notes + other.notes,
            self.failures + other.failures,
            self.kept + other.kept,
            self.faults + other.faults,
            {name: self.steps.get(name, 0) + other.steps.get(name, 0) for name in {**self.steps, **other.steps}},
        )


class RunRecorder(ExitStack):
    """Gathers the reports of one command, and writes them down as a run when it ends, in whatever way."""

    def __init__(self, command: str, store: Store, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self.report = Report()
        started = clock()
        # Steps are timed by a clock that nobody sets.
        begun = clocks.monotonic()

        def note(kind: type[BaseException] | None, error: BaseException | None, _: Any) -> None:  # noqa: ANN401
            notes = self.report.notes if error is None else (*self.report.notes, f"{type(error).__name__}: {error}")
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
    """What a step did; its fault, if it has one, is told and stops no other step."""
    try:
        return step()
    except Exception as error:  # noqa: BLE001 - one brief that cannot be built must not cost the others theirs
        return Report(notes=(f"{type(error).__name__}: {error}",), faults=(error,))
