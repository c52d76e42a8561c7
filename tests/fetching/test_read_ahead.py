"""Documents are read batch by batch, in order, and those of the next batches while one is stored."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fetching.read_ahead import ReadAhead
from digest.model.article import Document, Failure
from digest.model.limit import EachLimit, Outcome, outcome


def _document(name: str) -> Document:
    return Document(name, f"Bridge {name} closed\n\nThe bridge {name} was closed on Monday.".encode())


def _taking(ahead: int, taken: list[str]) -> EachLimit:
    """Return a way to read that takes some documents ahead, as an executor does."""

    def each(function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Outcome[Any]]:
        source = iter(items)
        open_ = deque(islice(source, ahead))
        taken.extend(item.source for item in open_)
        while open_:
            yield outcome(function, open_.popleft())
            for item in islice(source, 1):
                taken.append(item.source)
                open_.append(item)

    return each


def _all(items: Sequence[Document | Failure]) -> list[Document]:
    return [item for item in items if isinstance(item, Document)]


@given(st.lists(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=4), max_size=15), st.integers(1, 6))
def test_each_document_has_its_own_articles(chosen: list[list[tuple[bool, bool]]], ahead: int) -> None:
    batches = [[_document(f"{n}.{at}.md") for at in range(len(flags))] for n, flags in enumerate(chosen)]
    wanted = {
        one.source
        for batch, flags in zip(batches, chosen, strict=True)
        for one, (first, _) in zip(batch, flags, strict=True)
        if first
    }
    taken: list[str] = []
    reading = ReadAhead(
        batches, lambda some: [one for one in _all(some) if one.source in wanted], _taking(ahead, taken)
    )
    seen = []
    for batch, flags in zip(reading, chosen, strict=True):
        seen.append(batch)
        for one, (_, asked) in zip(batch, flags, strict=True):
            if asked and isinstance(one, Document):  # also such as were not among the wanted ones, and not all of those
                [article] = reading.reading_of(one)  # type: ignore[misc]
                assert article.title == f"Bridge {one.source} closed"
    assert seen == batches
    known = [one.source for batch in batches for one in batch if one.source in wanted]
    assert [name for name in taken if name in wanted] == known


@pytest.mark.parametrize("ahead", [1, 3])
def test_the_next_batch_is_taken_before_the_first_is_done(ahead: int) -> None:
    batches = [[_document("0.md"), _document("1.md")], [_document("2.md"), _document("3.md")]]
    taken: list[str] = []
    reading = ReadAhead(batches, _all, _taking(ahead, taken))
    for one in _all(next(iter(reading))):
        reading.reading_of(one)
    assert taken == ["0.md", "1.md", "2.md", "3.md"][: ahead + 1]


def test_batches_without_new_documents_are_not_all_held() -> None:
    drawn: list[int] = []

    def batches() -> Iterator[list[Document | Failure]]:
        for number in range(1_000):
            drawn.append(number)
            yield [_document(f"{number}.md")]

    reading = ReadAhead(batches(), lambda some: _all(some) if some[0].source == "0.md" else [], _taking(4, []))  # type: ignore[union-attr]
    found = iter(reading)
    [first] = _all(next(found))
    reading.reading_of(first)
    assert len(drawn) < 20
    assert sum(1 for _ in found) == 999
