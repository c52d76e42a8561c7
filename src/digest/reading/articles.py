"""Read documents: articles, and a failure for each document that gave none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import tee
from typing import TYPE_CHECKING

from digest import plugins
from digest.errors import NotAnArticleError, OverrunError
from digest.extractors.detect import kind_of, unpacked
from digest.model.article import Article, Document, Failure
from digest.model.limit import EachLimit, each_directly
from digest.text.characters import one_line

if TYPE_CHECKING:  # the ports import all values, and a one-off summary needs few
    from digest.ports import Source


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Articles and failures read from the sources."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]


def gather(
    sources: "Iterable[Source]", progress: Callable[[str], None] = lambda _: None, limit: EachLimit = each_directly
) -> ReadResult:
    """Read all documents of the sources by way of `limit`; `progress(name)` is called before each."""
    articles: list[Article] = []
    failures: list[Failure] = []
    for found in read_each(_announced(documents(sources), progress, failures), limit):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            articles.extend(found)
    return ReadResult(tuple(articles), tuple(failures))


def _announced(
    items: Iterable[Document | Failure], progress: Callable[[str], None], failures: list[Failure]
) -> Iterator[Document]:
    for item in items:
        progress(item.subject if isinstance(item, Failure) else item.source)
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def documents(sources: "Iterable[Source]") -> Iterator[Document | Failure]:
    """Yield the documents of all sources; an exception of one source is a failure, and the others are read."""
    for source in sources:
        try:
            yield from source()
        except Exception as error:  # noqa: BLE001 - a fault in one source must not stop the others
            name = str(getattr(source, "name", None) or type(source).__name__)
            yield Failure("source", name, one_line(f"{name}: {type(error).__name__}: {error}; please report it"))


def read(document: Document, limit: EachLimit = each_directly) -> tuple[Article, ...] | Failure:
    """Return the articles of a document, or a failure; an exception of an extractor fails this document alone."""
    return next(read_each([document], limit))


def read_each(
    documents: Iterable[Document], limit: EachLimit = each_directly
) -> Iterator[tuple[Article, ...] | Failure]:
    """Yield the same for each document."""
    given, taken = tee(documents)
    for found, error in limit(extract, given):
        document = next(taken)
        yield _failure(document.source, error) if error is not None else found or ()


def _failure(source: str, error: Exception) -> Failure:
    if isinstance(error, OverrunError):
        reason = f"{source}: {error}"
    elif isinstance(error, NotAnArticleError):
        reason = str(error)
    else:
        reason = f"{source}: could not be read ({type(error).__name__}: {error}); please report it"
    return Failure("extract", source, one_line(reason))


def extract(document: Document) -> tuple[Article, ...]:
    """Return the articles of a document, by the extractor for its kind.  Raises NotAnArticleError."""
    document = unpacked(document)
    found: tuple[Article, ...] = plugins.load("extractors", kind_of(document))(document)
    return found
