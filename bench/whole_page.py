"""Figures of `whole.py`: kept in bench/whole.json, and shown in docs/performance.md with a plot."""

import json
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from math import log, log10
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
FIGURES, PAGE, PLOT = ROOT / "bench/whole.json", ROOT / "docs/performance.md", ROOT / "docs/performance.svg"
PACKAGES = ("newsbrief", "sumy", "scikit-learn", "Jinja2", "trafilatura", "rss2email", "numpy", "scipy")
WIDTH, HEIGHT, EDGE = 640, 400, 60
COLOURS = ("#0b5fa5", "#b5470b", "#3a7d34", "#6a4c93", "#555555")
HEAD = """# How fast it is

This page is made by `python bench/whole.py --write`; `make bench` measures the smaller sizes, `make long` the others.
All runs are serial, on one core, in seconds of CPU, with the processes that they start. The articles are made up: days
of texts of some 600 words, whose events have Zipf sizes. "Script" is the straightforward one: sumy's LexRank for each
text, scikit-learn's agglomerative clustering over TF-IDF, a Jinja2 page, smtplib (`bench/whole_peers.py`). rss2email
forwards each entry as a mail and chooses nothing; trafilatura with sumy groups nothing and writes no edition.

"""
COLUMNS = "| job | articles or briefs | CPU s | a second | peak MB | day, load |"
LOAD = "The load is that of the other work of the machine: above the number of cores, seconds of CPU grow too."


class Measured(NamedTuple):
    """The seconds of CPU and the most megabytes of a job over a number of articles or briefs, its day and the load."""

    job: str
    size: int
    cpu: float
    megabytes: float
    day: str
    load: float


def now() -> tuple[str, float]:
    """Return the day, and the load of the machine in the last minutes."""
    return datetime.now(UTC).date().isoformat(), round(os.getloadavg()[1], 1)


def enter(found: Sequence[Measured]) -> None:
    """Enter figures in the file; the newest figure of a job and size counts."""
    by_job = {(one.job, one.size): one for one in [*_figures(), *found]}
    rows = [one._asdict() for _, one in sorted(by_job.items())]
    rounded = [{**row, "cpu": round(row["cpu"], 2), "megabytes": round(row["megabytes"])} for row in rows]
    FIGURES.write_text(json.dumps({"machine": machine(), "rows": rounded}, indent=1) + "\n", encoding="utf-8")


def _figures() -> list[Measured]:
    held = json.loads(FIGURES.read_text(encoding="utf-8"))["rows"] if FIGURES.exists() else []
    return [Measured(**row) for row in held]


def machine() -> dict[str, str]:
    """Return the names of the processor, the system and the packages."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    found = {"processor": f"{model}, {os.cpu_count()} cores", "memory": f"{memory:.0f} GB"}
    found["system"] = f"{platform.system()}, Python {platform.python_version()}"
    return found | {name: _version(name) for name in PACKAGES}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def exponent(rows: Sequence[Measured]) -> float:
    """Return the power of the size with which the seconds grow from the smallest to the largest; 0 for one size."""
    ordered = sorted(rows, key=lambda one: one.size)
    if len(ordered) < 2:
        return 0.0
    first, last = ordered[0], ordered[-1]
    return log(last.cpu / first.cpu) / log(last.size / first.size)


def write_page() -> None:
    """Write the page and its plot from the file of figures."""
    rows = _figures()
    named = json.loads(FIGURES.read_text(encoding="utf-8"))["machine"]
    lines = [HEAD + COLUMNS, "|---|---:|---:|---:|---:|---|", *map(_row, rows), "", LOAD, ""]
    lines += [_compared(rows), "![CPU seconds by the number of articles, both axes logarithmic](performance.svg)", ""]
    lines += ["## Machine and versions", "", *(f"- {name}: {value}" for name, value in named.items()), ""]
    PAGE.write_text("\n".join(lines), encoding="utf-8")
    PLOT.write_text(_plot(rows), encoding="utf-8")


def _row(one: Measured) -> str:
    pace = f"{one.size / one.cpu:,.0f}"
    return f"| {one.job} | {one.size:,} | {one.cpu:.1f} | {pace} | {one.megabytes:,.0f} | {one.day}, {one.load} |"


def _compared(rows: Sequence[Measured]) -> str:
    """Return the ratios of the script and the whole job, and the growth of the job."""
    by_job = {(one.job, one.size): one for one in rows}
    found = []
    for (job, size), ours in sorted(by_job.items()):
        theirs = by_job.get(("script: texts to edition", size))
        if job == "digest: texts to edition" and theirs:
            cpu, memory = theirs.cpu / ours.cpu, theirs.megabytes / ours.megabytes
            found.append(f"- {size:,} articles: the script takes {cpu:.1f} times the CPU of `digest brief`, and ")
            found[-1] += f"{memory:.1f} times its memory."
    whole = [one for one in rows if one.job == "digest: texts to edition"]
    if len(whole) > 1:
        found.append(f"- From {min(whole, key=_size).size:,} to {max(whole, key=_size).size:,} articles the CPU of "
                     f"`digest brief` grows with n^{exponent(whole):.2f}.")  # fmt: skip
    return "\n".join([*found, ""])


def _size(one: Measured) -> int:
    return one.size


def _plot(rows: Sequence[Measured]) -> str:
    """Return an SVG with a line for each job of several sizes, and a point for each other one."""
    jobs = list(dict.fromkeys(one.job for one in rows if "briefs" not in one.job and not one.job.endswith("(texts)")))
    shown = [one for one in rows if one.job in jobs]
    x, y = (
        _scale([one.size for one in shown], EDGE, WIDTH - EDGE),
        _scale([one.cpu for one in shown], HEIGHT - EDGE, EDGE),
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"',
        f' font-size="11"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
    ]
    foot = HEIGHT - EDGE + 16
    parts += [f'<text x="{x(size):.0f}" y="{foot}">{size:,}</text>' for size in sorted({one.size for one in shown})]
    parts += [f'<text x="8" y="{y(value):.0f}">{value:g} s</text>' for value in _decades([one.cpu for one in shown])]
    for number, job in enumerate(jobs):
        colour, own = COLOURS[number % len(COLOURS)], [one for one in shown if one.job == job]
        points = " ".join(f"{x(one.size):.1f},{y(one.cpu):.1f}" for one in own)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x(one.size):.1f}" cy="{y(one.cpu):.1f}" r="3" fill="{colour}"/>' for one in own]
        parts.append(f'<text x="{EDGE + 10}" y="{20 + 14 * number}" fill="{colour}">{job}</text>')
    return "\n".join([*parts, "</svg>", ""])


class _Scale(NamedTuple):
    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (log10(value) - self.low) / max(self.high - self.low, 1e-9) * (self.end - self.start)


def _scale(values: Sequence[float], start: float, end: float) -> _Scale:
    return _Scale(log10(min(values)), log10(max(values)), start, end)


def _decades(values: Sequence[float]) -> list[float]:
    return [10.0**power for power in range(-3, 6) if min(values) <= 10.0**power <= max(values)]
