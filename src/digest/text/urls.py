"""Compare web addresses, remove tracking from them, check links, and hide passwords."""

import re
from unicodedata import category
from urllib.parse import parse_qsl, quote, unquote_plus, urlencode, urljoin, urlsplit

# Parameters that identify the reader, or the way by which the reader came, and not the page.
_TRACKING = (
    r"(utm_|mc_|pk_|mtm_|ga_|hsa_|at_|vero_|oly_|trk_?|elq|wt_z?mc|ns_|ck_)\w+|fbclid|gclid|dclid|msclkid|igshid|yclid|ref"
    r"|ref_src|cmpid|smid|_hsenc|_hsmi|mkt_tok|__s|trk|xtor|ncid|s_cid|token|email|recipient|subscriber(_?id)?"
)
# Number of addresses inside each other that are unpacked: one mailer's counting address may contain another's.
_WRAPPED = 3

# Controls, format marks (bidi, zero-width), surrogates, private use, unassigned code points.
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))


def normalise_url(url: str) -> str:
    """Return the parts of an address that identify its page; a text that is no address is returned stripped.

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
    return f"{host}{port}{path}" + (f"?{_joined(sorted(query))}" if query else "")


def _joined(pairs: list[tuple[str, str]]) -> str:
    """Return a query; half a character, from a mail or a command line in no UTF-8, is encoded as it is."""
    return urlencode(pairs, errors="surrogatepass")


def without_tracking(url: str) -> str:
    """Return the address to which a link of a mail leads, without the parameters that identify a click.

    This is the address in the query of a counting address, else the link itself.  A counting address without another
    address in it is returned unchanged.

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
    return parts._replace(query=parts.query if len(kept) == len(query) else _joined(kept)).geturl()


# Parameters that count clicks and that no page needs: campaign marks of analytics programs, of advertising, of mailers
# and of outlets' own feeds.  Names that some site uses for its content (id, p, cid, page) are not included.
_COUNTED = (
    r"(?:utm|pk|piwik|mtm|matomo|hsa|itm|vero|oly)_\w+|mc_(?:cid|eid|tc)|at_(?:medium|campaign\w*|custom\w*|link\w*|format|"
    r"ptr_\w+|bbc_\w+|creation|variant|send_date)|ns_(?:mchannel|campaign|source|linkname|fee|ira)|wt_z?mc(?:_\w+)?|"
    r"wt\.(?:z?mc|tsrc|nl)(?:_\w+)?|(?:fb|g|d|y|tw|tt|sc)clid|msclkid|gclsrc|gbraid|wbraid|gad_source|"
    r"srsltid|igshid?|_ga|_gl|_hs(?:enc|mi)|hsctatracking|mkt_tok|__s|__twitter_impression|fb_(?:action_\w+|source|ref)|"
    r"s_cid|s_kwcid|ncid|icid|ocid|cmpid|maca|xtor|traffic_source|ref_(?:src|url)|smid|smtyp|ftag|ito|sr_share|"
    r"guccounter|guce_referrer\w*|soc_(?:src|trk)|trk(?:campaign|_\w+)?|elq\w*|ck_subscriber_id|dicbo|mbid"
)
# Names that count clicks on one site and select the page on another: they are removed if their value names a channel.
_MAYBE_COUNTED = (
    r"ref|referrer|source|src|from|via|cmp|campaign|partner|emc|feedname|feedtype|origin|medium|channel|sref"
)
_CHANNEL = (
    r"(?:[\w.-]*[_.-])?(?:rss|feeds?|atom|newsletters?|e?mail|facebook|fb|twitter|linkedin|whatsapp|telegram|mastodon|"
    r"bluesky|social|share|homepage)(?:[\d_.-][\w.-]*)?"
)
# The last part of the path of a page that only counts a click and leads on.
_COUNTING_PAGE = r"^https?://[^/]+/(?:.*/)?(?:url|l\.php|redir(?:ect)?(?:\.\w+)?|click(?:\.\w+)?|clk|outgoing|exit)/?$"
# A signed address is valid only with all of its parameters.
_SIGNED = r"(?:.*[_-])?(?:sig|sign|signature|hmac|policy)"


def shown_url(url: str) -> str:
    """Return an address as it is shown: without the parameters that count clicks, the others unchanged.

    A page that only counts a click and leads on is left out: the address that it names is shown.

    A signed address is returned whole.

    >>> shown_url("https://courier.example/a?utm_source=rss&id=7&fbclid=x#xtor=RSS-1")
    'https://courier.example/a?id=7'
    """
    url = _leads_to(url) or url
    head, hash_mark, fragment = url.partition("#")
    base, mark, query = head.partition("?")
    if not mark and "=" not in fragment:
        return url
    pairs = query.split("&")
    if any(re.fullmatch(_SIGNED, _name(pair)) for pair in pairs):
        return url
    kept = "&".join(pair for pair in pairs if not _counts_clicks(pair))
    if "=" in fragment and all(map(_counts_clicks, fragment.lstrip("?").split("&"))):
        hash_mark = fragment = ""
    return base + (mark + kept if kept or not query else "") + hash_mark + fragment


