"""Make an EPUB 3 book of an edition: a package of its text, its contents, and its facts."""

import unicodedata
from dataclasses import dataclass
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from digest.model.delivery import Rendering
from digest.model.edition import Edition
from digest.renderers.templates import render
from digest.renderers.view import context, headlines_of

# The first day that a packed file can have; the same edition gives the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<dc:creator>digest</dc:creator>
<meta property="dcterms:modified">{modified}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="edition" href="edition.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine{progression}>
<itemref idref="edition"/>
</spine>
</package>
"""
_CONTENTS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="{language}" lang="{language}">
<head><title>{title}</title></head>
<body><nav epub:type="toc"><h1>{glance}</h1><ol>
{items}
</ol></nav></body>
</html>
"""  # noqa: E501 - one element


@dataclass(frozen=True, slots=True)
class Epub:
    """Render the edition as application/epub+zip with templates/edition.epub.html."""

    templates: str = ""

    def __call__(self, edition: Edition) -> Rendering:
        values = context(edition, templates=self.templates)
        text = _plain(render("edition.epub.html", values, self.templates).decode())
        facts = {
            "language": values["language"],
            "title": escape(_plain(values["title"])),
            "id": uuid5(NAMESPACE_URL, f"digest:{edition.key}"),
            "modified": f"{edition.slot.day or '1970-01-01'}T00:00:00Z",
            "progression": ' page-progression-direction="rtl"' if values["direction"] == "rtl" else "",
            "glance": escape(values["say"]("at_a_glance")),
            "items": _items(headlines_of(values)),
        }
        return Rendering("application/epub+zip", _packed({
            "META-INF/container.xml": _CONTAINER,
            "EPUB/package.opf": _PACKAGE.format(**facts),
            "EPUB/nav.xhtml": _CONTENTS.format(**facts),
            "EPUB/edition.xhtml": text,
        }))  # fmt: skip


def _items(headlines: list[str]) -> str:
    """Return the list of contents, which is never empty."""
    named = [(f"#story-{number}", headline) for number, headline in enumerate(headlines, start=1)] or [("", "–")]
    return "\n".join(f'<li><a href="edition.xhtml{at}">{escape(_plain(text))}</a></li>' for at, text in named)


def _plain(text: str) -> str:
    """Return text without the controls that XML cannot have."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def _packed(files: dict[str, str]) -> bytes:
    """Return a package; the first file names its kind and is not packed, so that programs recognise it."""
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        package.writestr(ZipInfo("mimetype", _EPOCH), "application/epub+zip", ZIP_STORED)
        for name, text in files.items():
            package.writestr(ZipInfo(name, _EPOCH), text.encode(), ZIP_DEFLATED)
    return stream.getvalue()
