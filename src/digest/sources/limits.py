"""Limit on the size of one document."""

from typing import BinaryIO

from digest.errors import SourceError
from digest.model.article import LARGEST

__all__ = ["LARGEST", "read_within"]


def read_within(stream: BinaryIO, name: str) -> bytes:
    """Return all bytes of `stream`.  Raises SourceError beyond the limit, without reading any further."""
    body = stream.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise SourceError(f"{name}: larger than {LARGEST // 1024**2} MiB; give the article alone")
    return body
