"""Read the text of an odt file: paragraphs, headings, list items, tables and text boxes of its body."""

from collections.abc import Collection, Iterator
from typing import Any

from digest.extractors.office.article import OfficeText
from digest.extractors.office.markup import (
    Part,
    add_block,
    first_field,
    name_of,
    new_page,
    outermost,
    text_of_page,
    value_of,
    xml_of,
)
from digest.model.article import RemovedText
from digest.text.characters import one_line

# Elements that are no text of the body: notes and comments, deleted text, declarations, indexes, hidden text, titles
# of pictures, the reading over words, and the heads and feet of pages.
_UNSEEN = frozenset(
    """note annotation annotation-end tracked-changes sequence-decls variable-decls user-field-decls forms
    table-of-content alphabetical-index illustration-index bibliography hidden-text hidden-paragraph title desc
    ruby-text scripts font-face-decls""".split()
)
_NOTES = {"note": "note", "annotation": "comment"}
_MARKS = {"s": " ", "tab": " ", "line-break": " "}
_TABLES = {"table": "table", "table-row": "tr", "table-cell": "td"}


def read_odt(part: Part, source: str) -> OfficeText:
    """Return the text of an odt file.  Raises NotAnArticleError for XML that cannot be read."""
    content = xml_of(part("content.xml"), source)
    page, hidden = new_page(), _hidden_styles(content)
    for body in content.iterfind("{*}body/{*}text"):
        _fill(page, body, hidden)
    properties = xml_of(part("meta.xml") or b"<none/>", source)
    return OfficeText(
        *text_of_page(page, source),
        first_field(properties, ["title"]),
        tuple(first_field(properties, ["initial-creator", "creator"]).split(";")),
        first_field(properties, ["creation-date", "date"]),
        tuple(_notes(content)),
    )


def _hidden_styles(content: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the names of the styles whose text is not displayed."""
    return frozenset(
        value_of(style, "name")
        for style in content.iterfind("{*}automatic-styles/{*}style")
        if any(value_of(properties, "display") == "none" for properties in style)
    )


def _notes(content: Any) -> Iterator[RemovedText]:  # noqa: ANN401
    for note in outermost(content, lambda element: name_of(element) in _NOTES):
        lines = outermost(note, lambda element: name_of(element) == "p")
        text = one_line(" ".join("".join(line.itertext()) for line in lines))
        if text:
            yield RemovedText(text, _NOTES[name_of(note)])


def _fill(parent: Any, element: Any, hidden: Collection[str], item: str = "p") -> None:  # noqa: ANN401
    """Append the blocks inside an element to a page; `item` is the HTML element of its paragraphs."""
    for child in element:
        name = name_of(child)
        if name in _UNSEEN:
            continue
        if name in ("p", "h"):
            boxes: list[Any] = []
            text = child.text or ""
            text += "".join(_words(child, hidden, boxes))
            if text.strip() and value_of(child, "style-name") not in hidden:
                add_block(parent, _tag(child, name, item), text)
            for box in boxes:
                _fill(parent, box, hidden)
        elif name in _TABLES:
            _fill(add_block(parent, _TABLES[name]), child, hidden)
        else:
            _fill(parent, child, hidden, "li" if name == "list-item" else item)


def _tag(paragraph: Any, name: str, item: str) -> str:  # noqa: ANN401
    is_title = name == "h" or value_of(paragraph, "style-name") == "Title"
    return "h1" if is_title and name_of(paragraph.getparent()) != "table-cell" else item


def _words(element: Any, hidden: Collection[str], boxes: list[Any]) -> Iterator[str]:  # noqa: ANN401
    """Yield the visible text behind the beginning of a paragraph, and collect the text boxes anchored in it."""
    for child in element:
        name = name_of(child)
        if name in _MARKS:
            yield _MARKS[name]
        elif name == "text-box":
            boxes.append(child)
        elif name not in _UNSEEN and value_of(child, "style-name") not in hidden:
            yield child.text or ""
            yield from _words(child, hidden, boxes)
        yield child.tail or ""
