"""Answers of servers, as bytes that come over a connection of our own making."""

import io
import socket
from collections.abc import Generator
from contextlib import closing, suppress
from typing import Any, cast

from digest.errors import SourceError
from digest.model.article import Document, Failure
from digest.sources.http import HttpClient
from digest.sources.imap import Imap
from digest.sources.robots import Robots
from digest.sources.turns import HostPauses
from digest.sources.web_answer import Answer

_PAGE = "http://news.example/a/b"


def web(body: bytes) -> None:
    """Read bytes as the whole answer to a request, and to the one after each redirect."""
    client = HttpClient(connect=cast("Any", lambda *_, **__: _sent(body)), turns=HostPauses(0.0))
    with suppress(SourceError):
        answer = client.get(_PAGE)
        f"{answer.url}{answer.moved}{answer.charset}".encode()


def robots(body: bytes) -> None:
    """Read bytes as a robots.txt; a pause that it asks for is a length of time."""
    turns = HostPauses(0.0)
    door = HttpClient(turns=turns)
    object.__setattr__(door, "get", lambda *_: Answer(body))
    assert Robots(door).allows(_PAGE) in (True, False)
    assert 0.0 <= turns._turn("news.example").pause <= 60.0


def imap(body: bytes) -> None:
    """Read bytes as the answers of a mail server, each to its "\\f"; "%" is the tag of the command."""
    mailbox = Imap("imaps://me@mail.example/", lambda: "secret", cast("Any", lambda *_, **__: Talk(body)))
    for item in _of(mailbox()):
        assert isinstance(item, Document | Failure)


def _of(items: Generator[Document | Failure, None, Any]) -> list[Document | Failure]:
    return list(items)


def _sent(body: bytes) -> socket.socket:
    """Return a connection on which some bytes have come, and no more come."""
    ours, theirs = socket.socketpair()
    with closing(theirs):
        theirs.sendall(body)
        theirs.shutdown(socket.SHUT_WR)
    return ours


class Talk:
    """A connection whose other end answers each command with the next piece."""

    def __init__(self, body: bytes) -> None:
        greeting, *self._pieces = body.split(b"\f")
        self._came = io.BytesIO(greeting)

    def sendall(self, command: bytes) -> None:
        piece = self._pieces.pop(0) if self._pieces else b""
        self._came = io.BytesIO(self._came.read() + piece.replace(b"%", command.partition(b" ")[0]))

    def makefile(self, _: str) -> "Talk":
        return self

    def readline(self, most: int = -1) -> bytes:
        return self._came.readline(most)

    def read(self, most: int = -1) -> bytes:
        return self._came.read(most)

    def settimeout(self, _: float) -> None: ...
    def shutdown(self, _: int) -> None: ...
    def close(self) -> None: ...
