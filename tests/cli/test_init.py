"""A first settings file: by options, and by question at a real terminal."""

import os
import pty
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from select import select

import pytest

from conftest import ROOT, Ran
from digest.settings import settings_file as config
from newsroom import item, rss
from servers import smtp, web
from servers.web import Reply

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
    ("hours [06:45]: ", ""),
    ("days [daily]: ", ""),
    ("folder [~/digest]: ", "me@example.org"),
    ("host:port: ", "mail.example.org"),
    ("none: ", "me"),
    ("Password", "horse staple"),
    ("now? [Y/n]: ", "n"),
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


@pytest.mark.slow
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
            "--no-check",
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


@pytest.mark.slow
def test_at_a_terminal_it_asks_and_asks_again(home: Path) -> None:
    code, shown = _at_a_terminal(
        ("Source: ", "nowhere"),
        ("Source: ", SEEDS),
        ("go on: ", ""),
        ("hours [06:45]: ", "7 sharp"),
        ("hours [06:45]: ", "07:30"),
        ("days [daily]: ", ""),
        ("folder [~/digest]: ", "~/news"),
        ("now? [Y/n]: ", "n"),
    )
    assert code == 0
    assert "'nowhere' is no file and no folder here" in shown
    assert "'7 sharp' is no time of the day" in shown
    [brief] = tomllib.loads((home / ".config/digest/digest.toml").read_text())["brief"]
    assert (brief["time"], brief["folder"]) == ("07:30", "~/news")


@pytest.mark.slow
def test_a_password_that_was_asked_for_is_kept_for_its_owner_alone(home: Path) -> None:
    code, shown = _at_a_terminal(*MAILED)
    assert code == 0
    assert "horse staple" not in shown
    secret = home / ".config/digest/digest.secret"
    assert secret.read_text() == "horse staple\n"
    assert secret.stat().st_mode & 0o777 == 0o600
    settings = config.load(home / ".config/digest/digest.toml")
    assert settings.password() == "horse staple"


@pytest.mark.slow
def test_a_password_for_settings_that_are_not_valid_is_not_kept(home: Path) -> None:
    code, shown = _at_a_terminal(*MAILED[:-1], options=("--name", "a b"))
    assert code == 3
    assert "brief, name: letters, digits" in shown
    assert not [path for path in home.rglob("*") if path.is_file()]


OPML = """<opml version="2.0"><body><outline text="Ports">
  <outline text="Harbour Courier" xmlUrl="https://courier.example/rss"/></outline>
  <outline text="Post" xmlUrl="https://post.example/rss"/></body></opml>"""


def test_a_list_of_feeds_and_a_starter_list_give_each_of_their_feeds(run: Callable[..., Ran], home: Path) -> None:
    (home / "feeds.opml").write_text(OPML)
    made = run("init", "--source", "feeds.opml", "--pack", "science", "--to", "news", "--no-check")
    assert made.code == 0
    sources = tomllib.loads((home / ".config/digest/digest.toml").read_text())["source"]
    assert sources[:2] == [
        {"url": "https://courier.example/rss", "title": "Harbour Courier", "section": "Ports"},
        {"url": "https://post.example/rss", "title": "Post"},
    ]
    assert len(sources) > 5
    assert run("init", "--pack", "nothing", "--force").err.startswith("digest: there is no pack 'nothing'; known are ")


def test_a_brief_may_have_several_hours_and_the_schedule_is_shown(run: Callable[..., Ran], home: Path) -> None:
    made = run(
        "init", "--source", SEEDS, "--at", "06:45", "--at", "17:30", "--timezone", "Europe/Berlin", "--to", "news"
    )
    assert made.err.splitlines()[1:3] == [
        f"morning: daily at 06:45 and 17:30, Europe/Berlin, into {home}/news",
        "1 of 1 source can be read",
    ]
    [brief] = tomllib.loads((home / ".config/digest/digest.toml").read_text())["brief"]
    assert brief["time"] == ["06:45", "17:30"]


