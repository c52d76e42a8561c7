"""Read the text of an epub file: its chapters, in the order in which they are read."""

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from digest.errors import NotAnArticleError
from digest.extractors.html.markup import drop_unseen, parse
from digest.extractors.office.article import OfficeText
from digest.extractors.office.markup import (
    Part,
    fields,
    first_field,
    items_of,
    lines_of,
    outermost,
    value_of,
    xml_of,
)
from digest.model.article import RemovedText
from digest.text.characters import one_line
from digest.text.decode import decode

_PAGES = ("application/xhtml+xml", "text/html")
# Kinds of parts of a chapter that are no text of it, in epub:type or, as "doc-footnote", in role.
_NOTES = frozenset("footnote footnotes endnote endnotes rearnote rearnotes noteref annotation".split())
_LISTS = frozenset("toc landmarks page-list pagebreak index cover".split())


def read_epub(part: Part, source: str) -> OfficeText:
    """Return the text of an epub file.  Raises NotAnArticleError for XML that cannot be read."""
    container = xml_of(part("META-INF/container.xml"), source)
    path = next((value_of(root, "full-path") for root in container.iter("{*}rootfile")), "")
    package = xml_of(part(path), source)
    lines: list[str] = []
    items: set[str] = set()
    removed: list[RemovedText] = []
    for chapter in _chapters(package, path):
        page = _page(part(chapter), source)
        if page is not None:
            removed += _without_notes(page)
            items |= items_of(page)
            lines += lines_of(page, source)
    return OfficeText(
        tuple(lines),
        frozenset(items),
        title=first_field(package, ["title"]),
        authors=tuple(fields(package, "creator")),
        created=next(iter(fields(package, "date")), ""),
        removed=tuple(removed),
        is_published=True,
    )


def _chapters(package: Any, path: str) -> Iterator[str]:  # noqa: ANN401
    """Yield the names of the files of the chapters in reading order, without the table of contents.

    A file that is named again is read once, as the format demands: a line that names it costs less than its text.
    """
    items = {value_of(item, "id"): item for item in package.iter("{*}item")}
    seen: set[str] = set()
    for place in package.iter("{*}itemref"):
        item = items.get(value_of(place, "idref"))
        if item is None or value_of(place, "linear") == "no" or value_of(item, "media-type") not in _PAGES:
            continue
        name = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(value_of(item, "href"))))
        if name not in seen and "nav" not in value_of(item, "properties").split():
            seen.add(name)
            yield name


def _page(body: bytes, source: str) -> Any:  # noqa: ANN401 - an lxml element
    """Return the visible elements of a chapter; None for one without text."""
    if not body.strip():
        return None
    try:
        page = parse(decode(body, source), source)
    except NotAnArticleError:
        return None
    drop_unseen(page)
    return page


def _without_notes(page: Any) -> list[RemovedText]:  # noqa: ANN401
    """Remove the notes and lists from a chapter, and return the notes."""
    notes = []
    for element in list(outermost(page, lambda found: bool(_kinds(found) & (_NOTES | _LISTS)))):
        text = one_line("".join(element.itertext()))
        if text and _kinds(element) & _NOTES and "noteref" not in _kinds(element):
            notes.append(RemovedText(text, "note"))
        element.clear() if element.getparent() is None else element.drop_tree()
    return notes


def _kinds(element: Any) -> set[str]:  # noqa: ANN401
    named = f"{element.get('epub:type', '')} {element.get('role', '').replace('doc-', '')}"
    return set(named.split())
