"""Escape the markup inside the texts of a feed that is not well-formed, as its writer should have done."""

import re
from collections.abc import Iterator
from html import escape

# Elements that hold a text, and bounds of entries: no text goes beyond one.
_TEXT = re.compile(
    rb"<((?:(?:atom|a10|rss|dc|itunes|media):)?(?:title|description|summary)|(?:(?:atom|a10):)?content"
    rb"|content:encoded|(?:xhtml:)?body)(\s[^<>]{0,500})?>",
    re.I,
)
_BOUND = re.compile(rb"</?(?:\w{1,20}:)?(?:item|entry)[\s>]", re.I)
_SECTION = b"<![CDATA["


def with_escaped_texts(body: bytes) -> bytes:
    """Return a feed whose titles and texts hold no elements: their tags are escaped, so that HTML is read from them.

    >>> with_escaped_texts(b"<description>One.<br>Two.</description>")
    b'<description>One.&lt;br&gt;Two.</description>'
    """
    pieces, at = [], 0
    for tag, end in _texts(body):
        inner = body[tag.end() : end]
        if tag.start() >= at and b"<" in inner and _SECTION not in inner:
            pieces += [body[at : tag.start()], b"<" + tag[1] + b">", _escaped(inner)]
            at = end
    return b"".join([*pieces, body[at:]])


def _texts(body: bytes) -> Iterator[tuple[re.Match[bytes], int]]:
    """Yield the opening tag of each text and the place of its end; an end that is far away is searched once."""
    ends: dict[bytes, int] = {}
    bounds = [bound.start() for bound in _BOUND.finditer(body)] + [len(body)]
    after = 0
    for tag in _TEXT.finditer(body):
        while bounds[after] < tag.end():
            after += 1
        name = tag[1]
        if 0 <= ends.get(name, 0) < tag.end():
            ends[name] = body.find(b"</" + name + b">", tag.end())
        if 0 <= ends[name] <= bounds[after]:
            yield tag, ends[name]


def _escaped(inner: bytes) -> bytes:
    return escape(inner.decode("utf-8", "surrogateescape"), quote=False).encode("utf-8", "surrogateescape")
