"""A desk: settings, store and clock together; one method a command."""

import time as clocks
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Literal

from digest import plugins
from digest.due import instant, upcoming
from digest.errors import LockedError, SettingsError, UsageError, VerifyError
from digest.model.article import Failure
from digest.model.delivery import Envelope, Receipt
from digest.model.edition import Edition, Slot
from digest.model.ledger import Kept, Run
from digest.pipeline.books import Books
from digest.pipeline.build import Built, build_due, owed_by, rebuild
from digest.pipeline.fetch import fetch
from digest.pipeline.mailing import mailing
from digest.pipeline.orders import MAIL, lines_of, opener, order_of, post_of, schedule_of
from digest.pipeline.send import Sender
from digest.pipeline.sources import sources_of
from digest.ports import Store
from digest.settings import BriefSettings, Settings
from digest.ticker import keep

# A resident run looks at its sources this often, also when no edition is due: feeds forget.
FETCH_EVERY = timedelta(minutes=30)
# With an edition due they were looked at this recently, or are looked at first: not at each tick of a build that fails.
FETCH_FOR_DUE = timedelta(minutes=5)


def utc_now() -> datetime:
    """The time of the machine."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Report:
    """What a command did: counts, what is worth knowing, what could not be read.

    `kept` is the mail that no server took, `faults` what stopped one step while the others went on.
    """

    counts: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()
    kept: int = 0
    faults: tuple[Exception, ...] = ()

    def __add__(self, other: "Report") -> "Report":
        return Report(
            {name: self.counts.get(name, 0) + other.counts.get(name, 0) for name in {**self.counts, **other.counts}},
            self.notes + other.notes,
            self.failures + other.failures,
            self.kept + other.kept,
            self.faults + other.faults,
        )


@dataclass(frozen=True)
class Desk:
    """What the commands of a settings file do.  `clock` gives the time in UTC, `progress` is told what is read.

    `sending` hears how many deliveries were tried, and of how many; `leaves` is asked between two of them.
    """

    settings: Settings
    store: Store
    clock: Callable[[], datetime] = utc_now
    progress: Callable[[str], None] = lambda _: None
    sending: Callable[[int, int], None] = lambda tried, of: None
    leaves: Callable[[], bool] = lambda: False

    # The three steps

    def fetch(self) -> Report:
        """Read the sources and keep what is new.  Raises LockedError."""
        with self._noted("fetch") as done, self.store.lock():
            done(self._fetch())
        return done.report

    def build(self, name: str | None = None) -> Report:
        """Build what is due, of one brief or of all.  Raises LockedError."""
        with self._noted("build") as done, self.store.lock():
            done(self._build(name))
        return done.report

    def send(self, edition: str | None = None, *, hold_unsure: bool = False) -> Report:
        """Try every open delivery once."""
        with self._noted("send") as done:
            done(self._send(edition, hold_unsure=hold_unsure))
        return done.report

    def run_once(self) -> Report:
        """All that is due: fetch, build, send.  Raises LockedError when another run is fetching or building."""
        return self._run(read=True, all_open=True)

    def run(self, wait: Callable[[float], bool], tell: Callable[[Report], None] = lambda _: None) -> None:
        """Stay and keep the hours, until `wait` says so; `tell` hears of every tick in which something was done."""
        fetched: list[datetime] = []

        def tick(now: datetime) -> None:
            try:
                tell(self._tick(now, fetched))
            except Exception as error:  # noqa: BLE001 - a full disk at night must not cost the morning's edition
                tell(Report(notes=(f"{type(error).__name__}: {error}; tried again at the next tick",), kept=1))

        keep(tick, clock=self.clock, wait=wait)

    # What is there

    def schedule(self, days: int) -> list[tuple[datetime, str, Slot]]:
        """What comes in so many days: the moment, the brief and its slot, in the order of time."""
        found = [
            (moment, brief.name, slot)
            for brief in self.settings.brief
            for moment, slot in upcoming(schedule_of(brief), self.clock(), days)
        ]
        return sorted(found, key=lambda item: (item[0], item[1]))

    def kept(self, key: str | None = None) -> Kept:
        """A stored edition; without a key, the newest.  Raises UsageError."""
        filed = self.store.editions()
        chosen = key or (filed[0].key if filed else None)
        found = self.store.edition(chosen) if chosen else None
        if found is None:
            raise UsageError(
                f"there is no edition {key!r}; `digest list` names them" if key else "there is no edition yet"
            )
        return found

    def rebuilt(self, name: str | None, at: str) -> Edition:
        """The stored edition of a slot, made again from its recorded inputs.

        Raises UsageError when there is none or it cannot be made again, VerifyError when it comes out otherwise.
        """
        slot = _slot(at)
        keys = [filed.key for filed in self.store.editions(name) if filed.slot == slot]
        if len(keys) != 1:
            found = f"several editions ({', '.join(keys)}); name the brief" if keys else "no edition"
            raise UsageError(f"there is {found} for {at}; `digest list` names them")
        kept = self.kept(keys[0])
        again = rebuild(kept, self.store)
        if again.hash != kept.edition.hash:
            raise VerifyError(
                f"{keys[0]}: made again it is another edition: {again.hash[:12]}, not {kept.edition.hash[:12]}"
            )
        return again

    def test(self, address: str, key: str | None = None) -> Receipt:
        """Send an edition to one address, now, with nothing written down.  Raises DeliveryError."""
        if self.settings.smtp is None:
            raise SettingsError("there is no [smtp] in the settings to send a test with")
        edition = self.kept(key).edition
        brief = self.settings.brief_named(edition.brief)
        way = brief.channel if brief.channel in MAIL else "smtp"
        post = post_of(self.settings, brief, way, (address,))
        date = instant(edition.slot, schedule_of(brief).zone)
        parcel = mailing(edition, post, date, f"{edition.key}/test", (address,))
        with opener(self.settings)(way) as channel:
            return channel(replace(parcel.message, head=parcel.copies[0].head), Envelope(address))

    # How it is done

    def _tick(self, now: datetime, fetched: list[datetime]) -> Report:
        wanted = any(owed_by(brief.name, schedule_of(brief), self.store, now).slot for brief in self.settings.brief)
        read = not fetched or not timedelta(0) <= now - fetched[-1] < (FETCH_FOR_DUE if wanted else FETCH_EVERY)
        report = Report()
        if wanted or read:
            fetched[:] = [now] if read else fetched
            try:
                return self._run(read=read, all_open=False)
            except LockedError as error:
                report = Report(notes=(str(error),))
        return report + self._send(None, all_open=False)

    def _run(self, *, read: bool, all_open: bool) -> Report:
        """Each step does what it can, whatever became of the one before."""
        with self._noted("run") as done:
            with self.store.lock():
                done(_tried(self._fetch) if read else Report())
                done(_tried(lambda: self._build(None)))
            done(_tried(lambda: self._send(None, all_open=all_open)))
        return done.report

    def _fetch(self) -> Report:
        counts, failures = fetch(sources_of(self.settings), self.store, self.clock, self.progress)
        return Report(counts, tuple(f"not read: {failure.reason}" for failure in failures), failures)

    def _build(self, name: str | None) -> Report:
        briefs = [self.settings.brief_named(name)] if name else self.settings.brief
        report = Report({"editions": 0, "missed": 0})
        for brief in briefs:
            report += _tried(partial(self._build_one, brief))
        return report

    def _build_one(self, brief: BriefSettings) -> Report:
        order, notes = order_of(self.settings, brief, self.store)
        built = build_due(order, self.store, self.clock())
        told = [note for note in (_told(built), *(notes if built.outcome == "built" else ())) if note]
        counts = {"editions": int(built.outcome == "built"), "missed": built.missed}
        return Report(counts, tuple(told))

    def _send(self, edition: str | None, *, all_open: bool = True, hold_unsure: bool = False) -> Report:
        def unsure(name: str) -> Literal["resend", "hold"]:
            known = [brief.unsure for brief in self.settings.brief if brief.name == name]
            return "hold" if hold_unsure or known == ["hold"] else "resend"

        books = Books(self.store, self.clock, unsure)
        sender = Sender(books, opener(self.settings), lines_of(self.settings), self.leaves, self.sending)
        tally = sender(edition, all_open=all_open)
        return Report(tally.counts, tally.notes, kept=tally.counts["open"])

    def _noted(self, command: str) -> "_Noting":
        return _Noting(command, self.store, self.clock)


class _Noting(ExitStack):
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
                store.add_run(Run(command, started, ended, self.report.counts, notes))

        self.push(note)

    def __enter__(self) -> "_Noting":
        super().__enter__()
        return self

    def __call__(self, report: Report) -> None:
        self.report += report


def open_desk(settings: Settings, **more: Any) -> Desk:  # noqa: ANN401 - clock and progress of Desk
    """The desk of a settings file, with its store."""
    return Desk(settings, plugins.load("stores", "sql", url=settings.store.url, base=settings.folder), **more)


def _tried(step: Callable[[], Report]) -> Report:
    """What a step did; its fault, if it has one, is told and stops no other step."""
    try:
        return step()
    except Exception as error:  # noqa: BLE001 - one brief that cannot be built must not cost the others theirs
        return Report(notes=(f"{type(error).__name__}: {error}",), faults=(error,))


def _told(built: Built) -> str:
    """A line for a run's notes; "" when there is nothing to say."""
    missed = f"{built.brief}: {built.missed} missed" if built.missed else ""
    if built.outcome == "quiet":
        return f"{built.brief}: quiet, {built.reason}" + (f"; {missed}" if missed else "")
    if built.outcome in ("built", "taken"):
        return f"{built.key}: {built.outcome}" + (f"; {missed}" if missed else "")
    return missed


def _slot(text: str) -> Slot:
    """ "2026-11-20 06:45" as a slot.  Raises UsageError."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day and time; write it as 2026-11-20T06:45") from error
    return Slot(moment.date(), moment.time())
