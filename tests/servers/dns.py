"""A name server on loopback that may answer differently each time, and a resolver that asks it."""

import socket
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Thread


@dataclass
class Names:
    """`answers` maps a name to the IPv4 addresses of each answer in turn; the last holds from then on."""

    port: int
    answers: dict[str, list[list[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> Sequence[str]:
        """Ask the server, once.  Raises OSError for a name that it does not know."""
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            line.settimeout(5)
            name = b"".join(bytes([len(part)]) + part.encode() for part in host.split("."))
            question = struct.pack(">6H", 7, 0x0100, 1, 0, 0, 0) + name + b"\0" + struct.pack(">2H", 1, 1)
            line.sendto(question, ("127.0.0.1", self.port))
            answer = line.recv(512)
        _, flags, _, count, _, _ = struct.unpack(">6H", answer[:12])
        if flags & 15:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        records = answer[len(question) :]
        return [socket.inet_ntoa(records[16 * at + 12 : 16 * at + 16]) for at in range(count)]

    def answer(self, question: bytes) -> bytes:
        name = _name(question)
        self.asked.append(name)
        known = self.answers.get(name)
        if not known:
            return question[:2] + struct.pack(">5H", 0x8183, 1, 0, 0, 0) + question[12:]
        addresses = known.pop(0) if len(known) > 1 else known[0]
        records = b"".join(struct.pack(">3HIH", 0xC00C, 1, 1, 0, 4) + socket.inet_aton(item) for item in addresses)
        return question[:2] + struct.pack(">5H", 0x8180, 1, len(addresses), 0, 0) + question[12:] + records


@contextmanager
def serve(answers: dict[str, list[list[str]]]) -> Iterator[Names]:
    """The server; "rebind.example": [["127.0.0.2"], ["10.0.0.1"]] is one address first and another from then on."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.bind(("127.0.0.1", 0))
        names = Names(line.getsockname()[1], answers)
        thread = Thread(target=_run, args=(line, names), daemon=True)
        thread.start()
        try:
            yield names
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as last:
                last.sendto(b"", ("127.0.0.1", names.port))
            thread.join(5)


def _run(line: socket.socket, names: Names) -> None:
    with suppress(OSError):
        while True:
            question, sender = line.recvfrom(512)
            if not question:
                return
            line.sendto(names.answer(question), sender)


def _name(question: bytes) -> str:
    parts, at = [], 12
    while length := question[at]:
        parts.append(question[at + 1 : at + 1 + length].decode())
        at += length + 1
    return ".".join(parts)
