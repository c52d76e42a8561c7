"""Read the JSON-LD of a page, mending it where it does not parse."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain, islice
from typing import Any

from digest.extractors.html.script_text import linked_in_scripts

Item = dict[str, Any]

_COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", re.S)
_TRAILING = re.compile(r",(\s*[}\]])")
# Article types of schema.org, beside all types that end in "Article" or "Posting".
_ARTICLES = frozenset(("Report", "Review"))
# Fields of an object that describe other pages.
_OTHERS = frozenset(
    "author publisher isPartOf hasPart liveBlogUpdate comment comments itemListElement mentions about".split()
)
_BETWEEN = re.compile(r"[\s;,]*")
_TAGS = re.compile(r"<[^<>]*>")
# Maximum number of objects read from one page: no page of news has as many.
_MOST = 5_000


def items_of(tree: Any) -> list[Item]:  # noqa: ANN401 - an lxml element
    """Return all objects of the page's JSON-LD, outer before inner, without objects about other pages."""
    scripts = (script for script in tree.iter("script") if "ld+json" in (script.get("type") or ""))
    texts = chain((script.text or "" for script in scripts), linked_in_scripts(tree))
    objects = (item for text in texts for data in _values(text) for item in _objects(data))
    return list(islice(objects, _MOST))


def _values(text: str) -> Iterator[Any]:
    """Yield the JSON values in a script: one, or several in a row; from broken JSON, the values before the break."""
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
    """Return the objects that are articles, in their order."""
    return [item for item in items if any(map(_is_article, kinds_of(item)))]


def kinds_of(item: Item) -> list[str]:
    """Return the types of an object, without the address of their vocabulary."""
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2].rpartition(":")[2] for kind in kinds if isinstance(kind, str)]


def _is_article(kind: str) -> bool:
    return kind.endswith(("Article", "Posting")) or kind in _ARTICLES


def string(value: Any, key: str = "name") -> str:  # noqa: ANN401 - JSON
    """Return a string with entities decoded; for an object, or the first of a list, its `key`; "" without a string."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get(key) or value.get("@value")
    return unescape(value).strip() if isinstance(value, str) else ""


def plain_text(markup: str) -> str:
    """Return markup as text, without tags and with entities decoded; lines are kept."""
    return unescape(_TAGS.sub("\n", unescape(markup)))
