"""Build: make the edition that is due, and put it into the ledger with a row for each recipient, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from digest import __version__
from digest.due import Due, Schedule, due, instant
from digest.errors import UsageError
from digest.model.edition import Edition, History, Plan, Slot
from digest.model.ledger import Kept, SlotNote
from digest.pipeline.mailing import Post, parcels_of
from digest.pipeline.make import build as make
from digest.ports import Store

# Days for which a brief says no sentence twice.
MEMORY = 14
# Slots that are looked at for the last one: enough for several a day, built by a clock that was weeks ahead.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Order:
    """A brief as it is to be built: its plan, its hours, and where it goes."""

    plan: Plan
    schedule: Schedule
    quiet_day: Literal["skip", "line"] = "skip"
    post: Post = field(default_factory=Post)


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a brief: the key of its edition, or why there is none."""

    brief: str
    outcome: Literal["built", "quiet", "not due", "taken"]
    key: str = ""
    reason: str = ""
    missed: int = 0
    parcels: int = 0


def build_due(order: Order, store: Store, now: datetime, ended: Callable[[str], None] = lambda step: None) -> Built:
    """Build the edition of a brief that is due at `now`, if one is; `ended` hears the name of each step."""
    name = order.plan.name
    owed = owed_by(name, order.schedule, store, now)
    missed = [SlotNote(name, slot, "missed", "a later edition was due when the program ran") for slot in owed.missed]
    if owed.slot is None:
        store.note_slots(missed)
        return Built(name, "not due", missed=len(missed))
    start, cut = store.last_cut(name), store.cut()
    articles, failures = store.articles(start, cut), store.failures(start, cut)
    history = _history(store, name, owed.slot)
    ended("gather")
    edition = make(articles, order.plan, owed.slot, failures, history, ended)
    if not edition.stories and order.quiet_day == "skip":
        reason = _why_quiet(edition)
        store.note_slots([*missed, SlotNote(name, owed.slot, "quiet", reason)])
        return Built(name, "quiet", reason=reason, missed=len(missed))
    parcels = parcels_of(edition, order.post, instant(edition.slot, order.schedule.zone))
    ended("render")
    filed = store.file(edition, start, cut, parcels, missed, now)
    ended("store")
    if not filed:
        return Built(name, "taken", edition.key, "another run was quicker", parcels=len(parcels))
    return Built(name, "built", edition.key, missed=len(missed), parcels=len(parcels))


def owed_by(brief: str, schedule: Schedule, store: Store, now: datetime) -> Due:
    """What a brief owes: `due`, from its latest slot that has been dealt with and has come.

    A slot that is still to come, because the clock was wrong when it was built, must not silence the brief until then.
    """
    dealt_with = (note.slot for note in store.slots(brief, most=_LOOKED_AT))  # the newest first
    last = next((slot for slot in dealt_with if slot.at and instant(slot, schedule.zone) <= now), None)
    return due(schedule, last, now)


def rebuild(kept: Kept, store: Store) -> Edition:
    """The edition again, from its recorded inputs; its hash is the stored one.

    Raises UsageError when it cannot be: another version of the program, or a text that was purged.
    """
    old = kept.edition
    if old.inputs.version != __version__:
        raise UsageError(
            f"{old.key} was made by version {old.inputs.version}, this is {__version__}; it cannot be rebuilt"
        )
    if len(old.articles) != len(old.inputs.articles):
        gone = len(old.inputs.articles) - len(old.articles)
        raise UsageError(f"{old.key}: {gone} of its {len(old.inputs.articles)} texts were purged; it cannot be rebuilt")
    history = store.history(old.inputs.editions)
    return make(old.articles, old.inputs.plan, old.slot, old.inputs.failures, history)


def _history(store: Store, brief: str, slot: Slot) -> History:
    assert slot.day is not None  # a stored edition has a slot
    return store.history(store.counting(brief, slot.day - timedelta(days=MEMORY), slot))


def _why_quiet(edition: Edition) -> str:
    return "nothing new came in" if not edition.articles else "nothing that came in had not been said"
