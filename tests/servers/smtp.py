"""A mail server that keeps what it gets, and refuses what a test names (aiosmtpd)."""

import logging
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from servers.certificates import Certificate

USERNAME, PASSWORD = "reader", "pässword"


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """A message as it arrived."""

    sender: str
    recipient: str
    body: bytes
    connection: int  # the port it came from: each connection has another


@dataclass  # without slots: aiosmtpd looks at every attribute, and Debian's Python 3.11 stumbles over __weakref__
class Server:
    """What it got, and what it answers: `refuse` maps a command ("MAIL", "DATA") or a recipient to an answer."""

    port: int
    refuse: dict[str, str] = field(default_factory=dict)
    kept: list[ReceivedMail] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)

    async def handle_EHLO(  # noqa: N802 - this and the names below are aiosmtpd's
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        self.commands.append(f"EHLO {hostname}")
        return responses

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        self.commands.append(f"MAIL {address} {' '.join(options)}".strip())
        if "MAIL" not in self.refuse:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return self.refuse.get("MAIL", "250 2.1.0 OK")

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any) -> str:  # noqa: N802
        self.commands.append(f"RCPT {address}")
        if address not in self.refuse:
            envelope.rcpt_tos.append(address)
        return self.refuse.get(address, "250 2.1.5 OK")

    async def handle_RSET(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.commands.append("RSET")
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.commands.append("QUIT")
        return "221 2.0.0 Bye"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if "DATA" in self.refuse:
            return self.refuse["DATA"]
        assert session.peer is not None
        for recipient in envelope.rcpt_tos:
            assert isinstance(envelope.content, bytes)
            self.kept.append(ReceivedMail(envelope.mail_from or "", recipient, envelope.content, int(session.peer[1])))
        return "250 2.0.0 kept"


class _Controller(Controller):
    """On a socket that is bound already: no port can be taken by another between choosing and using it."""

    def __init__(self, handler: Server, listener: socket.socket, **settings: Any) -> None:
        super().__init__(handler, hostname="127.0.0.1", port=handler.port, **settings)
        self.listener = listener

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self.listener, ssl=self.ssl_context)


@contextmanager
def serve(
    certificate: Certificate | None,
    refuse: dict[str, str] | None = None,
    *,
    implicit: bool = False,
    size: int = 33_554_432,
    utf8: bool = False,
    without: tuple[str, ...] = (),
) -> Iterator[Server]:
    """A server on a port of its own; with a certificate it wants STARTTLS, then a login, or speaks TLS at once.

    `refuse` is the server's; `without` names ways to log in (PLAIN, LOGIN) that it does not offer.
    """
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(listener.getsockname()[1], refuse or {})
    context = _context(certificate) if certificate else None
    controller = _Controller(
        server,
        listener,
        ssl_context=context if implicit else None,
        tls_context=None if implicit else context,
        require_starttls=context is not None and not implicit,
        auth_required=context is not None and not implicit,
        auth_require_tls=context is not None and not implicit,  # aiosmtpd takes TLS from the start for none
        authenticator=_authenticate,
        data_size_limit=size,
        enable_SMTPUTF8=utf8,
        auth_exclude_mechanism=without,
    )
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
        listener.close()


def _context(certificate: Certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.path, certificate.key)
    return context


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
) -> AuthResult:
    given = (data.login.decode(), data.password.decode())
    return AuthResult(success=given == (USERNAME, PASSWORD), handled=False)
