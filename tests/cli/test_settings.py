"""Settings: one file, every problem at once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, Ran
from digest.errors import SettingsError
from digest.settings import TABLES, Settings
from digest.settings import settings_file as config

TEXT = "The swing bridge in the port was closed on Monday after an inspector had found cracks in its girder."


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(TEXT)
    path = tmp_path / "digest.toml"
    path.write_text(
        '[[source]]\npath = "inbox"\npublisher = "Harbour Courier"\nsection = "Port"\n'
        '[[brief]]\nname = "morning"\nminutes = 3\nsummarizer = "lead"\n[[brief]]\nname = "evening"\n'
    )
    return path


def test_every_table_of_the_settings_is_in_the_list_of_tables() -> None:
    assert TABLES.keys() == Settings.model_fields.keys() - {"folder", "file"}


def test_the_shipped_file_is_valid_and_shows_every_key() -> None:
    path = ROOT / "config" / "digest.toml"
    assert config.check(path) == []
    text = path.read_text(encoding="utf-8")
    for table in TABLES.values():
        for key in table.model_fields.keys() - {"password", "secret"}:
            assert f"{key} =" in text, key


def test_a_brief_is_made_from_the_settings(run: Callable[..., Ran], settings: Path) -> None:
    ran = run("brief", "--config", settings)
    assert ran.code == 0
    assert ran.out.startswith("Morning\n")
    assert "== Port ==" in ran.out
    assert "Harbour Courier" in ran.out
    assert run("brief", "--config", settings, "--brief", "evening").out.startswith("Evening\n")


def test_a_brief_that_is_not_there_is_wrong_usage(run: Callable[..., Ran], settings: Path) -> None:
    ran = run("brief", "--config", settings, "--brief", "noon")
    assert ran.code == 2
    assert "known are: morning, evening" in ran.err


def test_every_problem_is_told_at_once(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(
        'smtpp = 1\n[[source]]\npaht = "x"\n[[brief]]\nname = "a b"\nminutes = -1\nsummarizer = 7\nsentences = "many"\n'
    )
    ran = run("config", "check", "--config", path)
    assert ran.code == 3
    told = ran.err.splitlines()
    assert len(told) == 6
    assert any("line 3: source 1, paht: unknown key; did you mean 'path'?" in line for line in told)
    assert any("brief 'a b', minutes: more than 0" in line for line in told)


def test_check_also_looks_at_what_is_named(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(
        '[[source]]\npath = "nowhere"\n[[brief]]\nname = "a"\nsummarizer = "rankd"\n[[brief]]\nname = "a"\n'
    )
    problems = config.check(path)
    assert len(problems) == 3
    assert any("'a' is there twice" in problem for problem in problems)
    assert any("nowhere: no such file or folder" in problem for problem in problems)
    assert any("did you mean 'ranked'?" in problem for problem in problems)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[brief]", r"line 1: .*write \[\[brief\]\]"),
        ("a = ", "line 1: a =: write a value"),
        ("\xff", "line 1: not in UTF-8"),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "digest.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingsError, match=said):
        config.load(path)


def test_show_prints_what_is_understood(run: Callable[..., Ran], settings: Path) -> None:
    record = json.loads(run("config", "show", "--config", settings, "--json").out)
    assert record["brief"][0]["minutes"] == 3
    assert record["source"][0]["path"] == "inbox"
    assert 'name = "morning"' in run("config", "show", "--config", settings).out


def test_what_show_prints_is_a_settings_file_again(run: Callable[..., Ran], settings: Path, tmp_path: Path) -> None:
    shown = tmp_path / "shown.toml"
    shown.write_text(run("config", "show", "--config", settings).out)
    assert config.load(shown) == config.load(settings).model_copy(update={"file": shown})


def test_the_file_is_looked_for_in_the_documented_order(
    run: Callable[..., Ran], settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DIGEST_CONFIG", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    nothing = run("config", "path")
    assert nothing.code == 3
    assert len(nothing.err.splitlines()) == 1

    (home / "digest").mkdir(parents=True)
    (home / "digest" / "digest.toml").write_text("")
    assert run("config", "path").out.strip() == str(home / "digest" / "digest.toml")
    (here / "config").mkdir()
    (here / "config" / "digest.toml").write_text("")
    assert run("config", "path").out.strip() == "config/digest.toml"
    monkeypatch.setenv("DIGEST_CONFIG", str(settings))
    assert run("config", "path").out.strip() == str(settings)
    assert run("config", "path", "--config", "other.toml").out.strip() == "other.toml"


MAIL = '[smtp]\nsender = "a@b.test"\nhost = "localhost"\nusername = "me"\n'


@pytest.mark.parametrize(
    ("tables", "line"),
    [
        ("[sign]\ncommand = [{}]\n", 2),
        (MAIL + "password_command = [{}]\n", 5),
        ('[[source]]\nurl = "https://news.example/rss"\npassword_command = [{}]\n', 3),
        ('[[brief]]\nchannel = "sendmail"\n[sendmail]\nsender = "a@b.test"\ncommand = [{}]\n', 5),
    ],
)
def test_a_command_whose_program_is_not_there_is_a_problem_with_its_line(
    tmp_path: Path, run: Callable[..., Ran], tables: str, line: int
) -> None:
    path = tmp_path / "digest.toml"
    (tmp_path / "tool").write_text("#!/bin/sh\n")
    for name in ("no-such-program", "./tool", "/no/such/tool"):
        path.write_text(tables.format(f'"{name}", "canary"'))
        [problem] = config.check(path)
        assert f"line {line}: " in problem
        assert f"{name}: no such program; install it, or write its whole path" in problem
        assert "canary" not in problem
        assert run("doctor", "--config", path).code == 3
    (tmp_path / "tool").chmod(0o700)
    for name in ("cat", "./tool"):
        path.write_text(tables.format(f'"{name}", "canary"'))
        assert config.check(path) == []


@pytest.mark.parametrize(
    ("key", "name", "remedy"),
    [
        ("summarizer", "rankd", "did you mean 'ranked'?"),
        ("story_summarizer", "coverag", "did you mean 'coverage'?"),
        ("clusterer", "event", "did you mean 'events'?"),
        ("renderer", "htm", "did you mean 'html'?"),
        ("summarizer", "no_such_module:Part", "No module named 'no_such_module'"),
        ("renderer", "json:no_such_class", "no_such_class"),
    ],
)
def test_a_run_names_a_part_that_is_not_there_at_once_and_not_at_its_hour(
    tmp_path: Path, run: Callable[..., Ran], key: str, name: str, remedy: str
) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(f'[[source]]\npath = "."\n[[brief]]\nfolder = "out"\ntime = "23:59"\n{key} = "{name}"\n')
    ran = run("run", "--once", "--config", path)
    assert ran.code == 3
    assert remedy in ran.err
    assert "line 6: " in ran.err
    assert run("config", "check", "--config", path).err.strip() in ran.err


def test_a_mute_that_is_over_is_warned_of(run: Callable[..., Ran], settings: Path) -> None:
    text = settings.read_text()
    brief = text.index("[[brief]]") + len("[[brief]]\n")
    mutes = 'mute = ["chess", { word = "football", until = 2001-05-15 }, { word = "rowing", until = 2999-05-15 }]\n'
    settings.write_text(text[:brief] + mutes + text[brief:])
    ran = run("config", "check", "--config", settings)
    [warning] = [line for line in ran.err.splitlines() if "the mute of" in line]
    assert "the mute of 'football' ended on 2001-05-15; take it out, or write a later day" in warning
    assert f"line {text[:brief].count(chr(10)) + 1}" in warning
