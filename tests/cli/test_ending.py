"""Signals to a service: a request that comes at an awkward moment is not lost."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from digest.app.watched_file import ChangedFile
from digest.cli import resident
from digest.cli.ending import Ending


class Awkward(threading.Event):
    """An event; `before()` is called when it is cleared for the first time."""

    def __init__(self, before: Callable[[], None]) -> None:
        super().__init__()
        self.before = before
        self.times = 0

    def clear(self) -> None:
        self.times += 1
        if self.times == 1:
            self.before()
        super().clear()


@pytest.mark.parametrize("second", ["reload", "end"])
def test_a_signal_that_comes_while_another_is_handled_is_heeded(monkeypatch: pytest.MonkeyPatch, second: str) -> None:
    events: list[str] = []
    ending = Ending(watch=threading.Timer(60, lambda: None))

    def signal(name: str) -> None:
        events.append(name)
        getattr(ending, name)()

    ending.wake = Awkward(lambda: signal(second))

    @contextmanager
    def signals(**_: Any) -> Iterator[Ending]:
        yield ending
        ending.watch.cancel()

    def stay(runner: Any, wait: Any, ticked: Any) -> None:
        events.append("stay")
        assert len(events) < 9
        signal("reload" if events.count("stay") == 1 else "end")
        assert wait(60), "the signal ends the wait"

    def runner(given: Any) -> Any:
        events.append("read")
        return here

    here = SimpleNamespace(
        settings=SimpleNamespace(brief=(), file=None),
        store=SimpleNamespace(close=lambda: events.append("close")),
        runs=lambda most: [],
        schedule=lambda days: [],
    )
    monkeypatch.setattr(resident, "signals", signals)
    monkeypatch.setattr(resident, "runner", runner)
    monkeypatch.setattr(resident, "replace", lambda here, **_: here)
    monkeypatch.setattr("digest.app.service.stay", stay)
    resident._stay(here, None, lambda *_, **__: None, ChangedFile(Path()))  # type: ignore[arg-type]
    expected = {
        "reload": ["stay", "reload", "reload", "read", "close", "stay", "end"],
        "end": ["stay", "reload", "end"],
    }
    assert events == expected[second]
