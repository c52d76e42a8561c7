"""Unpack docx, odt and epub files, with a limit on the size of their unpacked parts.

The parts are read in the process that reads all documents, with its limits on time and memory.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass

from digest.errors import NotAnArticleError
from digest.extractors.office.article import OfficeText, article_of_office
from digest.extractors.office.book import read_epub
from digest.extractors.office.markup import Part
from digest.extractors.office.opendocument import read_odt
from digest.extractors.office.rich_text import read_rtf
from digest.extractors.office.word import read_docx
from digest.model.article import LARGEST, Article, Document

# The part that each kind has, and the function that reads the parts.
_KINDS = {
    "docx": ("word/document.xml", read_docx),
    "odt": ("content.xml", read_odt),
    "epub": ("META-INF/container.xml", read_epub),
}
# The only ways of packing in these formats; others may need gigabytes for a few bytes.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Parts with the keys of a document that its reader has to unlock.
_LOCKS = ("META-INF/rights.xml", "META-INF/license.lcpl")


@dataclass(frozen=True, slots=True)
class _Office:
    kind: str

    def __call__(self, document: Document) -> tuple[Article, ...]:
        return (article_of_office(document, _read(document, self.kind)),)


def docx() -> _Office:
    """Return the extractor of docx files."""
    return _Office("docx")


def odt() -> _Office:
    """Return the extractor of odt files."""
    return _Office("odt")


def epub() -> _Office:
    """Return the extractor of epub files."""
    return _Office("epub")


def text_of(document: Document, kind: str) -> str:
    """Return all text of an office document, line by line in reading order.  Raises NotAnArticleError."""
    found = read_rtf(document) if kind == "rtf" else _read(document, kind)
    return "\n".join(found.lines)


def _read(document: Document, kind: str) -> OfficeText:
    needed, read = _KINDS[kind]
    try:
        archive = zipfile.ZipFile(io.BytesIO(document.body))
        part = _reader(archive, document.source)
        if not part(needed):
            raise NotAnArticleError(f"{document.source}: no {kind}, or a damaged one; nothing to quote")
        if any(map(part, _LOCKS)) or b"encryption-data" in part("META-INF/manifest.xml"):
            raise NotAnArticleError(f"{document.source}: a locked {kind} file; save it without a password")
        return read(part, document.source)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        reason = f"a damaged {kind} file that cannot be read; save it anew"
        raise NotAnArticleError(f"{document.source}: {reason}") from error


def _reader(archive: zipfile.ZipFile, source: str) -> Part:
    """Return the function that reads the parts of an archive, all together up to the size of a document."""
    left = LARGEST

    def part(name: str) -> bytes:
        nonlocal left
        try:
            member = archive.getinfo(name)
        except KeyError:
            return b""
        if member.compress_type not in _PACKED:
            raise zipfile.BadZipFile("packed in a way that no office document is")
        # The size is limited while unpacking: the size that the archive claims may be wrong.
        with archive.open(member) as packed:
            body = packed.read(left + 1)
        left -= len(body)
        if left < 0:
            raise NotAnArticleError(f"{source}: larger than {LARGEST // 1024**2} MiB when unpacked; give less")
        return body

    return part
