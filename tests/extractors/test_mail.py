"""A mail: which of its parts is the article, what its header says, and what programs wrote around it."""

from base64 import b64encode
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from quopri import encodestring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import NotAnArticleError
from digest.extractors.mail.headers import decoded, subject, who
from digest.extractors.mail.mail import Mail
from digest.model.article import Article, Document

BODY = (
    "The bridge in the port was closed on Monday after an inspector found cracks in its main girder.\n\n"
    "Engineers will look at it again in the spring, the harbour trust that owns it said in a statement."
)
PARAGRAPHS = BODY.split("\n\n")
PAGE = "<html><body><p>" + "</p><p>".join(PARAGRAPHS) + "</p></body></html>"
GERMAN = "Die Brücke über die Förde bleibt gesperrt, sagte die Bürgermeisterin am Dienstag. Wir prüfen weiter, hieß es."


def _mail(content: str | bytes, head: str = "", title: str = "Bridge shut for the winter") -> bytes:
    start = (
        f"From: North Coast Wire <desk@wire.example>\r\nDate: Thu, 19 Nov 2026 16:05:00 +0000\r\nSubject: {title}\r\n"
    )
    body = content.encode() if isinstance(content, str) else content
    return f"{start}{head}\r\n".encode() + body


def _part(kind: str, content: str, more: str = "") -> str:
    return f"Content-Type: {kind}\r\n{more}\r\n{content}\r\n"


def _multi(kind: str, *parts: str, boundary: str = "=_b1") -> tuple[str, str]:
    body = "".join(f"--{boundary}\r\n{part}" for part in parts) + f"--{boundary}--\r\n"
    return body, f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n'


def _nested(kind: str, *parts: str, boundary: str) -> str:
    body, head = _multi(kind, *parts, boundary=boundary)
    return f"{head}\r\n{body}"


def _read(body: bytes) -> tuple[Article, ...]:
    return Mail()(Document("a.eml", body))


STRUCTURES = {
    "plain alone": _multi("mixed", _part("text/plain", BODY)),
    "alternative": _multi("alternative", _part("text/plain", BODY), _part("text/html", PAGE)),
    "an HTML part that says nothing": _multi("alternative", _part("text/plain", BODY), _part("text/html", "<p>Open it.</p>")),
    "a plain part that says nothing": _multi("alternative", _part("text/plain", "See HTML."), _part("text/html", PAGE)),
    "related": _multi("related", _part("text/html", PAGE), _part("image/png", "xx", "Content-Transfer-Encoding: base64\r\n")),
    "alternative in mixed": _multi(
        "mixed",
        _nested("alternative", _part("text/plain", "See HTML."), _part("text/html", PAGE), boundary="=_b2"),
        _part("application/pdf", "%PDF-1.4", "Content-Disposition: attachment; filename=a.pdf\r\n"),
    ),
    "related in alternative": _multi(
        "alternative",
        _part("text/plain", "See HTML."),
        _nested("related", _part("text/html", PAGE), _part("image/gif", "GIF89a"), boundary="=_b2"),
    ),
    "an attached text": _multi(
        "mixed", _part("text/plain", BODY), _part("text/plain", "Not this.", "Content-Disposition: attachment\r\n")
    ),
    "a text cut by a picture": _multi(
        "mixed", _part("text/plain", PARAGRAPHS[0]), _part("image/png", "xx"), _part("text/plain", PARAGRAPHS[1])
    ),
    "an AMP part": _multi("alternative", _part("text/plain", BODY), _part("text/x-amp-html", "<p>no</p>"), _part("text/html", PAGE)),
    "no closing line": (_multi("alternative", _part("text/plain", BODY))[0].rpartition("--=_b1--")[0], 'Content-Type: multipart/alternative; boundary="=_b1"\r\n'),
    "another boundary than is named": (_multi("mixed", _part("text/plain", BODY))[0], "Content-Type: multipart/mixed; boundary=other\r\n"),
    "no boundary named": (_multi("mixed", _part("text/plain", BODY))[0], "Content-Type: multipart/mixed\r\n"),
    "HTML that calls itself plain": (PAGE, "Content-Type: text/plain\r\n"),
    "HTML without a type": (PAGE, ""),
    "flowed text": (BODY.replace(" after", " \nafter").replace("that owns", "that \nowns"), "Content-Type: text/plain; format=flowed\r\n"),
    "flowed text without blanks": (BODY.replace("inspector", "insp \nector"), "Content-Type: text/plain; format=flowed; delsp=yes\r\n"),
    "a signature": (f"{BODY}\r\n\r\n-- \r\nThe desk\r\nNorth Coast Wire\r\n", ""),
    "an older mail quoted": (f"{BODY}\r\n\r\nOn Wed, 18 Nov 2026, Ada Lee wrote:\r\n> Is the bridge shut? I have heard nothing.\r\n", ""),
    "quoted as a whole": ("\r\n".join(f"> {line}" for line in BODY.split("\n")), ""),
    "hidden text": (PAGE.replace("<p>", '<div style="display:none">Do not miss this one.</div><p>', 1), "Content-Type: text/html\r\n"),
    "white paddings": (PAGE.replace("<p>", "<p>&#847;&zwnj;&nbsp;&#8199;&shy;" * 9 + "</p><p>", 1), "Content-Type: text/html\r\n"),
    "a tracking picture": (PAGE.replace("</body>", "<img src='https://count.example/o.gif' alt='Opened' width=1></body>"), "Content-Type: text/html\r\n"),
    "header and body without a line between": (BODY.replace("The bridge", "\r\nThe bridge", 1), "X-Odd: yes\r\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", STRUCTURES)
def test_the_part_that_holds_the_article_is_read(name: str) -> None:
    content, head = STRUCTURES[name]
    [article] = _read(_mail(content, head))
    assert article.title == "Bridge shut for the winter"
    assert article.text == BODY


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "latin-1"),
        ("windows-1252", "cp1252"),
        ("ISO-8859-15", "iso8859-15"),
        ("us-ascii", "utf-8"),
        ("unknown-8bit", "cp1252"),
        ("utf8", "utf-8"),
        ("no-such-code", "utf-8"),
    ],
)
@pytest.mark.parametrize("transfer", ["8bit", "quoted-printable", "base64"])
def test_each_part_has_an_encoding_of_its_own(charset: str, codec: str, transfer: str) -> None:
    raw = GERMAN.encode(codec)
    sent = {"8bit": raw, "quoted-printable": encodestring(raw), "base64": b64encode(raw)}[transfer]
    head = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {transfer}\r\n"
    assert _read(_mail(sent, head))[0].text == GERMAN


