"""A settings file that changes while the service runs: the new settings count, and wrong ones change nothing."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest.app.runner import Runner
from digest.app.watched_file import ChangedFile
from digest.cli import resident
from digest.cli.ending import Ending
from digest.cli.run_commands import runner
from digest.stores.sql import Sql

LONG_AGO = 60.0  # seconds


def _write(path: Path, text: str, age: float = LONG_AGO) -> None:
    path.write_text(text)
    os.utime(path, (time.time() - age,) * 2)


def _brief(name: str) -> str:
    return f'[[brief]]\nname = "{name}"\ntime = "06:45"\nfolder = "out"\n'


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "digest.toml"
    _write(path, _brief("morning"))
    return path


def test_a_change_is_reported_once_and_only_when_the_file_is_written(settings: Path) -> None:
    changed = ChangedFile(settings)
    assert not changed()
    _write(settings, _brief("evening"), age=0)
    assert not changed(), "it may be half written"
    os.utime(settings, (time.time() - LONG_AGO,) * 2)
    assert changed()
    assert not changed()
    settings.unlink()
    assert not changed()
    _write(settings, _brief("noon"), age=LONG_AGO + 1)
    assert changed()


def test_a_file_that_was_just_read_is_not_reported(settings: Path) -> None:
    changed = ChangedFile(settings)
    _write(settings, _brief("evening"))
    changed.look()
    assert not changed()


@pytest.fixture
def stays(settings: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Run the resident loop with a stand-in for its ticks, and return the briefs of each round; then it ends."""

    def runs(*changes: Callable[[], None]) -> list[str]:
        rounds: list[str] = []
        left = iter(changes)

        def stay(here: Runner, wait: Callable[[float], bool], ticked: Any) -> None:
            rounds.append(", ".join(brief.name for brief in here.settings.brief))
            for change in left:
                change()
                if wait(0):
                    return
            here.leaves.__self__.end()  # type: ignore[attr-defined]

        monkeypatch.setattr("digest.app.service.stay", stay)
        monkeypatch.setattr(Ending, "end", lambda ending: setattr(ending, "told", True))
        resident.run.main(["--config", str(settings), "--log", "text"], standalone_mode=False)
        return rounds

    return runs


def test_a_changed_file_is_read_without_a_signal(settings: Path, stays: Callable[..., list[str]]) -> None:
    assert stays(lambda: None, lambda: _write(settings, _brief("evening")), lambda: None) == ["morning", "evening"]


def test_a_wrong_file_changes_nothing_and_is_said_in_one_line(
    settings: Path, stays: Callable[..., list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    wrong = '[[brief]]\nname = 1\ntmie = "06:45"\n'
    rounds = stays(
        lambda: _write(settings, wrong), lambda: None, lambda: None, lambda: _write(settings, _brief("evening"))
    )
    assert rounds == ["morning", "evening"], "the schedule does not begin anew"
    said = [line for line in capfd.readouterr().err.splitlines() if line.startswith("digest: ")]
    [line] = said
    assert "line 2" in line
    assert line.endswith("; the earlier settings stay in force")


@pytest.mark.parametrize("fault", ["missing", "a folder"])
def test_a_file_that_cannot_be_read_changes_nothing(
    settings: Path, stays: Callable[..., list[str]], fault: str
) -> None:
    def broken() -> None:
        settings.unlink()
        if fault == "a folder":
            settings.mkdir()
            os.utime(settings, (time.time() - LONG_AGO,) * 2)

    assert set(stays(broken, lambda: None)) == {"morning"}


def test_a_store_that_cannot_be_opened_changes_nothing(settings: Path, stays: Callable[..., list[str]]) -> None:
    (settings.parent / "file").touch()
    broken = _brief("evening") + '[store]\nurl = "sqlite:///file/digest.db"\n'
    assert stays(lambda: _write(settings, broken), lambda: None) == ["morning"]


def test_a_valid_file_whose_store_is_away_is_tried_again_without_another_change(
    settings: Path, stays: Callable[..., list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    (settings.parent / "disk").touch()
    moved = _brief("evening") + '[store]\nurl = "sqlite:///disk/digest.db"\n'

    def mount() -> None:
        (settings.parent / "disk").unlink()
        (settings.parent / "disk").mkdir()

    assert stays(lambda: _write(settings, moved), lambda: None, mount, lambda: None) == ["morning", "evening"]
    refused = [line for line in capfd.readouterr().err.splitlines() if "the earlier settings stay in force" in line]
    assert len(refused) == 1, "one line, however often it is tried"


def test_a_refused_store_is_closed(
    settings: Path, stays: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (settings.parent / "file").touch()
    closed: list[str] = []
    close = Sql.close

    def closes(store: Sql) -> None:
        closed.append(store.url)
        close(store)

    monkeypatch.setattr(Sql, "close", closes)
    stays(lambda: _write(settings, _brief("evening") + '[store]\nurl = "sqlite:///file/digest.db"\n'), lambda: None)
    assert [url for url in closed if "file/digest.db" in url]


def test_the_log_has_one_start_and_an_event_for_each_file_that_is_taken(
    settings: Path, stays: Callable[..., list[str]], capfd: pytest.CaptureFixture[str]
) -> None:
    rounds = stays(
        lambda: _write(settings, "[[brief]]\nname = 1\n"), lambda: _write(settings, _brief("evening")), lambda: None
    )
    assert rounds[-1] == "evening"
    events = [line.partition(":")[0] for line in capfd.readouterr().err.splitlines()]
    assert events == [
        "keeping the schedule of morning; interrupt to end",
        "next edition",
        "digest",
        "settings read again",
        "next edition",
        "ended",
    ]


def test_an_edit_while_the_file_is_read_for_the_first_time_is_seen(
    settings: Path, stays: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = runner

    def then_edited(given: Path | None) -> Runner:
        here = read(given)
        monkeypatch.setattr("digest.cli.resident.runner", read)
        _write(settings, _brief("evening"))
        return here

    monkeypatch.setattr("digest.cli.resident.runner", then_edited)
    assert stays(lambda: None, lambda: None)[-1] == "evening"
