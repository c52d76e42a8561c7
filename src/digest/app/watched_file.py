"""Read a file again after each change; a file that changed a moment ago may be half written."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
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
        mark = _mark_of(found)
        if self.seen is None or self.seen[0] != mark:
            self.seen = (mark, self._content())
        content = self.seen[1]
        return content, content is not None and age(found.st_mtime) >= SETTLED

    def _content(self) -> T | None:
        try:
            return self.read(self.path)
        except SettingsError:
            return None


@dataclass(slots=True)
class ChangedFile:
    """Report each change of a file once, when it is completely written; a missing file has not changed."""

    path: Path
    seen: _Mark | None = field(init=False)

    def __post_init__(self) -> None:
        self.look()

    def look(self) -> None:
        """Take the present file as seen; call it before each reading."""
        self.seen = self._mark()

    def __call__(self) -> bool:
        """Return whether the file has changed since the last look or report."""
        mark = self._mark()
        if mark is None or mark == self.seen or not is_settled(self.path):
            return False
        self.seen = mark
        return True

    def is_settled(self) -> bool:
        """Return whether the file exists and is completely written."""
        return is_settled(self.path)

    def _mark(self) -> _Mark | None:
        try:
            return _mark_of(self.path.stat())
        except OSError:
            return None


def _mark_of(found: os.stat_result) -> _Mark:
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def is_settled(path: Path) -> bool:
    """Return whether a file exists and did not change a moment ago."""
    return seconds_to_settle(path) == 0


def seconds_to_settle(path: Path) -> float:
    """Return the seconds until a file counts as completely written; for a missing file the longest wait."""
    try:
        return max(0.0, SETTLED - age(path.stat().st_mtime))
    except OSError:
        return SETTLED


def age(modified: float) -> float:
    """Return the seconds since a modification; one in the future, by another clock, is as old as it is ahead."""
    return abs(time.time() - modified)
