"""Connections: look up a name once, check its addresses, and connect to one of the checked addresses."""

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

# Time limit for connecting to one address, in seconds.
CONNECT = 10.0
# host, port → addresses, as text, in the order to try them.
Resolve = Callable[[str, int], Sequence[str]]


class ForbiddenError(SourceError):
    """An address that is not on the public internet and not allowed in the settings."""


class Deadline(ExitStack):
    """Shut down all connections made under it when the time is up, whatever their state.

    A socket's timeout applies to each read: a server that sends a byte now and then would never reach it.
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
        """Seconds left, never quite 0: a socket treats 0 as "non-blocking"."""
        return max(self._ends - monotonic(), 0.001)

    def watch(self, line: socket.socket) -> None:
        """Keep a duplicate handle of a connection, since TLS detaches the socket itself."""
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
    """Return the addresses of a host from the system; any numeric notation works: 2130706433, 0x7f.1, 0177.0.0.1."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(item[4][0]) for item in found))


class _LookUp(threading.Thread):
    """A name that is looked up in a thread of its own: the system's look-up has no limit of time that we could set."""

    def __init__(self, resolve: Resolve, host: str, port: int) -> None:
        super().__init__(daemon=True)
        self._resolve, self._place = resolve, (host, port)
        self._found: Sequence[str] = ()
        self._failed: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self._found = self._resolve(*self._place)
        except Exception as error:  # noqa: BLE001 - raised again by `addresses`
            self._failed = error

    def addresses(self) -> Sequence[str]:
        """Return the addresses, or raise the exception of the look-up."""
        if self._failed is not None:
            raise self._failed
        return self._found


@dataclass(frozen=True)
class Connector:
    """Open connections to hosts on the public internet, and to allowed hosts.

    `cafile` names a file of certificates to trust in addition to the machine's own.
    """

    allowed: Allowed = field(default_factory=Allowed)
    cafile: str | None = None
    resolve: Resolve = system_resolve

    def __call__(self, host: str, port: int, deadline: Deadline, *, tls: bool) -> socket.socket:
        """Connect to the first address that answers, with TLS verified.  Raises SourceError, OSError."""
        failed: OSError | None = None
        for address in self._checked(host, port, deadline):
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
        """TLS settings with the trusted certificates; loading them takes some 20 ms, once."""
        context = ssl.create_default_context()
        context.hostname_checks_common_name = False  # RFC 9110, section 4.3.4: alternative names alone
        if self.cafile:
            context.load_verify_locations(self.cafile)
        return context

    def _checked(self, host: str, port: int, deadline: Deadline) -> list[str]:
        """Return the permitted addresses of a host.

        Raises ForbiddenError if no address is permitted, SourceError if the host does not exist, and TimeoutError if
        its name is not looked up in time.
        """
        looked_up = _LookUp(self.resolve, host, port)
        looked_up.join(deadline.left)
        if looked_up.is_alive():
            raise TimeoutError
        try:
            found = looked_up.addresses()
        except (OSError, UnicodeError) as error:
            raise SourceError(f"there is no host {host!r}") from error
        checked = [address for address in found if self.allowed.permits(host, address_of(address))]
        if not checked:
            shown = f"{host} ({found[0]})" if found and found[0] != host else host
            remedy = f'to read it, write allow = ["{host}"] below [fetch]'
            raise ForbiddenError(f"{shown} is not of the public net; {remedy}")
        return checked
