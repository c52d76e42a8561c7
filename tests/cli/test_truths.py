"""A command says what happened: a name that is not there, a recipient who was none, a store with nothing old."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from digest.cli import resident
from digest.cli.run_commands import runner

BRIDGE = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."
DEPOT = "The tram depot burned on Tuesday. Nobody was hurt in the fire, the mayor of the town said in the evening."
SETTINGS = """
[[source]]
path = "inbox"
[[brief]]
name = "morning"
time = "00:00"
to = ["ann@ok.test"]
[smtp]
sender = "b@ok.test"
host = "127.0.0.1"
port = 9
security = "none"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(BRIDGE)
    (tmp_path / "digest.toml").write_text(SETTINGS)
    monkeypatch.setenv("DIGEST_CONFIG", str(tmp_path / "digest.toml"))
    return tmp_path


def test_removing_says_whether_there_was_such_a_recipient(run: Callable[..., Ran], folder: Path) -> None:
    assert run("recipient", "remove", "ann@ok.test").err == "morning: ann@ok.test removed\n"
    assert run("recipient", "remove", "Ann <ANN@ok.test>").err == "morning: ann@ok.test was removed before\n"
    nobody = run("recipient", "remove", "nobody@ok.test")
    assert (nobody.code, nobody.err.startswith("morning: nobody@ok.test was no recipient; ")) == (0, True)
    assert "nobody@ok.test  store  left" in run("recipient", "list").out
    assert run("recipient", "remove", "nobody").code == 2


def test_nobody_leaves_where_there_is_no_brief(run: Callable[..., Ran], folder: Path) -> None:
    (folder / "digest.toml").write_text('[[source]]\npath = "inbox"\n')
    ran = run("recipient", "remove", "ann@ok.test")
    assert (ran.code, ran.err) == (2, "digest: there is no brief in the settings, so nobody gets one\n")


def test_a_reader_leaves_every_brief_unless_one_is_named(run: Callable[..., Ran], folder: Path) -> None:
    both = SETTINGS + '[[brief]]\nname = "evening"\nto = ["ann@ok.test", "ben@ok.test"]\n'
    (folder / "digest.toml").write_text(both)
    assert run("recipient", "remove", "ben@ok.test").err == "evening: ben@ok.test removed\n"
    assert run("recipient", "remove", "ann@ok.test", "--brief", "evening").err == "evening: ann@ok.test removed\n"
    assert run("recipient", "add", "ann@ok.test", "--brief", "evening").code == 0
    assert (
        run("recipient", "remove", "ann@ok.test").err == "morning: ann@ok.test removed\nevening: ann@ok.test removed\n"
    )
    assert "evening: who@ok.test was no recipient" in run("recipient", "remove", "who@ok.test").err


@pytest.mark.parametrize(
    "command",
    [
        ("send", "nosuch"),
        ("send", "morning/2020-01-01/00:00"),
        ("send", "nosuch", "--dry-run"),
        ("send", "nosuch", "--test", "me@ok.test"),
        ("deliveries", "list", "morning/2020-01-01/00:00"),
        ("deliveries", "retry", "nosuch"),
        ("deliveries", "forget", "nosuch"),
    ],
    ids=" ".join,
)
def test_an_edition_that_is_not_there_is_wrong_usage(
    run: Callable[..., Ran], folder: Path, command: tuple[str, ...]
) -> None:
    run("fetch")
    run("build")
    ran = run(*command)
    assert ran.code == 2
    assert "there is no " in ran.err
    assert "digest list" in ran.err or "deliveries list" in ran.err


def test_the_name_of_a_brief_sends_its_newest_edition(run: Callable[..., Ran], folder: Path) -> None:
    run("fetch")
    run("build")
    assert re.fullmatch(r"morning/\S+  smtp  ann@ok.test\n", run("send", "morning", "--dry-run").out)
    assert run("send", "morning").code == 5


def test_purge_says_what_is_gone_and_what_an_edition_keeps(run: Callable[..., Ran], folder: Path) -> None:
    run("fetch")
    assert run("db", "purge", "--older", "1d").err == "no document is older than 1d\n"
    run("build")
    kept = "1 document older than 0d kept, quoted by an edition"
    assert run("db", "purge", "--older", "0d").err == f"deleted: nothing; {kept}\n"
    (folder / "inbox" / "b.txt").write_text(DEPOT)
    run("fetch")
    assert run("db", "purge", "--older", "0d").err == f"deleted: 1 document, 1 article; {kept}\n"


def test_the_service_names_the_next_edition(folder: Path) -> None:
    said: list[str] = []
    here = runner(folder / "digest.toml", reads=True)
    resident._log_next(here, lambda event, text, **_: said.append(text))  # type: ignore[arg-type]
    [line] = said
    assert re.fullmatch(r"next edition: morning, \w+day \d{4}-\d\d-\d\d 00:00", line)
