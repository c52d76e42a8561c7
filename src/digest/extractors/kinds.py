"""What a document is: by its declared type, its name, then its first bytes."""

import re
from pathlib import PurePosixPath

from digest.errors import NotAnArticleError
from digest.model.article import Document

_BY_SUFFIX = {
    **dict.fromkeys((".txt", ".text"), "plain"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    **dict.fromkeys((".json", ".jsonl", ".ndjson"), "json"),
    ".eml": "mail",
}
_BY_TYPE = {
    "text/plain": "plain",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/json": "json",
    "message/rfc822": "mail",
}
# The first bytes of what is no text, with its name for the message.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ", "compressed"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
)
_HTML = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article)", re.I)
_MAIL = re.compile(rb"(?:[A-Z][\w-]*: [^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3}", re.I)
_MAIL_FIELDS = re.compile(rb"^(from|date|subject|message-id|mime-version): ", re.I | re.M)


def kind_of(document: Document) -> str:
    """The name of the extractor for a document: "html", "json", "mail", "markdown" or "plain".

    Raises NotAnArticleError for what is empty or no text at all.
    """
    body = document.body
    if not body.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise NotAnArticleError(f"{document.source}: empty; nothing to read")
    for magic, what in _MAGIC:
        if body.startswith(magic):
            raise NotAnArticleError(f"{document.source}: {what}, no text; give text, HTML, Markdown, .eml or JSON")
    declared = _BY_TYPE.get((document.media_type or "").partition(";")[0].strip().lower())
    suffix = PurePosixPath(document.filename or "").suffix.lower()
    return declared or _BY_SUFFIX.get(suffix) or _by_content(body)


def _by_content(body: bytes) -> str:
    head = body[:4096]
    if _HTML.match(head):
        return "html"
    if head.lstrip()[:1] in (b"{", b"["):
        return "json"
    if _MAIL.match(head) and len(_MAIL_FIELDS.findall(head)) >= 2:
        return "mail"
    return "plain"
