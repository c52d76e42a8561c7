"""Many articles by one summarizer, in chunks, over the processes of an executor if there is one."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from itertools import islice

from digest import plugins
from digest.model.article import Article
from digest.model.summary import Budget, Frequencies, Summary
from digest.ports import BatchSummarizer

# Chunks that are handed out at a time: enough for every core of a laptop, few enough to stay small.
_AT_ONCE = 16
# With fewer articles than this, the method for many articles takes longer to load than it saves.
_MANY = 50


def in_chunks(
    articles: Iterable[str | Article],
    budget: Budget,
    method: str,
    frequencies: Frequencies | None,
    executor: Executor | None,
    chunk: int,
) -> Iterator[Summary]:
    """Return one summary for each article, in order.  Raises UsageError for an unknown method."""
    plugins.load("summarizers", method)  # reports a wrong name before the first article is read
    chunks = _chunks(articles, chunk)
    if executor is None:
        return (summary for part in chunks for summary in summarize_chunk(part, budget, method, frequencies))
    return _side_by_side(executor, chunks, budget, method, frequencies)


def summarize_chunk(
    articles: Sequence[str | Article], budget: Budget, method: str, frequencies: Frequencies | None
) -> list[Summary]:
    """Return the summaries of a chunk, each of one article."""
    summarizer = plugins.load("summarizers", method)
    read = [Article.from_text(item) if isinstance(item, str) else item for item in articles]
    if len(read) >= _MANY and isinstance(summarizer, BatchSummarizer):
        return list(summarizer.each(read, budget))
    return [summarizer((article,), budget, frequencies) for article in read]


def _side_by_side(
    executor: Executor,
    chunks: Iterator[list[str | Article]],
    budget: Budget,
    method: str,
    frequencies: Frequencies | None,
) -> Iterator[Summary]:
    open_: deque[Future[list[Summary]]] = deque()
    for part in chunks:
        open_.append(executor.submit(summarize_chunk, part, budget, method, frequencies))
        if len(open_) >= _AT_ONCE:
            yield from open_.popleft().result()
    while open_:
        yield from open_.popleft().result()


def _chunks(articles: Iterable[str | Article], size: int) -> Iterator[list[str | Article]]:
    source = iter(articles)
    while part := list(islice(source, size)):
        yield part
