"""Parse feeds in RSS, Atom, RDF and JSON Feed with fastfeedparser, and with feedparser as the fallback."""

import re
from calendar import timegm
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from html.entities import html5
from typing import Any

from digest.errors import NotAnArticleError
from digest.model.feed import FeedEntry, FeedText
from digest.sources.author_fields import without_long_authors
from digest.sources.elements import Element, elements_of
from digest.sources.feed_head import head_of
from digest.sources.feed_markup import mended_xml, without_tags
from digest.sources.json_feed import read_json_feed
from digest.sources.limits import LONGEST_TITLE
from digest.text.characters import one_line, whole
from digest.text.dates import parse_date
from digest.text.urls import is_web, joined

# A document type with internal declarations.  Feeds need no declarations; entity bombs and file inclusions do.
_DECLARATIONS = re.compile(rb"<!DOCTYPE[^\[>]{0,1000}\[")
_DECLARED = re.compile(rb"\]\s*+>")
# First bytes of a feed in UTF-16 or UTF-32, with a byte-order mark or without.
_WIDE = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
         (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))  # fmt: skip
_ENCODING = re.compile(r"encoding\s*=\s*[\"'][\w.:-]*[\"']")
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
# Numeric references that may be invalid: decimal from U+2710 on, hexadecimal from U+1000 on.
_NUMBERED = re.compile(rb"&#(\d{5,}|[xX][0-9A-Fa-f]{4,});")
_BEGUN = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_WEB = ("http://", "https://")
_BLANKS = b" \t\r\n\xef\xbb\xbf"
_PLAIN = ("text/plain", "text")
# Markup that the quick parser ignores.
_LEFT_OUT = (b"<source", b"xml:base")


def parse_feed(body: bytes, url: str | None = None) -> tuple[FeedEntry, ...]:
    """Return the entries of a feed, in feed order.  Raises NotAnArticleError if the body is not a feed."""
    return read_feed(body, url or "").entries


def read_feed(body: bytes, url: str) -> FeedText:
    """Return a feed's title and entries; relative links are resolved from the feed's own base address, else `url`.

    The thorough parser is used if the quick one fails, finds no entry or misses one, or an entry lacks title or link.
    Raises NotAnArticleError if the body is not a feed.
    """
    harmless = _harmless(body)
    if harmless.lstrip(_BLANKS)[:1] == b"{" and (feed := read_json_feed(harmless.lstrip(_BLANKS), url)):
        return feed
    found = _quick(harmless, url)
    if found is None or not _is_whole(found, harmless):
        slow = _thorough(harmless, url)
        if found is None or len(slow.entries) >= len(found.entries):
            found = replace(slow, title=slow.title or (found.title if found else ""))
    head = head_of(harmless)
    found = replace(found, rights=head.rights, author=head.author, image=head.image)
    if not found.entries and not found.title:
        raise NotAnArticleError(f"{url or 'feed'}: no feed that can be read; check that the address is that of a feed")
    return found


def _harmless(body: bytes) -> bytes:
    """Return a feed in a form that both parsers read alike.

    Wide encodings become UTF-8, internal declarations are removed, HTML's named characters, undefined in XML, become
    numeric references, and invalid numeric references become U+FFFD.
    """
    for mark, codec in _WIDE:
        if body.startswith(mark):
            text = body.decode(codec, "replace").lstrip("\ufeff")
            body = _ENCODING.sub("", text, count=1).encode("utf-8", "replace")
            break
    if b"<!ENTITY" in body:
        body = _without_declarations(body)
    if body.lstrip(_BLANKS)[:1] == b"{":
        return body
    return mended_xml(_NUMBERED.sub(_sound, _NAMED.sub(_number, body)))


def _without_declarations(body: bytes) -> bytes:
    """Remove the internal declarations from XML; return it unchanged if they have no end."""
    begun = _DECLARATIONS.search(body)
    ended = _DECLARED.search(body, begun.end()) if begun else None
    return body[: begun.start()] + body[ended.end() :] if begun and ended else body


def _sound(found: re.Match[bytes]) -> bytes:
    """Return a numeric reference, or U+FFFD for an invalid one: a surrogate, or a number beyond U+10FFFF."""
    digits = found[1].lstrip(b"0xX")[:9]  # longer numbers are invalid in any case
    number = int(digits or b"0", 16 if found[1][:1] in b"xX" else 10)
    return b"&#65533;" if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF else found[0]


