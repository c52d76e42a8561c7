"""The ports: what a part of each room is, as a callable with its settings in the constructor.

A built-in part stands in the table of `plugins`; one from outside is found by its entry point or as "module:attr".
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

from digest.model.article import Article, Document, Failure
from digest.model.delivery import Envelope, Message, Receipt, Rendering
from digest.model.edition import Edition
from digest.model.grouping import Grouping
from digest.model.summary import Budget, Frequencies, Summary


class Source(Protocol):
    """Hands over documents, in an order that depends on nothing but what is there.

    One that cannot be had is a Failure among them, never an exception.
    """

    def __call__(self) -> Iterator[Document | Failure]: ...


class Extractor(Protocol):
    """Reads the articles of a document; a newsletter gives several.  Raises NotAnArticleError when there is none."""

    def __call__(self, document: Document) -> tuple[Article, ...]: ...


class Summarizer(Protocol):
    """Chooses sentences, word for word, from one article or from several on one event.

    The sentences stand in reading order and keep the budget; none whose hash is in `avoid` is among them.
    Without `frequencies` they are counted over the articles given.
    """

    def __call__(
        self,
        articles: Sequence[Article],
        budget: Budget,
        frequencies: Frequencies | None = None,
        avoid: Collection[str] = (),
    ) -> Summary: ...


class Clusterer(Protocol):
    """Groups articles by event: a partition, the same whatever their order."""

    def __call__(self, articles: Sequence[Article], frequencies: Frequencies | None = None) -> Grouping: ...


class Renderer(Protocol):
    """Writes an edition in one format; the same edition gives the same bytes."""

    def __call__(self, edition: Edition) -> Rendering: ...


class Channel(Protocol):
    """Delivers a message.  What goes wrong is told in the receipt, never raised."""

    def __call__(self, message: Message, envelope: Envelope) -> Receipt: ...
