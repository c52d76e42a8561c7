"""The labelled sets: where they stand, how they are read, and the digest that names their state."""

import gzip
import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent / "own"
_UNPACKERS = {".gz": gzip.decompress, ".xz": lzma.decompress}


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines, packed or not."""
    packed = path.read_bytes()
    raw = _UNPACKERS.get(path.suffix, bytes)(packed)
    yield from (json.loads(line) for line in raw.decode().split("\n") if line)


def digest_of(folder: Path, files: Iterable[str]) -> str:
    """Sixteen digits of the SHA-256 of the files' bytes, in their order."""
    found = hashlib.sha256()
    for name in files:
        found.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return found.hexdigest()[:16]
