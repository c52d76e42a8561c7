"""One bad item never stops the rest."""

from collections.abc import Iterator

import pytest

from digest.model.article import Document, Failure
from digest.model.source import FetchState
from digest.reading.articles import gather

GOOD = Document("good.txt", b"The bridge in the port was closed on Monday after cracks were found in it.")


def _broken(memo: FetchState | None = None) -> Iterator[Document | Failure]:
    yield GOOD
    raise ZeroDivisionError("a fault")


def test_a_source_that_breaks_is_told_and_the_others_go_on() -> None:
    found = gather([_broken, lambda memo=None: iter([GOOD])])
    assert len(found.articles) == 2
    [failure] = found.failures
    assert failure.stage == "source"
    assert "ZeroDivisionError: a fault" in failure.reason


def test_an_extractor_that_breaks_costs_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.extractors.markdown.blocks", lambda _: 1 / 0)
    found = gather([lambda memo=None: iter([Document("a.md", b"text", filename="a.md"), GOOD])])
    assert len(found.articles) == 1
    assert "a.md: could not be read (ZeroDivisionError" in found.failures[0].reason
