"""Split an HTML mail into blocks.  Its tables are for layout, so a cell is a block; headings are recognised by tag,
weight and size of type; hidden text (preheaders, paddings) is returned separately.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from digest.errors import NotAnArticleError
from digest.extractors.html.markup import parse
from digest.extractors.mail.blocks import BOLD, LINKED, MOST_BLOCKS, NONE, RULE, Block
from digest.extractors.mail.notices import is_read_more
from digest.text.characters import one_line
from digest.text.urls import is_web

_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "title", "select"))
_BLOCKS = frozenset(
    """address article aside blockquote body br button caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead
    tr ul""".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Maximum depth of the elements read, a limit on the work of lxml and of the walk; nested tables of honest mails reach
# forty.
_DEEPEST = 250
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
# Tags removed from a mail nested deeper than libxml2 goes (256): all but tags that close themselves or hold only text.
_NESTING = re.compile(r"</?(?!(?:a|p|br|hr|h[1-6]|li|head|html|body|style|title|meta)\b)[a-zA-Z][^<>]*>", re.I)
# Maximum characters of a style sheet that are read.
_LONGEST_SHEET = 200_000
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SIZE = re.compile(r"(\d*\.?\d+)\s*(px|pt|em|rem|%)?")
_UNITS = {"px": 1.0, "pt": 4 / 3, "rem": 16.0, None: 1.0}
# Sizes of <font size=…>, in pixels.
_FONT_SIZES = {"1": 10.0, "2": 13.0, "3": 16.0, "4": 18.0, "5": 24.0, "6": 32.0, "7": 48.0}
_USUAL_SIZE = 16.0
# Minimum size of type of a heading, as a multiple of the usual size of the mail.
_LARGER = 1.15
# Smaller type is hidden text, in pixels: nobody can read it, and preheaders are set in it.
_TINY = 3.0
# Maximum words of a heading; a longer marked line is a bold paragraph.
_HEADING_WORDS = 30


@dataclass(frozen=True, slots=True)
class _Style:
    """The style of the text in an element."""

    level: int = NONE
    bold: bool = False
    size: float = _USUAL_SIZE
    href: str = ""
    hidden: bool = False


_Piece = tuple[str, _Style]
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
    lines = [line for line in _lines(tree, _sheet(tree)) if line is None or any(text.strip() for text, _ in line)]
    if len(lines) > MOST_BLOCKS:
        raise NotAnArticleError(f"{source}: a mail of {len(lines):,} paragraphs; no newsletter has so many")
    usual = _usual_size(lines)
    hidden = [_text(piece for piece in pieces if piece[1].hidden) for pieces in lines if pieces]
    blocks = [block for pieces in lines for block in _blocks_of(pieces, usual)]
    return Markup(blocks, list(filter(None, hidden)), tree.get("lang"))


def _blocks_of(pieces: list[_Piece] | None, usual: float) -> Iterator[Block]:
    """Yield the blocks of a line, without hidden text: one, and the "read more" link at its end; a rule for None."""
    if pieces is None:
        yield RULE
        return
    for part in _parted([piece for piece in pieces if not piece[1].hidden]):
        if _text(part):
            yield _block(part, usual)


def _unnested(page: str) -> str:
    """Return a mail without the tags that nest; links are kept, unlike in a page."""
    return _NESTING.sub("<br>", page)


def _lines(tree: Any, sheet: dict[str, dict[str, str]]) -> Iterator[list[_Piece] | None]:  # noqa: ANN401
    """Yield the pieces of text between two breaks, each with its style; None for a rule."""
    pieces: list[_Piece] = []
    for item in _pieces_and_breaks(tree, sheet):
        if item == "rule":
            yield None
        elif item == "break":
            yield pieces
            pieces = []
        elif item[0]:
            pieces.append(item)
    yield pieces


def _pieces_and_breaks(tree: Any, sheet: dict[str, dict[str, str]]) -> Iterator[_Piece | _Break]:  # noqa: ANN401
    """Yield the texts of a tree in source order, and the breaks and rules between them; walk without recursion."""
    stack = [(tree, iter(tree), _styled(tree, _Style(), sheet))]
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
            stack.append((child, iter(child), _styled(child, style, sheet)))
            yield child.text or "", stack[-1][2]


def _breaks_before(element: Any) -> Iterator[_Break]:  # noqa: ANN401
    if element.tag in _BLOCKS:
        yield "break"
        if element.tag == "hr" or _is_ruled(element):
            yield "rule"


def _styled(element: Any, outer: _Style, sheet: dict[str, dict[str, str]]) -> _Style:  # noqa: ANN401
    """Return the style inside an element: the outer style, changed by its tag, the style sheet and its attributes."""
    style = _of_tag(element, outer)
    rules = _rules(element, sheet)
    return _with_rules(style, rules, outer.size) if rules else style


def _of_tag(element: Any, outer: _Style) -> _Style:  # noqa: ANN401
    tag = element.tag
    if tag in _HEADINGS:
        return replace(outer, level=_HEADINGS[tag], bold=True)
    if tag in ("b", "strong", "th"):
        return replace(outer, bold=True)
    if tag == "a" and is_web((element.get("href") or "").strip()):
        return replace(outer, href=element.get("href").strip())
    if tag == "font":
        return replace(outer, size=_FONT_SIZES.get(element.get("size") or "", outer.size))
    return outer


def _rules(element: Any, sheet: dict[str, dict[str, str]]) -> dict[str, str]:  # noqa: ANN401
    """Return the declarations for an element: of the style sheet, overridden by its attributes."""
    rules: dict[str, str] = {}
    for name in (element.tag, *(f".{name}" for name in (element.get("class") or "").split()), f"#{element.get('id')}"):
        rules.update(sheet.get(name, {}))
    rules.update(_declarations(element.get("style") or ""))
    if element.get("hidden") is not None:
        rules["display"] = "none"
    return rules


def _with_rules(style: _Style, rules: dict[str, str], around: float) -> _Style:
    weight = rules.get("font-weight", "")
    size = _pixels(rules.get("font-size", ""), around)
    if weight:
        style = replace(style, bold=weight.startswith("bold") or (weight.isdecimal() and int(weight[:4]) >= 600))
    return replace(style, size=size, hidden=style.hidden or _is_hidden(rules, size))


def _is_hidden(rules: dict[str, str], size: float) -> bool:
    return (
        rules.get("display") == "none"
        or rules.get("visibility") == "hidden"
        or rules.get("mso-hide") == "all"
        or any(re.fullmatch(r"0+(\.0+)?(px|pt|em|%)?", rules.get(name, "")) for name in ("max-height", "opacity"))
        or size < _TINY
    )


def _pixels(value: str, around: float) -> float:
    """Return a font size in pixels; the size around the element if `value` cannot be read."""
    found = _SIZE.match(value)
    if not found or len(found[1]) > 8:
        return around
    unit = found[2]
    return float(found[1]) * (around if unit == "em" else around / 100 if unit == "%" else _UNITS[unit])


def _declarations(text: str) -> dict[str, str]:
    """Return declarations by property, in lower case; "font: bold 24px Georgia" as weight and size."""
    found = {
        name.lower(): value.replace("!important", "").strip().lower() for name, value in _DECLARATION.findall(text)
    }
    if font := found.pop("font", ""):
        size = re.search(r"\d*\.?\d+(?:px|pt|em|rem|%)", font)
        found.setdefault("font-weight", "bold" if re.search(r"\bbold|\b[6-9]00\b", font) else "normal")
        found.setdefault("font-size", size[0] if size else "")
    return found


def _sheet(tree: Any) -> dict[str, dict[str, str]]:  # noqa: ANN401
    """Return the rules of <style> for one tag, class or id; rules for some screens (@media) are left out."""
    found: dict[str, dict[str, str]] = {}
    for element in tree.iter("style"):
        text = _without_media(_COMMENT.sub("", (element.text or "")[:_LONGEST_SHEET]))
        for rule in text.split("}"):
            selectors, _, declarations = rule.rpartition("{")
            for selector in map(str.strip, selectors.split(",")):
                if re.fullmatch(r"\w*[.#]?[\w-]+", selector):
                    name = re.sub(r"^\w+(?=[.#])", "", selector)
                    found.setdefault(name, {}).update(_declarations(declarations))
    return found


def _without_media(sheet: str) -> str:
    """Return a style sheet without its nested blocks."""
    kept, depth, start, after_at = [], 0, 0, False
    for found in re.finditer(r"[@{}]", sheet):
        if found[0] == "@" and depth == 0 and not after_at:
            kept.append(sheet[start : found.start()])
            after_at = True
        elif found[0] == "{":
            depth += 1
        elif found[0] == "}" and depth:
            depth -= 1
            if depth == 0 and after_at:
                start, after_at = found.end(), False
    return "".join(kept) + ("" if after_at else sheet[start:])


def _is_ruled(element: Any) -> bool:  # noqa: ANN401
    """Return whether an element draws a line above itself."""
    drawn = _declarations(element.get("style") or "").get("border-top", "")
    return bool(drawn) and not drawn.startswith(("0", "none"))


def _usual_size(lines: list[list[_Piece] | None]) -> float:
    """Return the size of most letters."""
    letters: Counter[float] = Counter()
    for pieces in lines:
        for text, style in pieces or ():
            if not style.hidden:
                letters[style.size] += len(text.strip())
    return max(letters, key=lambda size: (letters[size], -size), default=_USUAL_SIZE)


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
    return Block(text, _rank(text, solid, usual, linked), max(hrefs, key=hrefs.__getitem__, default=""), linked)


def _rank(text: str, solid: list[tuple[int, _Style]], usual: float, linked: float) -> int:
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
