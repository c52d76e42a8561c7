"""Sort the documents of a source: new, changed, or known already.  Pure, but for the extractors."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from digest.model.article import ENTRY, Article, Document, Failure
from digest.model.canonical import hash_bytes
from digest.model.feed import EntryText
from digest.model.limit import EachLimit, each_directly
from digest.model.source import KnownDocument, NewDocument, PendingPage
from digest.reading.articles import read
from digest.sources.teaser import words
from digest.text.urls import is_web

# A date further ahead than this is a mistake, and the article is undated; time zones and slow clocks are within it.
_AHEAD = timedelta(days=1)
# Tries after which a page is given up, and the waits between them.
_TRIES = 3
_WAITS = (timedelta(minutes=20), timedelta(hours=2))


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """The page of a document as a document, or the reason why it could not be read.

    `later` is true when another run may read it, `asked` false when it was not asked for in this run.
    """

    document: Document | None = None
    reason: str = ""
    later: bool = False
    asked: bool = True


def as_document(item: Document | Failure) -> Document:
    """Return an item as a document: a failure is stored like a document, so that it is reported once."""
    return item if isinstance(item, Document) else Document(item.subject, b"", stamp=f"failed {item.reason}"[:64])


def as_known(
    item: Document | Failure, known: KnownDocument | None, origin: str, names: Collection[str]
) -> KnownDocument | None:
    """Return the stored state of an item of a source `origin`; None for a file that another of the `names` has too.

    A file is known by its name and bytes when it was moved; two folders that are read may have copies of one file.
    """
    is_file = isinstance(item, Document) and bool(item.filename) and not item.marks
    is_copy = is_file and known is not None and known.origin != origin and known.origin in names
    return None if is_copy else known


def to_be_read(item: Document | Failure, known: KnownDocument | None, origin: str, since: datetime | None) -> bool:
    """Return whether `new_document` needs the articles of an item: of a new document, unless its page is wanted."""
    if isinstance(item, Failure) or (known is not None and not _is_news(item, known, origin)):
        return False
    return not item.teaser or is_before(item, since)


def read_new(
    items: Iterable[tuple[Document | Failure, KnownDocument | None]],
    origin: str,
    since: datetime | None,
    reading_of: Callable[[Document], tuple[Article, ...] | Failure],
) -> Iterator[tuple[Document | Failure, KnownDocument | None, tuple[Article, ...] | Failure | None]]:
    """Yield each item with its articles by `reading_of`; None for an item that is not to be read."""
    for item, known in items:
        is_wanted = isinstance(item, Document) and to_be_read(item, known, origin, since)
        yield item, known, reading_of(as_document(item)) if is_wanted else None


def new_document(
    item: Document | Failure,
    known: KnownDocument | None,
    origin: str,
    now: datetime,
    found: tuple[Article, ...] | Failure | None,
) -> NewDocument | None:
    """Return the document to be stored for an item; None when it is known and unchanged.

    `found` are the articles of a document that was read; the page of any other teaser is wanted.  A document that came
    from another source stays as it is, unless this source has more of its text.
    """
    document = as_document(item)
    if known is not None and not _is_news(document, known, origin):
        return None
    number = known.item if known else None
    if isinstance(item, Failure):
        return NewDocument(document, item, number)
    if found is None:
        return NewDocument(document, None, number, "wanted")
    articles = dated(document, found, now, known.seen if known else None)
    return NewDocument(document, articles, number, "teaser" if document.teaser else "whole")


def is_before(document: Document, since: datetime | None) -> bool:
    """Return whether a document is an entry dated before a moment."""
    published = published_of(document) if since else None
    return since is not None and published is not None and published < since


def published_of(document: Document) -> datetime | None:
    """Return the date of an entry; None for any other document."""
    if document.media_type != ENTRY:
        return None
    try:
        return EntryText.unpacked(document.body).published
    except (ValueError, RecursionError):
        return None


def _is_news(document: Document, known: KnownDocument, origin: str) -> bool:
    if known.origin not in ("", origin):
        return known.fullness != "whole" and not document.teaser
    return known.stamp != (document.stamp or hash_bytes(document.body))


def document_with_page(
    pending: PendingPage, page: FetchedPage, now: datetime, limit: EachLimit = each_directly
) -> NewDocument:
    """Return the document to be stored after a try to read its page.

    If the page cannot be read or has less text, the articles of the teaser are stored with a note, unless they were
    stored before.
    """
    teaser, item, tries, told = pending.document, pending.item, pending.tries, pending.told
    own = dated(teaser, read(teaser, limit), now, pending.seen)
    if page.document is not None:
        whole = dated(teaser, read(page.document, limit), now, pending.seen)
        if isinstance(whole, tuple) and _length(whole) >= _length(own):
            return NewDocument(page.document, whole, item)
        reason = whole.reason if isinstance(whole, Failure) else "its page says less"
        return NewDocument(teaser, _noted(own, reason, told), item, "teaser")
    if not page.asked:
        return NewDocument(teaser, _noted(own, page.reason, told or isinstance(own, Failure)), item, "wanted", tries)
    if not page.later or tries + 1 >= _TRIES:
        return NewDocument(teaser, _noted(own, page.reason, told), item, "teaser")
    found = _noted(own, page.reason, told or isinstance(own, Failure))
    return NewDocument(teaser, found, item, "wanted", tries + 1, now + _WAITS[min(tries, len(_WAITS) - 1)])


def dated(
    document: Document, found: tuple[Article, ...] | Failure, now: datetime, seen: date | None = None
) -> tuple[Article, ...] | Failure:
    """Return the articles with a note on undated ones; a date in the future is removed, and noted.

    An undated article of the web has the day on which it was first `seen`; a page that is watched is seen anew with
    each change of its words, an entry of a feed is not.
    """
    if isinstance(found, Failure) or not document.marks:
        return found
    is_watched = document.media_type != ENTRY and not document.url
    day = (None if is_watched else seen) or now.date()
    return tuple(_dated(article, now, day if is_web(document.source) else None) for article in found)


def _dated(article: Article, now: datetime, seen: date | None) -> Article:
    if article.published is None:
        return replace(article, notes=(*article.notes, "undated"), seen=seen)
    if article.published > now + _AHEAD:
        note = f"undated: said {article.published:%Y-%m-%d}"
        return replace(article, published=None, notes=(*article.notes, note), seen=seen)
    return article


def _noted(found: tuple[Article, ...] | Failure, reason: str, told: bool) -> tuple[Article, ...] | Failure | None:
    """Return the articles of a teaser with a note; for an unreadable teaser, its reason and that of its page."""
    if told:
        return None
    if isinstance(found, Failure):
        return replace(found, reason=f"{found.reason}; {reason}")
    return tuple(replace(article, notes=(*article.notes, f"teaser: {reason}")) for article in found)


def _length(found: Sequence[Article] | Failure) -> int:
    return 0 if isinstance(found, Failure) else sum(words(article.text) for article in found)
