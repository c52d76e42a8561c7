"""Unpack the body of an answer by its first bytes and its headers: servers send it packed, plain or packed twice."""

import zlib
from collections.abc import Mapping

from digest.sources.limits import LARGEST
from digest.sources.web_answer import FetchError

_GZIP = b"\x1f\x8b\x08"
# Layers of gzip: a server that packs packed files makes two, more are made to cost time.
_LAYERS = 3
# Gzip members in a row: each costs a copy of the bytes behind it.
_MEMBERS = 100
# Window of zlib: 15 bits with the header of zlib, the same without one.
_DEFLATE = (15, -15)


def unpacked(body: bytes, headers: Mapping[str, str], shown: str) -> bytes:
    """Return a body without its compression.  A file that is said to be gzip stays packed, if no encoding is named.

    The size is checked during decompression, so that a small bomb stays small.  Raises FetchError.
    """
    named = [name.strip().lower() for name in headers.get("Content-Encoding", "").split(",")]
    if "deflate" in named and not body.startswith(_GZIP):
        return _inflated(body, shown)
    is_file = "gzip" in headers.get("Content-Type", "").lower() and not any(named)
    for _ in range(0 if is_file else _LAYERS):
        if not body.startswith(_GZIP):
            break
        body = _gunzipped(body, shown)
    return body


def _gunzipped(body: bytes, shown: str) -> bytes:
    """Return all members of a gzip file in a row; what follows the last one is left out."""
    pieces: list[bytes] = []
    size, at = 0, memoryview(body)
    while at[: len(_GZIP)] == _GZIP and len(pieces) < _MEMBERS:
        member = zlib.decompressobj(wbits=31)
        try:
            pieces.append(member.decompress(at, LARGEST - size + 1))
        except zlib.error as error:
            raise FetchError(
                f"{shown}: its answer is not packed as it says; check the address and the network"
            ) from error
        size += len(pieces[-1])
        require_small(size, shown)
        at = at[len(at) - len(member.unused_data) :]
    return b"".join(pieces)


def _inflated(body: bytes, shown: str) -> bytes:
    """Return a body without "deflate", which servers send with zlib's header or without; a plain one as it is."""
    for bits in _DEFLATE:
        stream = zlib.decompressobj(wbits=bits)
        try:
            found = stream.decompress(body, LARGEST + 1)
        except zlib.error:
            continue
        require_small(len(found), shown)
        return found
    return body


def require_small(size: int, shown: str) -> None:
    """Raise FetchError for an answer over the limit, packed or unpacked."""
    if size > LARGEST:
        raise FetchError(f"{shown}: larger than {LARGEST // 1024**2} MiB; give another address")
