"""Mend the markup of feeds: a "<" that opens no tag is text, an "&" that begins no character reference an ampersand.

Every regular expression here is linear: from one "<" it never looks beyond the next.
"""

import re
from collections.abc import Iterator
from html import unescape

# HTML elements found in titles and entries; any other name between "<" and ">" is text in a title.
_ELEMENTS = """a abbr acronym address applet article aside audio b basefont bdi bdo bgsound big blink blockquote body br
    button canvas center cite code col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font
    footer form frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd keygen label li link main mark
    marquee meta nav nobr noembed noframes noscript object ol optgroup p picture pre q rp rt ruby s samp script section
    small source span strike strong style sub sup svg table tbody td textarea tfoot th thead time title tr tt u ul var
    video wbr""".split()
TAG = re.compile(rf"<(?:/?(?:{'|'.join(_ELEMENTS)})(?=[\s/>])[^<>]*|!--[^<>]*--)>", re.I)
REFERENCE = re.compile(r"&(?:#\d{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_BARE_AND = r"&(?!(?:#\d{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});)"
_AND_OF_HTML = re.compile(_BARE_AND)
# A "<" followed by another "<" opens no tag, unless an attribute value comes between them.
_LESS_OF_HTML = re.compile(r"<(?!/?[A-Za-z]|!|\?)|<(?![^<>]*=\s*[\"'])(?=[^<>!?]+<)")
_AND_OF_XML = re.compile(rb"&(?!(?:#\d{1,9}|#[xX][0-9A-Fa-f]{1,8}|amp|lt|gt|quot|apos);)")
_LESS_OF_XML = re.compile(
    rb"<(?!/?[A-Za-z_:\x80-\xff]|!(?:\[|--|[A-Za-z])|\?[A-Za-z])|<(?![^<>]*=\s*[\"'])(?=[^<>!?]+<)"
)
# Openings of sections without markup inside, and their ends.
_SECTION = b"<![CDATA["
_VERBATIM = re.compile(rb"<!\[CDATA\[|<!--")
_SECTION_END = b"]]>"
_ENDS = {_SECTION: _SECTION_END, b"<!--": b"-->"}
# The tag directly before a section, and its maximum length.
_OPENED = re.compile(rb"<([\w:]{1,40})(?:\s[^<>]{0,200})?>\s{0,40}\Z")
_LONGEST_TAG = 300


def mended_xml(body: bytes) -> bytes:
    """Escape "&" and "<" in XML, in UTF-8, where they are not markup, and remove ends of sections that never began.

    >>> mended_xml(b"<a>AT&T: 1 < 2 &amp; 3</a>")
    b'<a>AT&amp;T: 1 &lt; 2 &amp; 3</a>'
    """
    return b"".join(
        _LESS_OF_XML.sub(b"&lt;", _AND_OF_XML.sub(b"&amp;", piece)).replace(b"]]>", b"") if is_markup else piece
        for piece, is_markup in _pieces(body)
    )


def _pieces(body: bytes) -> Iterator[tuple[bytes, bool]]:
    """Yield the pieces of XML, each with whether it is markup: comments and CDATA sections are not."""
    at, ends = 0, dict.fromkeys(_ENDS.values(), 0)
    while opening := _VERBATIM.search(body, at):
        mark = _ENDS[opening[0]]
        if 0 <= ends[mark] < opening.end():  # an end that is far away is searched once
            ends[mark] = body.find(mark, opening.end())
        early = _end_of_element(body, opening, ends[mark]) if mark == _SECTION_END else 0
        if not early and ends[mark] < 0:
            break
        yield body[at : opening.start()], True
        at = early or ends[mark] + len(mark)
        yield body[opening.start() : at] + (mark if early else b""), False
    yield body[at:], opening is None


def _end_of_element(body: bytes, opening: re.Match[bytes], end: int) -> int:
    """Return the end of the element that a section is in, if the section has no end of its own before it; else 0."""
    following = body.find(_SECTION, opening.end())
    following = following if following >= 0 else len(body)
    name = _OPENED.search(body, max(opening.start() - _LONGEST_TAG, 0), opening.start())
    if name is None or opening.end() <= end < following:
        return 0
    return max(body.find(b"</" + name[1] + b">", opening.end(), following), 0)


def mended_html(html: str) -> str:
    """Escape "&" and "<" in HTML where they are not markup.

    >>> mended_html("<p>Rates < 3% & rising, R&D</p>")
    '<p>Rates &lt; 3% &amp; rising, R&amp;D</p>'
    """
    return _LESS_OF_HTML.sub("&lt;", _AND_OF_HTML.sub("&amp;", html))


def without_tags(html: str, instead: str = "") -> str:
    """Return the text of a line of HTML, with each tag replaced by `instead`.

    >>> without_tags("Rates < 3% &amp; <b>rising</b> > 2%: ?a=1&copy=2")
    'Rates < 3% & rising > 2%: ?a=1&copy=2'
    """
    if "<" in html:
        html = TAG.sub(instead, html)
    return REFERENCE.sub(lambda found: unescape(found[0]), html) if "&" in html else html
