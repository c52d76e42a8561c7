"""Parse HTML in any state into a tree, and list the lines that a reader of the page sees."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from digest.errors import NotAnArticleError
from digest.extractors.html.block_numbers import BlockNumbers, BlockPlace, place_behind, place_of
from digest.extractors.html.rows import join_rows
from digest.text.characters import normalise

# Elements that a browser does not show as text, and the readings over words (<ruby>), which would repeat them.
_UNSEEN = tuple("script style noscript template head title svg iframe object textarea select rt rp".split())
_BLOCKS = tuple(
    """address article aside blockquote body br button caption dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section summary table td th tr
    ul""".split()
)
# Block elements in trafilatura's output.
_FOUND_BLOCKS = (*_BLOCKS, "head", "item", "quote", "lb", "list", "row", "cell", "graphic")
# The only tags read in a page nested deeper than libxml2's limit (256): they close themselves, or hold no text.
_FLAT = frozenset(
    "html head body title meta link script style base h1 h2 h3 h4 h5 h6 p br hr li time img figcaption".split()
)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*>")
# The elements of a head.
_OF_HEAD = frozenset("title meta link script style base noscript template object".split())
# A template that a browser shows in the place of its element, and any template.
_SHADOW = re.compile(r"<template\b[^<>]*\bshadowroot(?:mode)?\b[^<>]*>|<(/?)template\b[^<>]*>", re.I)
# Limits that no page of news comes near (of 251, the largest has 3,129 elements): above them, time and memory are spent
# on an attack.  The longest words are paragraphs of a script without blanks.
_MOST_ELEMENTS, _MOST_LETTERS, _LONGEST_WORD = 60_000, 2_000_000, 10_000
# libxml2's time grows with the square of a tag's attributes: a tag this long with more words than this loses them.
_LONG_TAG, _MOST_ATTRIBUTES = re.compile(r"<([a-zA-Z][a-zA-Z0-9:-]*)\s[^<>]{4000,}>"), 250
_LONGEST_TAG = 4_000
# Controls and noncharacters: libxml2 reads them, literally and as references, and then refuses to write them.
_CONTROLS = tuple(chr(code) for code in (*range(9), 11, 12, *range(14, 32), 0xFDD0, 0xFFFE, 0xFFFF))
_IN_BYTES = "".join(_CONTROLS[:-3]).encode()
_REFERENCE = re.compile(r"&#(?:0*(?:[1-8]|1[124-9]|2\d|3[01])|x0*(?:[1-8bcef]|1[0-9a-f]));?(?![0-9a-f])", re.I)
# Marks that begin no line.
_INNER_MARKS = (", ", "; ", ". ", ") ", "), ", "). ")
# Mark before a line in a text made of a tree: a noncharacter, so that no page holds it.
_START = "\ufdd0"


def parse(page: str, source: str, flat: Callable[[str], str] | None = None) -> Any:  # noqa: ANN401 - an lxml element
    """Return the tree of a page or of an HTML mail.  Fetches nothing and resolves no entities but HTML's own.

    `flat` removes the nesting from a page nested deeper than libxml2's limit.  Raises NotAnArticleError for a text
    without elements, and for one with too many.
    """
    page = _with_short_tags(_without_controls(page))
    page = _with_shadows(page) if "shadowroot" in page else page
    tree, too_deep = _tree(page, source)
    tree = _tree((flat or _flattened)(page), source)[0] if too_deep else tree
    if (elements := size_of(tree)) > _MOST_ELEMENTS:
        raise NotAnArticleError(f"{source}: {elements:,} elements, no page of news has so many; nothing to quote")
    return tree


def size_of(tree: Any) -> int:  # noqa: ANN401
    """Return the number of elements of a tree."""
    return int(tree.xpath("count(//*)"))


def _without_controls(page: str) -> str:
    body = page.encode(errors="surrogatepass")  # bytes are searched for all of them at once
    if len(body) > len(body.translate(None, _IN_BYTES)) or any(mark in page for mark in _CONTROLS[-3:]):
        page = page.translate(dict.fromkeys(map(ord, _CONTROLS), " "))
    return _REFERENCE.sub(" ", page)


def _with_short_tags(page: str) -> str:
    """Remove the attributes of long tags; most pages have none, which is seen faster than by a search of each tag."""
    long = [piece for piece in page.split("<") if len(piece) > _LONGEST_TAG]
    is_long = any(piece.find(">") >= _LONGEST_TAG for piece in long)
    return _LONG_TAG.sub(_without_attributes, page) if is_long else page


def _with_shadows(page: str) -> str:
    """Turn the templates that a browser shows (declarative shadow DOM) into blocks, with their ends."""
    shown: list[bool] = []

    def block(tag: re.Match[str]) -> str:
        if not tag[1] and not tag[0].startswith("</"):
            shown.append("shadowroot" in tag[0].lower())
            return "<div>" if shown[-1] else tag[0]
        return "</div>" if shown and shown.pop() else tag[0]

    return _SHADOW.sub(block, page)


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag[1]}>" if len(tag[0].split()) > _MOST_ATTRIBUTES else tag[0]


def _tree(page: str, source: str) -> tuple[Any, bool]:
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False
    )
    # All elements are of one class, which is found without a call from C.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        tree = html.document_fromstring(page.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise NotAnArticleError(f"{source}: no HTML that can be read ({error}); nothing to quote") from error
    _end_head(tree)
    _join_roots(tree)
    return tree, any("Excessive depth" in entry.message for entry in parser.error_log)


def _end_head(tree: Any) -> None:  # noqa: ANN401
    """Move what belongs to no head into the body: libxml2 lets <article> and <main> stay in a head without an end."""
    head, body = tree.find("head"), tree.find("body")
    begun = next((element for element in head if element.tag not in _OF_HEAD), None) if head is not None else None
    if begun is None or head is None:
        return
    if body is None:
        body = tree.makeelement("body", {})
        tree.append(body)
    for at, element in enumerate([begun, *begun.itersiblings()]):
        body.insert(at, element)


def _join_roots(tree: Any) -> None:  # noqa: ANN401
    """Move the elements behind </html> into the body: libxml2 makes a second root of them, beside the first."""
    body = tree.find("body")
    for root in list(tree.itersiblings()) if body is not None else ():
        if isinstance(root.tag, str):
            body.extend(list(root))


def _flattened(page: str) -> str:
    return _TAG.sub(_flat, page)


def _flat(tag: re.Match[str]) -> str:
    return tag[0] if tag[1].lower() in _FLAT else "\n"


def drop_unseen(tree: Any) -> None:  # noqa: ANN401
    """Remove from a tree all elements that a browser does not show as text."""
    from lxml import etree

    etree.strip_elements(tree, *_UNSEEN, with_tail=False)


class SeenLine(NamedTuple):
    """Line of a page as a reader sees it, with the number of its kind and that of the element that it is set in.

    Lines of one kind are in the same sort of element, in the same sort of place, in the same <article>.  Kind 0 is text
    outside the blocks that hold an article's text; a negative kind is a line that is one link.  Items of a list and
    rows of a table are set in the element around the list or table; 0 for lines of kind 0.  `sort` is the number of
    the kind of that element.  A line that `links_on` ends with a link, as a call does; a `heading` is an <h2> to <h4>.
    """

    text: str
    kind: int
    home: int = 0
    sort: int = 0
    links_on: bool = False
    heading: bool = False


def seen_lines(tree: Any, source: str) -> Iterator[SeenLine]:  # noqa: ANN401
    """Yield the lines of a page without unseen elements; `tree` is used up.

    A row of a table of data is one line.  Lines with a string too long to be a word are left out.  Raises
    NotAnArticleError for a page too long to be news.
    """
    numbers, in_rows = BlockNumbers(), join_rows(tree)
    for element in tree.iter(*_BLOCKS):
        if not in_rows or element not in in_rows:
            text, tail = element.text or "", element.tail or ""
            element.text = f"{_START}{place_of(element, text, numbers)} {text}"
            element.tail = f"{_START}{place_behind(element, numbers)} {tail}"
    text = _text_of(tree)
    if len(text) > _MOST_LETTERS:
        raise NotAnArticleError(f"{source}: {len(text):,} letters, no page of news has so many; give it in parts")
    yield from _joined(_numbered(text, list(numbers.places)))


def _joined(lines: Iterable[SeenLine]) -> Iterator[SeenLine]:
    """Join a line that begins with a comma or a stop to the line before it: a button parted them."""
    before: SeenLine | None = None
    for line in lines:
        if before and line.text.startswith(_INNER_MARKS) and len(line.text) > 1:
            before = before._replace(text=before.text + line.text)
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _numbered(text: str, places: Sequence[BlockPlace]) -> Iterator[SeenLine]:
    for line in text.split("\n")[1:]:  # nothing precedes the first block, <body>
        number, _, words = line.partition(" ")
        if words and (len(words) < _LONGEST_WORD or max(map(len, words.split())) < _LONGEST_WORD):
            yield SeenLine(words, *places[int(number)])


def found_lines(tree: Any) -> list[str]:  # noqa: ANN401
    """Return the lines of trafilatura's output; `tree` is used up."""
    for element in tree.iter(*_FOUND_BLOCKS):
        element.text = f"{_START}{element.text or ''}"
        element.tail = f"{_START}{element.tail or ''}"
    return list(filter(None, _text_of(tree).split("\n")))


def _text_of(tree: Any) -> str:  # noqa: ANN401
    from lxml import etree

    text = etree.tostring(tree, encoding="unicode", method="text", with_tail=False)
    return normalise(" ".join(text.split()).replace(_START, "\n"))
