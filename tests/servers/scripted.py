"""A mail server that goes wrong where a test says, and remembers what it took and whether it said so."""

import socket
import ssl
import struct
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import BinaryIO

from servers.certificates import Certificate

USERNAME, PASSWORD = "reader", "canary-pässword"

HANG_UP, SILENCE, RESET = "hang up", "silence", "reset"
# For the end of the body alone: taken, and then hung up or silent; not taken, and hung up.
TAKE_AND_HANG_UP, TAKE_AND_FALL_SILENT, LOSE = "take and hang up", "take and fall silent", "lose"
DRIP, FLOOD = "drip", "flood"  # an answer byte by byte, too slow to ever end; one that has no last line
SLOW = "slow"  # all is well, and takes its time
ECHO = "echo"  # refuses what it was told, and says it back
_PATIENCE = 60.0  # no test waits so long: it only keeps a broken one from hanging


@dataclass(frozen=True, slots=True)
class Fault:
    """`does` (an answer, or a word from above) in place of what is right at `at`: a command, "connect", "body", "dot".

    Only for `recipient`, if one is named; only `times` times, then all is well; only after `after` messages taken.
    """

    at: str
    does: str
    recipient: str = ""
    times: int = 1
    after: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that the server has; `told` when it said so."""

    recipient: str
    body: bytes
    told: bool
    connection: int


@dataclass(slots=True)
class Scripted:
    """What it was given.  `faults` may be changed while it runs."""

    port: int
    faults: list[Fault]
    certificate: Certificate | None
    features: tuple[str, ...]
    implicit: bool
    dropped_by: bytes = b""  # a header: of two messages with one value of it, the second is dropped
    taken: list[Taken] = field(default_factory=list)
    refused: list[bytes] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    connections: int = 0
    met: dict[Fault, int] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def is_second(self, body: bytes) -> bool:
        """Whether the server has a message with the same value of the header by which it drops copies."""
        value = self._value(body)
        return bool(value) and value in [self._value(item.body) for item in self.taken]

    def _value(self, body: bytes) -> bytes:
        head = body.partition(b"\r\n\r\n")[0].split(b"\r\n")
        found = [line for line in head if self.dropped_by and line.startswith(self.dropped_by + b": ")]
        return found[0] if found else b""

    def fault(self, at: str, recipient: str = "") -> str:
        """What goes wrong here and now; "" when nothing does."""
        with self.lock:
            for fault in self.faults:
                fits = fault.at == at and fault.recipient in ("", recipient) and len(self.taken) >= fault.after
                if fits and self.met.get(fault, 0) < fault.times:
                    self.met[fault] = self.met.get(fault, 0) + 1
                    return fault.does
        return ""


@contextmanager
def serve(
    *faults: Fault,
    certificate: Certificate | None = None,
    features: tuple[str, ...] = ("8BITMIME", "SMTPUTF8"),
    implicit: bool = False,
    port: int = 0,
) -> Iterator[Scripted]:
    """With a certificate it wants STARTTLS (or TLS from the start) and a login; without, neither."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # a long body does not fit into buffers
        server = Scripted(listener.getsockname()[1], list(faults), certificate, features, implicit)
        thread = Thread(target=_accept, args=(listener, server), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)  # wakes the thread
            thread.join(_PATIENCE)


def _accept(listener: socket.socket, server: Scripted) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            server.connections += 1
            talk = _Talk(server, connection, server.connections)
            Thread(target=talk.run, daemon=True).start()


class _OverError(Exception):
    """The connection is of no more use."""


