"""Documents of word processors and e-books: their lines, the claims of their properties, and what cannot be read."""

import sys
from collections.abc import Callable

import pytest

from digest.errors import NotAnArticleError
from digest.extractors.detect import kind_of
from digest.model.article import Article, Document
from digest.reading.articles import extract
from extractors import office
from extractors.office import FIRST, ITEM, LAST, LINES, NOTE, TITLE, word

MADE: dict[str, Callable[[], bytes]] = {"docx": office.docx, "odt": office.odt, "epub": office.epub, "rtf": office.rtf}


def _article(body: bytes, name: str = "a") -> Article:
    [article] = extract(Document(name, body, filename=name))
    return article


def _lines(body: bytes) -> list[str]:
    return _article(body).text.split("\n\n")


@pytest.mark.parametrize("kind", MADE)
def test_each_line_of_the_text_is_a_line_of_the_article(kind: str) -> None:
    assert _lines(MADE[kind]()) == list(LINES)


@pytest.mark.parametrize("kind", MADE)
def test_title_author_and_date_come_from_the_properties(kind: str) -> None:
    article = _article(MADE[kind]())
    assert article.published
    assert (article.title, article.authors) == (TITLE, ("Ann Lee",))
    assert article.published.isoformat() == "2026-11-19T16:05:00+00:00"


@pytest.mark.parametrize("kind", MADE)
def test_a_note_or_comment_is_no_sentence(kind: str) -> None:
    assert not any(NOTE in sentence.text for sentence in _article(MADE[kind]()).sentences)


@pytest.mark.parametrize("kind", ["odt", "epub"])
def test_a_note_in_the_text_is_listed_with_the_removed_lines(kind: str) -> None:
    assert (NOTE, "note") in [(line.text, line.reason) for line in _article(MADE[kind]()).removed]


@pytest.mark.parametrize("kind", ["odt", "epub"])
def test_notes_within_notes_are_listed_once(kind: str) -> None:
    nested = {
        "odt": lambda: office.odt(f"<text:p>{FIRST}{'<text:note><text:p>x'}{'<text:note><text:p>y</text:p></text:note>'}"
                                  "</text:p></text:note></text:p>"),
        "epub": lambda: office.epub({"a.xhtml": f"<p>{FIRST}</p><aside role='doc-footnote'>x <p epub:type='note footnote'>"
                                                "y</p></aside>"}),
    }  # fmt: skip
    article = _article(nested[kind]())
    assert [line.text.replace(" ", "") for line in article.removed] == ["xy"]
    assert article.text == FIRST


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("name", ["a.{}", "a", "a.txt", "A.{}.bak"])
def test_the_bytes_show_the_kind(kind: str, name: str) -> None:
    assert kind_of(Document("given", MADE[kind](), filename=name.format(kind))) == kind


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_damaged_file_is_one_clear_line(kind: str, share: float) -> None:
    body = MADE[kind]()
    with pytest.raises(NotAnArticleError, match=rf"^a\.{kind}: (no {kind}|a damaged {kind} file)"):
        _article(body[: int(share * len(body))], f"a.{kind}")


@pytest.mark.parametrize("fault", [r"\u99999999 ", r"\uc ", r"{\fonttbl{\f1\fcharset78 Osaka;}}\f1\'e9 "])
def test_damaged_rtf_is_one_clear_line(fault: str) -> None:
    body = rf"{{\rtf1{{\fonttbl{{\f1\fcharset78 Osaka;}}}}{{\f1 {fault} {FIRST}}}\par}}"
    with pytest.raises(NotAnArticleError, match=r"^a\.rtf: a damaged rtf file"):
        _article(body.encode(), "a.rtf")


def test_rtf_that_is_cut_short_is_read_up_to_the_cut() -> None:
    assert FIRST in _lines(office.rtf()[:-200])


@pytest.mark.parametrize("kind", MADE)
def test_a_text_by_the_name_of_a_document_is_refused(kind: str) -> None:
    with pytest.raises(NotAnArticleError, match=rf"^a\.{kind}: (no {kind}|a damaged {kind})"):
        _article(FIRST.encode(), f"a.{kind}")


@pytest.mark.parametrize("make", [office.docx, office.odt])
def test_a_bomb_is_unpacked_up_to_the_limit_alone(make: Callable[..., bytes]) -> None:
    body = make(" " * (16 * 1024**2))
    assert len(body) < 100_000
    with pytest.raises(NotAnArticleError, match="larger than 15 MiB when unpacked"):
        _article(body)


def test_chapters_have_the_limit_together() -> None:
    chapters = {f"{at}.xhtml": f"<p>{' ' * (4 * 1024**2)}</p>" for at in range(4)}
    with pytest.raises(NotAnArticleError, match="larger than 15 MiB when unpacked"):
        _article(office.epub(chapters))


def test_a_chapter_that_is_named_again_is_read_once() -> None:
    chapters = {"a.xhtml": f"<p>{FIRST}</p>", "./a.xhtml": f"<p>{FIRST}</p>", "b/../a.xhtml": "<p>x</p>"}
    assert _lines(office.epub(chapters)) == [FIRST]


def test_a_chapter_that_is_all_notes_has_no_text() -> None:
    item = '<item id="{0}" href="{0}" media-type="text/html"/>'
    parts = {
        "META-INF/container.xml": '<container><rootfile full-path="o"/></container>',
        "o": f"<package>{item.format('a')}{item.format('b')}<itemref idref='a'/><itemref idref='b'/></package>",
        "a": f"<html><body><p>{FIRST}</p></body></html>",
        "b": f"<html role='doc-endnotes'><body><p>{NOTE}</p></body></html>",
    }
    article = _article(office.packed(parts), "a.epub")
    assert (article.text, [line.text for line in article.removed]) == (FIRST, [NOTE])


