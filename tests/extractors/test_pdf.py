"""PDFs: columns in reading order, words made whole, what repeats on pages taken out; and what cannot be read."""

import subprocess
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from digest.errors import NotAnArticleError
from digest.extractors.pdf.layout import PdfPage, TextRun
from digest.extractors.pdf.paragraphs import read
from digest.extractors.pdf.pdf import created
from digest.model.article import Article, Document
from digest.reading.pdf_worker import Pdf
from extractors.papers import HEIGHT, column, korean, pdf

pytestmark = pytest.mark.slow  # a PDF is read by a process of its own
LEFT = [
    "The swing bridge in the port was closed on Wednes-",
    "day evening after an inspector found three cracks",
    "in the girder that carries its pivot, the harbour",
    "trust said.",
    "",
    "Engineers will bolt plates over the cracked sec-",
    "tion, a job that can be done only at low water. It",
    "will take six weeks at least, and the well-known",
]
RIGHT = [
    "ferry of the old port will run in its place until",
    "the repair is done.",
    "",
    "Seven ships remain in the inner basin, among them",
    "a freighter with barley on board. They may leave",
    "at night, when two tugs push the bridge open.",
]
TEXT = (
    "The swing bridge in the port was closed on Wednesday evening after an inspector found three cracks in the girder "
    "that carries its pivot, the harbour trust said.\n\n"
    "Engineers will bolt plates over the cracked section, a job that can be done only at low water. It will take six "
    "weeks at least, and the well-known ferry of the old port will run in its place until the repair is done.\n\n"
    "Seven ships remain in the inner basin, among them a freighter with barley on board. They may leave at night, when "
    "two tugs push the bridge open."
)
TITLE = "Cracks close the bridge in the port for weeks"


def _article(body: bytes) -> Article:
    [article] = Pdf()(Document("a.pdf", body))
    return article


def _columns(canvas: Canvas) -> None:
    column(canvas, [TITLE], 60, HEIGHT - 110, 22, 26, "Times-Bold")
    column(canvas, LEFT, 60, HEIGHT - 160)
    column(canvas, RIGHT, 310, HEIGHT - 160)


def _line_by_line(canvas: Canvas) -> None:
    """As _columns, but written from left to right across both columns."""
    column(canvas, [TITLE], 60, HEIGHT - 110, 22, 26, "Times-Bold")
    for at in range(len(LEFT)):
        column(canvas, [LEFT[at]], 60, HEIGHT - 160 - 12 * at)
        column(canvas, RIGHT[at : at + 1], 310, HEIGHT - 160 - 12 * at)


@pytest.mark.parametrize("draw", [_columns, _line_by_line])
def test_columns_are_read_one_after_the_other_and_cut_words_are_whole(draw: Callable[[Canvas], None]) -> None:
    article = _article(pdf(draw))
    assert article.title == TITLE
    assert article.text == TEXT


def _with_heads(canvas: Canvas) -> None:
    halves = (LEFT, RIGHT)
    for number, lines in enumerate(halves, start=41):
        column(canvas, ["Harbour Courier, 19 November 2026"], 60, HEIGHT - 40, 8)
        column(canvas, [f"Page {number} of 60"], 270, 30, 8)
        column(canvas, lines, 60, HEIGHT - 130)
        canvas.showPage()


def test_what_repeats_in_the_margins_is_taken_out_and_kept_with_a_reason() -> None:
    article = _article(pdf(_with_heads))
    assert article.text == TEXT
    reasons = {(line.text, line.reason) for line in article.removed}
    assert ("Harbour Courier, 19 November 2026", "running head") in reasons
    assert ("Page 41 of 60", "running head") in reasons or ("Page 41 of 60", "page number") in reasons


@pytest.mark.parametrize(
    "line",
    ["Harbour Courier, 19 November 2026", "Page {} of 5", "{}", "19 November 2026", "© 2026 Courier", "www.a.example"],
)
def test_a_paper_of_running_heads_alone_is_no_article(line: str) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(1, 6):
            column(canvas, [line.format(number)], 60, HEIGHT - 20, 8)
            column(canvas, [str(number)], 300, 20, 8)
            canvas.showPage()

    with pytest.raises(NotAnArticleError, match=r"a\.pdf: a PDF of running heads and page numbers alone"):
        Pdf()(Document("a.pdf", pdf(draw)))


