"""What others may not read: the files that the program keeps, and secrets in anything that it prints."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Ran
from digest.app.runner import open_runner
from digest.errors import SettingsError
from digest.settings import settings_file as config
from digest.settings.secrets import password_of
from digest.stores.sql import Sql
from digest.text.urls import without_secrets
from servers import ports, web

PLAIN = "canaryinafile"


@pytest.fixture(autouse=True)
def common_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_store_its_log_lock_copy_and_folder_are_the_owner_s_alone(tmp_path: Path) -> None:
    store = Sql("sqlite:///kept/deep/digest.db", tmp_path)
    with store.lock():
        store.backup(tmp_path / "copy.db")
        kept = {path.name: mode(path) for path in (tmp_path / "kept" / "deep").iterdir()}
    assert kept == dict.fromkeys(("digest.db", "digest.db-wal", "digest.db-shm", "digest.db.lock"), 0o600)
    assert [mode(tmp_path / name) for name in ("kept", "kept/deep")] == [0o700, 0o700]
    assert mode(tmp_path / "copy.db") == 0o600


def test_a_folder_that_was_there_stays_as_it_was(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert Sql(base=tmp_path).identity
    assert mode(tmp_path) == 0o755


@pytest.mark.parametrize("before", [0o644, 0o664, 0o666, 0o640, 0o604])
def test_a_store_that_others_could_read_is_tightened_when_it_is_opened(tmp_path: Path, before: int) -> None:
    old = Sql(base=tmp_path)
    with old.lock():
        for path in tmp_path.iterdir():
            path.chmod(before)
    assert Sql(base=tmp_path).identity
    assert {mode(path) for path in tmp_path.iterdir()} == {0o600}


def test_mail_in_a_maildir_is_the_owner_s_alone_and_an_edition_in_a_folder_may_be_served(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(
        '[[brief]]\nname = "mine"\ntime = "00:00"\nquiet_day = "line"\nchannel = "maildir"\nfolder = "mail"\n'
        '[[brief]]\nname = "ours"\ntime = "00:00"\nquiet_day = "line"\nchannel = "file"\nfolder = "www"\n'
    )
    open_runner(config.load(tmp_path / "digest.toml")).run_once()
    assert {mode(path) for path in (tmp_path / "mail").rglob("*") if path.is_dir()} == {0o700}
    assert {mode(path) for path in (tmp_path / "mail").rglob("*.digest")} == {0o600}
    assert {mode(path) for path in (tmp_path / "www").rglob("edition.*")} == {0o644}


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql+psycopg://me:S3cr/et@db.example/news", "postgresql+psycopg://***@db.example/news"),
        ("postgresql://me:12/34@db.example:5432/news", "postgresql://***@db.example:5432/news"),
        ("https://me:pa/ss@a.example/rss", "https://***@a.example/rss"),
        ("https://me:pa?ss@a.example/rss", "https://***@a.example/rss"),
        ("http://me:pa#ss@a.example/rss", "http://***@a.example/rss"),
        ("https://me:p/a@ss@a.example/rss", "https://***@a.example/rss"),
        ("postgresql:me:S3cret@db.example/news", "postgresql:***@db.example/news"),
        ("postgresql+psycopg:/me:S3/cret@db.example/news", "postgresql+psycopg:/***@db.example/news"),
        ("https:me:S3cret@a.example/rss", "https:***@a.example/rss"),
        ("imaps:me:S3cret@a.example/News", "imaps:***@a.example/News"),
        ("https:a.example:8080/@user/rss", "https:a.example:8080/@user/rss"),
        ("mailto:jane@a.example", "mailto:jane@a.example"),
        ("https://a.example:8080/@user/rss", "https://a.example:8080/@user/rss"),
        ("https://a.example/@user/rss", "https://a.example/@user/rss"),
    ],
)
def test_a_password_with_a_slash_is_not_shown(url: str, shown: str) -> None:
    assert without_secrets(url) == shown


@pytest.mark.parametrize(
    "url", ["postgresql:me:S3cret@db/news", "me:S3cret@db/news", "postgres:/me:S3/c@ret@db", "me:S3 cret@db/news"]
)
def test_the_password_of_a_mistaken_store_address_is_not_shown(tmp_path: Path, url: str) -> None:
    (tmp_path / "digest.toml").write_text(f'[store]\nurl = "{url}"\n')
    [problem] = config.check(tmp_path / "digest.toml")
    assert "S3" not in problem
    assert "ret@" not in problem
    assert 'write "postgresql+psycopg://' in problem


COMMANDS = (
    ["config", "check"],
    ["config", "show"],
    ["config", "show", "--json"],
    ["source", "list"],
    ["source", "check"],
    ["source", "export", "-"],
    ["fetch", "--retry"],
    ["build"],
    ["run", "--once"],
    ["send"],
    ["send", "--test", "ann@ok.test"],
    ["list"],
    ["runs", "--json"],
    ["schedule"],
    ["deliveries", "list"],
    ["recipient", "list"],
    ["doctor"],
    ["search", "words"],
    ["show", "file", "--json"],
    ["explain", "file"],
    ["verify", "file"],
    ["schedule", "--json"],
    ["source", "list", "--json"],
)
LISTED = '[service]\nhealth_file = "health.json"\nmetrics_file = "digest.prom"\n[fetch]\nallow = ["127.0.0.0/8"]\ntimeout = 2\npause = 0\n'
SMTP = '[smtp]\nsender = "b@ok.test"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nusername = "me"\n'
PLACES = {
    "user and password of a source": '[[source]]\nurl = "http://me:canary-S3cr@127.0.0.1:{port}/rss"\n',
    "password with a slash": '[[source]]\nurl = "http://me:c4nary/S3cr@127.0.0.1:{port}/rss"\n',
    "key of a source": '[[source]]\nurl = "http://127.0.0.1:{port}/rss?api_key=canary-S3cr&page=2"\n',
    "option of a source": '[[source]]\nurl = "http://127.0.0.1:{port}/"\nkind = "plug:Own"\noptions = {{ token = "canary-S3cr" }}\n',
    "database": '[store]\nurl = "postgresql+psycopg://me:c4nary/S3cr@127.0.0.1:{port}/news"\n',
    "unusable database": '[store]\nurl = "nosuch+driver://me:c4nary/S3cr@127.0.0.1:{port}/news"\n',
    "database by a parameter": '[store]\nurl = "postgresql+psycopg://127.0.0.1:{port}/news?user=me&password=canary-S3cr"\n',
    "password of smtp": SMTP + 'password = "canary-S3cr"\n',
    "file": SMTP + 'password_file = "secret"\n',
    "command": SMTP + 'password_command = ["false", "--token=canary-S3cr"]\n',
    "command that is not there": SMTP + 'password_command = ["no-such-program", "canary-S3cr"]\n',
    "mailbox": '[[source]]\nurl = "imap://me@127.0.0.1:{port}/INBOX"\npassword_file = "secret"\n',
    "key of signing": SMTP + 'password_file = "secret"\n[dkim]\nselector = "s"\nkey_file = "secret"\n',
    "secret of leaving": SMTP + 'password_file = "secret"\n[unsubscribe]\nurl = "https://ok.test/u"\nsecret = "canary-S3cr-of-a-length"\n',
    "unsubscribing": SMTP + 'password_file = "secret"\n[unsubscribe]\nurl = "https://me:canary-S3cr@ok.test/u"\n',
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_a_secret_is_printed_by_no_command_and_kept_in_no_log(
    tmp_path: Path, run: Callable[..., Ran], place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "plug.py").write_text(
        "class Own:\n    def __init__(self, **more): pass\n    def __call__(self, memo=None): return iter(())\n"
    )
    (tmp_path / "secret").write_text(PLAIN)
    (tmp_path / "secret").chmod(0o600)
    brief = '[[brief]]\nname = "morning"\ntime = "00:00"\nquiet_day = "line"\n'
    files = [f'[[brief]]\nname = "{one}"\ntime = "00:00"\nquiet_day = "line"\nchannel = "{one}"\nfolder = "{one}s"\n'
             for one in ("file", "maildir")]  # fmt: skip
    to = 'to = ["ann@ok.test"]\n' if "[smtp]" in PLACES[place] else ""
    settings = tmp_path / "digest.toml"
    settings.write_text(LISTED + brief + to + PLACES[place].format(port=ports.free(1)[0]) + "".join(files))
    settings.chmod(0o600)
    for command in COMMANDS:
        for debug in ([], ["--debug"]):
            try:
                ran = run(*command, "--config", settings, *debug)
                told = ran.out + ran.err
            except Exception as error:  # noqa: BLE001 - with --debug the traceback goes to the caller
                told = _traceback(error)
            for secret in ("canary", "c4nary", "S3cr"):
                assert secret not in told, (command, told)
    # The store, its log and backup, editions as files and mails, metrics: all that the program makes.
    given = ("digest.toml", "secret", "plug.py")
    made = [path for path in tmp_path.rglob("*") if path.is_file() and path.name not in given and path.suffix != ".pyc"]
    for path in made:
        for name in (b"canary", b"c4nary", b"S3cr"):
            assert name not in path.read_bytes(), path
    # Editions in a folder may be served, and health and metrics are for programs of other users.
    private = [path for path in made if "files" not in path.parts and path.suffix not in (".json", ".prom")]
    assert {mode(path) for path in private} <= {0o600}, private


def test_a_server_that_repeats_the_address_of_a_source_is_quoted_without_it(
    tmp_path: Path, run: Callable[..., Ran]
) -> None:
    answer = b"HTTP/1.1 403 No /rss?token=canary-S3cr\r\nContent-Length: 0\r\n\r\n"
    with web.site({"/rss": web.Reply(raw=lambda connection: connection.sendall(answer))}) as site:
        settings = tmp_path / "digest.toml"
        settings.write_text(f'{LISTED}[[source]]\nurl = "{site.url("/rss")}?token=canary-S3cr"\n')
        settings.chmod(0o600)
        for command in (["source", "check"], ["fetch"], ["doctor"], ["runs", "--json"]):
            ran = run(*command, "--config", settings)
            assert "S3cr" not in ran.out + ran.err
    assert b"S3cr" not in b"".join(path.read_bytes() for path in tmp_path.glob("*.db*"))


def test_a_command_that_prints_no_text_is_one_line_without_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^smtp\.password_command: printf: what it prints is no UTF-8 text$"):
        password_of(("printf", "canary\\377"), tmp_path, "smtp")


@pytest.mark.parametrize("port", ["port", "54 32", "::1"])
def test_a_database_at_no_port_is_one_line_without_its_password(
    tmp_path: Path, run: Callable[..., Ran], port: str
) -> None:
    settings = tmp_path / "digest.toml"
    settings.write_text(f'[store]\nurl = "postgresql+psycopg://me:canary@host:{port}/news"\n')
    settings.chmod(0o600)
    ran = run("fetch", "--config", settings)
    assert ran.code == 3, ran.err
    assert "canary" not in ran.err


URL = "https://me:canary-S3cr@a.example/rss?api_key=canary-S3cr"
SERVER = '[smtp]\nsender = "b@ok.test"\nhost = "mail.ok.test"\n'
# Settings with a mistake whose value holds a secret.
MISTAKES = {
    "scheme": f'[[source]]\nurl = "{URL.replace("https", "htps")}"\n',
    "scheme of ftp": f'[[source]]\nurl = "{URL.replace("https", "ftp")}"\n',
    "key in a query": '[[source]]\nurl = "htps://a.example/rss?api_key=canary-S3cr&page=2"\n',
    "no quotes": f"[[source]]\nurl = {URL}\n",
    "no end of quotes": f'[[source]]\nurl = "{URL}\n',
    "no bracket": f'[[brief]]\nto = ["{URL}"\n',
    "address for a path": f'[[source]]\npath = "{URL}"\n',
    "address for a table": f'source = "{URL}"\n',
    "address for a list of tables": f'source = ["{URL}"]\n',
    "address for a brief": f'brief = "{URL}"\n',
    "a choice": f'[[source]]\npath = "."\nfull_text = "{URL}"\n',
    "a channel": f'[[brief]]\nchannel = "{URL}"\n',
    "a name": f'[[brief]]\nname = "{URL}"\nminutes = -1\n',
    "two names": f'[[brief]]\nname = "{URL}"\n[[brief]]\nname = "{URL}"\n',
    "a time": f'[[brief]]\ntime = "{URL}"\n',
    "days": f'[[brief]]\ndays = "{URL}"\n',
    "a zone": f'[[brief]]\ntimezone = "{URL}"\n',
    "a span": f'[[brief]]\ncatch_up = "{URL}"\n',
    "minutes": f'[[brief]]\nminutes = "{URL}"\n',
    "text for a list": f'[[brief]]\nwant = "{URL}"\n',
    "a recipient": f'[[brief]]\nto = ["{URL}"]\n{SERVER}',
    "text for a list of recipients": f'[[brief]]\nto = "{URL}"\n',
    # Due at any hour of the day on which the test runs.
    "a summarizer": f'[[brief]]\ntime = "00:00"\nsummarizer = "{URL}"\n',
    "a kind": f'[[source]]\nurl = "https://a.example/"\nkind = "{URL}"\n',
    "seconds": f'[fetch]\npause = "{URL}"\n',
    "a network": f'[fetch]\nallow = ["{URL}"]\n',
    "a port": f'{SERVER}port = "{URL}"\n',
    "a sender": f'[smtp]\nhost = "m.ok.test"\nsender = "{URL}"\n',
    "leaving without https": '[unsubscribe]\nurl = "http://me:canary-S3cr@ok.test/u"\n',
    "a password without quotes": f"{SERVER}password = canary-S3cr\n",
    "a password without =": f"{SERVER}password canary-S3cr\n",
    "a secret without quotes": "[unsubscribe]\nsecret = canary-S3cr\n",
    "text for a command": f'{SERVER}password_command = "pass canary-S3cr"\n',
    "options of no table": '[[source]]\nurl = "https://a.example/"\nkind = "plug:Own"\noptions = "canary-S3cr"\n',
    "a password twice": f'{SERVER}password = "canary-S3cr"\npassword = "canary-S3cr"\n',
}


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("command", [("config", "check"), ("doctor",), ("run", "--once")], ids=" ".join)
def test_a_mistaken_value_is_named_without_its_secret(
    tmp_path: Path, run: Callable[..., Ran], mistake: str, command: tuple[str, ...]
) -> None:
    settings = tmp_path / "digest.toml"
    settings.write_text(MISTAKES[mistake])
    settings.chmod(0o600)
    ran = run(*command, "--config", settings)
    assert ran.code != 0
    assert ran.err
    for secret in ("canary", "S3cr"):
        assert secret not in ran.out + ran.err


def _traceback(error: BaseException) -> str:
    """The lines of the errors; those of our own source are not what is looked for."""
    said, seen = "", error
    while seen is not None:
        said += f"{type(seen).__name__}: {seen}\n"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)  # type: ignore[assignment]
    return said


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://me:canary@a.example/rss", True),
        ("https://me:can/ary@a.example/rss", True),
        ("https://a.example/rss?api_key=canary", True),
        ("https://a.example/rss?page=2", False),
        ("https://me@a.example/rss", False),
        ("imap://me@a.example/INBOX", False),
    ],
)
def test_an_address_with_a_secret_is_a_secret_of_the_settings(tmp_path: Path, url: str, is_one: bool) -> None:
    path = tmp_path / "digest.toml"
    path.write_text(f'[[source]]\nurl = "{url}"\n[[brief]]\nname = "morning"\n')
    path.chmod(0o644)
    found = [line for line in config.check(path) if "others may read" in line]
    assert bool(found) is is_one
    assert "canary" not in "".join(found)
    path.chmod(0o600)
    assert not [line for line in config.check(path) if "others may read" in line]


@pytest.mark.skipif(os.geteuid() != 0, reason="gives files to another user")
@pytest.mark.parametrize(
    ("owner", "group", "rights", "folder_owner", "refused"),
    [
        (0, 0, 0o644, 0, False),
        (12345, 12345, 0o644, 0, True),
        (0, 12345, 0o664, 0, True),
        (0, 0, 0o664, 0, False),
        (0, 0, 0o666, 0, True),
        (0, 0, 0o1666, 0, True),
        (0, 0, 0o644, 12345, True),
    ],
)
@pytest.mark.parametrize("place", ["digest.toml", "config/digest.toml"])
def test_settings_of_the_current_folder_that_others_may_write_are_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: int,
    group: int,
    rights: int,
    folder_owner: int,
    refused: bool,
    place: str,
) -> None:
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    path.write_text('[[source]]\npath = "."\n')
    path.chmod(rights)
    os.chown(path, owner, group)
    os.chown(path.parent, folder_owner, 0)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DIGEST_CONFIG", raising=False)
    if refused:
        with pytest.raises(SettingsError, match="not used, since others own it or may write it"):
            config.find()
    else:
        assert config.find() == Path(place)
    assert config.find(place) == Path(place)  # who names it trusts it


@pytest.mark.slow
def test_a_part_of_the_current_folder_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "evil.py").write_text("open('ran', 'w')\nPart = None\n")
    (tmp_path / "a.txt").write_text("It rained.")
    command = [sys.executable, "-m", "digest", "summarize", "a.txt", "--method", "evil:Part"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert done.returncode == 2
    assert not (tmp_path / "ran").exists()
