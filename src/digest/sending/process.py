"""The holder of a claim: a process.

Its name has the start time beside the PID, so that a reused PID is not mistaken for the same process.
"""

import os
import platform
import subprocess
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

# holds: it may still act on the claim · ended: it is gone, and everything that it wrote is there · cut off: it is gone,
# and its last writes may be missing, or it may not have noticed that its lease was over
Fate = Literal["holds", "ended", "cut off"]


def this_process() -> str:
    """Return the name of this process: machine/boot/PID namespace/PID/start time."""
    return "/".join((_machine(), _boot(), _pid_namespace(), str(os.getpid()), _start(os.getpid())))


def claim_state(owner: str, until: datetime | None, now: datetime) -> Fate:
    """Return whether the holder of a claim may still act on it.

    A live process of this machine keeps its claims however long it takes; a dead one has ended.  A process of another
    container or machine keeps them until its lease is over.
    """
    machine, boot, namespace, pid, start = owner.split("/") if owner.count("/") == 4 else ("", "", "", "", "")
    is_over = until is None or until < now
    if not (boot and boot == _boot()):
        was_rebooted = bool(machine == _machine() and boot and _boot())
        return "cut off" if was_rebooted or is_over else "holds"
    if namespace != _pid_namespace():
        return "ended" if is_over else "holds"
    return "holds" if _start(int(pid)) == start else "ended"


def _machine() -> str:
    return platform.node()[:48].replace("/", "-")


@cache
def _boot() -> str:
    """Return a name for the present boot of this machine; "" where it is unknown."""
    with suppress(OSError):
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip().replace("-", "")[:16]
    with suppress(OSError, subprocess.SubprocessError):
        command = ["sysctl", "-n", "kern.bootsessionuuid"]  # macOS
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10)
        return done.stdout.strip().replace("-", "")[:16]
    return ""


@cache
def _pid_namespace() -> str:
    """Return the namespace of PIDs: each container has its own; "" without /proc."""
    with suppress(OSError):
        return str(Path("/proc/self/ns/pid").stat().st_ino)
    return ""


def _start(pid: int) -> str:
    """Return the start of a process in ticks of the kernel; "" for no such process.  Without /proc: "alive"."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
        return stat.rpartition(")")[2].split()[19]  # field 22, counted after the name, which may hold blanks
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
