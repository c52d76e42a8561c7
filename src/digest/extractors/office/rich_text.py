"""Read the text of an rtf file, by striprtf."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from digest.errors import NotAnArticleError
from digest.extractors.html.rows import BETWEEN
from digest.extractors.office.article import OfficeText, article_of_office
from digest.model.article import Article, Document
from digest.text.characters import one_line

_START = b"{\\rtf"
# Groups that are no text of the document: pictures and objects, codes of fields, the marks of list items, text that
# is hidden or deleted.  striprtf would write the address of a link into the text, and the marks of the items.
_UNSEEN = re.compile(
    rb"\{\s*(?:\\\*\s*)?\\(?:pict|shppict|nonshppict|object|fldinst|listtext|pntext|themedata|datastore)(?![a-z])"
    rb"|\{(?:\\[a-z]+-?\d* ?)*?\\(?:v|deleted)(?![a-z0-9])"
)
_BRACE = re.compile(rb"\\[\\{}]|[{}]")
_BINARY = re.compile(rb"\\bin(\d{1,9}) ?")
# Bytes of pages of code, which striprtf reads only as "\\'e9".
_WIDE = re.compile(rb"[\x80-\xff]")
# A line break within a paragraph is a blank; so are the ends of cells, with the mark that rows of pages have.
_WITHIN = re.compile(rb"\\line(?![a-z])")
_CELL = re.compile(rb"\\(?:nest)?cell(?![a-z])")
_ROW = re.compile(rb"\\nestrow(?![a-z])")
_CELL_END = "\x1f"
_TIME = re.compile(rb"\{\s*\\creatim((?:\\[a-z]+\d+\s*)+)\}")
_CODE_PAGE = re.compile(rb"\\ansicpg\d+")


class Rtf:
    """Reads a rich text document as one article."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        return (article_of_office(document, read_rtf(document)),)


def read_rtf(document: Document) -> OfficeText:
    """Return the text of an rtf file.  Raises NotAnArticleError."""
    body = document.body
    if not body.lstrip()[:5].startswith(_START):
        raise NotAnArticleError(f"{document.source}: no rtf, or a damaged one; nothing to quote")
    body = _without_unseen(_without_binary(body))
    lines = tuple(_lines(_text(body, document.source)))
    title, author = (_property(body, name, document.source) for name in (b"title", b"author"))
    return OfficeText(lines, title=title, authors=(author,), created=_created(body))


def _text(body: bytes, source: str) -> str:
    """Return the text of some rtf; its marks are in it as letters."""
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise NotAnArticleError(
            f"{source}: an rtf file, and the library that reads it is not installed; pip install 'newsbrief[rtf]'"
        ) from error
    body = _ROW.sub(rb"\\par", _CELL.sub(rb"\\'1f", _WITHIN.sub(rb"\\tab", body)))
    plain = _WIDE.sub(lambda byte: b"\\'%02x" % byte[0][0], body).decode("ascii")
    try:
        text: str = rtf_to_text(plain, errors="replace")  # type: ignore[no-untyped-call]
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise NotAnArticleError(f"{source}: a damaged rtf file that cannot be read; save it anew") from error


def _lines(text: str) -> Iterator[str]:
    """Yield the paragraphs and the rows of tables."""
    for line in text.split("\n"):
        cells = [one_line(cell) for cell in line.split(_CELL_END)]
        if any(cells):
            yield BETWEEN.join(filter(None, cells))


def _without_binary(body: bytes) -> bytes:
    """Remove the bytes of pictures that are not written as letters: they may contain braces."""
    pieces, at = [], 0
    while found := _BINARY.search(body, at):
        pieces.append(body[at : found.start()])
        at = found.end() + int(found[1])
    return b"".join([*pieces, body[at:]])


def _without_unseen(body: bytes) -> bytes:
    """Remove the groups that are no text, each up to its end; one step for each brace."""
    pieces, at, depth, begun = [], 0, 0, 0
    for brace in _BRACE.finditer(body):
        if brace[0] == b"{":
            depth += 1
            if not begun and _UNSEEN.match(body, brace.start()):
                pieces.append(body[at : brace.start()])
                begun = depth
        elif brace[0] == b"}":
            if begun and depth == begun:
                begun, at = 0, brace.end()
            depth -= 1
    return b"".join(pieces if begun else [*pieces, body[at:]])


def _property(body: bytes, name: bytes, source: str) -> str:
    """Return the text of a property of the file, as "title"; "" if there is none."""
    found = re.search(rb"\{\s*\\" + name + rb"(?![a-z])([^{}]*)\}", body)
    if not found:
        return ""
    page = _CODE_PAGE.search(body)
    return one_line(_text(b"{\\rtf1\\ansi%s %s}" % (page[0] if page else b"", found[1]), source))


def _created(body: bytes) -> str:
    """Return the date on which the file was made, as ISO 8601 has it; "" without one."""
    found = _TIME.search(body)
    parts = re.findall(rb"\\(?:yr|mo|dy|hr|min)(\d{1,4})", found[1] if found else b"")
    try:
        year, month, day, hour, minute = map(int, parts)
        return datetime(year, month, day, hour, minute, tzinfo=UTC).isoformat()
    except ValueError:
        return ""
