"""Run the commands on briefs with settings, store and clock; one method for each command."""

import secrets
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Literal

from digest import plugins
from digest.app.brief_build import BriefBuild
from digest.app.clock import utc_now
from digest.app.edition_names import key_named, slot_named
from digest.app.jobs import ledger_of, lines_of, opener, plan_of, recut_of, schedule_of, working
from digest.app.readership import MAIL
from digest.app.report import Report, RunRecorder, tried
from digest.app.source_admin import SourceAdmin
from digest.app.unread import with_sources
from digest.building.build import build_again, build_now, rebuild
from digest.building.due import upcoming
from digest.building.mailing import mail_key, mailing
from digest.building.make import build as make
from digest.building.owed import OwedSlot, owed_by
from digest.building.quiet import readings
from digest.building.stages import StepTimer
from digest.editions.references import with_references
from digest.editions.shared import SharedWork
from digest.errors import SettingsError, UsageError, VerifyError
from digest.fetching.subscriptions import folders_read, names_read
from digest.model.delivery import OPEN, Envelope, Receipt
from digest.model.edition import Edition, Slot
from digest.model.records import CommandRun, EditionRow, Row, StoredEdition
from digest.ports import Store
from digest.reading.articles import gather
from digest.reading.executors import Work
from digest.resources import shipped
from digest.sending.send import Sender
from digest.settings import Settings

# Sources that a service reads: all, or some by their names.
FetchScope = Literal["all"] | frozenset[str]


