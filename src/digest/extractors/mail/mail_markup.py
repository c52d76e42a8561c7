"""Split an HTML mail into blocks.  Its tables are for layout, so a cell is a block; headings are recognised by tag,
weight and size of type; hidden text (preheaders, paddings) is returned separately.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from digest.errors import NotAnArticleError
from digest.extractors.html.markup import parse
from digest.extractors.mail.blocks import BOLD, LINKED, MOST_BLOCKS, NONE, RULE, Block
from digest.extractors.mail.mail_asides import asides_of
from digest.extractors.mail.mail_style import USUAL_SIZE, Looks, Style, is_ruled, sheet_of, styled
from digest.extractors.mail.notices import is_read_more
from digest.text.characters import one_line

_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "title", "select"))
_BLOCKS = frozenset(
    """address article aside blockquote body br button caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead
    tr ul""".split()
)
# Maximum depth of the elements read, a limit on the work of lxml and of the walk; nested tables of honest mails reach
# forty.
_DEEPEST = 250
# Tags removed from a mail nested deeper than libxml2 goes (256): all but tags that close themselves or hold only text.
_NESTING = re.compile(r"</?(?!(?:a|p|br|hr|h[1-6]|li|head|html|body|style|title|meta)\b)[a-zA-Z][^<>]*>", re.I)
# Minimum size of type of a heading, as a multiple of the usual size of the mail.
_LARGER = 1.15
# Maximum words of a heading; a longer marked line is a bold paragraph.
_HEADING_WORDS = 30


_Piece = tuple[str, Style]
_Break = Literal["break", "rule"]


@dataclass(frozen=True, slots=True)
class Markup:
    """An HTML mail: its blocks, the lines that are hidden, the language it names, and the size of most of its type."""

    blocks: list[Block]
    hidden: list[str]
    language: str | None = None


def markup_blocks(page: str, source: str) -> Markup:
    """Return the blocks of an HTML mail in source order.  Raises NotAnArticleError for a page that lxml cannot read."""
    tree = parse(page, source, _unnested)
    lines = [
        line
        for line in _lines(tree, Looks(sheet_of(tree), asides_of(tree)))
        if line is None or any(text.strip() for text, _ in line)
    ]
    if len(lines) > MOST_BLOCKS:
        raise NotAnArticleError(f"{source}: a mail of {len(lines):,} paragraphs; no newsletter has so many")
    usual = _usual_size(lines)
    hidden = [_text(piece for piece in pieces if piece[1].unseen) for pieces in lines if pieces]
    blocks = [block for pieces in lines for block in _blocks_of(pieces, usual)]
    return Markup(blocks, list(filter(None, hidden)), tree.get("lang"))


def _blocks_of(pieces: list[_Piece] | None, usual: float) -> Iterator[Block]:
    """Yield the blocks of a line, without hidden text: one, and the "read more" link at its end; a rule for None."""
    if pieces is None:
        yield RULE
        return
    for part in _parted([piece for piece in pieces if not piece[1].unseen]):
        if _text(part):
            yield _block(part, usual)


def _unnested(page: str) -> str:
    """Return a mail without the tags that nest; links are kept, unlike in a page."""
    return _NESTING.sub("<br>", page)


def _lines(tree: Any, looks: Looks) -> Iterator[list[_Piece] | None]:  # noqa: ANN401
    """Yield the pieces of text between two breaks, each with its style; None for a rule."""
    pieces: list[_Piece] = []
    for item in _pieces_and_breaks(tree, looks):
        if item == "rule":
            yield None
        elif item == "break":
            yield pieces
            pieces = []
        elif item[0]:
            pieces.append(item)
    yield pieces


def _pieces_and_breaks(tree: Any, looks: Looks) -> Iterator[_Piece | _Break]:  # noqa: ANN401
    """Yield the texts of a tree in source order, and the breaks and rules between them; walk without recursion."""
    stack = [(tree, iter(tree), styled(tree, Style(), looks))]
    yield tree.text or "", stack[0][2]
    while stack:
        element, children, style = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            if element.tag in _BLOCKS:
                yield "break"
            if stack:
                yield element.tail or "", stack[-1][2]
            continue
        yield from _breaks_before(child)
        if not isinstance(child.tag, str) or child.tag in _UNSEEN or len(stack) > _DEEPEST:
            yield child.tail or "", style
        else:
            stack.append((child, iter(child), styled(child, style, looks)))
            yield child.text or "", stack[-1][2]


def _breaks_before(element: Any) -> Iterator[_Break]:  # noqa: ANN401
    if element.tag in _BLOCKS:
        yield "break"
        if element.tag == "hr" or is_ruled(element):
            yield "rule"


def _usual_size(lines: list[list[_Piece] | None]) -> float:
    """Return the size of most letters."""
    letters: Counter[float] = Counter()
    for pieces in lines:
        for text, style in pieces or ():
            if not style.unseen:
                letters[style.size] += len(text.strip())
    return max(letters, key=lambda size: (letters[size], -size), default=USUAL_SIZE)


def _text(pieces: "Iterator[_Piece] | list[_Piece]") -> str:
    return one_line("".join(text for text, _ in pieces))


def _parted(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Split a line from the "read more" link at its end, if it has one."""
    solid = [at for at, (text, _) in enumerate(pieces) if any(map(str.isalnum, text))]
    href = pieces[solid[-1]][1].href if solid else ""
    start = len(solid)
    while href and start and pieces[solid[start - 1]][1].href == href:
        start -= 1
    tail = pieces[solid[start] :] if 0 < start < len(solid) else []
    return [pieces[: solid[start]], tail] if tail and is_read_more(_text(tail)) else [pieces]


def _block(pieces: list[_Piece], usual: float) -> Block:
    solid = [(len(text.strip()), style) for text, style in pieces if text.strip()]
    letters = sum(length for length, _ in solid)
    hrefs: Counter[str] = Counter()
    for length, style in solid:
        if style.href:
            hrefs[style.href] += length
    text = _text(pieces)
    linked = sum(hrefs.values()) / letters if letters else 0.0
    rank = _rank(text, solid, usual, linked)
    aside = next((style.aside for _, style in solid if style.aside), "")
    return Block(text, rank, max(hrefs, key=hrefs.__getitem__, default=""), linked, aside=aside)


def _rank(text: str, solid: list[tuple[int, Style]], usual: float, linked: float) -> int:
    """Return the rank of a line as a heading: by its tag, else by its type."""
    level = max(style.level for _, style in solid)
    if level < NONE:
        return level
    if len(text.split()) > _HEADING_WORDS or text.endswith((",", ";")):
        return NONE
    large = all(style.size >= usual * _LARGER for _, style in solid)
    if large or all(style.bold for _, style in solid):
        return BOLD
    return LINKED if linked > 0.95 and not text.endswith(".") else NONE
