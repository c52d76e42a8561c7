"""Read and write OPML: lists of feeds from other readers, with folders as sections (opml.org, version 2.0)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from digest.errors import UnreadableError
from digest.sources.feed_markup import mended_xml
from digest.text.characters import one_line
from digest.text.urls import is_web


@dataclass(frozen=True, slots=True)
class Outline:
    """Feed in a list."""

    url: str
    title: str = ""
    section: str = ""


def read_opml(body: bytes, name: str) -> list[Outline]:
    """Return the feeds of a list, each once, with the outermost folder as section.  Raises UnreadableError."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(mended_xml(body), forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableError(f"{name}: no OPML that can be read ({one_line(str(error))})") from error
    found: dict[str, Outline] = {}
    for outline in _outlines(root):
        found.setdefault(outline.url, outline)
    if not found:
        raise UnreadableError(f"{name}: no feed in it; a feed is an <outline> with an xmlUrl")
    return list(found.values())


def write_opml(outlines: Iterable[Outline]) -> str:
    """Return a list that every reader can import: sections become folders, in order of first appearance."""
    by_section: dict[str, list[Outline]] = {}
    for outline in outlines:
        by_section.setdefault(outline.section, []).append(outline)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += ["  <head><title>digest</title></head>", "  <body>"]
    for section, members in by_section.items():
        if section:
            lines.append(f"    <outline text={quoteattr(section)}>")
        for member in members:
            named = f"text={quoteattr(member.title or member.url)} title={quoteattr(member.title or member.url)}"
            indent = "      " if section else "    "
            lines.append(f'{indent}<outline type="rss" {named} xmlUrl={quoteattr(member.url)}/>')
        if section:
            lines.append("    </outline>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])


def _outlines(root: Any) -> Iterator[Outline]:  # noqa: ANN401 - an element of ElementTree
    """Yield the feeds in order, at any depth.  Names of attributes differ in case between programs."""
    stack = [(child, "") for child in reversed(root)]
    while stack:
        element, section = stack.pop()
        said = {name.lower(): value.strip() for name, value in element.attrib.items()}
        title = one_line(said.get("title") or said.get("text") or "")
        url = said.get("xmlurl", "")
        url = f"http://{url.partition('://')[2]}" if url.startswith("feed://") else url
        if is_web(url):
            yield Outline(url, title, section)
        folder = title if element.tag == "outline" and not url else ""
        stack += [(child, section or folder) for child in reversed(element)]
