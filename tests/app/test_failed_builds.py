"""A build that fails leaves its slot owed, with the reason, whatever failed; the slot never ends without a trace."""

from pathlib import Path

import pytest

from app.test_mornings import HOUR, Morning, _news
from digest.app.checkup import Checkup
from digest.app.service_health import health_of
from digest.building import build
from digest.errors import SettingsError, StoreError, VerifyError


@pytest.fixture
def morning(tmp_path: Path) -> Morning:
    """A brief whose editions are signed by a program that fails."""
    here = Morning(tmp_path)
    here.brief += '\n[sign]\ncommand = ["false"]\n'
    _news(tmp_path / "inbox")
    return here


def _doctor(morning: Morning) -> list[str]:
    desk = morning.desk()
    return [str(finding) for finding in Checkup(desk.settings, desk.store, desk.clock)()]


def test_an_edition_that_cannot_be_signed_is_owed_with_the_reason_and_in_the_end_missed(morning: Morning) -> None:
    for hours in (0, 1, 1):
        assert morning.run(hours=hours).faults
        [note] = morning.desk().store.editions.slots("morning")
        assert (note.outcome, note.reason) == ("owed", "sign.command: false: it ended with exit code 1")
        assert any("is owed: sign.command: false" in line for line in _doctor(morning))
    morning.run(hours=22)  # a day after its hour, and the hour of the next
    morning.run(hours=1)
    notes = morning.desk().store.editions.slots("morning")
    assert [(note.slot.day and note.slot.day.day, note.outcome) for note in notes] == [(21, "owed"), (20, "missed")]
    assert all("sign.command: false" in note.reason for note in notes)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (VerifyError("a sentence is not in its article"), "a sentence is not in its article"),
        (ValueError("no such\nnumber"), "ValueError: no such number"),
        (StoreError("the disk is full"), "the disk is full"),
    ],
)
def test_every_error_of_a_build_is_the_reason_of_its_slot(
    morning: Morning, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    def fails(*given: object) -> None:
        raise error

    monkeypatch.setattr(build, "mailings_of", fails)
    report = morning.run()
    assert report.faults == (error,)
    [note] = morning.desk().store.editions.slots("morning")
    assert (note.outcome, note.reason) == ("owed", reason)


def test_a_failed_build_stays_among_the_stops_of_the_service_until_its_edition_is_made(morning: Morning) -> None:
    morning.run()
    desk = morning.desk()
    [stop] = health_of(desk, desk.send_ready()).stops
    assert "sign.command: false" in stop
    morning.brief = morning.brief.partition("\n[sign]")[0]
    morning.run(minutes=2)
    assert health_of(morning.desk(), morning.desk().send_ready()).stops == ()


def test_an_edition_that_is_made_again_in_vain_leaves_the_slot_of_the_next_alone(morning: Morning) -> None:
    signed, morning.brief = morning.brief, morning.brief.partition("\n[sign]")[0]
    morning.run()
    morning.brief = signed
    morning.now = HOUR.replace(day=21, hour=7)
    with pytest.raises(SettingsError, match=r"sign\.command"):
        morning.desk().build_now(again=True)
    assert morning.outcomes() == ["built"]
