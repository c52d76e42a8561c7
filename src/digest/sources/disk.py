"""Read one local file, up to a size limit."""

import os
import re
from pathlib import Path

from digest.errors import SourceError
from digest.sources.limits import read_within
from digest.text.characters import one_line

# The name of a host and a slash, or "www.": a web address without "https://", as a browser shows it.
_HOST = re.compile(r"www\.\w|[\w-]+(?:\.[\w-]+)+/")


def read_file(path: Path) -> bytes:
    """Return the bytes of one file.  Raises SourceError if it is missing, not regular, too large or not readable."""
    name = shown(path)
    try:
        if not path.exists():
            page = f", or write https://{name} for a page" if _HOST.match(name) else ""
            raise SourceError(f"{name}: no such file; check the path{page}")
        if path.is_dir():
            raise SourceError(f"{name}: this is a folder; `digest brief {name}` reads folders")
        if not path.is_file():
            raise SourceError(f"{name}: not a regular file; use - for standard input")
        with path.open("rb") as stream:
            return read_within(stream, name)
    except OSError as error:
        raise SourceError(f"{name}: {(error.strerror or str(error)).lower()}; check the permissions") from error


def shown(path: Path) -> str:
    """Return a path as printable text: with slashes, without undecodable bytes or characters that move a cursor."""
    return one_line(os.fsencode(path.as_posix()).decode("utf-8", "replace"))
