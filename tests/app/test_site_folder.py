"""The site of [site]: `digest run` writes it anew after each edition, and a site that fails stops no edition."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import Ran
from digest.app.archive import site_after
from digest.app.report import Report
from digest.app.runner import Runner
from digest.app.service_health import StateFiles
from digest.app.service_log import service_log
from digest.cli import resident
from digest.cli.run_commands import runner

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
BRIDGE = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."
HAIL = "Hail destroyed the late apples of the valley on Tuesday, and growers fear for the whole of their harvest."
BUILT = Report({"editions": 1})


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(BRIDGE)
    path = tmp_path / "digest.toml"
    path.write_text(
        '[[source]]\npath = "."\n[site]\nfolder = "public"\n'
        '[[brief]]\nname = "morning"\ntime = "00:00"\nmax_age = "all"\nfolder = "out"\n'
    )
    return path


def _at(settings: Path, now: datetime = NOON) -> Runner:
    return replace(runner(settings), clock=lambda: now)


def _files(settings: Path) -> dict[str, int]:
    """Return the files of the site with their inodes: a file that is written anew has a new one."""
    folder = settings.parent / "public"
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", [("run", "--once"), ("run", "--once", "--due"), ("build",), ("build", "--now")])
def test_a_command_that_builds_writes_the_site(settings: Path, run: Callable[..., Ran], command: tuple[str]) -> None:
    run("fetch", "--config", settings)
    ran = run(*command, "--config", settings)
    assert ran.code == 0, ran.err
    [name] = [name for name in _files(settings) if name.startswith("editions/morning-")]
    year = name.split("-")[1]
    assert {"index.html", "feed.xml", f"headlines-{year}.html", name} == set(_files(settings))
    assert name in (settings.parent / "public" / "index.html").read_text()


def test_a_tick_of_the_service_writes_the_site(settings: Path) -> None:
    here = _at(settings)
    with service_log(sys.stderr, as_json=False) as log:
        resident._after_tick(here, log, StateFiles(), here.run_once())
    assert "index.html" in _files(settings)


def test_only_the_files_that_changed_are_written_and_no_part_of_one_is_left(settings: Path) -> None:
    here = _at(settings)
    assert site_after(here, here.run_once()) == ""
    before = _files(settings)
    (settings.parent / "inbox" / "b.txt").write_text(HAIL)
    later = _at(settings, NOON.replace(day=22))
    report = later.run_once()
    assert report.counts["editions"]
    assert site_after(later, report) == ""
    after = _files(settings)
    assert len(after) == len(before) + 1
    assert after["index.html"] != before["index.html"]
    assert not [name for name in after if "/." in f"/{name}"]
    assert site_after(later, BUILT) == ""
    assert _files(settings) == after


def test_nothing_is_written_without_a_new_edition_or_without_a_folder(settings: Path) -> None:
    here = _at(settings)
    here.run_once()
    assert site_after(here, Report({"editions": 0, "sent": 1})) == ""
    assert _files(settings) == {}
    settings.write_text(settings.read_text().replace('[site]\nfolder = "public"\n', ""))
    assert site_after(_at(settings), BUILT) == ""
    assert _files(settings) == {}


def test_a_site_that_cannot_be_written_is_one_line_and_the_edition_is_sent(
    settings: Path, run: Callable[..., Ran]
) -> None:
    (settings.parent / "public").write_text("a file of another kind")
    ran = run("run", "--once", "--config", settings)
    assert ran.code == 0
    [line] = [line for line in ran.err.splitlines() if "public" in line]
    assert line.startswith("digest: the site is not written: ")
    assert line.endswith("; `digest site` tries again")
    assert list((settings.parent / "out").rglob("edition.html"))


def test_any_fault_of_a_site_is_a_line(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("two\nlines")

    monkeypatch.setattr("digest.app.archive.write_site", fails)
    assert (
        site_after(_at(settings), BUILT) == "the site is not written: ValueError: two lines; `digest site` tries again"
    )


def test_the_command_without_a_folder_writes_the_site_of_the_settings(
    settings: Path, run: Callable[..., Ran], tmp_path: Path
) -> None:
    _at(settings).run_once()
    made = run("site", "--config", settings)
    assert made.code == 0, made.err
    assert "index.html" in _files(settings)
    part = run("site", "--brief", "morning", "--config", settings)
    assert part.code == 2, "a site of one brief would replace the list of all"
    settings.write_text(settings.read_text().replace('[site]\nfolder = "public"\n', ""))
    none = run("site", "--config", settings)
    assert none.code == 2
    assert "[site]" in none.err


def test_the_site_is_no_source_of_the_next_edition(settings: Path) -> None:
    here = _at(settings)
    site_after(here, here.run_once())
    known = here.store.documents.position()
    for path in (settings.parent / "public").rglob("*"):
        os.utime(path, (1, 1))
    _at(settings, NOON.replace(day=22)).fetch()
    assert here.store.documents.position() == known


def test_the_check_up_names_a_site_that_cannot_be_written(settings: Path, run: Callable[..., Ran]) -> None:
    (settings.parent / "public").write_text("a file of another kind")
    ran = run("doctor", "--config", settings)
    assert "[site]: public: cannot be written: " in ran.out + ran.err


def test_a_template_with_a_fault_leaves_every_file_of_the_site_as_it_was(
    settings: Path, run: Callable[..., Ran]
) -> None:
    own = settings.parent / "own" / "site"
    own.mkdir(parents=True)
    settings.write_text(settings.read_text() + 'templates = "own"\n')
    assert run("run", "--once", "--config", settings).code == 0
    before = {path: path.read_bytes() for path in (settings.parent / "public").rglob("*") if path.is_file()}
    assert before
    (own / "edition.html").write_text("<p>{{ title }}</p>")  # made first, and would be another page
    (own / "index.html").write_text("a\n{{ titel }}")
    ran = run("site", "--config", settings)
    assert ran.code == 3
    assert ran.err == f"digest: {own}/index.html:2: 'titel' is undefined\n"
    assert {path: path.read_bytes() for path in (settings.parent / "public").rglob("*") if path.is_file()} == before
