"""What readers see is proved too: files beside an edition and mails are its renderings, byte for byte."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SEEDS, Ran
from digest import api

pytestmark = pytest.mark.slow
OWN = '{% extends "digest/edition.html" %}\n{% block foot %}<p>Made for {{ brief }}</p>{% endblock %}\n'
MAIL_OWN = '{% extends "digest/mail.html" %}\n{# of our own #}\n'


def _settings(folder: Path, more: str = "") -> Path:
    path = folder / "digest.toml"
    path.write_text(
        f'[[source]]\npath = "{SEEDS}"\n[fetch]\npause = 0\n'
        f'[[brief]]\nname = "morning"\ntime = "00:00"\nchannel = "file"\nfolder = "out"\n{more}'
        f'[[brief]]\nname = "post"\ntime = "00:00"\nchannel = "maildir"\nfolder = "mail"\n{more}'
    )
    path.chmod(0o600)
    return path


@pytest.fixture
def settings(tmp_path: Path, run: Callable[..., Ran]) -> Path:
    path = _settings(tmp_path)
    assert run("run", "--once", "--config", path).code == 0
    return path


@pytest.fixture
def mail(settings: Path, tmp_path: Path) -> Path:
    [path] = tmp_path.glob("mail/new/*")
    copy = tmp_path / "saved.eml"
    copy.write_bytes(path.read_bytes())
    return copy


def test_a_mail_is_proved_to_be_that_of_its_stored_edition(mail: Path, settings: Path, run: Callable[..., Ran]) -> None:
    ran = run("verify", mail, "--config", settings)
    assert (ran.code, ran.out) == (0, "")
    assert re.match(r"post/\d{4}-\d\d-\d\d/00:00: every sentence is in its article; ", ran.err)
    assert (
        f"the subject, text and HTML of {mail} are its renderings; not proved: its other fields, as sender" in ran.err
    )
    ran = run("verify", mail, "--raw", "--rebuild", "--config", settings)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("its inputs give this edition\n")


def test_a_mail_is_proved_by_the_edition_beside_it(
    mail: Path, settings: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    (tmp_path / "edition.json").write_text(run("show", "post", "--json", "--config", settings).out)
    ran = run("verify", mail)
    assert ran.code == 0, ran.err
    assert f"the subject, text and HTML of {mail} are its renderings" in ran.err


def test_line_ends_and_encodings_of_the_way_do_not_matter(mail: Path, settings: Path, run: Callable[..., Ran]) -> None:
    body = mail.read_bytes()
    assert b"\r" not in body
    for other in (body.replace(b"\n", b"\r\n"), b"Received: from a by b\nX-Spam: no\n" + body):
        mail.write_bytes(other)
        assert run("verify", mail, "--config", settings).code == 0


SENTENCE = rb"(?s)(text/plain.*?)([a-z])(?=[a-z]{3,} [a-z]+ )"
FORGED_MAILS: dict[str, tuple[bytes, bytes, str]] = {
    "its subject": (rb"(?m)^Subject: ", b"Subject: Lies ", "its subject is not that of"),
    "a second subject": (rb"(?m)^Subject: ", b"Subject: Lies\nSubject: ", "its subject is not that of"),
    "a letter of its text": (SENTENCE, rb"\1=5A", "its text is not the rendering of"),
    "the end of its text": (rb"(?s)(\n--=_\w+\nContent-Type: text/html)", rb"\nLies\1", "its text is not"),
    "its HTML": (rb"(?s)(text/html.*?\n\n)", rb"\1PGI+TGllczwvYj4=\n", "its HTML is not the rendering of"),
    "a part more": (rb"(?s)\n(--=_\w+)--", rb"\n\1\nContent-Type: text/html\n\nLies\n\1--", "other parts"),
    "a part less": (rb"(?s)--=_\w+\nContent-Type: text/plain.*?(?=--=_\w+\n)", b"", "other parts"),
    "its kind": (rb"multipart/alternative", b"multipart/mixed", "other parts"),
    "an attachment in its place": (rb'text/html; charset="utf-8"', b'application/x-sh; name="a.html"', "other parts"),
    "a second type of a part": (
        rb"(?m)^(Content-Type: text/plain.*)",
        rb"\1\nContent-Type: text/html",
        "is there twice",
    ),
    "a second boundary": (rb'(boundary="[^"]*")', rb"\1; boundary=b", "its Content-Type is there twice"),
    "a second encoding": (
        rb"(?m)^(Content-Transfer-Encoding: .*)",
        rb"\1\nContent-Transfer-Encoding: 7bit",
        "there twice",
    ),
    "a second charset": (
        rb'(text/html; charset="utf-8")',
        rb"\1; charset*=utf-8''utf-7",
        "its Content-Type is there twice",
    ),
    "another charset": (rb'(text/html; charset=)"utf-8"', rb"\1utf-7", "in utf-7 in place of UTF-8"),
    "words before its parts": (rb"(?s)\n\n--=", b"\n\nLies\n--=", "text around its parts"),
    "words behind its parts": (rb"(?s)(\n--=_\w+--\n)", rb"\1Lies\n", "text around its parts"),
    "a part that is not shown": (
        rb"(?m)^(Content-Type: text/html.*)",
        rb"\1\nContent-Disposition: attachment",
        "attachment",
    ),
    "another base": (
        rb"(?m)^(Content-Type: text/html.*)",
        rb"\1\nContent-Base: https://evil.example/",
        "has an address",
    ),
    "its way to leave": (rb"<mailto:[^?]*\?", b"<mailto:evil@evil.example?", ""),
}


@pytest.mark.parametrize("name", FORGED_MAILS)
def test_a_forged_mail_is_found_out(name: str, mail: Path, settings: Path, run: Callable[..., Ran]) -> None:
    pattern, new, reason = FORGED_MAILS[name]
    body = mail.read_bytes()
    forged = re.sub(pattern, new, body, count=1)
    assert forged != body
    mail.write_bytes(forged)
    ran = run("verify", mail, "--config", settings)
    if not reason:  # of the head alone: no word of the edition; a mail to a folder has no such address
        assert ran.code == 0
        return
    assert ran.code == 7
    assert reason in ran.err
    assert "are its renderings" not in ran.err


def test_a_mail_of_no_known_edition_is_named(mail: Path, tmp_path: Path, run: Callable[..., Ran]) -> None:
    other = tmp_path / "other"
    other.mkdir()
    ran = run("verify", mail, "--config", _settings(other))
    assert ran.code == 2
    assert "its edition is neither beside it, as edition.json, nor in the store" in ran.err


def test_another_mail_is_no_mail_of_an_edition(tmp_path: Path, run: Callable[..., Ran]) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(b"From: a@b.example\r\nSubject: Hello\r\n\r\nHow are you?\r\n")
    ran = run("verify", path)
    assert ran.code == 7
    assert "no mail of an edition" in ran.err


@pytest.fixture
def own(tmp_path: Path, run: Callable[..., Ran]) -> Path:
    """Settings with templates of their own, and an edition made with them."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "edition.html").write_text(OWN)
    (tmp_path / "own" / "mail.html").write_text(MAIL_OWN)
    path = _settings(tmp_path, 'templates = "own"\n')
    assert run("run", "--once", "--config", path).code == 0
    return path


