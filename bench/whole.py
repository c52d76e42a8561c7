"""The whole job, texts in and an edition out, and each of its steps: CPU, memory and growth, beside the peers.

    python bench/whole.py [--articles 1000 10000] [--briefs 1 10] [--pages 300] [--peers 1000] [--feeds 10]
                          [--strict] [--write]

All runs are serial, each in a process of its own on one core.  Their seconds are of CPU, with those of the processes
that they start.  --write enters the figures in bench/whole.json and makes docs/performance.md from it, so that a long
run completes a short one; each figure has its day and the load of the machine.  --strict ends with 1 below a bar.
"""

import argparse
import importlib.util
import os
import random
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import briefs as many_briefs
from days import day
from edition import paragraphs
from whole_page import Measured, enter, exponent, now, write_page

# Times the CPU of the straightforward script that the whole job is better, by the articles of the script.
TIMES = {1_000: 9.0, 3_000: 20.0}
# The most of the script's memory, the most growth from 10,000 articles on, and the most megabytes.
MEMORY, EXPONENT, MEGABYTES = 0.5, 1.1, 2_000.0
ARTICLES, BRIEFS, PAGES, PEERS, FEEDS = (1_000, 10_000), (1, 10), 300, (1_000,), 10
ENTRIES = 20  # of a feed
STORE_ARTICLES = 5_000  # over which many briefs are built
_LINKS = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("news", "sport", "weather", "contact"))
_MENU, _FOOT = f"<nav><ul>{_LINKS}</ul></nav>", "<footer>All rights reserved.</footer></body></html>"
SETTINGS = """
[[source]]
{source}
[[brief]]
name = "day"
time = "00:00"
channel = "smtp"
to = ["reader@example.com"]
[smtp]
sender = "brief@example.com"
host = "127.0.0.1"
port = {port}
security = "none"
[fetch]
allow = ["127.0.0.1"]
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("articles", ARTICLES), ("briefs", BRIEFS), ("peers", PEERS)):
        parser.add_argument(f"--{name}", type=int, nargs="*", default=list(default))
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--feeds", type=int, default=FEEDS)
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found: list[Measured] = []
    with tempfile.TemporaryDirectory() as name, mail_sink() as port:
        for one in _all(Path(name), port, options):
            print(f"{one.job:<34}{one.size:>9,}{one.cpu:10.2f} s{one.megabytes:8.0f} MB", flush=True)
            found.append(one)
    if options.write:
        enter(found)
        write_page()
    over = list(_over(found))
    print(*over, sep="\n")
    return 1 if options.strict and over else 0


def _all(folder: Path, port: int, options: argparse.Namespace) -> Iterator[Measured]:
    for size in sorted({*options.articles, *options.peers}):
        texts = folder / f"texts{size}"
        write_texts(texts, size)
        yield measure("digest: texts to edition", size, "brief", texts, "-o", folder / "out")
        if size in options.articles:
            yield from _steps(folder / f"store{size}", f'path = "{texts}"', "texts", size, port)
        if size in options.peers:
            yield peer("obvious", "script: texts to edition", size, texts, port)
    if options.pages:
        write_pages(folder / "pages", options.pages)
        yield measure("digest: pages to edition", options.pages, "brief", folder / "pages", "-o", folder / "out")
        yield peer("pages", "trafilatura + sumy: pages", options.pages, folder / "pages", port)
    if options.feeds:
        yield from _feeds(folder / "feeds", options.feeds, port)
    if options.briefs:
        yield from _briefs(folder / "briefs", options.briefs)


def _steps(folder: Path, source: str, kind: str, size: int, port: int) -> Iterator[Measured]:
    folder.mkdir()
    (folder / "digest.toml").write_text(SETTINGS.format(source=source, port=port), encoding="utf-8")
    for step in ("fetch", "build", "send"):
        yield measure(f"digest {step} ({kind})", size, step, "--config", folder / "digest.toml")


def _feeds(folder: Path, number: int, port: int) -> Iterator[Measured]:
    folder.mkdir()
    for at in range(number):
        (folder / f"feed{at}.xml").write_text(_feed(at), encoding="utf-8")
    with served(folder) as address:
        addresses = [f"{address}/feed{at}.xml" for at in range(number)]
        source = "\n[[source]]\n".join(f'url = "{one}"' for one in addresses)
        yield from _steps(folder / "store", source, "feeds", number * ENTRIES, port)
        (folder / "feeds.txt").write_text("\n".join(addresses), encoding="utf-8")
        if importlib.util.find_spec("rss2email"):
            yield peer("rss2email", "rss2email: feeds to mails", number * ENTRIES, folder, port)
        else:
            print("rss2email is not installed (pip install rss2email): it is left out")


def _briefs(folder: Path, numbers: Sequence[int]) -> Iterator[Measured]:
    folder.mkdir()
    for number, cpu, megabytes in many_briefs.measured(folder, STORE_ARTICLES, numbers):
        yield Measured(f"digest build, {STORE_ARTICLES:,} articles, briefs", number, cpu, megabytes, *now())


def measure(job: str, size: int, *command: str | Path) -> Measured:
    """Run a command of `digest`, on one core."""
    program = Path(sys.executable).with_name("digest")
    return _run(job, size, [str(program), *map(str, command), "--quiet"])


def peer(name: str, job: str, size: int, folder: Path, port: int) -> Measured:
    """Run a peer, on one core."""
    script = Path(__file__).with_name("whole_peers.py")
    return _run(job, size, [sys.executable, str(script), name, str(folder), str(port)])


def compiled() -> dict[str, str]:
    """Return the environment in which Python keeps compiled modules, which installed programs and the peers have."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _run(job: str, size: int, command: list[str]) -> Measured:
    # No `preexec_fn`: between threads, such as those of the servers here, the new process may wait for ever.
    core = str(min(os.sched_getaffinity(0)))
    alone = {**compiled(), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    run = subprocess.Popen(["taskset", "--cpu-list", core, *command], stdout=subprocess.DEVNULL, env=alone)
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {run.returncode}")
    return Measured(job, size, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, *now())


def _over(found: Sequence[Measured]) -> Iterator[str]:
    """Yield a line for each bar that is not reached."""
    cpu = {(one.job, one.size): one for one in found}
    for size, times in TIMES.items():
        ours, theirs = cpu.get(("digest: texts to edition", size)), cpu.get(("script: texts to edition", size))
        if ours and theirs and theirs.cpu < times * ours.cpu:
            yield f"{size:,} articles: {theirs.cpu / ours.cpu:.1f} times the script's pace (bar {times:g})"
        if ours and theirs and ours.megabytes > MEMORY * theirs.megabytes:
            yield f"{size:,} articles: {ours.megabytes / theirs.megabytes:.2f} of the script's memory (bar {MEMORY:g})"
    grown = exponent([one for one in found if one.job == "digest: texts to edition" and one.size >= 10_000])
    if grown > EXPONENT:
        yield f"growth from 10,000 articles: n^{grown:.2f} (bar {EXPONENT:g})"
    yield from (
        f"{one.job}: {one.megabytes:,.0f} MB (bar {MEGABYTES:,.0f})"
        for one in found
        if one.job.startswith("digest") and one.megabytes > MEGABYTES
    )


def _texts(size: int) -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, title and paragraphs of each article of a day."""
    rng = random.Random(1)
    for article in day(size)[0]:
        yield article.id, article.title.capitalize(), list(paragraphs(article.text.split(), rng))


def write_texts(folder: Path, size: int) -> None:
    """Write a day of articles as Markdown, some 600 words each."""
    folder.mkdir()
    for name, title, text in _texts(size):
        (folder / f"{name}.md").write_text(f"# {title}\n\n" + "\n\n".join(text) + "\n", encoding="utf-8")


def write_pages(folder: Path, size: int) -> None:
    """Write a day of articles as HTML pages with a menu."""
    folder.mkdir()
    for name, title, text in _texts(size):
        body = "".join(f"<p>{escape(one)}</p>" for one in text)
        head = f'<!DOCTYPE html><html lang="en"><head><title>{escape(title)}</title></head><body>{_MENU}'
        page = f"{head}<main><article><h1>{escape(title)}</h1>{body}</article></main>{_FOOT}"
        (folder / f"{name}.html").write_text(page, encoding="utf-8")


def _feed(number: int) -> str:
    items = "".join(
        f"<item><title>{escape(title)}</title><link>https://example.com/{number}/{name}</link>"
        f"<description>{escape(text[0])}</description></item>"
        for name, title, text in list(_texts(ENTRIES * (number + 1)))[-ENTRIES:]
    )
    return f'<rss version="2.0"><channel><title>Feed {number}</title>{items}</channel></rss>'


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; give its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, directory=str(folder))  # type: ignore[arg-type]

        def log_message(self, *given: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def mail_sink() -> Iterator[int]:
    """Take mail on loopback and drop it; give the port."""
    sys.path.append(str(Path(__file__).parents[1] / "tests"))
    from servers import scripted

    with scripted.serve() as server:
        yield server.port


if __name__ == "__main__":
    sys.exit(main())
