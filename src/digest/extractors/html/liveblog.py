"""Split live blogs into entries, each with its own time and title: two entries are two pieces of news."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import Any

from digest.errors import NotAnArticleError
from digest.extractors.facts import Facts, article_of
from digest.extractors.html.authors import names_of
from digest.extractors.html.linked import Item, kinds_of, plain_text, string
from digest.extractors.html.markup import drop_unseen, seen_lines
from digest.extractors.html.page_lines import key_of
from digest.model.article import ID_LENGTH, Article, Document
from digest.model.canonical import hash_text
from digest.text.characters import one_line
from digest.text.dates import parse_date
from digest.text.furniture import is_prose

# Names of the parts of a live blog in classes, ids and types.
_LIVE = re.compile(
    r"live[-_ ]?(?:blog|ticker|feed|stream|text|entr|post|event|update|coverage|report|story|card)|news[-_]?blog|ticker"
    r"|minute[-_]by[-_]minute|minuto[-_]a[-_]minuto|directo|en[-_]direct|liveblogposting|livebericht|diretta",
    re.I,
)
# Minimum entries of a live blog; maximum entries read; maximum levels from an entry's time up to its block.
_FEWEST, _MOST, _OUTER = 3, 200, 6
_ENTRIES = frozenset(("article", "section", "div", "li"))
_HEADINGS = ("h2", "h3", "h4", "h5")
# Letters of a key compared to match an entry on the page with its entry in JSON-LD.
_KNOWN = 30


@dataclass(frozen=True, slots=True)
class LiveEntry:
    """One entry of a live blog; `anchor` is its id on the page, or ""."""

    title: str
    text: str
    published: datetime | None
    anchor: str = ""
    url: str | None = None
    authors: tuple[str, ...] = ()


def entries_of(tree: Any, items: Sequence[Item], source: str) -> list[LiveEntry]:  # noqa: ANN401 - an lxml element
    """Return the entries of a live blog in the page's order, [] for any other page.

    Entries in blocks of their own are removed from `tree`.
    """
    told = list(islice(_told(items), _MOST))
    blocks = _blocks(tree, is_live=bool(told) or any("LiveBlogPosting" in kinds_of(item) for item in items))
    if not blocks:
        return told if len(told) >= _FEWEST else []
    return [_completed(entry, told) for entry in (_entry(block, source) for block in blocks) if entry.text]


def articles_of(entries: Iterable[LiveEntry], document: Document, page: Facts) -> Iterator[Article]:
    """Yield an article per entry, its missing facts from the page; skip an entry without a whole sentence."""
    address = document.url or page.url or ""
    for entry in entries:
        own = replace(document, url=entry.url or _anchored(address, entry.anchor) or None)
        try:
            article = article_of(own, entry.text, _facts(entry, page))
        except NotAnArticleError:
            continue
        # All entries share the page's address, so the name has to distinguish them.
        when = entry.published.isoformat() if entry.published else ""
        name = entry.anchor or f"{when}{entry.title}" or article.text
        yield replace(article, id=hash_text(f"{article.id}#{name}")[:ID_LENGTH])


def _anchored(address: str, anchor: str) -> str:
    return f"{address.partition('#')[0]}#{anchor}" if address and anchor else address


def _facts(entry: LiveEntry, page: Facts) -> Facts:
    return replace(
        page,
        title=entry.title or None,
        published=entry.published or page.published,
        authors=names_of(entry.authors) or page.authors,
    )


def _told(items: Sequence[Item]) -> Iterator[LiveEntry]:
    """Yield the entries with a text in JSON-LD."""
    for item in items:
        updates = item.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            if isinstance(update, dict) and (text := plain_text(string(update, "articleBody")).strip()):
                url = string(update, "url")
                yield LiveEntry(
                    one_line(string(update, "headline")),
                    text,
                    parse_date(string(update, "datePublished")),
                    url.partition("#")[2],
                    url or None,
                    tuple(filter(None, [string(update.get("author"))])),
                )


def _blocks(tree: Any, *, is_live: bool) -> list[Any]:  # noqa: ANN401
    """Return the outermost similar elements that hold one entry each, with a time and a paragraph of its own."""
    alike: dict[tuple[str, str], dict[Any, None]] = defaultdict(dict)
    for time in islice(tree.iter("time"), 5 * _MOST):
        for block in islice(time.iterancestors(), _OUTER):
            name = block.get("class") or block.get("itemtype") or ""
            if block.tag in _ENTRIES and name and (is_live or _is_live(block)):
                alike[block.tag, name][block] = None
    groups = [list(group)[:_MOST] for group in alike.values() if len(group) >= _FEWEST and all(map(_has_text, group))]
    return max(groups, key=lambda group: (len(group), len(list(group[0].iter()))), default=[])


def _is_live(block: Any) -> bool:  # noqa: ANN401
    """Return whether a block or an element around it is named as part of a live blog."""
    for element in (block, *islice(block.iterancestors("div", "section", "article", "ol", "ul", "main"), _OUTER)):
        names = " ".join(filter(None, map(element.get, ("class", "id", "itemtype", "itemprop", "data-component"))))
        if _LIVE.search(names):
            return True
    return False


def _has_text(block: Any) -> bool:  # noqa: ANN401
    return any(is_prose(one_line(" ".join(part.itertext()))) for part in block.iter("p", "li"))


def _entry(block: Any, source: str) -> LiveEntry:  # noqa: ANN401
    """Return the entry in a block and remove the block from its tree."""
    time = next(block.iter("time"))
    heading = next(block.iter(*_HEADINGS), None)
    title = one_line(" ".join(heading.itertext())) if heading is not None else ""
    published = parse_date(time.get("datetime") or " ".join(time.itertext()))
    anchor = block.get("id") or ""
    block.drop_tree()
    drop_unseen(block)
    lines = [line.text for line in seen_lines(block, source) if line.kind >= 0 and key_of(line.text) != key_of(title)]
    first = next((at for at, line in enumerate(lines) if is_prose(line)), len(lines))
    return LiveEntry(title, "\n\n".join(lines[first:]), published, anchor)


def _completed(entry: LiveEntry, told: Sequence[LiveEntry]) -> LiveEntry:
    """Return an entry completed from JSON-LD: time, address and author."""
    head = key_of(entry.text)[:_KNOWN]
    for other in told:
        if (entry.title and key_of(other.title) == key_of(entry.title)) or key_of(other.text).startswith(head):
            published = other.published or entry.published
            return LiveEntry(entry.title or other.title, entry.text, published, *_named(entry, other), other.authors)
    return entry


def _named(entry: LiveEntry, other: LiveEntry) -> tuple[str, str | None]:
    return entry.anchor or other.anchor, other.url
