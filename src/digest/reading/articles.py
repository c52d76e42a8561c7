"""Read documents: articles, and a failure for each document that gave none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest import plugins
from digest.errors import NotAnArticleError
from digest.extractors.detect import kind_of, unpacked
from digest.model.article import Article, Document, Failure
from digest.text.characters import one_line

if TYPE_CHECKING:  # the ports import all values, and a one-off summary needs few
    from digest.ports import Source


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Articles and failures read from the sources."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]


def gather(sources: "Iterable[Source]", progress: Callable[[str], None] = lambda _: None) -> ReadResult:
    """Read all documents of the sources; `progress(name)` is called before each."""
    articles: list[Article] = []
    failures: list[Failure] = []
    for item in documents(sources):
        progress(item.subject if isinstance(item, Failure) else item.source)
        found = item if isinstance(item, Failure) else read(item)
        if isinstance(found, Failure):
            failures.append(found)
        else:
            articles.extend(found)
    return ReadResult(tuple(articles), tuple(failures))


def documents(sources: "Iterable[Source]") -> Iterator[Document | Failure]:
    """Yield the documents of all sources; an exception of one source is a failure, and the others are read."""
    for source in sources:
        try:
            yield from source()
        except Exception as error:  # noqa: BLE001 - a fault in one source must not stop the others
            name = str(getattr(source, "name", None) or type(source).__name__)
            yield Failure("source", name, one_line(f"{name}: {type(error).__name__}: {error}; please report it"))


def read(document: Document) -> tuple[Article, ...] | Failure:
    """Return the articles of a document, or a failure; an exception of an extractor fails this document alone."""
    try:
        return extract(document)
    except NotAnArticleError as error:
        return Failure("extract", document.source, one_line(str(error)))
    except Exception as error:  # noqa: BLE001 - see above
        reason = f"{document.source}: could not be read ({type(error).__name__}: {error}); please report it"
        return Failure("extract", document.source, one_line(reason))


def extract(document: Document) -> tuple[Article, ...]:
    """Return the articles of a document, by the extractor for its kind.  Raises NotAnArticleError."""
    document = unpacked(document)
    found: tuple[Article, ...] = plugins.load("extractors", kind_of(document))(document)
    return found
