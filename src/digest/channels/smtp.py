"""E-mail over SMTP: one line for many messages, never in the clear, and each outcome told from the others."""

import re
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import KW_ONLY, dataclass, field
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, cast, get_args

from digest.errors import DeliveryError, UsageError
from digest.mail import address_of, needs_utf8
from digest.model.delivery import Envelope, Message, Outcome, Receipt
from digest.text.characters import one_line

Security = Literal["starttls", "tls", "none"]
_Reply = tuple[int, bytes]

# Each piece has the whole timeout, so that a slow line may take its time over a long body.
_PIECE = 65_536
# Nothing hangs on the answer to QUIT.
_FAREWELL = 5.0
# Longer answers are cut: some servers write a page.
_DETAIL = 300
# Answers that would be the same for every recipient: log in first, encrypt first, the day's limit is reached (5.4.5).
_ABOUT_US = re.compile(r"53[0458]\b|\d+ 5\.4\.5\b")
# Answers to MAIL FROM that are about this message and not about the sender: too large, an option not taken.
_ABOUT_MESSAGE = re.compile(r"55[25]\b|\d+ 5\.(?:2\.3|3\.4|6\.7)\b")
# Servers differ in what they take for an end of line, and so one mail can hide another.
_BARE = re.compile(rb"(?<!\r)\n|\r(?!\n)")
_PORTS = 'check [smtp] port and security (587 goes with "starttls", 465 with "tls")'