def test_files_by_own_templates_are_proved_with_them(own: Path, tmp_path: Path, run: Callable[..., Ran]) -> None:
    [folder] = (tmp_path / "out").iterdir()
    ran = run("verify", folder, "--config", own)
    assert ran.code == 0, ran.err
    assert "edition.txt, edition.md are its renderings; edition.html is its rendering by " in ran.err
    assert f"{tmp_path}/own; not proved" in ran.err


def test_files_by_own_templates_that_are_not_at_hand_are_named(
    own: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    [folder] = (tmp_path / "out").iterdir()
    ran = run("verify", folder)
    assert ran.code == 7
    assert "if templates of your own made it, name their settings with --config" in ran.err
    (folder / "edition.html").write_bytes((folder / "edition.html").read_bytes() + b"Lies")
    ran = run("verify", folder, "--config", own)
    assert ran.code == 7
    assert f"neither by the shipped templates nor by {tmp_path}/own" in ran.err


def test_a_mail_by_own_templates_is_proved_with_them(own: Path, tmp_path: Path, run: Callable[..., Ran]) -> None:
    [path] = tmp_path.glob("mail/new/*")
    ran = run("verify", path, "--config", own)
    assert ran.code == 0, ran.err
    path.write_bytes(re.sub(SENTENCE, rb"\1=5A", path.read_bytes(), count=1))
    assert run("verify", path, "--config", own).code == 7


def test_the_files_of_an_edition_of_another_version_are_not_said_to_be_proved(
    tmp_path: Path, run: Callable[..., Ran]
) -> None:
    api.write(api.brief([SEEDS]), tmp_path, ["html", "json"])
    record = json.loads((tmp_path / "edition.json").read_text())
    record["inputs"]["version"] = "0.0.1"
    from digest.model.canonical import hash_of

    record["hash"] = hash_of({name: value for name, value in record.items() if name not in ("format", "hash")})
    (tmp_path / "edition.json").write_text(json.dumps(record))
    ran = run("verify", tmp_path)
    assert ran.code == 4
    assert "not compared: edition.html: another version made the edition" in ran.err


@pytest.mark.parametrize("separators", [None, (",", ":"), (" , ", " : ")])
def test_an_edition_in_another_layout_is_no_mail(
    tmp_path: Path, run: Callable[..., Ran], separators: tuple[str, str] | None
) -> None:
    record = json.loads(api.render(api.brief([SEEDS]), "json"))
    (tmp_path / "edition.json").write_text(json.dumps(record, separators=separators))
    assert run("verify", tmp_path / "edition.json").code == 0
