"""A real Postfix, which passes on to a real Dovecot, all on loopback and in a folder of their own; as root."""

import imaplib
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from threading import Event

from servers import certificates

USERS = {"alice": "pw-alice", "bob": "pw-bob"}
DOMAIN = "ok.test"
_DAEMONS = Path("/usr/lib/postfix/sbin")
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
_PATIENCE = 30  # seconds, for what takes one or two


def missing() -> str:
    """Why it cannot be started here; "" when it can."""
    if os.geteuid() != 0:
        return "Postfix needs root"
    absent = [name for name in ("postfix", "dovecot") if shutil.which(name, path=_PATH) is None]
    return f"not installed: {' and '.join(absent)}" if absent else ""


@dataclass(frozen=True, slots=True)
class Postfix:
    """`submission` wants STARTTLS and a login (alice, bob); `plain` is the port other servers would use."""

    folder: Path
    certificate: certificates.Certificate
    submission: int
    plain: int
    imap: int

    def read(self, user: str, count: int) -> list[bytes]:
        """The first `count` mails of a user, oldest first, over IMAP with STARTTLS; waits until they are there."""
        with imaplib.IMAP4("127.0.0.1", self.imap, timeout=_PATIENCE) as client:
            client.starttls(ssl.create_default_context(cafile=self.certificate.path))
            client.login(user, USERS[user])
            for _ in range(_PATIENCE * 10):
                if int(client.select("INBOX", readonly=True)[1][0] or 0) >= count:
                    return [_fetched(client, number) for number in range(1, count + 1)]
                Event().wait(0.1)
        raise AssertionError(f"no {count} mails for {user}:\n{self.log()}")

    def log(self) -> str:
        return "\n".join(path.read_text(errors="replace")[-4000:] for path in self.folder.glob("*.log"))


def _fetched(client: imaplib.IMAP4, number: int) -> bytes:
    part = client.fetch(str(number), "(BODY.PEEK[])")[1][0]
    assert isinstance(part, tuple)
    return part[1]


@contextmanager
def serve() -> Iterator[Postfix]:
    """Both servers, on free ports."""
    folder = Path(tempfile.mkdtemp(prefix="postfix-"))
    folder.chmod(0o755)  # both servers give up root, and must still enter
    try:
        server = Postfix(folder, certificates.make(folder), *_free_ports(3))
        with _dovecot(server, lmtp := _free_ports(1)[0]), _postfix(server, lmtp):
            for port in (server.submission, server.plain, server.imap, lmtp):
                _wait_for(port, server)
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _dovecot(server: Postfix, lmtp: int) -> Iterator[None]:
    (server.folder / "mail").mkdir()
    shutil.chown(server.folder / "mail", "mail", "mail")
    (server.folder / "users").write_text("".join(f"{name}:{{PLAIN}}{pw}::::::\n" for name, pw in USERS.items()))
    settings = server.folder / "dovecot.conf"
    settings.write_text(_dovecot_settings(server, lmtp))
    process = subprocess.Popen([_found("dovecot"), "-F", "-c", str(settings)], env={"PATH": _PATH})
    try:
        yield
    finally:
        process.terminate()
        process.wait(_PATIENCE)


@contextmanager
def _postfix(server: Postfix, lmtp: int) -> Iterator[None]:
    settings = server.folder / "postfix"
    for path in (settings, server.folder / "spool", server.folder / "data"):
        path.mkdir()
    shutil.chown(server.folder / "data", "postfix")
    (settings / "main.cf").write_text(_main(server, lmtp))
    (settings / "master.cf").write_text(_master(server))
    _control(server, "start")
    try:
        yield
    finally:
        _control(server, "stop")


