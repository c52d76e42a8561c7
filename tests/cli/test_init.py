"""A first settings file: by options, and by question at a real terminal."""

import os
import pty
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from select import select

import pytest

from conftest import ROOT, Ran
from digest.settings import settings_file as config

SEEDS = str(ROOT / "seeds")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has no settings yet."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("DIGEST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


MAILED = (
    ("Source: ", SEEDS),
    ("go on: ", ""),
    ("hour [06:45]: ", ""),
    ("days [daily]: ", ""),
    ("folder [~/digest]: ", "me@example.org"),
    ("host:port: ", "mail.example.org"),
    ("none: ", "me"),
    ("Password", "horse staple"),
)


def _at_a_terminal(*answers: tuple[str, str], options: tuple[str, ...] = ()) -> tuple[int, str]:
    """The exit code, and all that the terminal showed, when each question is answered once it stands there."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-c", "from digest.cli import main; main()", "init", *options])
    shown = ""
    for question, answer in answers:
        seen = len(shown)
        while question not in shown[seen:]:
            assert select([terminal], [], [], 60)[0], shown
            shown += os.read(terminal, 4096).decode()
        os.write(terminal, f"{answer}\n".encode())
    try:
        while part := os.read(terminal, 4096):
            shown += part.decode()
    except OSError:  # how Linux says that the other side has left
        pass
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown


def test_what_is_written_is_found_and_makes_an_edition(run: Callable[..., Ran], home: Path) -> None:
    assert run("doctor").err.endswith("`digest init` makes one, --config names one\n")
    made = run("init", "--source", SEEDS, "--at", "00:00", "--timezone", "Europe/Berlin", "--to", "news")
    assert made.code == 0
    path = home / ".config/digest/digest.toml"
    assert made.err.splitlines()[0] == f"wrote {path}"
    assert config.check(path) == []
    assert run("run", "--once").code == 0
    assert list((home / "news").rglob("edition.html"))


def test_a_place_with_an_address_is_reached_by_mail(run: Callable[..., Ran], home: Path) -> None:
    (home / "secret").write_text("s3cret\n")
    (home / "secret").chmod(0o600)
    made = run(
        *(
            "init",
            "--source",
            "https://example.org/rss",
            "--source",
            SEEDS,
            "--to",
            "me@example.org",
            "--name",
            "early",
        ),
        *("--server", "mail.example.org:465", "--user", "me", "--password-file", "secret", "--days", "mon-fri"),
    )
    assert made.code == 0
    written = tomllib.loads((home / ".config/digest/digest.toml").read_text())
    assert written["source"] == [{"url": "https://example.org/rss"}, {"path": SEEDS}]
    [brief] = written["brief"]
    assert (brief["name"], brief["time"], brief["days"], brief["to"]) == (
        "early",
        "06:45",
        "mon-fri",
        ["me@example.org"],
    )
    assert "folder" not in brief
    assert written["smtp"] == {
        "sender": "me@example.org",
        "host": "mail.example.org",
        "port": 465,
        "security": "tls",
        "username": "me",
        "password_file": str(home / "secret"),
    }


@pytest.mark.parametrize(
    ("server", "host", "port", "security"),
    [
        ("localhost:8025", "localhost", 8025, "none"),
        ("mail.example.org", "mail.example.org", 587, "starttls"),
        ("[::1]:25", "::1", 25, "none"),
    ],
)
def test_the_port_says_how_mail_is_secured(
    run: Callable[..., Ran], home: Path, server: str, host: str, port: int, security: str
) -> None:
    assert run("init", "--source", SEEDS, "--to", "me@example.org", "--server", server).code == 0
    smtp = tomllib.loads((home / ".config/digest/digest.toml").read_text())["smtp"]
    assert (smtp["host"], smtp["port"], smtp["security"]) == (host, port, security)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "no source is named"),
        (("--source", "nowhere"), 3, "nowhere: no such file or folder"),
        (("--source", SEEDS, "--at", "25:00"), 3, "'25:00' is no time of the day"),
        (("--source", SEEDS, "--timezone", "Mars/Base"), 3, "there is no time zone 'Mars/Base'"),
        (("--source", SEEDS, "--minutes", "-1"), 3, "more than 0"),
        (("--source", SEEDS, "--to", "me@example.org"), 2, "needs a --server"),
        (("--source", SEEDS, "--to", "one", "--to", "two"), 2, "one folder"),
        (("--source", SEEDS, "--to", "me@example.org", "--to", "two", "--server", "localhost"), 2, "one folder"),
        (
            ("--source", SEEDS, "--to", "me@example.org", "--server", "m.example.org", "--user", "me"),
            3,
            "needs a password",
        ),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_left(
    run: Callable[..., Ran], home: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    made = run("init", *arguments)
    assert made.code == code
    assert told in made.err
    assert not [path for path in home.rglob("*") if path.is_file()]


def test_settings_that_are_there_are_kept(run: Callable[..., Ran], home: Path) -> None:
    assert run("init", "--source", SEEDS, "--config", "mine.toml").code == 0
    before = Path("mine.toml").read_text()
    again = run("init", "--source", SEEDS, "--config", "mine.toml", "--minutes", "3")
    assert (again.code, Path("mine.toml").read_text()) == (2, before)
    assert run("init", "--source", SEEDS, "--config", "mine.toml", "--minutes", "3", "--force").code == 0
    assert "minutes = 3.0" in Path("mine.toml").read_text()


def test_at_a_terminal_it_asks_and_asks_again(home: Path) -> None:
    code, shown = _at_a_terminal(
        ("Source: ", "nowhere"),
        ("Source: ", SEEDS),
        ("go on: ", ""),
        ("hour [06:45]: ", "7 sharp"),
        ("hour [06:45]: ", "07:30"),
        ("days [daily]: ", ""),
        ("folder [~/digest]: ", "~/news"),
    )
    assert code == 0
    assert "'nowhere' is no file and no folder here" in shown
    assert "'7 sharp' is no time of the day" in shown
    [brief] = tomllib.loads((home / ".config/digest/digest.toml").read_text())["brief"]
    assert (brief["time"], brief["folder"]) == ("07:30", "~/news")


def test_a_password_that_was_asked_for_is_kept_for_its_owner_alone(home: Path) -> None:
    code, shown = _at_a_terminal(*MAILED)
    assert code == 0
    assert "horse staple" not in shown
    secret = home / ".config/digest/digest.secret"
    assert secret.read_text() == "horse staple\n"
    assert secret.stat().st_mode & 0o777 == 0o600
    settings = config.load(home / ".config/digest/digest.toml")
    assert settings.password() == "horse staple"


def test_a_password_for_settings_that_are_not_valid_is_not_kept(home: Path) -> None:
    code, shown = _at_a_terminal(*MAILED, options=("--name", "a b"))
    assert code == 3
    assert "brief, name: letters, digits" in shown
    assert not [path for path in home.rglob("*") if path.is_file()]
