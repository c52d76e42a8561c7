"""What a document is."""

import codecs
import gzip
import subprocess
import sys

import pytest

from digest.errors import NotAnArticleError
from digest.extractors.detect import kind_of, unpacked
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
    [b"%!PS-Adobe", b"BZh91AY&SY", b"RIFF\0\0\0\0WAVE", b"PK\x03\x04", b"\x89PNG\r\n", b"\x7fELF"],
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
        (gzip.compress(b"text " * 99, mtime=0)[:-12], "cut short"),
        (gzip.compress(b"text " * 99, mtime=0)[:20] + bytes(20), "damaged|cut short"),
        (b"\x1f\x8bnot at all", "damaged"),
        (gzip.compress(bytes(16 * 2**20), mtime=0), "larger than 15 MiB when unpacked"),
        (gzip.compress(gzip.compress(b"text", mtime=0), mtime=0), "more than once"),
    ],
)
def test_gzip_that_cannot_be_unpacked_says_why(body: bytes, why: str) -> None:
    with pytest.raises(NotAnArticleError, match=why):
        unpacked(Document("given", body))


COMMENTS = b"<!--x-->" * 400
PAGE = b"<!DOCTYPE html><title>x</title><p>It rained.</p>"
# The start of a document without a name, and its kind.
STARTS = {
    "comments before a page": (COMMENTS + PAGE, "html"),
    "comments with blanks between": (b"<!-- a -->\r\n\t " * 400 + PAGE, "html"),
    "a comment longer than a page's head": (b"<!--" + b"x" * 5000 + b"-->" + PAGE, "html"),
    "a comment with tags in it": (b"<!-- <rss> -- <p> -->" + PAGE, "html"),
    "a comment of no letters": (b"<!---->" + PAGE, "html"),
    "4,096 blanks": (b" " * 4096 + PAGE, "html"),
    "20,000 line ends": (b"\r\n" * 20_000 + PAGE, "html"),
    "a prolog": (b'<?xml version="1.0"?>' + PAGE, "html"),
    "a prolog, comments and a style sheet": (b"<?xml version='1.0'?>" + COMMENTS + b"<?xml-stylesheet href='a'?>" + PAGE, "html"),
    "a byte-order mark and comments": (codecs.BOM_UTF8 + COMMENTS + PAGE, "html"),
    "blanks before a byte-order mark": (b"\n" + codecs.BOM_UTF8 + b"\n" + PAGE, "html"),
    "UTF-16": ((COMMENTS + PAGE).decode().encode("utf-16"), "html"),
    "UTF-16, the other way round": (codecs.BOM_UTF16_BE + (COMMENTS + PAGE).decode().encode("utf-16-be"), "html"),
    "UTF-32": (PAGE.decode().encode("utf-32"), "html"),
    "JSON in UTF-16": ('{"text": "It rained."}'.encode("utf-16"), "json"),
    "text in UTF-16": ("It rained.".encode("utf-16"), "plain"),
    "blanks before JSON": (b" " * 4096 + b'{"text": "It rained."}', "json"),
    "comments before a text": (COMMENTS + b"It rained.", "plain"),
    "a comment that does not end": (COMMENTS + b"<!-- It rained.", "plain"),
    "a prolog that does not end": (b"<?xml version='1.0' It rained.", "plain"),
    "comments before paragraphs in XML": (COMMENTS + b"<nitf><body><p>One.</p></body></nitf>", "html"),
}  # fmt: skip


@pytest.mark.parametrize("name", STARTS)
def test_blanks_comments_and_prologs_do_not_hide_the_kind(name: str) -> None:
    body, kind = STARTS[name]
    assert kind_of(Document("given", body)) == kind


# Starts that an expression reads again and again when it finds no match behind them.
REPEATED = {
    "60 comments": b"<!--x-->" * 60,
    "400 comments": b"<!--x-->" * 400,
    "comments and blanks": b"<!-- --> " * 400,
    "comments that do not end": b"<!--" * 10_000,
    "comments that end twice": b"<!--x-->-->" * 400,
    "prologs": b"<?xml?>" * 600,
    "prologs that do not end": b"<?xml" * 10_000,
    "folded headers": b"Subject: a\r\n" + b" b\r\n" * 700,
    "headers with carriage returns": b"Subject: a\r\r\r\n" * 300,
    "a long name of a tag": b"<" + b"a" * 4000,
    "a long name of a header": b"a" * 4000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", REPEATED)
def test_the_kind_of_a_repeated_start_is_found_at_once(name: str) -> None:
    """In a process of its own: an expression that hangs cannot be interrupted from within."""
    program = (
        "import sys; from digest.errors import NotAnArticleError\n"
        "from digest.extractors.detect import kind_of; from digest.model.article import Document\n"
        "try: print(kind_of(Document('given', sys.stdin.buffer.read())))\n"
        "except NotAnArticleError: print('refused')"
    )
    body = REPEATED[name] + b"It rained."
    done = subprocess.run([sys.executable, "-c", program], input=body, capture_output=True, check=True, timeout=60)
    assert done.stdout.strip() in (b"plain", b"mail", b"refused")