@dataclass(frozen=True)
class Runner:
    """Run the commands of a settings file.  `clock` returns the time in UTC; `progress` is called before each reading.

    `sending(tried, of)` is called with the numbers of tried and of all deliveries.  If `leaves()` is true, the command
    ends before the next document or delivery.  `pause(path, seconds)` may wait until a file is completely written.
    """

    settings: Settings
    store: Store
    clock: Callable[[], datetime] = utc_now
    progress: Callable[[int, int, str], None] = lambda *_: None
    sending: Callable[[int, int], None] = lambda tried, of: None
    leaves: Callable[[], bool] = lambda: False
    pause: Callable[[Path, float], None] = lambda path, seconds: None

    # The three steps

    def fetch(self, *, retry: bool = False) -> Report:
        """Read the sources and store new documents.  Raises LockedError."""
        with self._noted("fetch") as done, self.store.lock(), working(self.settings) as work:
            done(self._fetch(work, retry=retry))
        return done.report

    def build_now(self, name: str | None = None, *, again: bool = False) -> Report:
        """Build an edition from the articles since the last one, due or not; with `again` the newest one anew.

        Raises LockedError, and UsageError if there are several briefs and no `name`, or no edition to make again.
        """
        if name is None and len(self.settings.brief) > 1:
            names = ", ".join(brief.name for brief in self.settings.brief)
            raise UsageError(f"there are several briefs: {names}; name one of them")
        brief = self.settings.brief_named(name)
        with self._noted("build") as done, self.store.lock(), working(self.settings) as work:
            done(self._build_by(work)(brief, build_again if again else build_now))
        return done.report

    def build(self, name: str | None = None) -> Report:
        """Build the editions that are due, of one brief or of all.  Raises LockedError."""
        with self._noted("build") as done, self.store.lock(), working(self.settings) as work:
            done(self._build(work, name))
        return done.report

    def send(self, edition: str | None = None, *, hold_unsure: bool = False) -> Report:
        """Try open deliveries once: all, or of an edition (its key, or a brief for the newest).  Raises UsageError."""
        key = key_named(self.store.editions, edition) if edition else None
        with self._noted("send") as done:
            done(self._send(key, hold_unsure=hold_unsure))
        return done.report

    def run_once(self) -> Report:
        """Fetch, build and send all due work.  Raises LockedError if another run is fetching or building."""
        return self._run(read="all", all_open=True)

    def owed(self, now: datetime) -> dict[str, OwedSlot]:
        """Return the owed slot of each brief with a due edition."""
        found = {brief.name: owed_by(brief.name, schedule_of(brief), self.store, now) for brief in self.settings.brief}
        return {name: owed for name, owed in found.items() if owed.slot}

    def run_due(self, *, read: FetchScope, without: Collection[str]) -> Report:
        """Run due work for a service, which times the reading, failed briefs and waiting mail itself.

        Raises LockedError.
        """
        return self._run(read=read, all_open=False, without=without)

    def not_asked_for(self, longest: timedelta, now: datetime) -> frozenset[str]:
        """Return the names of the sources that are due and were not asked for some time, or only in the future."""
        since = now - longest
        return frozenset(
            one.name
            for one in SourceAdmin(self.settings, self.store, self.clock).sources()
            if one.state in ("new", "ok", "failing") and not (one.health.visited and since < one.health.visited <= now)
        )

    def unread_for(self, owed: Iterable[OwedSlot]) -> frozenset[str]:
        """Return the names of the sources that were not read for slots that are owed."""
        names = names_read(self.settings, self.store.sources.added_sources())
        health, now = self.store.sources.health(), self.clock()
        moments = {slot.due for slot in owed if slot.due}
        return frozenset(name for due in moments for name, _ in readings(names, health, due, now).unread)

    def folders_for(self, owed: Iterable[OwedSlot]) -> frozenset[str]:
        """Return the names of files and folders that were not read since the newest slot: a look costs no host."""
        due = max((slot.due for slot in owed if slot.due), default=None)
        names = folders_read(self.settings, self.store.sources.added_sources()) if due else ()
        return frozenset(names) - {name for name, one in self.store.sources.health().items() if one.was_visited(due)}

    def send_ready(self) -> Report:
        """Try the deliveries that are due."""
        return self._send(None, all_open=False)

    # Stored and upcoming editions

    def schedule(self, days: int) -> list[tuple[datetime, str, Slot]]:
        """Return the editions of the next `days` days by time: the moment, the brief and its slot."""
        found = [
            (moment, brief.name, slot)
            for brief in self.settings.brief
            for moment, slot in upcoming(schedule_of(brief), self.clock(), days)
        ]
        return sorted(found, key=lambda item: (item[0], item[1]))

    def editions(self, name: str | None = None) -> list[EditionRow]:
        """Return the stored editions of one brief or of all, newest first.  Raises UsageError for an unknown brief."""
        rows = self.store.editions.editions(name)
        if name and not rows:
            self.settings.brief_named(name)
        return rows

    def runs(self, most: int) -> list[CommandRun]:
        """Return the last runs of commands, newest first."""
        return self.store.runs.runs(most)

    def open_deliveries(self, edition: str | None = None) -> list[Row]:
        """Return the deliveries that `send` would try.  Raises UsageError."""
        key = key_named(self.store.editions, edition) if edition else None
        return self.store.deliveries.deliveries(key, OPEN)

    def kept(self, key: str | None = None) -> StoredEdition:
        """Return a stored edition; a brief's name means its newest edition, None the newest of all briefs.

        Raises UsageError.
        """
        found = self.store.editions.edition(key_named(self.store.editions, key))
        assert found is not None
        return found

    def rebuilt(self, name: str | None, at: str) -> Edition:
        """Rebuild the stored edition of a slot from its recorded inputs.

        Raises UsageError if it does not exist or cannot be rebuilt, VerifyError if the result differs.
        """
        slot = slot_named(at)
        rows = [filed for filed in self.store.editions.editions(name) if filed.slot == slot]
        if len(rows) != 1:
            found = f"several editions ({', '.join(row.key for row in rows)}); name the brief" if rows else "no edition"
            raise UsageError(f"there is {found} for {at}; `digest list` names them")
        row, kept = rows[0], self.kept(rows[0].key)
        again, record = rebuild(kept, self.store), with_references(kept.edition)
        for stored in (record.hash, row.hash):  # of the record as it is, and as it was sent
            if again.hash != stored:
                raise VerifyError(f"{row.key}: made again it is another edition: {again.hash[:12]}, not {stored[:12]}")
        return again

    def made_again(self, key: str) -> Edition:
        """Return the edition that the recorded inputs of a stored edition give.  Raises UsageError."""
        return with_references(rebuild(self.kept(key), self.store))

    def test(self, address: str, key: str | None = None) -> Receipt:
        """Send an edition to one address now, and record nothing.  Raises DeliveryError.

        Before there is any edition, it is one of the sample articles.
        """
        edition = self._samples() if key is None and not self.store.editions.editions() else self.kept(key).edition
        brief = self.settings.brief_named(edition.brief)
        way = brief.channel if brief.channel in MAIL else "smtp"
        if way == "smtp" and self.settings.smtp is None:
            raise SettingsError("there is no [smtp] in the settings to send a test with")
        plan = plan_of(self.settings, brief, way, (address,))
        key = f"{mail_key(edition, self.store.identity)}/test/{secrets.token_hex(8)}"
        mail = mailing(edition, plan, self.clock().replace(microsecond=0), key, (address,))
        with opener(self.settings)(way) as channel:
            return channel(replace(mail.message, head=mail.copies[0].head), Envelope(address))

    def _samples(self) -> Edition:
        """Return an edition of the sample articles that come with the program."""
        found = gather([plugins.load("sources", "files", paths=(shipped("seeds"),))], lambda _: None)
        return with_references(make(found.articles, self.settings.brief_named(None).plan()))

    # Steps

    def _run(self, *, read: FetchScope, all_open: bool, without: Collection[str] = ()) -> Report:
        """Run each step even if the step before failed."""
        with self._noted("run") as done:
            with self.store.lock(), working(self.settings) as work:
                if read:
                    done(tried(partial(self._fetch, work, scope=read)))
                if self.leaves():  # an interrupted fetch has not read all articles of the day
                    return done.report
                done(tried(partial(self._build, work, None, without)))
            done(tried(lambda: self._send(None, all_open=all_open)))
        return done.report

    def _fetch(self, work: Work, *, retry: bool = False, scope: FetchScope = "all") -> Report:
        """Read the sources of a scope."""
        steps = StepTimer()
        recut = recut_of(self.settings, self.store)
        admin = SourceAdmin(self.settings, self.store, self.clock, self.progress, recut, self.leaves, limit=work.read)
        owed = list(self.owed(self.clock()).values())
        only = None if scope == "all" else scope
        first = min((slot.due for slot in owed if slot.due), default=None)
        counts, failures = admin.fetch(retry=retry, owed=first, only=only)
        steps("fetch")
        named = with_sources(failures, [source.name for source in admin.sources()])
        return Report(counts, failures=failures, steps=steps.seconds, unread=named)

    def _build(self, work: Work, name: str | None, without: Collection[str] = ()) -> Report:
        briefs = [self.settings.brief_named(name)] if name else self.settings.brief
        briefs = sorted(briefs, key=lambda brief: brief.covers is not None)  # behind the editions that they sum up
        report, build_one = Report({"editions": 0, "missed": 0}), self._build_by(work)
        for brief in (brief for brief in briefs if brief.name not in without):
            report += tried(partial(build_one, brief))
        return report

    def _build_by(self, work: Work) -> BriefBuild:
        return BriefBuild(self.settings, self.store, self.clock, self.pause, SharedWork(work.compute))

    def _send(self, edition: str | None, *, all_open: bool = True, hold_unsure: bool = False) -> Report:
        steps = StepTimer()
        ledger = ledger_of(self.settings, self.store, self.clock, hold_unsure=hold_unsure)
        close, connections = self.store.editions.close_editions, lines_of(self.settings)
        sender = Sender(ledger, opener(self.settings), close, connections, self.leaves, self.sending)
        sent = sender(edition, all_open=all_open)
        steps("send")
        kept, faults = sent.counts["open"], tuple(sent.faults)
        notes = (*sent.notes, *(self._without_brief() if all_open else ()))
        return Report(sent.counts, notes, kept=kept, faults=faults, steps=steps.seconds)

    def _without_brief(self) -> Iterator[str]:
        """Yield a note for each edition with open deliveries whose brief is not in the settings."""
        briefs = {brief.name for brief in self.settings.brief}
        others = Counter(row.edition for row in self.open_deliveries() if row.brief not in briefs)
        for edition, number in others.items():
            yield (f"{edition}: {number} not sent, its brief is not in these settings; "
                   f"`digest deliveries forget {edition}` gives up")  # fmt: skip

    def _noted(self, command: str) -> RunRecorder:
        return RunRecorder(command, self.store, self.clock)


def open_runner(
    settings: Settings,
    *,
    reads: bool = False,
    clock: Callable[[], datetime] = utc_now,
    progress: Callable[[int, int, str], None] = lambda *_: None,
    sending: Callable[[int, int], None] = lambda tried, of: None,
    leaves: Callable[[], bool] = lambda: False,
) -> Runner:
    """Return a runner with the store of the settings; a runner that only `reads` creates no store."""
    store = plugins.load("stores", "sql", url=settings.store.url, base=settings.folder, reads=reads)
    return Runner(settings, store, clock, progress, sending, leaves)
