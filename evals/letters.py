"""List the letters of feeds that differ between `digest` and feedparser: `python -m evals.letters FEED ...`.

A person decides who is right: feedparser drops names before ";" and addresses without a scheme, and cleans HTML.
"""

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from digest.errors import NotAnArticleError
from digest.model.feed import FeedEntry
from digest.sources.feed_markup import mended_html
from digest.sources.parse import read_feed

BASE = "http://feeds.example/"
Fields = dict[str, str]


def main(paths: list[str]) -> None:
    for path in map(Path, paths):
        for place, ours, theirs in differences(path.read_bytes()):
            print(f"{path.name} {place}\n  digest:     {ours}\n  feedparser: {theirs}")


def differences(body: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the place of each difference, our reading there and feedparser's, from the first other letter on."""
    ours, theirs = list(_ours(body)), list(_feedparser(body))
    if len(ours) != len(theirs):
        yield "entries", str(len(ours)), str(len(theirs))
        return
    for number, (our, their) in enumerate(zip(ours, theirs, strict=True)):
        for name in our:
            if _letters(our[name]) != _letters(their[name]):
                yield f"[{number}] {name}", *_parted(_letters(our[name]), _letters(their[name]))


def _ours(body: bytes) -> Iterator[Fields]:
    try:
        entries: tuple[FeedEntry, ...] = read_feed(body, BASE).entries
    except NotAnArticleError:
        return
    for entry in entries:
        yield {
            "title": entry.title,
            "text": _seen(mended_html(entry.html)),
            "authors": ", ".join(entry.authors),
            "address": entry.url or "",
        }


def _feedparser(body: bytes) -> Iterator[Fields]:
    import feedparser

    for entry in feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False).entries:
        contents: list[str] = [_html(part) for part in entry.get("content") or ()]
        summary = _html(entry.get("summary_detail") or {"value": entry.get("summary", "")})
        names = [author.get("name", "") for author in entry.get("authors") or ()]
        yield {
            "title": _seen(_html(entry.get("title_detail") or {"value": ""})),
            "text": _seen(max([*contents, summary], key=len)),
            "authors": ", ".join(dict.fromkeys(filter(None, [*names, entry.get("author", "")]))),
            "address": urljoin(BASE, entry["link"]) if entry.get("link") else "",
        }


def _html(part: Any) -> str:  # noqa: ANN401 - a dictionary of feedparser
    from html import escape

    value = str(part.get("value") or "")
    return escape(value, quote=False) if part.get("type") == "text/plain" else value


def _seen(html: str) -> str:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        return str(document_fromstring(f"<div>{html}</div>", parser=HTMLParser(encoding="utf-8")).text_content())
    except (etree.ParserError, ValueError):
        return ""


def _letters(text: str) -> str:
    """Return the text without blanks, in one form of each character."""
    return "".join(unicodedata.normalize("NFC", text).split())


def _parted(one: str, other: str, shown: int = 60) -> tuple[str, str]:
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
    at = max(at - 10, 0)
    return one[at : at + shown], other[at : at + shown]


if __name__ == "__main__":
    main(sys.argv[1:])
