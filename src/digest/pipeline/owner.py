"""Who holds a claim: this process, by machine, number and start, so that a number used again is another process."""

import os
import platform
from datetime import datetime
from pathlib import Path


def this_process() -> str:
    """host/pid/start of this process."""
    return f"{platform.node()}/{os.getpid()}/{_start(os.getpid())}"


def is_abandoned(owner: str, until: datetime | None, now: datetime) -> bool:
    """Whether a claim holds no more: its process was on this machine and is gone, or was elsewhere and let it lapse.

    A process of this machine that is alive keeps its claims however long it takes.
    """
    host, number, start = owner.rsplit("/", 2) if owner.count("/") >= 2 else ("", "", "")
    if host == platform.node() and number.isdigit():
        return _start(int(number)) != start
    return until is None or until < now


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
