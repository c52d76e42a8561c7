"""Web pages: the main text by trafilatura, the facts from what the page says for machines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.errors import NotAnArticleError
from digest.extractors.decode import decode
from digest.extractors.facts import Facts, article_of
from digest.extractors.structured import facts_of
from digest.model.article import Article, Document, Removed
from digest.text.characters import one_line

_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "title"))
_BLOCKS = frozenset(
    """address article aside blockquote body button caption dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section summary table td th tr ul""".split()
)
# A page of an edition of ours is no article: a folder that holds one can be read again.
_OURS = re.compile(r"<meta name=\"generator\" content=\"digest ", re.I)
# Deeper than any page that a person wrote; below it lxml and trafilatura run out of stack.
_DEEPEST = 250
# Lines kept of what a page holds beside the article: enough to see why, without keeping the page twice.
_SHOWN = 400


@dataclass(frozen=True, slots=True)
class Html:
    """One article a page."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        page = decode(document.body, document.source)
        if _OURS.search(page[:4096]):
            raise NotAnArticleError(f"{document.source}: an edition of digest, not an article; nothing to quote")
        return (page_article(document, page, Facts()),)


def page_article(document: Document, page: str, known: Facts) -> Article:
    """The article of a page; `known` comes before what the page says.  Raises NotAnArticleError."""
    tree = _parse(page, document.source)
    text = _main_text(page, document.url) or _paragraphs(tree)
    if not text.strip():
        raise NotAnArticleError(f"{document.source}: no article text found on this page; nothing to quote")
    return article_of(document, text, known.or_else(facts_of(tree)), _left_out(tree, text))


def _main_text(page: str, url: str | None) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(page, url=url, include_comments=False, include_tables=False)
    return str(getattr(found, "text", None) or "")


def _paragraphs(tree: Any) -> str:  # noqa: ANN401
    """The <p> of a page, one a line: for pages so short that trafilatura finds no main text in them."""
    return "\n".join(one_line(paragraph.text_content()) for paragraph in tree.iter("p"))


def _parse(page: str, source: str) -> Any:  # noqa: ANN401 - an lxml element
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise NotAnArticleError(f"{source}: no HTML that can be read ({error}); nothing to quote") from error
    return tree


def _left_out(tree: Any, text: str) -> tuple[Removed, ...]:  # noqa: ANN401
    """The lines of a page that are not in its main text."""
    main = " ".join(one_line(text).split())
    lines = dict.fromkeys(line for line in _lines(tree) if line not in main)
    return tuple(Removed(line, "not in the main text") for line in list(lines)[:_SHOWN])


def _lines(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """The visible text of a page, one line a block, in the order of the page."""
    pieces: list[str] = []
    for event, element in _walk(tree):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS or tag == "br":
            line = one_line(" ".join(pieces))
            pieces.clear()
            if line:
                yield line
        piece = element.text if event == "start" else element.tail
        if piece and (event == "end" or tag not in _UNSEEN):
            pieces.append(piece)
    if line := one_line(" ".join(pieces)):
        yield line


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Start and end of each element, and nothing from inside unseen ones."""
    stack = [(tree, iter(tree))]
    yield "start", tree
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element
        elif not isinstance(child.tag, str) or child.tag in _UNSEEN or len(stack) > _DEEPEST:
            yield "end", child
        else:
            yield "start", child
            stack.append((child, iter(child)))
