"""Number the blocks of a page: by their kind, and by the element that they are set in.

The facts of an element around blocks are found once: climbing the tree from each block was half the time of its lines.
"""

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

# Blocks that hold the text of an article.
_HEADINGS = ("h2", "h3", "h4")
_TEXTS = frozenset(("p", "li", "blockquote", "div", *_HEADINGS, "tr"))
# Elements that set their text in the place where they are.
_GROUPS = frozenset("ul ol li dl table tbody thead tfoot tr td th blockquote".split())
# Classes of elements that hold the name of an author or the words below a picture.
_BESIDE = re.compile(r"(?:^|[\s_-])(?:by-?line|author|autor|auteur|caption|credits?)(?:$|[\s_-])", re.I)
# Elements around a whole article.
_ARTICLES = ("article", "main")
# Elements around a table alone.
_WRAPPERS = ("figure", "div")
# Maximum elements between a block and the link in it.
_INNER = 4
# Marks behind a link at the end of a line.
_AFTER_LINK = " \t\r\n\xa0.!»›→"
# Kind of a line that is one link.
_LINK = -1
# The fields of a `SeenLine` behind its text.
BlockPlace = tuple[int, int, int, bool, bool]
_NOWHERE: BlockPlace = (0, 0, 0, False, False)


class Around(NamedTuple):
    """Facts of an element around blocks: whether it is in a link, the numbers of its home and of the home's sort.

    `kind` is the number of what the kinds of blocks in it share: `name`, its tag and class, the name of its parent, and
    the `article` around them.
    """

    in_link: bool = False
    home: int = 0
    sort: int = 0
    kind: int = 0
    name: tuple[str, str | None] | None = None
    article: Any = None


_NO_PARENT = Around()


@dataclass(frozen=True, slots=True)
class BlockNumbers:
    """Numbers given to the kinds and places of a page's blocks, and the facts of each element around blocks, kept."""

    kinds: dict[Any, int] = field(default_factory=dict)
    sorts: dict[Any, int] = field(default_factory=dict)
    outer: dict[Any, int] = field(default_factory=dict)
    beside: dict[str, bool] = field(default_factory=dict)
    around: dict[Any, Around] = field(default_factory=lambda: {None: _NO_PARENT})
    places: dict[BlockPlace, int] = field(default_factory=lambda: {_NOWHERE: 0})

    def number_of(self, place: BlockPlace) -> int:
        """Return the number of a place; lines of one place share it."""
        return self.places.setdefault(place, len(self.places))

    def is_beside(self, name: str) -> bool:
        """Return whether a class is that of an author's name or of the words below a picture."""
        if name not in self.beside:
            self.beside[name] = bool(_BESIDE.search(name))
        return self.beside[name]

    def place_in(self, parent: Any) -> Around:  # noqa: ANN401
        """Return the facts of an element around blocks, from those of its parent."""
        found = self.around.get(parent)
        if found is not None:
            return found
        missing = [parent]
        while (parent := parent.getparent()) not in self.around:
            missing.append(parent)
        found = self.around[parent]
        for element in reversed(missing):
            found = self.around[element] = self._place_in(element, found)
        return found

    def _place_in(self, element: Any, above: Around) -> Around:  # noqa: ANN401
        tag, name = element.tag, (element.tag, element.get("class"))
        home, sort = above.home, above.sort
        if tag not in _GROUPS and not _is_wrapper(element):
            home, sort = len(self.around), self.sorts.setdefault((name, above.kind), len(self.sorts) + 1)
        article = element if tag in _ARTICLES else above.article
        kind = self.outer.setdefault((name, above.name, article), len(self.outer) + 1)
        return Around(tag == "a" or above.in_link, home, sort, kind, name, article)


def place_of(element: Any, text: str, numbers: BlockNumbers) -> int:  # noqa: ANN401
    """Return the number of the place of a block's line; `text` is the block's own, before the elements in it."""
    tag = element.tag
    if tag not in _TEXTS:
        return 0
    parent, name = element.getparent(), element.get("class")
    if parent is None or (name and numbers.is_beside(name)):
        return 0
    around = numbers.place_in(parent)
    kind = _LINK if around.in_link else _without_words(element, tag, text)
    if kind is None:
        kind = numbers.kinds.setdefault((tag, name, around.kind), len(numbers.kinds) + 1)
    if not kind:
        return 0
    return numbers.number_of((kind, around.home, around.sort, kind > 0 and _ends_in_link(element), tag in _HEADINGS))


def _without_words(element: Any, tag: str, text: str) -> int | None:  # noqa: ANN401
    """Return the kind of a block that is one link, or that has no text of its own; None for another block."""
    if text and not text.isspace():
        return None
    if _is_link(element):
        return _LINK
    return 0 if tag == "div" and not _has_words(element) else None  # most <div> hold no text of their own


def place_behind(element: Any, numbers: BlockNumbers) -> int:  # noqa: ANN401
    """Return the number of the place of the line behind a block: one of no kind, and a heading within a heading."""
    if element.tag != "br" or (parent := element.getparent()) is None or parent.tag not in _HEADINGS:
        return 0
    return numbers.number_of((0, 0, 0, False, True))


def _is_wrapper(element: Any) -> bool:  # noqa: ANN401
    """Return whether an element is set around a table, as editors of pages do to scroll it or to give it a caption."""
    return element.tag in _WRAPPERS and len(element) > 0 and element[0].tag == "table"


def _has_words(element: Any) -> bool:  # noqa: ANN401
    """Return whether words stand in an element itself, behind an element within it, or in its one <span>."""
    if len(element) == 1 and element[0].tag == "span":
        return bool(element[0].text and not element[0].text.isspace())
    return any([not tail.isspace() for inner in islice(element, _INNER) if (tail := inner.tail)])  # noqa: C419


def _is_link(element: Any) -> bool:  # noqa: ANN401
    """Return whether all text of a block is in one link."""
    for _ in range(_INNER):
        if element.tag == "a":
            return True
        if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
            return False
        element = element[0]
    return False


def _ends_in_link(element: Any) -> bool:  # noqa: ANN401
    """Return whether the last words of a block are a link."""
    for _ in range(_INNER):
        if not len(element) or (element[-1].tail or "").strip(_AFTER_LINK):
            return False
        element = element[-1]
        if element.tag == "a":
            return True
    return False
