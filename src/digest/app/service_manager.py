"""Install, find and remove the service of one user: by systemd, cron or launchd."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from digest.app import service_units as units
from digest.channels.file import write_whole
from digest.errors import ServiceError, UsageError
from digest.private import make_folder

ServiceKind = Literal["systemd", "cron", "launchd"]

# Seconds for an answer of systemctl, crontab or launchctl; each answers at once, or waits for a bus that is not there.
_PATIENCE = 30
# systemd has a folder here for each user with a log-in or with linger.
_RUNTIME = Path("/run/user")


@dataclass(frozen=True, slots=True)
class ServiceState:
    """An installed service: the file or table it is in, and whether its manager runs it now."""

    place: str
    running: bool
    answer: str = ""


class ServiceManager(Protocol):
    """A program of the machine that starts the service."""

    def text(self, settings: Path) -> str:
        """Return the text that `install` writes.  Raises UsageError."""
        ...

    def install(self, settings: Path) -> str:
        """Write the text, start the service, and return the place.  Raises ServiceError."""
        ...

    def state(self) -> ServiceState | None:
        """Return the state of the installed service; None if it is not installed.  Raises ServiceError."""
        ...

    def remove(self) -> str | None:
        """Stop the service and remove the text; return its place, None if there was none.  Raises ServiceError."""
        ...


class Systemd:
    """A unit of the user's own systemd."""

    @property
    def path(self) -> Path:
        """The file of the unit."""
        return _home("XDG_CONFIG_HOME", ".config") / "systemd" / "user" / "digest.service"

    def text(self, settings: Path) -> str:
        return units.systemd_unit(units.command_of(sys.executable, settings))

    def install(self, settings: Path) -> str:
        _write(self.path, self.text(settings).encode())
        for words in (("daemon-reload",), ("enable", "digest.service"), ("restart", "digest.service")):
            command = ("systemctl", "--user", *words)
            _check(command, self._done(*words), after=f"{self.path}: written, but not started")
        return str(self.path)

    def state(self) -> ServiceState | None:
        if not _ours(self.path):
            return None
        done = self._done("is-active", "digest.service")
        return ServiceState(str(self.path), done.returncode == 0, done.stdout.strip() or done.stderr.strip())

    def remove(self) -> str | None:
        if not _ours(self.path):
            return None
        words = ("disable", "--now", "digest.service")
        done = self._done(*words)
        if self._runtime.exists():  # else no manager of the user runs, nor any unit of it
            _check(("systemctl", "--user", *words), done, after=f"{self.path}: not removed, it may still run")
        (self.path.parent / "default.target.wants" / self.path.name).unlink(missing_ok=True)
        self.path.unlink()
        self._done("daemon-reload")
        return str(self.path)

    @property
    def _runtime(self) -> Path:
        """The folder of the sockets of the user's systemd."""
        return _RUNTIME / str(os.getuid()) / "systemd"

    def _done(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run systemctl; where the shell has no address of the bus (su, sudo -u, cron), by the usual folder of it."""
        done = _done("systemctl", "--user", *words)
        if done.returncode and " bus" in done.stderr and self._runtime.exists():
            return _done("systemctl", "--user", *words, more={"XDG_RUNTIME_DIR": str(self._runtime.parent)})
        return done


class Cron:
    """A line of the user's crontab, which runs `digest run --once --due` each minute."""

    place = "crontab"

    def text(self, settings: Path) -> str:
        return (
            units.cron_line(units.command_of(sys.executable, settings, "--once", "--due", "--quiet"), log_path()) + "\n"
        )

    def install(self, settings: Path) -> str:
        table = units.crontab_with(self._table(), self.text(settings).rstrip("\n"))
        make_folder(log_path().parent)
        self._write(table)
        return self.place

    def state(self) -> ServiceState | None:
        installed = any(map(units.is_ours, self._table().splitlines()))
        return ServiceState(self.place, running=True, answer="each minute") if installed else None

    def remove(self) -> str | None:
        table = self._table()
        rest = units.crontab_without(table)
        if rest == table:
            return None
        if rest:
            self._write(rest)
        else:
            _run("crontab", "-r", after="crontab: not changed")
        log_path().unlink(missing_ok=True)
        return self.place

    def _table(self) -> str:
        """Return the user's crontab, "" if there is none.  Raises ServiceError."""
        done = _done("crontab", "-l")
        # "no crontab for me"; busybox: "can't open 'me': No such file or directory"
        if done.returncode and not any(reason in done.stderr for reason in ("no crontab", "No such file")):
            raise ServiceError(f"crontab: {done.stderr.strip() or done.returncode}")
        return "" if done.returncode else done.stdout

    def _write(self, table: str) -> None:
        _run("crontab", "-", given=table, after="crontab: not changed")


class Launchd:
    """An agent of the user in launchd, on macOS."""

    @property
    def path(self) -> Path:
        """The property list of the agent."""
        return Path.home() / "Library" / "LaunchAgents" / f"{units.LABEL}.plist"

    @property
    def _domain(self) -> str:
        return f"gui/{os.getuid()}"

    def text(self, settings: Path) -> str:
        return units.launchd_plist(units.command_of(sys.executable, settings), log_path()).decode()

    def install(self, settings: Path) -> str:
        _check_ours(self.path)
        _done("launchctl", "bootout", f"{self._domain}/{units.LABEL}")
        make_folder(log_path().parent)
        _write(self.path, self.text(settings).encode())
        _run("launchctl", "bootstrap", self._domain, str(self.path), after=f"{self.path}: written, but not started")
        return str(self.path)

    def state(self) -> ServiceState | None:
        if not _ours(self.path):
            return None
        done = _done("launchctl", "print", f"{self._domain}/{units.LABEL}")
        return ServiceState(str(self.path), "state = running" in done.stdout, done.stderr.strip())

    def remove(self) -> str | None:
        if not _ours(self.path):
            return None
        _done("launchctl", "bootout", f"{self._domain}/{units.LABEL}")
        self.path.unlink()
        log_path().unlink(missing_ok=True)
        return str(self.path)


MANAGERS: dict[ServiceKind, type[ServiceManager]] = {"systemd": Systemd, "cron": Cron, "launchd": Launchd}


def kind_here() -> ServiceKind:
    """Return the service manager of this machine.  Raises UsageError if it has none that we can use."""
    if sys.platform == "darwin":
        return "launchd"
    if shutil.which("systemctl") and Path("/run/systemd/system").is_dir():
        return "systemd"
    if shutil.which("crontab"):
        return "cron"
    raise UsageError(
        "neither systemd nor cron was found; let another service manager start `digest run`, or name one by --kind"
    )


def installed(
    kinds: Iterable[ServiceKind] = tuple(MANAGERS), refused: Callable[[str], None] = lambda _: None
) -> dict[ServiceKind, ServiceState]:
    """Return the installed services of some kinds; `refused` is called with the error of a manager."""
    found: dict[ServiceKind, ServiceState] = {}
    for kind in filter(_is_usable, kinds):
        try:
            state = MANAGERS[kind]().state()
        except ServiceError as error:
            refused(str(error))
        else:
            found |= {kind: state} if state else {}
    return found


def log_path() -> Path:
    """Return the file for the messages of a service whose manager keeps no log."""
    return _home("XDG_STATE_HOME", ".local/state") / "digest" / "service.log"


def _is_usable(kind: ServiceKind) -> bool:
    return shutil.which({"systemd": "systemctl", "cron": "crontab", "launchd": "launchctl"}[kind]) is not None


def _home(variable: str, otherwise: str) -> Path:
    return Path(os.environ.get(variable) or Path.home() / otherwise)


def _ours(path: Path) -> bool:
    try:
        return units.MARK in path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _check_ours(path: Path) -> None:
    """Raise UsageError if somebody else's file has the name of ours."""
    if path.exists() and not _ours(path):
        raise UsageError(f"{path}: not written by `digest service install`; move it away first")


def _write(path: Path, body: bytes) -> None:
    """Write a file of ours.  Raises UsageError if somebody else's file has its name, ServiceError if it fails."""
    _check_ours(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, body)
    except OSError as error:
        raise ServiceError(f"{path}: {(error.strerror or str(error)).lower()}") from error


def _done(*words: str, given: str = "", more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program of the service manager in the language of its source.  Raises ServiceError.

    Its bytes are kept: no line end is changed.
    """
    try:
        done = subprocess.run(
            words,
            input=os.fsencode(given),
            capture_output=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(more or {})},
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ServiceError(f"{words[0]}: {getattr(error, 'strerror', None) or error}") from error
    return subprocess.CompletedProcess(words, done.returncode, os.fsdecode(done.stdout), os.fsdecode(done.stderr))


def _run(*words: str, given: str = "", after: str) -> None:
    """Run a program of the service manager.  Raises ServiceError with the state `after` a failure."""
    _check(words, _done(*words, given=given), after=after)


def _check(words: Sequence[str], done: subprocess.CompletedProcess[str], *, after: str) -> None:
    """Raise ServiceError with the state `after` a failure of a command."""
    if done.returncode:
        shown = [word for word in words if word != "-"]
        reason = " ".join(done.stderr.split()) or f"exit code {done.returncode}"
        raise ServiceError(f"{after}: `{' '.join(shown)}`: {reason}")
