"""Read the documents of a source batch by batch, and the next ones while a batch is stored."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from digest.model.article import Article, Document, Failure
from digest.model.limit import EachLimit
from digest.reading.articles import read, read_each

Item = Document | Failure
Reading = tuple[Article, ...] | Failure
# Batches that are held at most.  An executor takes some chunks ahead; where most documents are known already, this many
# batches are looked through for the ones that are not.
_HELD = 10


class ReadAhead:
    """Batches of items, each with `reading_of`, which is called with documents in the order of the batch.

    `wanted` are the documents of a batch that are likely to be asked for.  They are read by way of `limit`, which takes
    those of the next batches while one is stored; any other document is read when it is asked for.
    """

    def __init__(
        self,
        batches: Iterable[Sequence[Item]],
        wanted: Callable[[Sequence[Item]], Sequence[Document]],
        limit: EachLimit,
    ) -> None:
        self._batches, self._wanted, self._limit = iter(batches), wanted, limit
        self._held: deque[tuple[Sequence[Item], deque[Document]]] = deque()
        self._waiting: deque[Document] = deque()  # wanted ones that `limit` has not taken
        self._readings: Iterator[Reading] = iter(())

    def __iter__(self) -> Iterator[Sequence[Item]]:
        """Yield the batches; `reading_of` is for the latest of them."""
        while self._held or self._draw():
            yield self._held[0][0]
            for _ in self._held.popleft()[1]:
                self._following()

    def reading_of(self, document: Document) -> Reading:
        """Return the articles of a document of the batch, or a failure."""
        left = self._held[0][1]
        if not any(one is document for one in left):
            return read(document, self._limit)
        while left.popleft() is not document:
            self._following()
        return self._following()

    def _following(self) -> Reading:
        found = next(self._readings, None)
        if found is None:  # all documents that were given are read, and the next one waits
            self._readings = read_each(self._given(), self._limit)
            found = next(self._readings)
        return found

    def _given(self) -> Iterator[Document]:
        while self._waiting or (len(self._held) < _HELD and self._draw()):
            if self._waiting:
                yield self._waiting.popleft()

    def _draw(self) -> bool:
        """Take the next batch; return whether there was one."""
        batch = next(self._batches, None)
        if batch is None:
            return False
        documents = self._wanted(batch)
        self._held.append((batch, deque(documents)))
        self._waiting.extend(documents)
        return True
