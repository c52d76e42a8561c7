"""Read the metadata of a page: JSON-LD, OpenGraph and other <meta>, microdata, then its visible elements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from digest.extractors.facts import Facts
from digest.extractors.html.authors import names_of
from digest.extractors.html.bylines import bylines_of
from digest.extractors.html.change_words import CHANGE_LABEL, names_change
from digest.extractors.html.heading import heading_of, name_above
from digest.extractors.html.linked import Item, article_items, items_of, kinds_of, plain_text, string
from digest.extractors.html.page_lines import key_of
from digest.extractors.html.page_title import choose_title, outlet_names, without_suffix
from digest.extractors.html.script_text import text_in_scripts
from digest.text.characters import one_line
from digest.text.dates import parse_date
from digest.text.urls import host_of

# Names of the fields with the day of publication, the most trusted first.
_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "publish-date", "publish_date", "publishdate", "publication_date", "publicationdate",
    "pubdate", "release_date", "article_date_original", "published-date", "published_date", "date_published",
    "date",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "og:article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl",
            "sailthru.author", "article:author_name", "authors")  # fmt: skip
# Letters of all that the tags of one name say of authors.
_AUTHORS_LONGEST = 1_000
_TIMES = (
    "//*[@itemprop='datePublished']",
    "//time[@pubdate]",
    "//article//header//time[@datetime]",
    "//article//time[@datetime]",
    "//main//time[@datetime]",
    "//time[@datetime]",
)
_TITLE_LONGEST = 500
# Times that are looked at for the first one of a publication.
_MOST_TIMES = 5


@dataclass(frozen=True, slots=True)
class PageClaims:
    """Metadata of a page: its facts, the text in JSON-LD, descriptions, all titles, JSON-LD objects.

    `script` is the text in the data of its scripts, `stamped` the date that JSON-LD gives of the page itself.
    `is_walled` is true of a page that calls its article closed to readers without a subscription.
    """

    facts: Facts
    text: str = ""
    descriptions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    script: str = ""
    stamped: datetime | None = None
    is_walled: bool = False


def told_by(tree: Any, address: str | None = None) -> PageClaims:  # noqa: ANN401 - an lxml element
    """Return all metadata that a parsed page has of its article; broken parts are skipped."""
    items = items_of(tree)
    meta = _meta(tree)
    others = tuple(map(_title, (meta.get("twitter:title", ""), tree.findtext(".//title") or "")))
    host = host_of(address)
    heading = _heading(tree, items, meta, others, host)
    item = _main_item(article_items(items), (heading, meta.get("og:title", "")))
    publisher = _publisher(item, items, meta)
    said = (heading, *map(_title, (string(item.get("headline")), meta.get("og:title", ""))))
    name = publisher or name_above(tree, heading)
    facts = Facts(
        title=choose_title(said, name, host) or choose_title(others, name, host) or None,
        url=_url(tree, item, meta),
        publisher=publisher or None,
        published=_published(tree, item, meta),
        language=_language(tree, item, meta),
        authors=_authors(tree, item, items, meta, publisher),
    )
    descriptions = (string(item.get("description")), meta.get("og:description", ""), meta.get("description", ""))
    return PageClaims(
        facts,
        plain_text(_longest(item.get("articleBody"))),
        tuple(filter(None, map(plain_text, descriptions))),
        tuple(filter(None, (*said, *others))),
        tuple(items),
        text_in_scripts(tree),
        _stamped(items),
        _is_walled(item, meta),
    )


def _heading(tree: Any, items: Sequence[Item], meta: Mapping[str, str], others: Sequence[str], host: str) -> str:  # noqa: ANN401
    """Return the heading of the article, which other titles of the page and its outlet's names help to find."""
    first = next(iter(article_items(items)), {})
    titles = [_title(string(first.get("headline"))), _title(meta.get("og:title", "")), *others]
    known = (meta.get("og:site_name", ""), _publisher(first, items, meta), host.removeprefix("www."))
    outlets = outlet_names(titles, known, host)
    short = [without_suffix(title, titles, known[1], host) for title in titles]
    return _title(heading_of(tree, [*titles, *short], outlets))


