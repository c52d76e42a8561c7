"""The mail server of the settings: connect, encrypt, log in, and explain errors."""

import smtplib
import ssl
from base64 import b64encode
from contextlib import ExitStack
from dataclasses import KW_ONLY, dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, get_args

from digest.channels.line import Reply, SmtpConnection, TlsSmtpConnection, literal, quoted, reason
from digest.errors import DeliveryError, DeliveryFault, UsageError

Security = Literal["starttls", "tls", "none"]

_PORTS = 'check [smtp] port and security (587 goes with "starttls", 465 with "tls")'


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how to connect to it.  Raises UsageError for invalid settings."""

    host: str
    _: KW_ONLY
    port: int
    security: Security
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = 30.0
    cafile: str | Path | None = None
    hostname: str | None = None

    def __post_init__(self) -> None:
        if self.security not in get_args(Security):
            raise UsageError(f"there is no security {self.security!r}; known are {', '.join(get_args(Security))}")
        if self.security == "none" and not _is_loopback(self.host):
            raise UsageError(f'security "none" is for this machine alone, not for {self.host}; use "starttls" or "tls"')
        if (self.username is None) != (self.password is None):
            raise UsageError(
                "[smtp] needs both username and password, or neither; the password comes from DIGEST_SMTP__PASSWORD, "
                "password_file or password_command"
            )

    def connect(self) -> SmtpConnection:
        """Return a connection that is ready for messages.  Raises DeliveryError, "deferred" or "stopped"."""
        try:
            return self._open()
        except (OSError, UnicodeError) as error:  # all errors of sockets, TLS and smtplib are OSErrors
            raise self._explained(error) from error

    def quoted(self, reply: Reply) -> str:
        """Return an answer without our secrets: some servers repeat a command that they do not understand."""
        return quoted(reply, self._secrets())

    def _secrets(self) -> tuple[str, ...]:
        if self.username is None or self.password is None:
            return ()
        return (_login(self.username, self.password), _coded(self.password), self.password)

    def _open(self) -> SmtpConnection:
        with ExitStack() as on_failure:
            trust = self._trust() if self.security != "none" else None  # reading certificates is slow
            line = self._dial(trust)
            on_failure.callback(line.close)
            line.local_hostname = self.hostname or literal(line)
            if self.security == "starttls":
                line.starttls(context=trust)
            line.ehlo_or_helo_if_needed()
            self._log_in(line)
            on_failure.pop_all()
        return line

    def _dial(self, trust: ssl.SSLContext | None) -> SmtpConnection:
        """Connect, with a name for EHLO, since smtplib would look one up by DNS, which may take long."""
        if self.security == "tls":
            return TlsSmtpConnection(self.host, self.port, "localhost", timeout=self.timeout, context=trust)
        return SmtpConnection(self.host, self.port, "localhost", self.timeout)

    def _trust(self) -> ssl.SSLContext:
        """Return a context that trusts the authorities of the system and of `cafile`.  Raises DeliveryError."""
        context = ssl.create_default_context()
        context.hostname_checks_common_name = False  # alternative names alone, as in `digest.sources.connect`
        try:
            if self.cafile is not None:
                context.load_verify_locations(self.cafile)
        except OSError as error:
            why = f"cannot be read as certificates: {error.strerror or error}"
            raise DeliveryError(f"{self.cafile}: {why}; check [smtp] cafile", "stopped") from error
        return context

    def _log_in(self, line: SmtpConnection) -> None:
        """Log in without smtplib, which cannot send a password that is not ASCII; CRAM-MD5 gains nothing within TLS."""
        if self.username is None or self.password is None:
            return
        offered = line.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            reply = line.docmd("AUTH", "PLAIN " + _login(self.username, self.password))
        elif "LOGIN" in offered:
            reply = _log_in_by_steps(line, self.username, self.password)
        else:
            ways = f"no way to log in but {' '.join(offered)}" if offered else "no way to log in"
            why = f"it offers {ways}, and PLAIN or LOGIN is needed"
            raise self._error("stopped", why, "check [smtp] host and port, or leave the username out")
        if reply[0] != 235:
            raise smtplib.SMTPAuthenticationError(*reply)

    def _explained(self, error: OSError | UnicodeError) -> DeliveryError:
        """Return an error with reason and advice for a connection that could not be opened."""
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
                return self._error("deferred", f"the line was lost: {reason(error)}", f"try again later, or {_PORTS}")
        return self._error("deferred", f"cannot be reached: {reason(error)}", "check the network, [smtp] host and port")

    def _unwelcome(self, error: smtplib.SMTPResponseException) -> DeliveryError:
        text = error.smtp_error
        answer = self.quoted((error.smtp_code, text if isinstance(text, bytes) else text.encode()))
        if not answer.startswith("5"):
            return self._error("deferred", f"it says {answer}", "try again later")
        if isinstance(error, smtplib.SMTPAuthenticationError):
            return self._error("stopped", f"it refuses the login: {answer}", "check [smtp] username and password")
        return self._error("stopped", f"it refuses us: {answer}", "check [smtp] host, and with whoever runs it")

    def _error(self, state: DeliveryFault, why: str, advice: str) -> DeliveryError:
        return DeliveryError(f"{self.host}:{self.port}: {why}; {advice}", state)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _log_in_by_steps(line: SmtpConnection, username: str, password: str) -> Reply:
    reply = line.docmd("AUTH", "LOGIN")
    for secret in (username, password):
        if reply[0] == 334:
            reply = line.docmd(_coded(secret))
    return reply


def _login(username: str, password: str) -> str:
    return _coded(f"\0{username}\0{password}")


def _coded(secret: str) -> str:
    return b64encode(secret.encode()).decode("ascii")
