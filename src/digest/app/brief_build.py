"""Build the edition of one brief by its settings, and report on it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from digest.app.build_notes import note_on
from digest.app.jobs import job_of, schedule_of, wait_until_written
from digest.app.report import Report, reason_of
from digest.building.build import Build, BuildResult, build_again, build_due
from digest.building.owed import OwedSlot, owed_by
from digest.editions.shared import SharedWork
from digest.errors import DigestError, SourceError
from digest.model.article import Failure
from digest.model.records import SlotNote
from digest.ports import Store
from digest.settings import Settings
from digest.settings.brief_tables import BriefSettings
from digest.text.characters import one_line


@dataclass(frozen=True, slots=True)
class BriefBuild:
    """Build a brief in a way; if that fails, note the slot that is due as owed, with the reason.

    The work that briefs have in common is done once for all briefs of one `BriefBuild`.  `pause(path, seconds)` is
    called before a file of recipients that may be half written is read.
    """

    settings: Settings
    store: Store
    clock: Callable[[], datetime]
    pause: Callable[[Path, float], None]
    shared: SharedWork = field(default_factory=SharedWork)

    def __call__(self, brief: BriefSettings, build: Build = build_due) -> Report:
        """Return the report of the build.  Raises the error that stopped it."""
        try:
            if build is not build_due or self._owed(brief).slot:
                wait_until_written(self.settings, brief, self.pause)
            job, notes = job_of(self.settings, brief, self.store)
            built = build(replace(job, shared=self.shared), self.store, self.clock())
        except Exception as error:
            if build is not build_again:  # the newest edition has its slot already
                self._note(brief, one_line(reason_of(error)))
            raise
        return _report(built, notes, by_hand=build is not build_due)

    def _owed(self, brief: BriefSettings) -> OwedSlot:
        return owed_by(brief.name, schedule_of(brief), self.store, self.clock())

    def _note(self, brief: BriefSettings, reason: str) -> None:
        """Note the slot that is due as owed: without a note it ends as missed without the reason."""
        with suppress(DigestError):  # a full disk: the error of the build is reported, and not this one
            owed = self._owed(brief)
            now_owed = [SlotNote(brief.name, owed.slot, "owed", reason)] if owed.slot else []
            self.store.editions.note_slots([*owed.missed, *now_owed])


def _report(built: BuildResult, notes: tuple[str, ...], *, by_hand: bool) -> Report:
    told = [note for note in (note_on(built, by_hand=by_hand), *(notes if built.outcome == "built" else ())) if note]
    counts = {"editions": int(built.outcome == "built"), "missed": built.missed}
    failures = tuple(Failure("source", name, reason) for name, reason in built.readings.unread)
    nothing = built.outcome == "owed" and not built.readings.read
    faults = (SourceError(built.reason),) if nothing else ()
    return Report(counts, tuple(told), failures, faults=faults, steps=built.seconds)
