"""The pages of entries: asked for, and put into the document that the entry was."""

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.errors import NotAnArticleError
from digest.extractors.decode import decode
from digest.fetching.arrivals import FetchedPage
from digest.model.article import Document
from digest.model.feed import ENTRY, EntryText
from digest.text.characters import one_line

if TYPE_CHECKING:
    from digest.sources.pages import Pages

# What will be the same the next time: gone, forbidden, no page; anything else may pass.
_FOR_GOOD = frozenset((400, 401, 402, 403, 404, 405, 406, 410, 415, 451))


def page_of(document: Document, pages: "Pages", user_agent: str | None = None) -> FetchedPage:
    """The document with its page in it; never raises."""
    from digest.sources.http import FetchError

    try:
        answer = pages.get(document.url or "", user_agent=user_agent)
        charset = answer.media_type.partition("charset=")[2].partition(";")[0].strip("\"' ") or None
        text = decode(answer.body, document.source, charset)
    except FetchError as error:
        return FetchedPage(reason=one_line(str(error)), later=error.status not in _FOR_GOOD)
    except NotAnArticleError as error:
        return FetchedPage(reason=one_line(str(error)))
    except Exception as error:  # noqa: BLE001 - a fault with one page must not cost the others
        return FetchedPage(reason=one_line(f"{document.url}: {type(error).__name__}: {error}"))
    if document.media_type != ENTRY:  # of a source of one's own
        return FetchedPage(replace(document, body=text.encode("utf-8", "ignore"), media_type="text/html", teaser=False))
    entry = replace(EntryText.unpacked(document.body), page=text)
    return FetchedPage(replace(document, body=entry.packed(), teaser=False))
