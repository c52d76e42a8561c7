"""The text that runs the program by systemd, cron or launchd; nothing is written here."""

import plistlib
import re
from collections.abc import Sequence
from pathlib import Path
from shlex import quote

from digest.errors import UsageError

# First line of a unit, comment of a property list, and end of a crontab line: only files and lines with this mark are
# replaced or removed.
MARK = "# digest service: written by `digest service install`"
# Name of the job, as launchd lists it.
LABEL = "digest.service"

_UNIT = """\
{mark}; `digest service remove` deletes it
[Unit]
Description=News briefs at their hours

[Service]
ExecStart=:{command}
ExecReload=kill -HUP $MAINPID
Restart=on-failure
RestartSec=60
RestartPreventExitStatus=2
TimeoutStopSec=15

[Install]
WantedBy=default.target
"""


def command_of(python: str, settings: Path, *options: str) -> tuple[str, ...]:
    """Return the words of a command that keeps the schedule of a settings file, or with "--once" does due work.

    Raises UsageError for a path with a line break, which no unit or crontab can hold.
    """
    for path in (python, str(settings)):
        if re.search(r"[\x00-\x1f\x7f]", path):
            raise UsageError(f"{path!r}: a service needs a path without control characters; move or rename it")
    return (python, "-m", "digest", "run", *options, "--config", str(settings))


def systemd_unit(command: Sequence[str]) -> str:
    """Return a unit of systemd for one user.  The colon before the command keeps `$` as it is.

    Wrong usage ends the service; every other failure starts it again after a minute: settings that are missing may be
    on a disk that is mounted late.  No limit of systemd is set: `sendmail` often has to run with the rights of a group.
    Raises UsageError for a program whose path systemd does not accept.
    """
    if re.search(r"[\"'\\]", command[0]):
        raise UsageError(f"{command[0]}: systemd starts no program with a quote or backslash in its path")
    return _UNIT.format(mark=MARK, command=" ".join(map(_systemd_word, command)))


def _systemd_word(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'


def cron_line(command: Sequence[str], log: Path) -> str:
    """Return a line of a crontab that runs the command each minute; `log` has the messages of the last run.

    The line makes the folder of the log, since a shell that cannot write there does not run the command.
    """
    folder = f"mkdir -m 700 -p {quote(str(log.parent))}"
    shell = f"{folder}; {' '.join(map(quote, command))} 2>{quote(str(log))} {MARK}"
    return "* * * * * " + shell.replace("%", r"\%")


def launchd_plist(command: Sequence[str], log: Path) -> bytes:
    """Return a property list of launchd for one user; it starts the command again after a failure."""
    text = plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "KeepAlive": {"SuccessfulExit": False},
            "ThrottleInterval": 30,
            "ProcessType": "Background",
            "StandardErrorPath": str(log),
        }
    )
    return text.replace(b"<plist ", f"<!-- {MARK} -->\n<plist ".encode(), 1)


def crontab_with(table: str, line: str) -> str:
    """Return a crontab with our line, in the place of the earlier one or at the end; other lines keep their bytes."""
    lines = table.splitlines(keepends=True)
    ours = [number for number, text in enumerate(lines) if is_ours(text)]
    if ours:
        lines[ours[0]] = line + "\n"
        return "".join(text for number, text in enumerate(lines) if number not in ours[1:])
    return table + ("\n" if table and not table.endswith("\n") else "") + line + "\n"


def crontab_without(table: str) -> str:
    """Return a crontab without our line."""
    return "".join(text for text in table.splitlines(keepends=True) if not is_ours(text))


def is_ours(line: str) -> bool:
    """Return whether a line of a crontab is written by `digest service install`."""
    return line.rstrip("\r\n").endswith(MARK) and not line.lstrip().startswith("#")
