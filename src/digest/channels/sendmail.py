"""Send e-mail by a program of this machine (sendmail, msmtp, nullmailer, ...), which queues or forwards it."""

import subprocess
from dataclasses import dataclass
from typing import Self

from digest.errors import UsageError
from digest.mail.address import address_of
from digest.model.delivery import About, Envelope, Message, Outcome, Receipt
from digest.text.characters import one_line

# Exit codes of programs of this kind (sysexits.h).
_NO_USER, _NO_HOST = 67, 68
_FOR_GOOD = frozenset({65, _NO_USER, _NO_HOST})  # 65: the message is invalid
_ABOUT_US = frozenset({64, 77, 78})  # wrong usage, no permission, wrong settings
_DETAIL = 300


@dataclass(frozen=True, slots=True)
class Sendmail:
    """Runs `command -i -f SENDER -- RECIPIENT` with `message.body`, a ready mail, on its standard input.

    Exit code 0 means sent: from then on that program keeps the mail.  `timeout` is in seconds; a program that was
    stopped by it, or by a signal, may have taken the mail: the outcome is unsure.
    """

    sender: str
    command: tuple[str, ...] = ("/usr/sbin/sendmail",)
    timeout: float = 60.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        return None

    def __call__(self, message: Message, envelope: Envelope) -> Receipt:
        state, detail, about = self._hand_over(message.body, envelope.recipient)
        return Receipt(message.key, "sendmail", envelope.recipient, state, one_line(detail)[:_DETAIL], about)

    def _hand_over(self, body: bytes, recipient: str) -> tuple[Outcome, str, About]:
        try:
            command = [*self.command, "-i", "-f", address_of(self.sender), "--", address_of(recipient)]
            # Lines end as they do in files; the program turns them into CRLF.
            done = subprocess.run(
                command, input=body.replace(b"\r\n", b"\n"), capture_output=True, timeout=self.timeout, check=False
            )
        except UsageError as error:
            return "failed", str(error), "message"
        except subprocess.TimeoutExpired:
            return "unsure", f"{self.command[0]}: not done after {self.timeout:g} seconds, and stopped", "message"
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            return "stopped", f"{self.command[0]}: {reason}; check [sendmail] command", "server"
        output = (done.stderr or done.stdout).decode("utf-8", "replace")
        return _judged(done.returncode, f"{self.command[0]}: exit code {done.returncode}: {output}")


def _judged(code: int, detail: str) -> tuple[Outcome, str, About]:
    if code == 0:
        return "sent", "taken", "message"
    if code < 0:
        return "unsure", detail, "message"
    if code in _ABOUT_US:
        return "stopped", detail, "server"
    if code in _FOR_GOOD:
        return "failed", detail, "recipient" if code in (_NO_USER, _NO_HOST) else "message"
    return "deferred", detail, "message"
