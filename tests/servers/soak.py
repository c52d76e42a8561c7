"""The resident service in fast motion, in a process of its own: days pass in seconds, everything else is real."""

import json
import os
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

# Steps of the clock: the half minutes of the ticker around an hour that is due, and longer ones between.
NEAR, BETWEEN = timedelta(minutes=20), timedelta(minutes=7)


@dataclass
class FastClock:
    """A clock that goes on only while the service waits; the present time is in the file `shown`."""

    now: datetime
    end: datetime
    hours: tuple[int, ...]  # minutes after midnight, UTC
    shown: Path
    marks: list[dict[str, int]] = field(default_factory=list)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> bool:
        day = self.now.date()
        self.now += timedelta(seconds=seconds) if self._is_near() else max(BETWEEN, timedelta(seconds=seconds))
        self.shown.write_text(self.now.isoformat())
        if self.now.date() != day:
            self.marks.append(mark())
        return self.now >= self.end

    def _is_near(self) -> bool:
        minutes = self.now.hour * 60 + self.now.minute
        return any(abs(minutes - hour) <= NEAR.total_seconds() / 60 for hour in self.hours)


def mark() -> dict[str, int]:
    """The memory of this process in kB, and its open files and threads."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    files = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a Path for each costs more than the measurement
    return {"memory": int(status["VmRSS"].split()[0]), "files": files, "threads": int(status["Threads"])}


def main() -> None:
    """Keep the schedule of `digest.toml` in a folder for some days, and print the marks of each day and the counts."""
    from digest.app.report import Report
    from digest.app.runner import open_runner
    from digest.app.service import stay
    from digest.settings import settings_file

    folder, start, days = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]).replace(tzinfo=UTC), int(sys.argv[3])
    # The hours of the briefs in summer and winter time.
    clock = FastClock(start, start + timedelta(days=days), (285, 345, 930, 990), folder / "now")
    here = open_runner(settings_file.load(folder / "digest.toml"), clock=clock)
    counts: Counter[str] = Counter()

    def ticked(report: Report) -> None:
        counts.update(report.counts)
        counts.update(ticks=1, failures=len(report.failures), faults=len(report.faults))

    stay(here, clock.wait, ticked)
    print(json.dumps({"marks": clock.marks, "counts": counts}))


if __name__ == "__main__":
    main()
