"""Find the heading of the article among the headings of a page, which may be the outlet's name or a section's."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from digest.extractors.html.page_lines import key_of
from digest.text.characters import one_line

# Elements around the main heading, the likeliest first, and the path of elements that are marked as one.
_AROUND, _MARKED = ("article", "main"), "descendant::*[@itemprop='headline']"
# Headings that are looked at, pieces of the text of one, and parts of one (a link beside a count, a label).
_MOST, _MOST_PIECES, _MOST_PARTS = 8, 200, 12
# Minimum letters of a heading with which another title of the page begins, and minimum blanks in a part of a heading.
_BEGINNING, _PART_BLANKS = 9, 2
# Elements that break a heading into lines.
_BREAKS = frozenset(("br", "div", "p", "h2", "h3", "li", "small", "svg"))
# Letters that go on with the word or sentence before them: no blank belongs before them.
_GOES_ON = re.compile(r"[a-zß-öø-ÿ.,;:!?'’”)\]…]")
# Addresses of the front page of a site, with its host where they have one.
_FRONT = re.compile(r"\s*(?=[./hH])(?:(?:https?:)?//(?:www\.)?([^/?#\s]+))?\.?/?(?:index\.\w+)?(?:[?#]\S*)?\s*")
# Marks after which no blank belongs; "" is the beginning.
_OPENING = ("", "(", "[", "“", "„", "«", "‘")


def heading_of(tree: Any, titles: Sequence[str], outlets: Collection[str]) -> str:  # noqa: ANN401 - an lxml element
    """Return the heading that is one of the page's `titles`, else begins one, else the first; "" without any.

    `outlets` are keys of names that are no heading of an article.  Of a heading with several parts the part that is a
    title is enough.

    >>> from lxml import html
    >>> page = html.fromstring("<body><h1>The Courier</h1><main><p>…</p></main><h1>Bridge shut</h1></body>")
    >>> heading_of(page, ["Bridge shut - The Courier"], {"thecourier"})
    'Bridge shut'
    """
    elements = _headings(tree, outlets)
    found = [text for text in map(_text, elements) if text and _folded(text) not in outlets]
    keys = set(map(_folded, titles)) - {""}
    whole = (text for text in found if _folded(text) in keys)
    parts = (part for element in elements for part in _parts(element) if _folded(part) in keys - set(outlets))
    begun = (text for text in found if _begins_any(_folded(text), keys))
    return next(chain(whole, parts, begun, found), "")


def _headings(tree: Any, outlets: Collection[str]) -> list[Any]:  # noqa: ANN401
    """Return the elements of the first headings, without links to the front page."""
    every = list(tree.iter("h1"))
    within = ([element for element in every if next(element.iterancestors(tag), None) is not None] for tag in _AROUND)
    elements = dict.fromkeys(islice(chain(*within, every, tree.xpath(_MARKED)), _MOST))
    return [element for element in elements if not _leads_home(element, outlets)]


def _leads_home(element: Any, outlets: Collection[str]) -> bool:  # noqa: ANN401
    """Return whether a heading is a link to the front page, or is set in one: the name of the outlet."""
    links = islice(chain(element.iterancestors("a"), element.iter("a")), _MOST_PARTS)
    found = (_FRONT.fullmatch(link.get("href") or "") for link in links)
    return any(front and (not front[1] or _folded(front[1]) in outlets) for front in found)


def name_above(tree: Any, heading: str) -> str:  # noqa: ANN401
    """Return the first heading of a page if it is another one than the article's: the name of the outlet or section."""
    first = next(tree.iter("h1"), None)
    name = "" if first is None else _text(first)
    return "" if name == heading else name


def _begins_any(key: str, keys: Iterable[str]) -> bool:
    return len(key) >= _BEGINNING and any(other.startswith(key) for other in keys)


def _folded(text: str) -> str:
    return key_of(text).casefold()


def _text(element: Any) -> str:  # noqa: ANN401
    """Return the words of a heading: words in elements side by side are apart, a word over several stays whole."""
    words = ""
    for part in islice(element.xpath(".//text()"), _MOST_PIECES):
        is_inside = words[-1:] in _OPENING or (_GOES_ON.match(part) and part.getparent().tag not in _BREAKS)
        words += part if is_inside else f" {part}"
    return one_line(words)


def _parts(element: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the parts of a heading that may be titles: elements in it, and the words behind them."""
    for inner in islice(element.iterdescendants(), _MOST_PARTS):
        for part in (_text(inner), one_line(inner.tail or "")):
            if part.count(" ") >= _PART_BLANKS:
                yield part
