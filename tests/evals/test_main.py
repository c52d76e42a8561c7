"""The command `python -m evals`: what it measures, compares, writes and returns."""

from collections.abc import Callable, Iterator
from pathlib import Path

import evals.__main__ as command
import pytest
from evals.figures import Figure, Task

from evals import gate, sets


@pytest.fixture
def measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """A run of the command over one task whose figure is the number in its file."""

    def measure(folder: Path) -> Iterator[Figure]:
        value = float((folder / "set.txt").read_text())
        yield Figure("F1", value, 1, value, value)

    task = Task("small", ("set.txt",), measure, own=True)
    monkeypatch.setattr(command, "_tasks", lambda wanted: [task])
    monkeypatch.setattr(sets, "OWN", tmp_path)
    monkeypatch.setattr(command, "read_floors", lambda: gate.read_floors(tmp_path / "floors.json"))
    monkeypatch.setattr(command, "write_floors", lambda known: gate.write_floors(known, tmp_path / "floors.json"))

    def run(value: float, *arguments: str) -> int:
        (tmp_path / "set.txt").write_text(str(value))
        monkeypatch.setattr(sets, "digest_of", lambda folder, files: "same")
        return command.main(list(arguments))

    return run


def test_a_figure_below_its_floor_fails_the_run(
    measured: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert measured(0.9, "--raise") == 0
    assert measured(0.9) == 0
    assert measured(0.8) == 1
    assert "below the floor: F1" in capsys.readouterr().err


def test_raising_does_not_lower(measured: Callable[..., int]) -> None:
    measured(0.9, "--raise")
    assert measured(0.8, "--raise") == 1
    assert measured(0.8) == 1


def test_lowering_takes_a_reason(measured: Callable[..., int]) -> None:
    measured(0.9, "--raise")
    with pytest.raises(SystemExit):
        measured(0.8, "--lower", "F1")
    assert measured(0.8, "--lower", "F1", "--because", "a wrong label was mended") == 0
    assert measured(0.8) == 0


def test_without_a_folder_only_our_own_sets_are_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    task = Task("pages", ("ingest/pages.jsonl.gz",), lambda folder: iter(()))
    monkeypatch.setattr(command, "_tasks", lambda wanted: [task])
    assert command.main([]) == 0
    assert "not measured, no --data was given" in capsys.readouterr().out


def test_on_other_data_nothing_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "set.txt").write_text("0.1")
    task = Task("pages", ("set.txt",), lambda folder: iter([Figure("F1", 0.1, 1, 0.1, 0.1)]))
    monkeypatch.setattr(command, "_tasks", lambda wanted: [task])
    monkeypatch.setattr(command, "read_floors", lambda: {"pages": gate.Floors("other", {"F1": gate.Floor(0.9, 0)})})
    assert command.main(["--data", str(tmp_path)]) == 0
    assert "other data" in capsys.readouterr().out
