"""The floors under the figures: they hold, they only rise, and lowering one leaves a trace."""

from pathlib import Path

import numpy as np
import pytest
from evals.figures import Figure, figure, mean
from evals.gate import Floor, Floors, floor_at, read_floors, write_floors


def measured(value: float, *, name: str = "F1", width: float = 0.0, lower_is_better: bool = False) -> Figure:
    return Figure(name, value, 10, value - width / 2, value + width / 2, lower_is_better=lower_is_better)


def test_a_figure_below_its_floor_and_its_band_has_fallen() -> None:
    floors = Floors("d", {"F1": Floor(0.95, 0.01)})
    assert floors.fallen([measured(0.9399)]) == ["F1: 0.9399 is below its floor 0.95 (band 0.01)"]
    assert floors.fallen([measured(0.94)]) == []


def test_where_lower_is_better_a_figure_falls_by_rising() -> None:
    floors = Floors("d", {"lost": Floor(0.5, 0.1, lower_is_better=True)})
    assert floors.fallen([measured(0.7, name="lost", lower_is_better=True)])
    assert not floors.fallen([measured(0.6, name="lost", lower_is_better=True)])


def test_a_floor_whose_figure_is_gone_has_fallen() -> None:
    assert Floors("d", {"F1": Floor(0.95, 0.01)}).fallen([]) == ["F1: not measured, but it has a floor"]


def test_raising_moves_floors_up_and_never_down() -> None:
    floors = Floors("d", {"F1": Floor(0.9, 0.01)})
    assert floors.raised([measured(0.93)]).floors["F1"].value == 0.93
    assert floors.raised([measured(0.89)]).floors["F1"].value == 0.9


def test_raising_puts_a_floor_under_a_new_figure() -> None:
    assert Floors("d").raised([measured(0.8, width=0.08)]).floors == {"F1": Floor(0.8, 0.01)}


def test_a_figure_that_is_not_gated_gets_no_floor() -> None:
    speed = Figure("pages a second", 50, 1, 50, 50, gated=False)
    assert Floors("d").raised([speed]).floors == {}


def test_lowering_keeps_the_reason() -> None:
    floors = Floors("d", {"F1": Floor(0.9, 0.01)}).lowered_to(measured(0.8), "the gold text was wrong")
    assert floors.floors["F1"].value == 0.8
    assert floors.lowered == ({"name": "F1", "from": 0.9, "to": 0.8, "because": "the gold text was wrong"},)


def test_a_floor_that_does_not_exist_cannot_be_lowered() -> None:
    with pytest.raises(KeyError):
        Floors("d").lowered_to(measured(0.8), "why not")


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    known = {"pages": Floors("d1", {"F1": Floor(0.9, 0.01), "lost": Floor(1.0, 0.0, True)}, ({"name": "F1"},))}
    write_floors(known, tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == known


def test_a_bar_holds_when_the_better_end_of_the_interval_reaches_it() -> None:
    assert Figure("F1", 0.9, 10, 0.88, 0.92, bar=0.92).holds
    assert not Figure("F1", 0.9, 10, 0.88, 0.92, bar=0.93).holds
    assert Figure("lost", 2.0, 10, 1.0, 3.0, bar=1.0, lower_is_better=True).holds
    assert not Figure("lost", 2.0, 10, 1.0, 3.0, bar=0.9, lower_is_better=True).holds


def test_the_interval_is_the_same_at_each_run_and_holds_the_figure() -> None:
    values = np.arange(100.0)
    first, second = mean("mean", values), mean("mean", values)
    assert first == second
    assert first.value == 49.5
    assert 43 < first.low < first.value < first.high < 56


def test_a_statistic_of_sums_is_taken_over_all_units() -> None:
    rows = np.array([[1.0, 2.0], [3.0, 2.0]])
    assert figure("ratio", rows, lambda sums: sums[..., 0] / sums[..., 1]).value == 1.0


def test_the_floor_at_a_figure_has_an_eighth_of_its_interval_as_its_band() -> None:
    assert floor_at(measured(0.9, width=0.16)) == Floor(0.9, 0.02)
