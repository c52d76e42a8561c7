"""What a page says of itself for machines: JSON-LD, then OpenGraph and other <meta>, then <time> and <html lang>."""

import json
from collections.abc import Iterator
from typing import Any

from digest.extractors.facts import Facts
from digest.text.dates import parse_date

_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "AnalysisNewsArticle")


def facts_of(tree: Any) -> Facts:  # noqa: ANN401 - an lxml element
    """The facts of a parsed page; JSON that does not parse is passed over."""
    return _from_json_ld(tree).or_else(_from_meta(tree))


def _from_json_ld(tree: Any) -> Facts:  # noqa: ANN401
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _articles(data):
            return Facts(
                title=_string(item.get("headline")) or _string(item.get("name")),
                url=_string(item.get("url")) or _string(item.get("mainEntityOfPage"), "@id"),
                publisher=_string(item.get("publisher"), "name"),
                published=parse_date(_string(item.get("datePublished")) or ""),
                language=_string(item.get("inLanguage")),
                authors=tuple(dict.fromkeys(_names(item.get("author")))),
            )
    return Facts()


def _articles(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """The objects of an article's type, at the top, in a list or in @graph."""
    if isinstance(data, list):
        for item in data:
            yield from _articles(item)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield data
        yield from _articles(data.get("@graph"))


def _names(authors: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    for author in authors if isinstance(authors, list) else [authors]:
        name = _string(author, "name")
        if name:
            yield name


def _string(value: Any, key: str = "name") -> str | None:  # noqa: ANN401 - JSON
    """A string, or the one under `key` of an object."""
    if isinstance(value, dict):
        value = value.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _from_meta(tree: Any) -> Facts:  # noqa: ANN401
    meta = {
        (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower(): tag.get("content") or ""
        for tag in reversed(tree.xpath("//meta[@content]"))
    }
    times = tree.xpath(
        "//article//time/@datetime | //time[@itemprop='datePublished']/@datetime | //main//time/@datetime"
    )
    dates = [meta.get(name, "") for name in ("article:published_time", "datepublished", "date", "dc.date", "pubdate")]
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    return Facts(
        title=meta.get("og:title") or meta.get("twitter:title") or _first_heading(tree),
        url=next(iter(canonical), None) or meta.get("og:url"),
        publisher=meta.get("og:site_name") or meta.get("publisher"),
        published=next(filter(None, map(parse_date, filter(None, [*dates, *times]))), None),
        language=tree.get("lang") or meta.get("og:locale"),
        authors=tuple(filter(None, [meta.get("author") or meta.get("article:author", "")])),
    )


def _first_heading(tree: Any) -> str | None:  # noqa: ANN401
    headings = tree.xpath("//article//h1 | //main//h1 | //h1")
    return " ".join(headings[0].text_content().split()) or None if headings else None
