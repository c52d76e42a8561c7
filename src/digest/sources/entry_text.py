"""Convert an entry's HTML to text, one paragraph per line.

The content of an entry in a feed is already the article: extracting the main text, as is necessary for a page, is sixty
times slower and loses short paragraphs.
"""

import re
from collections.abc import Iterator
from typing import Any

from digest.sources.feed_markup import mended_html
from digest.text.characters import one_line

_UNSEEN = frozenset("script style noscript template svg figure figcaption audio video form button nav".split())
_BLOCKS = frozenset(
    """address article aside blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section
    table td th tr ul""".split()
)
_IFRAME = re.compile(r"</?iframe\b[^<>]*>", re.I)
# Maximum depth of nested elements; nobody writes deeper ones.
_DEEPEST = 200


def text_of(html: str) -> str:
    """Return the visible text without lines of links alone, such as "Read more" and lists of other articles."""
    if "<" not in html and "&" not in html:
        return html
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        # The content of an <iframe> is meant for programs that do not show the frame, such as this one.
        bare = mended_html(_IFRAME.sub("", html))
        root = document_fromstring(f"<div>{bare}</div>", parser=HTMLParser(no_network=True, encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return ""
    return "\n".join(_lines(root))


def _lines(root: Any) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    pieces: list[tuple[str, bool]] = []
    for text, linked, ends in _pieces(root):
        if ends:
            yield from _line(pieces)
            pieces.clear()
        if text:
            pieces.append((text, linked))
    yield from _line(pieces)


def _line(pieces: list[tuple[str, bool]]) -> Iterator[str]:
    line = one_line("".join(text for text, _ in pieces))
    if line and not all(linked or not text.strip(" \t\r\n.|,;:·»→•-") for text, linked in pieces):
        yield line


def _pieces(element: Any, linked: bool = False, depth: int = 0) -> Iterator[tuple[str, bool, bool]]:  # noqa: ANN401
    """Yield each piece of text, whether it is in a link, and whether a line ends before it."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag and tag not in _UNSEEN and depth < _DEEPEST:
        block, linked = tag in _BLOCKS, linked or tag == "a"
        yield element.text or "", linked, block
        for child in element:
            yield from _pieces(child, linked, depth + 1)
            yield child.tail or "", linked, False
        if block:
            yield "", linked, True
