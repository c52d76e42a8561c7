"""The slot that a brief owes: from the slots in the store, its schedule, and the time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from digest.building.due import Due, Schedule, due, instant
from digest.model.edition import Slot
from digest.model.records import SlotNote
from digest.ports import Store

# Slots that are read from the store to find the last one: enough for several a day over the weeks that a clock was
# ahead.
_READ = 200


@dataclass(frozen=True, slots=True)
class OwedSlot:
    """The slot to build now, if there is one, the moment at which it was due, and the slots that are too late.

    `reason` says why an earlier try gave no edition, "" before the first try; `follows` whether any slot came before.
    """

    slot: Slot | None = None
    due: datetime | None = None
    reason: str = ""
    follows: bool = False
    missed: tuple[SlotNote, ...] = ()


def owed_by(brief: str, schedule: Schedule, store: Store, now: datetime) -> OwedSlot:
    """The slot that a brief owes: `due`, counted from its latest slot that was settled and whose moment has come.

    A slot in the future, built while the clock was wrong, must not silence the brief until then.  A slot that was tried
    stays owed until it is built, quiet or too late; in a brief without a settled slot, also over midnight.
    """
    notes = store.editions.slots(brief, most=_READ)  # the newest first
    come = [note for note in notes if note.slot.at and instant(note.slot, schedule.zone) <= now]
    tried = {note.slot: note for note in come if note.outcome == "owed"}
    settled = next((note.slot for note in come if note.outcome != "owed"), None)
    found = _due(schedule, settled, tried, now)
    missed = _missed(brief, found, tried)
    if found.slot is None:
        return OwedSlot(follows=settled is not None, missed=missed)
    reason = tried[found.slot].reason if found.slot in tried else ""
    return OwedSlot(found.slot, instant(found.slot, schedule.zone), reason, settled is not None, missed)


def _due(schedule: Schedule, settled: Slot | None, tried: Mapping[Slot, SlotNote], now: datetime) -> Due:
    found = due(schedule, settled, now)
    if settled is None and found.slot is None and tried:
        oldest = list(tried)[-1]
        return due(schedule, _before(oldest), now)
    return found


def _missed(brief: str, found: Due, tried: Mapping[Slot, SlotNote]) -> tuple[SlotNote, ...]:
    """The slots that are too late: those of the schedule, then slots that were tried and are no longer in it."""
    why = "a later edition was due" if found.slot else "it was too late for it"
    late = [tried.get(slot) or SlotNote(brief, slot, "missed", f"{why} when the program ran") for slot in found.missed]
    dropped = [note for slot, note in tried.items() if slot != found.slot and slot not in found.missed]
    return tuple(replace(note, outcome="missed") for note in (*late, *dropped))


def _before(slot: Slot) -> Slot:
    """The last moment before a slot, as a slot of its own."""
    assert slot.day is not None
    assert slot.at is not None
    moment = datetime.combine(slot.day, slot.at) - datetime.resolution
    return Slot(moment.date(), moment.time())
