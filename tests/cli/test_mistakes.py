"""Mistakes in a settings file: one line each, with the place, the fault and the text to write, and exit code 3."""

import codecs
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from digest.errors import SettingsError
from digest.settings import settings_file as config

SOURCE = '[[source]]\nurl = "https://courier.example/feed"\n'
BRIEF = '[[brief]]\nname = "morning"\n'
MAIL = BRIEF + 'to = ["me@port.example"]\n'
SMTP = '[smtp]\nsender = "me@port.example"\nhost = "mail.port.example"\n'
# Words of the libraries that read and check the file.
FOREIGN = re.compile(
    r"tuple|pattern|pydantic|input should|validation|instance|literal|TOML|statement|parse|frozenset|Unescaped|type="
    r"|does not appear|model|(?-i:None)\b",
    re.I,
)
# Name → the file, the number of the line, and words of its message.
MISTAKES: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "one bracket, source": ('[source]\nurl = "https://courier.example/feed"\n', 1, ("write [[source]], with two brackets",)),
    "one bracket, brief": (SOURCE + '[brief]\nname = "a"\n', 3, ("write [[brief]], with two brackets",)),
    "two brackets, smtp": (MAIL + "[[smtp]]\n" + SMTP[7:], 4, ("write [smtp], with one bracket",)),
    "two brackets, fetch": (SOURCE + "[[fetch]]\npause = 1\n", 3, ("write [fetch], with one bracket",)),
    "an address for a source": ('source = "https://courier.example/feed"\n', 1, ("write [[source]]", "url = ")),
    "a list for sources": ('source = ["https://courier.example/feed"]\n', 1, ("write [[source]]", "url = ")),
    "a folder for a source": ('source = "inbox"\n', 1, ("write [[source]]", 'path = "inbox"')),
    "a name for a brief": (SOURCE + BRIEF + '[fetch]\n[reading]\nsentences = "punkt"\n[store]\nurl = 5\n', 9, ("store.url", "in quotes", 'url = "5"')),
    "text for a table": ('smtp = "mail.port.example"\n', 1, ("write [smtp]",)),
    "text for a list, mute": (BRIEF + 'mute = "horoscope"\n', 3, ("brief 'morning', mute", 'mute = ["horoscope"]')),
    "text for a list, want": (BRIEF + 'want = "harbour"\n', 3, ('want = ["harbour"]',)),
    "text for a list, to": (BRIEF + 'to = "me@port.example"\n' + SMTP, 3, ('to = ["me@port.example"]',)),
    "text for a list, sections": (BRIEF + 'sections = "Port"\n', 3, ('sections = ["Port"]',)),
    "text for a list, password_command": (SMTP + 'password_command = "pass mail"\nusername = "me"\n', 4, ("password_command = [",)),
    "a name with a blank": ('[[brief]]\nname = "my brief"\n', 2, ("letters, digits, - and _", 'name = "my-brief"')),
    "a name with a dot": ('[[brief]]\nname = "9.30"\n', 2, ("letters, digits, - and _", 'name = "9-30"')),
    "an empty name": ('[[brief]]\nname = ""\n', 2, ("letters, digits, - and _",)),
    "a word for a number": (BRIEF + 'minutes = "five"\n', 3, ("brief 'morning', minutes", "a number", "minutes = 5")),
    "a word for a whole number": (BRIEF + 'sentences = "many"\n', 3, ("a whole number", "sentences = 3")),
    "a broken number": (BRIEF + "sentences = 2.5\n", 3, ("a whole number", "2.5")),
    "a number below 0": (BRIEF + "minutes = -1\n", 3, ("more than 0", "-1")),
    "a number of 0": (BRIEF + "sentences = 0\n", 3, ("1 or more",)),
    "a number too high": (BRIEF + "minutes = 6000\n", 3, ("600 or less",)),
    "a port too high": (MAIL + SMTP + "port = 70000\n", 7, ("smtp.port", "less than 65536")),
    "a header of the mail itself": (
        MAIL + SMTP + 'idempotency_header = "Message-ID"\n',
        7,
        ("smtp.idempotency_header", "X-Idempotency-Key"),
    ),
    "a header with a break": (
        MAIL + SMTP + 'idempotency_header = "X-Key\\nBcc"\n',
        7,
        ("smtp.idempotency_header", "X-Idempotency-Key"),
    ),
    "a word for a port": (MAIL + SMTP + 'port = "smtp"\n', 7, ("smtp.port", "a whole number", "port = 587")),
    "security of ssl": (MAIL + SMTP + 'security = "ssl"\n', 7, ("smtp.security", 'security = "tls"')),
    "security of STARTTLS": (MAIL + SMTP + 'security = "STARTTLS"\n', 7, ('security = "starttls"',)),
    "security of yes": (MAIL + SMTP + "security = true\n", 7, ('"starttls", "tls" or "none"',)),
    "no sender": (MAIL + '[smtp]\nhost = "mail.port.example"\n', 4, ("smtp.sender", "missing", "sender = ")),
    "no host": (MAIL + '[smtp]\nsender = "me@port.example"\n', 4, ("smtp.host", "missing")),
    "a sender without @": (MAIL + '[smtp]\nsender = "me"\nhost = "mail.port.example"\n', 5, ("smtp.sender", "me")),
    "an unknown key of smtp": (MAIL + SMTP + 'user = "me"\n', 7, ("smtp.user", "did you mean 'username'?")),
    "no encryption over the net": (MAIL + SMTP + 'security = "none"\n', 4, ("smtp", 'security = "none" is for a server on this machine')),
    "a channel": (BRIEF + 'channel = "email"\n', 3, ("channel", '"smtp", "sendmail"')),
    "a time without quotes": (BRIEF + "time = 06:45\n", 3, ("time = 06:45", 'write time = "06:45"')),
    "a time of words": (BRIEF + 'time = "morning"\n', 3, ("'morning' is no time of the day",)),
    "a time of 25:00": (BRIEF + 'time = "25:00"\n', 3, ("write it as 06:45",)),
    "text without quotes": (BRIEF + "timezone = Europe/Berlin\n", 3, ("timezone = Europe/Berlin", 'write timezone = "Europe/Berlin"')),
    "an address without quotes": ("[[source]]\nurl = https://courier.example/feed\n", 2, ('write url = "https://courier.example/feed"',)),
    "a quote that does not end": ('[[brief]]\nname = "morning\nminutes = 3\n', 2, ('name = "morning', "close the quotation mark")),
    "curly quotes": ("[[brief]]\nname = “morning”\n", 2, ('write name = "morning"',)),
    "a colon for =": ("[[brief]]\nname: morning\n", 2, ('write name = "morning"',)),
    "True for true": ("[[brief]]\nname = True\n", 2, ("write",)),
    "a bracket that does not end": ('[[brief]\nname = "a"\n', 1, ("[[brief]", "write [[brief]]")),
    "no value": ("[[brief]]\nname =\n", 2, ("name =", "a value")),
    "a language by its name": (BRIEF + 'languages = ["English"]\n', 3, ("languages", "write en")),
    "no publisher": (BRIEF + "publishers = 0\n", 3, ("brief 'morning', publishers",)),
    "a list that does not end": (BRIEF + 'mute = ["a"\nminutes = 3\n', 3, ("close the bracket",)),
    "a backslash in a path": ('[[source]]\npath = "C:\\Users\\me"\n', 2, ("C:/Users/me",)),
    "a key twice": (BRIEF + 'name = "evening"\n', 3, ("name", "twice")),
    "a table twice": (SMTP + SMTP, 4, ("[smtp]", "twice")),
    "an unknown key": (BRIEF + "tme = 5\n", 3, ("brief 'morning', tme", "did you mean 'time'?")),
    "an unknown key of the second brief": (BRIEF + '[[brief]]\nname = "evening"\nminuts = 5\n', 5, ("brief 'evening', minuts", "did you mean 'minutes'?")),
    "an unknown key of a brief without a name": ("[[brief]]\n# first\n\nminuts = 5\n", 4, ("brief, minuts",)),
    "an unknown key of a source": (SOURCE + 'publsher = "A"\n', 3, ("source 1, publsher", "did you mean 'publisher'?")),
    "an unknown table": (SOURCE + "[smpt]\n", 3, ("smpt", "did you mean 'smtp'?")),
    "a place and an address": (SOURCE + 'path = "inbox"\n', 1, ("source 1", "a path or a url, one of them")),
    "a source without a place": ('[[source]]\npublisher = "A"\n', 1, ("source 1", "a path or a url")),
    "an unknown key of compute": (MAIL + SMTP + "[compute]\nexecutr = 1\n", 8, ("compute.executr", "did you mean 'executor'?")),
    "two brackets, compute": (SOURCE + "[[compute]]\nworkers = 1\n", 3, ("write [compute], with one bracket",)),
    "an unknown key of mute": (BRIEF + 'mute = [{ word = "a", untl = 2026-05-01 }]\n', 3, ("brief 'morning', mute.untl", "did you mean 'until'?")),
    "a strange key of mute": (BRIEF + 'mute = [{ word = "a", topic = "b" }]\n', 3, ("mute.topic", "known are word, until")),
    "a key of a section": (BRIEF + 'sections = [{ name = "a", wieght = 1 }]\n', 3, ("did you mean 'weight'?",)),
    "a month that is none": (BRIEF + "[[brief.mute]]\nword = 'a'\nuntil = 2026-13-01\n", 5, ("until = 2026-13-01", "no month 13", "2026-12-24")),
    "a day that is none": (BRIEF + 'mute = [{ word = "a", until = 2026-02-30 }]\n', 3, ("no day 30", "2026-12-24")),
    "a date without zeros": (BRIEF + 'mute = [{ word = "a", until = 2026-5-1 }]\n', 3, ("write the date as 2026-05-01",)),
    "a date with dots": (BRIEF + "[[brief.mute]]\nword = 'a'\nuntil = 01.05.2026\n", 5, ("write the date as 2026-05-01",)),
    "a date with slashes": (BRIEF + "[[brief.mute]]\nword = 'a'\nuntil = 31/05/2026\n", 5, ("write the date as 2026-05-31",)),
    "a date of mute": (BRIEF + 'mute = [{ word = "a", until = "soon" }]\n', 3, ("until", "2026-12-24")),
    "a weight of words": (BRIEF + 'sections = [{ name = "Port", weight = "high" }]\n', 3, ("weight", "a number")),
    "a duration": (BRIEF + 'max_age = "two days"\n', 3, ("write it as 90m, 24h or 3d",)),
    "a duration of a number": (BRIEF + "catch_up = true\n", 3, ("catch_up", '"24h"')),
    "days of a number": (BRIEF + "days = 5\n", 3, ("days", "mon-fri")),
    "days of words": (BRIEF + 'days = "weekdays"\n', 3, ("mon-fri",)),
    "a number for text": ("[[brief]]\nname = 5\n", 2, ("text in quotes", 'name = "5"')),
    "a number for a path": ("[[source]]\npath = 5\n", 2, ("text in quotes",)),
    "a pause of words": (SOURCE + '[fetch]\npause = "a second"\n', 4, ("fetch.pause", "30s")),
    "a pause too long": (SOURCE + '[fetch]\npause = "5m"\n', 4, ("fetch.pause", "60 or less")),
    "a net that is none": (SOURCE + '[fetch]\nallow = ["10.0.0.0/99"]\n', 4, ("fetch.allow", "10.0.0.0/99")),
    "a brief that is there twice": (BRIEF + BRIEF, 4, ("'morning' is there twice",)),
    "an empty file": ("", 0, ("nothing is read and no brief is made", "digest init")),
    "comments alone": ("# my settings\n", 0, ("nothing is read and no brief is made",)),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_one_line_with_its_place_and_the_text_to_write(name: str, tmp_path: Path) -> None:
    text, line, words = MISTAKES[name]
    path = tmp_path / "digest.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    [problem] = config.check(path)
    assert "\n" not in problem
    assert problem.startswith(f"{path}, line {line}: " if line else f"{path}: ")
    assert all(word in problem for word in words), problem
    assert not FOREIGN.search(problem.removeprefix(str(path))), problem
    with pytest.raises(SettingsError) as raised:
        config.load(path)
    assert str(raised.value) == problem


