"""Write a first settings file from a few answers, and check each answer."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.errors import SettingsError, UsageError
from digest.settings import settings_file
from digest.settings import value_types as kinds

# The port decides how the connection is secured; a server on this machine needs no encryption.
_TLS = 465
_STARTTLS = 587
_HERE = ("localhost", "127.0.0.1", "::1")

_HEAD = """\
# Settings of digest.  `digest config check` lists every problem, `digest config show` prints every key and its value.
# Paths are relative to the folder of this file.
"""


@dataclass(frozen=True, slots=True)
class MailServer:
    """The mail server, "host" or "host:port", and the login for it."""

    address: str
    sender: str
    username: str = ""
    password_file: str = ""
    password_command: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """The name of the server without the port."""
        host, colon, port = self.address.rpartition(":")
        return host.strip("[]") if colon and port.isdigit() else self.address

    @property
    def port(self) -> int:
        """The port; by default that of STARTTLS."""
        port = self.address.rpartition(":")[2]
        return int(port) if self.address != self.host and port.isdigit() else _STARTTLS

    @property
    def security(self) -> str:
        """The security of the connection: "none", "tls" or "starttls"."""
        if self.host in _HERE:
            return "none"
        return "tls" if self.port == _TLS else "starttls"


@dataclass(frozen=True, slots=True)
class FirstSettings:
    """Sources, schedule and destination of one brief: mail addresses with a server, or a folder.

    Sources are web addresses, mailboxes, or absolute paths.
    """

    sources: tuple[str, ...]
    name: str
    time: str
    timezone: str
    days: str
    minutes: float
    to: tuple[str, ...] = ()
    folder: str = ""
    server: MailServer | None = None

    def toml(self) -> str:
        """Return the text of the file."""
        sources = (_table("[[source]]", {"url" if "://" in place else "path": place}) for place in self.sources)
        smtp = (_table("[smtp]", _smtp(self.server)),) if self.server else ()
        return "\n".join([_HEAD, *sources, _table("[[brief]]", self._brief()), *smtp])

    def _brief(self) -> dict[str, object]:
        return {
            "name": self.name,
            "time": self.time,
            "timezone": self.timezone,
            "days": self.days,
            "minutes": self.minutes,
            "to": self.to,
            "folder": self.folder,
        }


def is_mailbox(place: str) -> bool:
    """Return whether a destination is a mail address; otherwise it is a folder."""
    return "@" in place and "/" not in place


def _smtp(server: MailServer) -> dict[str, object]:
    return {
        "sender": server.sender,
        "host": server.host,
        "port": server.port,
        "security": server.security,
        "username": server.username,
        "password_file": server.password_file,
        "password_command": server.password_command,
    }


def _table(name: str, items: Mapping[str, object]) -> str:
    """Return a table with the keys that have a value.  Strings, numbers and lists in JSON are valid TOML."""
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in items.items() if value)
    return f"{name}\n{''.join(lines)}"


def check_time(text: str) -> None:
    """Raise UsageError unless the text is a time of the day, such as 06:45."""
    _check(kinds.times, text)


def check_days(text: str) -> None:
    """Raise UsageError unless the text names days, such as mon-fri."""
    _check(kinds.weekdays, text)


def check_destination(text: str) -> None:
    """Raise UsageError for a mail address that is not valid; any other text is a folder."""
    if is_mailbox(text):
        _check(kinds.mailbox, text)


def check_source(text: str) -> None:
    """Raise UsageError unless the text is a web address, a mailbox, or an existing file or folder."""
    if "://" in text:
        _check(kinds.place, text)
    elif not Path(text).expanduser().exists():
        raise UsageError(f"{text!r} is no file and no folder here; a web address begins with https://")


def local_zone() -> str:
    """Return the name of the time zone of this machine; UTC if it has none."""
    import tzlocal

    try:
        return kinds.zone(tzlocal.get_localzone_name())
    except (LookupError, ValueError):
        return "UTC"


def secret_path(path: Path) -> Path:
    """Return the file for the password: in the folder of the settings, with their name."""
    return path.with_suffix(".secret")


def write(path: Path, text: str, password: str = "") -> None:
    """Write the settings and the password, if there is one; nothing is written if the settings are not valid.

    Raises SettingsError.
    """
    draft, secret = path.with_name(f".{path.name}.new"), secret_path(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        is_new = bool(password) and not secret.exists()
        if is_new:
            secret.touch(mode=0o600)
        if problems := settings_file.check(draft):
            if is_new:
                secret.unlink()
            raise SettingsError("\n".join(map(_without_draft, problems)))
        if password:
            secret.chmod(0o600)
            secret.write_text(f"{password}\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        draft.unlink(missing_ok=True)


def _without_draft(problem: str) -> str:
    """Return a problem without the name and the line of the draft, which the user has never seen."""
    return re.sub(r"^[^\n]*?\.new(?:, line \d+)?: ", "", problem)


def _check(kind: Callable[[str], object], text: str) -> None:
    try:
        kind(text)
    except ValueError as error:
        raise UsageError(str(error)) from error
