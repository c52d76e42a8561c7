"""Time a run with a hostile feed before 64 good ones against one without it, and the worker's share of a fetch.

    python bench/hostile.py [--data folder] [--times 5] [--strict]

`--data` has `ingest/feeds.tar.xz`, feeds of the world; without it the feeds are made.  With --strict, 1 when the run
with the hostile feed builds no edition or takes over 15 s longer, or the worker costs over a tenth of the processor
time.
"""

import argparse
import os
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]
RUN = "from digest.cli import main; main()"
# The same program, in which documents are read without a process of their own, as where none can be started.
DIRECT = f"from digest.reading import worker; worker.Worker._started = lambda self: None; {RUN}"
GOOD = 64
# Bytes of the hostile feed; seconds that it may cost; the share of the worker.
SIZE, SECONDS, SHARE = 150_000, 15.0, 0.10
HOSTILE = (
    b"<rss><channel><title>a</title><item><title>b</title><description><![CDATA[%s]]></description></item></channel>"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--strict", action="store_true")
    options = parser.parse_args()
    feeds = _feeds(options.data)[:GOOD]
    longer, built = _longer(feeds, options.times)
    share = _share(feeds, options.times)
    print(f"with the hostile feed: {longer:+.1f} s (bar {SECONDS:.0f})   worker: {share:+.1%} (bar {SHARE:.0%})")
    return 1 if options.strict and not (built and longer <= SECONDS and share <= SHARE) else 0


def _feeds(data: Path | None) -> list[bytes]:
    if data:
        with tarfile.open(data / "ingest" / "feeds.tar.xz") as packed:
            return [packed.extractfile(one).read() for one in packed if one.isfile()]  # type: ignore[union-attr]
    from newsroom import item, rss

    return [rss(*(item(20 * n + k) for k in range(20)), title=f"Paper {n}") for n in range(GOOD)]


def _longer(feeds: list[bytes], times: int) -> tuple[float, bool]:
    """Return by how many seconds a run is longer with the hostile feed, and whether each run built an edition."""
    hostile = HOSTILE % (b"<" * SIZE)
    found: list[tuple[float, bool]] = []
    for _ in range(times):  # side by side, so that other work on the machine counts for both
        without, spent, _ = _time(feeds, ["run", "--once"], RUN)
        with_it, also, built = _time([hostile, *feeds], ["run", "--once"], RUN)
        wall = f"{without:.1f} s, with the hostile feed {with_it:.1f} s"
        print(f"run --once: {wall}, of processor time {spent:.1f} s and {also:.1f} s, built {built}", flush=True)
        found.append((with_it - without, built))
    return median(longer for longer, _ in found), all(built for _, built in found)


def _share(feeds: list[bytes], times: int) -> float:
    """Return the share of processor time that the worker adds to a fetch: of all fetches."""
    spent = [0.0, 0.0]
    for _ in range(times):
        _, direct, _ = _time(feeds, ["fetch"], DIRECT)
        _, apart, _ = _time(feeds, ["fetch"], RUN)
        print(f"fetch: {apart:.2f} s of processor time, {direct:.2f} s without a worker", flush=True)
        spent = [spent[0] + direct, spent[1] + apart]
    return spent[1] / spent[0] - 1


def _time(feeds: list[bytes], command: list[str], program: str) -> tuple[float, float, bool]:
    """Return the seconds and the processor time of a command in an empty folder, and whether it made an edition."""
    from servers.web import Reply, Request, site

    def answer(request: Request) -> Reply:
        number = request.path.strip("/")
        return Reply(feeds[int(number)]) if number.isdigit() else Reply(status=404)

    with site(every=answer) as here, tempfile.TemporaryDirectory() as folder:
        # Each feed has a host of its own; the pages that they name are on other hosts, which are not asked.
        sources = "".join(
            f'[[source]]\nurl = "{here.url(f"/{n}", f"127.0.{n // 250}.{n % 250 + 1}")}"\nfull_text = "never"\n'
            for n in range(len(feeds))
        )
        brief = '[[brief]]\nname = "morning"\ntime = "00:00"\nmax_age = "all"\nchannel = "file"\nfolder = "out"\n'
        settings = Path(folder, "digest.toml")
        settings.write_text(f'[fetch]\nallow = ["127.0.0.0/8"]\npause = 0\n{sources}{brief}')
        settings.chmod(0o600)
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", program, *command, "--quiet"],
            cwd=folder,
            check=False,
            env=_environment(),
            stderr=subprocess.DEVNULL,
        )
        wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return wall, spent, any(Path(folder, "out").rglob("edition.json"))


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "DIGEST_CONFIG": "digest.toml"}


if __name__ == "__main__":
    sys.exit(main())