def _number(found: re.Match[bytes]) -> bytes:
    character = html5.get(found[1].decode() + ";", "")
    return b"&#%d;" % ord(character) if len(character) == 1 else found[0]


def _is_whole(feed: FeedText, body: bytes) -> bool:
    """Return whether the quick parser found all entries (as many as opening tags), each with title and link."""
    begun = len(_BEGUN.findall(body))
    return bool(feed.entries) and len(feed.entries) >= begun and all(e.title and e.url for e in feed.entries)


def _quick(body: bytes, url: str) -> FeedText | None:
    import fastfeedparser

    try:
        parsed = fastfeedparser.parse(body)
    except Exception:  # noqa: BLE001 - it raises whatever its parsers do; feedparser is then used
        return None
    base, items = joined(url, _text(parsed.feed.get("link"))), list(parsed.entries)
    entries = [_entry(item, base) for item in items]
    is_described = b"<media:description" in body and not all(entry.html for entry in entries)
    if is_described or any(mark in body for mark in _LEFT_OUT) or not all(entry.published for entry in entries):
        more = elements_of(body, url)
        if len(more) == len(items):
            entries = list(map(_with, items, more, entries))
    site = base if parsed.feed.get("link") else ""
    return FeedText(_title(parsed.feed.get("title")), tuple(entries), site)


def _thorough(body: bytes, url: str) -> FeedText:
    import feedparser

    try:
        parsed = feedparser.parse(without_long_authors(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise NotAnArticleError(f"{url or 'feed'}: no feed that can be read ({type(error).__name__})") from error
    base = joined(url, _text(parsed.feed.get("link")))
    entries = tuple(_entry(item, base) for item in parsed.entries)
    site = base if parsed.feed.get("link") else ""
    return FeedText(_title(parsed.feed.get("title")), entries, site)


def _with(item: Any, more: Element, entry: FeedEntry) -> FeedEntry:  # noqa: ANN401
    """Add the parts that the quick parser ignores to an entry: base address of its link, publisher, date."""
    link = joined(more.base, _text(item.get("link"))) if more.base else ""
    return replace(
        entry,
        url=link if entry.url != link and is_web(link) else entry.url,
        publisher=entry.publisher or more.publisher,
        published=entry.published or more.published,
        html=entry.html or escape(more.description, quote=False).replace("\n", "<br>\n"),
    )


def _entry(item: Any, base: str) -> FeedEntry:  # noqa: ANN401 - a dictionary of either parser
    link = _text(item.get("link"))
    url = link
    # A guid in the place of a link is resolved as an address only if it contains a slash.
    if link and base and not link.startswith(_WEB) and (link != _text(item.get("id")) or "/" in link):
        url = joined(base, link)
    contents = [_html(part) for part in item.get("content") or ()]
    summary = _text(item.get("description") or item.get("summary"))
    authors = [_text(author.get("name")) for author in item.get("authors") or () if isinstance(author, dict)]
    return FeedEntry(
        id=_text(item.get("id")) or link,
        title=_title(item.get("title")),
        url=url if is_web(url) else None,
        published=_published(item),
        html=max([*contents, summary], key=len),
        authors=tuple(dict.fromkeys(filter(None, map(one_line, [*authors, _text(item.get("author"))])))),
        summary=summary,
        publisher=one_line(_text((item.get("source") or {}).get("title"))),
    )


def _published(item: Any) -> datetime | None:  # noqa: ANN401
    """Return the date as written, which keeps its zone, else the parser's reading of it, in UTC."""
    for name in ("published", "updated"):
        if moment := parse_date(_text(item.get(name))):
            return moment
        if parts := item.get(f"{name}_parsed"):
            return datetime.fromtimestamp(timegm(parts), UTC)
    return None


def _html(part: Any) -> str:  # noqa: ANN401
    value = _text(part.get("value"))
    return escape(value, quote=False) if part.get("type") in _PLAIN else value


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a feed holds
    return whole(value).strip() if isinstance(value, str) else ""


def _title(value: Any) -> str:  # noqa: ANN401
    return one_line(without_tags(_text(value)[:LONGEST_TITLE]))