def test_three_columns_below_a_headline_and_above_a_note() -> None:
    lines = [[f"The {word} column begins here and goes", "on to its second line, as columns do,", f"until the {word} of them ends."] for word in ("first", "second", "third")]  # fmt: skip

    def draw(canvas: Canvas) -> None:
        column(canvas, ["Three columns stand below this"], 60, HEIGHT - 110, 20, 24)
        for at in range(3):
            column(canvas, lines[at], 60 + at * 175, HEIGHT - 160, 9, 11)
        column(
            canvas,
            ["A note stands below all the columns and belongs to none of them at all, it is said."],
            60,
            HEIGHT - 230,
            9,
            11,
        )

    article = _article(pdf(draw))
    assert article.text == (
        "The first column begins here and goes on to its second line, as columns do, until the first of them ends.\n\n"
        "The second column begins here and goes on to its second line, as columns do, until the second of them ends.\n\n"
        "The third column begins here and goes on to its second line, as columns do, until the third of them ends.\n\n"
        "A note stands below all the columns and belongs to none of them at all, it is said."
    )


def test_paragraphs_are_told_by_their_first_lines() -> None:
    def draw(canvas: Canvas) -> None:
        y = column(
            canvas,
            [
                "  The bridge in the port was closed on Monday and nobody",
                "knows when it will open again, its owner said late on",
            ],
            60,
            HEIGHT - 120,
        )
        y = column(canvas, ["Tuesday evening, when the rain had ended, to the press."], 60, y)
        y = column(canvas, ["Engineers will look at it again in the spring, when the"], 75, y)
        column(canvas, ["water is low and the days are long, the trust has said."], 60, y)

    assert len(_article(pdf(draw)).text.split("\n\n")) == 2


KOREAN = ["해솔시 성도항에 새 여객선터미널이 20일 문을 열었다. 시는 하루 승객이 4천", "명으로 늘어날 것으로 내다봤다. 공사에는 3년이 걸렸다."]  # fmt: skip


def test_korean_lines_are_joined() -> None:
    article = _article(pdf(lambda canvas: korean(canvas, KOREAN, 60, HEIGHT - 120)))
    assert article.text == " ".join(KOREAN)
    assert article.language == "ko"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the repair of the sec-", "tion takes weeks.", "section"),
        ("Häfen in Nord-", "und Südkorea.", "Nord- und"),
        ("die Firma Tammsen-", "Holt aus Förde.", "Tammsen-Holt"),
        ("flight number A-", "320 was late.", "A-320"),
        ("well-known; and a well-", "known ferry.", "a well-known ferry"),
    ],
)
def test_a_hyphen_at_a_lines_end_goes_only_where_it_cut_a_word(first: str, second: str, joined: str) -> None:
    runs = (TextRun(60, 700, 300, 710, 10, first), TextRun(60, 688, 300, 698, 10, second))
    [paragraph] = read([PdfPage(842, runs)]).paragraphs
    assert joined in paragraph.text


runs = st.builds(
    TextRun,
    left=st.floats(0, 600),
    bottom=st.floats(0, 800),
    right=st.floats(0, 600),
    top=st.floats(0, 800),
    size=st.floats(1, 40),
    text=st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=12),
    blank=st.booleans(),
)


@given(st.lists(st.builds(PdfPage, height=st.just(800.0), runs=st.lists(runs, max_size=30).map(tuple)), max_size=4))
def test_every_letter_on_a_page_is_read_or_removed_once(pages: list[PdfPage]) -> None:
    found = read(pages)
    given_letters = sorted(c for page in pages for run in page.runs for c in run.text if c.isalnum())
    gone = {text for text, _ in found.removed}
    kept = "".join(paragraph.text for paragraph in found.paragraphs)
    read_letters = sorted(c for c in kept if c.isalnum())
    lost = sorted(c for page in pages for run in page.runs if run.text in gone for c in run.text if c.isalnum())
    assert set(read_letters) <= set(given_letters)
    assert len(given_letters) - len(lost) <= len(read_letters) <= len(given_letters)


