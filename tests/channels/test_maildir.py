"""Mail into a maildir, once."""

import mailbox
from pathlib import Path

from digest.channels.maildir import Maildir
from digest.model.delivery import Envelope, Message, Rendering

MESSAGE = Message("key", "", (Rendering("message/rfc822", b"words\r\n"),), b"Message-ID: <a@b>\r\nSubject: s\r\n\r\n")


def _sent(folder: Path) -> str:
    receipt = Maildir()(MESSAGE, Envelope(str(folder)))
    assert receipt.state == "sent"
    return receipt.detail


def test_a_mail_program_finds_it(tmp_path: Path) -> None:
    _sent(tmp_path / "mail")
    [found] = mailbox.Maildir(tmp_path / "mail", create=False)
    assert (found["Subject"], found.get_payload()) == ("s", "words\n")
    assert not list((tmp_path / "mail" / "tmp").iterdir())


def test_delivered_again_it_is_there_once_read_or_not(tmp_path: Path) -> None:
    name = _sent(tmp_path)
    assert _sent(tmp_path) == f"{name}, there already"
    (tmp_path / "new" / name).rename(tmp_path / "cur" / f"{name}:2,S")
    assert _sent(tmp_path) == f"{name}, there already"
    assert len(list(mailbox.Maildir(tmp_path, create=False))) == 1


def test_what_a_killed_program_left_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    name = _sent(tmp_path / "other")
    (tmp_path / "tmp" / name).write_bytes(b"half")
    _sent(tmp_path)
    assert (tmp_path / "new" / name).read_bytes().endswith(b"words\n")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    receipt = Maildir()(MESSAGE, Envelope(str(tmp_path / "file" / "mail")))
    assert receipt.state == "deferred"
    assert "choose another folder" in receipt.detail
