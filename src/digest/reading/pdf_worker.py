"""Take the text out of a PDF, in a process of its own with limits on time and memory.

PDFium is fast and exact, and it is C++ that reads hostile input: a few kilobytes can need gigabytes or hours (streams
packed a thousandfold, forms within forms), and a fault in it ends its process.  So it runs in a child process.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from ctypes import byref, c_double, create_string_buffer
from dataclasses import dataclass
from typing import Any

from digest.errors import NotAnArticleError
from digest.extractors.pdf.layout import PdfPage, TextRun, lines
from digest.extractors.pdf.pdf import article_of_pages
from digest.model.article import Article, Document

# Limits in seconds of processor time and of waiting; a newspaper of sixty pages takes two.
_CPU, _WAIT = 6, 20
# Address space of the child in bytes: the library, the file, and its unpacked streams.
_MEMORY = 480 * 1024**2
# Pages and letters that are read of one file; a newspaper has fewer.
_PAGES, _LETTERS = 200, 600_000
_CHILD = "from digest.reading.pdf_worker import child; child()"
_FIELDS = ("Title", "Author", "CreationDate")
# Exit codes of the child.
_NO_LIBRARY, _ENCRYPTED, _DAMAGED = 3, 4, 5
# A gap of this many heights of type between two letters of one line is a gutter between columns.
_GUTTER = 0.9


@dataclass(frozen=True, slots=True)
class Pdf:
    """Reads a PDF as one article."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        if b"%PDF-" not in document.body[:1024]:
            raise NotAnArticleError(f"{document.source}: no PDF, or a damaged one; nothing to quote")
        taken = _taken(document)
        return (article_of_pages(document, _pages_of(taken), taken["metadata"]),)


def text_of(document: Document) -> str:
    """Return all text of a PDF, line by line in reading order.  Raises NotAnArticleError."""
    return "\n".join(lines(_pages_of(_taken(document))))


def _pages_of(taken: Any) -> list[PdfPage]:  # noqa: ANN401
    return [PdfPage(height, tuple(TextRun(*run) for run in runs)) for height, runs in taken["pages"]]


def _taken(document: Document) -> Any:  # noqa: ANN401 - JSON
    """Run the child and return its JSON.  Raises NotAnArticleError with the reason when it fails."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _CHILD], input=document.body, capture_output=True, timeout=_WAIT, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NotAnArticleError(f"{document.source}: a PDF that takes too long to read; print it anew") from error
    if done.returncode == 0:
        return json.loads(done.stdout)
    raise NotAnArticleError(f"{document.source}: {_why(done.returncode)}")


def _why(code: int) -> str:
    return {
        _NO_LIBRARY: "a PDF, and the library that reads it is not installed; pip install 'newsbrief[pdf]'",
        _ENCRYPTED: "a PDF with a password; save it without one",
        _DAMAGED: "a damaged PDF that cannot be read; print it anew",
    }.get(code, "a PDF that takes too much time or memory to read; print it anew")


def child() -> None:
    """Read a PDF from standard input and write its text to standard output as JSON; run by `Pdf`."""
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU, _CPU))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        import pypdfium2.raw as pdfium
    except ImportError:
        sys.exit(_NO_LIBRARY)
    body = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    opened = pdfium.FPDF_LoadMemDocument64(body, len(body), None)
    if not opened:
        sys.exit(_ENCRYPTED if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD else _DAMAGED)
    metadata = {name: _field(pdfium, opened, name) for name in _FIELDS}
    pages = list(_pages(pdfium, opened))
    sys.stdout.buffer.write(json.dumps({"pages": pages, "metadata": metadata}).encode())
    sys.stdout.flush()


def _field(pdfium: Any, opened: Any, name: str) -> str:  # noqa: ANN401
    size = pdfium.FPDF_GetMetaText(opened, name.encode(), None, 0)
    buffer = create_string_buffer(size)
    pdfium.FPDF_GetMetaText(opened, name.encode(), buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


_Run = tuple[float, float, float, float, float, str, bool]


def _pages(pdfium: Any, opened: Any) -> Iterator[tuple[float, list[_Run]]]:  # noqa: ANN401
    letters = 0
    for number in range(min(pdfium.FPDF_GetPageCount(opened), _PAGES)):
        page = pdfium.FPDF_LoadPage(opened, number)
        if not page:
            continue
        text = pdfium.FPDFText_LoadPage(page)
        if text:
            runs = list(_runs(pdfium, text, _LETTERS - letters))
            letters += sum(len(run[5]) for run in runs)
            yield float(pdfium.FPDF_GetPageHeightF(page)), runs
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _runs(pdfium: Any, text: Any, most: int) -> Iterator[_Run]:  # noqa: ANN401
    """Yield the letters of a page in the order of the file, joined where one continues the line of the other."""
    run: list[tuple[str, tuple[float, float, float, float]]] = []
    gap = ""
    for at in range(min(pdfium.FPDFText_CountChars(text), most)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, at) or 0xFFFD)
        generated = pdfium.FPDFText_IsGenerated(text, at) == 1
        if letter.isspace():
            gap = "generated" if generated and gap != " " else " "
            continue
        box = _box(pdfium, text, at)
        if run and not _adjoins(run[-1][1], box):
            yield _whole(run, blank=gap == " ")
            run, gap = [], ""
        if run and gap:
            run.append((" ", box))
        gap = ""
        # A hyphen at a line's end that the library has recognised comes as U+0002.
        run.append(("-" if letter in "\x02\ufffe" else letter, box))
    if run:
        yield _whole(run, blank=gap == " ")


def _box(pdfium: Any, text: Any, at: int) -> tuple[float, float, float, float]:  # noqa: ANN401
    """Return (left, bottom, right, top) of a letter, as high as its type."""
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    box = pdfium.FS_RECTF()
    if pdfium.FPDFText_GetLooseCharBox(text, at, byref(box)):
        return box.left, box.bottom, box.right, box.top
    pdfium.FPDFText_GetCharBox(text, at, byref(left), byref(right), byref(bottom), byref(top))
    return left.value, bottom.value, right.value, top.value


def _adjoins(before: tuple[float, float, float, float], box: tuple[float, float, float, float]) -> bool:
    """Return whether a letter continues the line of the letter before it."""
    size = max(before[3] - before[1], 1.0)
    return abs(before[1] - box[1]) < size / 2 and -size < box[0] - before[2] < _GUTTER * size


def _whole(run: list[tuple[str, tuple[float, float, float, float]]], *, blank: bool) -> _Run:
    boxes = [box for _, box in run]
    sizes = sorted(box[3] - box[1] for box in boxes)
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
        max(sizes[len(sizes) // 2], 1.0),
        "".join(letter for letter, _ in run),
        blank,
    )
