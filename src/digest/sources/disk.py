"""One file of this machine, read within bounds."""

import os
from pathlib import Path

from digest.errors import SourceError
from digest.sources.limits import read_within
from digest.text.characters import one_line


def read_file(path: Path) -> bytes:
    """The bytes of one file.  Raises SourceError when it is missing, no regular file, too large, or may not be read."""
    name = shown(path)
    try:
        if not path.exists():
            raise SourceError(f"{name}: no such file; check the path")
        if path.is_dir():
            raise SourceError(f"{name}: this is a folder; `digest brief {name}` reads folders")
        if not path.is_file():
            raise SourceError(f"{name}: not a regular file; use - for standard input")
        with path.open("rb") as stream:
            return read_within(stream, name)
    except OSError as error:
        raise SourceError(f"{name}: {(error.strerror or str(error)).lower()}; check the permissions") from error


def shown(path: Path) -> str:
    """A path as text that may be shown: with slashes, without what does not decode or could move a cursor."""
    return one_line(os.fsencode(path.as_posix()).decode("utf-8", "replace"))
