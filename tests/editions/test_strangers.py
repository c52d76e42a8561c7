"""Strangers check an edition without the program: by one page in a browser, and by one short program."""

import json
import random
import runpy
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SIGNER
from digest import api
from digest.building.signing import sign
from digest.errors import VerifyError
from digest.model.canonical import hash_of
from digest.model.edition import Edition, Plan
from editions.test_forgeries import DOCUMENTS
from editions.test_forgeries import FORGERIES as CHANGES

PAGE, PROGRAM = ROOT / "docs" / "verify" / "verify.html", ROOT / "docs" / "verify" / "verify_edition.py"
LINES = 100
FORGERIES = 1_000


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "a.txt").write_text(
        "Bridge closed\n\nThe bridge in Tarn was closed on Monday 😀 after 3 cracks were found. It will open in spring."
    )
    (folder / "b.txt").write_text(
        "Bridge shut\n\nThe bridge in Tarn was closed on Monday after 5 cracks were found, an inspector said."
    )
    return api.render(api.brief([folder]), "json")


@pytest.fixture(scope="module")
def forged(edition: bytes) -> list[bytes]:
    """The edition with one other byte, wherever that changes what it says."""
    chosen, forged = random.Random(1), list[bytes]()
    while len(forged) < FORGERIES:
        body = bytearray(edition)
        body[chosen.randrange(len(body))] = chosen.randrange(256)
        if _content(bytes(body)) != _content(edition):
            forged.append(bytes(body))
    return forged


def _content(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return None


def signature(edition: bytes, keys: Path) -> bytes:
    return sign(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "digest-edition", "-f", str(keys / "ours")],
        keys,
        json.loads(edition)["hash"],
    )


def forge(edition: bytes) -> bytes:
    """Another publisher, and the hash of what it is then."""
    record = json.loads(edition)
    record["sections"][0]["stories"][0]["publishers"] = ["Reuters"]
    record["hash"] = hash_of({name: value for name, value in record.items() if name not in ("format", "hash")})
    return json.dumps(record).encode()