@pytest.mark.parametrize(
    "command", [("config", "check"), ("doctor",), ("run", "--once"), ("list",), ("fetch",), ("schedule",)]
)
@pytest.mark.parametrize("name", ["one bracket, source", "an empty file", "security of ssl", "a time without quotes"])
def test_every_command_says_it_and_exits_with_3(
    name: str, command: tuple[str, ...], run: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(MISTAKES[name][0], encoding="utf-8")
    ran = run(*command, "--config", path)
    assert ran.code == 3
    assert ran.err.splitlines() == [f"digest: {config.check(path)[0]}"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_of_notepad_is_read(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_bytes((SOURCE + BRIEF).replace("\n", "\r\n").encode(encoding))
    assert config.check(path) == []
    assert config.load(path).brief[0].name == "morning"
    assert path.read_bytes().startswith((codecs.BOM_UTF8, codecs.BOM_UTF16))


def test_a_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_bytes(SOURCE.encode() + 'publisher = "Förde"\n'.encode("cp1252"))
    [problem] = config.check(path)
    assert "line 3: not in UTF-8" in problem


@pytest.mark.parametrize("name", ["DIGEST_BRIEF__TIME", "DIGEST_SOURCE__URL", "DIGEST_BRIEF__MINUTES"])
@pytest.mark.parametrize("text", [SOURCE + BRIEF, "[store]\n"])
def test_a_list_in_the_environment_is_refused(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(text)
    monkeypatch.setenv(name, "07:00")
    [problem] = config.check(path)
    table = name[7:].partition("_")[0].lower()
    assert problem == f"{name}: set in the environment, where [[{table}]] cannot be; write it in {path}"


def test_a_mistake_in_the_environment_is_named_by_its_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(MAIL + SMTP + "port = 25\n")
    monkeypatch.setenv("DIGEST_SMTP__PORT", "smtp")
    [problem] = config.check(path)
    assert problem.startswith("DIGEST_SMTP__PORT: ")
    assert "a whole number" in problem


def test_a_section_without_a_source_is_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(SOURCE + 'section = "Port"\n' + BRIEF + 'folder = "out"\nsections = ["port", { name = "Sprot" }]\n')
    assert config.check(path) == []
    assert config.warnings(path) == [
        f"{path}, line 7: brief 'morning', sections: no source has the section 'Sprot'; known are 'Port'"
    ]


def test_settings_without_a_source_or_a_brief_are_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_text("[store]\n")
    assert config.check(path) == []
    assert len(config.warnings(path)) == 1


def test_a_missing_folder_has_one_verdict(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_text('[[source]]\npath = "inbox"\n' + BRIEF + 'folder = "out"\n')
    ran = [run(*command, "--config", path) for command in (("config", "check"), ("doctor",))]
    assert {one.code for one in ran} == {3}
    assert {one.err for one in ran} == {
        f"digest: {path}, line 2: source 1, path: inbox: no such file or folder; make it, or check the path\n"
    }


def test_a_missing_folder_does_not_stop_a_run_which_owes_the_edition(run: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_text('[[source]]\npath = "inbox"\n' + BRIEF + 'time = "00:00"\nfolder = "out"\n')
    ran = run("run", "--once", "--config", path)
    assert ran.code == 9
    assert "inbox: no such file or folder" in ran.err
    assert "owed" in ran.err


def test_a_file_of_this_folder_is_found_after_that_of_its_config_folder(
    run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIGEST_CONFIG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for place in ("home/digest/digest.toml", "digest.toml", "config/digest.toml"):
        Path(place).parent.mkdir(parents=True, exist_ok=True)
        Path(place).write_text(BRIEF)
        found = run("config", "path").out.strip()
        assert Path(found).resolve() == Path(place).resolve()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1", 1), ('"1s"', 1), ('"500ms"', 0.5), ('"1m"', 60), ('"2.5 s"', 2.5), ('"30"', 30), ("0", 0)],
)
def test_a_pause_and_a_timeout_are_numbers_or_durations(text: str, seconds: float, tmp_path: Path) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(SOURCE + SMTP + f"timeout = {text if seconds else 1}\n[fetch]\npause = {text}\n")
    settings = config.load(path)
    assert settings.fetch.pause == seconds
    assert settings.smtp is not None
    assert settings.smtp.timeout == (seconds or 1)