class _Talk:
    """One connection."""

    def __init__(self, server: Scripted, connection: socket.socket, number: int) -> None:
        self.server, self.connection, self.number = server, connection, number
        self.lines: BinaryIO = connection.makefile("rb")
        self.recipient = ""
        self.secure = False
        self.begun = False
        self.wanted = False
        self.resets = False

    def run(self) -> None:
        self.connection.settimeout(_PATIENCE)
        try:
            with suppress(OSError, _OverError, ValueError):
                if self.server.implicit:
                    self._secure()
                self._step("connect", "220 scripted")
                while line := self.lines.readline().decode("utf-8", "replace").rstrip("\r\n"):
                    self._command(line)
        finally:
            self._hang_up()

    def _hang_up(self) -> None:
        """Close the connection so that the client sees its end at once.

        `lines` holds the socket open: closing the socket alone sends nothing, and the client sees silence.
        """
        if not self.resets:  # after a shutdown no reset is sent
            with suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)
        self.lines.close()
        self.connection.close()

    def _command(self, line: str) -> None:
        verb, _, rest = line.partition(" ")
        verb = verb.upper()
        self.server.commands.append(line)
        if verb == "RCPT":
            self.recipient = rest.partition("<")[2].partition(">")[0]
        if verb in ("MAIL", "RSET"):
            self.begun, self.wanted = False, False
        if (verb == "RCPT" and not self.begun) or (verb == "DATA" and not self.wanted and not self._is_lenient()):
            self._say("503 5.5.1 not now")
            return
        right: dict[str, Callable[[], str]] = {
            "EHLO": self._ehlo,
            "HELO": lambda: "250 scripted",
            "STARTTLS": lambda: "220 go on",
            "MAIL": lambda: "250 2.1.0 ok",
            "RCPT": lambda: "250 2.1.5 ok",
            "DATA": lambda: "354 go on",
            "RSET": lambda: "250 2.0.0 ok",
            "QUIT": lambda: "221 2.0.0 bye",
        }
        if verb == "AUTH":
            self._step("AUTH", self._authenticate(rest), line)
            return
        answered = self._step(verb, right.get(verb, lambda: "500 5.5.2 what?")(), line)
        self.begun |= verb == "MAIL" and answered
        self.wanted |= verb == "RCPT" and answered
        if verb == "STARTTLS" and answered:
            if garbage := self.server.fault("TLS"):
                self._act(garbage)
                self._go_on(SILENCE)  # hung up with the client's hello unread, the garbage would be lost
            self._secure()
        elif verb == "DATA" and answered:
            self._body()
        elif verb == "QUIT":
            raise _OverError

    def _is_lenient(self) -> bool:
        """Whether it wants a body for nobody too: some servers say so only after it."""
        return "LENIENT" in self.server.features

    def _ehlo(self) -> str:
        offered = list(self.server.features)
        if self.server.certificate is not None:
            offered += ["AUTH PLAIN LOGIN"] if self.secure else ["STARTTLS"]
        return "\r\n".join(["250-scripted", *(f"250-{item}" for item in offered), "250 HELP"])

    def _authenticate(self, rest: str) -> str:
        way, _, coded = rest.partition(" ")
        if way.upper() == "LOGIN":
            given = []
            for prompt in ("VXNlcm5hbWU6", "UGFzc3dvcmQ6"):
                self._say(f"334 {prompt}")
                given.append(b64decode(self.lines.readline()).decode())
        else:
            given = b64decode(coded).decode().split("\0")[1:]
        return "235 2.7.0 welcome" if given == [USERNAME, PASSWORD] else "535 5.7.8 wrong"

    def _body(self) -> None:
        if (fault := self.server.fault("body", self.recipient)) in (HANG_UP, RESET):
            self.lines.read(1024)
            self._act(fault)
        body = b"".join(self._content())
        if not self.wanted:
            assert not body
            self._say("554 5.5.1 no valid recipients")
            return
        self.begun, self.wanted = False, False
        fault = self.server.fault("dot", self.recipient)
        taken = fault[:1] == "2" or fault in ("", TAKE_AND_HANG_UP, TAKE_AND_FALL_SILENT)
        told = taken and fault not in (TAKE_AND_HANG_UP, TAKE_AND_FALL_SILENT)
        if taken and self.server.is_second(body):
            pass
        elif taken:
            self.server.taken.append(Taken(self.recipient, body, told, self.number))
        else:
            self.server.refused.append(body)
        if fault in (TAKE_AND_HANG_UP, LOSE):
            raise _OverError
        self._act(SILENCE if fault == TAKE_AND_FALL_SILENT else fault or "250 2.0.0 taken")

    def _content(self) -> Iterator[bytes]:
        while (line := self.lines.readline()) != b".\r\n":
            if not line:  # who sends was killed
                raise _OverError
            yield line.removeprefix(b".")

    def _step(self, at: str, right: str, line: str = "") -> bool:
        """Answer; whether it was what is right."""
        fault = self.server.fault(at, self.recipient)
        if fault == SLOW:
            Event().wait(0.05)
            fault = ""
        self._act(f"500 5.5.1 not understood: {line}" if fault == ECHO else fault or right)
        return not fault

    def _act(self, does: str) -> None:
        if does == HANG_UP:
            raise _OverError
        if does == RESET:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.resets = True
            raise _OverError
        if does in (SILENCE, DRIP, FLOOD):
            self._go_on(does)
        self._say(does)
        if does.startswith("421"):
            raise _OverError

    def _go_on(self, does: str) -> None:
        """Until the other side has enough."""
        while does == FLOOD:
            self._say("250-and more")
        while does == DRIP:
            self.connection.sendall(b"2")
            Event().wait(0.05)
        while self.lines.readline():
            pass
        raise _OverError

    def _say(self, words: str) -> None:
        self.connection.sendall(f"{words}\r\n".encode())

    def _secure(self) -> None:
        certificate = self.server.certificate
        assert certificate is not None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.path, certificate.key)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.lines = self.connection.makefile("rb")
        self.secure = True
