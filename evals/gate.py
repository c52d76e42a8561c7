"""The floors under the figures.  They only rise; to lower one takes its name and a reason, which stays on record.

A floor belongs to the data that it was measured on: on other data the figure is shown and nothing is compared.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from evals.figures import Figure

FLOORS = Path(__file__).parent / "floors.json"
# The noise band, as a share of the figure's 95 % interval: an eighth of it is about half a standard error, and under
# that a newer library or a reordered sum cannot be told from a change for the worse.
BAND = 1 / 8
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Floor:
    """The best that a figure has been, and how far it may fall below that by chance."""

    value: float
    band: float
    lower_is_better: bool = False

    def __post_init__(self) -> None:
        if self.band < 0:
            raise ValueError(f"a noise band is not negative: {self.band}")

    def stands_under(self, figure: Figure) -> bool:
        """Whether the figure has not fallen through."""
        if self.lower_is_better:
            return round(figure.value, DIGITS) <= round(self.value + self.band, DIGITS)
        return round(figure.value, DIGITS) >= round(self.value - self.band, DIGITS)

    def raised_to(self, figure: Figure) -> "Floor":
        """The floor at the figure, where that is better than the floor."""
        better = figure.value < self.value if self.lower_is_better else figure.value > self.value
        return floor_at(figure) if better else self


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one task, and the digest of the data that they were measured on."""

    digest: str
    floors: Mapping[str, Floor] = field(default_factory=dict)
    lowered: tuple[Mapping[str, Any], ...] = ()

    def fallen(self, figures: Iterable[Figure]) -> list[str]:
        """A line for each figure below its floor, and for each floor whose figure was not measured."""
        by_name = {figure.name: figure for figure in figures if figure.gated}
        lines = []
        for name, floor in self.floors.items():
            if name not in by_name:
                lines.append(f"{name}: not measured, but it has a floor")
            elif not floor.stands_under(by_name[name]):
                lines.append(f"{name}: {by_name[name].value:.4f} is below its floor {floor.value} (band {floor.band})")
        return lines

    def raised(self, figures: Iterable[Figure]) -> "Floors":
        """With each floor at its figure where that is better, and with a floor under each new figure."""
        floors = dict(self.floors)
        for figure in figures:
            if figure.gated:
                known = floors.get(figure.name)
                floors[figure.name] = known.raised_to(figure) if known else floor_at(figure)
        return replace(self, floors=floors)

    def lowered_to(self, figure: Figure, because: str) -> "Floors":
        """With one floor at its figure, however low, and the reason on record."""
        if figure.name not in self.floors:
            raise KeyError(figure.name)
        note = {"name": figure.name, "from": self.floors[figure.name].value, "to": round(figure.value, DIGITS)}
        floors = {**self.floors, figure.name: floor_at(figure)}
        return replace(self, floors=floors, lowered=(*self.lowered, {**note, "because": because}))


def floor_at(figure: Figure) -> Floor:
    """A floor at a figure as it was measured."""
    band = round(BAND * (figure.high - figure.low), DIGITS)
    return Floor(round(figure.value, DIGITS), band, figure.lower_is_better)


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """The floors by task; none where there is no file."""
    if not path.exists():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return {
        task: Floors(
            entry["digest"],
            {name: Floor(**floor) for name, floor in entry["floors"].items()},
            tuple(entry.get("lowered", ())),
        )
        for task, entry in found.items()
    }


def write_floors(known: Mapping[str, Floors], path: Path = FLOORS) -> None:
    """Write the floors, by task and name, one a line."""
    tasks = []
    for task, floors in sorted(known.items()):
        lines = [
            f"      {_json(name)}: "
            + _json({"value": floor.value, "band": floor.band, "lower_is_better": floor.lower_is_better})
            for name, floor in sorted(floors.floors.items())
        ]
        lowered = [f"      {_json(note)}" for note in floors.lowered]
        tasks.append(
            f"  {_json(task)}: {{\n"
            f'    "digest": {_json(floors.digest)},\n'
            '    "floors": {\n' + ",\n".join(lines) + "\n    },\n"
            '    "lowered": [' + ("\n" + ",\n".join(lowered) + "\n    " if lowered else "") + "]\n  }"
        )
    path.write_text("{\n" + ",\n".join(tasks) + "\n}\n", encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
