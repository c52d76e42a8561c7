"""Read the text of a docx file: paragraphs, headings, list items, tables and text boxes of its main part."""

from collections.abc import Iterator, Mapping
from typing import Any

from digest.extractors.office.article import OfficeText
from digest.extractors.office.markup import (
    Part,
    add_block,
    fields,
    first_field,
    name_of,
    new_page,
    text_of_page,
    value_of,
    xml_of,
)

# Elements whose text no reader sees in the place where they are: deleted and moved text, codes of fields, the second
# form of a drawing, and the reading over words.
_UNSEEN = frozenset(
    "del moveFrom instrText delText delInstrText Fallback rt pPr rPr sectPr tblPr trPr tcPr sdtPr".split()
)
_MARKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": " "}
_TABLES = {"tbl": "table", "tr": "tr", "tc": "td"}
_OFF = ("0", "false", "off")


def read_docx(part: Part, source: str) -> OfficeText:
    """Return the text of a docx file.  Raises NotAnArticleError for XML that cannot be read."""
    page, styles = new_page(), _styles(part("word/styles.xml"), source)
    _fill(page, xml_of(part("word/document.xml"), source), styles)
    properties = xml_of(part("docProps/core.xml") or b"<none/>", source)
    return OfficeText(
        *text_of_page(page, source),
        first_field(properties, ["title"]),
        tuple(name for field in fields(properties, "creator") for name in field.split(";")),
        first_field(properties, ["created", "modified"]),
    )


def _styles(body: bytes, source: str) -> dict[str, str]:
    """Return the name of each style by its id: the ids are in the language of the program, the names in English."""
    if not body:
        return {}
    named = {}
    for style in xml_of(body, source).iter("{*}style"):
        name = next((value_of(child, "val") for child in style if name_of(child) == "name"), "")
        named[value_of(style, "styleId")] = name.lower()
    return named


def _fill(parent: Any, element: Any, styles: Mapping[str, str]) -> None:  # noqa: ANN401
    """Append the blocks inside an element to a page."""
    for child in element:
        name = name_of(child)
        if name in _UNSEEN:
            continue
        if name == "p":
            _add_paragraph(parent, child, styles)
        elif name in _TABLES:
            _fill(add_block(parent, _TABLES[name]), child, styles)
        else:
            _fill(parent, child, styles)


def _add_paragraph(parent: Any, paragraph: Any, styles: Mapping[str, str]) -> None:  # noqa: ANN401
    boxes: list[Any] = []
    text = "".join(_words(paragraph, boxes))
    tag = _tag(paragraph, styles)
    if text.strip() and tag:
        add_block(parent, tag, text)
    for box in boxes:
        _fill(parent, box, styles)


def _tag(paragraph: Any, styles: Mapping[str, str]) -> str:  # noqa: ANN401
    """Return the HTML element for a paragraph by its style; "" for a line of a table of contents."""
    given = next((value_of(style, "val") for style in paragraph.iterfind("{*}pPr/{*}pStyle")), "")
    style = styles.get(given, given.lower())
    if style.startswith("toc "):
        return ""
    if style == "title" or style.startswith("heading"):
        # A page's cells with headings lay it out; one with a style of titles in a table of data is rare.
        return "h1" if name_of(paragraph.getparent()) != "tc" else "p"
    return "li" if paragraph.find("{*}pPr/{*}numPr") is not None else "p"


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:  # noqa: ANN401
    """Yield the visible text of a paragraph, and collect the text boxes anchored in it."""
    for child in element:
        name = name_of(child)
        if name in _UNSEEN or (name == "r" and _is_hidden(child)):
            continue
        if name == "t":
            yield child.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name == "txbxContent":
            boxes.append(child)
        else:
            yield from _words(child, boxes)


def _is_hidden(run: Any) -> bool:  # noqa: ANN401
    return any(value_of(mark, "val") not in _OFF for mark in run.iterfind("{*}rPr/{*}vanish"))
