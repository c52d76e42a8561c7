"""Extract feed entries: the page if it was fetched, else the text, else the headline, then quoted alone."""

from dataclasses import dataclass, replace

from digest.errors import NotAnArticleError
from digest.extractors.cut_teaser import without_cut_end
from digest.extractors.entry_lines import without_fragments
from digest.extractors.facts import Facts, headline_of
from digest.extractors.html.page import page_article
from digest.extractors.plain import text_article
from digest.model.article import Article, Document
from digest.model.feed import EntryText
from digest.text.publisher_names import fits
from digest.text.urls import host_of


@dataclass(frozen=True, slots=True)
class Entry:
    """Extract one article per entry.  Raises NotAnArticleError for an entry with neither title nor text."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        try:
            entry = EntryText.unpacked(document.body)
        except (ValueError, RecursionError) as error:
            raise NotAnArticleError(f"{document.source}: no entry of a feed ({type(error).__name__})") from error
        article = _article(document, entry)
        if document.publisher is None and not entry.publisher and not _may_name(article, entry):
            article = replace(article, publisher=None)
        return (article if article.publisher else replace(article, publisher=entry.feed or None),)


def _may_name(article: Article, entry: EntryText) -> bool:
    """Whether the publisher that the page of an entry names counts: it fits its host, or the feed is an aggregator."""
    return entry.is_aggregated or fits(article.publisher or "", host_of(article.url or entry.url))


def _article(document: Document, entry: EntryText) -> Article:
    facts = Facts(
        title=entry.title or None,
        url=entry.url,
        publisher=entry.publisher or None,
        published=entry.published,
        authors=entry.authors,
    )
    if entry.page:
        return page_article(document, entry.page, facts)
    text, removed = without_cut_end(entry.text)
    if entry.title.strip():  # without a title, the text is the entry's only content
        text, fragments = without_fragments(text)
        removed += fragments
    try:
        return text_article(document, text, facts, removed, is_entry=True)
    except NotAnArticleError:
        if entry.title.strip():
            return headline_of(document, facts, removed)
        if entry.text.strip():
            raise
        raise NotAnArticleError(f"{document.source}: an entry with neither title nor text; nothing to quote") from None
