"""One name for one address: scheme, `www`, tracking and fragments make no difference."""

import re
from unicodedata import category
from urllib.parse import parse_qsl, urlencode, urlsplit

# Parameters that say where a reader came from, not what the page is.
_TRACKING = re.compile(r"(utm_|mc_|pk_|ga_|hsa_|at_)\w+|fbclid|gclid|dclid|msclkid|igshid|yclid|ref|ref_src|cmpid|smid")


# Controls, format marks (bidi, zero-width), surrogates, private use, what is not assigned.
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


def normalise_url(url: str) -> str:
    """The address without what does not name the page; what is no address comes back stripped.

    >>> normalise_url("http://WWW.example.org:80/a/?utm_source=x&id=7#top")
    'example.org/a?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    query = [(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key.lower())]
    path = parts.path.rstrip("/")
    return f"{host}{port}{path}" + (f"?{urlencode(sorted(query))}" if query else "")


def host_of(url: str | None) -> str:
    """The host of an address, without `www`; "" for what has none.

    >>> host_of("https://www.example.org/a"), host_of("http://[bad/x")
    ('example.org', '')
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_web(url: str | None) -> bool:
    """Whether an address may become a link: http or https, with a host, and nothing hidden in it."""
    if not url or re.search(r"[\s<>\"'`\\]", url) or any(category(c) in _HIDDEN for c in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
