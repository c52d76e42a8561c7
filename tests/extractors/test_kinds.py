"""What a document is."""

import gzip

import pytest

from digest.errors import NotAnArticleError
from digest.extractors.kinds import kind_of, unpacked
from digest.model.article import Document


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("a.txt", b"<html>not really</html>", "plain"),
        ("a.HTM", b"text", "html"),
        ("a.md", b"text", "markdown"),
        ("a.eml", b"text", "mail"),
        ("a.jsonl", b"{}", "json"),
        ("", b"<!DOCTYPE html><title>x</title>", "html"),
        ("", b'<?xml version="1.0"?>\n<html>', "html"),
        ("", b'{"text": "x"}', "json"),
        ("", b"From: a@b.example\nTo: c@d.example\nSubject: x\n\nbody", "mail"),
        ("", b"Note: one\nWarning: two\nThird: three\n", "plain"),
        ("article", b"Some text.", "plain"),
        ("a.pdf", b"text", "pdf"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.mbox", b"text", "mbox"),
        ("", b"From a@b.example Thu Nov 19 16:05:00 2026\nSubject: x\n\nbody", "mbox"),
        ("", b"From Monday on, the bridge is shut.\nNobody knows why.\n", "plain"),
        ("", b"RIFF is a sound in jazz.\n", "plain"),
        ("a.xml", b"<?xml version='1.0'?><nitf><body><p>One.</p></body></nitf>", "html"),
        ("", b"<!-- kept --><div><p>One.</p></div>", "html"),
        ("a.jsonld", b"{}", "json"),
    ],
)
def test_the_kind_is_told_by_name_then_by_content(name: str, body: bytes, kind: str) -> None:
    assert kind_of(Document("given", body, filename=name or None)) == kind


def test_a_declared_type_comes_first() -> None:
    assert kind_of(Document("x", b"text", media_type="text/html; charset=utf-8", filename="a.txt")) == "html"


@pytest.mark.parametrize("body", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_refused_as_empty(body: bytes) -> None:
    with pytest.raises(NotAnArticleError, match="empty"):
        kind_of(Document("given", body))


@pytest.mark.parametrize(
    "body",
    [b"%!PS-Adobe", b"{\\rtf1 text", b"BZh91AY&SY", b"RIFF\0\0\0\0WAVE", b"PK\x03\x04", b"\x89PNG\r\n", b"\x7fELF"],
)
def test_what_is_no_text_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(NotAnArticleError, match="no text"):
        kind_of(Document("given", body, filename="a.txt"))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title></channel></rss>", "a feed"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>", "a feed"),
        (b"<?xml version='1.0'?><catalogue><item>x</item></catalogue>", "XML without paragraphs"),
    ],
)
def test_data_in_xml_is_refused_by_name(body: bytes, why: str) -> None:
    with pytest.raises(NotAnArticleError, match=why):
        kind_of(Document("given", body, filename="a.xml"))


def test_what_gzip_packed_is_unpacked_and_named_without_its_ending() -> None:
    packed = Document("a", gzip.compress(b"one ") + gzip.compress(b"two"), filename="a.md.gz")
    assert unpacked(packed).body == b"one two"
    assert kind_of(unpacked(packed)) == "markdown"
    plain = Document("a", b"text", filename="a.md")
    assert unpacked(plain) is plain


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (gzip.compress(b"text " * 99)[:-12], "cut short"),
        (gzip.compress(b"text " * 99)[:20] + bytes(20), "damaged|cut short"),
        (b"\x1f\x8bnot at all", "damaged"),
        (gzip.compress(bytes(16 * 2**20)), "larger than 15 MiB when unpacked"),
        (gzip.compress(gzip.compress(b"text")), "more than once"),
    ],
)
def test_gzip_that_cannot_be_unpacked_says_why(body: bytes, why: str) -> None:
    with pytest.raises(NotAnArticleError, match=why):
        unpacked(Document("given", body))
