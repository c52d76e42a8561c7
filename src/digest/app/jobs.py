"""Turn settings into values for building and sending: a brief's job, recipients, delivery plan and channel."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from digest import plugins
from digest.app.configuration import has_settings, load
from digest.app.readership import Readership
from digest.app.source_selectors import named_source, selected
from digest.app.watched_file import SETTLED, is_settled, seconds_to_settle
from digest.building.build import BriefJob, reach_of
from digest.building.due import Schedule
from digest.building.mailing import DeliveryPlan, UnsubscribeWays
from digest.building.make import PLAIN as PLAIN
from digest.building.make import Look
from digest.building.period import Period
from digest.building.signing import sign
from digest.errors import SettingsError
from digest.fetching.subscriptions import known_sources, names_read
from digest.mail.address import address_of
from digest.mail.dkim import Signer, signer
from digest.mail.message import has_field
from digest.model.brief_rules import SourceRules
from digest.model.edition import Plan
from digest.model.records import Row, StorePosition
from digest.model.source import Health
from digest.ports import Channel, Store
from digest.reading.executors import Work, working_by
from digest.reading.resplit import Recut, as_it_was, learned_from
from digest.sending.ledger import Ledger
from digest.sending.outbox import Doubt
from digest.sending.recipients import Recipient, recipients_of
from digest.settings import Settings
from digest.settings.brief_tables import BriefSettings
from digest.settings.recipients_file import read_recipients

# Sender of mail written into a folder, if the settings name no sender.
_NOBODY = "digest@localhost"
# An edition may be made this long after its slot.
_LATE = timedelta(days=1)

# Number of stored articles from which `sentences = "punkt"` learns, over all languages.
LEARNED_FROM = 2_000


def schedule_of(brief: BriefSettings) -> Schedule:
    """Return the schedule of a brief."""
    return Schedule(brief.time, brief.timezone, brief.edition_days, brief.catch_up, brief.covers == "month")


def oldest_of(settings: Settings, now: datetime) -> datetime | None:
    """Return the date of the oldest article that a brief can have in an edition of `now`; None without a limit."""
    briefs = [brief for brief in settings.brief if not brief.covers]
    ages = [reach_of(schedule_of(brief)) if brief.max_age is None else brief.max_age for brief in briefs]
    spans = [age for age in ages if isinstance(age, timedelta)]
    return now - max(spans) - _LATE if spans and len(spans) == len(ages) else None


def job_of(settings: Settings, brief: BriefSettings, store: Store) -> tuple[BriefJob, tuple[str, ...]]:
    """Return the job to build a brief, and notes on recipients who do not get it.  Raises SettingsError."""
    readers, notes = readers_of(settings, brief, store)
    if brief.to_file and not any(reader.origin == "file" for reader in readers):
        _complain_of_empty(settings, brief, notes)
    channel = channel_name(brief, any_reader=bool(readers))
    to = tuple(reader.mailbox for reader in readers if reader.standing == "gets")
    paused = [f"{reader.address} is paused: {reader.reason}" for reader in readers if reader.standing == "paused"]
    delivery = plan_of(settings, brief, channel, to)
    added = store.sources.added_sources()
    plan = plan_with_sources(settings, brief, store)
    schedule, told = schedule_of(brief), (*notes, *paused)
    if brief.covers:
        of = settings.covered_by(brief)
        return BriefJob(
            plan, schedule, brief.quiet_day, delivery, covers=Period(of.name, brief.covers, of.timezone)
        ), told
    names = tuple(name for name in names_read(settings, added) if not plan.sources or name in plan.sources)
    return BriefJob(plan, schedule, brief.quiet_day, delivery, names, brief.max_age is None), told


def wait_until_written(settings: Settings, brief: BriefSettings, pause: Callable[[Path, float], None]) -> None:
    """Call `pause(path, seconds)` while the recipients file of a brief may be half written.

    A pause that does not wait, and a file that changes again, raise SettingsError: the last addresses may be missing.
    """
    if not brief.to_file or not (path := settings.at(brief.to_file)).exists():
        return
    if (seconds := seconds_to_settle(path)) > 0:
        pause(path, seconds)
    if not is_settled(path):
        raise SettingsError(
            f"brief {brief.name!r}: to_file: {brief.to_file} changed less than {SETTLED:.0f} seconds ago "
            "and may be half written; try again in a moment"
        )


def plan_with_sources(settings: Settings, brief: BriefSettings, store: Store) -> Plan:
    """Return the plan of a brief with the names and rules of its sources.  Raises SettingsError for an unknown one."""
    known, health = known_sources(settings, store.sources.added_sources()), store.sources.health()
    named = [named_source(source, health.get(name, Health()).memo.get("title", "")) for name, source in known.items()]
    chosen = selected(brief.name, brief.sources, named)
    rules = tuple(source.rules(name) for name, source in known.items() if not chosen or name in chosen)
    return replace(
        brief.plan(), sources=chosen, rules=tuple(rule for rule in rules if rule != SourceRules(rule.source))
    )


def _complain_of_empty(settings: Settings, brief: BriefSettings, notes: Sequence[str]) -> None:
    """Raise SettingsError if a recipients file has no address; it may be half written.

    A file whose addresses the settings also name is not empty.
    """
    assert brief.to_file is not None
    if read_recipients(settings.at(brief.to_file))[0]:
        return
    problem = f" ({notes[0]})" if notes else ""
    raise SettingsError(f"brief {brief.name!r}: to_file: {brief.to_file}: no address in it{problem}; "
                        "write one on each line, or take to_file out of the settings")  # fmt: skip


def readers_of(settings: Settings, brief: BriefSettings, store: Store) -> tuple[tuple[Recipient, ...], tuple[str, ...]]:
    """Return the recipients of a brief, paused and unsubscribed ones included, and the faults of its file."""
    filed, problems = read_recipients(settings.at(brief.to_file)) if brief.to_file else ([], [])
    return recipients_of(
        brief.to, filed, store.deliveries.subscriptions(brief.name), store.deliveries.refusals()
    ), tuple(problems)


def channel_name(brief: BriefSettings, *, any_reader: bool) -> str:
    """Return the channel in the settings, else "smtp" with recipients, else "file" with a folder, else ""."""
    if brief.channel:
        return brief.channel
    if any_reader or brief.to_file:
        return "smtp"
    return "file" if brief.folder else ""


def plan_of(settings: Settings, brief: BriefSettings, channel: str, recipients: tuple[str, ...]) -> DeliveryPlan:
    """Return the delivery plan of a brief: its destination, and how its mail is made.  Raises SettingsError."""
    folder = str(settings.at(brief.folder)) if brief.folder else ""
    if channel in ("", "file", "stdout"):
        return DeliveryPlan(channel, folder=folder, look=look_of(settings, brief), sign=_sign(settings))
    sender = _sender(settings, brief, channel)
    wanted = settings.unsubscribe
    leaving = (
        UnsubscribeWays(wanted.mail or "", wanted.url or "", settings.unsubscribe_secret())
        if wanted
        else UnsubscribeWays()
    )
    look = look_of(settings, brief)
    header = (settings.smtp.idempotency_header or "") if settings.smtp and channel == "smtp" else ""
    dkim = _signer(settings, sender)
    return DeliveryPlan(channel, recipients, folder, sender, leaving, dkim, look, header, _sign(settings))


def look_of(settings: Settings, brief: BriefSettings) -> Look:
    """Return the form of the editions of a brief."""
    return Look(brief.renderer, str(settings.at(brief.templates)) if brief.templates else "", brief.look)


def look_named(settings: Settings, name: str) -> Look:
    """Return the form of the editions of the brief `name`; the built-in one for a brief that is not in the settings."""
    return next((look_of(settings, brief) for brief in settings.brief if brief.name == name), PLAIN)


def look_in_use(given: Path | None, name: str) -> Look:
    """Return the look of a brief in the settings; the shipped one without settings, or with faulty ones not `given`."""
    try:
        return look_named(load(given), name) if has_settings(given) else PLAIN
    except SettingsError:
        if given:
            raise
        return PLAIN


def _sign(settings: Settings) -> Callable[[str], bytes] | None:
    return partial(sign, settings.sign.command, settings.folder) if settings.sign else None


def _signer(settings: Settings, sender: str) -> Signer | None:
    dkim = settings.dkim
    if dkim is None:
        return None
    return signer(settings.dkim_key(), dkim.domain or address_of(sender).rpartition("@")[2], dkim.selector)


def working(settings: Settings) -> AbstractContextManager[Work]:
    """Give the executor of the settings, for one command: its processes read, and then build."""
    return working_by(settings.compute.executor, settings.compute.workers, settings.compute.address)


def recut_of(settings: Settings, store: Store) -> Recut:
    """Return how articles are split: unchanged, or with abbreviations learned from the newest stored articles."""
    if settings.reading.sentences != "punkt":
        return as_it_was
    cut = store.documents.position()
    start = StorePosition(max(0, cut.articles - LEARNED_FROM), cut.documents)
    return learned_from(store.documents.articles(start, cut))


def ledger_of(settings: Settings, store: Store, clock: Callable[[], datetime], *, hold_unsure: bool = False) -> Ledger:
    """Return the ledger, which handles unsure rows as the settings say."""

    header = settings.smtp.idempotency_header if settings.smtp else None

    def unsure(row: Row) -> Doubt:
        if hold_unsure or any(brief.unsure == "hold" for brief in settings.brief if brief.name == row.brief):
            return "hold"
        # A message of before the setting lacks the header.
        has_header = header and row.channel == "smtp" and has_field(store.deliveries.message(row.id).head, header)
        return "harmless" if has_header else "resend"

    briefs = frozenset(brief.name for brief in settings.brief)
    return Ledger(store.deliveries, clock, unsure, readers=Readership(settings, store), briefs=briefs)


def _sender(settings: Settings, brief: BriefSettings, channel: str) -> str:
    tables = (settings.smtp, settings.sendmail) if channel != "sendmail" else (settings.sendmail, settings.smtp)
    found = next((table.sender for table in tables if table), None)
    if channel == "smtp" and settings.smtp is None:
        raise SettingsError(f"brief {brief.name!r}: there are recipients, and no [smtp] to send with")
    if found is None and channel == "sendmail":
        raise SettingsError(f"brief {brief.name!r}: mail needs a sender; give one in [sendmail]")
    return found or f"{brief.name} <{_NOBODY}>"


def opener(settings: Settings) -> Callable[[str], Channel]:
    """Return a function that opens a channel by name, with its settings.

    The function raises SettingsError if settings are missing.
    """

    def opens(name: str) -> Channel:
        made: Channel = plugins.load("channels", name, **_channel_settings(settings, name))
        return made

    return opens


def lines_of(settings: Settings) -> Callable[[str], int]:
    """Return a function that gives the number of parallel connections of a channel."""
    return lambda name: settings.smtp.connections if name == "smtp" and settings.smtp else 1


def _channel_settings(settings: Settings, name: str) -> dict[str, Any]:
    smtp, sendmail = settings.smtp, settings.sendmail
    if name == "sendmail":
        if sendmail is None and smtp is None:
            raise SettingsError("there is mail to send, and no [sendmail] to send it with")
        sender = address_of((sendmail or smtp).sender)  # type: ignore[union-attr]
        return {"sender": sender, **({"command": sendmail.command, "timeout": sendmail.timeout} if sendmail else {})}
    if name != "smtp":
        return {}
    if smtp is None:
        raise SettingsError("there is mail to send, and no [smtp] to send it with")
    return {
        "host": smtp.host,
        "port": smtp.port,
        "security": smtp.security,
        "username": smtp.username,
        "password": settings.password(),
        "sender": address_of(smtp.sender),
        "timeout": smtp.timeout,
        "patience": smtp.patience,
        "cafile": str(settings.at(smtp.cafile)) if smtp.cafile else None,
    }
