"""Number the blocks of a page: by their kind, and by the element that they are set in.

The facts of an element around blocks are found once: climbing the tree from each block was half the time of its lines.
"""

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

# Blocks that hold the text of an article.
_HEADINGS = ("h2", "h3", "h4")
_TEXTS = frozenset(("p", "li", "blockquote", "div", *_HEADINGS, "tr"))
# Elements that set their text in the place where they are.
_GROUPS = frozenset("ul ol li dl table tbody thead tfoot tr td th blockquote".split())
# Classes of elements that hold the name of an author or the words below a picture.
_BESIDE = re.compile(r"(?:^|[\s_-])(?:by-?line|author|autor|auteur|caption|credits?)(?:$|[\s_-])", re.I)
# Elements around a table alone.
_WRAPPERS = ("figure", "div")
# Maximum elements between a block and the link in it.
_INNER = 4
# Marks behind a link at the end of a line.
_AFTER_LINK = " \t\r\n\xa0.!»›→"
# Kind of a line that is one link.
_LINK = -1


@dataclass(frozen=True, slots=True)
class BlockNumbers:
    """Numbers given to the kinds and homes of a page's blocks, and the facts of each element around blocks, kept."""

    kinds: dict[Any, int] = field(default_factory=dict)
    homes: dict[Any, int] = field(default_factory=dict)
    sorts: dict[Any, int] = field(default_factory=dict)
    beside: dict[str, bool] = field(default_factory=dict)
    around: dict[Any, tuple[bool, int, int]] = field(default_factory=dict)
    siblings: dict[Any, int] = field(default_factory=dict)

    def is_beside(self, name: str) -> bool:
        """Return whether a class is that of an author's name or of the words below a picture."""
        if name not in self.beside:
            self.beside[name] = bool(_BESIDE.search(name))
        return self.beside[name]

    def kind_of(self, element: Any) -> int:  # noqa: ANN401
        """Return the number of an element's kind; elements of one parent with one tag and class share it."""
        key = (element.getparent(), element.tag, element.get("class"))
        if key not in self.siblings:
            self.siblings[key] = self.kinds.setdefault(_kind(element), len(self.kinds) + 1)
        return self.siblings[key]

    def place_in(self, parent: Any) -> tuple[bool, int, int]:  # noqa: ANN401
        """Return whether an element is in a link, and the number of its home and of the home's sort."""
        if parent not in self.around:
            home = _home(parent)
            number = 0 if home is None else self.homes.setdefault(home, len(self.homes) + 1)
            sort = 0 if home is None else self.sorts.setdefault(_kind(home), len(self.sorts) + 1)
            self.around[parent] = _is_in_link(parent), number, sort
        return self.around[parent]


def place_of(element: Any, numbers: BlockNumbers) -> str:  # noqa: ANN401
    """Return the numbers of a block's line: kind, home, sort; then "l" if it links on, "h" for a heading, else "0"."""
    parent = element.getparent()
    if parent is None or element.tag not in _TEXTS or numbers.is_beside(element.get("class") or ""):
        return "0 0 0 0"
    in_link, home, sort = numbers.place_in(parent)
    kind = _LINK if in_link else _number_of_kind(element, numbers)
    if not kind:
        return "0 0 0 0"
    facts = ("h" if element.tag in _HEADINGS else "") + ("l" if kind > 0 and _ends_in_link(element) else "")
    return f"{kind} {home} {sort} {facts or 0}"


def place_behind(element: Any) -> str:  # noqa: ANN401
    """Return the numbers of the line behind a block: those of no kind, and "h" within a heading."""
    parent = element.getparent() if element.tag == "br" else None
    return f"0 0 0 {'h' if parent is not None and parent.tag in _HEADINGS else 0}"


def _is_in_link(element: Any) -> bool:  # noqa: ANN401
    return element.tag == "a" or next(element.iterancestors("a"), None) is not None


def _home(parent: Any) -> Any:  # noqa: ANN401
    """Return the element that a block is set in, around all lists and tables, by the block's parent."""
    while parent is not None and (parent.tag in _GROUPS or _is_wrapper(parent)):
        parent = parent.getparent()
    return parent


def _is_wrapper(element: Any) -> bool:  # noqa: ANN401
    """Return whether an element is set around a table, as editors of pages do to scroll it or to give it a caption."""
    return element.tag in _WRAPPERS and len(element) > 0 and element[0].tag == "table"


def _number_of_kind(element: Any, numbers: BlockNumbers) -> int:  # noqa: ANN401
    """Return the number of the kind of an element outside links."""
    is_bare = not element.text or element.text.isspace()
    if is_bare and _is_link(element):
        return _LINK
    if is_bare and element.tag == "div" and not _has_words(element):  # most <div> hold no text of their own
        return 0
    return numbers.kind_of(element)


def _has_words(element: Any) -> bool:  # noqa: ANN401
    """Return whether words stand in an element itself, behind an element within it, or in its one <span>."""
    if len(element) == 1 and element[0].tag == "span":
        return bool(element[0].text and not element[0].text.isspace())
    return any(inner.tail and not inner.tail.isspace() for inner in islice(element, _INNER))


def _kind(element: Any) -> tuple[Any, ...]:  # noqa: ANN401
    parent = element.getparent()
    grandparent = parent.getparent() if parent is not None else None
    around = [item for item in (element, parent, grandparent) if item is not None]
    return (*((item.tag, item.get("class")) for item in around), next(element.iterancestors("article", "main"), None))


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
