"""From pages to an edition with each executor: seconds by the clock, beside those of one process.

    python bench/compute.py [--pages 5000] [--workers 2] [--rounds 3] [--strict]

Each round runs all executors once, on a store of its own; the median counts.  Dask runs a scheduler and its workers as
processes of this machine.  --strict ends with 1 below a bar, which is for two processors that do nothing else.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from whole import compiled, write_pages

PAGES, WORKERS, ROUNDS = 5_000, 2, 3
# Times the pace of one process that each executor reaches with two workers at least.
BARS = {"processes": 1.7, "dask": 1.4}
SETTINGS = """
[[source]]
path = "{pages}"
[[brief]]
name = "day"
time = "00:00"
channel = "file"
folder = "out"
[compute]
"""
# Seconds until a scheduler and its workers are there at most.
_START = 60


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("pages", PAGES), ("workers", WORKERS), ("rounds", ROUNDS)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    took: dict[str, list[float]] = {"serial": [], "processes": [], "dask": []}
    with tempfile.TemporaryDirectory() as name, ExitStack() as started:
        folder = Path(name)
        write_pages(folder / "pages", options.pages)
        address = started.enter_context(dask(folder, options.workers))
        compute = {
            "serial": 'executor = "serial"\n',
            "processes": f'executor = "processes"\nworkers = {options.workers}\n',
            "dask": f'executor = "dask"\nworkers = {options.workers}\naddress = "{address}"\n',
        }
        for number in range(options.rounds):
            for executor, table in compute.items():
                took[executor].append(seconds(folder / f"{executor}{number}", folder / "pages", table))
    medians = {executor: statistics.median(times) for executor, times in took.items()}
    passed = True
    print(f"{'executor':<12}{'seconds':>9}{'times':>7}{'bar':>6}  of {options.rounds} rounds, {options.pages:,} pages")
    for executor, median in medians.items():
        times = medians["serial"] / median
        passed &= times >= BARS.get(executor, 0)
        print(f"{executor:<12}{median:9.1f}{times:7.2f}{BARS.get(executor, ''):>6}", flush=True)
    return 1 if options.strict and not passed else 0


def seconds(folder: Path, pages: Path, table: str) -> float:
    """Return the seconds by the clock from the pages to an edition."""
    folder.mkdir()
    (folder / "digest.toml").write_text(SETTINGS.format(pages=pages) + table, encoding="utf-8")
    program = Path(sys.executable).with_name("digest")
    started = time.perf_counter()
    subprocess.run(
        [program, "run", "--once", "--quiet", "--config", folder / "digest.toml"], check=True, env=compiled()
    )
    took = time.perf_counter() - started
    shutil.rmtree(folder)
    return took


@contextmanager
def dask(folder: Path, workers: int) -> Iterator[str]:
    """Start a scheduler and workers with one thread each; yield the address of the scheduler."""
    file = folder / "scheduler.json"
    module = [sys.executable, "-m"]
    commands = [[*module, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]]
    commands[0] += ["--scheduler-file", str(file)]
    one = [*module, "distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard"]
    one += ["--no-nanny"]
    commands += [[*one, "--local-directory", str(folder / f"worker{number}")] for number in range(workers)]
    running = []
    try:
        for command in commands:
            running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder))
            until = time.monotonic() + _START
            while not file.exists() and time.monotonic() < until:
                time.sleep(0.1)
        yield json.loads(file.read_text(encoding="utf-8"))["address"]
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
