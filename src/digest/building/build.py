"""Build the edition that is due, and store it with a row for each recipient, in one transaction."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from digest import __version__
from digest.building.due import Schedule, instant, two_intervals
from digest.building.mailing import DeliveryPlan, mailings_of
from digest.building.make import build as make
from digest.building.make import making
from digest.building.owed import owed_by
from digest.building.period import Period, editions_in
from digest.building.quiet import Readings, Verdict, readings, verdict
from digest.building.reasons import late_notice, unread_notices, why_none
from digest.building.stages import timed
from digest.editions.material import material_of
from digest.editions.review import articles_of
from digest.editions.shared import SharedWork
from digest.editions.source_choice import SOURCE_BUCKETS, SourceChoice, choose
from digest.errors import UsageError
from digest.model.article import Article, Failure
from digest.model.edition import Edition, History, Plan, Slot
from digest.model.records import SlotNote, StoredEdition, StorePosition
from digest.ports import Store

# Days in which a brief repeats no sentence.
MEMORY = 14
# The age limit of a brief with more than an edition a day: a story of yesterday is news where it was not shown yet.
_LEAST_AGE = timedelta(days=2)


def reach_of(schedule: Schedule) -> timedelta:
    """Return the age limit of a brief without a `max_age`: two of its intervals, and two days at least."""
    return max(two_intervals(schedule), _LEAST_AGE)


@dataclass(frozen=True, slots=True)
class BriefJob:
    """A brief to build: its plan, its hours, its destination, and the names of its sources.

    `is_limited`: articles of feeds and pages have the age of two intervals at most, or of two days where these are
    longer.  A brief that `covers` a period reads no source: it sums up the editions of another brief.  `shared` has the
    work of other briefs of the run.
    """

    plan: Plan
    schedule: Schedule
    quiet_day: Literal["skip", "line"] = "skip"
    delivery: DeliveryPlan = field(default_factory=DeliveryPlan)
    sources: tuple[str, ...] = ()
    is_limited: bool = False
    covers: Period | None = None
    shared: SharedWork = field(default_factory=SharedWork, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The result for one brief: the key of its edition, or the reason for a missing edition.

    `readings` counts the sources that were read and names the others, `seconds` has the time of each stage.
    """

    brief: str
    outcome: Literal["built", "quiet", "owed", "not due", "taken"]
    key: str = ""
    reason: str = ""
    missed: int = 0
    mailings: int = 0
    readings: Readings = field(default_factory=Readings)
    seconds: Mapping[str, float] = field(default_factory=dict)


# A way to build an edition: of a job, from a store, at a time.
Build = Callable[[BriefJob, Store, datetime], BuildResult]


def build_due(job: BriefJob, store: Store, now: datetime) -> BuildResult:
    """Build the edition of a brief that is due at `now`, if there is one."""
    name = job.plan.name
    owed = owed_by(name, job.schedule, store, now)
    if owed.slot is None or owed.due is None:
        store.editions.note_slots(owed.missed)
        return BuildResult(name, "not due", missed=len(owed.missed))
    health = store.sources.health()
    read = readings(job.sources, health, owed.due, now)
    first, last = late_notice(name, job.schedule.zone, owed, now), unread_notices(read, health)
    work = _SlotBuild(job, store, now, owed.slot, owed.missed, read)
    return _timed(work.stages(first, last))


def build_now(job: BriefJob, store: Store, now: datetime) -> BuildResult:
    """Build an edition of the articles since the last one, for a slot of its own: the local date and time of `now`.

    A slot that is due is covered by it.  Without anything new there is no edition, and nothing is stored.
    """
    name = job.plan.name
    owed = owed_by(name, job.schedule, store, now)
    local = now.astimezone(ZoneInfo(job.schedule.zone))
    slot = Slot(local.date(), local.time().replace(second=0, microsecond=0, fold=0))
    if slot == owed.slot:
        return build_due(job, store, now)
    reason = f"an edition was made at {slot.at:%H:%M} instead"
    covered = (SlotNote(name, owed.slot, "missed", reason),) if owed.slot else ()
    health = store.sources.health()
    read = readings(job.sources, health, now, now)
    work = _SlotBuild(job, store, now, slot, owed.missed, read, by_hand=True, covered=covered)
    return _timed(work.stages((), unread_notices(read, health)))


