"""Commands are given hostile names, folders with links, and stores that others wrote."""

import gc
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree

from conftest import Ran
from digest import api
from digest.errors import UsageError
from digest.model.canonical import hash_of
from digest.model.edition import Edition

LONG, DEEP = "x" * 5_000, "a/" * 3_000
HOSTILE = "\x1b[31mred\x07 \u202eevil</title><script>"
STORY = "The swing bridge of Eastmere was closed on Monday after a keeper found a crack in its main girder."
SETTINGS = (
    '[[source]]\npath = "in"\n[[brief]]\nname = "morning"\ntime = "00:00"\nmax_age = "all"\n'
    'channel = "file"\nfolder = "out"\n'
)


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"Bridge closed\n\n{STORY}\n")
    path = tmp_path / "digest.toml"
    path.write_text(SETTINGS)
    return path


@pytest.fixture
def built(settings: Path, run: Callable[..., Ran]) -> Path:
    """Settings with a store that has one edition."""
    assert run("run", "--once", "--config", settings).code == 0
    gc.collect()  # the store is closed, as when a process ends
    return settings


def _change(settings: Path, *statements: tuple[str, tuple[str, ...]]) -> None:
    with closing(sqlite3.connect(settings.parent / "digest.db")) as store:
        for statement, values in statements:
            store.execute(statement, values)
        store.commit()


