"""What becomes of an edition on its way into a mail."""

import email
import email.policy
import re
from datetime import UTC, datetime, timedelta, timezone
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import parseaddr
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import UsageError
from digest.mail.address import address_of
from digest.mail.message import compose, has_field, head_of, message_id
from digest.text.characters import one_line

SLOT = datetime(2026, 11, 20, 6, 45, tzinfo=timezone(timedelta(hours=1)))
SENDER = "Morning brief <brief@example.org>"
HEADERS = [
    *("From", "To", "Date", "Message-ID", "Subject", "Auto-Submitted", "Precedence", "MIME-Version", "Content-Type"),
]

# What titles and names could break a header with.
_BREAKS = (
    "\r\n",
    "\nBcc: x@evil.test",
    "=?utf-8?q?=0D=0ABcc:_x@evil.test?=",
    "=?utf-8?b?DQo=?=",
    "=?",
    "?=",
    "\x00",
    "\x85",
)
_SIGNS = ('"', "\\", "<", ">", ",", ";", ":", "(", ")", "@", ".", "=", "_", " ", "\t", "\x1b[31m", "\u202e", "\u2028")
_WORDS = ("Grüße", "안녕", "🏳️\u200d🌈", "e\u0301", "ß", "long " * 30, "x" * 90, "日本" * 40)
BAITS = st.sampled_from([*_BREAKS, *_SIGNS, *_WORDS])
TEXTS = st.lists(st.text() | BAITS, max_size=6).map("".join)
LETTERS = st.lists(st.text(st.characters(exclude_categories=["Cs"])) | BAITS, max_size=6).map("".join)
BODIES = st.lists(LETTERS | st.sampled_from([".\n", "From x\n", "From x\r\n", "\r", "\n\n", "-" * 200])).map("".join)


def _composed(**changes: Any) -> bytes:
    given = {
        "key": "morning/2026-11-20/06:45",
        "subject": "Morning brief",
        "text": "Good morning, dear reader. Grüße\n".encode(),
        "html": "<p>Good morning, dear reader. Grüße".encode(),
        "sender": SENDER,
        "recipient": "me@example.org",
        "date": SLOT,
    }
    return compose(**{**given, **changes})