@dataclass(slots=True, eq=False)
class Smtp:
    """Sends `message.parts[0]`, a ready message (message/rfc822), to the envelope's recipient, from `sender`.

    As a context manager it keeps one line for all messages, and opens a new one when the server has hung up between
    two; outside `with`, each message has a line of its own.  Not for use by several threads at once.

    `timeout` holds for each command, in seconds; `patience` for the answer to a whole message, where giving up early
    means not to know whether it was accepted (RFC 5321 asks for ten minutes).  `cafile` names authorities to trust
    besides the system's.  `hostname` is the name to say hello with; without one it is the line's own address.

    Raises UsageError for settings that cannot be: an unknown `security`, "none" with a host other than this machine,
    a username without a password or the reverse, a sender that is no address.
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
    _line: smtplib.SMTP | None = field(default=None, init=False, repr=False)
    _kept: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        address_of(self.sender)
        if self.security not in get_args(Security):
            raise UsageError(f"there is no security {self.security!r}; known are {', '.join(get_args(Security))}")
        if self.security == "none" and not _is_loopback(self.host):
            raise UsageError(f'security "none" is for this machine alone, not for {self.host}; use "starttls" or "tls"')
        if (self.username is None) != (self.password is None):
            raise UsageError(
                "[smtp] needs both username and password, or neither; the password comes from DIGEST_SMTP__PASSWORD, "
                "password_file or password_command"
            )

    def __enter__(self) -> Self:
        """Connect, secure the line, log in.  Raises DeliveryError, whose `state` is "deferred" or "stopped"."""
        self._connect()
        self._kept = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._kept = False
        self._hang_up()

    def __call__(self, message: Message, envelope: Envelope) -> Receipt:
        try:
            state, detail = self._deliver(envelope.recipient, message.parts[0].body)
        except BaseException:
            self._drop()  # nobody knows how far it came: no other message may follow on this line
            raise
        if not self._kept:
            self._hang_up()
        return Receipt(message.key, "smtp", envelope.recipient, state, detail)

    def _deliver(self, recipient: str, body: bytes) -> tuple[Outcome, str]:
        try:
            return "sent", self._transfer(address_of(recipient), body)
        except _NotSentError as error:
            self._reset()
            return error.state, error.detail
        except DeliveryError as error:
            return cast("Outcome", error.state), str(error)
        except UsageError as error:
            return "failed", str(error)

    # The line.

    def _connect(self) -> smtplib.SMTP:
        """A new line, ready for messages.  Raises DeliveryError."""
        try:
            self._line = self._open()
        except (OSError, UnicodeError) as error:  # what sockets, TLS and smtplib raise are OSErrors, all of it
            raise self._explained(error) from error
        return self._line

    def _open(self) -> smtplib.SMTP:
        with ExitStack() as on_failure:
            trust = self._trust()
            line = self._dial(trust)
            on_failure.callback(line.close)
            line.local_hostname = self.hostname or _literal(line)
            if self.security == "starttls":
                line.starttls(context=trust)
            line.ehlo_or_helo_if_needed()
            self._log_in(line)
            on_failure.pop_all()
        return line

    def _dial(self, trust: ssl.SSLContext) -> smtplib.SMTP:
        """With a name to say hello, since smtplib would ask DNS for one, and may wait long for it."""
        if self.security == "tls":
            return smtplib.SMTP_SSL(self.host, self.port, "localhost", timeout=self.timeout, context=trust)
        return smtplib.SMTP(self.host, self.port, "localhost", self.timeout)

    def _trust(self) -> ssl.SSLContext:
        """The system's authorities and the file's; certificate and host name are checked.  Raises DeliveryError."""
        context = ssl.create_default_context()
        try:
            if self.cafile is not None:
                context.load_verify_locations(self.cafile)
        except OSError as error:
            why = f"cannot be read as certificates: {error.strerror or error}"
            raise DeliveryError(f"{self.cafile}: {why}; check [smtp] cafile", "stopped") from error
        return context

    def _log_in(self, line: smtplib.SMTP) -> None:
        """By hand, since smtplib cannot send a password that is not ASCII; CRAM-MD5 gains nothing within TLS."""
        if self.username is None or self.password is None:
            return
        offered = line.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            reply = line.docmd("AUTH", "PLAIN " + _coded(f"\0{self.username}\0{self.password}"))
        elif "LOGIN" in offered:
            reply = _log_in_by_steps(line, self.username, self.password)
        else:
            ways = f"no way to log in but {' '.join(offered)}" if offered else "no way to log in"
            why = f"it offers {ways}, and PLAIN or LOGIN is needed"
            raise self._error("stopped", why, "check [smtp] host and port, or leave the username out")
        if reply[0] != 235:
            raise smtplib.SMTPAuthenticationError(*reply)

    def _reset(self) -> None:
        """End a transaction that came to nothing; a line on which that fails is of no more use."""
        try:
            if self._line is not None and self._line.rset()[0] != 250:
                self._drop()
        except OSError:
            self._drop()

    def _hang_up(self) -> None:
        with suppress(OSError):
            if self._line is not None:
                _allow(self._line, min(_FAREWELL, self.timeout))
                self._line.quit()
        self._drop()

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None

    # One message.

    def _transfer(self, recipient: str, body: bytes) -> str:
        """What the server said when it took the message.  Raises _NotSentError, or DeliveryError without a line."""
        old, line = self._line is not None, self._line or self._connect()
        try:
            self._announce(line, recipient, body)
        except _HungUpError:  # it may have been so for hours; nothing was given yet, so it may all be said again
            if not old:
                raise
            line = self._connect()
            self._announce(line, recipient, body)
        return self._hand_over(line, body)

    def _announce(self, line: smtplib.SMTP, recipient: str, body: bytes) -> None:
        """All that comes before the body.  Raises _NotSentError."""
        sender, options = address_of(self.sender), self._options(line, recipient, body)
        self._ask(2, self._sender_refused, line.mail, sender, options)
        self._ask(2, self._recipient_refused, line.rcpt, recipient)
        self._ask(3, _refused, line.docmd, "DATA")

    def _options(self, line: smtplib.SMTP, recipient: str, body: bytes) -> list[str]:
        """What MAIL FROM says about the message.  Raises _NotSentError when it is plain that it cannot be sent."""
        if _BARE.search(body):
            raise _NotSentError("failed", "the message has line ends other than CRLF")
        limit, size = line.esmtp_features.get("size", ""), len(body)
        if limit.isdecimal() and 0 < int(limit) < size:
            raise _NotSentError("failed", f"the message has {size} bytes, and the server takes {limit}")
        options = [f"SIZE={size}"] if line.has_extn("size") else []
        for address, state in ((self.sender, "stopped"), (recipient, "failed")):
            if needs_utf8(address):
                _need(line, "SMTPUTF8", address, cast("Outcome", state))
                options = [*options, "SMTPUTF8"]
        if not body.isascii():
            _need(line, "8BITMIME", "a message with bytes above 127", "failed")
            options = [*options, "BODY=8BITMIME"]
        return list(dict.fromkeys(options))

    def _ask(
        self, wanted: int, judge: Callable[[str], Outcome], command: Callable[..., _Reply], *words: object
    ) -> None:
        """Say one command and want an answer of that class (2: 2xx); `judge` says what a refusal means.

        Raises _NotSentError when it is refused, _HungUpError when the line is lost or the server leaves it.
        """
        try:
            reply = command(*words)
        except OSError as error:
            self._drop()
            raise _HungUpError("deferred", f"the line was lost before the message: {_reason(error)}") from error
        if reply[0] // 100 == wanted:
            return
        if _is_refusal(reply):
            raise _NotSentError(judge(_told(reply)), _told(reply))
        self._drop()
        raise _HungUpError("deferred", _told(reply))

    def _sender_refused(self, answer: str) -> Outcome:
        """No other recipient would change it, unless it is about this message."""
        return "stopped" if answer.startswith("5") and not _ABOUT_MESSAGE.match(answer) else _refused(answer)

    def _recipient_refused(self, answer: str) -> Outcome:
        """Without a login, 5.7.1 is what many servers say for "log in first": no fault of this recipient."""
        needs_login = self.username is None and re.match(r"5\d\d 5\.7\.1\b", answer)
        return "stopped" if needs_login else _refused(answer)

    def _hand_over(self, line: smtplib.SMTP, body: bytes) -> str:
        """The body, and what the server said to it.  Only when its last byte is out may it have been accepted."""
        try:
            for piece in _pieces(body):
                line.send(piece)
        except OSError as error:
            self._drop()
            raise _NotSentError("deferred", f"the line was lost within the message: {_reason(error)}") from error
        reply = self._last_reply(line)
        if reply[0] // 100 == 2:
            return _told(reply)
        if _is_refusal(reply):
            raise _NotSentError(_refused(_told(reply)), _told(reply))
        self._drop()
        raise _NotSentError("deferred" if reply[0] == 421 else "unsure", _told(reply))

    def _last_reply(self, line: smtplib.SMTP) -> _Reply:
        _allow(line, self.patience)
        try:
            reply = line.getreply()
        except OSError as error:
            self._drop()
            raise _NotSentError("unsure", f"the line was lost after the message: {_reason(error)}") from error
        _allow(line, self.timeout)
        return reply

    # Words for what went wrong.

    def _explained(self, error: OSError | UnicodeError) -> DeliveryError:
        """What, why and what to do, for a line that could not be opened."""
        match error:
            case ssl.SSLCertVerificationError():
                advice = "check [smtp] host, or name the certificate's authority in [smtp] cafile"
                return self._error("stopped", f"its certificate is not to be trusted: {error.verify_message}", advice)
            case ssl.SSLEOFError() | ssl.SSLZeroReturnError() | ConnectionResetError() | BrokenPipeError():
                return self._error("deferred", "it hung up", f"try again later, or {_PORTS}")
            case ssl.SSLError():
                return self._error("stopped", f"no TLS could be agreed on ({error.reason or error})", _PORTS)
            case smtplib.SMTPNotSupportedError():
                return self._error("stopped", "it offers no STARTTLS, and nothing is sent in the clear", _PORTS)
            case smtplib.SMTPResponseException():
                return self._unwelcome(error)
            case UnicodeError():
                return self._error("stopped", "that is no host name", "check [smtp] host")
            case smtplib.SMTPServerDisconnected():
                return self._error("deferred", f"the line was lost: {_reason(error)}", f"try again later, or {_PORTS}")
        return self._error(
            "deferred", f"cannot be reached: {_reason(error)}", "check the network, [smtp] host and port"
        )

    def _unwelcome(self, error: smtplib.SMTPResponseException) -> DeliveryError:
        text = error.smtp_error
        answer = _told((error.smtp_code, text if isinstance(text, bytes) else text.encode()))
        if not answer.startswith("5"):
            return self._error("deferred", f"it says {answer}", "try again later")
        if isinstance(error, smtplib.SMTPAuthenticationError):
            return self._error("stopped", f"it refuses the login: {answer}", "check [smtp] username and password")
        return self._error("stopped", f"it refuses us: {answer}", "check [smtp] host, and with whoever runs it")

    def _error(self, state: Outcome, why: str, advice: str) -> DeliveryError:
        return DeliveryError(f"{self.host}:{self.port}: {why}; {advice}", state)


class _NotSentError(Exception):
    """A message that was not taken, or not for certain; the line is dropped, or can be reset."""

    def __init__(self, state: Outcome, detail: str) -> None:
        super().__init__(detail)
        self.state: Outcome = state
        self.detail = detail


class _HungUpError(_NotSentError):
    """The server was gone before the body was given."""


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _allow(line: smtplib.SMTP, seconds: float) -> None:
    if line.sock is not None:
        line.sock.settimeout(seconds)


def _literal(line: smtplib.SMTP) -> str:
    """The line's own address as RFC 5321 writes it: [192.0.2.1], [IPv6:2001:db8::1]."""
    if line.sock is None:
        return "localhost"
    own = ip_address(line.sock.getsockname()[0].partition("%")[0])
    return f"[{own}]" if own.version == 4 else f"[IPv6:{own}]"


