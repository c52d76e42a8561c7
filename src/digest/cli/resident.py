"""`digest run`: do the due work once, or stay and keep the schedule."""

import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.ending import INTERRUPTED, signals
from digest.cli.help_text import ending
from digest.cli.output import common, counted, progress_ends, say_error, wait_for_file
from digest.cli.run_commands import exit_code, has_faults, has_unread, print_report, runner
from digest.errors import DigestError, SettingsError

if TYPE_CHECKING:
    from digest.app.report import Report
    from digest.app.runner import Runner
    from digest.app.service_health import StateFiles
    from digest.app.service_log import ServiceLog
    from digest.app.watched_file import ChangedFile

# Counts that make a tick worth an event; known documents and waiting mail are counted at each tick.
_EVENTS = ("articles", "editions", "sent", "unread")


@click.command(
    epilog=ending(
        "digest run",
        "digest run --once --config digest.toml",
        "digest run --once --due --quiet",
        "digest run --log json 2>> digest.log",
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
@click.option(
    "--due", is_flag=True, help="With --once, for a call each minute: leave sources and mail alone until their time."
)
@click.option("--fail-empty", is_flag=True, help="With --once: exit with 6 if nothing was sent.")
@click.option(
    "--log",
    "form",
    type=click.Choice(["auto", "text", "json"]),
    default="auto",
    help="Form of the log without --once; auto: text on a terminal, else JSON.",
)
@click.option("--strict", is_flag=True, help="Exit with 4 if a source could not be read.")
@common
def run(given: Path | None, once: bool, due: bool, fail_empty: bool, form: str, strict: bool, quiet: bool) -> int:
    """Fetch, build and send all due work.  Without --once, stay and keep the schedule until interrupted.

    If no source of a brief could be read, its edition stays due, and the next run tries again.  The settings are
    read again after SIGHUP, and after a change of their file; if the new ones are not valid, the earlier ones stay in
    force.
    """
    from digest.app.configuration import missing_parts, settings_path
    from digest.app.watched_file import ChangedFile

    if due and not once:
        raise click.UsageError("--due needs --once", click.get_current_context())
    changed = ChangedFile(settings_path(given))  # before the file is read: an edit in between is a change
    here = runner(given)
    missing = missing_parts(here.settings)  # now, not at the hour of the brief; the other briefs are built
    for line in missing:
        say_error(line)
    if once:
        report, is_ended = _once(here, due=due)
        print_report(report, quiet)
        code = _code(report, fail_empty=fail_empty, strict=strict)
        return INTERRUPTED if is_ended else code or (SettingsError.exit_code if missing else 0)
    from digest.app.service_log import service_log

    as_json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    with service_log(sys.stderr, as_json=as_json, quiet=quiet) as log:
        _stay(here, given, log, changed)
    return 0


def _checked_runner(given: Path | None) -> "Runner":
    """Return a runner.  Raises SettingsError also for parts that cannot be loaded."""
    from digest.app.configuration import missing_parts

    here = runner(given)
    if missing := missing_parts(here.settings):
        raise SettingsError("\n".join(missing))
    return here


def _once(here: "Runner", *, due: bool) -> tuple["Report", bool]:
    """Do the work once; return its report, and whether a signal ended it."""
    from digest.app.archive import site_after
    from digest.app.due_run import run_due_once
    from digest.app.runner import Runner
    from digest.app.service_health import StateFiles

    with signals() as ending:
        report = (run_due_once if due else Runner.run_once)(replace(here, leaves=ending.asked, pause=wait_for_file))
    progress_ends()
    for failed in filter(None, (site_after(here, report), StateFiles()(here, report))):
        say_error(failed)
    return report, ending.told


def _code(report: "Report", *, fail_empty: bool, strict: bool) -> int:
    return exit_code(report) or (
        6 if fail_empty and not report.counts["sent"] else 4 if strict and has_unread(report) else 0
    )


def _stay(here: "Runner", given: Path | None, log: "ServiceLog", changed: "ChangedFile") -> None:
    """Keep the schedule until a signal to end; a message in transmission is finished first.

    The settings are read again between two ticks.  Settings that are refused leave the state of the schedule alone.
    """
    from digest.app.service import stay
    from digest.app.service_health import StateFiles

    with signals(reload=True) as ending:
        force, files = _SettingsInForce(here, given, log, changed), StateFiles()
        _log_schedule(here, log, "started", "keeping the schedule of {}; interrupt to end")

        def wait(seconds: float) -> bool:
            ending.wake.wait(seconds)
            return not ending.goes_on() or force.renewed(ending.reloads) or ending.told

        while not ending.told:
            here = force.here
            stay(replace(here, leaves=ending.asked), wait, partial(_after_tick, here, log, files))
    log("ended", "ended")


@dataclass(slots=True)
class _SettingsInForce:
    """The runner of the settings file, which is read again after SIGHUP and after a change of the file.

    If the settings are valid and their store `is_away`, as a disk that is mounted late, they are tried at each look.
    """

    here: "Runner"
    given: Path | None
    log: "ServiceLog"
    changed: "ChangedFile"
    reloads: int = 0
    is_away: bool = False

    def renewed(self, reloads: int) -> bool:
        """Read the settings again if there is a reason, and return whether other ones are in force now."""
        is_asked, self.reloads = reloads != self.reloads, reloads
        if is_asked:
            self.changed.look()
        if is_asked or self.changed():
            return self._reads(is_retry=False)
        return self.is_away and self.changed.is_settled() and self._reads(is_retry=True)

    def _reads(self, *, is_retry: bool) -> bool:
        """Put the present settings in force, or keep the earlier ones if the file, or its store, is not usable."""
        new, self.is_away = None, False
        try:
            new = _checked_runner(self.given)
            new.runs(1)  # opens the store
        except DigestError as error:
            if new is not None:
                new.store.close()
                self.is_away = True
            if not is_retry:
                self._log_refusal(error)
            return False
        self.here.store.close()
        self.here = new
        _log_schedule(new, self.log, "settings read", "settings read again: keeping the schedule of {}")
        return True

    def _log_refusal(self, error: DigestError) -> None:
        first, *others = str(error).splitlines()
        more = f" (and {len(others)} more: `digest config check`)" if others else ""
        self.log("settings refused", f"{first}{more}; the earlier settings stay in force", wrong=True)


def _log_schedule(here: "Runner", log: "ServiceLog", event: str, text: str) -> None:
    """Write an event with the names of the briefs, and the next edition."""
    names = [brief.name for brief in here.settings.brief]
    log(event, text.format(", ".join(names) or "no brief"), briefs=names)
    _log_next(here, log)


def _log_next(here: "Runner", log: "ServiceLog") -> None:
    from digest.app.service_health import AHEAD

    for due, name, slot in here.schedule(AHEAD)[:1]:
        shown = f"{slot.day:%A} {slot.day} {slot.at:%H:%M}"
        log("next edition", f"next edition: {name}, {shown}", brief=name, due=due.isoformat())


def _after_tick(here: "Runner", log: "ServiceLog", files: "StateFiles", report: "Report") -> None:
    from digest.app.archive import site_after

    _log_report(here, log, report)
    for failed in filter(None, (site_after(here, report), files(here, report))):
        log("note", failed, wrong=True)


def _log_report(here: "Runner", log: "ServiceLog", report: "Report") -> None:
    """Write the events of a tick; nothing for a tick without events."""
    from digest.app.unread import lines_on

    progress_ends()
    if not (any(report.counts.get(name) for name in _EVENTS) or report.notes):
        return
    wrong = has_faults(report)
    for line in lines_on(report.unread):
        log("not read", line, wrong=wrong)
    for note in report.notes:
        log("note", note, wrong=wrong)
    log("tick", counted(report.counts), counts={name: count for name, count in report.counts.items() if count})
    if report.counts.get("editions"):
        _log_next(here, log)
