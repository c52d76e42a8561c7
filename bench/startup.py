"""Start-up as ratios to `python -c pass`, medians of interleaved runs; sumy's own command beside.

Each round runs every command once, so that a machine that slows down slows all of them.  A whole process is timed,
from its start to its end, with its output thrown away.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = Path(__file__).parents[1] / "seeds" / "001_4971168cbfb67383.txt"
DIGEST = [sys.executable, "-c", "from digest.cli import main; main()"]
ROUNDS = 21

# name → (command, the most that it may cost, as a multiple of `python -c pass`; None for a peer)
COMMANDS: dict[str, tuple[list[str], float | None]] = {
    "python -c pass": ([sys.executable, "-c", "pass"], None),
    "import digest": ([sys.executable, "-c", "import digest"], 4),
    "digest --help": ([*DIGEST, "--help"], 8),
    "digest summarize FILE": ([*DIGEST, "summarize", str(SEED)], 8),
    "sumy lex-rank --file=FILE": (
        [sys.executable, "-m", "sumy", "lex-rank", "--format=plaintext", f"--file={SEED}"],
        None,
    ),
}


def main() -> int:
    """Print the table; with --strict, 1 when a command costs more than its bar."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, (command, bar) in COMMANDS.items():
            if bar is None and name.startswith("sumy") and len(times[name]) >= 3:
                continue
            times[name].append(_seconds(command))
    base = statistics.median(times["python -c pass"])
    print(f"{'command':<28} {'ms':>7} {'ratio':>6} {'bar':>4}")
    passed = True
    for name, (_, bar) in COMMANDS.items():
        median = statistics.median(times[name])
        passed &= bar is None or median / base <= bar
        print(f"{name:<28} {median * 1000:7.1f} {median / base:6.1f} {bar or '':>4}")
    return 1 if "--strict" in sys.argv and not passed else 0


def _seconds(command: list[str]) -> float:
    with tempfile.TemporaryFile() as sink:
        started = time.perf_counter()
        subprocess.run(
            command, stdout=sink, stderr=sink, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""}, check=False
        )
        return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
