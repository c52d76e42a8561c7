"""What a feed in XML says of itself before its first entry, beside title and link: its rights, author and image."""

import re
from dataclasses import dataclass
from html import unescape

from digest.sources.feed_markup import without_tags
from digest.text.characters import one_line

# Bytes in which the head of a feed is looked for, and letters of a field that are read.
_MOST, _LONGEST = 20_000, 300
_FIRST = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_VALUE = r"\s*(?:<!\[CDATA\[)?\s*(.*?)\s*(?:\]\]>)?\s*</"
_RIGHTS = re.compile(rf"<(?:\w+:)?(?:copyright|rights)\b[^<>]*>{_VALUE}(?:\w+:)?(?:copyright|rights)\b", re.S)
_AUTHORS = tuple(
    re.compile(rf"<{name}\b[^<>]*>{_VALUE}{name.rpartition('<')[2]}\b", re.S)
    for name in ("itunes:author", "dc:publisher", r"author>\s*<name", "dc:creator", "managingEditor")
)
_IMAGE = re.compile(rf"<image\b.*?<title\b[^<>]*>{_VALUE}title", re.S)
# "newsroom@courier.example (The Courier)", as RSS 2.0 asks for names.
_IN_BRACKETS = re.compile(r"^\S+@\S+\s+\((.+)\)$")


@dataclass(frozen=True, slots=True)
class FeedHead:
    """Fields of a feed's head on one line each; "" where the feed has none."""

    rights: str = ""
    author: str = ""
    image: str = ""


def head_of(body: bytes) -> FeedHead:
    """Return the head of a feed."""
    head = body[:_MOST]
    first = _FIRST.search(head)
    head = head[: first.start()] if first else head
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError:
        text = head.decode("latin-1")
    authors = (_value(author.search(text)) for author in _AUTHORS)
    return FeedHead(_value(_RIGHTS.search(text)), next(filter(None, authors), ""), _value(_IMAGE.search(text)))


def _value(field: re.Match[str] | None) -> str:
    if field is None:
        return ""
    text = one_line(without_tags(unescape(field[1][:_LONGEST]), " "))
    named = _IN_BRACKETS.match(text)
    return named[1] if named else "" if "@" in text else text
