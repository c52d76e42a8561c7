"""JSON: one article as an object, several as a list, under "articles" or "items", or one object a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.errors import NotAnArticleError
from digest.extractors.decode import decode
from digest.extractors.facts import Facts, article_of
from digest.extractors.html import page_article
from digest.model.article import Article, Document
from digest.text.dates import parse_date

# What the fields are called: ours first, then JSON Feed's and those of common exports.
_TEXT = ("text", "body", "content", "content_text", "articleBody", "maintext")
_HTML = ("html", "content_html")
# The whole page of a feed's entry, as our own fetching puts it there.
_PAGE = "page"
_TITLE = ("title", "headline")
_URL = ("url", "link", "external_url")
_PUBLISHER = ("publisher", "outlet", "site", "sitename", "source_name")
_PUBLISHED = ("published", "date_published", "datePublished", "date", "published_at", "pubDate")
_LANGUAGE = ("language", "lang")
_AUTHORS = ("authors", "author", "byline")


@dataclass(frozen=True, slots=True)
class Json:
    """As many articles as there are objects with a text; those without are passed over while one has it."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        data = _parse(decode(document.body, document.source), document.source)
        if isinstance(data, dict) and str(data.get("format", "")).startswith("digest-edition"):
            raise NotAnArticleError(f"{document.source}: an edition of digest, not an article; see `digest verify`")
        articles, reasons = [], []
        for item in _objects(data):
            try:
                articles.append(_article(document, item))
            except NotAnArticleError as error:
                reasons.append(error)
        if articles:
            return tuple(articles)
        raise (
            reasons[0] if reasons else NotAnArticleError(f"{document.source}: no object with a text; see the README")
        )


def _parse(text: str, source: str) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(text)
    except RecursionError as error:
        raise NotAnArticleError(f"{source}: JSON nested too deeply; give one object an article") from error
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            return [json.loads(line) for line in lines] if len(lines) > 1 else json.loads(text)
        except (ValueError, RecursionError):
            raise NotAnArticleError(f"{source}: not valid JSON ({error}); mend it or give it as text") from error


def _objects(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    if isinstance(data, dict):
        inner = data.get("articles") or data.get("items")
        if isinstance(inner, list) and not _first(data, *_TEXT, *_HTML):
            yield from (item for item in inner if isinstance(item, dict))
        else:
            yield data
    elif isinstance(data, list):
        yield from (item for item in data if isinstance(item, dict))


def _article(document: Document, item: dict[str, Any]) -> Article:
    facts = Facts(
        title=_first(item, *_TITLE),
        url=_first(item, *_URL),
        publisher=_first(item, *_PUBLISHER),
        published=parse_date(_first(item, *_PUBLISHED) or ""),
        language=_first(item, *_LANGUAGE),
        authors=tuple(_names(item)),
    )
    text, page = _first(item, *_TEXT), _first(item, *_HTML)
    if whole := _first(item, _PAGE):
        return page_article(document, whole, facts)
    if text:
        return article_of(document, text, facts)
    if page:
        return page_article(document, f"<html><body><article>{page}</article></body></html>", facts)
    raise NotAnArticleError(
        f'{document.source}: no "text" in this object; its fields are {", ".join(sorted(item))[:200]}'
    )


def _first(item: dict[str, Any], *names: str) -> str | None:
    """The first of these fields that holds a string, or an object with a name."""
    for name in names:
        value = item.get(name)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value
    return None


def _names(item: dict[str, Any]) -> Iterator[str]:
    for name in _AUTHORS:
        value = item.get(name)
        for author in value if isinstance(value, list) else [value]:
            found = author.get("name") if isinstance(author, dict) else author
            if isinstance(found, str):
                yield found
