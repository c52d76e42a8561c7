"""A real Dovecot on loopback, in a folder of its own; as root."""

import imaplib
import os
import pwd
import shutil
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from servers import certificates, ports

USER, PASSWORD = "alice", "pw-alice-canary"
JÜRGEN, HIS_PASSWORD = "jürgen", "päss wörd"
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def missing() -> str:
    """Why it cannot be started here; "" when it can."""
    if os.geteuid() != 0:
        return "Dovecot needs root"
    return "" if shutil.which("dovecot", path=_PATH) else "not installed: dovecot"


@dataclass(frozen=True, slots=True)
class Dovecot:
    """`tls` speaks TLS at once, `plain` after STARTTLS."""

    folder: Path
    certificate: certificates.Certificate
    tls: int
    plain: int

    def client(self) -> imaplib.IMAP4:
        client = imaplib.IMAP4_SSL(
            "127.0.0.1", self.tls, ssl_context=ssl.create_default_context(cafile=self.certificate.path)
        )
        client.login(USER, PASSWORD)
        return client

    def deliver(self, *mails: bytes, folder: str = "INBOX") -> None:
        with self.client() as client:
            client.create(folder)
            for mail in mails:
                assert client.append(folder, "", "", mail)[0] == "OK"

    def unseen(self, folder: str = "INBOX") -> int:
        with self.client() as client:
            client.select(folder, readonly=True)
            return len(client.search(None, "UNSEEN")[1][0].split())


@contextmanager
def serve() -> Iterator[Dovecot]:
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    folder.chmod(0o755)  # it gives up root, and must still enter
    server = Dovecot(folder, certificates.make(folder), *ports.free(2))
    (folder / "mail").mkdir()
    shutil.chown(folder / "mail", "mail", "mail")
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}::::::\n{JÜRGEN}:{{PLAIN}}{HIS_PASSWORD}::::::\n")
    (folder / "dovecot.conf").write_text(_settings(server))
    process = subprocess.Popen(
        [shutil.which("dovecot", path=_PATH) or "dovecot", "-F", "-c", str(folder / "dovecot.conf")],
        env={"PATH": _PATH},
    )
    try:
        for port in (server.tls, server.plain):
            ports.wait_for(port)
        yield server
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _settings(server: Dovecot) -> str:
    mail = pwd.getpwnam("mail")
    return dedent(f"""\
        base_dir = {server.folder}/run
        state_dir = {server.folder}/run
        log_path = {server.folder}/dovecot.log
        protocols = imap
        listen = 127.0.0.1
        ssl = required
        ssl_cert = <{server.certificate.path}
        ssl_key = <{server.certificate.key}
        auth_mechanisms = plain login
        auth_username_format = %Ln
        auth_username_chars =
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
            port = {server.plain}
          }}
          inet_listener imaps {{
            address = 127.0.0.1
            port = {server.tls}
          }}
        }}
        """)
