"""A self-signed certificate, which is its own authority."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


@dataclass(frozen=True, slots=True)
class Certificate:
    """Two PEM files; the first is the trust file too."""

    path: Path
    key: Path


def make(folder: Path, names: Sequence[str] = ("localhost",), addresses: Sequence[str] = ("127.0.0.1",)) -> Certificate:
    """Write `cert.pem` and `key.pem`, strict enough for Python 3.13; good until 2049, so that no clock matters."""
    key = ec.generate_private_key(ec.SECP256R1())
    made = Certificate(folder / "cert.pem", folder / "key.pem")
    made.path.write_bytes(_signed(key, names, addresses).public_bytes(serialization.Encoding.PEM))
    made.key.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return made


def _signed(key: ec.EllipticCurvePrivateKey, names: Sequence[str], addresses: Sequence[str]) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, names[0])])
    alternatives = [*map(x509.DNSName, names), *(x509.IPAddress(ip_address(item)) for item in addresses)]
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1))  # noqa: DTZ001 - this library takes UTC without saying so
        .not_valid_after(datetime(2049, 12, 31))  # noqa: DTZ001
        .add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(identifier, critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False)
    )
    return builder.sign(key, hashes.SHA256())


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