def test_metadata_are_believed_where_the_page_agrees() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle("The swing bridge in the port was closed")
        canvas.setAuthor("Ada Lee")
        column(canvas, ["By Ada Lee", "", *LEFT[:4]], 60, HEIGHT - 130)

    article = _article(pdf(draw))
    assert article.title == "The swing bridge in the port was closed"
    assert article.authors == ("Ada Lee",)


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - bridge_final2.doc", "bridge.indd", "Quarterly report of the board", "2026-11-19"])  # fmt: skip
def test_a_title_that_names_a_file_is_none(title: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setTitle(title)
        _columns(canvas)

    assert _article(pdf(draw)).title == TITLE


@pytest.mark.parametrize(
    ("given_date", "day"),
    [
        ("D:20261119160500Z", "2026-11-19"),
        ("D:20261119160500+01'00'", "2026-11-19"),
        ("D:20261119", "2026-11-19"),
        ("20261119160500", "2026-11-19"),
        ("D:19700101000000Z", None),
        ("D:20000101000000Z", None),
        ("D:20261399", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_date_that_cannot_be_is_none(given_date: str, day: str | None) -> None:
    found = created(given_date)
    assert (found.date().isoformat() if found else None) == day


def test_a_date_in_the_text_comes_before_the_files_own() -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, ["18 November 2026", "", *LEFT[:4]], 60, HEIGHT - 130)

    article = _article(pdf(draw))
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-11-18"


def _bomb(levels: int = 1) -> bytes:
    """A page whose one stream is 1 GB of blanks when unpacked."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(1000)) + packer.flush()
    for _ in range(levels - 1):
        packed = zlib.compress(packed, 9)
    names = b"[" + b"/FlateDecode " * levels + b"]"
    return _raw_pdf([b"<</Length %d/Filter %s>>stream\n%s\nendstream" % (len(packed), names, packed)])


def _forms() -> bytes:
    """Forms in forms, ten in each, nine deep."""
    objects = [b"<</Length 5>>stream\n/X Do\nendstream", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for depth in range(9):
        body = b"/X Do " * 10 if depth < 8 else b"BT /F1 9 Tf 10 700 Td (Boo.) Tj ET"
        objects.append(b"<</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>/XObject<</X %d 0 R>>>>"
                       b"/Length %d>>stream\n%s\nendstream" % (7 + depth, len(body), body))  # fmt: skip
    return _raw_pdf(objects)


def _raw_pdf(objects: list[bytes]) -> bytes:
    every = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>",
        *objects,
    ]
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate(every, start=1))
    return body + b"trailer <</Size %d/Root 1 0 R>>\n%%%%EOF" % (len(every) + 1)


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "damaged": (lambda: b"%PDF-1.7\n" + b"nothing of the kind " * 99, "damaged"),
    "cut short": (lambda: pdf(_columns)[:300], "damaged"),
    "encrypted": (lambda: pdf(_columns, encrypt="secret"), "password"),
    "a picture alone": (lambda: pdf(lambda canvas: canvas.rect(50, 50, 400, 400, fill=1)), "pictures without text"),
    "empty pages": (lambda: pdf(lambda canvas: canvas.showPage()), "pictures without text"),
    "a stream packed a thousandfold": (_bomb, "time or memory"),
    "a stream packed twice": (lambda: _bomb(2), "time or memory"),
    "forms within forms": (_forms, "time or memory"),
    "no PDF": (lambda: b"text", "no PDF"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_says_why(name: str) -> None:
    make, why = BAD[name]
    with pytest.raises(NotAnArticleError, match=f"a.pdf: .*{why}"):
        Pdf()(Document("a.pdf", make()))


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 3, b"", b""))
    with pytest.raises(NotAnArticleError, match=r"pip install 'newsbrief\[pdf\]'"):
        Pdf()(Document("a.pdf", pdf(_columns)))


@pytest.mark.slow
def test_the_child_says_so_when_the_library_is_not_there() -> None:
    import sys

    code = "import sys; sys.modules['pypdfium2'] = None; from digest.reading.pdf_worker import child; child()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], input=b"%PDF-", capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 3
