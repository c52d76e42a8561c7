"""Files and folders that no other user of the machine may read."""

import os
import stat
from contextlib import suppress
from pathlib import Path

# Rights of everybody but the owner.
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def make_folder(folder: Path) -> None:
    """Make a folder and its missing parents for the owner alone; an existing folder stays as it is.  Raises OSError."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(exist_ok=True)


def make_file(path: Path) -> None:
    """Make an empty file for the owner alone; an existing file keeps its bytes, and others lose their rights.

    Raises OSError.
    """
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    tighten(path)


def is_foreign(path: Path) -> bool:
    """Return whether a file, or its folder, belongs to another user than us and root, or others may write it.

    The group of the user counts as the user: many systems give each a group of his own.
    """
    for found in (path.stat(), path.absolute().parent.stat()):
        by_group = found.st_mode & stat.S_IWGRP and found.st_gid not in (0, os.getegid())
        # In a sticky folder, such as /tmp, nobody may replace the file of another; on a file the bit says nothing.
        kept = stat.S_ISDIR(found.st_mode) and found.st_mode & stat.S_ISVTX
        by_all = found.st_mode & stat.S_IWOTH and not kept
        if found.st_uid not in (0, os.geteuid()) or by_group or by_all:
            return True
    return False


def tighten(path: Path) -> None:
    """Remove the rights of others from a file; do nothing if it is missing or not ours."""
    with suppress(OSError):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OTHERS:
            path.chmod(mode & ~_OTHERS)