def build_again(job: BriefJob, store: Store, now: datetime) -> BuildResult:
    """Make the newest edition of a brief anew, from its articles and those that came in since.

    It takes the place of the earlier one; mail that was accepted is not sent again.  Raises UsageError without one.
    """
    name = job.plan.name
    rows = store.editions.editions(name)
    earlier = store.editions.edition(rows[0].key) if rows else None
    if earlier is None:
        raise UsageError(f"brief {name!r} has no edition yet; `digest build {name} --now` makes one")
    health = store.sources.health()
    read = readings(job.sources, health, now, now)
    work = _SlotBuild(job, store, now, earlier.edition.slot, (), read, by_hand=True, earlier=earlier)
    return _timed(work.stages((), unread_notices(read, health)))


def rebuild(stored: StoredEdition, store: Store) -> Edition:
    """Make a stored edition again from its recorded inputs; the hash is the stored one.

    Raises UsageError after a change of version, and when a text was purged.
    """
    old = stored.edition
    if old.inputs.version != __version__:
        raise UsageError(
            f"{old.key} was made by version {old.inputs.version}, this is {__version__}; it cannot be rebuilt"
        )
    history = store.editions.history(old.inputs.editions)
    if old.summed_up:
        covered = editions_in(store, old.summed_up)
        quoted = articles_of(covered)
        _check_texts(old, quoted)
        return make(quoted, old.inputs.plan, old.slot, old.inputs.failures, history, covered=covered)
    articles = store.documents.articles(stored.start, stored.cut)
    _check_texts(old, articles)
    used = set(old.inputs.articles)
    chosen = [article for article in articles if (article.id, article.text_hash) in used]
    left_out = [entry for entry in old.account if entry.bucket in SOURCE_BUCKETS]
    return make(chosen, old.inputs.plan, old.slot, old.inputs.failures, history, left_out)


def _check_texts(old: Edition, articles: Iterable[Article]) -> None:
    """Raise UsageError if texts of an edition are missing."""
    gone = (Counter(old.inputs.articles) - Counter((article.id, article.text_hash) for article in articles)).total()
    if gone:
        raise UsageError(f"{old.key}: {gone} of its {len(old.inputs.articles)} texts were purged; it cannot be rebuilt")


def _timed(stages: Generator[str, None, BuildResult]) -> BuildResult:
    result, seconds = timed(stages)
    return replace(result, seconds=seconds)


