"""Tokens by which somebody may leave a brief: who may, and from what, signed by us, so that nobody need remember them.

A token is `who` in base64url, a dot, and 16 bytes of an HMAC with SHA-256 (RFC 2104) over it, in base64url.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from digest.errors import VerifyError

# Of 32 bytes: 128 bits are more than anybody can guess, and an address in a header is long enough.
_SEAL = 16
# What a seal is for is part of what is sealed: the same secret, used for something else, opens nothing here.
_PURPOSE = b"digest unsubscribe\0"


def token_for(secret: str, brief: str, address: str) -> str:
    """The token by which `address` leaves `brief`; the same each time."""
    who = f"{brief}\n{address}".encode()
    return f"{_coded(who)}.{_coded(_sealed(secret, who))}"


def who_leaves(secret: str, token: str) -> tuple[str, str]:
    """The brief and the address of a token.  Raises VerifyError when it is none of ours."""
    coded, _, seal = token.strip().partition(".")
    try:
        who, given = _decoded(coded), _decoded(seal)
    except ValueError:
        who, given = b"", b""
    if not hmac.compare_digest(given, _sealed(secret, who)):
        raise VerifyError("the token is not valid, or was changed; nobody is unsubscribed by it")
    brief, _, address = who.decode().partition("\n")
    return brief, address


def _sealed(secret: str, who: bytes) -> bytes:
    return hmac.digest(secret.encode(), _PURPOSE + who, sha256)[:_SEAL]


def _coded(some: bytes) -> str:
    return urlsafe_b64encode(some).decode("ascii").rstrip("=")


def _decoded(text: str) -> bytes:
    """Raises ValueError for what is no base64url as we write it: each token is written in one way."""
    some = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    if _coded(some) != text:
        raise ValueError(text)
    return some
