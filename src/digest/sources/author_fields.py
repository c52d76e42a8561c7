"""Empty the fields of a feed that are too long for the name of a person."""

import re
from collections.abc import Iterable, Iterator

# Bytes of the longest field that is read: the longest of real feeds has some hundred, a list of fifty authors 1,000.
LONGEST = 2_000
_PERSONS = rb"author|creator|contributor|editor|managingeditor|webmaster|publisher|owner|name|email"
_TAG = re.compile(rb"<(/?)(?:\w{1,20}:)?(?:(%s)|item|entry)(?=[\s>])[^<>]*>" % _PERSONS, re.I)


def without_long_authors(body: bytes) -> bytes:
    """Return the feed with its fields of authors of more than `LONGEST` bytes emptied.

    feedparser looks for an address of mail from each letter of such a field to its end: the square of its length.
    """
    pieces, at = [], 0
    for start, end in _outermost(_long_fields(body)):
        pieces.append(body[at:start])
        at = end
    return b"".join([*pieces, body[at:]])


def _long_fields(body: bytes) -> Iterator[tuple[int, int]]:
    """Yield start and end of the content of each long field.

    A field that no closing tag ends within its entry is not read by feedparser, and stays as it is.
    """
    opened: dict[bytes, int] = {}
    for tag in _TAG.finditer(body):
        name = tag[2].lower() if tag[2] else b""
        if not name:
            opened.clear()
        elif not tag[1] and not tag[0].endswith(b"/>"):
            opened[name] = tag.end()
        elif tag[1]:
            start = opened.pop(name, tag.start())
            if tag.start() - start > LONGEST:
                yield start, tag.start()


def _outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that lie in no other one, in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
