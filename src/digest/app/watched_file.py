"""Read a file again after each change; a file that changed a moment ago may be half written."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from digest.errors import SettingsError

T = TypeVar("T")

# Seconds after a change during which a file may be half written: an export of many addresses takes a few.
SETTLED = 10.0

# Modification time, size and inode.
_Mark = tuple[int, int, int]


@dataclass(slots=True)
class WatchedFile(Generic[T]):
    """The content of a file by `read(path)`, which raises SettingsError if the content is not valid."""

    path: Path
    read: Callable[[Path], T]
    seen: tuple[_Mark, T | None] | None = None

    def __call__(self) -> tuple[T | None, bool]:
        """Return the present content, None if it is missing or not valid; and whether it is completely written."""
        try:
            found = self.path.stat()
        except OSError:
            return None, False
        mark = (found.st_mtime_ns, found.st_size, found.st_ino)
        if self.seen is None or self.seen[0] != mark:
            self.seen = (mark, self._content())
        content = self.seen[1]
        return content, content is not None and age(found.st_mtime) >= SETTLED

    def _content(self) -> T | None:
        try:
            return self.read(self.path)
        except SettingsError:
            return None


def is_settled(path: Path) -> bool:
    """Return whether a file exists and did not change a moment ago."""
    try:
        return age(path.stat().st_mtime) >= SETTLED
    except OSError:
        return False


def age(modified: float) -> float:
    """Return the seconds since a modification; one in the future, by another clock, is as old as it is ahead."""
    return abs(time.time() - modified)
