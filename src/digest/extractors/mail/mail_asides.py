"""Elements of an HTML mail that are no part of a story: captions, cards of other pages, calls; found in one walk."""

import re
from dataclasses import dataclass
from typing import Any

# Reason for the one short line beside a picture: a caption, unless it is all the text of its story.
BESIDE_PICTURE = "beside a picture"
_CAPTION = "caption"
# Names that senders give to the elements of their templates, as parts of a class.
_CLASSES = re.compile(
    r"(?:^|\s)(?:(?P<caption>\S{0,40}caption)"
    r"|(?P<card>\S{0,40}(?:bookmark|embedded-p|post-?embed)\S*)"
    r"|(?P<preview>\S{0,40}(?:preheader|preview-?text)\S*)"
    r"|(?P<call>\S{0,40}(?:subscri(?:be|ption)-|paywall|signup|sign-up|feedback|poll-|survey)\S*))(?=\s|$)",
    re.I,
)
_REASONS = {"caption": _CAPTION, "card": "link card", "preview": "preview text", "call": "call to readers"}
_BOXES = frozenset(("table", "tbody", "tr", "td", "div", "figure", "p"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Maximum words of a caption, and of a card or call.
_CAPTION_WORDS, _CARD_WORDS = 20, 60
# Pictures up to this width, in pixels, count the readers or make room.
_TINY = frozenset(("0", "1", "2", "3"))


@dataclass(slots=True)
class _Content:
    """The words and pictures in an element, and whether it has a heading or a link with words."""

    words: int = 0
    pictures: int = 0
    heads_or_links: bool = False


def asides_of(tree: Any) -> dict[Any, str]:  # noqa: ANN401
    """Return the elements whose text is no part of a story, each with the reason."""
    found: dict[Any, str] = {}
    open_elements: list[tuple[Any, Any, _Content]] = [(tree, iter(tree), _Content(_words(tree.text)))]
    while open_elements:
        element, children, content = open_elements[-1]
        child = next(children, None)
        if child is not None:
            named = isinstance(child.tag, str)
            open_elements.append((child, iter(child), _Content(_words(child.text) if named else 0)))
            continue
        open_elements.pop()
        if reason := _reason(element, content):
            found[element] = reason
            content = _Content()
        if open_elements:
            _add(open_elements[-1][2], element, content)
    return found


def _words(text: str | None) -> int:
    return len((text or "").split())


def _add(outer: _Content, element: Any, content: _Content) -> None:  # noqa: ANN401
    """Add the content of a closed element, and the text behind it, to that of the element around it."""
    is_link = element.tag == "a" and content.words > 0
    is_picture = element.tag == "img" and element.get("width") not in _TINY
    outer.words += content.words + _words(element.tail)
    outer.pictures += content.pictures + is_picture
    outer.heads_or_links |= content.heads_or_links or is_link or element.tag in _HEADINGS


def _reason(element: Any, content: _Content) -> str:  # noqa: ANN401
    if not content.words or content.words > _CARD_WORDS:
        return ""
    if element.tag == "figcaption":
        return _CAPTION
    if named := _CLASSES.search(element.get("class") or ""):
        return "" if element.tag in _HEADINGS else _REASONS[str(named.lastgroup)]
    is_lone = content.pictures == 1 and content.words <= _CAPTION_WORDS and not content.heads_or_links
    return BESIDE_PICTURE if is_lone and element.tag in _BOXES else ""
