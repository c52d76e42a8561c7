"""Parse the XML files of a packed document, and read the lines of its blocks as those of a page."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from digest.errors import NotAnArticleError
from digest.extractors.html.markup import seen_lines
from digest.text.characters import one_line

# Returns the bytes of a named file of a packed document; b"" if there is no such file.
Part = Callable[[str], bytes]


def xml_of(body: bytes, source: str) -> Any:  # noqa: ANN401 - an lxml element
    """Return the root of an XML file.  Fetches nothing, resolves no entities.  Raises NotAnArticleError."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAnArticleError(f"{source}: a damaged document ({one_line(str(error))}); save it anew") from error


def name_of(element: Any) -> str:  # noqa: ANN401
    """Return the name of an element without its namespace; "" for an entity."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def value_of(element: Any, name: str) -> str:  # noqa: ANN401
    """Return an attribute by its name without its namespace; "" if there is none."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")


def fields(root: Any, name: str) -> list[str]:  # noqa: ANN401
    """Return the texts of the elements of this name, in any namespace."""
    found = outermost(root, lambda element: name_of(element) == name)
    return [one_line("".join(element.itertext())) for element in found]


def first_field(root: Any, names: Sequence[str]) -> str:  # noqa: ANN401
    """Return the first text of the first of these names that has one; "" if none has."""
    return next((text for name in names for text in fields(root, name) if text), "")


def outermost(root: Any, is_wanted: Callable[[Any], bool]) -> Iterator[Any]:  # noqa: ANN401
    """Yield the wanted elements that are in no other: their texts together are no longer than the document."""
    from lxml import etree

    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if is_wanted(element):
            walk.skip_subtree()
            yield element


def new_page() -> Any:  # noqa: ANN401
    """Return the empty body of a page, to which a reader of a format appends blocks."""
    from lxml import etree

    return etree.SubElement(etree.Element("html"), "body")


def add_block(parent: Any, tag: str, text: str = "") -> Any:  # noqa: ANN401
    """Append an element to a page and return it."""
    from lxml import etree

    block = etree.SubElement(parent, tag)
    block.text = text
    return block


def items_of(page: Any) -> frozenset[str]:  # noqa: ANN401
    """Return the items of the lists of a page, before its lines are read."""
    return frozenset(
        one_line("".join(item.itertext())) for item in page.iter("li") if next(item.iterdescendants("li"), None) is None
    )


def lines_of(page: Any, source: str) -> tuple[str, ...]:  # noqa: ANN401
    """Return the lines of a page of blocks; a row of a table of data is one line.

    The page is used up.  Raises NotAnArticleError.
    """
    return tuple(line.text for line in seen_lines(page, source))


def text_of_page(page: Any, source: str) -> tuple[tuple[str, ...], frozenset[str], str]:  # noqa: ANN401
    """Return the lines of a page, the items of its lists, and its first title.  The page is used up."""
    items, heading = items_of(page), next((block.text or "" for block in page.iter("h1")), "")
    return lines_of(page, source), items, heading