def _read(message: bytes) -> EmailMessage:
    read = email.message_from_bytes(message, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    assert [name for part in read.walk() for name in part.defects] == []
    return read


def _raw(message: bytes) -> Message:
    return email.message_from_bytes(message, policy=email.policy.compat32)


def _kept(body: str) -> str:
    """Text in mail has CRLF for every line end."""
    return re.sub(r"\r\n|\r|\n", "\r\n", body)


@given(TEXTS, TEXTS)
def test_no_title_and_no_name_adds_a_header_or_is_damaged(subject: str, name: str) -> None:
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    message = _composed(subject=subject, sender=f"{quoted} <brief@example.org>")
    read = _read(message)
    assert read.keys() == HEADERS
    assert read["Subject"] == one_line(subject)
    phrase, address = parseaddr(_raw(message)["From"])
    assert (str(make_header(decode_header(phrase))), address) == (one_line(name), "brief@example.org")


@given(BODIES)
def test_bodies_arrive_as_they_are(body: str) -> None:
    read = _read(_composed(text=body.encode(), html=body.encode()))
    text, html = read.iter_parts()
    assert text.get_content() == html.get_content() == _kept(body)
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")


@given(LETTERS, LETTERS, LETTERS)
def test_a_message_is_of_short_seven_bit_lines_that_end_in_crlf(subject: str, text: str, html: str) -> None:
    message = _composed(subject=subject, text=text.encode(), html=html.encode())
    assert message.isascii()
    assert message.endswith(b"\r\n")
    lines = message.split(b"\r\n")
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 78
    assert not any(line.startswith(b"From ") for line in lines)


@given(TEXTS, LETTERS)
def test_the_same_input_gives_the_same_bytes(subject: str, text: str) -> None:
    assert _composed(subject=subject, text=text.encode()) == _composed(subject=subject, text=text.encode())


def test_a_message_reads_like_this() -> None:
    """If this changes, editions that were stored are no longer what would be built."""
    assert _composed() == (
        b"From: Morning brief <brief@example.org>\r\n"
        b"To: me@example.org\r\n"
        b"Date: Fri, 20 Nov 2026 06:45:00 +0100\r\n"
        b"Message-ID: <1e4dbd191b81b9ebce688668cb6dd5af70c78beb@example.org>\r\n"
        b"Subject: Morning brief\r\n"
        b"Auto-Submitted: auto-generated\r\n"
        b"Precedence: bulk\r\n"
        b"MIME-Version: 1.0\r\n"
        b"Content-Type: multipart/alternative;\r\n"
        b' boundary="=_ce25cc0267e370a24405ae8d75a3c5f36b5413b2"\r\n'
        b"\r\n"
        b"--=_ce25cc0267e370a24405ae8d75a3c5f36b5413b2\r\n"
        b'Content-Type: text/plain; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"\r\n"
        b"Good morning, dear reader. Gr=C3=BC=C3=9Fe\r\n"
        b"\r\n"
        b"--=_ce25cc0267e370a24405ae8d75a3c5f36b5413b2\r\n"
        b'Content-Type: text/html; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"\r\n"
        b"<p>Good morning, dear reader. Gr=C3=BC=C3=9Fe\r\n"
        b"--=_ce25cc0267e370a24405ae8d75a3c5f36b5413b2--\r\n"
    )


@pytest.mark.parametrize(
    ("body", "encoding"),
    [("Plain words. " * 20, "quoted-printable"), ("안녕하세요 " * 20, "base64"), ("From here\n" * 20, "base64")],
)
def test_a_body_has_the_encoding_that_makes_it_shorter_and_is_safe(body: str, encoding: str) -> None:
    text, _ = _read(_composed(text=body.encode())).iter_parts()
    assert text["Content-Transfer-Encoding"] == encoding


def test_the_message_id_is_of_the_edition_and_the_address_alone() -> None:
    once = message_id("brief/1", "Anna <anna@example.org>", SENDER)
    assert once == message_id("brief/1", "anna@example.org", "Another name <other@example.org>")
    assert re.fullmatch(r"<[0-9a-f]{40}@example\.org>", once)
    assert (
        len({once, message_id("brief/2", "anna@example.org", SENDER), message_id("brief/1", "b@c.test", SENDER)}) == 3
    )


def test_each_recipient_stands_alone_in_the_message() -> None:
    read = _read(_composed(recipient="Jörg, der Leser <joerg@straße.example>"))
    (to,) = read["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Jörg, der Leser", "joerg@xn--strae-oqa.example")


@pytest.mark.parametrize(
    ("mailbox", "address"),
    [
        ("a@b.test", "a@b.test"),
        ("  A B <a+c@b.test> ", "a+c@b.test"),
        ('"B, A" <a@b.test>', "a@b.test"),
        ("<a@localhost>", "a@localhost"),
        ("me@MÜNCHEN.example", "me@xn--mnchen-3ya.example"),
        ("\u200bme@example.org\r\n", "me@example.org"),  # as it is copied from a page
        ("jörg@example.org", "jörg@example.org"),
    ],
)
def test_the_address_is_found_in_a_mailbox(mailbox: str, address: str) -> None:
    assert address_of(mailbox) == address


_EMPTY = ("", "a", "a@", "@b", "<>", "Name <>")
_SEVERAL = (
    "a b@c.test",
    "a@b@c.test",
    "a@b,c@d",
    "<a@b.test> x",
    "a@b.test c",
    "a\r\nRCPT TO:<x>@b.test",
    '"a b"@c.test',
)
_DOMAINS = ("a@b..test", "a@-b.test", "a@[127.0.0.1]", "a@" + "x" * 64, "a@" + "x." * 126 + "yz", "a@☃-\u0301.test")


@pytest.mark.parametrize("mailbox", [*_EMPTY, *_SEVERAL, *_DOMAINS, "x" * 65 + "@b.test"])
def test_what_is_no_address_is_refused(mailbox: str) -> None:
    with pytest.raises(UsageError, match="is not an e-mail address; write name@domain"):
        address_of(mailbox)


def test_an_address_that_needs_smtputf8_stays_as_it_is() -> None:
    message = _composed(recipient="jörg@example.org")
    assert "\r\nTo: jörg@example.org\r\n".encode() in message


def test_the_instant_of_the_slot_is_the_date() -> None:
    assert _read(_composed())["Date"].datetime == SLOT
    assert b"\r\nDate: Fri, 20 Nov 2026 05:45:00 +0000\r\n" in _composed(date=SLOT.astimezone(UTC))
    with pytest.raises(ValueError, match="without a time zone"):
        _composed(date=SLOT.replace(tzinfo=None))


def test_the_header_against_second_copies_is_a_hash_of_edition_and_recipient() -> None:
    def header(key: str, recipient: str) -> str:
        head = head_of(
            key=key, subject="S", sender="b@ok.test", recipient=recipient, date=SLOT, idempotency_header="X-Once-Key"
        )
        assert has_field(head, "x-once-key")
        return str(email.message_from_bytes(head)["X-Once-Key"])

    assert header("a", "Ann <ann@ok.test>") == header("a", "ann@ok.test")
    assert len({header(key, to) for key in "ab" for to in ("ann@ok.test", "ben@ok.test")}) == 4
    plain = head_of(key="a", subject="S", sender="b@ok.test", recipient="ann@ok.test", date=SLOT)
    assert not has_field(plain, "X-Once-Key")
