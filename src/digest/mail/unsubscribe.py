"""Tokens to unsubscribe with: address and brief, signed by us, so that no token has to be stored.

A token is `who` in base64url, a dot, and 16 bytes of an HMAC with SHA-256 (RFC 2104) over it, in base64url.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from digest.errors import VerifyError

# Bytes of the HMAC that are used, of 32: 128 bits cannot be guessed, and keep the address in a header short.
_SEAL = 16
# Signed with the token: a signature with the same secret for another purpose is not valid here.
_PURPOSE = b"digest unsubscribe\0"


def token_for(secret: str, brief: str, address: str) -> str:
    """Return the token to unsubscribe `address` from `brief`; the same each time."""
    who = f"{brief}\n{address}".encode()
    return f"{_coded(who)}.{_coded(_sealed(secret, who))}"


def who_leaves(secret: str, token: str) -> tuple[str, str]:
    """Return the brief and the address of a token.  Raises VerifyError for an invalid token."""
    coded, _, seal = token.strip().partition(".")
    try:
        who, given = _decoded(coded), _decoded(seal)
    except ValueError:
        who, given = b"", b""
    if not hmac.compare_digest(given, _sealed(secret, who)):
        raise VerifyError("the token is invalid: another secret signed it, or it was changed; nobody is unsubscribed")
    brief, _, address = who.decode().partition("\n")
    return brief, address


def _sealed(secret: str, who: bytes) -> bytes:
    return hmac.digest(secret.encode(), _PURPOSE + who, sha256)[:_SEAL]


def _coded(some: bytes) -> str:
    return urlsafe_b64encode(some).decode("ascii").rstrip("=")


def _decoded(text: str) -> bytes:
    """Decode base64url.  Raises ValueError unless it is written in the one way in which we write it."""
    some = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    if _coded(some) != text:
        raise ValueError(text)
    return some
