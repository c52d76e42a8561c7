"""The only HTTP client: a polite GET with limits on time, size and redirects, to checked addresses."""

import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, responses
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from digest import __version__
from digest.errors import DigestError, SourceError
from digest.sources.connect import Connector, Deadline
from digest.sources.cookies import VisitCookies
from digest.sources.packed_body import require_small, unpacked
from digest.sources.turns import SILENT, HostPauses
from digest.sources.web_answer import Answer, FetchError, Validators
from digest.text.urls import joined, without_secrets

if TYPE_CHECKING:
    from urllib3.util import Url

USER_AGENT = f"digest/{__version__} (a personal news brief; reads feeds and their articles)"
# Maximum time between two pieces of an answer, in seconds.
_READ = 30.0
# Maximum time for a whole answer, in seconds, redirects included: a slow server must not hold up an edition.
_IN_ALL = 60.0
_REDIRECTS = 5
_PIECE = 16384
_MOVED = (301, 302, 303, 307, 308)
# Permanent redirects: the address itself has changed.  The others are temporary.
_FOR_GOOD = (301, 308)
_LATER = (429, 503)


@dataclass(frozen=True)
class HttpClient:
    """HTTP client with one request per host at a time; `in_all` is the time limit for an answer in seconds."""

    connect: Connector = field(default_factory=Connector)
    turns: HostPauses = field(default_factory=HostPauses)
    user_agent: str = USER_AGENT
    in_all: float = _IN_ALL
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)

    @staticmethod
    def load() -> None:
        """Import the HTTP library before threads ask: to Python, threads that import its parts are a deadlock."""
        import urllib3  # noqa: F401 - with all its parts

    def get(
        self,
        url: str,
        last: Validators | None = None,
        user_agent: str | None = None,
        allow: Callable[[str], None] | None = None,
        accept: str = "*/*",
    ) -> Answer:
        """Fetch and decompress the page at an address; status 304 and no body if it is unchanged by `last`.

        `allow(target)` is called before a redirect to a web address is followed; it may ask the host of the target, and
        raise FetchError.  Raises FetchError with the address, the reason and a remedy.
        """
        headers = {"User-Agent": user_agent or self.user_agent, "Accept": accept}
        try:
            return self._follow(url, headers, last, allow)
        except FetchError:
            raise
        except SourceError as error:
            raise FetchError(f"{without_secrets(url)}: {error}") from error

    def _follow(
        self, url: str, headers: Mapping[str, str], last: Validators | None, allow: Callable[[str], None] | None
    ) -> Answer:
        """Follow redirects and return the last answer.  They are one visit: on the same host they need no pause."""
        at, for_good, left, cookies = url, True, self.in_all, VisitCookies()
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
                    found = self._ask(at, parsed, {**headers, **conditions}, deadline, cookies)
                left -= monotonic() - started
                if isinstance(found, Answer):
                    return replace(found, moved=at) if for_good and at != url else found
                status, target = found
                for_good = for_good and status in _FOR_GOOD
                before, at = at, joined(at, target)
                _parsed(at)
                if allow:
                    if origin_of(at) != origin_of(before):
                        turn.close()  # the robots.txt of another origin is a request of its own
                        host = ""
                    allow(at)
        raise FetchError(f"{without_secrets(url)}: more than {_REDIRECTS} redirects; check the address")

    def _refuse_silent(self, host: str, url: str) -> None:
        """Raise FetchError for a host that timed out too often, without waiting for its turn."""
        if self.turns.is_silent(host):
            shown = without_secrets(url)
            raise FetchError(
                f"{shown}: not asked, {host} did not answer in time {SILENT} times in a row; the next run asks it again"
            )

    @contextmanager
    def _watched(self, host: str) -> Iterator[None]:
        """Count the consecutive requests to a host that got no complete answer in time."""
        try:
            yield
        except FetchError as error:
            self.turns.note(host, timed_out=error.timed_out)
            raise
        self.turns.note(host, timed_out=False)

    def _ask(
        self, url: str, parsed: "Url", headers: dict[str, str], deadline: Deadline, cookies: VisitCookies
    ) -> "Answer | tuple[int, str]":
        """Return the answer of one hop, or the status and target of a redirect.  Raises FetchError."""
        import urllib3

        shown = without_secrets(url)
        try:
            with _HostConnection(self.connect, parsed, deadline) as line:
                conditional = any(name.startswith("If-") for name in headers)
                answer = line.ask({**headers, **cookies.headers(parsed)})
                cookies.note(parsed, answer.headers)
                return self._read(answer, url, deadline, conditional=conditional)
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
        # 304 is no valid answer to an unconditional request.
        if status != 200 and not (status == 304 and conditional):
            # In our words: a server may repeat the address that it was asked, with its secret.
            said = f"{status} {responses.get(status, '')}".strip()
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
        """Convert Retry-After, a number or a date, to seconds; None if it is neither."""
        try:
            seconds = float(text) if text.strip().isdigit() else (_date(text) - self.clock()).total_seconds()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return max(seconds, 0.0)


def host_in(url: str) -> str:
    """Return the host of an address; "" for an invalid address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def origin_of(url: str) -> str:
    """Return scheme, host and port of an address, without its user; "" for an invalid address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def with_password(url: str, password: Callable[[], str] | None) -> str:
    """Return the address with the password of its user added.  Raises FetchError if the password is unavailable."""
    parts = urlsplit(url)
    if password is None or not parts.username or parts.password:
        return url
    try:
        secret = quote(password(), safe="")
    except DigestError as error:
        raise FetchError(f"{without_secrets(url)}: {error}") from error
    return parts._replace(netloc=f"{parts.username}:{secret}@{parts.netloc.rpartition('@')[2]}").geturl()


class _HostConnection:
    """Connection for a single request."""

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
            "Connection": "close",
        }
        if parsed.auth:
            named["Authorization"] = "Basic " + b64encode(unquote(parsed.auth).encode()).decode()
        self._http.request(
            "GET",
            parsed.request_uri,
            headers={**named, **headers},
            preload_content=False,
            enforce_content_length=False,  # the part before a broken connection is used: see _within
        )
        return self._http.getresponse()

    def __enter__(self) -> "_HostConnection":
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()


def _parsed(url: str) -> "Url":
    """Parse an address into parts, encoded as for sending.  Raises FetchError."""
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
    """Return the body of an answer, unpacked, and whether it is complete.  Raises FetchError."""
    from urllib3.exceptions import ProtocolError

    pieces: list[bytes] = []
    size, whole = 0, True
    try:
        for piece in answer.stream(_PIECE, decode_content=False):
            size += len(piece)
            require_small(size, shown)
            pieces.append(piece)
    except ProtocolError:
        whole = False
    return unpacked(b"".join(pieces), answer.headers, shown), whole and not answer.length_remaining


def _date(text: str) -> datetime:
    moment = parsedate_to_datetime(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _why(error: Exception) -> str:
    """Return the innermost reason, without the object names that urllib3 adds."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate cannot be verified ({error.verify_message.lower()})"
    if isinstance(error, ssl.SSLError):
        return f"no TLS with it ({(error.reason or 'unknown').lower().replace('_', ' ')})"
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, HTTPException) and not isinstance(error, OSError):  # not a web server, or a hostile one
        return "its answer is not one of the web"
    reason = getattr(error, "strerror", None) or str(error).rpartition(": ")[2] or type(error).__name__
    return reason.lower()