def test_an_entity_of_a_file_is_not_read() -> None:
    parts = {
        "x": "",
        "word/document.xml": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "laugh">]>'
        f'<d xmlns:w="w"><w:p><w:t>{FIRST} </w:t><w:t>&x;&y;</w:t></w:p><w:p><w:t>{LAST}</w:t></w:p></d>',
    }
    assert _lines(office.packed(parts)) == [FIRST, LAST]


def test_a_missing_library_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    with pytest.raises(NotAnArticleError, match=r"a\.rtf: .*not installed; pip install 'newsbrief\[rtf\]'"):
        _article(office.rtf(), "a.rtf")


@pytest.mark.parametrize("kind", ["odt", "epub"])
def test_a_locked_file_is_named_as_one(kind: str) -> None:
    names: dict[str, dict[str, str | bytes]] = {
        "odt": {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b"\x93\x01",
                "META-INF/manifest.xml": "<manifest:encryption-data/>"},
        "epub": {"mimetype": "application/epub+zip", "META-INF/container.xml": "<c/>", "META-INF/rights.xml": "<r/>"},
    }  # fmt: skip
    with pytest.raises(NotAnArticleError, match=f"a locked {kind} file; save it without a password"):
        _article(office.packed(names[kind]))


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:del><w:r><w:delText>{NOTE}</w:delText></w:r></w:del>",
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{NOTE}</w:t></w:r>",
        f"<w:r><w:instrText>{NOTE}</w:instrText></w:r>",
        f"<w:moveFrom><w:r><w:t>{NOTE}</w:t></w:r></w:moveFrom>",
    ],
)
def test_text_of_docx_that_no_reader_sees_is_no_text(inside: str) -> None:
    body = office.docx(f"{word(FIRST)[:-6]}{inside}</w:p>{word(LAST)}")
    assert _lines(body) == [FIRST, LAST]


def test_changes_links_breaks_and_boxes_of_docx_are_text() -> None:
    box = f"<w:r><Choice><w:txbxContent>{word(ITEM)}</w:txbxContent></Choice><Fallback>{word(ITEM)}</Fallback></w:r>"
    body = (
        f"<w:p>{box}<w:r><w:t>The bridge</w:t><w:br/><w:t>was </w:t></w:r><w:ins><w:r><w:t>closed</w:t></w:r></w:ins>"
        f"<w:hyperlink><w:r><w:t> on Monday after a long inspection</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>"
    )
    assert _lines(office.docx(body)) == ["The bridge was closed on Monday after a long inspection.", ITEM]


def test_a_table_that_lays_out_a_page_has_paragraphs() -> None:
    cells = f"<w:tc>{word(FIRST * 4)}{word(ITEM)}</w:tc><w:tc>{word(LAST * 3)}</w:tc>"
    assert _lines(office.docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")) == [FIRST * 4, ITEM, LAST * 3]


def test_items_and_rows_that_read_like_page_furniture_stay() -> None:
    cells = "".join(f"<w:tc>{word(cell)}</w:tc>" for cell in ("Evening", "20:15"))
    item = word("19 November 2026", mark="<w:numPr/>")
    body = office.docx(f"{word(FIRST)}{item}<w:tbl><w:tr>{cells}</w:tr></w:tbl>{word(LAST)}")
    assert _lines(body) == [FIRST, "19 November 2026", "Evening | 20:15", LAST]


def test_a_title_or_date_that_a_template_left_is_not_believed() -> None:
    article = _article(office.docx(title="Letter to all customers", created="2013-12-23T23:15:00Z"))
    assert (article.title, article.published) == (TITLE, None)


def test_hidden_deleted_and_indexed_text_of_odt_is_no_text() -> None:
    body = (
        f"<text:tracked-changes><text:p>{NOTE}</text:p></text:tracked-changes>"
        f"<text:table-of-content><text:p>{NOTE}</text:p></text:table-of-content>"
        f'<text:p>{FIRST[:30]}<text:span text:style-name="H1">{NOTE}</text:span>{FIRST[30:]}</text:p>'
        f'<text:p text:style-name="H1">{NOTE}</text:p><text:p>{LAST.replace(" ", "<text:s/>")}</text:p>'
    )
    assert _lines(office.odt(body)) == [FIRST, LAST]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (r"La r\'e9ouverture du pont est pr\'e9vue lundi matin.", "La réouverture du pont est prévue lundi matin."),
        (r"The caf\u233?s of the port are open\line again today.", "The cafés of the port are open again today."),
        (r"The port \u-10179?\u-8704? is open again since Monday.", "The port 😀 is open again since Monday."),
        (
            r'The {\field{\*\fldinst{HYPERLINK "https://a.example"}}{\fldrslt{harbour trust}}} closed the bridge today.',
            "The harbour trust closed the bridge today.",
        ),
        (
            r"The bridge is shut{\v\fs20  and hidden}{\deleted  and gone} since Monday.",
            "The bridge is shut since Monday.",
        ),
        (r"The bridge is {\pict\bin3 }}}0a0b}shut since Monday morning.", "The bridge is shut since Monday morning."),
        ("Die Br\xfccke am Hafen ist seit Montag zu.", "Die Brücke am Hafen ist seit Montag zu."),
    ],
)
def test_the_letters_of_rtf_are_those_that_a_reader_sees(given: str, line: str) -> None:
    assert _lines(office.rtf(given + r"\par")) == [line]
