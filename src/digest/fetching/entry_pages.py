"""Read the page of an entry, and put it into the document of the entry."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.errors import NotAnArticleError
from digest.fetching.arrivals import FetchedPage
from digest.model.article import ENTRY, Document
from digest.model.feed import EntryText
from digest.text.characters import one_line
from digest.text.decode import decode

if TYPE_CHECKING:
    from digest.sources.pages import Pages

# Permanent HTTP errors: forbidden, gone, no web page; all others are tried again.
_FOR_GOOD = frozenset((400, 401, 402, 403, 404, 405, 406, 410, 415, 451))
# Pages of one host in one run: with a pause of a second and an answer as slow, a minute or two of waiting.
PAGES_OF_A_HOST = 50
# Pages of one source in one run: a brief quotes fewer of one source, and an edition waits for them.
PAGES_OF_A_SOURCE = 30


def reasons_to_wait(places: Iterable[tuple[str, str]]) -> list[str]:
    """Return why the page of each source and host is left to the next run; "" for a page that is read in this one.

    >>> reasons_to_wait([("feed", "a.example")] * 31)[29:]
    ['', '30 pages of feed were read in this run; the next reads more']
    """
    sources: Counter[str] = Counter()
    hosts: Counter[str] = Counter()
    reasons = []
    for source, host in places:
        reason = _full(source, sources, PAGES_OF_A_SOURCE) or _full(host, hosts, PAGES_OF_A_HOST)
        if not reason:
            sources[source] += 1
            hosts[host] += 1
        reasons.append(reason)
    return reasons


def _full(name: str, counts: Counter[str], limit: int) -> str:
    return f"{limit} pages of {name} were read in this run; the next reads more" if counts[name] >= limit else ""


def unread_page(reason: str) -> FetchedPage:
    """Return the page of an entry that is left to the next run."""
    return FetchedPage(reason=reason, later=True, asked=False)


def page_of(document: Document, pages: "Pages", user_agent: str | None = None) -> FetchedPage:
    """Return the document with its page in it, or the reason why it could not be read; never raises."""
    from digest.sources.web_answer import FetchError

    try:
        answer = pages.get(document.url or "", user_agent=user_agent)
        text = decode(answer.body, document.source, answer.charset)
    except FetchError as error:
        return FetchedPage(reason=one_line(str(error)), later=error.status not in _FOR_GOOD)
    except NotAnArticleError as error:
        return FetchedPage(reason=one_line(str(error)))
    except Exception as error:  # noqa: BLE001 - a fault with one page must not stop the others
        return FetchedPage(reason=one_line(f"{document.url}: {type(error).__name__}: {error}"))
    if document.media_type != ENTRY:  # of a source from outside
        return FetchedPage(replace(document, body=text.encode("utf-8", "ignore"), media_type="text/html", teaser=False))
    entry = replace(EntryText.unpacked(document.body), page=text)
    return FetchedPage(replace(document, body=entry.packed(), teaser=False))
