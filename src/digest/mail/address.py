"""Check mail addresses and write them for an envelope.  Pure."""

import re

from digest.errors import UsageError
from digest.text.characters import one_line

_MAILBOX = re.compile(r"(.*?)\s*<([^<>]*)>")
# No quoted local parts ("a b"@c): nobody uses them, and their contents have confused many servers.
_LOCAL = re.compile(r'[^\s"(),:;<>@\[\\\]]{1,64}')
_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_DOMAIN = re.compile(rf"(?=.{{1,253}}$){_LABEL}(?:\.{_LABEL})*")


def address_of(mailbox: str) -> str:
    """Return the bare address of "Name <name@domain>" for the envelope, its domain in ASCII (IDNA 2008).

    Raises UsageError for an invalid mailbox.

    >>> address_of("Jörg <joerg@straße.example>")
    'joerg@xn--strae-oqa.example'
    """
    return _parts(mailbox)[1]


def split(mailbox: str) -> tuple[str, str]:
    """Return name ("" without one) and address of "Name <name@domain>".  Raises UsageError."""
    name, address = _parts(mailbox)
    return _unquoted(name), address


def _parts(mailbox: str) -> tuple[str, str]:
    """Return the name as it is written, and the address.  Raises UsageError."""
    line = one_line(mailbox)
    match = _MAILBOX.fullmatch(line)
    name, address = match.groups() if match else ("", line)
    local, _, domain = address.rpartition("@")
    # "a@b.test, x <c@d.test>" are two addresses, and one would get no mail.  "a@b.test <a@b.test>" is one.
    several = not _is_quoted(name) and ("<" in name or ("@" in name and name != address))
    domain = _in_ascii(domain)
    if several or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        raise UsageError(f"{line!r} is not an e-mail address; write name@domain or Name <name@domain>")
    return name, f"{local}@{domain}"


def _in_ascii(domain: str) -> str:
    """Return a domain in ASCII; "" for an invalid one.  Python's own codec (2003) turns straße into strasse."""
    if domain.isascii():
        return domain
    import idna  # its tables load slowly, and few addresses need them

    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return ""


def _is_quoted(name: str) -> bool:
    return len(name) > 1 and name[0] == name[-1] == '"'


def _unquoted(name: str) -> str:
    return one_line(re.sub(r"\\(.)", r"\1", name[1:-1])) if _is_quoted(name) else name
