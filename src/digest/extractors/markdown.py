"""Extract Markdown: the first heading is the title; front matter between --- lines gives the facts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from digest.extractors.facts import Facts
from digest.extractors.plain import text_article
from digest.model.article import Article, Document
from digest.text.dates import parse_date
from digest.text.decode import decode

_FRONT = re.compile(r"\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S)
# Blocks without a mark: headings of the first level, and paragraphs of one line that begin with a letter.  The parser
# takes ten times as long for them.
_UNMARKED = r"(?:# )?[A-Za-z][^\n\r\t\0-\x1f\x7f#*_`<>\[\]\\|~&]*(?<!\s)"
_PLAIN = re.compile(rf"\n*{_UNMARKED}(?:\n\n+{_UNMARKED})*\n*")
_FIELD = re.compile(r"^([A-Za-z][\w-]*)\s*:\s*(.*?)\s*$", re.M)


@dataclass(frozen=True, slots=True)
class Markdown:
    """Extract one article.  Front matter has `name: value` lines: title, date, publisher, url, language, author."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        text, front = _front_matter(decode(document.body, document.source))
        title, body = _title_and_text(text)
        return (text_article(document, body, Facts(title=title).or_else(front)),)


def _front_matter(text: str) -> tuple[str, Facts]:
    found = _FRONT.match(text)
    if not found:
        return text, Facts()
    fields = {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(found[1])}
    authors = fields.get("authors") or fields.get("author") or ""
    return text[found.end() :], Facts(
        title=fields.get("title"),
        url=fields.get("url"),
        publisher=fields.get("publisher") or fields.get("source"),
        published=parse_date(fields.get("date") or fields.get("published") or ""),
        language=fields.get("language") or fields.get("lang"),
        authors=tuple(name.strip(" \"'") for name in authors.strip("[]").split(",")),
    )


def _title_and_text(text: str) -> tuple[str | None, str]:
    """Return the first heading of the first level, if any, and the other blocks as lines."""
    title, lines = None, []
    for level, line in blocks(text):
        if level == "h1" and title is None:
            title = line
        else:
            lines.append(line)
    return title, "\n\n".join(lines)


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield (tag, text) for every block with words; skip pictures, code and raw HTML."""
    if _PLAIN.fullmatch(text):
        for line in filter(None, text.split("\n")):
            yield ("h1", line[2:]) if line[0] == "#" else ("p", line)
        return
    tag = ""
    for token in _parser().parse(text):
        if token.type.endswith("_open"):
            tag = token.tag
        elif token.type == "inline":
            line = "".join(_words(token.children or []))
            if line.strip():
                yield tag, line


@cache
def _parser() -> Any:  # noqa: ANN401 - loaded for Markdown alone
    """Return the one parser: to make it takes as long as to parse ten paragraphs."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")


def _words(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type in ("text", "code_inline"):
            yield token.content