@pytest.mark.parametrize(
    "damage",
    [
        lambda qp: qp.replace(b"=\n", b"= \t\n"),
        lambda qp: qp.replace(b"=C3", b"=c3"),
        lambda qp: qp + b"\n\nThe end of it ="[:-1] + b"=",
        lambda qp: qp.replace(b"\n", b"\r\n"),
    ],
)
def test_damaged_quoted_printable_loses_only_its_damage(damage: Callable[[bytes], bytes]) -> None:
    head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    assert _read(_mail(damage(encodestring(f"{GERMAN} {GERMAN}".encode())), head))[0].text.startswith(GERMAN)


def test_quoted_printable_that_is_not_declared_is_seen() -> None:
    sent = encodestring(f"{GERMAN} {GERMAN} {GERMAN}".encode())
    assert _read(_mail(sent, "Content-Type: text/plain; charset=utf-8\r\n"))[0].text == f"{GERMAN} {GERMAN} {GERMAN}"


def test_damaged_base64_loses_only_its_damage() -> None:
    head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
    sent = b64encode((BODY + " So it is. " * 9).encode())
    assert _read(_mail(sent[:200] + b"\r\n-*-\r\n" + sent[200:-3], head))[0].text.startswith(BODY.split("\n")[0])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?q?Br=C3=BCcke_gesperrt?=", "Brücke gesperrt"),
        ("=?UTF-8?B?QnLDvGNrZQ==?= gesperrt", "Brücke gesperrt"),
        ("=?utf-8?q?Br=C3?= =?utf-8?q?=BCcke?=", "Brücke"),
        ("=?utf-8?B?7ZWcww==?=\r\n =?utf-8?B?uw==?=", "한û"),
        ("=?iso-8859-1?q?Gr=F6=DFe?= und =?utf-8?q?=E2=82=AC?=", "Größe und €"),
        ("Ein =?utf-8?q?=C3=9Cber?=blick", "Ein Überblick"),
        ("=?utf-8?q?with blanks and = sign?=", "with blanks and = sign"),
        ("=?utf-8*de?q?=C3=9Cber?=", "Über"),
        ("=?euc-kr?B?x9G6+8DPurg=?=", "한빛일보"),
        ("=?iso-2022-jp?B?GyRCJF8kSiRIGyhC?=", "みなと"),
        ("=?ks_c_5601-1987?B?x9G6+w==?=", "한빛"),
        ("=?no-such-code?q?plain?=", "plain"),
        ("=?utf-8?x?abc?= stays", "=?utf-8?x?abc?= stays"),
        ("Brücke", "Brücke"),
        ("a =?utf-8?q?b=0D=0ABcc:_x?=", "a b Bcc: x"),
        ("", ""),
    ],
)
def test_encoded_words_are_read_well_made_or_not(raw: str, text: str) -> None:
    assert decoded(raw) == text