def _leads_to(url: str) -> str:
    """Return the one web address that a counting page names, in its query or behind a star; "" for other pages."""
    base, _, query = url.partition("?")
    _, star, behind = url.partition("/*http")
    if star and is_web(f"http{behind}"):
        return f"http{behind}"
    if not re.search(_COUNTING_PAGE, base, re.IGNORECASE):
        return ""
    inner = [value for pair in query.split("&") if is_web(value := unquote_plus(pair.partition("=")[2]))]
    return inner[0] if len(inner) == 1 else ""


def _name(pair: str) -> str:
    """Return the name of a parameter in lower case, without the rest of an entity that was not resolved ("&amp;")."""
    return unquote_plus(pair.partition("=")[0]).lower().removeprefix("amp;")


def _counts_clicks(pair: str) -> bool:
    name, value = _name(pair), unquote_plus(pair.partition("=")[2]).lower()
    if re.fullmatch(_COUNTED, name):
        return True
    return bool(re.fullmatch(_MAYBE_COUNTED, name) and re.fullmatch(_CHANNEL, value))


def host_of(url: str | None) -> str:
    """Return the host of an address, without `www`; "" for an address without a host.

    >>> host_of("https://www.example.org/a"), host_of("http://[bad/x")
    ('example.org', '')
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def joined(base: str, link: str) -> str:
    """Return the address to which a link on the page `base` leads; the link itself if one of the two is no address.

    >>> joined("https://example.org/a/", "../b"), joined("https://example.org/", "//[bad")
    ('https://example.org/b', '//[bad')
    """
    try:
        return urljoin(base, link)
    except ValueError:
        return link


# Characters that addresses are written with and may not contain; browsers encode them.
_TO_ENCODE = r"[\s<>\"`{|}^]"


def web_address(link: str) -> str:
    """Return an address with its blanks and quotation marks encoded, as browsers do.

    >>> web_address("https://example.org/a b.html")
    'https://example.org/a%20b.html'
    """
    if re.fullmatch(_PLAIN, link):
        return link
    link = re.sub(r"[\t\r\n]", "", link.strip())
    return re.sub(_TO_ENCODE, lambda found: quote(found[0]), link)


# Pattern of most addresses, which need no further check.  Compiled on use: a summary has no address.
_PLAIN = r"https?://[A-Za-z0-9.-]*[A-Za-z0-9](?::\d{1,4})?(?:[/?#][!#-&(-;=?-\[\]-_a-~]*)?"


def is_web(url: str | None) -> bool:
    """Return whether an address may become a link: http or https, with a host, and without hidden characters."""
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
    # A mistaken address, with no slash or one behind its scheme.
    r"(?i)(\b(?:https?|imaps?|postgres(?:ql)?|mysql|mariadb)(?:\+\w+)?:/?)[^/?#@:\s]+:(?!\d{1,5}(?:[/?#]|$))\S*@",
)


def is_secret(name: str) -> bool:
    """Return whether a parameter or an option of this name carries a password or a key.

    >>> [name for name in ("api_key", "auth-token", "monkey", "password_file") if is_secret(name)]
    ['api_key', 'auth-token']
    """
    return bool(re.search(_SECRET, name))


def without_password(url: str) -> str:
    """Return the address of a database as it may be shown: with its user and without its password.

    >>> without_password("postgresql+psycopg://me:S3cr/et@db.example/news?password=abc")
    'postgresql+psycopg://me:***@db.example/news?password=***'
    """
    return _without_pairs(re.sub(r"(?<=://)([^/@:]*):.*(?=@)", r"\1:***", url))


def without_secrets(url: str) -> str:
    """Return the address as it may be shown or stored: without a password, and without the values of secret parameters.

    >>> without_secrets("https://me:s3cret@example.org/rss?api_key=abc&page=2")
    'https://***@example.org/rss?api_key=***&page=2'
    """
    shown = re.sub(r"(?<=//)[^/?#]*@", "***@", url)
    for slashed in _SLASHED:
        shown = re.sub(slashed, r"\1***@", shown)
    return _without_pairs(shown)


def has_secret(url: str) -> bool:
    """Return whether an address has a password or the value of a secret parameter; a user name alone is no secret.

    >>> has_secret("https://me:s3cret@example.org/rss"), has_secret("imap://me@example.org/")
    (True, False)
    """
    nameless = re.sub(r"(?<=//)[^/?#:@]*@", "", url)
    return without_secrets(nameless) != nameless


def _without_pairs(shown: str) -> str:
    head, mark, rest = shown.partition("?")
    query, hash_mark, fragment = rest.partition("#")
    pairs = [pair.partition("=") for pair in query.split("&")]
    hidden = (f"{name}{sign}{'***' if value and is_secret(name) else value}" for name, sign, value in pairs)
    return head + mark + "&".join(hidden) + hash_mark + fragment
