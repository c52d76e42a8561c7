"""Fetch a loopback web three times, feeds on hosts of their own and their pages; and the rate of parsing feeds.

    python bench/fetch.py [--feeds 500] [--entries 10] [--strict]
    python bench/fetch.py --feeds 1000 --hosts 250

With --hosts, feeds share these hosts, their entries are whole, and two more hosts hang and drip without an end; the
first run has to end within 75 seconds.  With --strict, 1 when a count or an end is wrong, or feeds are parsed at less
than ten times feedparser's rate, in the same run.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]
PATHS = {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests"), str(ROOT)])}
DIGEST = [sys.executable, "-c", "from digest.cli import main; main()"]
# Times feedparser's rate.
BAR = 10
# Seconds of a run over shared hosts, with the default pause and limits.
END = 75


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=500)
    parser.add_argument("--entries", type=int, default=10)
    parser.add_argument("--hosts", type=int, default=0)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    rate, peer = parse_rates()
    print(f"parsed: {rate:,.0f} feeds/s, feedparser {peer:,.0f} feeds/s, ratio {rate / peer:.1f} (bar {BAR})")
    if options.hosts:
        right = fetch_shared(options.feeds, options.entries, options.hosts)
    else:
        right = fetch_all(options.feeds, options.entries, options.pause)
    return 1 if options.strict and not (right and rate / peer >= BAR) else 0


def parse_rates(feeds: int = 60) -> tuple[float, float]:
    """Feeds a second of CPU time, ours and feedparser's, on feeds of 20 whole entries."""
    import feedparser

    from digest.sources.parse import read_feed
    from newsroom import item, rss

    bodies = [rss(*(item(20 * n + k) for k in range(20))) for n in range(feeds)]
    read_feed(bodies[0], "http://x.example/")
    seconds = []
    for parse in (lambda body: read_feed(body, "http://x.example/"), feedparser.parse):
        started = time.process_time()
        for body in bodies:
            parse(body)
        seconds.append(time.process_time() - started)
    return feeds / seconds[0], feeds / seconds[1]


def fetch_all(feeds: int, entries: int, pause: float) -> bool:
    """Fetch all, nothing, and one new entry in each of 30 feeds; whether the counts were right."""
    with _served(feeds, entries) as (port, folder):
        everything = feeds * entries
        _configure(folder, port, feeds, pause=pause)
        right = _run(folder, "all", {"documents": everything, "articles": everything})
        right &= _run(folder, "304s", {})
        new = min(30, feeds)
        urllib.request.urlopen(f"http://127.0.0.1:{port}/add/{new}").read()
        right &= _run(folder, f"{new} new", {"articles": new})
        print(f"store: {sum(p.stat().st_size for p in Path(folder).glob('digest.db*')) / 1e6:.1f} MB")
    return right


def fetch_shared(feeds: int, entries: int, hosts: int) -> bool:
    """Fetch feeds that share hosts, beside a host that hangs and one that drips; whether it ended in time."""
    with _served(feeds, entries, hosts) as (port, folder):
        bad = (f"http://127.200.0.{n}:{port}{path}" for n, path in enumerate(("/hangs", "/drips"), 1))
        _configure(folder, port, feeds, hosts, bad)
        started = time.perf_counter()
        right = _run(folder, "all", {"articles": feeds * entries, "unread": 2})
        return right and time.perf_counter() - started <= END


@contextmanager
def _served(*sizes: int) -> Iterator[tuple[int, str]]:
    """Yield the port of a served paper, and an empty folder."""
    command = [sys.executable, "-m", "servers.paper", *map(str, sizes)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **PATHS})
    try:
        assert server.stdout
        port = int(server.stdout.readline())
        with tempfile.TemporaryDirectory() as folder:
            yield port, folder
    finally:
        server.terminate()


def _configure(
    folder: str, port: int, feeds: int, hosts: int = 0, others: Iterable[str] = (), pause: float = 1.0
) -> None:
    from servers.paper import Paper

    addresses = [*Paper(feeds, 0, hosts).addresses(port), *others]
    sources = "".join(f'[[source]]\nurl = "{address}"\n' for address in addresses)
    Path(folder, "digest.toml").write_text(f'[fetch]\nallow = ["127.0.0.0/8"]\npause = {pause}\n{sources}')


def _run(folder: str, name: str, expected: dict[str, int]) -> bool:
    options: dict[str, Any] = {"cwd": folder, "env": {**os.environ, **PATHS, "DIGEST_CONFIG": "digest.toml"}}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([*DIGEST, "fetch", "--strict"], capture_output=True, text=True, check=False, **options)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    runs = subprocess.run([*DIGEST, "runs", "--json"], capture_output=True, text=True, check=True, **options)
    counts = json.loads(runs.stdout)[0]["counts"]
    right = done.returncode == (4 if expected.get("unread") else 0) and all(
        counts.get(key, 0) == n for key, n in {"articles": 0, **expected}.items()
    )
    told = "" if right else f"  NOT {expected}: {counts} {done.stderr[-300:]}"
    print(f"{name:<8} {wall:7.1f} s  {cpu:7.1f} s CPU  peak so far {after.ru_maxrss / 1024:.0f} MB{told}", flush=True)
    return right


if __name__ == "__main__":
    sys.exit(main())