def test_the_server_of_a_known_provider_need_not_be_named(run: Callable[..., Ran], home: Path) -> None:
    options = ("--to", "Ann <ann@gmail.com>", "--password-command", "echo mail")
    assert run("init", "--source", SEEDS, *options).code == 0
    smtp = tomllib.loads((home / ".config/digest/digest.toml").read_text())["smtp"]
    assert (smtp["host"], smtp["port"], smtp["username"]) == ("smtp.gmail.com", 587, "ann@gmail.com")


def test_every_source_is_asked_once_and_one_without_an_answer_is_named(run: Callable[..., Ran], home: Path) -> None:
    with web.site() as site:
        site.replies["/rss"] = Reply(rss(item(1)))
        made = run("init", "--source", site.url("/rss"), "--source", site.url("/gone"), "--to", "news")
    assert made.code == 0
    told = made.err.splitlines()
    assert told[2].startswith(f"{site.url('/gone')}: ")
    assert told[3] == "1 of 2 sources can be read"
    assert site.paths().count("/rss") == 1


def _news() -> bytes:
    """A feed with an entry of today: an older one is no news."""
    return rss(item(1, pubDate=format_datetime(datetime.now(UTC))))


def test_from_nothing_a_first_mail_is_in_the_mailbox_after_one_command(run: Callable[..., Ran], home: Path) -> None:
    with web.site() as site, smtp.serve(None) as mail:
        site.replies["/rss"] = Reply(_news())
        where = ("--source", site.url("/rss"), "--to", "me@example.org", "--server", f"localhost:{mail.port}")
        made = run("init", *where, "--now")
        assert made.code == 0, made.err
        [received] = mail.kept
        assert received.recipient == "me@example.org"
        assert b"swing bridge" in received.body


@pytest.mark.slow
def test_mail_can_be_tried_before_there_is_an_edition(run: Callable[..., Ran], home: Path) -> None:
    with smtp.serve(None) as mail:
        run("init", "--source", SEEDS, "--to", "me@example.org", "--server", f"localhost:{mail.port}")
        assert run("send", "--test", "check@example.org").code == 0
        [received] = mail.kept
    assert received.recipient == "check@example.org"
    assert b"Merrin" in received.body


@pytest.mark.slow
def test_at_a_terminal_the_first_edition_is_made_when_it_is_wanted(home: Path) -> None:
    with web.site() as site, smtp.serve(None) as mail:
        site.replies["/rss"] = Reply(_news())
        code, shown = _at_a_terminal(
            ("Source: ", site.url("/rss")),
            ("go on: ", ""),
            ("hours [06:45]: ", "06:45, 17:30"),
            ("days [daily]: ", ""),
            ("folder [~/digest]: ", "me@example.org"),
            ("host:port: ", f"localhost:{mail.port}"),
            ("none: ", ""),
            ("now? [Y/n]: ", ""),
        )
        assert code == 0, shown
        assert len(mail.kept) == 1
    assert "1 of 1 source can be read" in shown


def test_paths_beside_the_settings_file_are_written_relative_to_it(home: Path, run: Callable[..., Ran]) -> None:
    """So that the folder can be moved, and no edition has a path of its sender."""
    (home / "desk" / "in").mkdir(parents=True)
    (home / "desk" / "in" / "a.txt").write_text("The bridge opens\n\nThe council opened the bridge on Monday.\n")
    ran = run("init", "--source", home / "desk" / "in", "--source", SEEDS, "--to", home / "desk" / "out",
              "--config", "desk/digest.toml")  # fmt: skip
    assert ran.code == 0, ran
    written = tomllib.loads((home / "desk" / "digest.toml").read_text())
    assert [source["path"] for source in written["source"]] == ["in", SEEDS]
    assert written["brief"][0]["folder"] == "out"
    assert run("run", "--once", "--config", "desk/digest.toml").code == 0
