"""What a document is."""

import pytest

from digest.errors import NotAnArticleError
from digest.extractors.kinds import kind_of
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


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"PK\x03\x04", b"\x89PNG\r\n", b"\x1f\x8b\x08", b"\x7fELF"])
def test_what_is_no_text_is_refused_by_name(body: bytes) -> None:
    with pytest.raises(NotAnArticleError, match="no text"):
        kind_of(Document("given", body, filename="a.txt"))
