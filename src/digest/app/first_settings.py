"""Write a first settings file from a few answers, and check each answer."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.app.starter_lists import outlines_of_pack
from digest.errors import SettingsError, UsageError
from digest.mail.address import address_of
from digest.settings import settings_file
from digest.settings import value_types as kinds
from digest.sources.allowed_hosts import is_public
from digest.text.urls import is_web

if TYPE_CHECKING:
    from digest.sources.opml import Outline

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
        return host.strip("[]") if colon and port.isdecimal() else self.address

    @property
    def port(self) -> int:
        """The port; by default that of STARTTLS."""
        port = self.address.rpartition(":")[2]
        return int(port) if self.address != self.host and port.isdecimal() else _STARTTLS

    @property
    def security(self) -> str:
        """The security of the connection: "none", "tls" or "starttls"."""
        if self.host in _HERE:
            return "none"
        return "tls" if self.port == _TLS else "starttls"


@dataclass(frozen=True, slots=True)
class FirstSource:
    """A web address, a mailbox or an absolute path, with the title and section that a list gives it."""

    place: str
    title: str = ""
    section: str = ""

    @property
    def is_address(self) -> bool:
        """Whether it is an address and not a path."""
        return "://" in self.place

    @property
    def allowed(self) -> str:
        """The host, if it is outside the public internet and the settings have to allow it; else ""."""
        host = (urlsplit(self.place).hostname or "") if self.is_address else ""
        if host == "localhost":
            return host
        try:
            return "" if is_public(ip_address(host)) else host
        except ValueError:  # a name
            return ""

    def table(self) -> str:
        """Return its table in the settings."""
        place = {"url" if self.is_address else "path": self.place}
        return _table("[[source]]", {**place, "title": self.title, "section": self.section})


@dataclass(frozen=True, slots=True)
class FirstSettings:
    """Sources, schedule and destination of one brief: mail addresses with a server, or a folder."""

    sources: tuple[FirstSource, ...]
    name: str
    times: tuple[str, ...]
    timezone: str
    days: str
    minutes: float
    to: tuple[str, ...] = ()
    folder: str = ""
    server: MailServer | None = None

    def toml(self) -> str:
        """Return the text of the file."""
        allowed = tuple(dict.fromkeys(filter(None, (source.allowed for source in self.sources))))
        fetch = (_table("[fetch]", {"allow": allowed}),) if allowed else ()
        smtp = (_table("[smtp]", _smtp(self.server)),) if self.server else ()
        tables = (source.table() for source in self.sources)
        return "\n".join([_HEAD, *tables, _table("[[brief]]", self._brief()), *fetch, *smtp])

    def beside(self, folder: Path) -> "FirstSettings":
        """Return these settings with the paths inside `folder`, that of their file, relative to it."""
        sources = tuple(replace(one, place=_relative(one.place, folder)) for one in self.sources)
        return replace(self, sources=sources, folder=_relative(self.folder, folder))

    @property
    def summary(self) -> str:
        """The schedule and the destination on one line."""
        where = f"to {', '.join(self.to)} by {self.server.host}" if self.server else f"into {self.folder}"
        return f"{self.name}: {self.days} at {' and '.join(self.times)}, {self.timezone}, {where}"

    def _brief(self) -> dict[str, object]:
        return {
            "name": self.name,
            "time": self.times[0] if len(self.times) == 1 else self.times,
            "timezone": self.timezone,
            "days": self.days,
            "minutes": self.minutes,
            "to": self.to,
            "folder": self.folder,
        }


def _relative(place: str, folder: Path) -> str:
    inside = place and "://" not in place and Path(place).is_relative_to(folder)
    return str(Path(place).relative_to(folder)) if inside else place


def is_mailbox(place: str) -> bool:
    """Return whether a destination is a mail address; otherwise it is a folder."""
    return "@" in place and "/" not in place


def account_of(mailbox: str) -> str:
    """Return the address of a mailbox without its name, which most providers take as the user name."""
    return address_of(mailbox)


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


def first_sources(places: Sequence[str], packs: Sequence[str] = ()) -> tuple[FirstSource, ...]:
    """Return the sources at places, and those of starter lists; a list of feeds (OPML) gives each of its feeds.

    Raises UsageError for an unknown starter list, and UnreadableError for a broken list.
    """
    found = [source for place in places for source in _at(place)]
    found += [_of_outline(outline) for name in packs for outline in outlines_of_pack(name)]
    return tuple({source.place: source for source in reversed(found)}.values())[::-1]


def _at(place: str) -> list[FirstSource]:
    from digest.sources.opml import is_opml, read_opml

    path = Path(place).expanduser()
    if "://" not in place and path.is_file() and is_opml(body := path.read_bytes()):
        return [_of_outline(outline) for outline in read_opml(body, path.name)]
    return [FirstSource(place if "://" in place or place.startswith("~") else str(path.absolute()))]


def _of_outline(outline: "Outline") -> FirstSource:
    return FirstSource(outline.url, outline.title, "".join(outline.folders[:1]))


def times_of(text: str) -> tuple[str, ...]:
    """Return the times in an answer, such as "06:45, 17:30"."""
    return tuple(filter(None, re.split(r"[,;]\s*|\s+(?=\d)", text.strip())))


def check_times(text: str) -> None:
    """Raise UsageError unless the text has times of the day, such as "06:45" or "06:45, 17:30"."""
    for time in times_of(text) or (text,):
        _check(kinds.times, time)


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
        near = f"https://{text}"
        hint = (
            f"for a web address write {near}" if "." in text and is_web(near) else "a web address begins with https://"
        )
        raise UsageError(f"{text!r} is no file and no folder here; {hint}")


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