def test_bytes_beyond_ascii_in_a_header_are_decoded_like_a_text() -> None:
    assert _read(_mail(BODY, title="Brücke gesperrt"))[0].title == "Brücke gesperrt"
    raw = _mail(BODY, title="Brücke gesperrt").replace("ü".encode(), b"\xfc")
    assert _read(raw)[0].title == "Brücke gesperrt"


@pytest.mark.slow
@given(st.text(max_size=60))
def test_any_subject_comes_back_as_python_encodes_it(text: str) -> None:
    from email.header import Header

    plain = " ".join(decoded(text).split())
    assert decoded(Header(plain, "utf-8").encode()) == plain or "=?" in plain


@pytest.mark.parametrize(
    ("sender", "list_id", "publisher", "authors"),
    [
        ("Harbour Courier <news@courier.example>", "", "Harbour Courier", ()),
        ('"Courier, Harbour" <news@courier.example>', "", "Courier, Harbour", ()),
        ("Ann Lee at Harbour Courier <a@courier.example>", "", "Harbour Courier", ("Ann Lee",)),
        ("Ann Lee via Letters <a@letters.example>", "", "Letters", ("Ann Lee",)),
        ("Anna Meier, Küstenbote <a@bote.example>", "", "Küstenbote", ("Anna Meier",)),
        ("Ann Lee <a@x.example>", "Port Weekly <weekly.port.example>", "Port Weekly", ("Ann Lee",)),
        ("Ann Lee <a@x.example>", "a1b2c3d4e5f6mc list <x.list-id.example>", "Ann Lee", ()),
        ("<news@courier.example>", "", "courier.example", ()),
        ("news@courier.example", "Port Weekly <weekly.port.example>", "Port Weekly", ()),
        ("한빛일보 <letter@hanbit.example>", "", "한빛일보", ()),
        ("The Daily from the Coast <d@coast.example>", "", "The Daily from the Coast", ()),
        ("", "", None, ()),
    ],
)
def test_who_sends_is_a_house_or_a_person_of_one(
    sender: str, list_id: str, publisher: str | None, authors: tuple[str, ...]
) -> None:
    assert who(sender, list_id) == (publisher, authors)


@pytest.mark.parametrize("given_subject", ["Fwd: X is shut", "Re: AW: Fwd: X is shut", "[Port list] X is shut", "WG: [Port list] RE: X is shut"])  # fmt: skip
def test_a_subject_loses_what_programs_put_before_it(given_subject: str) -> None:
    assert subject(given_subject) == "X is shut"


def test_without_a_date_the_first_hand_tells_it() -> None:
    raw = _mail(BODY).replace(
        b"Date: Thu, 19 Nov 2026 16:05:00 +0000\r\n",
        b"Received: by b; Fri, 20 Nov 2026 09:00:00 +0000\r\nReceived: by a;\r\n Thu, 19 Nov 2026 08:00:00 +0000\r\n",
    )
    [article] = _read(raw)
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-19T08:00:00+00:00"


FORWARDS = {
    "gmail": f"FYI, see below.\n\n---------- Forwarded message ---------\nFrom: Harbour Courier <news@courier.example>\nDate: Wed, Nov 18, 2026 at 7:30 AM\nSubject: Bridge shut for the winter\nTo: <me@inbox.example>\n\n\n{BODY}\n",
    "outlook": f"Have a look\n\n-----Original Message-----\nFrom: Harbour Courier <news@courier.example>\nSent: Wednesday, November 18, 2026 7:30 AM\nTo: Me\nSubject: Bridge shut for the winter\n\n{BODY}\n",
    "apple": f"Begin forwarded message:\n\nFrom: Harbour Courier <news@courier.example>\nSubject: Bridge shut for the winter\nDate: 18 November 2026 at 07:30:00 GMT\nTo: me@inbox.example\n\n{BODY}\n",
    "german": f"Zur Kenntnis.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Bridge shut for the winter\nDatum: Wed, 18 Nov 2026 07:30:00 +0000\nVon: Harbour Courier <news@courier.example>\nAn: me@inbox.example\n\n{BODY}\n",
    "french": f"---------- Message transféré ---------\nDe : Harbour Courier <news@courier.example>\nDate : 18 nov. 2026\nObjet : Bridge shut for the winter\nÀ : me@inbox.example\n\n{BODY}\n",
    "twice": f"---------- Forwarded message ---------\nFrom: Ada Lee <a@x.example>\nDate: Thu, 19 Nov 2026 10:00:00 +0000\nSubject: Fwd: Bridge\n\n---------- Forwarded message ---------\nFrom: Harbour Courier <news@courier.example>\nDate: Wed, 18 Nov 2026 07:30:00 +0000\nSubject: Bridge shut for the winter\n\n{BODY}\n",
}