@dataclass(frozen=True, slots=True)
class _SlotBuild:
    """The work for one slot, from the articles that came in since the last edition.

    A build `by_hand` has a slot of its own, and leaves no note when it gives no edition.  Its edition is also
    that of the `covered` slots: they are noted, and not reported as missed.  The edition takes the place of an
    `earlier` one of the slot, and begins with its articles.
    """

    job: BriefJob
    store: Store
    now: datetime
    slot: Slot
    missed: tuple[SlotNote, ...]
    read: Readings
    by_hand: bool = False
    earlier: StoredEdition | None = None
    covered: tuple[SlotNote, ...] = ()

    @property
    def name(self) -> str:
        """The name of the brief."""
        return self.job.plan.name

    @property
    def is_line_wanted(self) -> bool:
        """Whether a quiet day gets an edition of one line."""
        return self.job.quiet_day == "line" and not self.by_hand

    def stages(self, first: tuple[Failure, ...], last: tuple[Failure, ...]) -> Generator[str, None, BuildResult]:
        """Make and store the edition, or return the reason against it; yield the name of each stage at its end.

        The failures `first` and `last` go before and behind the failures in the store.
        """
        start = self.earlier.start if self.earlier else self.store.editions.last_position(self.name)
        cut = self.store.documents.position()
        if self.job.covers:
            return (yield from self._summing_up(self.job.covers, first, start, cut))
        choice = self._choice(start, cut)
        yield "gather"
        if not choice.articles and (self.by_hand or self._verdict(stories=False) == "owed"):
            return self._without(why_none(None, self.read))
        edition = yield from self._making(replace(choice, failures=(*first, *choice.failures, *last)))
        outcome = self._verdict(stories=bool(edition.stories))
        if outcome == "owed" or (outcome == "quiet" and not self.is_line_wanted):
            return self._without(why_none(edition, self.read))
        return (yield from self._filing(edition, start, cut))

    def _summing_up(
        self, period: Period, first: tuple[Failure, ...], start: StorePosition, cut: StorePosition
    ) -> Generator[str, None, BuildResult]:
        """Make and store an edition of the editions of a period."""
        keys = period.keys(self.store, self.name, self.slot, self.job.schedule.zone)
        covered = editions_in(self.store, keys)
        yield "gather"
        if not covered and not self.is_line_wanted:
            return self._without(f"brief {period.brief!r} had no edition in this {period.length}")
        history = self.store.editions.history((*self._counting, *keys))
        material = material_of(articles_of(covered), self.job.plan, __version__, self.slot, first, history)
        edition = yield from making(material, covered)
        if not edition.stories and not self.is_line_wanted:
            return self._without("the editions of this time have all that their articles say")
        return (yield from self._filing(edition, start, cut))

    def _verdict(self, *, stories: bool) -> Verdict:
        """Return the verdict on the slot; the line of a quiet day also goes out in a brief without any source."""
        if self.job.covers:
            return "edition" if stories else "quiet"
        found = verdict(self.read, stories=stories)
        return "quiet" if found == "owed" and self.is_line_wanted and not self.read.unread else found

    def _choice(self, start: StorePosition, cut: StorePosition) -> SourceChoice:
        """Return what the sources of the brief gave between two positions."""
        documents, plan, once = self.store.documents, self.job.plan, self.job.shared.of_day
        between = f"{start} {cut}"
        articles = once(f"articles {between}", lambda: tuple(documents.articles(start, cut)), documents)
        failures = documents.failures(start, cut)
        if not (plan.sources or plan.rules):
            return SourceChoice(articles, tuple(failures))
        origins = once(f"origins {between}", lambda: documents.sources_of(start, cut), documents)
        return choose(articles, failures, origins, plan, self.job.shared.about)

    def _making(self, choice: SourceChoice) -> Generator[str, None, Edition]:
        history: History = self.store.editions.history(self._counting)
        given = (choice.failures, history, choice.left_out, self.job.shared)
        return making(material_of(choice.articles, self._plan, __version__, self.slot, *given))

    @property
    def _counting(self) -> tuple[str, ...]:
        """The editions of the brief whose sentences it does not repeat."""
        assert self.slot.day is not None  # a stored edition has a day
        return self.store.editions.keys_that_count(self.name, self.slot.day - timedelta(days=MEMORY), self.slot)

    @property
    def _plan(self) -> Plan:
        """The plan of the brief, with the age limit that the slot gives."""
        if not self.job.is_limited:
            return self.job.plan
        schedule = self.job.schedule
        return replace(self.job.plan, since=instant(self.slot, schedule.zone) - reach_of(schedule))

    def _filing(self, edition: Edition, start: StorePosition, cut: StorePosition) -> Generator[str, None, BuildResult]:
        mailings = mailings_of(edition, self.job.delivery, self.now.replace(microsecond=0), self.store.identity)
        yield "render"
        if self.earlier:
            is_filed = self.store.editions.replace_edition(edition, cut, mailings, self.now)
            reason = "it is being sent; try again in a moment"
        else:
            notes = (*self.missed, *self.covered)
            is_filed = self.store.editions.add_edition(edition, start, cut, mailings, notes, self.now)
            reason = "there is an edition of this minute; try again in the next"
        yield "store"
        result = BuildResult(self.name, "built", edition.key, mailings=len(mailings), readings=self.read)
        if not is_filed:
            return replace(result, outcome="taken", reason=reason)
        return replace(result, missed=len(self.missed))

    def _without(self, reason: str) -> BuildResult:
        """No edition: the slot stays owed or is quiet, with its reason."""
        outcome: Literal["owed", "quiet"] = "owed" if self._verdict(stories=False) == "owed" else "quiet"
        result = BuildResult(self.name, outcome, reason=reason, readings=self.read)
        if self.by_hand:
            return result
        self.store.editions.note_slots([*self.missed, SlotNote(self.name, self.slot, outcome, reason)])
        return replace(result, missed=len(self.missed))
