"""The one door to the network: a polite GET with limits on time, size and redirects, to addresses that were checked."""

import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from digest import __version__
from digest.errors import DigestError, SourceError
from digest.sources.connect import Connector, Deadline
from digest.sources.limits import LARGEST
from digest.sources.turns import SILENT, HostPauses
from digest.text.urls import joined, without_secrets

if TYPE_CHECKING:
    from urllib3.util import Url

USER_AGENT = f"digest/{__version__} (a personal news brief; reads feeds and their articles)"
# Seconds between two pieces of an answer.
_READ = 30.0
# Seconds for a whole answer, redirects included: a slow server must not hold up an edition.
_IN_ALL = 60.0
_REDIRECTS = 5
_PIECE = 16384
_MOVED = (301, 302, 303, 307, 308)
# After these the address itself has changed; the others are a detour.
_FOR_GOOD = (301, 308)
_LATER = (429, 503)


class FetchError(SourceError):
    """An address that gave nothing: the server's `status` (0 without an answer), the seconds it asks us to `wait`.

    `timed_out` is true when no whole answer came in time.
    """

    def __init__(self, message: str, status: int = 0, wait: float | None = None, *, timed_out: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.wait = wait
        self.timed_out = timed_out


@dataclass(frozen=True, slots=True)
class Validators:
    """What the page at `url` is to be compared by: given by its server with the page, sent back as they were."""

    url: str
    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """Those of a conditional request (RFC 9110, section 13)."""
        sent = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in sent.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave.

    `url` is where it stood in the end; `moved` the same when every redirect on the way was for good, else "".
    `whole` is false when the connection ended before the length that the server had told.
    """

    body: bytes = b""
    media_type: str = ""
    status: int = 200
    url: str = ""
    moved: str = ""
    etag: str = ""
    last_modified: str = ""
    whole: bool = True


@dataclass(frozen=True)
class HttpClient:
    """Asks hosts one at a time each; `in_all` is the time for an answer in seconds."""

    connect: Connector = field(default_factory=Connector)
    turns: HostPauses = field(default_factory=HostPauses)
    user_agent: str = USER_AGENT
    in_all: float = _IN_ALL
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    def get(self, url: str, last: Validators | None = None, user_agent: str | None = None) -> Answer:
        """What stands at an address, unpacked; status 304 and no body when it is still what it was by `last`.

        Raises FetchError with what failed, why, and what to do.
        """
        headers = {"User-Agent": user_agent or self.user_agent}
        try:
            return self._follow(url, headers, last)
        except FetchError:
            raise
        except SourceError as error:
            raise FetchError(f"{without_secrets(url)}: {error}") from error

    def _follow(self, url: str, headers: Mapping[str, str], last: Validators | None) -> Answer:
        """The answer at the end of the redirects.  They are one visit: on one host they need no pause."""
        at, for_good, left = url, True, self.in_all
        with ExitStack() as turn:
            host = ""
            for _ in range(_REDIRECTS + 1):
                parsed = _parsed(at)
                if parsed.host != host:
                    turn.close()
                    host = parsed.host or ""
                    self._refuse_silent(host, at)
                    turn.enter_context(self.turns.of(host))
                conditions = last.headers if last and last.url == at else {}
                started = monotonic()
                with Deadline(left) as deadline, self._watched(host):
                    found = self._ask(at, parsed, {**headers, **conditions}, deadline)
                left -= monotonic() - started
                if isinstance(found, Answer):
                    return replace(found, moved=at) if for_good and at != url else found
                status, target = found
                for_good = for_good and status in _FOR_GOOD
                at = joined(at, target)
        raise FetchError(f"{without_secrets(url)}: more than {_REDIRECTS} redirects; check the address")

    def _refuse_silent(self, host: str, url: str) -> None:
        """Raise FetchError for a host that was silent too often, without a wait for its turn."""
        if self.turns.is_silent(host):
            shown = without_secrets(url)
            raise FetchError(
                f"{shown}: not asked, {host} did not answer in time {SILENT} times in a row; the next run asks it again"
            )

    @contextmanager
    def _watched(self, host: str) -> Iterator[None]:
        """Count the requests in a row to which a host gave no whole answer in time."""
        try:
            yield
        except FetchError as error:
            self.turns.note(host, timed_out=error.timed_out)
            raise
        self.turns.note(host, timed_out=False)

    def _ask(self, url: str, parsed: "Url", headers: dict[str, str], deadline: Deadline) -> "Answer | tuple[int, str]":
        """The answer of one hop, or its status and the address that it sends us to.  Raises FetchError."""
        import urllib3

        shown = without_secrets(url)
        try:
            with _HostConnection(self.connect, parsed, deadline) as line:
                conditional = any(name.startswith("If-") for name in headers)
                return self._read(line.ask(headers), url, deadline, conditional=conditional)
        except (urllib3.exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
            if deadline.passed:
                raise self._too_slow(shown) from error
            late = isinstance(error, (TimeoutError, urllib3.exceptions.TimeoutError))
            raise FetchError(f"{shown}: {_why(error)}; check the address and the network", timed_out=late) from error

    def _read(
        self,
        answer: Any,  # noqa: ANN401 - urllib3's answer
        url: str,
        deadline: Deadline,
        *,
        conditional: bool,
    ) -> "Answer | tuple[int, str]":
        shown, status = without_secrets(url), answer.status
        if status in _MOVED and answer.headers.get("Location"):
            return status, answer.headers["Location"]
        if status in _LATER:
            wait = self._wait(answer.headers.get("Retry-After", ""))
            raise FetchError(f"{shown}: the server answers {status}, it is asked too often or busy", status, wait)
        if status == 410:
            raise FetchError(f"{shown}: the server answers 410, it is gone for good; remove it", status)
        # "Not changed" is no answer to a question without conditions.
        if status != 200 and not (status == 304 and conditional):
            said = f"{status} {answer.reason or ''}".strip()
            raise FetchError(f"{shown}: the server answers {said}; check the address", status)
        body, whole = _within(answer, shown) if status == 200 else (b"", True)
        if deadline.passed:
            raise self._too_slow(shown)
        said = answer.headers.get
        return Answer(
            body, said("Content-Type", ""), status, url, "", said("ETag", ""), said("Last-Modified", ""), whole
        )

    def _too_slow(self, shown: str) -> FetchError:
        reason = f"{shown}: took longer than {self.in_all:.0f} seconds; try again later"
        return FetchError(reason, timed_out=True)

    def _wait(self, text: str) -> float | None:
        """Retry-After in seconds: a number, or a date."""
        try:
            seconds = float(text) if text.strip().isdigit() else (_date(text) - self.clock()).total_seconds()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return max(seconds, 0.0)


def host_in(url: str) -> str:
    """The host that an address is asked of; "" for what is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def with_password(url: str, password: Callable[[], str] | None) -> str:
    """The address with the password of the user that it names.  Raises FetchError when it cannot be had."""
    parts = urlsplit(url)
    if password is None or not parts.username or parts.password:
        return url
    try:
        secret = quote(password(), safe="")
    except DigestError as error:
        raise FetchError(f"{without_secrets(url)}: {error}") from error
    return parts._replace(netloc=f"{parts.username}:{secret}@{parts.netloc.rpartition('@')[2]}").geturl()


class _HostConnection:
    """One connection for one request."""

    def __init__(self, connect: Connector, parsed: "Url", deadline: Deadline) -> None:
        from urllib3.connection import HTTPConnection

        self._parsed = parsed
        host, tls = (parsed.host or "").strip("[]"), parsed.scheme == "https"
        port = parsed.port or (443 if tls else 80)
        self._http = HTTPConnection(host, port)
        self._http.sock = connect(host, port, deadline, tls=tls)
        self._http.timeout = min(_READ, deadline.left)

    def ask(self, headers: Mapping[str, str]) -> Any:  # noqa: ANN401 - urllib3's answer
        parsed = self._parsed
        named = {
            "Host": parsed.netloc or "",
            "Accept-Encoding": "gzip, deflate",
            "Accept": "*/*",
            "Connection": "close",
        }
        if parsed.auth:
            named["Authorization"] = "Basic " + b64encode(unquote(parsed.auth).encode()).decode()
        self._http.request(
            "GET",
            parsed.request_uri,
            headers={**named, **headers},
            preload_content=False,
            enforce_content_length=False,  # what came before a line broke is of use: see _within
        )
        return self._http.getresponse()

    def __enter__(self) -> "_HostConnection":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()


def _parsed(url: str) -> "Url":
    """An address in its parts, encoded as it goes over the line.  Raises FetchError."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        parsed = parse_url(url)
    except LocationParseError as error:
        raise FetchError(f"{without_secrets(url)}: no address that can be read; check it") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise FetchError(f"{without_secrets(url)}: no web address; it begins with http:// or https://")
    return parsed


def _within(answer: Any, shown: str) -> tuple[bytes, bool]:  # noqa: ANN401 - urllib3's answer
    """All of an answer, and whether all came; counted while it is unpacked, so that a small bomb stays small."""
    from urllib3.exceptions import ProtocolError

    pieces, size = [], 0
    try:
        for piece in answer.stream(_PIECE, decode_content=True):
            size += len(piece)
            if size > LARGEST:
                raise FetchError(f"{shown}: larger than {LARGEST // 1024**2} MiB; give another address")
            pieces.append(piece)
    except ProtocolError:
        return b"".join(pieces), False
    return b"".join(pieces), not answer.length_remaining


def _date(text: str) -> datetime:
    moment = parsedate_to_datetime(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _why(error: Exception) -> str:
    """The innermost reason, without the object names that urllib3 puts around it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate cannot be verified ({error.verify_message.lower()})"
    if isinstance(error, ssl.SSLError):
        return f"no TLS with it ({(error.reason or 'unknown').lower().replace('_', ' ')})"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, HTTPException) and not isinstance(error, OSError):  # as of no web server, or a hostile one
        return "its answer is not one of the web"
    if type(error).__name__ == "DecodeError":
        return "its answer is not packed as it says"
    reason = getattr(error, "strerror", None) or str(error).rpartition(": ")[2] or type(error).__name__
    return reason.lower()
