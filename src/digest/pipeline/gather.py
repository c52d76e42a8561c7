"""Read all documents of some sources: articles, and a failure for each document that gave none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from digest import plugins
from digest.errors import NotAnArticleError
from digest.extractors.kinds import kind_of
from digest.model.article import Article, Document, Failure
from digest.ports import Source
from digest.text.characters import one_line


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came in."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]


def gather(sources: Iterable[Source], progress: Callable[[str], None] = lambda _: None) -> Gathered:
    """Everything that the sources hand over; `progress` is told the name of each document."""
    articles: list[Article] = []
    failures: list[Failure] = []
    for source in sources:
        for item in source():
            if isinstance(item, Failure):
                failures.append(item)
                continue
            progress(item.source)
            try:
                articles.extend(extract(item))
            except NotAnArticleError as error:
                failures.append(Failure("extract", item.source, one_line(str(error))))
    return Gathered(tuple(articles), tuple(failures))


def extract(document: Document) -> tuple[Article, ...]:
    """The articles of a document, by the extractor for its kind.  Raises NotAnArticleError."""
    found: tuple[Article, ...] = plugins.load("extractors", kind_of(document))(document)
    return found
