"""Many briefs over one store: CPU and memory of the build of 1, 10 and more briefs over the same articles.

    python bench/briefs.py [--articles 5000] [--briefs 1 10 100] [--differ] [--strict]

Every brief has interests and minutes of its own; with --differ every fourth has a muted word too, and every tenth
sources of its own, so that it is of other articles.  The articles are those of `edition.py`, in ten folders; they are
read once, and each number of briefs is built in a copy of the store.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from days import day
from edition import paragraphs

SIZE = 5_000
NUMBERS = (1, 10, 100)
MOST = 1_000
# Times the CPU of one brief, for MOST briefs; fewer briefs have their share of it.
TIMES = 20.0
# Times the memory of one brief.
MEMORY = 1.25
SOURCES = 10
MUTES, CHOOSES = 4, 10  # every fourth brief, every tenth


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=SIZE)
    parser.add_argument("--briefs", type=int, nargs="+", default=NUMBERS)
    parser.add_argument("--differ", action="store_true")
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = _write(folder, options.articles)
        _settings(folder, 1, words)
        cpu, _ = _run(folder, "fetch")
        print(f"{options.articles:,} articles, read in {cpu:.1f} s of CPU")
        print(f"{'briefs':>7}{'CPU s':>9}{'s a brief':>11}{'times one':>11}{'bar':>7}{'MB':>8}  steps")
        measured = {}
        for number in sorted({1, *options.briefs}):
            copy = folder / str(number)
            shutil.copytree(folder, copy, ignore=lambda _, names: [n for n in names if n.isdigit()])
            _settings(copy, number, words, differ=options.differ)
            measured[number] = _run(copy, "build")
            _show(number, measured[number], measured[1], _steps(copy))
            shutil.rmtree(copy)
    over = [n for n, (cpu, mb) in measured.items() if cpu > _bar(n) * measured[1][0] or mb > MEMORY * measured[1][1]]
    return 1 if options.strict and over else 0


def measured(folder: Path, articles: int, numbers: Sequence[int]) -> Iterator[tuple[int, float, float]]:
    """Yield each number of briefs over the same articles, with the seconds of CPU and the megabytes of their build."""
    words = _write(folder, articles)
    _settings(folder, 1, words)
    _run(folder, "fetch")
    for number in numbers:
        copy = folder / str(number)
        shutil.copytree(folder, copy, ignore=lambda _, names: [n for n in names if n.isdigit()])
        _settings(copy, number, words)
        yield number, *_run(copy, "build")
        shutil.rmtree(copy)


def _bar(number: int) -> float:
    """Return the times of one brief that a number of briefs may take: on the line from one brief to MOST briefs."""
    return 1 + (TIMES - 1) * (number - 1) / (MOST - 1)


def _show(number: int, found: tuple[float, float], one: tuple[float, float], steps: dict[str, float]) -> None:
    cpu, megabytes = found
    times = cpu / one[0]
    more = (cpu - one[0]) / max(number - 1, 1)
    told = ", ".join(f"{name} {took:.1f}" for name, took in steps.items() if took > cpu / 50)
    print(f"{number:7}{cpu:9.1f}{more:11.3f}{times:11.2f}{_bar(number):7.2f}{megabytes:8.0f}  {told}", flush=True)


def _write(folder: Path, size: int) -> list[str]:
    """Write the articles into folders; return words of their titles."""
    rng = random.Random(1)
    words: list[str] = []
    for number, article in enumerate(day(size)[0]):
        text = "\n\n".join(paragraphs(article.text.split(), rng))
        path = folder / f"news{number % SOURCES}" / f"{article.id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# {article.title.capitalize()}\n\n{text}\n", encoding="utf-8")
        words += article.title.split()
    return words


def _settings(folder: Path, number: int, words: list[str], *, differ: bool = False) -> None:
    tables = ['[smtp]\nsender = "Brief <brief@example.com>"\nhost = "127.0.0.1"\nsecurity = "none"\n']
    tables += [f'[[source]]\npath = "news{at}"\n' for at in range(SOURCES)]
    tables += [_brief(at, random.Random(at), words, differ=differ) for at in range(number)]
    (folder / "digest.toml").write_text("\n".join(tables), encoding="utf-8")


def _brief(at: int, rng: random.Random, words: list[str], *, differ: bool) -> str:
    lines = [
        f'[[brief]]\nname = "reader{at}"\ntime = "00:00"\nchannel = "smtp"\nto = ["reader{at}@example.com"]',
        f"minutes = {rng.choice((3, 5, 8, 10, 15))}",
        f"want = {json.dumps(rng.sample(words, 3))}",
    ]
    if differ and at % MUTES == MUTES - 1:
        lines.append(f"mute = {json.dumps(rng.sample(words, 1))}")
    if differ and at % CHOOSES == CHOOSES - 1:
        lines.append(f"sources = {json.dumps(sorted(rng.sample([f'news{n}' for n in range(SOURCES)], 5)))}")
    return "\n".join(lines) + "\n"


def _run(folder: Path, *arguments: str) -> tuple[float, float]:
    """Return seconds of CPU and megabytes of a command, on one core."""
    program = Path(sys.executable).with_name("digest")
    core = str(min(os.sched_getaffinity(0)))
    command: list[str | Path] = [
        "taskset",
        "--cpu-list",
        core,
        program,
        *arguments,
        "--quiet",
        "--config",
        folder / "digest.toml",
    ]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # no preexec_fn: see whole.py
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise SystemExit(f"digest {' '.join(arguments)} ended with {run.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _steps(folder: Path) -> dict[str, float]:
    command: list[str | Path] = [
        Path(sys.executable).with_name("digest"),
        "runs",
        "--json",
        "--config",
        folder / "digest.toml",
    ]
    runs = json.loads(subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout)
    found: dict[str, float] = runs[0]["steps"]
    return found


if __name__ == "__main__":
    sys.exit(main())
