"""The one door to the network: a plain GET with limits on time, size and redirects."""

import time
from dataclasses import dataclass

from digest import __version__
from digest.errors import SourceError
from digest.sources.limits import LARGEST

# Seconds to connect, and between two pieces of an answer.
_CONNECT, _READ = 10.0, 30.0
# Seconds for a whole answer: a server that sends a byte now and then must not hold up an edition.
_IN_ALL = 60.0
_REDIRECTS = 5
_PIECE = 16384


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave, and its media type as declared."""

    body: bytes
    media_type: str


def get(url: str) -> Answer:
    """The body at an address, unpacked.  Raises SourceError with what failed, why, and what to do."""
    import urllib3

    headers = {"User-Agent": f"digest/{__version__}", "Accept": "*/*"}
    try:
        with urllib3.PoolManager(headers=headers, timeout=urllib3.Timeout(connect=_CONNECT, read=_READ)) as pool:
            retries = urllib3.Retry(total=_REDIRECTS, connect=0, read=0, redirect=_REDIRECTS)
            answer = pool.request("GET", url, preload_content=False, retries=retries)
            if answer.status != 200:
                raise SourceError(f"{url}: the server answers {answer.status} {answer.reason or ''}; check the address")
            body = _within(answer, url)
            return Answer(body, answer.headers.get("Content-Type", "") or "")
    except (urllib3.exceptions.HTTPError, UnicodeError, ValueError) as error:
        raise SourceError(f"{url}: {_why(error)}; check the address and the network") from error


def _within(answer: "object", url: str) -> bytes:
    """All of an answer; counted while it is unpacked, so that a small bomb stays small."""
    pieces, size = [], 0
    end = time.monotonic() + _IN_ALL
    for piece in answer.stream(_PIECE, decode_content=True):  # type: ignore[attr-defined]  # urllib3 is loaded above
        size += len(piece)
        if time.monotonic() > end:
            raise SourceError(f"{url}: took longer than {_IN_ALL:.0f} seconds; try again later")
        if size > LARGEST:
            raise SourceError(f"{url}: larger than {LARGEST // 1024**2} MiB; give another address")
        pieces.append(piece)
    return b"".join(pieces)


def _why(error: Exception) -> str:
    """The innermost reason, without the object names that urllib3 puts around it."""
    reason = getattr(error, "reason", None) or error
    text = str(reason).rpartition(": ")[2] or type(reason).__name__
    return text.lower()
