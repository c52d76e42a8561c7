"""Convert a large file with one JSON object a line to documents of some lines each: the limit is that of an article."""

from collections.abc import Iterator
from typing import BinaryIO

from digest.model.article import Document, Failure
from digest.sources.limits import LARGEST

# Bytes of lines in one document: few enough to be held twice, and enough that a document is not a line.
_BATCH = 1024**2


def line_documents(
    stream: BinaryIO, source: str, publisher: str | None = None, section: str = ""
) -> Iterator[Document | Failure]:
    """Yield the lines of a file in documents named after their first line; a Failure for an oversized line.

    The first document has the name of the file, so that it replaces the whole file that was read while it was small:
    the articles of the other lines are then in other documents, and in none twice.  Lines that are added at the end
    change no document but the last one.
    """
    batch: list[bytes] = []
    first, size = 1, 0
    for number, line in enumerate(_lines(stream), 1):
        if line is None:
            reason = f"{source}: line {number} is larger than {LARGEST // 1024**2} MiB; left out"
            yield Failure("source", f"{source}#{number}", reason)
            line = b""
        if size and size + len(line) > _BATCH:
            yield _document(batch, source, first, publisher, section)
            batch, first, size = [], number, 0
        batch.append(line)
        size += len(line)
    if size:
        yield _document(batch, source, first, publisher, section)


def _document(lines: list[bytes], source: str, first: int, publisher: str | None, section: str) -> Document:
    name = source if first == 1 else f"{source}#{first}"
    filename = source.rpartition("/")[2]
    return Document(name, b"".join(lines), filename=filename, publisher=publisher, section=section)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line; None for a line that is larger than the largest article."""
    while line := stream.readline(LARGEST + 1):
        if len(line) <= LARGEST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST + 1)
        yield None
