"""What no real mail server does on demand: hang up, or fall silent, at a chosen moment.  In the clear, no login."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread
from typing import BinaryIO

# Where a connection goes wrong; "" is one that does not.
FAULTS = (
    "gone at once",
    "no greeting",  # takes the call and says nothing
    "busy",  # greets with 421
    "no service",  # greets with 554
    "gone after a refusal",  # 550 to the recipient, then it hangs up
    "gone before DATA",
    "silent before DATA",
    "gone within the body",
    "gone after the body",
    "silent after the body",
    "gibberish after the body",
    "421 after the body",
    "gone between messages",  # hangs up as soon as a message was taken
    "421 between messages",
    "silent at the end",  # does not answer QUIT
)
_PATIENCE = 20.0  # no test waits so long: it only keeps a broken one from hanging


@dataclass(slots=True)
class Faulty:
    """What each connection was given: commands in order, whole bodies."""

    port: int
    faults: tuple[str, ...]
    commands: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    connections: int = 0

    def fault(self) -> str:
        """That of the next connection; the last one holds for all that follow."""
        self.connections += 1
        return self.faults[min(self.connections, len(self.faults)) - 1]


@contextmanager
def serve(*faults: str) -> Iterator[Faulty]:
    """One connection after the other, each with its fault."""
    assert set(faults) <= {"", *FAULTS}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)  # a long body does not fit into buffers
        server = Faulty(listener.getsockname()[1], faults)
        thread = Thread(target=_accept, args=(listener, server), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)  # wakes the thread
            thread.join(_PATIENCE)


def _accept(listener: socket.socket, server: Faulty) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            connection.settimeout(_PATIENCE)
            with connection, connection.makefile("rb") as lines, suppress(OSError):
                _talk(connection, lines, server, server.fault())


def _talk(connection: socket.socket, lines: BinaryIO, server: Faulty, fault: str) -> None:
    if fault == "gone at once":
        return None
    if fault in _GREETINGS:
        return _leave(connection, lines, _GREETINGS[fault])
    connection.sendall(b"220 faulty\r\n")
    while line := lines.readline().decode("ascii").strip():
        server.commands.append(line)
        verb = line.partition(" ")[0].upper()
        if fault == "421 between messages" and verb == "MAIL" and server.bodies:
            return connection.sendall(b"421 4.4.2 idle too long\r\n")
        if fault == "gone after a refusal" and verb == "RCPT":
            return connection.sendall(b"550 5.1.1 no such user\r\n")
        if verb == "DATA":
            if not _take(connection, lines, server, fault):
                return None
        elif verb == "QUIT":
            return _leave(connection, lines, b"" if fault == "silent at the end" else b"221 bye\r\n")
        else:
            connection.sendall(b"250 faulty\r\n")
    return None


_GREETINGS = {"no greeting": b"", "busy": b"421 4.3.2 come back later\r\n", "no service": b"554 5.3.2 no mail here\r\n"}


def _take(connection: socket.socket, lines: BinaryIO, server: Faulty, fault: str) -> bool:
    """The body of one message; whether the connection goes on."""
    if fault == "gone before DATA":
        return False
    if fault == "silent before DATA":
        _leave(connection, lines, b"")
        return False
    connection.sendall(b"354 go on\r\n")
    if fault == "gone within the body":
        lines.read(1024)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset, as a crash is
        return False
    server.bodies.append(b"".join(iter(lines.readline, b".\r\n")))
    if fault == "gone after the body":
        return False
    if fault in _LAST_WORDS:
        _leave(connection, lines, _LAST_WORDS[fault])
        return False
    connection.sendall(b"250 2.0.0 taken\r\n")
    return fault != "gone between messages"


_LAST_WORDS = {
    "silent after the body": b"",
    "gibberish after the body": b"what?\r\n",
    "421 after the body": b"421 4.3.0 shutting down\r\n",
}


def _leave(connection: socket.socket, lines: BinaryIO, words: bytes) -> None:
    """Say the last words, if any, and wait until the other side hangs up."""
    connection.sendall(words)
    while lines.readline():
        pass