COMMANDS = [
    *(["preview"], ["explain"], ["export"], ["verify"], ["show"], ["list"], ["db", "restore"], ["db", "backup"]),
    *(["site"], ["db", "copy", "--to"], ["templates", "copy"], ["export", "--format", "json", "-o"]),
    *(["explain", "morning"], ["verify", "morning", "--signer"], ["diff", "morning"], ["source", "import"]),
    *(["db", "purge", "--older"], ["recipient", "verify-token"], ["site", "out", "--since"], ["preview", "--port"]),
]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_name_of_any_length_is_refused_in_our_words(
    built: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(built.parent)
    config = [] if command[0] == "templates" else ["--config", str(built)]
    for name in (LONG, DEEP):
        ran = run(*command, name, *config)
        assert ran.code in (0, 1, 2, 3, 7, 9), ran
        assert "unexpected error" not in ran.err
        assert "Traceback" not in ran.err


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        *("runs --most 9223372036854775808", "runs --most " + "9" * 30, "search bridge --most " + "9" * 30),
        *("db purge --older 999999d", "db purge --older P999999D", "schedule --days " + "9" * 30, "show --format " + "9" * 99),
        *("build morning --at 9999-12-31T23:59", "build morning --at 0001-01-01T00:00", "preview --port 65536"),
        *("site out --since 0001-01-01 --until 9999-12-31", "explain morning " + "9" * 5_000),
    ],
)  # fmt: skip
def test_a_number_or_a_day_of_any_size_is_taken_or_refused(
    built: Path, run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(built.parent)
    ran = run(*command.split(), "--config", built)
    assert ran.code in (0, 2, 3), ran
    assert "unexpected error" not in ran.err


@pytest.mark.parametrize("day", ["0001-01-01", "0999-12-31", "9999-12-31"])
def test_a_day_at_an_end_of_the_calendar_is_refused(settings: Path, run: Callable[..., Ran], day: str) -> None:
    ran = run("brief", settings.parent / "in", "--day", day)
    assert ran.code == 2
    assert "write a day from 1000 to 9000" in ran.err


@pytest.mark.parametrize("line", ['max_age = "999999d"', 'max_age = "P99999D"', 'catch_up = "999999h"'])
def test_a_duration_longer_than_a_life_is_a_mistake_of_the_settings(
    settings: Path, run: Callable[..., Ran], line: str
) -> None:
    settings.write_text(SETTINGS.replace('max_age = "all"', line))
    ran = run("config", "check", "--config", settings)
    assert ran.code == 3, ran
    assert "36500d at most" in ran.out + ran.err


@pytest.mark.slow
def test_a_story_of_a_store_writes_no_page_outside_of_the_site(built: Path, run: Callable[..., Ran]) -> None:
    with closing(sqlite3.connect(built.parent / "digest.db")) as store:
        [(record,)] = store.execute("SELECT record FROM editions").fetchall()
        names = [row[1] for row in store.execute("PRAGMA table_info(editions)")]
    own = json.loads(record)["sections"][0]["stories"][0]["id"]
    others = ", ".join({"key": "'morning/2026-11-19/00:00'", "day": "'2026-11-19'"}.get(name, name) for name in names)
    _change(
        built,
        ("UPDATE editions SET record = replace(record, ?, ?)", (json.dumps(own), json.dumps("../../../escaped"))),
        (f"INSERT INTO editions SELECT {others} FROM editions", ()),
    )
    folder = built.parent / "a" / "b" / "site"
    ran = run("site", folder, "--config", built)
    assert ran.code == 1
    assert "leads out of it" in ran.err
    assert list(built.parent.rglob("escaped*")) == []


@pytest.mark.slow
def test_an_edition_of_a_store_under_another_name_is_written(built: Path, run: Callable[..., Ran]) -> None:
    _change(built, ("UPDATE editions SET key = ?", (f"../../x/{HOSTILE}",)))
    ran = run("site", built.parent / "site", "--config", built)
    assert ran.code == 0, ran
    assert {path.parent.name for path in built.parent.rglob("*x-*.html")} == {"editions"}


@pytest.mark.slow
def test_a_link_in_the_folder_of_a_site_leads_no_page_out_of_it(
    built: Path, run: Callable[..., Ran], tmp_path: Path
) -> None:
    (folder := tmp_path / "site").mkdir()
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (elsewhere / "mine").write_text("mine")
    (folder / "editions").symlink_to(elsewhere)
    ran = run("site", folder, "--config", built)
    assert (ran.code, [path.name for path in elsewhere.iterdir()]) == (1, ["mine"])
    (folder / "editions").unlink()
    (folder / "index.html").symlink_to(elsewhere / "mine")
    assert run("site", folder, "--config", built).code == 0
    assert (elsewhere / "mine").read_text() == "mine"
    assert not (folder / "index.html").is_symlink()


@pytest.mark.parametrize("name", ["words", "edition.html", "site"])
def test_a_link_in_the_folder_of_templates_is_not_written_through(tmp_path: Path, name: str) -> None:
    (folder := tmp_path / "own").mkdir()
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (folder / name).symlink_to(elsewhere / "new.html" if "." in name else elsewhere)
    with pytest.raises(UsageError):
        api.copy_templates(folder)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.slow
def test_names_in_a_store_say_nothing_to_the_terminal(built: Path, run: Callable[..., Ran]) -> None:
    _change(
        built,
        ("UPDATE deliveries SET recipient = ?, detail = ?", (HOSTILE, HOSTILE)),
        ("UPDATE runs SET notes = ?", (json.dumps([HOSTILE]),)),
        ("UPDATE documents SET source = ?", (HOSTILE,)),
        ("UPDATE articles SET place = ?", (HOSTILE,)),
        ("UPDATE health SET name = ?", (HOSTILE,)),
    )
    commands = [
        "list",
        "runs",
        "source list",
        "recipient list",
        "search bridge",
        "deliveries list",
        "schedule",
        "doctor",
    ]
    for command in commands:
        ran = run(*command.split(), "--config", built)
        assert not {"\x1b", "\x07", "\u202e"} & {*ran.out, *ran.err}, (command, ran)
        assert "unexpected error" not in ran.err


ODD = {
    "no number": ["CREATE TABLE schema_version (number INTEGER)"],
    "another column": ["CREATE TABLE schema_version (x)"],
    "a word": ["CREATE TABLE schema_version (number)", "INSERT INTO schema_version VALUES ('x')"],
    "newer": ["CREATE TABLE schema_version (number)", "INSERT INTO schema_version VALUES (99999)"],
    "below": ["CREATE TABLE schema_version (number)", "INSERT INTO schema_version VALUES (-1)"],
    "a view": ["CREATE VIEW schema_version AS SELECT 6 AS number"],
    "no tables": ["CREATE TABLE schema_version (number)", "INSERT INTO schema_version VALUES (6)"],
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ODD)
def test_a_file_with_the_name_of_a_store_s_table_replaces_no_store(
    built: Path, run: Callable[..., Ran], name: str
) -> None:
    copy, store = built.parent / "copy.db", built.parent / "digest.db"
    with closing(sqlite3.connect(copy)) as other:
        for statement in ODD[name]:
            other.execute(statement)
        other.commit()
    before = store.read_bytes()
    ran = run("db", "restore", copy, "--config", built)
    assert ran.code == 2, ran
    assert "the store stays as it is" in ran.err
    assert store.read_bytes() == before
    assert run("verify", "morning", "--config", built).code == 0


@pytest.fixture
def hostile(sample: Edition, tmp_path: Path) -> Path:
    """An edition.json of another's making: hostile in each name, and with the right hash."""
    record = json.loads(api.render(sample, "json"))
    record["brief"] = f"../{HOSTILE}"
    for article in record["articles"]:
        article |= {"title": HOSTILE, "publisher": HOSTILE, "url": f"javascript:alert(1)//{HOSTILE}"}
    for section in record["sections"]:
        section["name"] = HOSTILE
        for story in section["stories"]:
            story |= {"id": "../../escaped", "headline": HOSTILE, "publishers": [HOSTILE]}
    for entry in record["account"]:
        entry |= {"title": HOSTILE, "reason": HOSTILE}
    record["hash"] = hash_of({name: part for name, part in record.items() if name not in ("format", "hash")})
    path = tmp_path / "edition.json"
    path.write_text(json.dumps(record))
    return path


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "atom", "annotations", "epub"])
def test_a_hostile_edition_is_exported_as_words(hostile: Path, run: Callable[..., Ran], format_: str) -> None:
    path = hostile.parent / "exported"
    ran = run("export", hostile, "--format", format_, "-o", path)
    assert ran.code in (0, 7), ran
    body = path.read_bytes() if ran.code == 0 else b""
    if format_ != "epub":
        assert not {"\x1b", "\x07", "\u202e"} & {*body.decode()}
    if format_ in ("html", "atom"):
        assert b"<script>" not in body.lower()
    if format_ == "atom" and body:
        etree.fromstring(body)
    assert list(hostile.parent.parent.glob("escaped*")) == []


def test_a_hostile_edition_is_explained_and_compared_as_words(hostile: Path, run: Callable[..., Ran]) -> None:
    for command in (
        ["explain", hostile],
        ["explain", hostile, "evil"],
        ["verify", hostile],
        ["diff", hostile, hostile],
    ):
        ran = run(*command)
        assert "unexpected error" not in ran.err
        assert not {"\x1b", "\x07", "\u202e"} & {*ran.out, *ran.err}, command
