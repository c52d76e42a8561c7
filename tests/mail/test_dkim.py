"""Signatures, checked by an implementation that is not ours (dkimpy)."""

from datetime import UTC, datetime, timedelta

import dkim as independent
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import SettingsError
from digest.mail.dkim import Signer, seal_of, signer
from digest.mail.message import List, body_of, head_of

SLOT = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)


def _pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture(scope="module")
def ours(key: rsa.RSAPrivateKey) -> Signer:
    return signer(_pem(key), "example.org", "news")


def _record(key: rsa.RSAPrivateKey) -> bytes:
    """What stands in DNS."""
    from base64 import b64encode

    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b"v=DKIM1; k=rsa; p=" + b64encode(public)


def _is_sound(message: bytes, key: rsa.RSAPrivateKey) -> bool:
    asked = []

    def answer(name: bytes, timeout: int = 5) -> bytes:
        asked.append(name)
        return _record(key)

    sound: bool = independent.verify(message, dnsfunc=answer)
    assert asked == [b"news._domainkey.example.org."]
    return sound


def _signed(
    ours: Signer, recipient: str = "me@example.net", subject: str = "A bridge", text: str = "Words.\n"
) -> bytes:
    listed = List("morning", "leave@example.org", "https://example.org/leave", "dG9rZW4.c2VhbA")
    head = head_of(
        key="morning/1",
        subject=subject,
        sender="Morning <brief@example.org>",
        recipient=recipient,
        date=SLOT,
        listed=listed,
    )
    body = body_of("morning/1", text.encode(), f"<p>{text}".encode())
    return ours(head, seal_of(body), SLOT) + b"\r\n" + body


def test_a_signature_is_sound(ours: Signer, key: rsa.RSAPrivateKey) -> None:
    message = _signed(ours)
    assert _is_sound(message, key)
    assert message == _signed(ours)
    assert max(map(len, message.split(b"\r\n"))) <= 120


@given(st.text(max_size=200), st.text(max_size=400))
def test_whatever_the_title_and_the_text_a_signature_is_sound(subject: str, text: str) -> None:
    key = _cached()
    message = _signed(signer(_pem(key), "example.org", "news"), subject=subject, text=_sendable(text))
    assert _is_sound(message, key)


def _sendable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


_keys: list[rsa.RSAPrivateKey] = []


def _cached() -> rsa.RSAPrivateKey:
    if not _keys:
        _keys.append(rsa.generate_private_key(65537, 1024))
    return _keys[0]


@pytest.mark.parametrize(
    "name",
    ["From", "To", "Subject", "Date", "Message-ID", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"],
)
def test_no_header_that_matters_can_be_changed(ours: Signer, key: rsa.RSAPrivateKey, name: str) -> None:
    message = _signed(ours)
    assert not _is_sound(message.replace(f"\r\n{name}: ".encode(), f"\r\n{name}: x".encode(), 1), key)


@pytest.mark.parametrize("name", ["From", "To", "Subject", "Date", "Message-ID"])
def test_none_can_be_added_to_those_that_are_there_once(ours: Signer, key: rsa.RSAPrivateKey, name: str) -> None:
    message = _signed(ours)
    assert not _is_sound(f"{name}: Another <another@example.org>\r\n".encode() + message, key)


def test_the_body_cannot_be_changed(ours: Signer, key: rsa.RSAPrivateKey) -> None:
    message = _signed(ours)
    assert not _is_sound(message.replace(b"Words", b"Other"), key)


def test_another_address_has_another_signature_over_the_same_body(ours: Signer, key: rsa.RSAPrivateKey) -> None:
    message = _signed(ours, "jörg@example.net")
    assert message.partition(b"\r\n\r\n")[2] == _signed(ours).partition(b"\r\n\r\n")[2]
    assert _is_sound(message, key)


def test_the_time_of_the_signature_is_the_one_that_is_given(ours: Signer) -> None:
    assert f"t={int(SLOT.timestamp())};".encode() in _signed(ours)
    later = ours(b"From: a@b.test\r\n", "", SLOT + timedelta(seconds=1))
    assert f"t={int(SLOT.timestamp()) + 1};".encode() in later


@pytest.mark.parametrize(
    ("pem", "words"),
    [
        (b"nothing", "no private key in PEM"),
        (_pem(ec.generate_private_key(ec.SECP256R1())), "an RSA key of at least 1024 bits"),
    ],
)
def test_a_key_that_will_not_do_is_told(pem: bytes, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        signer(pem, "example.org", "news")


def test_the_key_is_never_shown(ours: Signer) -> None:
    assert "sign" not in repr(ours)
