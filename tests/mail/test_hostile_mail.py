"""300 hostile titles, names, addresses and links, sent over a real line: nothing is added, hidden or damaged."""

import email
import email.policy
import html as markup
import random
import re
import unicodedata
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr

import pytest

from digest.channels.smtp import Smtp
from digest.errors import UsageError
from digest.mail.address import address_of
from digest.mail.message import List, compose
from digest.model.delivery import Envelope, Message, Rendering
from digest.text.characters import one_line
from servers import smtp

SLOT = datetime(2026, 11, 20, 6, 45, tzinfo=UTC)
HEADERS = [
    *("From", "To", "Date", "Message-ID", "Subject", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"),
    *("Auto-Submitted", "Precedence", "MIME-Version", "Content-Type"),
]

_BREAKS = (
    "\r\nBcc: x@evil.test",
    "\nBcc: x@evil.test\n\nhidden",
    "\rBcc: x@evil.test",
    "\r\n\r\n<script>alert(1)</script>",
    "\r\n.\r\nMAIL FROM:<x@evil.test>\r\nRCPT TO:<y@evil.test>\r\nDATA",
    "\x0bBcc: x@evil.test",
    "\x0cBcc: x@evil.test",
    "\x1cBcc: x@evil.test",
    "\x85Bcc: x@evil.test",
    "\u2028Bcc: x@evil.test",
    "\u2029Bcc: x@evil.test",
    "=?utf-8?q?=0D=0ABcc:_x@evil.test?=",
    "=?utf-8?b?DQpCY2M6IHhAZXZpbC50ZXN0?=",
    "=?us-ascii?q?=0A?= =?us-ascii?q?Bcc:_x?=",
    "=?utf-8?q?unclosed",
    "=?x-unknown?q?a?=",
    "?= =?= ?=",
    "%0d%0aBcc:%20x@evil.test",
    "\x00\x01\x02",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\u202egnp.exe",
    "\u2066isolated\u2069",
    "\ufeffbom\u200b",
    "\ud800lone",
    '"quoted" \\"twice\\"',
    "back\\slash\\",
    "<x@evil.test>",
    "a@evil.test, b@evil.test",
    "group: a@evil.test;",
    "(comment (nested)",
    "semi; colon: comma,",
    "--=_boundary--",
    "Subject: Subject: Re: Fwd:",
    "x" * 1200,
    "word " * 300,
    "漢" * 400,
    "🏳️‍🌈" * 60,
    "e\u0301" * 100,
    "=" * 200,
    "." * 100,
    "From here to there",
    "\t tab \t and \xa0 blank ",
    "{{ 7 * 7 }} {% raw %} ${x} %s %(x)s {0}",
    "'; DROP TABLE deliveries; --",
    "../../etc/passwd",
    "javascript:alert(1)",
    "&lt;b&gt; & < > \" '",
    "`rm -rf` $(rm) | cat",
    "\u0000=?utf-8?b?",
)
TITLES = [f"{before}{bait}{after}" for bait in _BREAKS for before, after in (("", ""), ("Bridge shut ", " – ‘again’"))]
NAMES = [f"{before}{bait}" for bait in _BREAKS for before in ("Ann ", "Jörg, the 2nd: ")]
LINKS = [f"https://example.org/a?b={bait}" for bait in _BREAKS]
ADDRESSES = [
    "me@example.org\r\nRCPT TO:<x@evil.test>",
    "me@example.org>\r\nDATA\r\n",
    "me@example.org\nx@evil.test",
    "me@example.org,x@evil.test",
    "me@example.org;x@evil.test",
    "me@example.org x@evil.test",
    "<me@example.org> <x@evil.test>",
    "me@example.org (x@evil.test)",
    "me@x@evil.test",
    '"me\\"@evil.test',
    '"a b"@example.org',
    "@evil.test:me@example.org",
    "me@",
    "@example.org",
    "me",
    "",
    " ",
    "me@exa mple.org",
    "me@example..org",
    "me@.example.org",
    "me@-example.org",
    "me@example-.org",
    "me@[127.0.0.1]",
    "me@[IPv6:::1]",
    "me@example.org, Bcc: <x@evil.test>",
    "m\u0000e@exam ple.org",
    "me@example.org <x@evil.test>",
    "me<me@example.org",
    "me>@example.org",
    "me@example.org SIZE=1",
    "me@example.org> SIZE=1 <",
    "a" * 65 + "@example.org",
    "me@" + "a" * 64 + ".org",
    "me@" + "a." * 130 + "org",
    "me@exämple\u0301\u0301\u2603.\u200d",
    "me@\u2024example.org.\u3002",
    "me\\@example.org",
    "(me)@example.org",
    "me:you@example.org",
    "me[1]@example.org",
    "me@example.org@",
    "mailto:me@example.org?bcc=x@evil.test",
    "me@example.org?bcc=x@evil.test",
    "me@example.org#x",
    "me@example.org/x",
    "me@example_.org\\",
    "me@%0d%0a.org",
    "undisclosed-recipients:;",
    "me at example.org",
    "me@example,org",
]


def test_there_are_300_of_them() -> None:
    assert len(TITLES) + len(NAMES) + len(LINKS) + len(ADDRESSES) >= 300
    assert len({*TITLES, *NAMES, *LINKS, *ADDRESSES}) >= 300


def _mail(subject: str = "Bridge", name: str = "Reader", link: str = "https://example.org/") -> bytes:
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    shown = link.encode("utf-8", "replace").decode()
    return compose(
        key="morning/1",
        subject=subject,
        text=f"See {shown}\n".encode(),
        html=f'<a href="{markup.escape(shown)}">see</a>\n'.encode(),
        sender=f"{quoted} <brief@example.org>",
        recipient=f"{quoted} <me@example.org>",
        date=SLOT,
        listed=List("morning", "leave@example.org", "https://example.org/leave", "dG9rZW4.c2VhbA"),
    )


def _read(message: bytes) -> EmailMessage:
    read = email.message_from_bytes(message, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    assert not [defect for part in read.walk() for defect in part.defects]
    assert read.keys() == HEADERS
    assert message.isascii()
    assert max(map(len, message.split(b"\r\n"))) <= 998
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", message)
    return read


def _name_in(message: bytes, header: str) -> tuple[str, str]:
    raw = email.message_from_bytes(message, policy=email.policy.compat32)
    phrase, address = parseaddr(raw[header])
    return str(make_header(decode_header(phrase))), address


@pytest.mark.slow
def test_hostile_mail_arrives_as_it_was_made_and_only_where_it_should() -> None:
    mails = [
        *(_mail(subject=title) for title in TITLES),
        *(_mail(name=name) for name in NAMES),
        *(_mail(link=link) for link in LINKS),
    ]
    with smtp.serve(None) as server:
        channel = Smtp("127.0.0.1", port=server.port, security="none", sender="brief@example.org")
        with channel:
            receipts = [
                channel(Message("k", "", (Rendering("message/rfc822", mail),)), Envelope("me@example.org"))
                for mail in mails
            ]
    assert {receipt.state for receipt in receipts} == {"sent"}
    assert {(kept.sender, kept.recipient) for kept in server.kept} == {("brief@example.org", "me@example.org")}
    assert [kept.body for kept in server.kept] == mails
    for title, mail in zip(TITLES, mails, strict=False):
        assert _read(mail)["Subject"] == one_line(title)
    for name, mail in zip(NAMES, mails[len(TITLES) :], strict=False):
        _read(mail)
        for header, address in (("From", "brief@example.org"), ("To", "me@example.org")):
            assert _name_in(mail, header) == (one_line(name), address)
    for link, mail in zip(LINKS, mails[len(TITLES) + len(NAMES) :], strict=True):
        text, page = _read(mail).iter_parts()
        shown = re.sub(r"\r\n|\r|\n", "\r\n", link.encode("utf-8", "replace").decode())
        assert text.get_content() == f"See {shown}\r\n"
        assert markup.unescape(page.get_content()) == f'<a href="{shown}">see</a>\r\n'


@pytest.mark.parametrize("address", ADDRESSES, ids=range(len(ADDRESSES)))
def test_a_hostile_address_is_none_and_nothing_is_said_to_the_server(address: str) -> None:
    with pytest.raises(UsageError, match="is not an e-mail address"):
        address_of(address)
    receipt = Smtp("127.0.0.1", port=1, security="none", sender="brief@example.org")(
        Message("k", "", (Rendering("message/rfc822", b"a\r\n"),)), Envelope(address)
    )
    assert receipt.state == "failed"


@pytest.mark.parametrize("name", [bait for bait in _BREAKS if len(bait) < 65])
def test_a_hostile_name_of_a_list_adds_nothing(name: str) -> None:
    mail = compose(
        key="k",
        subject="s",
        text=b"t",
        html=b"h",
        sender="brief@example.org",
        recipient="me@example.org",
        date=SLOT,
        listed=List(one_line(name) or "brief", "lea&ve?=%+@example.org", "https://example.org/leave?a=b&c", "to.ken"),
    )
    read = _read(mail)
    assert read["List-Unsubscribe"] == (
        "<https://example.org/leave?a=b&c&token=to.ken>, "
        "<mailto:lea%26ve%3F%3D%25%2B@example.org?subject=unsubscribe%20to.ken>"
    )
    assert re.search(r"<[a-z0-9_-]+\.example\.org>$", read["List-Id"])


_SCRIPTS = (
    (0x20, 0x7E),
    (0xAE, 0x17F),
    (0x391, 0x3A1),
    (0x3A3, 0x3C9),
    (0x410, 0x44F),
    (0x5D0, 0x5EA),
    (0x621, 0x64A),
    (0x905, 0x939),
    (0xE01, 0xE30),
    (0xAC00, 0xD7A3),
    (0x3041, 0x3096),
    (0x4E00, 0x9FA5),
    (0x1F600, 0x1F64F),
    (0x1F1E6, 0x1F1FF),
    (0x300, 0x344),
)


@pytest.mark.slow
def test_600_random_subjects_of_mixed_scripts_come_back_equal() -> None:
    chance = random.Random(20261122)
    for _ in range(600):
        runs = [chance.choice(_SCRIPTS) for _ in range(chance.randint(1, 6))]
        letters = [chr(chance.randint(*run)) for run in runs for _ in range(chance.randint(1, 30))]
        subject = unicodedata.normalize("NFC", " ".join("".join(letters).split()))
        raw = compose(
            key="k",
            subject=subject,
            text=b"t",
            html=b"h",
            sender="a@b.test",
            recipient="a@b.test",
            date=SLOT,
        )
        read = email.message_from_bytes(raw, policy=email.policy.default)
        assert read["Subject"] == one_line(subject)
        assert one_line(subject) == subject
