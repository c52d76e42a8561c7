"""The log of the service: one line an event, as text or as JSON, and no secret in it."""

import io
import json
import logging
import os
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from digest.app.report import Report
from digest.app.runner import Runner
from digest.app.service_log import ServiceLog, service_log
from digest.cli import resident
from digest.cli.run_commands import runner


def _logged(write: Callable[[ServiceLog], None], *, quiet: bool = False) -> list[dict[str, Any]]:
    stream = io.StringIO()
    with service_log(stream, as_json=True, quiet=quiet) as log:
        write(log)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def _text(write: Callable[[ServiceLog], None]) -> str:
    stream = io.StringIO()
    with service_log(stream, as_json=False) as log:
        write(log)
    return stream.getvalue()


def test_an_event_is_one_line_of_json_with_its_time_level_name_text_and_fields() -> None:
    [line] = _logged(lambda log: log("tick", "1 edition, 2 sent", counts={"editions": 1, "sent": 2}))
    assert line.pop("time").endswith("+00:00")
    assert line == {"level": "info", "event": "tick", "text": "1 edition, 2 sent", "counts": {"editions": 1, "sent": 2}}


@pytest.mark.parametrize("text", ["two\nlines", "a\r\x1b[31mred", "a\u2028b", '"quoted" \\ {}', "%s %d"])
def test_whatever_the_text_is_it_stays_one_line(text: str) -> None:
    assert len(_logged(lambda log: log("note", text))) == 1
    assert _text(lambda log: log("note", text)).count("\n") == 1


SECRETS = {
    "https://me:s3cret@example.org/rss": "s3cret",
    "https://example.org/rss?api_key=s3cret&page=2": "s3cret",
    "not read: 'imaps://me:s3cret@mail.example.org/News': timed out": "s3cret",
    "postgresql+psycopg://me:s3cret@localhost/digest: refused": "s3cret",
    "morning/2026-11-20/06:45: jane.doe+news@ok.test and 3 more: open after a try": "jane.doe",
    "<jane.doe@mail.ok.test>: mailbox full": "jane.doe",
}


@pytest.mark.parametrize("text", SECRETS)
def test_no_secret_and_no_whole_address_is_in_a_line_of_json(text: str) -> None:
    [line] = _logged(lambda log: log("note", text, items=[{"of": text}]))
    assert SECRETS[text] not in json.dumps(line)


@pytest.mark.parametrize("text", [text for text in SECRETS if "s3cret" in text])
def test_no_secret_is_in_a_line_of_text(text: str) -> None:
    assert "s3cret" not in _text(lambda log: log("note", text))


def test_an_address_keeps_its_first_letter_and_its_host() -> None:
    [line] = _logged(lambda log: log("note", "refused: jane.doe@ok.test"))
    assert line["text"] == "refused: j***@ok.test"


def test_quiet_keeps_errors_alone() -> None:
    def write(log: ServiceLog) -> None:
        log("tick", "1 edition")
        log("note", "cannot send", wrong=True)

    assert [line["text"] for line in _logged(write, quiet=True)] == ["cannot send"]


def test_warnings_of_libraries_are_events_and_end_with_the_log() -> None:
    def write(_: ServiceLog) -> None:
        logging.getLogger("urllib3").warning("odd answer of https://me:s3cret@example.org")
        logging.getLogger("urllib3").info("not shown")
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            logging.captureWarnings(True)
            warnings.warn("old use", stacklevel=1)

    before = list(logging.getLogger().handlers)
    found = _logged(write)
    assert [(line["level"], line["event"]) for line in found] == [("warning", "urllib3"), ("warning", "py.warnings")]
    assert "s3cret" not in json.dumps(found)
    assert logging.getLogger().handlers == before


@pytest.fixture
def here(tmp_path: Path) -> Runner:
    path = tmp_path / "digest.toml"
    path.write_text('[[brief]]\nname = "morning"\ntime = "06:45"\nfolder = "out"\n')
    return runner(path)


def test_a_tick_without_events_writes_nothing_and_one_with_events_a_line_each(here: Runner) -> None:
    report = Report({"editions": 1, "known": 4, "sent": 0}, notes=("morning: built", "late"))
    assert _logged(lambda log: resident._log_report(here, log, Report({"known": 4}))) == []
    lines = _logged(lambda log: resident._log_report(here, log, report))
    assert [line["event"] for line in lines] == ["note", "note", "tick", "next edition"]
    assert lines[2]["counts"] == {"editions": 1, "known": 4}
    assert {line["level"] for line in lines} == {"info"}
    assert lines[3]["brief"] == "morning"


def test_a_tick_that_failed_is_an_error(here: Runner) -> None:
    report = Report(notes=("OSError: no space left; tried again at the next tick",), kept=1)
    assert _logged(lambda log: resident._log_report(here, log, report), quiet=True)[0]["level"] == "error"


@pytest.mark.slow
def test_the_service_writes_json_where_there_is_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(
        '[[brief]]\nname = "morning"\ntime = "06:45"\nfolder = "out"\n[service]\nhealth_file = "health.json"\n'
    )
    command = [sys.executable, "-m", "digest", "run", "--config", "digest.toml"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with (tmp_path / "log").open("w") as log:
        running = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=log)
    try:
        for _ in range(2400):
            if (tmp_path / "health.json").exists():  # the first tick is over
                break
            time.sleep(0.1)
    finally:
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 0
    events = [json.loads(line)["event"] for line in (tmp_path / "log").read_text().splitlines()]
    assert events[:2] == ["started", "next edition"]
    assert events[-1] == "ended"
