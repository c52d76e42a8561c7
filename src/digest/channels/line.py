"""A connection to a mail server with a time limit for each answer: smtplib limits only the wait for the next byte."""

import re
import smtplib
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address

from digest.text.characters import one_line

Reply = tuple[int, bytes]

# Characters of an answer that are kept: some servers write a page.
_DETAIL = 300
# Limit of an answer in bytes, far above any real one: an endless answer must not fill the memory.
_ANSWER = 65_536
# A shorter secret that appears in an answer is a coincidence.
_SECRET = 4


class _Answers:
    """The incoming lines; each whole answer must come within `allowed` seconds, however slowly it drips.

    smtplib reads it in place of a file; a lost connection gives an empty line, like the end of a file.
    """

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.waiting = b""
        self.cut = False  # the rest of a line that was too long is still to come
        self.allowed: float = 0.0
        self.read = 0
        self.until = 0.0

    def begin(self, allowed: float) -> None:
        self.allowed, self.read, self.until = allowed, 0, time.monotonic() + allowed

    def whole(self) -> bytes:
        """Return the next line if all of it has come already, else nothing."""
        self._pass_over()
        line, end, rest = self.waiting.partition(b"\n")
        if not end and not self.waiting:
            self.waiting = self._more()
            line, end, rest = self.waiting.partition(b"\n")
        if end:
            self.waiting = rest
        return line + end if end else b""

    def put_back(self, line: bytes) -> None:
        """Let a line be read again."""
        self.waiting = line + self.waiting

    def readline(self, limit: int) -> bytes:
        """Return the next line; of a line that is too long its beginning, which has the code of the answer."""
        self._pass_over()
        while b"\n" not in self.waiting and len(self.waiting) < limit and (came := self._more()):
            self.waiting += came
        end = min(self.waiting.find(b"\n") + 1 or len(self.waiting), limit)
        line, self.waiting = self.waiting[:end], self.waiting[end:]
        self.cut = len(line) == limit and not line.endswith(b"\n")
        return line[:_DETAIL] + b"\r\n" if self.cut else line

    def _pass_over(self) -> None:
        while self.cut:
            came = self.waiting or self._more()
            _, end, self.waiting = came.partition(b"\n")
            self.cut = bool(came) and not end

    def _more(self) -> bytes:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        if self.read or self.sock.gettimeout() != self.allowed:  # a timeout holds for one call alone
            self.sock.settimeout(left)
        try:
            came = self.sock.recv(4096)
        finally:
            if self.sock.gettimeout() != self.allowed:
                self.sock.settimeout(self.allowed)
        self.read += len(came)
        if self.read > _ANSWER:
            raise ConnectionError("its answer never ends")
        return came

    def close(self) -> None:
        """Do nothing: the socket is closed by its owner."""


class SmtpConnection(smtplib.SMTP):
    """A connection of smtplib with `timeout` (seconds) for each whole answer and not for each of its bytes."""

    allowed: float | None = None  # for the answer to a whole message, where it is more than `timeout`
    _answers: _Answers | None = None

    def getreply(self) -> Reply:
        if self.file is None and self.sock is not None:  # a new connection, or TLS on it from now on
            self._answers = _Answers(self.sock)
            self.file = self._answers
        answers = self._answers
        if answers is not None:
            answers.begin(self.allowed if self.allowed is not None else self.timeout)
            line = self._whole(answers)
            if line[3:4] == b" " and line[:3].isdigit():  # nearly every answer; smtplib reads the others
                return int(line[:3]), line[4:].strip()
            answers.put_back(line)
        return super().getreply()

    def _whole(self, answers: _Answers) -> bytes:
        try:
            return answers.whole()
        except OSError as error:
            self.close()
            raise smtplib.SMTPServerDisconnected(str(error)) from error

    @property
    def says_more(self) -> bool:
        """Whether bytes came without a command: they could be taken for the next answer."""
        return self._answers is not None and bool(self._answers.waiting or self._answers.cut)

    @contextmanager
    def patient(self, seconds: float) -> Iterator[None]:
        """Let an answer within the block take this many seconds."""
        self.allowed = seconds
        try:
            yield
        finally:
            self.allowed = None
            if self.sock is not None:
                self.sock.settimeout(self.timeout)


class TlsSmtpConnection(SmtpConnection, smtplib.SMTP_SSL):
    """The same with TLS from the first byte."""


def literal(line: smtplib.SMTP) -> str:
    """Return our own address of a connection as RFC 5321 writes it: [192.0.2.1], [IPv6:2001:db8::1]."""
    if line.sock is None:
        return "localhost"
    own = ip_address(line.sock.getsockname()[0].partition("%")[0])
    return f"[{own}]" if own.version == 4 else f"[IPv6:{own}]"


def quoted(reply: Reply, secrets: tuple[str, ...] = ()) -> str:
    """Return code and text of an answer on one line, with "***" for secrets that a server repeats."""
    code, text = reply
    words = f"{code} {text.decode('utf-8', 'replace')}"
    if not (words.isascii() and words.isprintable()):
        words = one_line(words)
    for secret in secrets:
        if len(secret) >= _SECRET and one_line(secret).lower() in words.lower():
            words = re.sub(re.escape(one_line(secret)), "***", words, flags=re.IGNORECASE)
    return words[:_DETAIL]


def reason(error: OSError | UnicodeError) -> str:
    """Return the reason of an error in a few words; smtplib hides the cause behind a sentence of its own."""
    cause = error.__context__ or error
    return one_line(getattr(cause, "strerror", None) or str(cause)).lower() or type(cause).__name__
