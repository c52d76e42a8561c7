"""Read the text of an article from the data in a page's scripts, for pages that a browser builds from them."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any

from digest.text.characters import one_line
from digest.text.furniture import is_prose

_TAGS = re.compile(r"<(/?)(?:p|div|br|li|ul|ol|h[1-6]|blockquote|figure|section)\b[^<>]*>", re.I)
_INLINE = re.compile(r"<[^<>]*>")
# Starts of the data of Arc (Fusion) and of the two forms of Next.js.
_FUSION = re.compile(r"Fusion\.globalContent\s*=\s*(?=[{\[])")
_PUSH = re.compile(r"__next_[fs](?:\s*=[^()]{0,60}\))?\.push\(\s*(?=\[)|__next_[fs]\|\|\[\]\)\.push\(\s*(?=\[)")
_ROW = re.compile(r"^[0-9a-f]{1,6}:(?=[\[{\"])", re.M)
# Minimum letters of a paragraph, and share of a value's prose that one part has if it is the article.
_PARAGRAPH, _SHARE = 60, 0.8
# Values that are read of one page.
_MOST = 20_000


def text_in_scripts(tree: Any) -> str:  # noqa: ANN401 - an lxml element
    """Return the paragraphs of the article in a page's data, one a line; "" without any."""
    best: list[str] = []
    paragraphs: dict[str, tuple[str, ...]] = {}
    for value in _data(tree):
        lines = list(dict.fromkeys(_prose(_article_in(value, paragraphs), paragraphs)))
        best = max(best, lines, key=lambda given: sum(map(len, given)))
    return "\n".join(best)


def linked_in_scripts(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the JSON-LD that Next.js adds to a page by a script."""
    for value in _pushed(tree, "__next_s"):
        for item in value if isinstance(value, list) else ():
            if isinstance(item, dict):
                inner = item.get("dangerouslySetInnerHTML")
                given = (item.get("children"), inner.get("__html") if isinstance(inner, dict) else None)
                yield from (text for text in given if isinstance(text, str))


def _data(tree: Any) -> Iterator[Any]:  # noqa: ANN401
    for script in tree.iter("script"):
        text = script.text or ""
        if script.get("id") == "__NEXT_DATA__":
            yield from _decoded(text, 0)
        elif found := _FUSION.search(text):
            yield from _decoded(text, found.end())
    pieces = (value[1] for value in _pushed(tree, "__next_f") if isinstance(value, list) and len(value) > 1)
    rows = "".join(piece for piece in pieces if isinstance(piece, str))
    yield [value for row in islice(_ROW.finditer(rows), _MOST) for value in _decoded(rows, row.end())]


def _pushed(tree: Any, name: str) -> Iterator[Any]:  # noqa: ANN401
    for script in tree.iter("script"):
        text = script.text or ""
        if name in text:
            for found in islice(_PUSH.finditer(text), _MOST):
                yield from _decoded(text, found.end())


def _decoded(text: str, at: int) -> Iterator[Any]:
    try:
        yield json.JSONDecoder(strict=False).raw_decode(text.lstrip() if not at else text, at)[0]
    except (ValueError, RecursionError):
        return


def _article_in(value: Any, paragraphs: dict[str, tuple[str, ...]]) -> Any:  # noqa: ANN401 - JSON
    """Return the smallest part of a value that has nearly all of its prose."""
    while isinstance(value, (dict, list)):
        parts = list(value.values() if isinstance(value, dict) else value)
        sizes = [sum(map(len, _prose(part, paragraphs))) for part in parts]
        if not sizes or max(sizes) < _SHARE * sum(sizes) or not max(sizes):
            return value
        value = parts[sizes.index(max(sizes))]
    return value


def _prose(value: Any, paragraphs: dict[str, tuple[str, ...]]) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield the paragraphs in the strings of a value, in order; those of each string are found once."""
    waiting, count = [value], 0
    while waiting and count < _MOST:
        count += 1
        item = waiting.pop()
        if isinstance(item, str) and len(item) >= _PARAGRAPH:
            if item not in paragraphs:
                paragraphs[item] = tuple(_paragraphs(item))
            yield from paragraphs[item]
        elif isinstance(item, (dict, list)):
            waiting.extend(reversed(list(item.values()) if isinstance(item, dict) else item))


def _paragraphs(text: str) -> Iterator[str]:
    for line in _TAGS.sub("\n", text).split("\n"):
        line = one_line(unescape(_INLINE.sub("", line)))
        if len(line) >= _PARAGRAPH and is_prose(line):
            yield line