def _log_in_by_steps(line: smtplib.SMTP, username: str, password: str) -> _Reply:
    reply = line.docmd("AUTH", "LOGIN")
    for secret in (username, password):
        if reply[0] == 334:
            reply = line.docmd(_coded(secret))
    return reply


def _coded(secret: str) -> str:
    return b64encode(secret.encode()).decode("ascii")


def _need(line: smtplib.SMTP, extension: str, for_what: str, state: Outcome) -> None:
    if not line.has_extn(extension):
        raise _NotSentError(state, f"{for_what} needs a server with {extension}, and this one has it not")


def _pieces(body: bytes) -> Iterator[bytes]:
    """The body with its dots doubled, and the end mark; the mark's last byte is the last of all."""
    quoted = re.sub(rb"(?m)^\.", b"..", body)
    whole = quoted + (b".\r\n" if quoted.endswith(b"\r\n") else b"\r\n.\r\n")
    return (whole[start : start + _PIECE] for start in range(0, len(whole), _PIECE))


def _refused(answer: str) -> Outcome:
    if not answer.startswith("5"):
        return "deferred"
    return "stopped" if _ABOUT_US.match(answer) else "failed"


def _is_refusal(reply: _Reply) -> bool:
    """4xx or 5xx; after 421 the server is gone."""
    return reply[0] != 421 and 400 <= reply[0] < 600


def _told(reply: _Reply) -> str:
    """Code and text of an answer, on one line."""
    code, text = reply
    return one_line(f"{code} {text.decode('utf-8', 'replace')}")[:_DETAIL]


def _reason(error: OSError | UnicodeError) -> str:
    """smtplib hides the cause behind a sentence of its own."""
    cause = error.__context__ or error
    return one_line(getattr(cause, "strerror", None) or str(cause)).lower() or type(cause).__name__
