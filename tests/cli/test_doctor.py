"""`digest doctor` finds what keeps a brief from arriving, with the remedy; commands that read leave nothing behind."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import Ran
from digest.app.machine_check import free_space, why_not_written
from newsroom import item, rss
from servers import ports, web
from servers.web import Reply, Site

BRIEF = '[[brief]]\nname = "morning"\ntime = "00:00"\nfolder = "out"\n'
FETCH = '[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\ntimeout = 3\n'
BRIDGE = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."
LOGIN = Reply(b"<html><body><form></form></body></html>", headers={"Content-Type": "text/html"})


@pytest.fixture
def site() -> Iterator[Site]:
    with web.site({"/rss": Reply(rss(item(1))), "/page": LOGIN, "/401": Reply(status=401)}) as here:
        yield here


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIGEST_CONFIG", str(tmp_path / "digest.toml"))
    (tmp_path / "inbox").mkdir()
    return tmp_path


def write(folder: Path, *sources: str, brief: str = BRIEF) -> None:
    tables = "".join(f"[[source]]\n{source}\n" for source in sources)
    (folder / "digest.toml").write_text(f"{tables}{FETCH}{brief}")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_healthy_set_up_is_well_and_nothing_is_left_behind(run: Callable[..., Ran], folder: Path, site: Site) -> None:
    write(folder, 'path = "inbox"', f'url = "{site.url("/rss")}"')
    before = names(folder)
    ran = run("doctor")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("settings, sources and delivery are well; there is no store yet: ")
    assert json.loads(run("doctor", "--json").out) == []
    assert names(folder) == before


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/404", "404"), ("/401", "401"), ("/page", "no feed"), ("", "refused"), ("none", "no-such-host.invalid")],
)
@pytest.mark.parametrize("fetches", [0, 1, 2])
def test_a_source_that_gives_nothing_is_found_before_and_after_it_was_read(
    run: Callable[..., Ran], folder: Path, site: Site, path: str, reason: str, fetches: int
) -> None:
    url = {"": f"http://127.0.0.1:{ports.free(1)[0]}/", "none": "http://no-such-host.invalid/"}.get(path)
    write(folder, 'path = "inbox"', f'url = "{url or site.url(path)}"')
    for _ in range(fetches):
        run("fetch")
    ran = run("doctor")
    assert ran.code == 4
    [line] = ran.out.splitlines()
    assert line.startswith("not read: ")
    assert reason in line
    assert ("password_command" if reason == "401" else "mend its address in the settings, or remove it") in line
    assert line.endswith("; `digest source check` asks it again")


def test_three_feeds_of_three_faults_give_three_findings_and_the_good_one_none(
    run: Callable[..., Ran], folder: Path, site: Site
) -> None:
    write(folder, *(f'url = "{site.url(path)}"' for path in ("/404", "/401", "/page", "/rss")))
    run("fetch")
    assert len(run("doctor").out.splitlines()) == 3
    assert {finding["exit_code"] for finding in json.loads(run("doctor", "--json").out)} == {4}


def test_a_source_that_waits_and_is_well_again_is_no_finding(run: Callable[..., Ran], folder: Path, site: Site) -> None:
    write(folder, f'url = "{site.url("/late")}"')
    run("fetch")
    assert run("doctor").code == 4
    site.replies["/late"] = Reply(rss(item(1)))
    assert run("doctor").code == 0


def test_a_source_that_was_turned_off_is_found_and_not_asked(run: Callable[..., Ran], folder: Path, site: Site) -> None:
    site.replies["/gone"] = Reply(status=410)
    write(folder, f'url = "{site.url("/gone")}"', 'path = "inbox"')
    run("fetch")
    asked = len(site.seen)
    ran = run("doctor")
    assert ran.code == 4
    assert "turned off: " in ran.out
    assert "digest fetch --retry" in ran.out
    assert len(site.seen) == asked


@pytest.mark.parametrize("place", ["/proc/nope", "/proc/nope/deeper", "digest.toml", "digest.toml/out"])
@pytest.mark.parametrize("channel", ["", 'channel = "maildir"'])
def test_a_folder_that_cannot_be_written_is_found(
    run: Callable[..., Ran], folder: Path, place: str, channel: str
) -> None:
    write(folder, 'path = "inbox"', brief=f'[[brief]]\nname = "morning"\nfolder = "{place}"\n{channel}\n')
    ran = run("doctor")
    assert ran.code == 5
    [line] = ran.out.splitlines()
    assert line.startswith(f"brief 'morning': {place}: cannot be written: ")
    assert line.endswith("; choose another folder, or let this program write there")


@pytest.mark.parametrize("place", ["/proc/nope/digest.db", "digest.toml/digest.db"])
def test_a_store_that_cannot_be_made_is_found_and_a_run_says_so_in_one_line(
    run: Callable[..., Ran], folder: Path, place: str
) -> None:
    write(folder, 'path = "inbox"', brief=f'{BRIEF}[store]\nurl = "sqlite:///{place}"\n')
    ran = run("doctor")
    assert ran.code == 3
    [line] = ran.out.splitlines()
    assert line.startswith(f"store {place}: cannot be written: ")
    assert line.endswith("let this program write there, or change [store] url")
    ran = run("run", "--once")
    assert ran.code == 1
    assert f"{place}: it cannot be made: " in ran.err
    assert "unexpected" not in ran.err


@pytest.mark.parametrize("place", ["out", "a/b/c"])
def test_a_folder_that_is_not_there_yet_is_tried_and_not_made(
    run: Callable[..., Ran], folder: Path, place: str
) -> None:
    write(folder, 'path = "inbox"', brief=f'[[brief]]\nname = "morning"\nfolder = "{place}"\n')
    assert run("doctor").code == 0
    assert names(folder) == ["digest.toml", "inbox"]


def test_a_delivery_that_was_tried_and_waits_is_found(run: Callable[..., Ran], folder: Path) -> None:
    write(folder, 'path = "inbox"')
    (folder / "inbox" / "a.txt").write_text(BRIDGE)
    (folder / "out").write_text("in the way")
    assert run("run", "--once").code == 5
    (folder / "out").unlink()
    ran = run("doctor")
    assert ran.code == 5
    assert "/00:00: " in ran.out
    assert ": open after a try: " in ran.out
    assert "`digest send` tries again" in ran.out
    assert run("send").code == 0
    assert run("doctor").code == 0


def test_a_delivery_that_was_given_up_is_found_until_it_is_made(run: Callable[..., Ran], folder: Path) -> None:
    write(folder, 'path = "inbox"')
    (folder / "inbox" / "a.txt").write_text(BRIDGE)
    run("fetch")
    run("build")
    key = json.loads(run("list", "--json").out)[0]["key"]
    assert run("doctor").code == 0
    run("deliveries", "forget", key)
    ran = run("doctor")
    assert ran.code == 5
    assert f"`digest deliveries retry {key}` queues it again" in ran.out
    run("deliveries", "retry", key)
    run("send")
    assert run("doctor").code == 0


def test_an_edition_that_is_owed_is_found_with_the_reason(run: Callable[..., Ran], folder: Path, site: Site) -> None:
    write(folder, f'url = "{site.url("/late")}"')
    assert run("run", "--once").code == 9
    site.replies["/late"] = Reply(rss(item(1)))
    ran = run("doctor")
    assert ran.code == 4
    assert "brief 'morning': its edition of " in ran.out
    assert "is owed: no source could be read: " in ran.out


@pytest.mark.parametrize(
    ("sources", "brief", "fault"),
    [((), BRIEF, "there is no source"), (('path = "inbox"',), "", "there is no brief")],
)
def test_settings_without_a_source_or_a_brief_are_not_well(
    run: Callable[..., Ran], folder: Path, sources: tuple[str, ...], brief: str, fault: str
) -> None:
    write(folder, *sources, brief=brief)
    ran = run("doctor")
    assert ran.code == 3
    assert ran.out.startswith(fault)


def test_a_file_of_readers_that_is_empty_is_found(run: Callable[..., Ran], folder: Path) -> None:
    table = '[smtp]\nsender = "me@ok.test"\nhost = "127.0.0.1"\nport = 9\nsecurity = "none"\n'
    write(folder, 'path = "inbox"', brief=f'[[brief]]\nname = "morning"\nto_file = "readers.txt"\n{table}')
    (folder / "readers.txt").write_text("")
    ran = run("doctor")
    assert ran.code == 5
    assert "to_file: readers.txt: no address in it" in ran.out


@pytest.mark.parametrize(
    "command",
    [
        ("doctor",),
        ("list",),
        ("list", "morning"),
        ("show",),
        ("show", "morning"),
        ("explain", "morning"),
        ("verify", "morning"),
        ("diff", "morning", "morning"),
        ("runs",),
        ("search", "bridge"),
        ("schedule",),
        ("source", "list"),
        ("source", "check"),
        ("source", "export"),
    ],
)
@pytest.mark.parametrize("url", ["sqlite:///digest.db", "sqlite:///deep/er/digest.db"])
def test_a_command_that_reads_makes_no_store(
    run: Callable[..., Ran], folder: Path, command: tuple[str, ...], url: str
) -> None:
    write(folder, 'path = "inbox"', brief=f'{BRIEF}[store]\nurl = "{url}"\n')
    ran = run(*command)
    assert ran.code in (0, 2)
    assert "Error" not in ran.err
    assert names(folder) == ["digest.toml", "inbox"]


def test_a_command_that_reads_reads_the_store_that_is_there(run: Callable[..., Ran], folder: Path) -> None:
    write(folder, 'path = "inbox"')
    (folder / "inbox" / "a.txt").write_text(BRIDGE)
    assert run("run", "--once").code == 0
    assert BRIDGE in " ".join(run("show").out.split())
    assert run("search", "bridge").out


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_may_not_be_looked_into_has_enough_space_and_is_reported_as_not_writable(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    os.seteuid(65534)
    try:
        assert free_space(tmp_path / "a" / "b") >= 0
        assert why_not_written(tmp_path / "a" / "b") == "permission denied"
    finally:
        os.seteuid(0)


def test_a_disk_that_does_not_answer_has_enough_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("shutil.disk_usage", refuses)
    assert free_space(tmp_path) == 100_000_000