def _meta(tree: Any) -> Mapping[str, str]:  # noqa: ANN401
    """Return the contents of <meta> by name in lower case; for a repeated name, the first, and of authors all."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        content = (tag.get("content") or "").strip()
        if content and found.setdefault(name, content) != content and name in _AUTHORS:
            found[name] = f"{found[name]}; {content}"[:_AUTHORS_LONGEST]
    return found


def _main_item(items: Sequence[Item], titles: Iterable[str]) -> Item:
    """Return the object of the page's own article: the one with the page's title, else the first; {} if empty."""
    keys = {key_of(title) for title in titles if title}
    named = (item for item in items if key_of(string(item.get("headline"))) in keys)
    return next(named, None) or next(iter(items), {})


def _is_walled(item: Item, meta: Mapping[str, str]) -> bool:
    """Return whether a page calls its article closed: isAccessibleForFree, or content_tier, which Facebook reads."""
    is_free = str(item.get("isAccessibleForFree", "")).rpartition("/")[2].strip().lower()
    return is_free in ("false", "no") or meta.get("article:content_tier", "").lower() == "locked"


def _longest(value: Any) -> str:  # noqa: ANN401 - JSON
    texts = [text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)]
    return max(texts, key=len, default="")


def _title(text: str) -> str:
    """Return a title on one line; "" for a text longer than any title."""
    return one_line(text) if len(text) <= _TITLE_LONGEST else ""


def _publisher(item: Item, items: Sequence[Item], meta: Mapping[str, str]) -> str:
    said = (string(_referred(item.get("publisher"), items)), meta.get("og:site_name"), meta.get("publisher"),
            meta.get("application-name"))  # fmt: skip
    return one_line(next(filter(None, said), ""))


def _referred(value: Any, items: Sequence[Item]) -> Any:  # noqa: ANN401 - JSON
    """Look up an object that is given by its @id alone among the others."""
    if isinstance(value, list):
        return [_referred(inner, items) for inner in value]
    if isinstance(value, dict) and not value.get("name") and value.get("@id"):
        return next((item for item in items if item.get("@id") == value["@id"] and item.get("name")), value)
    return value


def _url(tree: Any, item: Item, meta: Mapping[str, str]) -> str | None:  # noqa: ANN401
    canonical = next(iter(tree.xpath("//link[@rel='canonical']/@href")), "")
    said = (string(item.get("url")), string(item.get("mainEntityOfPage"), "@id"), canonical, meta.get("og:url"))
    return next(filter(None, said), None)


def _language(tree: Any, item: Item, meta: Mapping[str, str]) -> str | None:  # noqa: ANN401
    said = (string(item.get("inLanguage")), tree.get("lang"), meta.get("og:locale"), meta.get("content-language"))
    return next(filter(None, said), None)


def _published(tree: Any, item: Item, meta: Mapping[str, str]) -> datetime | None:  # noqa: ANN401
    """Return the first date given, in the page's own time zone if another field gives the same moment there."""
    found = list(_dates(tree, item, meta))
    local = (moment for moment in found if moment == found[0] and moment.utcoffset() != UTC.utcoffset(None))
    return next(local, found[0]) if found else None


def _stamped(items: Iterable[Item]) -> datetime | None:
    dates = (parse_date(string(item.get("datePublished"))) for item in items if "WebPage" in kinds_of(item))
    return next(filter(None, dates), None)


def _dates(tree: Any, item: Item, meta: Mapping[str, str]) -> Iterator[datetime]:  # noqa: ANN401
    said = [string(item.get("datePublished")), *(meta.get(name, "") for name in _PUBLISHED)]
    for text in filter(None, said):
        if moment := parse_date(text):
            yield moment
    if not any(said):
        yield from _times(tree)


def _times(tree: Any) -> Iterator[datetime]:  # noqa: ANN401
    for path in _TIMES:
        found = tree.xpath(path)[:_MOST_TIMES]
        for element in [one for one in found if not _is_of_change(one)][:1] or found[:1]:
            text = element.get("datetime") or element.get("content") or " ".join(element.itertext())
            if moment := parse_date(text):
                yield moment
                return


def _is_of_change(time: Any) -> bool:  # noqa: ANN401
    """Return whether the words before a time, or in it, name it as that of a change."""
    before = time.getprevious()
    parent = time.getparent()
    label = (before.tail or "" if before is not None else parent.text or "" if parent is not None else "").strip()
    if not label and before is not None and before.tag in ("span", "b", "strong", "label"):
        label = "".join(before.itertext())
    return names_change(label[-CHANGE_LABEL:]) or names_change("".join(time.itertext())[:CHANGE_LABEL])


def _authors(
    tree: Any,  # noqa: ANN401
    item: Item,
    items: Sequence[Item],
    meta: Mapping[str, str],
    publisher: str,
) -> tuple[str, ...]:
    """Return the names in the metadata, else in the first visible byline, else the publisher if it signs itself."""
    said = [*_item_authors(item, items), *(meta.get(name, "") for name in _AUTHORS)]
    if names := names_of(said, publisher):
        return names
    shown = (names_of([text], publisher, shown=True) for text in bylines_of(tree))
    return next(filter(None, shown), ()) or tuple(text for text in map(one_line, said) if names_of([text]))[:1]


def _item_authors(item: Item, items: Sequence[Item]) -> Iterator[str]:
    waiting = [_referred(item.get("author"), items), _referred(item.get("creator"), items)]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        else:
            yield string(_referred(value, items))
