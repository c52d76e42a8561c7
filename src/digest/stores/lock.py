"""A lock between processes that ends with its process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.errors import LockedError
from digest.private import make_file


@contextmanager
def file_lock(path: Path | None) -> Iterator[None]:
    """Hold the lock at `path`; None, for a store in memory, needs no lock.  Raises LockedError when it is taken."""
    if path is None:
        yield
        return
    make_file(path)
    with path.open("a") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(f"{path}: another run is fetching or building; wait for it, or stop it") from error
        yield