@pytest.mark.parametrize("name", FORWARDS)
@pytest.mark.parametrize("as_html", [False, True])
def test_a_forwarded_mail_is_told_by_its_own_header(name: str, as_html: bool) -> None:
    content, head = FORWARDS[name], ""
    if as_html:
        lines = FORWARDS[name].replace("<", "&lt;").replace(">", "&gt;").split("\n")
        content, head = f"<html><body><div>{'<br>'.join(lines)}</div></body></html>", "Content-Type: text/html\r\n"
    [article] = _read(_mail(content, head, title="Fwd: Bridge shut"))
    assert article.title == "Bridge shut for the winter"
    assert article.publisher == "Harbour Courier"
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-11-18"
    assert article.text == BODY
    assert "forwarded header" in {line.reason for line in article.removed}


def test_an_attached_mail_is_read_and_the_note_about_it_is_not() -> None:
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "Harbour Courier <news@courier.example>", "Bridge shut for the winter"
    inner.set_content(BODY)
    outer = EmailMessage(policy=SMTP)
    outer["From"], outer["Subject"] = "Ada Lee <a@x.example>", "Fwd: this"
    outer.set_content("Please read the attached one. It is about us.")
    outer.add_attachment(inner)
    [article] = _read(outer.as_bytes())
    assert (article.title, article.publisher, article.text) == ("Bridge shut for the winter", "Harbour Courier", BODY)


def test_a_digest_of_mails_gives_an_article_for_each() -> None:
    mails = [
        f"\r\nFrom: Wire {n} <w@wire.example>\r\nSubject: Bridge number {n} shut\r\n\r\n{BODY} It is number {n}.\r\n"
        for n in (1, 2)
    ]
    articles = _read(_mail(*_multi("digest", *mails)))
    assert [(article.title, article.publisher) for article in articles] == [
        ("Bridge number 1 shut", "Wire 1"),
        ("Bridge number 2 shut", "Wire 2"),
    ]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (_mail(""), "no"),
        (_mail(*_multi("report", _part("text/plain", BODY))), "a report of a mail server"),
        (_mail(*_multi("mixed", _part("image/png", "xx"))), "no"),
        (b"From: a@b.example\n", "no"),
    ],
)
def test_a_mail_without_a_text_says_so(raw: bytes, why: str) -> None:
    with pytest.raises(NotAnArticleError, match=f"a.eml: .*{why}"):
        _read(raw)


HTML_HEAD = b"From: a@b.example\r\nSubject: Bridge shut\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
STORY = b"<p>The swing bridge in the port was closed on Monday after an inspector found cracks in its main girder.</p>"


@pytest.mark.parametrize(
    "inner",
    [
        STORY.replace(b"bridge", b"bri\x00dge\x08").replace(b"\x00", b"&#0;"),
        STORY.replace(b"swing ", b"swing&#8;"),
        STORY.replace(b"swing ", b"swing&#x1b;"),
        STORY.replace(b"swing ", b"swing\x0b"),
        STORY.replace(b"swing ", "swing\ufdd0".encode()),
    ],
)
def test_controls_in_an_html_mail_are_blanks_as_in_a_page(inner: bytes) -> None:
    [article] = Mail()(Document("a.eml", HTML_HEAD + inner))
    assert "was closed on Monday" in article.text
    assert not any(ord(letter) < 32 and letter != "\n" for letter in article.text)


@pytest.mark.parametrize("piece", [b"<i></i>", b"<b>x</b>", b"<br>", b"<span>a</span> ", b"<a href=x>y</a>", b"<img>"])
def test_an_html_mail_has_no_more_elements_than_a_page(piece: bytes) -> None:
    with pytest.raises(NotAnArticleError, match=r"a\.eml: [\d,]+ elements"):
        Mail()(Document("a.eml", HTML_HEAD + STORY + piece * 61_000))
