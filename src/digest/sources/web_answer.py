"""An answer of the web, or the fault in its place."""

from dataclasses import dataclass

from digest.errors import SourceError


class FetchError(SourceError):
    """Failed request, with the server's `status` (0 without an answer) and the requested `wait` in seconds.

    `timed_out` is true if no complete answer came in time.
    """

    def __init__(self, message: str, status: int = 0, wait: float | None = None, *, timed_out: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.wait = wait
        self.timed_out = timed_out


@dataclass(frozen=True, slots=True)
class Validators:
    """Validators for a conditional request of the page at `url`, sent back as the server gave them."""

    url: str
    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """Headers of a conditional request (RFC 9110, section 13)."""
        sent = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in sent.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer of a server.

    `url` is the address after all redirects; `moved` is the same if every redirect was permanent, else "".
    `whole` is false if the connection ended before the length that the server had announced.
    """

    body: bytes = b""
    media_type: str = ""
    status: int = 200
    url: str = ""
    moved: str = ""
    etag: str = ""
    last_modified: str = ""
    whole: bool = True

    @property
    def charset(self) -> str | None:
        """The encoding in the media type."""
        return self.media_type.partition("charset=")[2].partition(";")[0].strip("\"' ") or None
