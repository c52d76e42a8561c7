"""Return the whole text of a document, in its own order and unfiltered; `digest verify --raw` compares with it."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from digest.extractors.mail.mime import MailText, letter_of
from digest.model.article import Document
from digest.text.decode import decode

_HIDDEN = re.compile(r"<!--.*?-->|<(script|style|template|noscript|rt|rp)\b[^>]*>.*?</\1\s*>", re.I | re.S)
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script\s*>", re.I | re.S)
# Tags; they are replaced by blanks, so that the words on both sides stay apart.
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
# Beginning and end of a section of XML whose markup is escaped by the section alone.
_SECTION = re.compile(r"<!\[CDATA\[|\]\]>")
# A reference to a character; without its semicolon it is none in a feed: "?a=1&copy=2" is an address.
_CHARACTER = re.compile(r"&(?:#\d{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
# Times that the text of a feed may be escaped: once, and by feeds that escape HTML before.
_ESCAPED = 3
_LINK = re.compile(r"\]\((?:[^()]|\([^()]*\))*\)|^\[[^\]]+\]:.*$", re.M)
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\[nrt]")


def raw_texts(document: Document, kind: str) -> tuple[str, ...]:
    """Return the text of a document, first as a reader sees it, and then in the other forms that it holds.

    `kind` is a name from `detect.kind_of`, but not "pdf".  Raises NotAnArticleError if the body cannot be decoded.
    """
    if kind in ("mail", "mbox"):
        return tuple(_of_letter(letter_of(document.body, document.source)))
    text = decode(document.body, document.source)
    if kind == "html":
        return tuple(_of_page(text))
    if kind in ("json", "entry"):
        return tuple(_of_json(text) if text.lstrip()[:1] in ("{", "[") else _of_feed(text))
    return (unescape(_LINK.sub("]", text)), text) if kind == "markdown" else (text,)


def _of_page(page: str) -> Iterator[str]:
    """Yield the text between the tags, visible and then all; then the text in scripts, which may hold JSON-LD."""
    yield unescape(_TAG.sub(" ", _HIDDEN.sub("", page)))
    yield unescape(_TAG.sub(" ", page))
    scripts = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\n", "\n".join(_SCRIPT.findall(page)))
    yield unescape(_TAG.sub(" ", unescape(scripts.replace("\\/", "/"))))


def _of_feed(feed: str) -> Iterator[str]:
    """Yield the text of a feed in XML, with its markup escaped once, twice and three times."""
    text = _SECTION.sub(" ", feed)
    for _ in range(_ESCAPED):
        text = _CHARACTER.sub(lambda found: unescape(found[0]), _TAG.sub(" ", text))
        yield text


def _of_letter(letter: MailText) -> Iterator[str]:
    """Yield both texts of a mail, then the texts of the mails in it."""
    yield "\n".join(letter.plain)
    for page in ("\n".join(letter.html),) if letter.html else ():
        yield from _of_page(page)
    for inner in letter.inner:
        yield from _of_letter(inner)


def _of_json(text: str) -> Iterator[str]:
    """Yield the strings of each value, in the order of the file, unchanged and as pages."""
    strings = "\n".join(_strings(_values(text)))
    yield strings
    yield unescape(strings)
    yield from _of_page(strings)


def _values(text: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        found = []
        for line in text.splitlines():
            try:
                found.append(json.loads(line))
            except (ValueError, RecursionError):
                continue
        return found


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, (list, dict)):
            stack.extend(reversed(list(item.values()) if isinstance(item, dict) else item))
