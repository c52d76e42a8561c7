"""Make an article of the lines of an office document and the properties of its file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from digest.errors import NotAnArticleError
from digest.extractors.facts import Facts
from digest.extractors.html.rows import BETWEEN
from digest.extractors.mail.headers import is_person
from digest.extractors.plain import text_article
from digest.model.article import Article, Document, RemovedText
from digest.text.characters import one_line
from digest.text.dates import parse_date
from digest.text.words import words

# Lines at the head of a document that may repeat the title and the author of its properties.
_HEAD = 8
# Minimum share of the words of the properties' title in these lines, as for PDF: templates leave their own titles.
_SAID = 0.8
_NO_TITLE = re.compile(r"untitled|unbenannt|sans titre|^microsoft word\b|\.(docx?|dotx?|odt|ott|rtf|pages)$", re.I)
# Dates before the first of these formats, and the date in the empty document of a common library.
_FIRST, _NEVER = datetime(1987, 1, 1, tzinfo=UTC), date(2013, 12, 23)


@dataclass(frozen=True, slots=True)
class OfficeText:
    """Lines of a document in reading order, and the claims of its properties.

    `heading` is the first line in a style of titles, `items` are the items of lists.  A document that
    `is_published` has properties made for its readers, which are believed without a repetition in the text.
    """

    lines: tuple[str, ...]
    items: frozenset[str] = frozenset()
    heading: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    created: str = ""
    removed: tuple[RemovedText, ...] = ()
    is_published: bool = False


def article_of_office(document: Document, found: OfficeText) -> Article:
    """Return the article of an office document.  Raises NotAnArticleError when there is no text in it."""
    if not found.lines:
        raise NotAnArticleError(f"{document.source}: no text in this document; nothing to quote")
    facts = Facts(title=_title(found) or None, authors=tuple(_authors(found)))
    structured = found.items.union(line for line in found.lines if BETWEEN in line)
    article = text_article(document, "\n\n".join(found.lines), facts, found.removed, structured=structured)
    # A date in the text is the date of the news, the date of the file is the date of writing.
    return article if article.published else replace(article, published=created(found.created))


def created(value: str) -> datetime | None:
    """Return a date of the properties; None for one that no writer has set.

    >>> created("2026-11-19T16:05:00Z").isoformat(), created("2013-12-23T23:15:00Z")
    ('2026-11-19T16:05:00+00:00', None)
    """
    moment = parse_date(value)
    return moment if moment and moment >= _FIRST and moment.date() != _NEVER else None


def _title(found: OfficeText) -> str:
    """Return the title of the properties if the text repeats it, else the first heading."""
    given = one_line(found.title)
    if _NO_TITLE.search(given):
        given = ""
    if found.is_published and given:
        return given
    parts, said = words(given), set(words(" ".join(found.lines[:_HEAD])))
    is_said = bool(parts) and sum(part in said for part in parts) >= _SAID * len(parts)
    return given if is_said and (len(parts) > 2 or not found.heading) else one_line(found.heading)


def _authors(found: OfficeText) -> Iterator[str]:
    """Yield the authors of the properties that are persons; unless published, one must be named in the first lines."""
    head = one_line(" ".join(found.lines[:_HEAD]))
    for name in map(one_line, found.authors):
        if is_person(name) and (found.is_published or name in head):
            yield name
