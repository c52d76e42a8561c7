"""Documents of word processors and e-books of invented houses, written part by part."""

import io
import zipfile
from collections.abc import Mapping

TITLE = "Cracks close the bridge in the port for weeks"
FIRST = "The swing bridge in the port was closed on Monday after an inspector found three cracks in its main girder."
ITEM = "A ferry of the old port runs in its place from six in the morning until eleven at night."
ROW = ("Pier four of the bridge", "closed until the end of May")
LAST = "Engineers will bolt plates over the cracks, which takes six weeks at least, said Ann Lee of the trust."
NOTE = "This note at the foot of the page is no sentence of the text at all."
LINES = (FIRST, "How the repair is done", ITEM, " | ".join(ROW), LAST)

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "meta", "style")
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a zip archive; its first part is stored, as the type of a document is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, (name, body) in enumerate(parts.items()):
            way = zipfile.ZIP_STORED if at == 0 else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), body, way)
    return buffer.getvalue()


def docx(body: str = "", title: str = TITLE, created: str = "2026-11-19T16:05:00Z") -> bytes:
    """A docx file of all kinds of lines, or with the given markup in its body."""
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {_WORD}><w:body>{body or _word_body()}</w:body></w:document>",
            "word/styles.xml": f'<w:styles {_WORD}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
            '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>',
            "word/footnotes.xml": f"<w:footnotes {_WORD}>{word(NOTE)}</w:footnotes>",
            "word/comments.xml": f"<w:comments {_WORD}>{word(NOTE)}</w:comments>",
            "docProps/core.xml": f"<p {_DC}><dc:title>{title}</dc:title><dc:creator>Ann Lee</dc:creator>"
            f"<dcterms:created>{created}</dcterms:created></p>",
        }
    )


def word(text: str, style: str = "", mark: str = "") -> str:
    """The markup of a paragraph of docx, its text in two runs."""
    half = len(text) // 2
    runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in (text[:half], text[half:]))
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{mark}</w:pPr>{runs}</w:p>'


def _word_body() -> str:
    cells = "".join(f"<w:tc>{word(cell)}</w:tc>" for cell in ROW)
    return (
        f"{word(TITLE, 'Titel')}{word(FIRST)}{word(LINES[1], 'berschrift2')}{word(ITEM, mark='<w:numPr/>')}"
        f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{word(LAST)}<w:sectPr/>"
    )


def odt(body: str = "", title: str = TITLE) -> bytes:
    """An odt file of all kinds of lines, or with the given markup in its body."""
    cells = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ROW)
    note = f"<text:note><text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    comment = f"<office:annotation><text:p>{NOTE} So it is.</text:p></office:annotation>"
    usual = (
        f"<text:h>{TITLE}</text:h><text:p>{FIRST[:20]}<text:span>{FIRST[20:30]}</text:span>{FIRST[30:]}{note}{comment}</text:p>"
        f"<text:h>{LINES[1]}</text:h><text:list><text:list-item><text:p>{ITEM}</text:p></text:list-item></text:list>"
        f"<table:table><table:table-row>{cells}</table:table-row></table:table><text:p>{LAST}</text:p>"
    )
    styles = (
        '<office:automatic-styles><style:style style:name="H1"><style:text-properties text:display="none"/></style:style>'
        "</office:automatic-styles>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}>{styles}<office:body><office:text>{body or usual}"
            "</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {_ODF} {_DC}><office:meta><dc:title>{title}</dc:title>"
            "<meta:initial-creator>Ann Lee</meta:initial-creator>"
            "<meta:creation-date>2026-11-19T16:05:00</meta:creation-date></office:meta></office:document-meta>",
        }
    )


def epub(chapters: Mapping[str, str] | None = None, title: str = TITLE) -> bytes:
    """An epub file of two chapters and a table of contents; the order of the files is not that of reading."""
    cells = "".join(f"<td>{cell}</td>" for cell in ROW)
    note = f'<aside epub:type="footnote"><p>{NOTE}</p></aside>'
    usual = {
        "b.xhtml": f"<table><tr>{cells}</tr></table><p>{LAST}</p>{note}",
        "a one.xhtml": f"<h1>{TITLE}</h1><p>{FIRST}</p><h2>{LINES[1]}</h2><ul><li>{ITEM}</li></ul>",
    }
    given = chapters or usual
    items = "".join(
        f'<item id="c{at}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(given)
    )
    order = "".join(f'<itemref idref="c{at}"/>' for at in reversed(range(len(given))))
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/package.opf"/></rootfiles></container>',
            "OPS/package.opf": f"<package {_DC}><metadata><dc:title>{title}</dc:title><dc:creator>Ann Lee</dc:creator>"
            "<dc:date>2026-11-19T16:05:00Z</dc:date></metadata><manifest>"
            f'<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>{items}</manifest>'
            f'<spine><itemref idref="n"/>{order}</spine></package>',
            "OPS/nav.xhtml": f"<html><body><nav><p>{NOTE}</p></nav></body></html>",
            **{
                f"OPS/{name}": f"<html><head><title>x</title></head><body>{text}</body></html>"
                for name, text in given.items()
            },
        }
    )


def rtf(body: str = "") -> bytes:
    """An rtf file of all kinds of lines, or with the given rtf for its text."""
    usual = (
        rf"{{\b {TITLE}}}\par {FIRST}{{\footnote {NOTE}}}{{\*\annotation {NOTE}}}\par {LINES[1]}\par "
        rf"{{\listtext\'b7\tab}}{ITEM}\par\trowd {ROW[0]}\cell {ROW[1]}\cell\row\pard {LAST}\par"
    )
    info = rf"{{\info{{\title {TITLE}}}{{\author Ann Lee}}{{\creatim\yr2026\mo11\dy19\hr16\min5}}}}"
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{{\fonttbl{{\f0\fnil\fcharset0 Arial;}}}}{info}{body or usual}}}".encode(
        "latin-1"
    )
