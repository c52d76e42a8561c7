"""Read feeds in RSS, Atom and RDF from the tree of their elements, so that every letter of an entry is kept."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from html import escape
from itertools import chain
from typing import Any

from digest.model.feed import FeedEntry, FeedText
from digest.sources.author_fields import LONGEST
from digest.sources.feed_dates import feed_date
from digest.sources.feed_markup import REFERENCE, TAG, without_tags
from digest.sources.limits import LONGEST_TITLE
from digest.sources.unescaped import with_escaped_texts
from digest.text.characters import one_line, whole
from digest.text.urls import is_web, joined, web_address

# Namespaces of the names that entries are made of: of RSS, Atom, Dublin Core, the content module and of services.
_OWN = frozenset(
    """http://www.w3.org/2005/Atom http://purl.org/atom/ns# http://purl.org/rss/1.0/ http://purl.org/net/rss1.1#
    http://my.netscape.com/rdf/simple/0.9/ http://channel.netscape.com/rdf/simple/0.9/ http://purl.org/dc/elements/1.1/
    http://purl.org/dc/terms/ http://purl.org/rss/1.0/modules/content/ http://www.w3.org/1999/xhtml
    http://rssnamespace.org/feedburner/ext/1.0 http://www.pheedo.com/namespace/pheedo
    http://www.w3.org/1999/02/22-rdf-syntax-ns#""".split()
)
_PREFIXES = {
    "http://search.yahoo.com/mrss/": "media:",
    "http://search.yahoo.com/mrss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
# Prefixes of the same namespaces in feeds that do not declare them.
_OWN_PREFIXES = frozenset("atom atom10 a10 rss rdf content dc dcterms feedburner pheedo xhtml".split())
_ENTRIES = ("item", "entry")
_ROOTS = ("rss", "feed", "rdf", "channel")
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_TITLES = ("title", "media:title", "itunes:title")
_DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
_CONTENTS = ("encoded", "content", "body", "fullitem")
# Summaries; the description of a video is the only text of its entry.
_SUMMARIES = ("description", "summary", "abstract", "itunes:summary", "media:description", "itunes:subtitle")
_AUTHORS = (("author", "creator"), ("itunes:author",), ("media:credit",))
# Addresses of entries in feeds of services that count clicks.
_COUNTED = ("origlink",)
# Media types whose text is not HTML.
_AS_TEXT = ("text", "text/plain")
_WEB = ("http://", "https://")

Parts = dict[str, list[Any]]


def read_xml(body: bytes, url: str) -> tuple[FeedText, bool] | None:
    """Return the feed in `body`, XML in UTF-8, and whether it is well-formed; None for a body that is not a feed."""
    root, is_sound = _tree(body, url)
    if root is None or _name(root) not in _ROOTS:
        return None
    inner = _inside(root) if is_sound else max(_mended(body, url), _inside(root), key=_entries_in)
    items = [child for child in inner if _name(child) in _ENTRIES]
    head = _parts(child for child in inner if _name(child) not in _ENTRIES)
    site = joined(url, _link(head))
    entries = tuple(_entry(item, _base(item, url) or site) for item in items)
    return FeedText(_title(head), entries, site if _link(head) else ""), is_sound


def _tree(body: bytes, url: str) -> tuple[Any, bool]:
    """Return the root of the elements, None for no XML, and whether it is well-formed."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True,
        huge_tree=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(body, parser, base_url=url or None)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    return root, not parser.error_log


def _inside(root: Any) -> list[Any]:  # noqa: ANN401
    """Return the elements inside the root and the channel of a feed."""
    return list(chain.from_iterable([root, *(child for child in root if _name(child) == "channel")]))


def _mended(body: bytes, url: str) -> list[Any]:
    """Return the elements of a feed whose texts hold no elements."""
    root, _ = _tree(with_escaped_texts(body), url)
    return [] if root is None else _inside(root)


def _entries_in(elements: Iterable[Any]) -> int:
    return sum(_name(child) in _ENTRIES for child in elements)


def _base(item: Any, url: str) -> str:  # noqa: ANN401 - an lxml element
    base = item.base or ""
    return "" if base == url else base


def _entry(item: Any, base: str) -> FeedEntry:  # noqa: ANN401
    parts = _parts(item)
    guid = _first(parts, ("guid", "id")) or (item.get(_ABOUT) or "").strip()
    link = _link(parts) or _link_of_guid(parts, item)
    address = web_address(resolved(base, link, guid))
    contents = [_html(element) for element in _elements(parts, _CONTENTS)]
    summary = next(filter(None, map(_html, _elements(parts, _SUMMARIES))), "")
    return FeedEntry(
        id=guid or link,
        title=_title(parts),
        url=address if is_web(address) else None,
        published=_date(parts),
        html=max([*contents, summary], key=len),
        authors=tuple(_authors(parts)),
        summary=summary,
        publisher=_publisher(parts),
    )


def _parts(elements: Iterable[Any]) -> Parts:
    """Return the elements by name; those of a group of media are among them."""
    parts: Parts = {}
    for element in elements:
        name = _name(element)
        parts.setdefault(name, []).append(element)
        for inner in element if name == "media:group" else ():
            parts.setdefault(_name(inner), []).append(inner)
    return parts


def _name(element: Any) -> str:  # noqa: ANN401
    """Return the name of an element in lower case, with a prefix if its namespace has a meaning of its own."""
    tag = element.tag
    return _qualified(tag, element.prefix or "") if isinstance(tag, str) else ""


@lru_cache(2_000)
def _qualified(tag: str, prefix: str) -> str:
    space, _, name = tag.lstrip("{").rpartition("}")
    if not prefix and not space:
        prefix, _, name = name.rpartition(":")
    is_own = not prefix or space in _OWN or (not space and prefix in _OWN_PREFIXES)
    return (name if is_own else _PREFIXES.get(space, f"{prefix}:") + name).lower()


def _elements(parts: Parts, names: Sequence[str]) -> Iterator[Any]:
    return chain.from_iterable(parts.get(name, ()) for name in names)


def _first(parts: Parts, names: Sequence[str]) -> str:
    return next(filter(None, map(_text, _elements(parts, names))), "")


def _text(element: Any) -> str:  # noqa: ANN401
    """Return the letters of an element, whatever marks them up."""
    return whole("".join(element.itertext())).strip()


# Titles and texts


def _title(parts: Parts) -> str:
    return next(filter(None, map(_heading, _elements(parts, _TITLES))), "")


def _heading(element: Any) -> str:  # noqa: ANN401
    text = _without_section(_text(element))[:LONGEST_TITLE]
    is_text = len(element) or (element.get("type") in _AS_TEXT and "</" not in text)
    return one_line(text if is_text else without_tags(text))


def _html(element: Any) -> str:  # noqa: ANN401
    """Return the content of an element as HTML: unescaped markup as it is, and the characters of text escaped."""
    kind = (element.get("type") or "").lower()
    if element.get("src") or element.get("mode") == "base64":
        return ""
    if len(element):
        return _inner(element)
    text = _without_section(whole(element.text or "").strip())
    if _name(element) == "media:description" and kind != "html" and "</" not in text:
        return escape(text, quote=False).replace("\n", "<br>\n")
    return escape(text, quote=False) if kind in _AS_TEXT and "</" not in text else text


def _without_section(text: str) -> str:
    """Return a text without the section that was written within its section."""
    return text[9:-3].strip() if text.startswith("<![CDATA[") and text.endswith("]]>") else text


def _inner(element: Any) -> str:  # noqa: ANN401
    """Return the markup inside an element, in HTML."""
    from lxml import etree

    for inner in element.iterdescendants():
        if isinstance(inner.tag, str):
            _rename(inner, inner.tag.rpartition("}")[2])
    head = element.text or ""
    pieces = [head if TAG.search(head) or REFERENCE.search(head) else escape(head, quote=False)]
    pieces += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return whole("".join(pieces)).strip()


def _rename(element: Any, name: str) -> None:  # noqa: ANN401
    """Give an element a name; the parser accepts names with two colons that no element can be given."""
    try:
        element.tag = name
    except ValueError:
        element.tag = "span"


# Addresses


def _link(parts: Parts) -> str:
    """Return the address of an entry or a feed: never that of an enclosure, of the feed itself or of its comments."""
    counted = next(filter(is_web, map(_text, _elements(parts, _COUNTED))), "")
    links = parts.get("link", [])
    written = (_text(link) for link in links if not link.get("href"))
    pages = [link for link in links if link.get("href") and _leads_to_page(link)]
    pages.sort(key=lambda link: "html" not in (link.get("type") or "html"))
    return counted or next(chain(filter(None, written), (link.get("href").strip() for link in pages)), "")


def _leads_to_page(link: Any) -> bool:  # noqa: ANN401
    """Return whether the relation of a link, a name or an address that ends with it, is that of the page."""
    return (link.get("rel") or "alternate").lower().rpartition("/")[2] == "alternate"


def _link_of_guid(parts: Parts, item: Any) -> str:  # noqa: ANN401
    """Return the guid of an entry without a link if it is an address."""
    guids = [_text(guid) for guid in parts.get("guid", ()) if guid.get("isPermaLink", "true").lower() != "false"]
    ids = map(_text, parts.get("id", ()))
    return next(filter(is_web, (*guids, (item.get(_ABOUT) or "").strip(), *ids)), "")


def resolved(base: str, link: str, guid: str) -> str:
    """Resolve a link; a guid in its place is resolved as an address only if it contains a slash."""
    is_address = link and base and not link.startswith(_WEB) and (link != guid or "/" in link)
    return joined(base, link) if is_address else link


# Names and dates


def _authors(parts: Parts) -> Iterator[str]:
    """Return the names of an entry's authors, each once, from the first kind of field that has one."""
    for names in _AUTHORS:
        found = dict.fromkeys(filter(None, map(_author, _elements(parts, names))))
        if found:
            return iter(found)
    return iter(())


def _author(element: Any) -> str:  # noqa: ANN401
    """Return the name in a field; "newsroom@courier.example (Ada Lee)", as RSS 2.0 writes names, is "Ada Lee"."""
    inner = _parts(element)
    text = one_line(_first(inner, ("name",)) or _first(inner, ("email",)) if len(element) else _text(element))
    if len(text) > LONGEST:
        return ""
    mailbox, bracket, name = text.partition(" (")
    return name.removesuffix(")") if bracket and "@" in mailbox else text


def _publisher(parts: Parts) -> str:
    """Return the text of an RSS <source>, or the title of an Atom one."""
    for source in parts.get("source", ()):
        return one_line(_title(_parts(source)) if len(source) else _text(source))
    return ""


def _date(parts: Parts) -> datetime | None:
    return next(filter(None, map(feed_date, map(_text, _elements(parts, _DATES)))), None)
