"""Copy the store of the settings into another database, or put a backup in its place."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from digest.app.clock import utc_now
from digest.app.runner import Runner, open_runner
from digest.app.source_admin import open_source_admin
from digest.errors import UsageError
from digest.model.delivery import State
from digest.model.records import DeliveryChange, SlotNote
from digest.sending.process import claim_state
from digest.settings import Settings
from digest.text.urls import without_password

# Why an edition is missed that was due when a store was restored.
_RESTORED = "the store was restored from a copy, which does not know whether it was sent"


def copy_store(settings: Settings, to: str, clock: Callable[[], datetime] = utc_now) -> tuple[str, dict[str, int]]:
    """Copy the store to a path or an address, and return the address as it may be shown, and the rows of each table.

    Raises UsageError, LockedError, StoreError.
    """
    address = _address(to)
    store = open_source_admin(settings, reads=True).store
    try:
        counts = store.copy(
            address, settings.folder, lambda owner, until: claim_state(owner, until, clock()) == "holds"
        )
    finally:
        store.close()
    return without_password(address), counts


@dataclass(frozen=True, slots=True)
class Restored:
    """The newest edition of a restored store, the mails that may have been sent since, and editions taken as sent.

    `kept` is the file of the store of before, if there was one.
    """

    newest: str
    unsure: int
    taken_as_sent: tuple[str, ...]
    kept: Path | None


def restore_store(settings: Settings, copy: Path, clock: Callable[[], datetime] = utc_now) -> Restored:
    """Put a backup in the place of the store.  An edition that was due since may be sent: it is not owed any more.

    Mail that waited in the backup may be sent too: it is treated as mail without an answer.  Raises UsageError,
    LockedError, StoreError, DigestError.
    """
    here = open_runner(settings, reads=True, clock=clock)
    kept = here.store.restore(copy)
    owed = here.owed(clock())
    notes = [SlotNote(name, found.slot, "missed", _RESTORED) for name, found in owed.items() if found.slot]
    here.store.editions.note_slots(notes)
    newest = next((stored.key for stored in here.editions()), "")
    unsure = _doubt(here)
    here.store.close()
    return Restored(newest, unsure, tuple(note.slot.key_of(note.brief) for note in notes), kept)


def _doubt(here: Runner) -> int:
    """Mark the mails that wait as unsure, by the `unsure` of their briefs, and return their number."""
    held = {brief.name for brief in here.settings.brief if brief.unsure == "hold"}
    changes = []
    for row in here.store.deliveries.deliveries(None, ("queued",)):
        if row.channel != "file":  # a folder of files is written anew, and is the same
            state: State = "unsure" if row.brief in held else "queued"
            since = row.delivery.unsure_since or here.clock()
            changes.append(DeliveryChange(row, replace(row.delivery, state=state, unsure_since=since), "queued"))
    return len(here.store.deliveries.save_changes(changes))


def _address(to: str) -> str:
    """Return the address of a database; a path is one of SQLite, and PostgreSQL has one driver here."""
    if "://" in to:
        return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", to)
    if not to or "?" in to or to.endswith("/"):
        raise UsageError(f"--to: {to!r} is no name of a file, and no address of a database")
    return f"sqlite:///{Path(to).expanduser().absolute()}"
