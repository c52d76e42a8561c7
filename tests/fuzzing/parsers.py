"""Every parser of what comes from outside, as a function of bytes that raises for a fault."""

import io
import tempfile
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

from digest.api import split_sentences
from digest.editions.record import load as load_edition
from digest.errors import DigestError
from digest.extractors.office.article import OfficeText, article_of_office
from digest.extractors.office.book import read_epub
from digest.extractors.office.markup import Part
from digest.extractors.office.opendocument import read_odt
from digest.extractors.office.word import read_docx
from digest.extractors.pdf.layout import PdfPage, TextRun
from digest.extractors.pdf.pdf import article_of_pages
from digest.mail.address import address_of, split
from digest.mail.mbox import mails, message_id, name_of
from digest.model.article import Document, Failure
from digest.reading.articles import read
from digest.settings import settings_file
from digest.settings.recipients_file import read_recipients
from digest.sources.discover import feeds_in
from digest.sources.entry_text import text_of
from digest.sources.feed_dates import feed_date, worded_date
from digest.sources.feed_documents import FeedFileReader
from digest.sources.json_lines import line_documents
from digest.sources.opml import read_opml
from digest.sources.parse import parse_feed
from digest.sources.teaser import is_teaser
from digest.stores.search_words import query_of
from digest.text.dates import parse_date
from digest.text.urls import is_web, joined, normalise_url, shown_url, web_address, without_secrets, without_tracking
from fuzzing import answers, asked, made

Parser = Callable[[bytes], object]
_URL = "https://news.example/a/b"


def _document(name: str, media_type: str | None = None) -> Parser:
    def parse(body: bytes) -> None:
        if b"%PDF-" in body[:1024] and name != "a.pdf":  # a process of its own reads it
            return
        _read(Document("given", body, filename=name, media_type=media_type, url=_URL if media_type else None))

    return parse


def _read(document: Document) -> None:
    found = read(document)
    if isinstance(found, Failure):
        assert "please report it" not in found.reason, found.reason
        assert len(found.reason) < 1_000
        return
    for article in found:
        assert article.spans
        assert all(article.text[s.start : s.end] == s.text for s in article.sentences)
        article.text.encode()


def _feed(body: bytes) -> None:
    for entry in parse_feed(body, _URL):
        f"{entry.title}{entry.html}{entry.url}{entry.authors}{entry.publisher}".encode()
        text_of(entry.html)
        is_teaser(entry.html)


def _entries(body: bytes) -> None:
    for document in FeedFileReader("a.xml")(body)[:5]:
        _read(document)


def _newsletter(body: bytes) -> None:
    """Read a page as a newsletter of a list, with its plain text beside it."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Harbour Post <post@harbour.example>", "Three things on Friday"
    mail["List-Unsubscribe"], mail["List-Id"] = "<https://harbour.example/u>", "<post.harbour.example>"
    mail["Date"], mail["Message-ID"] = "Fri, 20 Nov 2026 06:00:00 +0100", "<1@harbour.example>"
    page = body.decode("utf-8", "replace")
    mail.set_content(page, cte="base64")
    mail.add_alternative(page, subtype="html", cte="base64")
    _read(Document("given", mail.as_bytes(), filename="a.eml"))


def _date(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    for function in (parse_date, feed_date, worded_date):
        if found := function(text):
            assert found.isoformat()


def _address(body: bytes) -> None:
    text = body.decode("utf-8", "surrogateescape")
    for function in (normalise_url, shown_url, web_address, without_secrets, without_tracking):
        function(text)
    assert not is_web(text) or "\n" not in shown_url(text)
    joined(_URL, text)


def _mailbox(body: bytes) -> None:
    text = body.decode("utf-8", "surrogateescape")
    split(text)
    assert "\n" not in address_of(text)


def _text(body: bytes) -> None:
    text = body.decode("utf-8", "replace")
    parse_date(text)
    query_of(text)
    text_of(text)
    for language in ("en", "de", "ja"):
        split_sentences(text, language)


def _edition(body: bytes) -> None:
    edition, _ = load_edition(body, "edition.json")
    assert edition.hash


def _mbox(body: bytes) -> None:
    for mail in mails(io.BytesIO(body), 10_000):
        if mail is not None:
            message_id(mail)
            name_of(mail)


def _run(line: bytes) -> TextRun:
    left, bottom, right, top, size = (4.0 * edge for edge in line[:5])
    return TextRun(left, bottom, right, top, size, line[5:].decode("utf-8", "replace"))


def _pdf(body: bytes) -> None:
    """Read each line as a run of text: four edges and a height of type, a byte each, and the text; "\\f" ends a page."""
    pages = [
        PdfPage(800.0, tuple(_run(line) for line in page.split(b"\n") if len(line) > 5)) for page in body.split(b"\f")
    ]
    said = body[5:40].decode("latin-1")
    article_of_pages(Document("given", b"", filename="a.pdf"), pages, {"Title": said, "CreationDate": said})


def _part(read_parts: Callable[[Part, str], OfficeText]) -> Parser:
    """Return a function that takes some bytes for each file of a packed document."""

    def parse(body: bytes) -> None:
        article_of_office(Document("given", body), read_parts(lambda _: body, "given"))

    return parse


def _lines(body: bytes) -> None:
    for document in line_documents(io.BytesIO(body), "a.jsonl"):
        assert isinstance(document, Document)
        _document("a.jsonl")(document.body)


def _in_file(function: Callable[[Path], object]) -> Parser:
    def parse(body: bytes) -> None:
        with tempfile.NamedTemporaryFile(suffix=".toml") as held:
            held.write(body)
            held.flush()
            function(Path(held.name))

    return parse


PARSERS: dict[str, Parser] = {
    "feed": _feed,
    "entries": _entries,
    "page": _document("", "text/html"),
    "mail": _document("a.eml"),
    "newsletter": _newsletter,
    "json": _document("a.json"),
    "lines": _lines,
    "markdown": _document("a.md"),
    "plain": _document("a.txt"),
    "unnamed": _document("a"),
    "pdf": _pdf,
    "pdf-file": _document("a.pdf"),
    "packed": _document("a.gz"),
    "docx": _part(read_docx),
    "odt": _part(read_odt),
    "epub": _part(read_epub),
    "rtf": _document("a.rtf"),
    "mbox": _mbox,
    "opml": lambda body: read_opml(body, "list"),
    "links": lambda body: feeds_in(body, _URL),
    "address": _address,
    "mailbox": _mailbox,
    "text": _text,
    "date": _date,
    "edition": _edition,
    "brief": made.brief,
    "forged": made.forged,
    "mailed": made.mailed,
    "reread": made.reread,
    "template": made.template,
    "settings": _in_file(settings_file.load),
    "recipients": _in_file(read_recipients),
    "web": answers.web,
    "robots": answers.robots,
    "imap": answers.imap,
    "words": asked.words,
    "token": asked.token,
    "preview": asked.preview,
    "restored": asked.restored,
    "wording": asked.wording,
    "stranger": asked.stranger,
}


def parse(name: str, body: bytes) -> None:
    """Parse some bytes; a refusal in our own words is no fault."""
    with suppress(DigestError):
        PARSERS[name](body)
