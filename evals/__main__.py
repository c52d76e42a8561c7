"""Measure, print beside the peers, and fail below a floor.

    python -m evals [--data DATA] [TASK ...] [--raise] [--lower NAME --because TEXT]

Without --data only the small sets of our own writing are measured.  Exit code 1: a figure is below its floor.
"""

import argparse
import sys
import time
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from evals import sets, tasks
from evals.figures import Figure, Task
from evals.gate import Floors, read_floors, write_floors


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    known = read_floors()
    fallen: list[str] = []
    for task in _tasks(options.tasks):
        folder = sets.OWN if task.own else options.data
        missing = "no --data was given" if folder is None else _missing(folder, task)
        if missing:
            print(f"\n== {task.name}: not measured, {missing}")
            continue
        digest = sets.digest_of(folder, task.files)
        started = time.perf_counter()
        figures = list(task.measure(folder))
        _print(task, figures, known.get(task.name), time.perf_counter() - started)
        floors = known.get(task.name)
        if floors and floors.digest != digest:
            if not (task.own or options.rise):
                print("   other data than its floors were measured on: nothing is compared")
                continue
            floors = None
        floors = _lowered(floors, figures, options)
        fallen += floors.fallen(figures) if floors else []
        known[task.name] = (floors or Floors(digest)).raised(figures) if options.rise else floors or Floors(digest)
    if options.rise or options.lower:
        write_floors({name: floors for name, floors in known.items() if floors.floors})
    for line in fallen:
        print(f"below the floor: {line}", file=sys.stderr)
    return 1 if fallen else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evals", description="Measure the output beside the peers.")
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="tasks, or starts of their names; without any, all")
    parser.add_argument("--data", type=Path, help="the folder of the labelled sets")
    parser.add_argument("--raise", dest="rise", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--lower", metavar="FIGURE", help="lower the floor of one figure to what was measured")
    parser.add_argument("--because", default="", help="the reason for --lower")
    options = parser.parse_args(arguments)
    if options.lower and not options.because:
        parser.error("--lower needs --because: the reason stays on record")
    return options


def _tasks(wanted: list[str]) -> list[Task]:
    modules = sorted(found.name for found in iter_modules(tasks.__path__, f"{tasks.__name__}."))
    every = [task for name in modules for task in import_module(name).TASKS]
    return [task for task in every if not wanted or any(task.name.startswith(start) for start in wanted)]


def _missing(folder: Path, task: Task) -> str:
    missing = [name for name in task.files if not (folder / name).is_file()]
    return f"{folder} has no {', '.join(missing)}" if missing else ""


def _lowered(floors: Floors | None, figures: list[Figure], options: argparse.Namespace) -> Floors | None:
    found = [figure for figure in figures if figure.name == options.lower]
    return floors.lowered_to(found[0], options.because) if floors and found else floors


def _print(task: Task, figures: list[Figure], floors: Floors | None, seconds: float) -> None:
    print(f"\n== {task.name} ({seconds:.0f} s)")
    print(f"   {'':<52} {'figure':>9}  {'95 % interval':>19} {'n':>6} {'bar':>8} {'floor':>9}  peers")
    for figure in figures:
        floor = floors.floors.get(figure.name) if floors else None
        bar = "" if figure.bar is None else f"{figure.bar:g}{'' if figure.holds else ' NO'}"
        peers = ", ".join(f"{name} {_short(value)}" for name, value in figure.peers)
        between = f"{_short(figure.low)} to {_short(figure.high)}"
        print(
            f"   {figure.name:<52} {_short(figure.value):>9}  {between:>19} {figure.n:>6} {bar:>8} "
            f"{_short(floor.value) if floor else '':>9}  {peers}"
        )


def _short(value: float) -> str:
    return f"{value:.4f}" if abs(value) < 10 else f"{value:,.1f}"


if __name__ == "__main__":
    sys.exit(main())
