"""Send e-mail over SMTP: one connection for many messages, never in the clear, a distinct outcome for each."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from digest.channels.letter import LineEndError, SmtpData, SmtpDataWriter
from digest.channels.line import Reply, SmtpConnection, reason
from digest.channels.server import Security, Server
from digest.errors import DeliveryError, UsageError
from digest.mail.address import address_of
from digest.model.delivery import About, Envelope, Message, Outcome, Receipt

# Bytes of one write; each has the whole timeout, so that a slow connection has time for a long body.
_PIECE = 65_536
# Most digits of the size that a server announces (RFC 1870).
_DIGITS = 20
# Seconds for the answer to QUIT, on which nothing depends.
_FAREWELL = 5.0
# Answers that hold for every recipient: log in first, encrypt first, the day's limit is reached (5.4.5).
_ABOUT_US = re.compile(r"53[0458]\b|\d+ 5\.4\.5\b")
# Answers to MAIL FROM about this message and not about the sender: too large, an option not supported.
_ABOUT_MESSAGE = re.compile(r"55[25]\b|\d+ 5\.(?:2\.3|3\.4|6\.7)\b")


@dataclass(slots=True, eq=False)
class Smtp:
    """Sends `message.parts[0]`, a ready message (message/rfc822), to the envelope's recipient, from `sender`.

    As a context manager it keeps one connection for all messages, and opens a new one when the server has hung up
    between two; outside `with`, each message has its own connection.  Not for use by several threads at once.

    `timeout` holds for each command and its whole answer, in seconds; `patience` for the answer to a whole message,
    where giving up early leaves the outcome unsure (RFC 5321 requires ten minutes).  `cafile` names authorities to
    trust besides the system's.  `hostname` is our name in EHLO; without one it is our address of the connection.

    Raises UsageError for invalid settings: an unknown `security`, "none" with a host other than this machine, a
    username without a password or the reverse, a sender without a valid address.
    """

    host: str
    _: KW_ONLY
    sender: str
    port: int = 587
    security: Security = "starttls"
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = 30.0
    patience: float = 600.0
    cafile: str | Path | None = None
    hostname: str | None = None
    _server: Server = field(init=False, repr=False)
    _sender: str = field(default="", init=False, repr=False)
    _writer: SmtpDataWriter = field(default_factory=SmtpDataWriter, init=False, repr=False)
    _line: SmtpConnection | None = field(default=None, init=False, repr=False)
    _kept: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        self._sender = address_of(self.sender)
        self._server = Server(
            self.host,
            port=self.port,
            security=self.security,
            username=self.username,
            password=self.password,
            timeout=self.timeout,
            cafile=self.cafile,
            hostname=self.hostname,
        )

    def __enter__(self) -> Self:
        """Connect, encrypt, log in.  Raises DeliveryError, whose `state` is "deferred" or "stopped"."""
        self._connect()
        self._kept = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._kept = False
        self._hang_up()

    def __call__(self, message: Message, envelope: Envelope) -> Receipt:
        try:
            state, detail, about = self._deliver(envelope.recipient, message)
        except BaseException:
            self._drop()  # in an unknown state: no other message may follow on this connection
            raise
        if not self._kept:
            self._hang_up()
        return Receipt(message.key, "smtp", envelope.recipient, state, detail, about)

    def _deliver(self, recipient: str, message: Message) -> tuple[Outcome, str, About]:
        try:
            return "sent", self._transfer(address_of(recipient), self._writer(message)), "message"
        except _NotSentError as error:
            self._reset()
            return error.state, error.detail, error.about
        except DeliveryError as error:
            return error.state, str(error), "server"
        except (UsageError, LineEndError) as error:
            return "failed", str(error), "message"

    # The connection

    def _connect(self) -> SmtpConnection:
        """Return a new connection, ready for messages.  Raises DeliveryError."""
        self._line = self._server.connect()
        return self._line

    def _reset(self) -> None:
        """Reset after a failed message; if that fails, close the connection."""
        try:
            if self._line is not None and self._line.rset()[0] != 250:
                self._drop()
        except OSError:
            self._drop()

    def _hang_up(self) -> None:
        with suppress(OSError):
            if self._line is not None:
                with self._line.patient(min(_FAREWELL, self.timeout)):
                    self._line.quit()
        self._drop()

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None

    # One message

    def _transfer(self, recipient: str, letter: SmtpData) -> str:
        """Return the answer to the accepted message.  Raises _NotSentError, or DeliveryError without a connection."""
        if self._line is not None and self._line.says_more:
            self._drop()
        old, line = self._line is not None, self._line or self._connect()
        try:
            self._announce(line, recipient, letter)
        except _HungUpError:  # an old connection may be dead for hours; no body was sent, so begin again
            if not old:
                raise
            line = self._connect()
            self._announce(line, recipient, letter)
        return self._hand_over(line, letter)

    def _announce(self, line: SmtpConnection, recipient: str, letter: SmtpData) -> None:
        """Send the commands before the body.  Raises _NotSentError."""
        options = self._options(line, recipient, letter)
        line.command_encoding = "utf-8" if "SMTPUTF8" in options else "ascii"
        sender = " ".join((f"MAIL FROM:<{self._sender}>", *options))
        steps = (
            _Step(sender, 2, "message", self._sender_refused),
            _Step(f"RCPT TO:<{recipient}>", 2, "recipient", self._recipient_refused),
            _Step("DATA", 3, "message", _refused),
        )
        if line.has_extn("pipelining"):
            self._ask_at_once(line, steps)
        else:
            for step in steps:
                self._judge(step, self._answer(line, step.command))

    def _options(self, line: SmtpConnection, recipient: str, letter: SmtpData) -> list[str]:
        """Return the options of MAIL FROM.  Raises _NotSentError if the server cannot take this message."""
        limit, size = line.esmtp_features.get("size", ""), letter.size
        if limit.isdecimal() and len(limit) <= _DIGITS and 0 < int(limit) < size:
            raise _NotSentError("failed", f"the message has {size} bytes, and the server takes {limit}")
        options = [f"SIZE={size}"] if line.has_extn("size") else []
        if not (self._sender + recipient).isascii():
            of_sender = not self._sender.isascii()
            _need(line, "SMTPUTF8", self._sender if of_sender else recipient, "stopped" if of_sender else "failed")
            options.append("SMTPUTF8")
        if not letter.ascii:
            _need(line, "8BITMIME", "a message with bytes above 127", "failed")
            options.append("BODY=8BITMIME")
        return options

    def _ask_at_once(self, line: SmtpConnection, steps: Sequence["_Step"]) -> None:
        """Send all commands, then read the answers (RFC 2920): one round trip in place of three.

        The first refusal is the outcome.  A server that accepts DATA after a refusal gets an empty body.
        """
        first = self._answer(line, "\r\n".join(step.command for step in steps).encode(line.command_encoding))
        troubles: list[_NotSentError] = []
        for number, step in enumerate(steps):
            try:
                self._judge(step, first if number == 0 else self._answer(line))
            except _HungUpError as error:
                raise troubles[0] if troubles else error from None
            except _NotSentError as error:
                troubles.append(error)
        if troubles:
            if "DATA" not in {trouble.command for trouble in troubles}:
                with suppress(_NotSentError):
                    self._answer(line, b".")
            raise troubles[0]

    def _answer(self, line: SmtpConnection, command: str | bytes = b"") -> Reply:
        """Return the answer to a command, or the next answer.  Raises _HungUpError when the connection is lost."""
        try:
            if command:
                line.send(command + b"\r\n" if isinstance(command, bytes) else f"{command}\r\n")
            return line.getreply()
        except OSError as error:
            self._drop()
            raise _HungUpError("deferred", f"the line was lost before the message: {reason(error)}") from error

    def _judge(self, step: "_Step", reply: Reply) -> None:
        """Check the answer to a command.

        Raises _NotSentError when the command is refused, _HungUpError when the server closes the connection.
        """
        if reply[0] // 100 == step.wanted:
            return
        answer = self._server.quoted(reply)
        if _is_refusal(reply):
            raise _NotSentError(step.judge(answer), answer, step.about, step.command)
        self._drop()
        raise _HungUpError("deferred", answer)

    def _sender_refused(self, answer: str) -> Outcome:
        """Return "stopped" for a refusal that holds for every recipient, unless it is about this message."""
        return "stopped" if answer.startswith("5") and not _ABOUT_MESSAGE.match(answer) else _refused(answer)

    def _recipient_refused(self, answer: str) -> Outcome:
        """Return "stopped" for 5.7.1 without a login: many servers answer so for "log in first"."""
        needs_login = self.username is None and re.match(r"5\d\d 5\.7\.1\b", answer)
        return "stopped" if needs_login else _refused(answer)

    def _hand_over(self, line: SmtpConnection, letter: SmtpData) -> str:
        """Send the body and return the answer.  Before its last byte is sent, it cannot have been accepted."""
        try:
            for start in range(0, len(letter.whole), _PIECE):
                line.send(letter.whole[start : start + _PIECE])
        except OSError as error:
            self._drop()
            raise _NotSentError("deferred", f"the line was lost within the message: {reason(error)}") from error
        reply = self._last_reply(line)
        answer = self._server.quoted(reply)
        if reply[0] // 100 == 2:
            return answer
        if _is_refusal(reply):
            raise _NotSentError(_refused(answer), answer)
        self._drop()
        raise _NotSentError("deferred" if reply[0] == 421 else "unsure", answer)

    def _last_reply(self, line: SmtpConnection) -> Reply:
        try:
            with line.patient(self.patience):
                return line.getreply()
        except OSError as error:
            self._drop()
            raise _NotSentError("unsure", f"the line was lost after the message: {reason(error)}") from error


@dataclass(frozen=True, slots=True)
class _Step:
    """A command before the body, the wanted class of answers (2: 2xx), and the outcome of a refusal."""

    command: str
    wanted: int
    about: About
    judge: Callable[[str], Outcome]


class _NotSentError(Exception):
    """Raised for a message that was not accepted, or not for certain; the connection is closed, or can be reset."""

    def __init__(self, state: Outcome, detail: str, about: About = "message", command: str = "") -> None:
        super().__init__(detail)
        self.state: Outcome = state
        self.detail = detail
        self.about: About = about
        self.command = command


class _HungUpError(_NotSentError):
    """Raised when the server hung up before the body was sent."""


def _need(line: SmtpConnection, extension: str, for_what: str, state: Outcome) -> None:
    if not line.has_extn(extension):
        raise _NotSentError(state, f"{for_what} needs a server with {extension}, and this one has it not")


def _refused(answer: str) -> Outcome:
    if not answer.startswith("5"):
        return "deferred"
    return "stopped" if _ABOUT_US.match(answer) else "failed"


def _is_refusal(reply: Reply) -> bool:
    """Return whether an answer is 4xx or 5xx; after 421 the server hangs up."""
    return reply[0] != 421 and 400 <= reply[0] < 600
