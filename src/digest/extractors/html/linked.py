"""JSON-LD: what a page says of its article for machines, mended where it does not parse."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Any

Item = dict[str, Any]

_COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", re.S)
_TRAILING = re.compile(r",(\s*[}\]])")
# Types of schema.org that are an article, beside those that end in "Article" and "Posting".
_ARTICLES = frozenset(("Report", "Review"))
# What an object says of other pages.
_OTHERS = frozenset(
    "author publisher isPartOf hasPart liveBlogUpdate comment comments itemListElement mentions about".split()
)
_BETWEEN = re.compile(r"[\s;,]*")
_TAGS = re.compile(r"<[^<>]*>")
# Objects that are looked at in one page: no page of news has so many.
_MOST = 5_000


def items_of(tree: Any) -> list[Item]:  # noqa: ANN401 - an lxml element
    """All objects of the page's JSON-LD, outer before inner; those that say of other pages are left out."""
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or ""))
    objects = (item for script in scripts for data in _values(script.text or "") for item in _objects(data))
    return list(islice(objects, _MOST))


def _values(text: str) -> Iterator[Any]:
    """The JSON values in a script: one, or several after each other; of broken JSON, what comes before the break."""
    text = _COMMENTS.sub("", _COMMENTS.sub("", text)).strip()
    for mend in (str, unescape, lambda given: _TRAILING.sub(r"\1", given)):
        values = list(islice(_decoded(mend(text)), _MOST))
        if values:
            yield from values
            return


def _decoded(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too


def _objects(data: Any) -> Iterator[Item]:  # noqa: ANN401 - JSON
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(inner for name, inner in reversed(value.items()) if name not in _OTHERS)
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def article_items(items: Iterable[Item]) -> list[Item]:
    """The objects that are articles, in their order."""
    return [item for item in items if any(map(_is_article, kinds_of(item)))]


def kinds_of(item: Item) -> list[str]:
    """The types of an object, without the address of their vocabulary."""
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2].rpartition(":")[2] for kind in kinds if isinstance(kind, str)]


def _is_article(kind: str) -> bool:
    return kind.endswith(("Article", "Posting")) or kind in _ARTICLES


def string(value: Any, key: str = "name") -> str:  # noqa: ANN401 - JSON
    """A string with its entities decoded, or the one under `key` of an object or of a list's first; "" if none."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get(key) or value.get("@value")
    return unescape(value).strip() if isinstance(value, str) else ""


def plain_text(markup: str) -> str:
    """A string that may hold tags and entities, as text; lines are kept."""
    return unescape(_TAGS.sub("\n", unescape(markup)))
