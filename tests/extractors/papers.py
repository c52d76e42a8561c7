"""PDFs of invented houses, written page by page."""

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4


def pdf(draw: Callable[[Canvas], object], **options: object) -> bytes:
    """The bytes of a PDF that `draw` draws; the same at each call."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, **options)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def column(
    canvas: Canvas,
    lines: Sequence[str],
    x: float,
    y: float,
    size: float = 10,
    leading: float = 12,
    font: str = "Times-Roman",
) -> float:
    """Write lines below each other from (x, y) down, "" for an empty one; the place of the next."""
    canvas.setFont(font, size)
    for line in lines:
        if line:
            canvas.drawString(x, y, line)
        y -= leading
    return y


def korean(canvas: Canvas, lines: Sequence[str], x: float, y: float, size: float = 11) -> float:
    registerFont(UnicodeCIDFont("HYSMyeongJo-Medium"))
    return column(canvas, lines, x, y, size, size * 1.4, "HYSMyeongJo-Medium")