def checked(*arguments: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", str(PROGRAM), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def test_the_program_of_strangers_is_short_and_imports_the_standard_library_alone() -> None:
    text = PROGRAM.read_text()
    assert len(text.splitlines()) < LINES
    imported = {line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= sys.stdlib_module_names


@pytest.mark.slow
def test_the_program_names_what_it_has_checked(edition: bytes, keys: Path, tmp_path: Path) -> None:
    (tmp_path / "edition.json").write_bytes(edition)
    (tmp_path / "edition.sig").write_bytes(signature(edition, keys))
    assert checked(tmp_path / "edition.json") == (
        0, f"{tmp_path}/edition.json: hash, texts and 3 sentences are right\n{tmp_path}/edition.json: not checked who made it\n"
    )  # fmt: skip
    code, said = checked(tmp_path / "edition.json", tmp_path / "edition.sig", keys / "ours.allowed")
    assert (code, f"signed by {SIGNER}" in said) == (0, True)
    assert checked(tmp_path / "edition.json", tmp_path / "edition.sig", keys / "theirs.allowed")[0] == 1
    (tmp_path / "edition.json").write_bytes(forge(edition))
    assert checked(tmp_path / "edition.json")[0] == 0  # the hash was made anew: only the signature shows it
    assert checked(tmp_path / "edition.json", tmp_path / "edition.sig", keys / "ours.allowed")[0] == 1


QUOTED, UNQUOTED, NOWHERE = "closed on  Monday", "It will open", "closed on Tuesday"


def test_the_program_looks_for_words(edition: bytes, tmp_path: Path) -> None:
    (tmp_path / "edition.json").write_bytes(_without_the_last_sentence(edition))
    code, said = checked("--quote", QUOTED, tmp_path / "edition.json")
    assert (code, said.count("the words are quoted from 'Bridge ")) == (0, 2), said
    code, said = checked("--quote", UNQUOTED, tmp_path / "edition.json")
    assert (code, said.count("the words are not quoted, but in 'Bridge closed'")) == (0, 1), said
    assert checked("--help")[0] == 0
    assert checked(tmp_path / "edition.json", "--quote") == checked(tmp_path / "edition.json", "edition.sig") == (2, "")
    code, said = checked(tmp_path / "edition.json", "--quote", NOWHERE)
    assert (code, said.splitlines()[-1]) == (1, f"{tmp_path}/edition.json: the words are in no text of this edition")


def _without_the_last_sentence(edition: bytes) -> bytes:
    """Return an edition that does not quote "It will open in spring.", which its article has."""
    record = json.loads(edition)
    for story in record["sections"][0]["stories"]:
        quoted = story["summary"]["sentences"]
        story["summary"]["sentences"] = [one for one in quoted if UNQUOTED not in one["text"]]
    record["hash"] = hash_of({name: value for name, value in record.items() if name not in ("format", "hash")})
    return json.dumps(record).encode()


@pytest.mark.slow
def test_the_program_finds_every_other_byte(
    forged: list[bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main, path = runpy.run_path(str(PROGRAM))["main"], tmp_path / "edition.json"
    for body in forged:
        path.write_bytes(body)
        assert main(str(path)) == 1, body
    capsys.readouterr()


@pytest.mark.slow
def test_verify_finds_every_other_byte(forged: list[bytes]) -> None:
    for body in forged:
        try:
            problems = api.verify_file("edition.json", body)
        except VerifyError:
            continue
        assert problems, body


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = opened.new_page()
        page.goto(PAGE.as_uri())
        yield page
        opened.close()


CHECK = "async ([texts, signature, key]) => Promise.all(texts.map(text => check(text, signature, key)))"


def test_the_page_of_strangers_names_what_it_has_checked(browser: Any, edition: bytes, keys: Path) -> None:
    texts, made = [edition.decode(), forge(edition).decode()], signature(edition, keys).decode()
    right = "hash, texts and 3 sentences are right"
    assert browser.evaluate(CHECK, [texts, "", ""]) == [{"ok": True, "lines": [right, "not checked who made it"]}] * 2
    ours, theirs = ((keys / f"{name}.pub").read_text() for name in ("ours", "theirs"))
    real, false = browser.evaluate(CHECK, [texts, made, ours])
    assert real == {"ok": True, "lines": [right, "signed by this key"]}
    assert not false["ok"]
    assert not browser.evaluate(CHECK, [texts[:1], made, theirs])[0]["ok"]


def test_the_page_looks_for_words(browser: Any, edition: bytes) -> None:
    given = _without_the_last_sentence(edition).decode()
    look = "([text, words]) => check(text, '', '', words)"
    quoted, unquoted, nowhere = (browser.evaluate(look, [given, words]) for words in (QUOTED, UNQUOTED, NOWHERE))
    assert sorted(line.partition(",")[0] for line in quoted["lines"][2:]) == [
        'the words are quoted from "Bridge closed"',
        'the words are quoted from "Bridge shut"',
    ]
    assert (unquoted["ok"], unquoted["lines"][2].startswith('the words are not quoted, but in "Bridge closed"')) == (
        True,
        True,
    )
    assert (nowhere["ok"], nowhere["lines"][2]) == (True, "✗ the words are in no text of this edition")


def test_the_page_takes_the_hash_of_the_sample_edition(browser: Any, sample: Any) -> None:
    [found] = browser.evaluate(CHECK, [[api.render(sample, "json").decode()], "", ""])
    assert found["ok"], found


def test_the_page_finds_every_other_byte(browser: Any, forged: list[bytes]) -> None:
    found = browser.evaluate(CHECK, [[body.decode("utf-8", "replace") for body in forged], "", ""])
    assert [body for body, one in zip(forged, found, strict=True) if one["ok"]] == []


def test_the_page_asks_no_network() -> None:
    text = PAGE.read_text()
    assert "default-src 'none'" in text
    assert "http" not in text.replace("http-equiv", "")


@pytest.fixture(scope="module")
def whole() -> Edition:
    """An edition with all that the forgeries change."""
    return api.brief(DOCUMENTS, Plan(minutes=30.0))


@pytest.mark.slow
def test_the_program_finds_every_forgery_by_the_signature(
    keys: Path, tmp_path: Path, whole: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    main, path = runpy.run_path(str(PROGRAM))["main"], tmp_path / "edition.json"
    (tmp_path / "edition.sig").write_bytes(signature(api.render(whole, "json"), keys))
    for name, body in _forgeries(whole).items():
        path.write_bytes(body)
        assert main(str(path), str(tmp_path / "edition.sig"), str(keys / "ours.allowed")) == 1, name
    capsys.readouterr()


def test_the_page_finds_every_forgery_by_the_signature(browser: Any, keys: Path, whole: Edition) -> None:
    right, ours = signature(api.render(whole, "json"), keys).decode(), (keys / "ours.pub").read_text()
    forged = _forgeries(whole)
    found = browser.evaluate(CHECK, [[body.decode() for body in forged.values()], right, ours])
    assert [name for name, one in zip(forged, found, strict=True) if one["ok"]] == []


def _forgeries(edition: Edition) -> dict[str, bytes]:
    """Each forgery of an edition, with the hash of what it is then."""
    text = api.render(edition, "json").decode()
    found: dict[str, bytes] = {}
    for name, change in CHANGES.items():
        record = json.loads(text)
        change(record)
        record["hash"] = hash_of({key: value for key, value in record.items() if key not in ("format", "hash")})
        found[name] = json.dumps(record).encode()
    return found
