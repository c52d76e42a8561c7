"""`digest fetch`, `build`, `send` and `schedule`: the steps of the daily work, one by one."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.ending import INTERRUPTED, signals
from digest.cli.help_text import ending
from digest.cli.output import (
    bar,
    common,
    counted,
    progress_ends,
    say,
    say_error,
    sending,
    show_cells,
    show_json,
    wait_for_file,
)
from digest.errors import DeliveryError
from digest.model.canonical import plain

if TYPE_CHECKING:
    from digest.app.report import Report
    from digest.app.runner import Runner

_config = click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_strict = click.option("--strict", is_flag=True, help="Exit with 4 if a source could not be read.")


def runner(given: Path | None, *, reads: bool = False) -> "Runner":
    """Return the runner of the settings in use; a command that only `reads` creates no store."""
    from digest.app.configuration import load
    from digest.app.runner import open_runner

    return open_runner(load(given), reads=reads, progress=bar(), sending=sending())


@click.command(
    epilog=ending(
        "digest fetch",
        "digest fetch --retry --strict",
        "digest fetch --json",
        codes=(3, 8),
        meaning={4: "a source failed, or waits after a failure (with --strict)"},
    )
)
@_config
@_strict
@click.option("--retry", is_flag=True, help="Also read sources that wait after a failure, or were turned off.")
@_json
@common
def fetch(given: Path | None, strict: bool, retry: bool, as_json: bool, quiet: bool) -> int:
    """Read the sources and keep the new articles; safe to repeat.

    Documents that could not be read are reported in one line for each source and reason; --json and `digest runs` list
    every document.
    """
    report = runner(given).fetch(retry=retry)
    progress_ends()
    print_report(report, quiet)
    if as_json:
        show_json(_record(report))
    return exit_code(report) or (4 if strict and has_unread(report) else 0)


@click.command(
    epilog=ending(
        "digest build",
        "digest build morning --now",
        "digest build morning --again",
        "digest build morning --at 2026-11-20T06:45",
        codes=(3, 8),
        meaning={
            4: "a source failed (with --strict)",
            6: "no edition was built (with --fail-empty), or nothing is new (with --now, --again)",
            7: "the rebuilt edition is different (with --at)",
            9: "no source of a brief could be read, and its edition is still due",
        },
    )
)
@click.argument("brief", required=False)
@_config
@click.option("--now", is_flag=True, help="Make an edition of the articles since the last one, due or not.")
@click.option("--again", is_flag=True, help="Make the newest edition anew; recipients who have it get no second mail.")
@click.option("--at", help="Build the stored edition of this time again and compare: 2026-11-20T06:45.")
@click.option("--fail-empty", is_flag=True, help="Exit with 6 if no edition was built.")
@_strict
@common
def build(
    brief: str | None,
    given: Path | None,
    now: bool,
    again: bool,
    at: str | None,
    fail_empty: bool,
    strict: bool,
    quiet: bool,
) -> int:
    """Build the editions that are due, and queue their deliveries; safe to repeat.

    If no source of a brief could be read, its edition stays due, and the next build tries again.
    """
    if now + again + bool(at) > 1:
        raise click.UsageError("--now, --again and --at exclude each other", click.get_current_context())
    here = runner(given)
    if at:
        edition = here.rebuilt(brief, at)
        say(f"{edition.key}: built again, the same: {edition.hash[:12]}", quiet)
        return 0
    here = replace(here, pause=wait_for_file)
    report = here.build_now(brief, again=again) if now or again else here.build(brief)
    _write_site(here, report)
    print_report(report, quiet)
    empty = (fail_empty or now or again) and not report.counts["editions"]
    return exit_code(report) or (6 if empty else 4 if strict and report.failures else 0)


def _write_site(here: "Runner", report: "Report") -> None:
    """Write the site of the settings after a build; say on one line why it is not written."""
    from digest.app.archive import site_after

    if failed := site_after(here, report):
        say_error(failed)


@click.command(
    epilog=ending(
        "digest send",
        "digest send morning/2026-11-20/06:45 --dry-run",
        "digest send morning --test me@example.org",
        codes=(3, 5),
    )
)
@click.argument("edition", required=False)
@_config
@click.option(
    "--test",
    "address",
    help="Send an edition to this address only, and record nothing; before the first edition, the samples.",
)
@click.option("--dry-run", is_flag=True, help="List the open deliveries, and send nothing.")
@click.option("--hold-unsure", is_flag=True, help="Do not send mail again that may have arrived.")
@common
def send(
    edition: str | None, given: Path | None, address: str | None, dry_run: bool, hold_unsure: bool, quiet: bool
) -> int:
    """Try every open delivery once, of EDITION or of all; a mail that the server did not accept stays open."""
    if address and dry_run:
        raise click.UsageError("--test and --dry-run exclude each other", click.get_current_context())
    here = runner(given)
    if address:
        receipt = here.test(address, edition)
        if receipt.state != "sent":
            raise DeliveryError(f"{address}: {receipt.state}: {receipt.detail}")
        say(f"sent to {address}", quiet)
        return 0
    if dry_run:
        for row in here.open_deliveries(edition):
            show_cells(row.edition, row.channel, row.recipient)
        return 0
    with signals() as ending:
        report = replace(here, leaves=ending.asked).send(edition, hold_unsure=hold_unsure)
    progress_ends()
    print_report(report, quiet)
    return INTERRUPTED if ending.told else exit_code(report)


@click.command(epilog=ending("digest schedule", "digest schedule --days 30 --json", codes=(3,)))
@_config
@click.option("--days", type=click.IntRange(1, 366), default=7, show_default=True, help="Number of days ahead.")
@_json
@common
def schedule(given: Path | None, days: int, as_json: bool, quiet: bool) -> None:
    """List the upcoming editions, in the local time of each brief."""
    here = runner(given, reads=True)
    upcoming = here.schedule(days)
    if as_json:
        show_json(
            [{"due": m.isoformat(), "brief": name, "day": str(s.day), "time": str(s.at)} for m, name, s in upcoming]
        )
        return
    for moment, name, slot in upcoming:
        click.echo(f"{slot.day} {slot.at:%H:%M}  {name}  ({moment:%Y-%m-%d %H:%M} UTC)")


def first_edition(path: Path, quiet: bool) -> int:
    """Fetch, make an edition of all that came in and deliver it, by the settings in a file; return the exit code."""
    here = replace(runner(path), pause=wait_for_file)
    report = here.fetch() + here.build_now() + here.send()
    progress_ends()
    print_report(report, quiet)
    return exit_code(report)


def print_report(report: "Report", quiet: bool) -> None:
    """Print a report on standard error; with `quiet` only a report with faults."""
    from digest.app.unread import lines_on

    wrong = has_faults(report)
    for note in (*lines_on(report.unread), *report.notes):
        if wrong:
            say_error(note)
        else:
            say(note, quiet)
    say(counted(report.counts), quiet)


def has_faults(report: "Report") -> bool:
    """Return whether a step failed, or a message was not accepted."""
    refused = any(report.counts.get(name) for name in ("refused", "unsure"))
    return bool(report.kept or report.faults or refused)


def _record(report: "Report") -> dict[str, object]:
    """Return a report as plain data."""
    return {
        "counts": report.counts,
        "steps": dict(report.steps),
        "notes": list(report.notes),
        "unread": [{"source": item.source, **plain(item.failure)} for item in report.unread],
    }


def has_unread(report: "Report") -> bool:
    """Return whether a source failed, or waits after a failure."""
    return bool(report.failures or report.counts.get("waiting"))


def exit_code(report: "Report") -> int:
    """Return the exit code of the first fault, else 5 if a message was not accepted, else 0."""
    if report.faults:
        return getattr(report.faults[0], "exit_code", 1)
    return DeliveryError.exit_code if has_faults(report) else 0
