"""`digest fetch`, `build`, `send`, `run`, `schedule`: the hours of a brief."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.ending import INTERRUPTED, signals
from digest.cli.output import bar, common, counted, progress_ends, say, say_error, sending, show_json
from digest.errors import DeliveryError, SettingsError

if TYPE_CHECKING:
    from digest.app.report import Report
    from digest.app.runner import Runner

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_strict = click.option("--strict", is_flag=True, help="Exit with 4 when a source could not be read.")


def desk(given: Path | None, *, reads: bool = False) -> "Runner":
    """The desk of the settings in use; a command that only `reads` leaves no store behind."""
    from digest.app.configuration import load
    from digest.app.runner import open_runner

    return open_runner(load(given), reads=reads, progress=bar(), sending=sending())


@click.command()
@_config
@_strict
@click.option("--retry", is_flag=True, help="Also ask sources that wait after a failure, or were turned off.")
@common
def fetch(given: Path | None, strict: bool, retry: bool, quiet: bool) -> int:
    """Read the sources of the settings and keep what is new; safe to repeat."""
    report = desk(given).fetch(retry=retry)
    progress_ends()
    _tell(report, quiet)
    return _code(report) or (4 if strict and _unread(report) else 0)


@click.command()
@click.argument("brief", required=False)
@_config
@click.option("--now", is_flag=True, help="Make an edition of what came in since the last one, due or not.")
@click.option("--at", help="Make the stored edition of this slot again and compare: 2026-11-20T06:45.")
@click.option("--fail-empty", is_flag=True, help="Exit with 6 when no edition was built.")
@_strict
@common
def build(
    brief: str | None, given: Path | None, now: bool, at: str | None, fail_empty: bool, strict: bool, quiet: bool
) -> int:
    """Build the editions that are due, and put them into the outbox; safe to repeat.

    Exit code 9 when no source of a brief could be read: its edition stays owed.  With --now, 6 when nothing is new.
    """
    if now and at:
        raise click.UsageError(
            "--now makes an edition and --at compares one; give one of them", click.get_current_context()
        )
    here = desk(given)
    if at:
        edition = here.rebuilt(brief, at)
        say(f"{edition.key}: made again, the same: {edition.hash[:12]}", quiet)
        return 0
    report = here.build_now(brief) if now else here.build(brief)
    _tell(report, quiet)
    empty = (fail_empty or now) and not report.counts["editions"]
    return _code(report) or (6 if empty else 4 if strict and report.failures else 0)


@click.command()
@click.argument("edition", required=False)
@_config
@click.option("--test", "address", help="Send the edition to this address alone, and write nothing down.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent.")
@click.option("--hold-unsure", is_flag=True, help="Do not send again what may have arrived.")
@common
def send(
    edition: str | None, given: Path | None, address: str | None, dry_run: bool, hold_unsure: bool, quiet: bool
) -> int:
    """Try every open delivery once; exit code 5 when a server did not take one, which is kept."""
    if address and dry_run:
        raise click.UsageError("--test sends and --dry-run does not; give one of them", click.get_current_context())
    here = desk(given)
    if address:
        receipt = here.test(address, edition)
        if receipt.state != "sent":
            raise DeliveryError(f"{address}: {receipt.state}: {receipt.detail}")
        say(f"sent to {address}", quiet)
        return 0
    if dry_run:
        for row in here.open_deliveries(edition):
            click.echo(f"{row.edition}  {row.channel}  {row.recipient}")
        return 0
    with signals() as ending:
        report = replace(here, leaves=ending.asked).send(edition, hold_unsure=hold_unsure)
    progress_ends()
    _tell(report, quiet)
    return INTERRUPTED if ending.told else _code(report)


@click.command()
@_config
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
@click.option("--fail-empty", is_flag=True, help="With --once: exit with 6 when there was nothing to send.")
@_strict
@common
def run(given: Path | None, once: bool, fail_empty: bool, strict: bool, quiet: bool) -> int:
    """Do all that is due: fetch, build, send.  Without --once, stay and keep the hours, until interrupted.

    Exit code 9 when no source of a brief could be read: its edition stays owed, and the next run tries again.
    """
    here = desk(given)
    if not once:
        _stay(here, given, quiet)
        return 0
    with signals() as ending:
        report = replace(here, leaves=ending.asked).run_once()
    progress_ends()
    _tell(report, quiet)
    if ending.told:
        return INTERRUPTED
    return _code(report) or (6 if fail_empty and not report.counts["sent"] else 4 if strict and _unread(report) else 0)


@click.command()
@_config
@click.option("--days", type=click.IntRange(1, 366), default=7, show_default=True, help="How far ahead.")
@_json
@common
def schedule(given: Path | None, days: int, as_json: bool, quiet: bool) -> None:
    """Print which editions come, in the local time of each brief."""
    here = desk(given, reads=True)
    found = [(moment, name, slot) for moment, name, slot in here.schedule(days)]
    if as_json:
        show_json([{"due": m.isoformat(), "brief": name, "day": str(s.day), "time": str(s.at)} for m, name, s in found])
        return
    for moment, name, slot in found:
        click.echo(f"{slot.day} {slot.at:%H:%M}  {name}  ({moment:%Y-%m-%d %H:%M} UTC)")


def _stay(here: "Runner", given: Path | None, quiet: bool) -> None:
    """Keep the hours until a signal to end; the message that is being sent is finished first.

    SIGHUP reads the settings anew between two ticks.
    """
    from digest.app.service import stay

    with signals(reload=True) as ending:
        while not ending.told:
            names = ", ".join(brief.name for brief in here.settings.brief) or "no brief"
            say(f"keeping the hours of {names}; interrupt to end", quiet)
            stay(replace(here, leaves=ending.asked), ending.wake.wait, _teller(quiet))
            if ending.again and not ending.told:
                ending.again = False
                ending.wake.clear()
                here = _anew(here, given)
    say("ended", quiet)


def _anew(here: "Runner", given: Path | None) -> "Runner":
    """The desk of the settings as they are now; that of the old ones where these are not valid."""
    try:
        return desk(given)
    except SettingsError as error:
        say_error(f"{error}\nthe settings that were read before hold on")
        return here


def _teller(quiet: bool) -> Callable[["Report"], None]:
    def tell(report: "Report") -> None:
        progress_ends()
        if any(report.counts.get(name) for name in ("articles", "editions", "sent", "unread")) or report.notes:
            _tell(report, quiet)

    return tell


def _tell(report: "Report", quiet: bool) -> None:
    """What was done, on standard error; what went wrong is said to those who asked for quiet too."""
    wrong = report.kept or report.faults or any(report.counts.get(name) for name in ("refused", "unsure"))
    for note in report.notes:
        if wrong:
            say_error(note)
        else:
            say(note, quiet)
    say(counted(report.counts), quiet)


def _unread(report: "Report") -> bool:
    """Whether a source failed, or waits after a failure."""
    return bool(report.failures or report.counts.get("waiting"))


def _code(report: "Report") -> int:
    """That of the first fault, else 5 when a message was not accepted, for now or for good, else 0."""
    if report.faults:
        return getattr(report.faults[0], "exit_code", 1)
    refused = any(report.counts.get(name) for name in ("refused", "unsure"))
    return DeliveryError.exit_code if report.kept or refused else 0
