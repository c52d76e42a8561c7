"""One name for one address: scheme, `www`, tracking and fragments make no difference."""

import re
from unicodedata import category
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

# Parameters that say where a reader came from, or who the reader is, not what the page is.
_TRACKING = (
    r"(utm_|mc_|pk_|mtm_|ga_|hsa_|at_|vero_|oly_|trk_?|elq|wt_z?mc|ns_|ck_)\w+|fbclid|gclid|dclid|msclkid|igshid|yclid|ref"
    r"|ref_src|cmpid|smid|_hsenc|_hsmi|mkt_tok|__s|trk|xtor|ncid|s_cid|token|email|recipient|subscriber(_?id)?"
)
# One mailer's counting address may stand in another's.
_WRAPPED = 3

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
    query = [(key, value) for key, value in parse_qsl(parts.query) if not re.fullmatch(_TRACKING, key.lower())]
    path = parts.path.rstrip("/")
    return f"{host}{port}{path}" + (f"?{urlencode(sorted(query))}" if query else "")


def without_tracking(url: str) -> str:
    """The address that a link of a mail leads to: the one that a counting address names in its query, else itself,
    without the parameters that say who clicked where.  A counting address that names none stays as it is.

    >>> without_tracking("https://count.example/c?m=7&url=https%3A%2F%2Fcourier.example%2Fa%3Fid%3D7%26utm_source%3Dmail")
    'https://courier.example/a?id=7'
    """
    for _ in range(_WRAPPED):
        try:
            parts = urlsplit(url.strip())
            query = parse_qsl(parts.query, keep_blank_values=True)
        except ValueError:
            return url.strip()
        inner = [value for _, value in query if is_web(value)]
        if len(inner) != 1:
            break
        url = inner[0]
    kept = [(key, value) for key, value in query if not re.fullmatch(_TRACKING, key.lower())]
    return parts._replace(query=parts.query if len(kept) == len(query) else urlencode(kept)).geturl()


def host_of(url: str | None) -> str:
    """The host of an address, without `www`; "" for what has none.

    >>> host_of("https://www.example.org/a"), host_of("http://[bad/x")
    ('example.org', '')
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def joined(base: str, link: str) -> str:
    """Where a link leads from `base`; as it stands, where one of both is no address at all.

    >>> joined("https://example.org/a/", "../b"), joined("https://example.org/", "//[bad")
    ('https://example.org/b', '//[bad')
    """
    try:
        return urljoin(base, link)
    except ValueError:
        return link


# What most addresses look like: nothing more has to be looked at.  Compiled when it is used: a summary has no address.
_PLAIN = r"https?://[A-Za-z0-9.-]*[A-Za-z0-9](?::\d{1,4})?(?:[/?#][!#-&(-;=?-\[\]-_a-~]*)?"


def is_web(url: str | None) -> bool:
    """Whether an address may become a link: http or https, with a host, and nothing hidden in it."""
    if url and re.fullmatch(_PLAIN, url):
        return True
    if not url or re.search(r"[\s<>\"'`\\]", url) or any(category(c) in _HIDDEN for c in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


# Names of parameters that carry a password or a key, also as the end of a longer name: api_key, auth-token.
_SECRET = r"(?i)(?:^|[_.-])(?:token|key|apikey|auth|password|passwd|pass|pwd|secret|sig|signature|hash)$"


# A user and a password with a "/", "?" or "#" in it, which ought to be written as "%2F"; on the web ":8080/" is a port.
_SLASHED = (
    r"(?i)((?<![a-z])https?://)[^/?#@:\s]*:(?!\d{1,5}(?:[/?#]|$))\S*@",
    r"(?i)((?<!http)(?<!https)://)[^/?#@:\s]*:\S*@",
)


def is_secret(name: str) -> bool:
    """Return whether a parameter or an option of this name carries a password or a key.

    >>> [name for name in ("api_key", "auth-token", "monkey", "password_file") if is_secret(name)]
    ['api_key', 'auth-token']
    """
    return bool(re.search(_SECRET, name))


def without_password(url: str) -> str:
    """Return the address of a database as it may be shown: the user stays, the password does not.

    >>> without_password("postgresql+psycopg://me:S3cr/et@db.example/news?password=abc")
    'postgresql+psycopg://me:***@db.example/news?password=***'
    """
    return _without_pairs(re.sub(r"(?<=://)([^/@:]*):.*(?=@)", r"\1:***", url))


def without_secrets(url: str) -> str:
    """The address as it may be shown or written down: without a password, and without parameters that are one.

    >>> without_secrets("https://me:s3cret@example.org/rss?api_key=abc&page=2")
    'https://***@example.org/rss?api_key=***&page=2'
    """
    shown = re.sub(r"(?<=//)[^/?#]*@", "***@", url)
    for slashed in _SLASHED:
        shown = re.sub(slashed, r"\1***@", shown)
    return _without_pairs(shown)


def _without_pairs(shown: str) -> str:
    head, mark, rest = shown.partition("?")
    query, hash_mark, fragment = rest.partition("#")
    pairs = [pair.partition("=") for pair in query.split("&")]
    hidden = (f"{name}{sign}{'***' if value and is_secret(name) else value}" for name, sign, value in pairs)
    return head + mark + "&".join(hidden) + hash_mark + fragment
