"""A first settings file, out of a handful of answers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

# The port says how mail is secured; a server of this machine needs nothing.
_TLS = 465
_STARTTLS = 587
_HERE = ("localhost", "127.0.0.1", "::1")

_HEAD = """\
# Settings of digest.  `digest config check` names every problem at once, `digest config show` prints every key and what
# it is.  Paths are relative to the folder of this file.
"""


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that takes the mail, "host" or "host:port", and how to log in to it."""

    address: str
    sender: str
    username: str = ""
    password_file: str = ""
    password_command: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """Its name, without the port."""
        host, colon, port = self.address.rpartition(":")
        return host.strip("[]") if colon and port.isdigit() else self.address

    @property
    def port(self) -> int:
        """Its port: that of STARTTLS where none is named."""
        port = self.address.rpartition(":")[2]
        return int(port) if self.address != self.host and port.isdigit() else _STARTTLS

    @property
    def security(self) -> str:
        """How the line to it is secured."""
        if self.host in _HERE:
            return "none"
        return "tls" if self.port == _TLS else "starttls"


@dataclass(frozen=True, slots=True)
class First:
    """What is read, when, and where it goes: to addresses by a server, or into a folder.

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
        """The text of the file."""
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
    """Whether an edition goes there by mail, and not into a folder of that name."""
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
    """A table with the keys that have a value.  JSON's strings, numbers and lists are TOML's too."""
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in items.items() if value)
    return f"{name}\n{''.join(lines)}"
