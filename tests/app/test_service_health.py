"""The files of [service]: written whole after each tick, without secrets, and never in the way of an edition."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conftest import Ran
from digest.app.report import Report
from digest.app.runner import Runner
from digest.app.service_health import NextEdition, ServiceHealth, StateFiles, as_metrics, health_of
from digest.cli.run_commands import runner
from digest.model.edition import Slot
from digest.model.records import SlotNote

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
STORY = "The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder."


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.txt").write_text(STORY)
    path = tmp_path / "digest.toml"
    path.write_text(
        '[[source]]\npath = "inbox"\n'
        '[[brief]]\nname = "morning"\ntime = "06:45"\ntimezone = "UTC"\nmax_age = "all"\nto = ["jane.doe@ok.test"]\n'
        '[smtp]\nsender = "b@ok.test"\nhost = "127.0.0.1"\nport = 9\nsecurity = "none"\ntimeout = 5\n'
        '[service]\nhealth_file = "health.json"\nmetrics_file = "digest.prom"\n'
    )
    return path


def _at(settings: Path, now: datetime = NOON) -> Runner:
    return replace(runner(settings), clock=lambda: now)


def test_the_files_say_the_tick_the_next_edition_and_what_stops(settings: Path) -> None:
    here = _at(settings)
    report = here.run_once()
    assert StateFiles()(here, report) == ""
    health = json.loads((settings.parent / "health.json").read_text())
    assert health["tick"].startswith("2026-11-20T12:00:00")
    assert (health["next"]["brief"], health["next"]["due"][:16]) == ("morning", "2026-11-21T06:45")
    assert (health["open"], health["owed"], list(health["built"])) == (1, 0, ["morning"])
    assert health["stops"][0].startswith("morning/2026-11-20/06:45: 1 not sent: ")
    assert "jane" not in json.dumps(health)
    metrics = (settings.parent / "digest.prom").read_text()
    assert f"digest_last_tick_timestamp_seconds {NOON.timestamp()}\n" in metrics
    assert "digest_open_deliveries 1\n" in metrics
    assert f'digest_last_edition_timestamp_seconds{{brief="morning"}} {NOON.timestamp()}\n' in metrics


def test_an_edition_that_is_owed_stops_with_its_reason(settings: Path) -> None:
    here = _at(settings)
    slot = Slot(NOON.date(), NOON.time().replace(hour=6, minute=45))
    here.store.editions.note_slots([SlotNote("morning", slot, "owed", "no source of the brief could be read")])
    health = health_of(here, Report())
    assert health.owed == 1
    assert health.stops == ("morning: its edition is owed: no source of the brief could be read",)


def test_a_fault_of_the_tick_is_among_the_stops(settings: Path) -> None:
    assert health_of(_at(settings), Report(faults=(OSError("no space left"),))).stops == ("OSError: no space left",)


def test_every_line_of_the_metrics_has_the_form_of_prometheus() -> None:
    name = 'a "quoted" \\ name'
    health = ServiceHealth(NOON, NextEdition(name, Slot(NOON.date()), NOON), ("a",), ("b",), 3, 1, {name: NOON})
    lines = as_metrics(health).decode().splitlines()
    sample = r'digest_[a-z_]+(\{brief="(?:[^"\\\n]|\\["\\n])*"\})? \d+(\.\d+)?'
    for line in lines:
        assert re.fullmatch(rf"# HELP digest_[a-z_]+ .+\.|# TYPE digest_[a-z_]+ gauge|{sample}", line), line
    names = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(names) == len(set(names)) == 7


def test_other_users_may_read_the_files_and_no_half_file_stays(settings: Path) -> None:
    here = _at(settings)
    files = StateFiles()
    for _ in range(3):
        files(here, Report())
    assert (settings.parent / "health.json").stat().st_mode & 0o777 == 0o644
    assert [path.name for path in settings.parent.glob(".*")] == []


def test_a_file_that_cannot_be_written_is_reported_once_and_again_after_it_could(settings: Path) -> None:
    here = _at(settings)
    files = StateFiles()
    (settings.parent / "health.json").mkdir()
    assert files(here, Report()).startswith("health.json: cannot be written: ")
    assert files(here, Report()) == ""
    (settings.parent / "health.json").rmdir()
    assert files(here, Report()) == ""
    (settings.parent / "health.json").unlink()
    (settings.parent / "health.json").mkdir()
    assert files(here, Report()) != ""


def test_without_the_table_nothing_is_written(settings: Path) -> None:
    settings.write_text(settings.read_text().partition("[service]")[0])
    assert StateFiles()(_at(settings), Report()) == ""
    assert not (settings.parent / "health.json").exists()


def test_one_run_writes_the_files_too(settings: Path, run: Callable[..., Ran]) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    run("run", "--once", "--config", settings)
    health = json.loads((settings.parent / "health.json").read_text())
    assert datetime.fromisoformat(health["tick"]) >= before


def test_a_store_that_cannot_be_read_does_not_end_the_service(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError("disk gone")

    monkeypatch.setattr(Runner, "owed", fails)
    assert StateFiles()(_at(settings), Report()) == "the files of [service] cannot be written: OSError: disk gone"


def test_status_prints_the_last_tick_of_the_file_or_else_the_last_run(settings: Path, run: Callable[..., Ran]) -> None:
    assert "last tick: none\n" in run("service", "status", "--config", settings).out
    here = _at(settings)
    here.run_once()
    assert "last tick: 2026-11-20T12:00:" in run("service", "status", "--config", settings).out
    StateFiles()(_at(settings, NOON + timedelta(hours=3)), Report())
    assert "last tick: 2026-11-20T15:00:00+00:00\n" in run("service", "status", "--config", settings).out
    (settings.parent / "health.json").write_text("{")
    assert "last tick: 2026-11-20T12:00:" in run("service", "status", "--config", settings).out


def test_a_health_file_that_cannot_be_written_does_not_stop_the_metrics(settings: Path) -> None:
    (settings.parent / "health.json").mkdir()
    failed = StateFiles()(_at(settings), Report())
    assert failed.startswith("health.json: cannot be written: ")
    assert (settings.parent / "digest.prom").exists()
    (settings.parent / "digest.prom").unlink()
    (settings.parent / "digest.prom").mkdir()
    assert [part.partition(":")[0] for part in StateFiles()(_at(settings), Report()).split("; ")[::2]] == [
        "health.json",
        "digest.prom",
    ]
