"""Ask the pages of an edition again."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from digest.api.inputs import polite_pages
from digest.api.proofs import edition_in
from digest.errors import OverrunError
from digest.model.article import Document
from digest.model.edition import Edition
from digest.reading.live_sentences import LiveSentence, LiveState, compare
from digest.reading.worker import in_worker
from digest.sources.pages import Pages
from digest.sources.web_answer import FetchError
from digest.text.urls import is_web

__all__ = ["LiveSentence", "verify_live"]

# Answers of a server for a page that is gone.
_GONE = (404, 410)


def verify_live(path: str | Path, body: bytes | None = None) -> list[LiveSentence]:
    """Return the state of each quoted sentence on its page today, page by page.

    Pages are asked one after the other, with the pauses of [fetch], and as robots.txt permits.
    """
    pages = polite_pages()
    return [found for place, texts in _quoted(edition_in(path, body)).items() for found in _page(pages, place, texts)]


def _quoted(edition: Edition) -> dict[str, list[str]]:
    """Return the quoted sentences by the address, else the place, of their article."""
    addresses = {article.id: article.url or article.source for article in edition.articles}
    found: dict[str, list[str]] = {}
    for sentence in (sentence for story in edition.stories for sentence in story.quoted):
        url = addresses.get(sentence.article, "")
        if sentence.text not in found.setdefault(url, []):
            found[url].append(sentence.text)
    return found


def _page(pages: Pages, url: str, texts: list[str]) -> Iterator[LiveSentence]:
    if not is_web(url):
        yield from (LiveSentence(text, url, "no page") for text in texts)
        return
    try:
        answer = pages.get(url)
        document = Document(url, answer.body, answer.media_type or "text/html", url)
        yield from in_worker(partial(compare, sentences=texts), document)
    except FetchError as error:
        state: LiveState = "gone" if error.status in _GONE else "unread"
        reason = f"the whole page is gone (HTTP {error.status})" if state == "gone" else str(error)
        yield from (LiveSentence(text, url, state, reason) for text in texts)
    except OverrunError as error:
        yield from (LiveSentence(text, url, "unread", str(error)) for text in texts)
