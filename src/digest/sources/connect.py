"""Connections: a name is looked up once, its addresses are checked, and one of those checked is connected to."""

import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import cached_property
from time import monotonic

from digest.errors import SourceError
from digest.sources.allowed_hosts import Allowed, address_of

# Seconds to connect to one address.
CONNECT = 10.0
# host, port → addresses, as text, in the order in which they are to be tried.
Resolve = Callable[[str, int], Sequence[str]]


class ForbiddenError(SourceError):
    """An address that is not of the public net and was not allowed."""


class Deadline(ExitStack):
    """Ends the connections made under it when their time is up, in whatever state they are.

    Time limits of a socket hold for one piece each: a server that sends a byte now and then would never meet them.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self.passed = False
        self._ends = monotonic() + seconds
        self._watched: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> "Deadline":
        super().__enter__()
        self._timer.start()
        self.callback(self._timer.cancel)
        return self

    @property
    def left(self) -> float:
        """Seconds left, never quite 0: a socket takes that for "at once"."""
        return max(self._ends - monotonic(), 0.001)

    def watch(self, line: socket.socket) -> None:
        """Hold on to a connection by a handle of our own, since TLS takes the socket itself away."""
        handle = self.enter_context(line.dup())
        with self._lock:
            self._watched.append(handle)
        if self.passed:
            self._end()

    def _end(self) -> None:
        with self._lock:
            self.passed = True
            for line in self._watched:
                with suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)


def system_resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, by the system; a number in any notation is one: 2130706433, 0x7f.1, 0177.0.0.1."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


@dataclass(frozen=True)
class Connector:
    """Opens connections to hosts of the public net, and to those allowed.

    `cafile` names certificates to trust beside the machine's own.
    """

    allowed: Allowed = field(default_factory=Allowed)
    cafile: str | None = None
    resolve: Resolve = system_resolve

    def __call__(self, host: str, port: int, deadline: Deadline, *, tls: bool) -> socket.socket:
        """A connection to the first address that answers, with TLS verified.  Raises SourceError, OSError."""
        failed: OSError | None = None
        for address in self._checked(host, port):
            try:
                line = socket.create_connection((address, port), min(CONNECT, deadline.left))
            except OSError as error:
                failed = error
                continue
            deadline.watch(line)
            return self.context.wrap_socket(line, server_hostname=host) if tls else line
        raise failed or OSError("no address")

    @cached_property
    def context(self) -> ssl.SSLContext:
        """What TLS is verified with: loading the certificates takes some 20 ms, once."""
        context = ssl.create_default_context()
        if self.cafile:
            context.load_verify_locations(self.cafile)
        return context

    def _checked(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be asked.  Raises ForbiddenError for none, SourceError for no host."""
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise SourceError(f"there is no host {host!r}") from error
        checked = [address for address in found if self.allowed.permits(host, address_of(address))]
        if not checked:
            shown = f"{host} ({found[0]})" if found and found[0] != host else host
            raise ForbiddenError(f"{shown} is not of the public net; [fetch] allow may name it")
        return checked
