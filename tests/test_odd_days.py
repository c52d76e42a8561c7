"""Days out of the ordinary come out well: as they were looked at, proved, and within their minutes."""

from pathlib import Path

import pytest

from digest import api
from odd_days import DAYS

GOLDEN = Path(__file__).parent / "golden" / "days"


@pytest.mark.parametrize("name", DAYS)
def test_the_day_is_the_one_that_was_looked_at(name: str) -> None:
    """After a change that is meant: `make golden`, then read what came out as its reader would."""
    edition = DAYS[name]()
    assert api.render(edition, "text").decode() == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DAYS)
def test_the_day_is_proved_and_keeps_its_minutes(name: str) -> None:
    edition = DAYS[name]()
    assert api.verify(edition) == []
    assert edition.seconds <= edition.inputs.plan.minutes * 60
    assert len(edition.account) == len(edition.inputs.articles)
