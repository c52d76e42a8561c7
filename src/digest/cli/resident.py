"""`digest run`: do the due work once, or stay and keep the schedule."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.ending import INTERRUPTED, signals
from digest.cli.help_text import ending
from digest.cli.output import common, progress_ends, say, say_error
from digest.cli.run_commands import exit_code, has_unread, print_report, runner
from digest.errors import DigestError

if TYPE_CHECKING:
    from digest.app.report import Report
    from digest.app.runner import Runner

# Days ahead in which the next edition of a brief is looked for: a weekly brief has one in eight.
_AHEAD = 8


@click.command(
    epilog=ending(
        "digest run",
        "digest run --once --config digest.toml",
        codes=(3, 5, 8),
        meaning={
            4: "a source failed, or waits after a failure (with --once --strict)",
            6: "nothing was sent (with --once --fail-empty)",
            9: "no source of a brief could be read, and its edition is still due",
        },
    )
)
@click.option("--config", "given", type=click.Path(path_type=Path), help="The settings file.")
@click.option("--once", is_flag=True, help="Do the work that is due now, and end.")
@click.option("--fail-empty", is_flag=True, help="With --once: exit with 6 if nothing was sent.")
@click.option("--strict", is_flag=True, help="Exit with 4 if a source could not be read.")
@common
def run(given: Path | None, once: bool, fail_empty: bool, strict: bool, quiet: bool) -> int:
    """Fetch, build and send all due work.  Without --once, stay and keep the schedule until interrupted.

    If no source of a brief could be read, its edition stays due, and the next run tries again.  The settings are
    read again after SIGHUP, and after a change of their file; if the new ones are not valid, the earlier ones stay in
    force.
    """
    here = runner(given)
    if not once:
        _stay(here, given, quiet)
        return 0
    with signals() as ending:
        report = replace(here, leaves=ending.asked).run_once()
    progress_ends()
    print_report(report, quiet)
    if ending.told:
        return INTERRUPTED
    return exit_code(report) or (
        6 if fail_empty and not report.counts["sent"] else 4 if strict and has_unread(report) else 0
    )


def _stay(here: "Runner", given: Path | None, quiet: bool) -> None:
    """Keep the schedule until a signal to end; a message in transmission is finished first.

    The settings are read again between two ticks, after SIGHUP or a change of their file.
    """
    from digest.app.service import stay
    from digest.app.watched_file import ChangedFile

    with signals(reload=True) as ending:
        reloads, changed = 0, ChangedFile(here.settings.file or Path())

        def wait(seconds: float) -> bool:
            if not ending.wake.wait(seconds) and changed():
                ending.reload()
            return ending.wake.is_set()

        while ending.goes_on():
            if ending.reloads != reloads:
                reloads = ending.reloads
                changed.look()
                here = _reloaded(here, given)
            names = ", ".join(brief.name for brief in here.settings.brief) or "no brief"
            say(f"keeping the schedule of {names}; interrupt to end", quiet)
            _say_next(here, quiet)
            stay(replace(here, leaves=ending.asked), wait, _printer(here, quiet))
    say("ended", quiet)


def _reloaded(here: "Runner", given: Path | None) -> "Runner":
    """Return a runner for the present settings file; the runner `here` if the file, or its store, is not usable."""
    try:
        new = runner(given)
        new.runs(1)  # opens the store
    except DigestError as error:
        first, *others = str(error).splitlines()
        more = f" (and {len(others)} more: `digest config check`)" if others else ""
        say_error(f"{first}{more}; the earlier settings stay in force")
        return here
    here.store.close()
    return new


def _say_next(here: "Runner", quiet: bool) -> None:
    """Print the next edition, on a terminal alone."""
    for _, name, slot in here.schedule(_AHEAD)[:1] if sys.stderr.isatty() else ():
        say(f"next edition: {name}, {slot.day:%A} {slot.day} {slot.at:%H:%M}", quiet)


def _printer(here: "Runner", quiet: bool) -> Callable[["Report"], None]:
    def show(report: "Report") -> None:
        progress_ends()
        if any(report.counts.get(name) for name in ("articles", "editions", "sent", "unread")) or report.notes:
            print_report(report, quiet)
        if report.counts.get("editions"):
            _say_next(here, quiet)

    return show
