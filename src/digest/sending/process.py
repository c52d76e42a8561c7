"""Who holds a claim: this process, by machine, number and start, so that a number used again is another process."""

import os
import platform
import subprocess
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

# holds: it may still act on it · ended: it is gone, and all that it wrote is there · cut off: it is gone, and nobody
# knows whether the machine kept what it wrote last, or it may not have known that its time was up
Fate = Literal["holds", "ended", "cut off"]


def this_process() -> str:
    """machine/its start/room of numbers/number/start of this process."""
    return "/".join((_machine(), _boot(), _room(), str(os.getpid()), _start(os.getpid())))


def claim_state(owner: str, until: datetime | None, now: datetime) -> Fate:
    """What became of the holder of a claim.

    A process of this machine that is alive keeps its claims however long it takes, and one that is not has ended.  Of
    those of another container or machine nothing is known until their lease is over.
    """
    machine, boot, room, number, start = owner.split("/") if owner.count("/") == 4 else ("", "", "", "", "")
    over = until is None or until < now
    if boot and boot == _boot():
        if room == _room():
            return "holds" if _start(int(number)) == start else "ended"
        return "ended" if over else "holds"
    started_anew = machine == _machine() and boot and _boot()
    return "cut off" if started_anew or over else "holds"


def _machine() -> str:
    return platform.node()[:48].replace("/", "-")


@cache
def _boot() -> str:
    """When this machine was started, as a name; "" when that cannot be known."""
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip().replace("-", "")[:16]
    with suppress(OSError, subprocess.SubprocessError):
        asked = ["sysctl", "-n", "kern.bootsessionuuid"]  # macOS
        done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=10)
        return done.stdout.strip().replace("-", "")[:16]
    return ""


@cache
def _room() -> str:
    """Where the numbers of processes are counted: each container has numbers of its own."""
    with suppress(OSError):
        return str(Path("/proc/self/ns/pid").stat().st_ino)
    return ""


def _start(pid: int) -> str:
    """When a process began, in ticks of the kernel; "" when there is none.  Without /proc: "alive"."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
        return stat.rpartition(")")[2].split()[19]  # field 22, counted behind the name, which may hold blanks
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return ""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        return "alive"
    return "alive"