def _dovecot_settings(server: Postfix, lmtp: int) -> str:
    mail = pwd.getpwnam("mail")
    return dedent(f"""\
        base_dir = {server.folder}/run
        state_dir = {server.folder}/run
        log_path = {server.folder}/dovecot.log
        protocols = imap lmtp
        listen = 127.0.0.1
        ssl = yes
        ssl_cert = <{server.certificate.path}
        ssl_key = <{server.certificate.key}
        auth_mechanisms = plain login
        auth_username_format = %Ln
        mail_location = maildir:{server.folder}/mail/%n
        mail_uid = {mail.pw_uid}
        mail_gid = {mail.pw_gid}
        first_valid_uid = 1
        first_valid_gid = 1
        passdb {{
          driver = passwd-file
          args = username_format=%n {server.folder}/users
        }}
        userdb {{
          driver = static
          args = uid={mail.pw_uid} gid={mail.pw_gid} home={server.folder}/mail/%n
        }}
        service imap-login {{
          inet_listener imap {{
            address = 127.0.0.1
            port = {server.imap}
          }}
          inet_listener imaps {{
            port = 0
          }}
        }}
        service lmtp {{
          inet_listener lmtp {{
            address = 127.0.0.1
            port = {lmtp}
          }}
        }}
        service auth {{
          unix_listener {server.folder}/auth-postfix {{
            mode = 0666
          }}
        }}
        """)


def _main(server: Postfix, lmtp: int) -> str:
    return dedent(f"""\
        compatibility_level = 3.6
        queue_directory = {server.folder}/spool
        data_directory = {server.folder}/data
        daemon_directory = {_DAEMONS}
        maillog_file = {server.folder}/postfix.log
        maillog_file_prefixes = {server.folder}
        myhostname = mx.ok.test
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        smtpd_peername_lookup = no
        mydestination =
        alias_maps =
        alias_database =
        virtual_mailbox_domains = {DOMAIN}
        virtual_mailbox_maps = inline:{{ {", ".join(f"{{ {name}@{DOMAIN} = x }}" for name in USERS)} }}
        virtual_transport = lmtp:inet:127.0.0.1:{lmtp}
        default_transport = error:nothing leaves this machine
        relay_transport = error:nothing leaves this machine
        smtpd_tls_cert_file = {server.certificate.path}
        smtpd_tls_key_file = {server.certificate.key}
        smtpd_tls_security_level = may
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = {server.folder}/auth-postfix
        smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
        message_size_limit = 1000000
        smtpd_error_sleep_time = 0
        """)


def _master(server: Postfix) -> str:
    """Nothing runs in a chroot."""
    lines = [
        f"127.0.0.1:{server.plain} inet n - n - - smtpd",
        f"127.0.0.1:{server.submission} inet n - n - - smtpd",
        "  -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes -o smtpd_tls_auth_only=yes",
        "  -o smtpd_client_restrictions=permit_sasl_authenticated,reject",
        "pickup unix n - n 60 1 pickup",
        "cleanup unix n - n - 0 cleanup",
        "qmgr unix n - n 300 1 qmgr",
        "tlsmgr unix - - n 1000? 1 tlsmgr",
        "rewrite unix - - n - - trivial-rewrite",
        *(f"{name} unix - - n - 0 bounce" for name in ("bounce", "defer", "trace")),
        "verify unix - - n - 1 verify",
        "flush unix n - n 1000? 0 flush",
        "proxymap unix - - n - - proxymap",
        "showq unix n - n - - showq",
        "error unix - - n - - error",
        "retry unix - - n - - error",
        "discard unix - - n - - discard",
        "lmtp unix - - n - - lmtp",
        "anvil unix - - n - 1 anvil",
        "scache unix - - n - 1 scache",
        "postlog unix-dgram n - n - 1 postlogd",
    ]
    return "\n".join(lines) + "\n"


def _found(name: str) -> str:
    return shutil.which(name, path=_PATH) or name


def _control(server: Postfix, verb: str) -> None:
    """Its words go to a file: a pipe would be held open by the servers that it leaves running."""
    with (server.folder / f"{verb}.log").open("wb") as log:
        command = [_found("postfix"), "-c", str(server.folder / "postfix"), verb]
        done = subprocess.run(command, env={"PATH": _PATH}, stdout=log, stderr=log, check=False, timeout=_PATIENCE)
    assert done.returncode == 0, f"postfix {verb}:\n{server.log()}"


def _free_ports(count: int) -> list[int]:
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [listener.getsockname()[1] for listener in listeners]
    for listener in listeners:
        listener.close()
    return ports


def _wait_for(port: int, server: Postfix) -> None:
    for _ in range(_PATIENCE * 20):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE):
            return
        Event().wait(0.05)
    raise AssertionError(f"nothing listens on {port}:\n{server.log()}")
