"""Convert an entry's HTML to text, one paragraph per line.

The content of an entry in a feed is already the article: extracting the main text, as is necessary for a page, is sixty
times slower and loses short paragraphs.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from digest.sources.feed_markup import TAG, mended_html, without_tags
from digest.text.characters import one_line

_UNSEEN = frozenset("script style noscript template svg figure figcaption audio video form button nav".split())
_BLOCKS = frozenset(
    """address article aside blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section
    table td th tr ul""".split()
)
# The line that arXiv writes before an abstract.
_ABSTRACT = re.compile(r"\A\s*arXiv:\S{1,40}\s+Announce Type:\s+[\w-]{1,40}\s+Abstract:\s*")
# Letters of a wrapped line, at least: shorter lines are items of a list, or verse.
_WRAPPED = 40
_ENDS = (".", "!", "?", ":", "…", "”", '"', "»", ")")
_IFRAME = re.compile(r"</?iframe\b[^<>]*>", re.I)
# Maximum depth of nested elements; nobody writes deeper ones.
_DEEPEST = 200


def text_of(html: str) -> str:
    """Return the visible text without lines of links alone, such as "Read more" and lists of other articles."""
    return _ABSTRACT.sub("", _visible(html), count=1)


def _visible(html: str) -> str:
    if not TAG.search(html):
        return _unwrapped(without_tags(html))
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        # The content of an <iframe> is meant for programs that do not show the frame, such as this one.
        bare = mended_html(_IFRAME.sub("", html))
        root = document_fromstring(f"<div>{bare}</div>", parser=HTMLParser(no_network=True, encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return ""
    return "\n".join(_lines(root))


def _unwrapped(text: str) -> str:
    """Join the lines of plain text that were wrapped, such as an abstract; other lines are paragraphs."""
    if "\n" not in text:
        return text
    lines = [line.strip() for line in text.split("\n")]
    is_wrapped = any(len(before) >= _WRAPPED and line[:1].islower() for before, line in pairwise(lines))
    runs = [lines[:1]]
    for before, line in pairwise(lines):
        if is_wrapped and len(before) >= _WRAPPED and line[:1].isalnum() and not _begins_anew(before, line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return "\n".join(" ".join(run) for run in runs)


def _begins_anew(before: str, line: str) -> bool:
    """Whether a line is no continuation of the line before it: an address, or a sentence behind a whole one."""
    return line.startswith("http") or (before.endswith(_ENDS) and not line[0].islower())


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


def _pieces(
    element: Any,  # noqa: ANN401
    linked: bool = False,
    written: bool = False,
    depth: int = 0,
) -> Iterator[tuple[str, bool, bool]]:
    """Yield each piece of text, whether it is in a link, and whether a line ends before it.

    In text that is shown as `written` (<pre>) an empty line ends a paragraph.
    """
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag and tag not in _UNSEEN and depth < _DEEPEST:
        block, linked, written = tag in _BLOCKS, linked or tag == "a", written or tag == "pre"
        yield from _parts(element.text or "", linked, block, written)
        for child in element:
            yield from _pieces(child, linked, written, depth + 1)
            yield from _parts(child.tail or "", linked, False, written)
        if block:
            yield "", linked, True


def _parts(text: str, linked: bool, ends: bool, written: bool) -> Iterator[tuple[str, bool, bool]]:
    """Yield a piece of text, in its paragraphs if it is shown as it is written."""
    first, *others = text.split("\n\n") if written else (text,)
    yield first, linked, ends
    yield from ((part, linked, True) for part in others)
