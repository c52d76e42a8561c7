"""Mail by a program: what it is told, and what its end means."""

from pathlib import Path

import pytest

from digest.channels.sendmail import Sendmail
from digest.model.delivery import Envelope, Message, Receipt, Rendering

MESSAGE = Message("key", "", (Rendering("message/rfc822", b"\r\n.\r\n.words\r\n"),), b"To: me\r\n")


def _program(folder: Path, script: str) -> str:
    path = folder / "sendmail"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def _sent(folder: Path, script: str, recipient: str = "me@ok.test", timeout: float = 20.0) -> Receipt:
    channel = Sendmail("Brief <brief@ok.test>", (_program(folder, script), "--quick"), timeout)
    with channel:
        return channel(MESSAGE, Envelope(recipient))


def test_the_program_gets_the_envelope_as_arguments_and_the_mail_as_lines(tmp_path: Path) -> None:
    script = f'for each in "$@"; do echo "$each"; done > "{tmp_path}/told"; cat > "{tmp_path}/mail"'
    assert _sent(tmp_path, script, "Jörg <jo@straße.test>").state == "sent"
    told = (tmp_path / "told").read_text().splitlines()
    assert told == ["--quick", "-i", "-f", "brief@ok.test", "--", "jo@xn--strae-oqa.test"]
    assert (tmp_path / "mail").read_bytes() == b"To: me\n\n.\n.words\n"


@pytest.mark.parametrize(
    ("code", "state", "about"),
    [
        (67, "failed", "recipient"),
        (65, "failed", "message"),
        (75, "deferred", "message"),
        (69, "deferred", "message"),
        (1, "deferred", "message"),
        (64, "stopped", "server"),
        (78, "stopped", "server"),
    ],
)
def test_the_end_of_the_program_says_what_became_of_the_mail(tmp_path: Path, code: int, state: str, about: str) -> None:
    receipt = _sent(tmp_path, f"cat > /dev/null; echo 'it is so' >&2; exit {code}")
    assert (receipt.state, receipt.about) == (state, about)
    assert receipt.detail.endswith(f"exit code {code}: it is so")


def test_one_that_was_killed_may_have_taken_it(tmp_path: Path) -> None:
    assert _sent(tmp_path, "kill -9 $$").state == "unsure"


def test_one_that_hangs_is_stopped_and_may_have_taken_it(tmp_path: Path) -> None:
    receipt = _sent(tmp_path, "exec sleep 60", timeout=0.3)
    assert (receipt.state, receipt.detail.endswith("not done after 0.3 seconds, and stopped")) == ("unsure", True)


def test_a_program_that_is_not_there_stops_all(tmp_path: Path) -> None:
    receipt = Sendmail("brief@ok.test", (str(tmp_path / "none"),))(MESSAGE, Envelope("me@ok.test"))
    assert receipt.state == "stopped"
    assert "no such file or directory; check [sendmail] command" in receipt.detail


def test_no_address_can_be_taken_for_an_option(tmp_path: Path) -> None:
    receipt = _sent(tmp_path, f'echo "$@" > "{tmp_path}/told"', "-oQ/tmp@ok.test")
    assert receipt.state == "sent"
    assert (tmp_path / "told").read_text().strip().endswith("-- -oQ/tmp@ok.test")
