"""Read and write OPML: lists of feeds from other readers, with their folders (opml.org, version 2.0)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

from digest.errors import UnreadableError
from digest.sources.feed_markup import mended_xml
from digest.text.characters import one_line
from digest.text.urls import is_web

# Folders around a feed, at most: lists of people have two or three.
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Outline:
    """Feed in a list: its address, its title ("" for none), and the folders around it, the outermost first."""

    url: str
    title: str = ""
    folders: tuple[str, ...] = ()


@dataclass(slots=True)
class _Folder:
    """The feeds of a folder, and the folders in it, by name in their order."""

    feeds: list[Outline] = field(default_factory=list)
    inner: "dict[str, _Folder]" = field(default_factory=dict)


def read_opml(body: bytes, name: str) -> list[Outline]:
    """Return the feeds of a list, each once.  Raises UnreadableError."""
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


def is_opml(body: bytes) -> bool:
    """Return whether bytes begin as a list of feeds."""
    return b"<opml" in body[:2_000].lower()


def write_opml(outlines: Iterable[Outline]) -> str:
    """Return a list that every reader can import, with folders in order of first appearance."""
    root = _Folder()
    for outline in outlines:
        folder = root
        for name in outline.folders:
            folder = folder.inner.setdefault(name, _Folder())
        folder.feeds.append(outline)
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "  <head><title>digest</title></head>"]
    return "\n".join([*head, "  <body>", *_lines(root), "  </body>", "</opml>", ""])


def _lines(root: _Folder) -> Iterator[str]:
    """Yield the lines of the feeds and folders in a folder; a list may be deeper than Python can recurse."""
    stack: list[Iterator[str | tuple[str, _Folder]]] = [_parts(root)]
    while stack:
        indent = "  " * (len(stack) + 1)
        part = next(stack[-1], None)
        if part is None:
            stack.pop()
            if stack:
                yield f"{indent[2:]}</outline>"
        elif isinstance(part, str):
            yield f"{indent}{part}"
        else:
            yield f"{indent}<outline {_named(part[0])}>"
            stack.append(_parts(part[1]))


def _parts(folder: _Folder) -> Iterator[str | tuple[str, _Folder]]:
    """Yield the outline of each feed in a folder, then each folder in it with its name."""
    for feed in folder.feeds:
        yield f'<outline type="rss" {_named(feed.title or feed.url)} xmlUrl={quoteattr(feed.url)}/>'
    yield from folder.inner.items()


def _named(title: str) -> str:
    return f"text={quoteattr(title)} title={quoteattr(title)}"


def _title_and_address(element: Any) -> tuple[str, str]:  # noqa: ANN401
    """Return the title and the address of an outline, each "" for none.  Names of attributes differ in case."""
    said = {name.lower(): value.strip() for name, value in element.attrib.items()}
    url = said.get("xmlurl", "")
    url = f"http://{url.partition('://')[2]}" if url.startswith("feed://") else url
    return one_line(said.get("title") or said.get("text") or ""), url


def _outlines(root: Any) -> Iterator[Outline]:  # noqa: ANN401 - an element of ElementTree
    """Yield the feeds in order, at any depth."""
    stack: list[tuple[Any, tuple[str, ...]]] = [(child, ()) for child in reversed(root)]
    while stack:
        element, folders = stack.pop()
        title, url = _title_and_address(element)
        if is_web(url):
            yield Outline(url, "" if title == url else title, folders)
        is_folder = element.tag == "outline" and title and not url and len(folders) < _DEEPEST
        inside = (*folders, title) if is_folder else folders
        stack += [(child, inside) for child in reversed(element)]
