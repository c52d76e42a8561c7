"""Read the fields that name the outlet of an XML feed: its rights, its author and the title of its image."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from digest.sources.feed_markup import without_tags
from digest.text.characters import one_line

# Bytes in which the head of a feed is looked for, and letters of a field that are read.
_MOST, _LONGEST = 20_000, 300
_FIRST = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_RIGHTS = ("copyright", "rights")
# Fields that may name the author, the best first.  Both libraries for feeds drop some of them.
_AUTHORS = ("{http://www.itunes.com/dtds/podcast-1.0.dtd}author", "publisher", "author", "creator", "managingEditor")


@dataclass(frozen=True, slots=True)
class FeedHead:
    """Fields of a feed's head on one line each; "" where the feed has none."""

    rights: str = ""
    author: str = ""
    image: str = ""


def head_of(body: bytes) -> FeedHead:
    """Return the head of a feed: the elements before its first entry.  Empty for anything but XML."""
    from lxml import etree

    head = body[:_MOST].lstrip()
    first = _FIRST.search(head)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(head[: first.start()] if first else head, parser)
    except (etree.XMLSyntaxError, ValueError):
        return FeedHead()
    fields = list(_fields(root)) if root is not None else []
    authors = (_value(fields, (name,), inner="name") for name in _AUTHORS)
    return FeedHead(
        _value(fields, _RIGHTS), next(filter(None, authors), ""), _value(fields, ("image",), inner="title", alone=False)
    )


def _fields(root: Any) -> Iterator[Any]:  # noqa: ANN401 - an lxml element
    """Yield the elements of the feed itself: below its root, and below the channel of RSS and RDF."""
    for element in root:
        yield element
        if _name(element) == "channel":
            yield from element


def _value(fields: Iterable[Any], names: tuple[str, ...], inner: str = "", *, alone: bool = True) -> str:
    """Return the text of the first field with one of `names`: of its part `inner`, else, if `alone`, its own.

    "" for an address of a mailbox; "newsroom@courier.example (The Courier)", as RSS 2.0 writes names, is "The Courier".
    """
    field = next((one for one in fields if one.tag in names or _name(one) in names), None)
    if field is None:
        return ""
    part = next((child for child in field if _name(child) == inner), field if alone else None)
    text = "".join(part.itertext()) if part is not None else ""
    text = one_line(without_tags(text[:_LONGEST], " "))
    mailbox, bracket, name = text.partition(" (")
    if bracket and "@" in mailbox:
        return name.removesuffix(")")
    return "" if "@" in text else text


def _name(element: Any) -> str:  # noqa: ANN401 - an lxml element
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
