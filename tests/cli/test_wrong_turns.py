"""Mistakes of settings and commands as people make them: one line, the place, the text to write, the documented code."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from conftest import Ran

# Words of the libraries below, and of Python.
FOREIGN = re.compile(
    r"pydantic|tomllib|TOML (?:statement|value)|SQLAlchemy|sqlite3|psycopg|Errno|Traceback|\w+Error\b|Exception|"
    r"click|tuple|frozenset|\bparse[dr]?\b|validation|instance|unexpected error|float range|codec|\bbytes? 0x|\bNone\b|NoneType"
)
HEAD = '[[source]]\npath = "inbox"\n[[brief]]\nname = "morning"\nfolder = "out"\n'  # five lines
MAIL = '[[source]]\npath = "inbox"\n[[brief]]\nname = "morning"\nto = ["me@port.example"]\n'
SMTP = '[smtp]\nsender = "me@port.example"\nhost = "mail.port.example"\n'  # from line six after MAIL


class Settings(NamedTuple):
    """A settings file with one mistake, the number of its line (0: it has none), and words of the message."""

    text: str | bytes
    line: int
    words: tuple[str, ...]
    code: int = 3
    environment: tuple[str, str] = ("", "")


class Command(NamedTuple):
    """A command with one mistake, and words of the message."""

    line: tuple[str, ...]
    words: tuple[str, ...]
    code: int = 2


SETTINGS = {
    # One half
    "AM and PM": Settings(HEAD + 'time = "7am"\n', 6, ("7am", "07:00")),
    "24:00": Settings(HEAD + 'time = "24:00"\n', 6, ("24:00", "00:00")),
    "a dot in the time": Settings(HEAD + 'time = "6.45"\n', 6, ("6.45", "06:45")),
    "German decimal comma": Settings(HEAD + "minutes = 2,5\n", 6, ("minutes = 2,5", "2.5")),
    "a unit after a number": Settings(HEAD + 'minutes = "5 min"\n', 6, ("minutes", "minutes = 5")),
    "a city as zone": Settings(HEAD + 'timezone = "Berlin"\n', 6, ("Berlin", "Europe/Berlin")),
    "an offset as zone": Settings(HEAD + 'timezone = "UTC+2"\n', 6, ("UTC+2", "Europe/Berlin")),
    "German weekdays": Settings(HEAD + 'days = "mo,di,mi"\n', 6, ("days", "mon")),
    "a range of days in words": Settings(HEAD + 'days = "mon to fri"\n', 6, ("days", "mon-fri")),
    "a mailbox without @": Settings(MAIL.replace("me@port.example", "me.port.example") + SMTP, 5, ("me.port.example", "@")),
    "two mailboxes in one text": Settings(
        MAIL.replace("me@port", "you@port.example, me@port") + SMTP, 5, ("to", '"you@port.example", "me@port.example"')
    ),
    "a port with a blank": Settings(MAIL + SMTP + 'port = "587 x"\n', 9, ("smtp.port", "port = 587")),
    "a password in the file": Settings(
        MAIL + SMTP + 'username = "me"\npasswrd = "s3cret"\n', 10, ("smtp.passwrd", "password")
    ),
    "YAML": Settings("source:\n  - path: inbox\n", 1, ("[[source]]",)),
    "a comment with //": Settings(HEAD + "// the time\n", 6, ("#",)),
    "yes for true": Settings('[[source]]\npath = "inbox"\npaused = yes\n', 3, ("paused", "true")),
    "true in quotes": Settings('[[source]]\npath = "inbox"\npaused = "on please"\n', 3, ("paused", "true")),
    "a BOM and a fault": Settings("\ufeff" + HEAD + "minuts = 5\n", 6, ("minuts", "did you mean 'minutes'")),
    # The other half
    "UTF-16 and a fault": Settings((HEAD + "minuts = 5\n").encode("utf-16"), 6, ("minuts", "did you mean 'minutes'")),
    "mixed line ends and a fault": Settings(
        HEAD.replace("\n", "\r\n", 2).encode() + b"minuts = 5\n", 6, ("minuts", "did you mean 'minutes'")
    ),
    "line ends of an old Mac and a fault": Settings(
        (HEAD + "minuts = 5\n").replace("\n", "\r").encode(), 6, ("minuts", "did you mean 'minutes'")
    ),
    "no scheme": Settings(HEAD + '[[source]]\nurl = "courier.example/feed"\n', 7, ("https://courier.example/feed",)),
    "a scheme with a typo": Settings(HEAD + '[[source]]\nurl = "htps://courier.example/feed"\n', 7, ("https://",)),
    "an address as path": Settings(HEAD + '[[source]]\npath = "https://courier.example/feed"\n', 7, ("url = ",)),
    "a channel by its German name": Settings(HEAD + 'channel = "datei"\n', 6, ("channel", '"file"')),
    "a language in full": Settings(HEAD + 'languages = "german"\n', 6, ('languages = ["de"]',)),
    "a publisher of no source": Settings(HEAD + 'sources = ["Couriier"]\n', 6, ("Couriier", "'inbox'"), 0),
    "a summarizer with a typo": Settings(HEAD + 'summarizer = "lexrnk"\n', 6, ("lexrnk", "lex-rank")),
    "a store without a scheme": Settings(HEAD + '[store]\nurl = "digest.db"\n', 7, ("sqlite:///digest.db",)),
    "a list of recipients that is missing": Settings(
        MAIL.replace("to = [", "#") + 'to_file = "readers.csv"\n' + SMTP, 6, ("readers.csv", "no such file")
    ),
    "one underscore in the environment": Settings(HEAD, 0, ("DIGEST_SMTP__HOST",), environment=("DIGEST_SMTP_HOST", "x")),
    "a time in the environment": Settings(HEAD, 0, ("DIGEST_BRIEF__TIME", "[[brief]]"), environment=("DIGEST_BRIEF__TIME", "07:00")),
}  # fmt: skip

COMMANDS = {
    # One half
    "a command with a typo": Command(("sumarize", "inbox"), ("sumarize", "did you mean 'summarize'")),
    "no argument": Command(("summarize",), ("PATH", "-")),
    "a page without https://": Command(("summarize", "courier.example/story"), ("https://courier.example/story",), 9),
    "a count in words": Command(("summarize", "-n", "three", "inbox"), ("--sentences", "three", "whole number")),
    "more than everything": Command(("summarize", "--share", "120%", "inbox"), ("--share", "120%")),
    "a method with a typo": Command(("summarize", "-m", "lexrnk", "inbox/one.txt"), ("lexrnk", "lex-rank")),
    "an option with a typo": Command(("brief", "inbox", "--minuets", "3"), ("--minuets", "--minutes")),
    "a brief with a typo": Command(("build", "mornign"), ("mornign", "morning")),
    "a brief of no name": Command(("send", "nosuch"), ("nosuch", "morning")),
    "a day in words": Command(("build", "--at", "tomorrow"), ("tomorrow", "2026-11-20T06:45")),
    "two orders at once": Command(("build", "--now", "--again"), ("--now", "--again")),
    "the name first": Command(("recipient", "add", "morning", "me@port.example"), ("--brief",)),
    "no @": Command(("recipient", "add", "me"), ("me", "name@domain")),
    "nobody": Command(("recipient", "remove", "nobody@port.example"), ("nobody@port.example", "no recipient"), 0),
    # The other half
    "a settings file that is missing": Command(("list", "--config", "digset.toml"), ("digset.toml", "no such file"), 3),
    "a folder as settings": Command(("list", "--config", "inbox"), ("inbox", "folder"), 3),
    "settings before the command": Command(("--config", "digest.toml", "list"), ("--config", "after")),
    "a story that is not there": Command(("explain", "morning", "99"), ("99",)),
    "an edition that is not there": Command(("show", "morning/2020-01-01/06:45"), ("morning/2020-01-01/06:45", "digest list")),
    "a format that is not there": Command(("export", "--format", "docx"), ("docx", "epub")),
    "a file that is not there": Command(("verify", "edtion.json"), ("edtion.json", "no such file"), 9),
    "an article as an edition": Command(("verify", "inbox/one.txt"), ("inbox/one.txt", "edition"), 7),
    "one edition to compare": Command(("diff", "morning"), ("AFTER",)),
    "nothing to look for": Command(("search",), ("WORDS",)),
    "a copy over a file": Command(("db", "backup", "digest.toml"), ("digest.toml", "exists")),
    "an age in words": Command(("db", "purge", "--older", "3 months"), ("3 months", "90d")),
    "a source without a scheme": Command(("source", "add", "courier.example"), ("https://courier.example",)),
    "a source that is not there": Command(("source", "remove", "courier"), ("courier", "digest source list")),
}  # fmt: skip


def _one_line(ran: Ran, code: int, words: tuple[str, ...]) -> str:
    assert ran.code == code, ran
    line = next(iter(ran.err.splitlines()), "")
    assert len(ran.err.splitlines()) == 1 + (code == 0 and "no problems" in ran.err), ran.err
    assert line.startswith("digest: ") or code == 0, line
    assert all(word in line for word in words), line
    assert not FOREIGN.search(line), line
    assert len(line) < 400, line
    return line


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings and two articles, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inbox").mkdir()
    for name in ("one.txt", "two.txt"):
        title = f"The pier of {name[:3]} is closed"
        (tmp_path / "inbox" / name).write_text(f"{title}\n\nThe port closed the pier of {name[:3]} on Monday.\n")
    (tmp_path / "digest.toml").write_text(HEAD)
    return tmp_path


@pytest.mark.parametrize("name", SETTINGS)
def test_a_mistake_in_settings_is_one_line(
    name: str, place: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = SETTINGS[name]
    text = wrong.text if isinstance(wrong.text, bytes) else wrong.text.encode()
    path = place / "my.toml"
    path.write_bytes(text)
    if wrong.environment[0]:
        monkeypatch.setenv(*wrong.environment)
    line = _one_line(run("config", "check", "--config", "my.toml"), wrong.code, wrong.words)
    assert f"my.toml, line {wrong.line}: " in line if wrong.line else ", line" not in line
    assert "s3cret" not in line


@pytest.mark.slow
@pytest.mark.parametrize("name", COMMANDS)
def test_a_mistake_in_a_command_is_one_line(name: str, place: Path, run: Callable[..., Ran]) -> None:
    run("fetch", "--quiet")
    run("build", "morning", "--now", "--quiet")
    _one_line(run(*COMMANDS[name].line), COMMANDS[name].code, COMMANDS[name].words)
