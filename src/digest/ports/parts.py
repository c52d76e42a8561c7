"""The ports of the parts that a user may choose or add: source, extractor, summarizer, clusterer, renderer, channel."""

from collections.abc import Collection, Iterator, Sequence
from types import TracebackType
from typing import Protocol, Self, runtime_checkable

from digest.model.article import Article, Document, Failure
from digest.model.delivery import Envelope, Message, Receipt, Rendering
from digest.model.edition import Edition, Thread
from digest.model.partition import Grouping
from digest.model.source import FetchState
from digest.model.summary import Budget, Frequencies, Summary


class Source(Protocol):
    """Yields documents, in an order that depends only on the documents themselves.

    A document that cannot be read is a Failure among them, never an exception.  A generator may return a FetchResult:
    its `memo` is the argument of the next call, so that unchanged documents need not be read again.  A source with an
    attribute `host` is read in a thread of its own.
    """

    def __call__(self, memo: FetchState | None = None) -> Iterator[Document | Failure]: ...


class Extractor(Protocol):
    """Reads the articles of a document; a newsletter gives several.  Raises NotAnArticleError when there is none."""

    def __call__(self, document: Document) -> tuple[Article, ...]: ...


class Summarizer(Protocol):
    """Chooses sentences, word for word, from one article or from several on one event.

    The sentences are in reading order and within the budget; sentences whose hash is in `avoid` are not chosen.
    Without `frequencies`, document frequencies are counted over the given articles.  A summarizer with a false
    `uses_frequencies` shares its summaries among the editions of a run.
    """

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary: ...


@runtime_checkable
class BatchSummarizer(Summarizer, Protocol):
    """A summarizer that is quicker with many articles at once."""

    def each(self, articles: Sequence[Article], budget: Budget) -> Iterator[Summary]:
        """Return the summary of each article alone, the same as by a call for each."""
        ...


@runtime_checkable
class LengthsSummarizer(Summarizer, Protocol):
    """A summarizer that is quicker with several lengths at once."""

    def lengths(
        self,
        articles: Sequence[Article],
        most: int,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Sequence[Summary]:
        """Return the summaries of at most 0, 1, ... `most` sentences, the same as by a call for each."""
        ...


class Clusterer(Protocol):
    """Groups articles by event: a partition that does not depend on their order.

    `stories` are the open stories of earlier editions: a group may continue one of them.
    """

    def __call__(
        self, articles: Sequence[Article], frequencies: Frequencies | None = None, stories: Sequence[Thread] = ()
    ) -> Grouping: ...


class Renderer(Protocol):
    """Writes an edition in one format; the same edition gives the same bytes."""

    def __call__(self, edition: Edition) -> Rendering: ...


class Channel(Protocol):
    """Delivers messages.  `__enter__` connects, and raises DeliveryError when that fails.

    A fault of one message is in its receipt, never an exception.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...

    def __call__(self, message: Message, envelope: Envelope) -> Receipt: ...
