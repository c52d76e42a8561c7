"""An edition is signed by a command of the user, and only the file of allowed signers shows who made it."""

import json
import re
from base64 import b64decode
from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path

import pytest

from conftest import SEEDS, SIGNER, Ran
from digest.building.signing import sign, signers_of
from digest.errors import SettingsError, UsageError
from digest.model.canonical import hash_of

pytestmark = pytest.mark.slow


def command(keys: Path, name: str = "ours", purpose: str = "digest-edition") -> list[str]:
    return ["ssh-keygen", "-q", "-Y", "sign", "-f", str(keys / name), "-n", purpose]


@pytest.fixture
def out(keys: Path, tmp_path: Path, run: Callable[..., Ran]) -> Path:
    (tmp_path / "digest.toml").write_text(
        f'[[source]]\npath = "{SEEDS}"\n[sign]\ncommand = {json.dumps(command(keys))}\n'
        '[[brief]]\nname = "morning"\ntime = "00:00"\nchannel = "file"\nfolder = "out"\n'
        '[[brief]]\nname = "post"\ntime = "00:00"\nchannel = "maildir"\nfolder = "mail"\n'
    )
    assert run("run", "--once", "--config", tmp_path / "digest.toml").code == 0
    [folder] = (tmp_path / "out").iterdir()
    return folder


def test_the_signer_of_an_edition_is_named(out: Path, keys: Path, run: Callable[..., Ran]) -> None:
    ran = run("verify", out, "--signer", keys / "ours.allowed")
    assert (ran.code, ran.out) == (0, "")
    assert f"{SIGNER} signed it" in ran.err


def test_a_mail_has_the_hash_and_the_signature_in_its_headers(out: Path, keys: Path) -> None:
    [path] = out.parents[1].glob("mail/new/*")
    mail = message_from_bytes(path.read_bytes())
    signature = b64decode(mail["Edition-Signature"])
    assert signers_of(mail["Edition-Hash"], signature, keys / "ours.allowed") == [SIGNER]
    assert all(len(line) <= 78 for line in path.read_text().partition("\n\n")[0].split("\n") if "Edition-" in line)


@pytest.fixture
def mail(out: Path, tmp_path: Path) -> Path:
    [path] = out.parents[1].glob("mail/new/*")
    copy = tmp_path / "saved.eml"
    copy.write_bytes(path.read_bytes())
    return copy


def test_the_signer_of_a_mail_is_named(out: Path, mail: Path, keys: Path, run: Callable[..., Ran]) -> None:
    settings = out.parents[1] / "digest.toml"
    ran = run("verify", mail, "--signer", keys / "ours.allowed", "--config", settings)
    assert (ran.code, f"{mail} are its renderings" in ran.err and f"; {SIGNER} signed it" in ran.err) == (0, True), (
        ran.err
    )
    (mail.parent / "edition.json").write_text(run("show", "post", "--json", "--config", settings).out)
    assert run("verify", mail, "--signer", keys / "ours.allowed").err.endswith(f"{SIGNER} signed it\n")


@pytest.mark.parametrize(
    ("pattern", "new", "code", "reason"),
    [
        (rb"Edition-Hash: [0-9a-f]{64}", b"Edition-Hash: " + b"0" * 64, 7, "its Edition-Hash is not that of post/"),
        (rb"Edition-Signature: ....", b"Edition-Signature: AAAA", 7, "its signature: none of the signers"),
        (rb"(?s)Edition-Signature: .*?\n(?=\S)", b"", 2, "stored without its signature"),
        (rb"(?s)(Edition-Signature: .*?\n)(?=\S)", rb"\1\1", 2, "stored without its signature"),
    ],
)
def test_a_mail_with_another_hash_or_signature_is_found_out(
    out: Path, mail: Path, keys: Path, run: Callable[..., Ran], pattern: bytes, new: bytes, code: int, reason: str
) -> None:
    body = re.sub(pattern, new, mail.read_bytes(), count=1)
    assert body != mail.read_bytes()
    mail.write_bytes(body)
    ran = run("verify", mail, "--signer", keys / "ours.allowed", "--config", out.parents[1] / "digest.toml")
    assert (ran.code, reason in ran.err, "signed it" in ran.err) == (code, True, False), ran.err


def test_an_edition_that_others_signed_or_changed_is_found_out(out: Path, keys: Path, run: Callable[..., Ran]) -> None:
    ran = run("verify", out, "--signer", keys / "theirs.allowed")
    assert ran.code == 7
    assert "none of the signers" in ran.err
    path = out / "edition.json"
    record = json.loads(path.read_text())
    record["sections"][0]["stories"][0]["publishers"] = ["Nobody"]
    record["hash"] = hash_of({name: value for name, value in record.items() if name not in ("format", "hash")})
    path.write_text(json.dumps(record))
    assert run("verify", path).code == 0
    assert run("verify", path, "--signer", keys / "ours.allowed").code == 7
    (out / "edition.sig").unlink()
    assert run("verify", path, "--signer", keys / "ours.allowed").code == 7


def test_a_signature_for_another_purpose_does_not_count(keys: Path, tmp_path: Path) -> None:
    other = sign(command(keys, purpose="git"), tmp_path, "0" * 64)
    assert signers_of("0" * 64, other, keys / "ours.allowed") == []
    assert signers_of("0" * 64, sign(command(keys), tmp_path, "0" * 64), keys / "ours.allowed") == [SIGNER]
    assert signers_of("1" * 64, sign(command(keys), tmp_path, "0" * 64), keys / "ours.allowed") == []


@pytest.mark.parametrize("program", ["false", "true", "no-such-program"])
def test_a_command_that_fails_is_named_without_its_arguments(tmp_path: Path, program: str) -> None:
    with pytest.raises(SettingsError, match=rf"^sign\.command: {program}: ") as failed:
        sign([program, "canary"], tmp_path, "0" * 64)
    assert "canary" not in str(failed.value)


def test_the_last_message_of_a_command_that_fails_is_shown_in_one_clean_line(tmp_path: Path) -> None:
    script = "echo first >&2; printf 'agent refused \\033[31mhttps://me:canary@keys.example/\\n\\n' >&2; exit 3"
    with pytest.raises(SettingsError) as failed:
        sign(["sh", "-c", script], tmp_path, "0" * 64)
    assert str(failed.value).startswith("sign.command: sh: it ended with exit code 3: agent refused https://")
    assert not [word for word in ("canary", "first", "\x1b") if word in str(failed.value)]


@pytest.mark.parametrize(("body", "reason"), [("me@courier.example garbage\n", "missing key"), (None, "directory")])
def test_a_file_of_signers_that_is_none_is_no_bad_signature(
    keys: Path, tmp_path: Path, body: str | None, reason: str
) -> None:
    allowed = tmp_path / "allowed"
    if body:
        allowed.write_text(body)
    else:
        allowed.mkdir()
    with pytest.raises(UsageError, match=reason if body else "no such file"):
        signers_of("0" * 64, sign(command(keys), tmp_path, "0" * 64), allowed)
    ours = (keys / "ours.allowed").read_text()
    allowed = tmp_path / "both"
    allowed.write_text(f"# mine\n{ours}")
    assert signers_of("0" * 64, b"no signature", allowed) == []


def test_a_stored_edition_has_no_signature_to_check_and_the_folder_is_asked_for(
    out: Path, keys: Path, run: Callable[..., Ran]
) -> None:
    ran = run("verify", "morning", "--signer", keys / "ours.allowed", "--config", out.parents[1] / "digest.toml")
    assert ran.code == 2
    assert "stored without its signature; name the folder of its files" in ran.err
