"""Build: make the edition that is due, and put it into the ledger with a row for each recipient, in one transaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from digest import __version__
from digest.building.due import Schedule, due, instant
from digest.building.mailing import DeliveryPlan, mailings_of
from digest.building.make import build as make
from digest.building.quiet import Readings, readings, verdict
from digest.errors import UsageError
from digest.model.article import LATE, Failure
from digest.model.edition import Edition, History, Plan, Slot
from digest.model.records import SlotNote, StoredEdition, StorePosition
from digest.model.source import Health
from digest.ports import Store

# Days for which a brief says no sentence twice.
MEMORY = 14
# An edition is late this long after its hour when a try has failed; without one, when the machine slept or the timer is
# slow: one that comes by an hourly timer is not.
_LATE, _VERY_LATE = timedelta(minutes=5), timedelta(minutes=61)
# Slots that are looked at for the last one: enough for several a day, built by a clock that was weeks ahead.
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class BriefJob:
    """A brief as it is to be built: its plan, its hours, where it goes, and the names of its sources."""

    plan: Plan
    schedule: Schedule
    quiet_day: Literal["skip", "line"] = "skip"
    post: DeliveryPlan = field(default_factory=DeliveryPlan)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a brief: the key of its edition, or why there is none; `unread` are the sources that were not."""

    brief: str
    outcome: Literal["built", "quiet", "owed", "not due", "taken"]
    key: str = ""
    reason: str = ""
    missed: int = 0
    parcels: int = 0
    readings: Readings = field(default_factory=Readings)


@dataclass(frozen=True, slots=True)
class Owed:
    """The slot to build now, if there is one, since when it is due, and the slots that are too late.

    `reason` says why an earlier try gave no edition, "" before there was one; `follows` whether any slot came before.
    """

    slot: Slot | None = None
    due: datetime | None = None
    reason: str = ""
    follows: bool = False
    missed: tuple[SlotNote, ...] = ()


def build_due(
    order: BriefJob, store: Store, now: datetime, ended: Callable[[str], None] = lambda step: None
) -> BuildResult:
    """Build the edition of a brief that is due at `now`, if one is; `ended` is called with the name of each step."""
    name = order.plan.name
    owed = owed_by(name, order.schedule, store, now)
    if owed.slot is None or owed.due is None:
        store.editions.note_slots(owed.missed)
        return BuildResult(name, "not due", missed=len(owed.missed))
    made = _Making(order, store, now, owed.slot, owed.missed, ended)
    health = store.sources.health()
    read = readings(order.sources, health, owed.due, now)
    first = _late(order, owed, now)
    last = _not_read(read, health)
    return made(read, (first,) if first else (), last, line=order.quiet_day == "line")


def build_now(
    order: BriefJob, store: Store, now: datetime, ended: Callable[[str], None] = lambda step: None
) -> BuildResult:
    """Build an edition of what came in since the last one, for a slot of its own: the local date and time of `now`.

    A slot that is due goes with it.  Without anything new there is no edition, and nothing is written down.
    """
    name, zone = order.plan.name, ZoneInfo(order.schedule.zone)
    owed = owed_by(name, order.schedule, store, now)
    local = now.astimezone(zone)
    slot = Slot(local.date(), local.time().replace(second=0, microsecond=0, fold=0))
    if slot == owed.slot:
        return build_due(order, store, now, ended)
    covered = (
        [SlotNote(name, owed.slot, "missed", f"an edition was made at {slot.at:%H:%M} instead")] if owed.slot else []
    )
    health = store.sources.health()
    read = readings(order.sources, health, now, now)
    made = _Making(order, store, now, slot, (*owed.missed, *covered), ended)
    return made(read, (), _not_read(read, health), by_hand=True)


@dataclass(frozen=True, slots=True)
class _Making:
    """The making of an edition for a slot, from the articles that came in since the last one."""

    order: BriefJob
    store: Store
    now: datetime
    slot: Slot
    missed: tuple[SlotNote, ...]
    ended: Callable[[str], None]

    def __call__(
        self,
        read: Readings,
        first: tuple[Failure, ...],
        last: tuple[Failure, ...],
        *,
        line: bool = False,
        by_hand: bool = False,
    ) -> BuildResult:
        """Make and file it, or say why not; `first` and `last` go before and behind the failures of the store."""
        start, cut = self.store.editions.last_position(self.name), self.store.documents.position()
        articles, failures = self.store.documents.articles(start, cut), self.store.documents.failures(start, cut)
        self.ended("gather")
        if not articles and (by_hand or verdict(read, stories=False) == "owed"):
            return self._without(_why_not(None, read), read, by_hand=by_hand)
        history = _history(self.store, self.name, self.slot)
        edition = make(articles, self.order.plan, self.slot, (*first, *failures, *last), history, self.ended)
        outcome = verdict(read, stories=bool(edition.stories))
        if outcome == "owed" or (outcome == "quiet" and not line):
            return self._without(_why_not(edition, read), read, by_hand=by_hand)
        return replace(self._filed(edition, start, cut), readings=read)

    @property
    def name(self) -> str:
        """The name of the brief."""
        return self.order.plan.name

    def _without(self, reason: str, read: Readings, *, by_hand: bool) -> BuildResult:
        """No edition: a slot that is owed or quiet, with its reason; one made by hand leaves nothing."""
        outcome: Literal["owed", "quiet"] = "owed" if verdict(read, stories=False) == "owed" else "quiet"
        if by_hand:
            return BuildResult(self.name, outcome, reason=reason, readings=read)
        self.store.editions.note_slots([*self.missed, SlotNote(self.name, self.slot, outcome, reason)])
        return BuildResult(self.name, outcome, reason=reason, missed=len(self.missed), readings=read)

    def _filed(self, edition: Edition, start: StorePosition, cut: StorePosition) -> BuildResult:
        parcels = mailings_of(edition, self.order.post, self.now.replace(microsecond=0), self.store.identity)
        self.ended("render")
        filed = self.store.editions.add_edition(edition, start, cut, parcels, self.missed, self.now)
        self.ended("store")
        if not filed:
            return BuildResult(self.name, "taken", edition.key, "another run was quicker", parcels=len(parcels))
        return BuildResult(self.name, "built", edition.key, missed=len(self.missed), parcels=len(parcels))


