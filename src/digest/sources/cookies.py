"""Cookies of one visit: set by its redirects, sent to the hosts that may read them, and then dropped."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from urllib.request import Request

    from urllib3.util import Url


class VisitCookies:
    """Keep the cookies of the answers of one visit.  None is stored: the next visit begins without."""

    def __init__(self) -> None:
        self._jar: Any = None

    def note(self, parsed: "Url", headers: Any) -> None:  # noqa: ANN401 - urllib3's headers
        """Keep the cookies that an answer sets."""
        if "Set-Cookie" not in headers:
            return
        from http.cookiejar import CookieJar

        self._jar = self._jar or CookieJar()
        self._jar.extract_cookies(_Answer(headers), _request(parsed))

    def headers(self, parsed: "Url") -> dict[str, str]:
        """Return the header with the cookies for an address, {} without any."""
        if self._jar is None:
            return {}
        request = _request(parsed)
        self._jar.add_cookie_header(request)
        found = request.get_header("Cookie")
        return {"Cookie": found} if found else {}


class _Answer:
    """An answer as the cookie jar of Python asks for it."""

    def __init__(self, headers: Any) -> None:  # noqa: ANN401
        self._headers = headers

    def info(self) -> Any:  # noqa: ANN401
        return self._headers


def _request(parsed: "Url") -> "Request":
    """Return the request of an address without its password, which is no part of the domain of a cookie."""
    from urllib.request import Request

    return Request(f"{parsed.scheme}://{parsed.netloc}{parsed.request_uri}")
