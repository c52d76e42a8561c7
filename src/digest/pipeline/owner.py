"""Who holds a claim: this process, by machine, number and start, so that a number used again is another process."""

import os
import platform
from pathlib import Path


def this_process() -> str:
    """host/pid/start of this process."""
    return f"{platform.node()}/{os.getpid()}/{_start(os.getpid())}"


def is_gone(owner: str) -> bool:
    """Whether the process of a claim is certainly no more: it was on this machine, and is not there."""
    host, _, rest = owner.rpartition("/")[0].partition("/")
    start = owner.rpartition("/")[2]
    if host != platform.node() or not rest.isdigit():
        return False
    return _start(int(rest)) != start


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