def owed_by(brief: str, schedule: Schedule, store: Store, now: datetime) -> Owed:
    """What a brief owes: `due`, from its latest slot that has been dealt with and has come.

    A slot that is still to come, because the clock was wrong when it was built, must not silence the brief until then.
    A slot that was tried stays owed until it is built, quiet or too late; of a brief without any other, over midnight.
    """
    notes = store.editions.slots(brief, most=_LOOKED_AT)  # the newest first
    come = [note for note in notes if note.slot.at and instant(note.slot, schedule.zone) <= now]
    tried = {note.slot: note for note in come if note.outcome == "owed"}
    last = next((note.slot for note in come if note.outcome != "owed"), None)
    found = due(schedule, last, now)
    if last is None and found.slot is None and tried:
        found = due(schedule, _before(list(tried)[-1]), now)
    late = "a later edition was due" if found.slot else "it was too late for it"
    missed = [
        tried.get(slot) or SlotNote(brief, slot, "missed", f"{late} when the program ran") for slot in found.missed
    ]
    missed += [note for slot, note in tried.items() if slot != found.slot and slot not in found.missed]
    return Owed(
        found.slot,
        instant(found.slot, schedule.zone) if found.slot else None,
        tried[found.slot].reason if found.slot in tried else "",
        last is not None,
        tuple(replace(note, outcome="missed") for note in missed),
    )


def rebuild(kept: StoredEdition, store: Store) -> Edition:
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
    history = store.editions.history(old.inputs.editions)
    return make(old.articles, old.inputs.plan, old.slot, old.inputs.failures, history)


def _history(store: Store, brief: str, slot: Slot) -> History:
    assert slot.day is not None  # a stored edition has a slot
    return store.editions.history(store.editions.keys_that_count(brief, slot.day - timedelta(days=MEMORY), slot))


def _before(slot: Slot) -> Slot:
    """The last moment before a slot, as a slot of its own."""
    assert slot.day is not None
    assert slot.at is not None
    moment = datetime.combine(slot.day, slot.at) - datetime.resolution
    return Slot(moment.date(), moment.time())


def _late(order: BriefJob, owed: Owed, now: datetime) -> Failure | None:
    """The notice of an edition that goes out late: after a try that failed, or long after its hour."""
    assert owed.due is not None
    if now - owed.due < (_LATE if owed.reason else _VERY_LATE) or not (owed.reason or owed.follows):
        return None
    zone = ZoneInfo(order.schedule.zone)
    due_at, made_at = owed.due.astimezone(zone), now.astimezone(zone)
    shown = "%H:%M" if due_at.date() == made_at.date() else "%Y-%m-%d %H:%M"
    why = f"; before that, {owed.reason}" if owed.reason else ""
    return Failure(LATE, order.plan.name, f"late: due at {due_at:{shown}}, made at {made_at:{shown}}{why}")


def _not_read(read: Readings, health: Mapping[str, Health]) -> tuple[Failure, ...]:
    """Sources that fail now, for the notices and the account; those that are ill the store names, once."""
    failing = {name: known for name, known in health.items() if known.failing_since and not known.is_failing}
    return tuple(Failure("source", name, reason) for name, reason in read.unread if name in failing)


def _why_not(edition: Edition | None, read: Readings) -> str:
    """Why there is no edition."""
    count = len(read.unread)
    if not read.read and count:
        return f"no source could be read: {_named(read)}"
    if edition is None or not edition.articles:
        said = "nothing new came in"
    elif any(entry.bucket == "over budget" for entry in edition.account):
        said = f"nothing that came in fits {edition.inputs.plan.minutes:g} minutes"
    else:
        said = "nothing that came in had not been said"
    return f"{said}, and {count} of {count + read.read} sources could not be read: {_named(read)}" if count else said


def _named(read: Readings) -> str:
    """The first source that was not read, with its reason, and the number of the others."""
    more = f" (and {len(read.unread) - 1} more)" if len(read.unread) > 1 else ""
    return read.unread[0][1] + more
