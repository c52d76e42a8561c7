"""Limits on the size of one document, and of a title in a feed."""

from typing import BinaryIO

from digest.errors import SourceError
from digest.model.article import LARGEST

__all__ = ["LARGEST", "LONGEST_TITLE", "read_within"]

# Maximum length of a title, in characters; the rest is cut off before parsing.  The longest of 9,000 headlines has 300.
LONGEST_TITLE = 2_000


def read_within(stream: BinaryIO, name: str) -> bytes:
    """Return all bytes of `stream`.  Raises SourceError beyond the limit, without reading any further."""
    body = stream.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise SourceError(f"{name}: larger than {LARGEST // 1024**2} MiB; give the article alone")
    return body
