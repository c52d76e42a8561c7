"""Read the files, addresses and standard input that a caller names."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest import plugins
from digest.errors import OverrunError, SourceError
from digest.model.article import Article, Document

if TYPE_CHECKING:
    from digest.ports import Source
    from digest.sources.http import HttpClient
    from digest.sources.pages import Pages

# Bytes of a document that is read without a worker: the article on a page has 5,000, its page 100,000.
_SHORT = 64 * 1024


def document_at(place: str | Path | bytes) -> Document:
    """Return the document in a file, at a web address, in bytes, or on standard input ("-").  Raises SourceError."""
    if isinstance(place, bytes):
        return Document("bytes", place)
    if _is_address(place):
        return _page(str(place))
    if place == "-":
        item = next(iter(plugins.load("sources", "stdin")()))
        if not isinstance(item, Document):
            raise SourceError(item.reason)
        return item
    from digest.sources.disk import read_file

    path = Path(place)
    return Document(path.name, read_file(path), filename=path.name)


def limited(function: Callable[[Document], tuple[Article, ...]], document: Document) -> tuple[Article, ...]:
    """Apply an extractor to a document: in a worker with limits on time and memory, or here if it is short.

    A worker starts as slowly as a whole summary; what a short document costs is held by tests of growth.  A packed
    one may be a thousand times longer than its bytes, so it is never read here.
    """
    try:
        found: tuple[Article, ...] = where_it_fits(function, document)
    except OverrunError as error:
        raise OverrunError(f"{document.source}: {error}; give less of it") from error
    return found


def where_it_fits(function: Callable[[Any], Any], item: object) -> Any:  # noqa: ANN401 - the result of the function
    """Apply a function to a short document here, and to another item in a worker.  Raises OverrunError."""
    from digest.extractors.detect import is_packed

    if isinstance(item, Document) and len(item.body) <= _SHORT and not is_packed(item.body):
        return function(item)
    from digest.reading.worker import in_worker

    return in_worker(function, item)


def sources_at(places: Sequence[str | Path], without: Sequence[Path] = ()) -> "list[Source]":
    """Return a source for each file, folder or web address, in order; files in the folders `without` are not read."""
    door = _door() if any(map(_is_address, places)) else None
    return list(_sources(places, tuple(without), door))


def _sources(places: Sequence[str | Path], without: tuple[Path, ...], door: "HttpClient | None") -> "Iterator[Source]":
    from digest.reading.worker import in_worker

    for place in places:
        if door and _is_address(place):
            yield plugins.load("sources", "address", url=str(place), door=door, limit=in_worker)
        else:
            yield plugins.load("sources", "files", paths=(Path(place),), without=without, limit=in_worker)


def _page(url: str) -> Document:
    answer = _pages().get(url)
    return Document(answer.url, answer.body, answer.media_type or "text/html", answer.url)


def _pages() -> "Pages":
    """Return the way to the network, by [fetch] of the settings in use.

    robots.txt is not read: it is for programs that crawl, and here a person asks for one page.
    """
    from digest.sources.pages import Pages

    return Pages(_door())


def polite_pages() -> "Pages":
    """Return the same for many pages, with their robots.txt."""
    from digest.fetching.subscriptions import pages_of

    return pages_of(_door())


def _door() -> "HttpClient":
    from digest.fetching.subscriptions import door_of
    from digest.settings import Settings
    from digest.settings.settings_file import find, load

    path = find()
    settings = load(path) if path else Settings()
    return door_of(settings.fetch, settings.folder)


def _is_address(place: str | Path | bytes) -> bool:
    return isinstance(place, str) and place.startswith(("http://", "https://"))
