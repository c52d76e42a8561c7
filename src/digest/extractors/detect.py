"""Detect the kind of a document by its declared type, its name, then its first bytes; gzip is unpacked first."""

import codecs
import re
import zlib
from dataclasses import replace
from pathlib import PurePosixPath

from digest.errors import NotAnArticleError
from digest.model.article import ENTRY, LARGEST, Document

_BY_SUFFIX = {
    **dict.fromkeys((".txt", ".text"), "plain"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".mht", ".mhtml"), "html"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".jsonld"), "json"),
    ".eml": "mail",
    ".mbox": "mbox",
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".rtf": "rtf",
}
_BY_TYPE = {
    "text/plain": "plain",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    ENTRY: "entry",
    "application/json": "json",
    "application/ld+json": "json",
    "application/feed+json": "json",
    "application/x-ndjson": "json",
    "message/rfc822": "mail",
    "application/mbox": "mbox",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/epub+zip": "epub",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
}
# Names and types in a zip archive, uncompressed in it, that show the document that it is.
_ARCHIVES = (
    (b"mimetypeapplication/epub+zip", "epub"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"word/document.xml", "docx"),
)
_PACKED = frozenset(kind for _, kind in _ARCHIVES)
# Kinds that `digest.reading.office_files` reads.
OFFICE = (*_PACKED, "rtf")
# First bytes of files that are not text, with their names for the message.
_MAGIC = (
    (rb"PK(\x03\x04|\x05\x06|\x07\x08)", "a zip archive or another office document"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF....WEBP|.{4}ftyp(heic|avif)", "a picture"),
    (rb"RIFF....(WAVE|AVI )|ID3[\x02-\x04]|OggS\x00|fLaC|.{4}ftyp|\x1aE\xdf\xa3", "sound or video"),
    (rb"BZh[1-9]1AY&SY|\xfd7zXZ|7z\xbc\xaf|Rar!\x1a|\x28\xb5\x2f\xfd|\x1f\x9d", "compressed"),
    (rb"\x7fELF|MZ.{30,60}\x00\x00\x00|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program"),
    (rb"\xd0\xcf\x11\xe0", "an office document"),
    (rb"SQLite format 3\x00", "a database"),
    (rb"%!PS", "a PostScript document"),
)
# Beginnings of all of these, so that a text is not compared with each pattern.
_STARTS = tuple(
    b"PK|\x89PNG|\xff\xd8|GIF8|II*|MM|RIFF|ID3|OggS|fLaC|\x1aE|BZh|\xfd7zXZ|7z|Rar!|\x28\xb5|\x1f\x9d|\x7fELF|MZ|\xca\xfe"
    b"|\xcf\xfa|\xd0\xcf|SQLite|%!PS".split(b"|")
)
# Blanks, with the bytes of a byte-order mark, which may follow some.
_BLANKS = b" \t\r\n\x0b\x0c\xef\xbb\xbf"
# Bytes at the start of a document that show its kind.
_HEAD = 4096
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GIVE = "give text, HTML, Markdown, mail, PDF, docx, odt, epub, rtf or JSON"
_HTML = rb"<(?:!doctype html|html|head|body|article|main|div|p|h1|table)\b"
_XML = rb"<(?:!DOCTYPE\b|[A-Za-z][\w.:-]*[\s>])"
_FEED = rb"<(?:rss|rdf:RDF|(?:atom:)?feed|channel)[\s>]"
_PARAGRAPH = rb"<p[\s>]"
_MAIL = rb"(?:[A-Z][\w-]*: [^\n]*\n(?:[ \t][^\n]*\n)*){3}"
_MAIL_FIELDS = rb"^(from|date|subject|message-id|mime-version|received|to): "
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
# Maximum gzip members in one file (packed one by one and joined, as logs are); each costs a copy of the bytes after it.
_MEMBERS = 100


def kind_of(document: Document) -> str:
    """Return the name of the extractor for a document.

    Raises NotAnArticleError for a document that is empty or not text.
    """
    body = document.body
    if not body.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise NotAnArticleError(f"{document.source}: empty; nothing to read")
    if body.startswith(b"%PDF-"):
        return "pdf"
    if kind := _of_office(document):
        return kind
    head = body[:100]
    for magic, what in _MAGIC if head.startswith(_STARTS) or head[4:8] == b"ftyp" else ():
        if re.match(magic, head, re.S):
            raise NotAnArticleError(f"{document.source}: {what}, no text; {_GIVE}")
    declared = _BY_TYPE.get((document.media_type or "").partition(";")[0].strip().lower())
    suffix = PurePosixPath(document.filename or "").suffix.lower()
    return declared or _BY_SUFFIX.get(suffix) or _by_content(body, document.source)


def _of_office(document: Document) -> str:
    """Return the kind of a document of a word processor or of an e-book; "" for any other."""
    body = document.body
    if body.startswith(b"{\\rtf"):
        return "rtf"
    if not body.startswith(_ZIP):
        return ""
    kind = next((kind for mark, kind in _ARCHIVES if mark in body), "")
    suffix = PurePosixPath(document.filename or "").suffix.lower()
    named = _BY_SUFFIX.get(suffix, "")
    return kind or (named if named in _PACKED else "")


def is_packed(body: bytes) -> bool:
    """Return whether a document is compressed, so that its text may be much longer than its bytes."""
    return body.startswith((_GZIP, _ZIP))


def unpacked(document: Document) -> Document:
    """Return the document itself, or the file that gzip packed in it ("story.html.gz").

    Raises NotAnArticleError if it is cut short or damaged, or if it is larger unpacked than a document may be.
    """
    if not document.body.startswith(_GZIP):
        return document
    body = _unzipped(document.body, document.source)
    if body.startswith(_GZIP):
        raise NotAnArticleError(f"{document.source}: compressed more than once; unpack it first")
    name = (document.filename or "").removesuffix(".gz")
    declared = document.media_type if "gzip" not in (document.media_type or "") else None
    return replace(document, body=body, filename=name or None, media_type=declared)


def _unzipped(body: bytes, source: str) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while body.startswith(_GZIP):
        if len(pieces) > _MEMBERS:
            raise NotAnArticleError(f"{source}: compressed in more than {_MEMBERS} parts; unpack it first")
        member = zlib.decompressobj(wbits=31)
        try:
            # The size is limited while unpacking, so that a small bomb stays small.
            pieces.append(member.decompress(body, LARGEST - size + 1))
        except zlib.error as error:
            raise NotAnArticleError(f"{source}: compressed and damaged ({error}); unpack it to see why") from error
        size += len(pieces[-1])
        if size > LARGEST:
            raise NotAnArticleError(f"{source}: larger than {LARGEST // 1024**2} MiB when unpacked; give less")
        if not member.eof:
            raise NotAnArticleError(f"{source}: compressed and cut short; give the whole file")
        body = member.unused_data
    return b"".join(pieces)


def _by_content(body: bytes, source: str) -> str:
    from digest.mail.mbox import is_mbox  # seldom needed: most documents have a type or a suffix

    head = body[:_HEAD]
    if is_mbox(head):
        return "mbox"
    if b"%PDF-" in body[:1024]:
        return "pdf"
    text, is_xml = _behind_prolog(_narrow(body))
    if re.match(_HTML, text, re.I):
        return "html"
    if text.startswith((b"{", b"[")):
        return "json"
    if re.match(_MAIL, head, re.I) and len(re.findall(_MAIL_FIELDS, head, re.I | re.M)) >= 2:
        return "mail"
    return _of_xml(body, source) if re.match(_XML, text) or is_xml else "plain"


def _narrow(body: bytes) -> bytes:
    """Return a document in UTF-16 or UTF-32 with a byte-order mark as UTF-8; any other unchanged."""
    if not body.startswith(_WIDE_MARKS):
        return body
    codec = "utf-32" if body.startswith(_WIDE_MARKS[:2]) else "utf-16"
    return body.decode(codec, "replace").encode("utf-8", "replace")


def _behind_prolog(body: bytes) -> tuple[bytes, bool]:
    """Return the first bytes after blanks, comments and an XML prolog, and whether there was such a prolog.

    Takes one step for each comment, whatever follows: a regular expression would try every way to divide them.
    """
    at, is_xml = _behind_blanks(body, 0), False
    while body.startswith((b"<!--", b"<?xml"), at):
        mark = b"-->" if body.startswith(b"<!--", at) else b">"
        end = body.find(mark, at + 4)
        if end < 0:
            break
        is_xml = is_xml or mark == b">"
        at = _behind_blanks(body, end + len(mark))
    return body[at : at + _HEAD], is_xml


def _behind_blanks(body: bytes, at: int) -> int:
    while at < len(body) and body[at] in _BLANKS:
        at += 1
    return at


def _of_xml(body: bytes, source: str) -> str:
    """Return "html" for marked-up text with paragraphs.  Raises NotAnArticleError for feeds and other data."""
    if re.search(_FEED, body[:4096], re.I):
        raise NotAnArticleError(f"{source}: a feed, not an article; `digest brief` reads its entries")
    if not re.search(_PARAGRAPH, body, re.I):
        raise NotAnArticleError(f"{source}: XML without paragraphs, not an article; {_GIVE}")
    return "html"
