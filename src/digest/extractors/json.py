"""Extract JSON: one article as an object, several in a list or within other objects, or one object a line.

Reads our own fields, the fields of JSON-LD and JSON Feed, of ninjs (IPTC), and of the interfaces and exports of common
programs.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from digest.errors import NotAnArticleError
from digest.extractors.facts import Facts
from digest.extractors.html.page import page_article
from digest.extractors.mail.headers import is_person
from digest.extractors.plain import text_article
from digest.model.article import Article, Document
from digest.text.characters import one_line
from digest.text.dates import parse_date
from digest.text.decode import decode
from digest.text.urls import is_web

# Names of the fields: ours first, then the names in JSON Feed and JSON-LD, in ninjs, and in common exports.
_TEXT = ("text", "body", "articleBody", "content_text", "body_text", "bodyText", "maintext", "plaintext", "plain_text",
         "full_text", "fulltext", "raw_text", "content", "bodies", "paragraphs")  # fmt: skip
_HTML = ("html", "content_html", "body_html", "body_xhtml", "bodyHtml", "html_body", "raw_html")
_TITLE = ("title", "headline", "webTitle", "name", "headlines", "header")
_URL = (
    "url",
    "link",
    "external_url",
    "canonical_url",
    "webUrl",
    "web_url",
    "mainEntityOfPage",
    "@id",
    "uri",
    "permalink",
)
_PUBLISHER = ("publisher", "outlet", "site", "sitename", "site_name", "source_name", "source", "provider", "hostname")
_PUBLISHED = ("published", "date_published", "datePublished", "date", "published_at", "publishedAt", "pubDate",
              "pub_date", "publishing_date", "publication_date", "webPublicationDate", "date_publish", "firstcreated",
              "versioncreated", "dateCreated", "date_gmt", "created_at", "timestamp")  # fmt: skip
_LANGUAGE = ("language", "lang", "inLanguage", "locale")
_AUTHORS = ("authors", "author", "byline", "creator", "creators", "by", "dc_creator")
# Fields searched for a string in a value that is an object.
_INNER = (
    "name",
    "rendered",
    "main",
    "value",
    "original",
    "@value",
    "alternateName",
    "@id",
    "text",
    "#text",
    "_",
    "url",
)
# Maximum depth of objects within objects within lists: a search engine's answer has four.
_DEEPEST = 12
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|blockquote)\b[^<>]*>|</p>", re.I)
_ENTITY = re.compile(r"&(?:#\d{2,5}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.I)
_BY = re.compile(r"^(?:by|von|par|por|di|door|text:)\s+", re.I)
_BETWEEN = re.compile(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|\by\b|&)\s*")


@dataclass(frozen=True, slots=True)
class Json:
    """Extract an article per object with a text; skip objects without a text if any other has one."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        data = _parse(decode(document.body, document.source), document.source)
        if isinstance(data, dict) and str(data.get("format", "")).startswith("digest-edition"):
            raise NotAnArticleError(f"{document.source}: an edition of digest, not an article; see `digest verify`")
        articles, reasons = [], []
        for item in _objects(data, 0):
            try:
                articles.append(_article(document, item))
            except NotAnArticleError as error:
                reasons.append(error)
        if articles:
            return tuple(articles)
        raise reasons[0] if reasons else NotAnArticleError(f"{document.source}: {_without_text(data)}")


def _parse(text: str, source: str) -> Any:  # noqa: ANN401 - JSON
    """Parse the whole as one value, else as one value a line; skip only the lines that are not valid."""
    try:
        return json.loads(text)
    except RecursionError as error:
        reason: Exception = error
    except ValueError as error:
        reason = error
    values = []
    for line in text.splitlines() if "\n" in text.strip() else ():
        try:
            values.append(json.loads(line))
        except (ValueError, RecursionError):
            continue
    values = [value for value in values if isinstance(value, dict)]
    if values:
        return values
    if isinstance(reason, RecursionError):
        raise NotAnArticleError(f"{source}: JSON nested too deeply; give one object an article") from reason
    raise NotAnArticleError(f"{source}: not valid JSON ({reason}); mend it or give it as text") from reason


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Yield the objects that hold a text, in order: this one, else the objects within it."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        if _text_of(data) or _first(data, *_HTML):
            yield data
        else:
            for value in data.values():
                if isinstance(value, (list, dict)):
                    inner = list(_objects(value, depth + 1))
                    # "fields" or "_source" hold the text, and the object around them the rest.
                    yield from ({**data, **item} for item in inner) if isinstance(value, dict) else inner


def _article(document: Document, item: dict[str, Any]) -> Article:
    facts = Facts(
        title=unescape(_first(item, *_TITLE) or "") or None,
        url=next(filter(is_web, (_string(item.get(name)) for name in _URL)), None),
        publisher=_first(item, *_PUBLISHER),
        published=next(filter(None, (parse_date(_string(item.get(name)) or "") for name in _PUBLISHED)), None),
        language=_first(item, *_LANGUAGE),
        authors=tuple(dict.fromkeys(name for field in _AUTHORS for name in _names(item.get(field)))),
    )
    text, page = _text_of(item), _first(item, *_HTML)
    if text and not _MARKUP.search(text):
        return text_article(document, unescape(text) if _ENTITY.search(text) else text, facts)
    return page_article(document, f"<html><body><article>{text or page}</article></body></html>", facts)


def _text_of(item: dict[str, Any]) -> str:
    """Return the first text in the fields: a string, or a list of paragraphs."""
    for name in _TEXT:
        value = item.get(name)
        found = "\n\n".join(filter(None, map(_string, value))) if isinstance(value, list) else _string(value)
        if found:
            return found
    return ""


def _first(item: dict[str, Any], *names: str) -> str | None:
    return next(filter(None, (_string(item.get(name)) for name in names)), None)


def _string(value: Any, depth: int = 0) -> str | None:  # noqa: ANN401 - JSON
    """Return a string that is not blank; for an object, the string in its value field; for a list, the first string."""
    if isinstance(value, str):
        return value if value.strip() else None
    if depth > 2:
        return None
    if isinstance(value, dict):
        return next(filter(None, (_string(value.get(name), depth + 1) for name in _INNER)), None)
    return next(filter(None, (_string(item, depth + 1) for item in value)), None) if isinstance(value, list) else None


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield the names in a field; split a byline of several people."""
    for author in value if isinstance(value, list) else [value]:
        found = _string(author)
        if not found:
            continue
        plain = _BY.sub("", one_line(found))
        people = list(filter(None, _BETWEEN.split(plain)))
        yield from people if len(people) > 1 and all(map(is_person, people)) else [plain]


def _without_text(data: Any) -> str:  # noqa: ANN401 - JSON
    fields = ", ".join(sorted(data))[:200] if isinstance(data, dict) else ""
    return f'no "text" in this object; its fields are {fields}' if fields else "no object with a text; see the README"
