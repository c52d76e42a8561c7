"""Sending to many, beside a bare smtplib loop that sends ready bytes to the same server in the same run.

They take turns, round for round, so that a machine that slows down slows all.  The bare loop reads no ledger and
writes nothing down; what is measured is what it costs to keep the promise.  It weighs more the smaller the mail is, so
a whole edition is sent and one of a single article.  The bar is for "of one": beside one bare loop.  "of as many" has
as many bare loops as we have lines.  The server is Postfix's smtp-sink where it is installed, else a
thread-per-line sink in a process of its own.
"""

import argparse
import os
import shutil
import smtplib
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from digest.app.runner import Runner, open_runner
from digest.mail.address import address_of
from digest.settings import settings_file as config

BAR = 0.6  # of the messages a second of one bare loop
ROUNDS = 3
SEEDS = Path(__file__).parents[1] / "seeds"
SHORT = SEEDS / "lab-bulletin-battery.txt"

SINK = """
import socket, sys, threading
def talk(line):
    lines = line.makefile("rb")
    line.sendall(b"220 sink\\r\\n")
    body = False
    for command in lines:
        if body:
            if command == b".\\r\\n":
                body = False
                line.sendall(b"250 2.0.0 Ok\\r\\n")
        elif command[:4].upper() == b"DATA":
            body = True
            line.sendall(b"354 go on\\r\\n")
        elif command[:4].upper() == b"QUIT":
            line.sendall(b"221 bye\\r\\n")
            return
        else:
            line.sendall(b"250 Ok\\r\\n")
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
while True:
    threading.Thread(target=talk, args=(listener.accept()[0],), daemon=True).start()
"""


def main() -> int:
    """Print the figures; with --strict, 1 when one is worse than its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recipients", type=int, default=10_000)
    parser.add_argument("--connections", type=int, nargs="*", default=[1, 4])
    parser.add_argument("--strict", action="store_true")
    given = parser.parse_args()
    passed = True
    print(
        f"{'KB':>5} {'lines':>5} {'ours/s':>8} {'bare/s':>8} {'of one':>6} {'bar':>4} {'of as many':>10} {'grew MB':>8}"
    )
    with sink() as port:
        for articles in (SEEDS, SHORT):
            for lines in given.connections:
                ours, bare, many, grew, size = measured(port, articles, given.recipients, lines)
                passed &= ours / bare >= BAR
                print(
                    f"{size / 1e3:5.1f} {lines:>5} {ours:8.0f} {bare:8.0f} {ours / bare:6.2f} {BAR:>4} "
                    f"{ours / many:10.2f} {grew:8.1f}"
                )
    return 1 if given.strict and not passed else 0


def measured(port: int, articles: Path, recipients: int, lines: int) -> tuple[float, float, float, float, int]:
    """Messages a second, ours, of one bare loop and of as many as `lines` (medians of the rounds); what our memory grew
    by in the last round (MB), and the size of a message (bytes)."""
    ours, bare, many, grew, ready = [], [], [], 0.0, b""
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            desk = filled(Path(folder), articles, port, recipients, lines)
            rows = desk.store.deliveries.deliveries()
            ready = desk.store.deliveries.message(rows[0].id).body
            addresses = [address_of(row.recipient) for row in rows]
            del rows
            bare.append(recipients / bare_seconds(port, ready, addresses, 1))
            many.append(recipients / bare_seconds(port, ready, addresses, lines) if lines > 1 else bare[-1])
            before = resident()
            started = time.perf_counter()
            report = desk.send()
            ours.append(recipients / (time.perf_counter() - started))
            grew = resident() - before
            assert report.counts["sent"] == recipients, report
            desk.store.engine.dispose()  # type: ignore[attr-defined]
    return statistics.median(ours), statistics.median(bare), statistics.median(many), grew, len(ready)


def filled(folder: Path, articles: Path, port: int, recipients: int, lines: int) -> Runner:
    """A desk with an edition of some articles for so many."""
    (folder / "readers.csv").write_text(
        "email,name\n" + "".join(f"reader{number}@ok.test,Reader {number}\n" for number in range(recipients))
    )
    (folder / "digest.toml").write_text(
        f'[[source]]\npath = "{articles}"\n[[brief]]\nname = "morning"\ntime = "00:00"\nminutes = 10\n'
        f'to_file = "readers.csv"\n[smtp]\nsender = "Morning <brief@ok.test>"\nhost = "127.0.0.1"\nport = {port}\n'
        f'security = "none"\nconnections = {lines}\n'
    )
    desk = open_runner(config.load(folder / "digest.toml"), clock=lambda: datetime.now(UTC))
    desk.fetch()
    desk.build()
    return desk


def bare_seconds(port: int, ready: bytes, addresses: list[str], lines: int) -> float:
    """smtplib alone, on so many lines, each in a thread of its own."""
    from threading import Thread

    def loop(mine: list[str]) -> None:
        with smtplib.SMTP("127.0.0.1", port, "localhost") as line:
            for address in mine:
                line.sendmail("brief@ok.test", [address], ready)

    threads = [Thread(target=loop, args=(addresses[number::lines],)) for number in range(lines)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - started


def resident() -> float:
    """Memory of this process, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def sink() -> Iterator[int]:
    """A server that takes everything and keeps nothing."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    program = shutil.which("smtp-sink", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    user = ["-u", "postfix"] if os.geteuid() == 0 else []
    command = [program, *user, f"127.0.0.1:{port}", "200"] if program else [sys.executable, "-c", SINK, str(port)]
    server = subprocess.Popen(command)
    try:
        for _ in range(100):
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait(10)


if __name__ == "__main__":
    sys.exit(main())
