"""Facts that a document gives of its article beside the text, and the article made with them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from digest.errors import NotAnArticleError
from digest.model.article import Article, Document, RemovedText
from digest.text.characters import one_line
from digest.text.dates import parse_date
from digest.text.furniture import is_prose
from digest.text.outlet_line import outlet_in
from digest.text.urls import is_web

# Rules whose removed lines may hold the day of an article.
_DATED = ("date line", "byline", "before the first sentence")


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts as found, not cleaned; None and () where the document gives no value."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: datetime | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()

    def or_else(self, other: "Facts") -> "Facts":
        """Return these facts, with the gaps filled from `other`."""
        return Facts(
            title=self.title or other.title,
            url=self.url or other.url,
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
            language=self.language or other.language,
            authors=self.authors or other.authors,
        )


def article_of(
    document: Document,
    text: str,
    facts: Facts,
    removed: tuple[RemovedText, ...] = (),
    *,
    is_entry: bool = False,
    structured: Collection[str] = (),
) -> Article:
    """Return the article of a text.  The settings of the source override the facts in the document.

    `structured` lines are text by the structure of their page.

    The text of an entry is a sentence even without an end mark: feeds cut the mark off their teasers.
    Raises NotAnArticleError when no sentence is left.
    """
    article = _article(document, text, facts, structured=structured)
    article = replace(article, removed=removed + article.removed)
    if not article.spans:
        raise NotAnArticleError(_nothing_left(article))
    if not is_entry and not any(map(is_prose, article.text.split("\n\n"))):
        raise NotAnArticleError(f"{article.source}: no whole sentence in it, words alone; nothing to quote")
    return _with_lines(article)


def headline_of(document: Document, facts: Facts, removed: tuple[RemovedText, ...] = ()) -> Article:
    """Return an article of a headline alone: the headline is its text, word for word.

    Raises NotAnArticleError for an empty headline.
    """
    article = replace(_article(document, facts.title or "", facts, clean=False), removed=removed)
    if not article.spans:
        raise NotAnArticleError(_nothing_left(article))
    return article


def _article(
    document: Document, text: str, facts: Facts, *, clean: bool = True, structured: Collection[str] = ()
) -> Article:
    address = document.url or (facts.url or "").strip()
    return Article.from_text(
        text,
        facts.title,
        url=address if is_web(address) else None,
        source=document.source,
        publisher=document.publisher or one_line(facts.publisher or "") or None,
        published=facts.published,
        language=facts.language,
        authors=tuple(filter(None, map(one_line, facts.authors))),
        section=document.section,
        clean=clean,
        structured=structured,
    )


def _with_lines(article: Article) -> Article:
    """Return an article with the day and, if it has no address, the publisher that a removed line above it names."""
    if not article.published:
        article = replace(article, published=_date_line(article))
    if article.publisher or article.url:
        return article
    names = (outlet_in(line.text) for line in article.removed if line.reason in _DATED)
    return replace(article, publisher=next(filter(None, names), None))


def _date_line(article: Article) -> datetime | None:
    """Return the date in a removed line at the head of the text."""
    dates = (parse_date(line.text) for line in article.removed if line.reason in _DATED)
    return next(filter(None, dates), None)


def _nothing_left(article: Article) -> str:
    lines = len(article.removed)
    why = f" ({lines} line{'s' * (lines != 1)} of page furniture)" if lines else ""
    return f"{article.source}: no article text found{why}; nothing to quote"
