"""Standard input as a source, read once."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from digest.errors import SourceError
from digest.model.article import Document, Failure
from digest.model.source import FetchState
from digest.sources.limits import read_within


@dataclass(frozen=True, slots=True)
class Stdin:
    """The single document on standard input."""

    source: str = "-"

    def __call__(self, memo: FetchState | None = None) -> Iterator[Document | Failure]:
        try:
            yield Document(self.source, read_within(sys.stdin.buffer, "standard input"))
        except SourceError as error:
            yield Failure("source", self.source, str(error))
