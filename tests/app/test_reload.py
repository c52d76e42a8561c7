"""A settings file that changes while the service runs: the new settings count, and wrong ones change nothing."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest.app.runner import Runner
from digest.app.service_log import service_log
from digest.app.watched_file import ChangedFile
from digest.cli import resident
from digest.cli.ending import Ending
from digest.cli.run_commands import runner

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
        with service_log(sys.stderr, as_json=False) as log:
            resident._stay(runner(settings), settings, log)
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
    assert rounds == ["morning", "morning", "evening"]
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
    assert stays(lambda: _write(settings, broken), lambda: None) == ["morning", "morning"]
