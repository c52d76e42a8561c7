"""Files and folders that no other user of the machine may read."""

import os
import stat
from contextlib import suppress
from pathlib import Path

# Of everybody but the owner.
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for the owner alone; one that is there stays as it is."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file for the owner alone; one that is there keeps its bytes and loses the rights of others.

    Raises OSError.
    """
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    tighten(path)


def tighten(path: Path) -> None:
    """Take the rights of others from a file, if it is there and ours."""
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OTHERS:
            path.chmod(mode & ~_OTHERS)
