"""Bylines shown on a page, for pages without authors in their metadata."""

from collections.abc import Iterator
from typing import Any

# Words in the names of elements that hold other people's names, not the article's author.
_ELSEWHERE = (
    "comment teaser card caption related sidebar figure image photo promo recommend widget newsletter footer".split()
)
_MARKED = (
    "//*[@rel='author' or contains(@itemprop, 'author')"
    " or contains(translate(@class, 'ABUTHORYLINE', 'abuthoryline'), 'author')"
    " or contains(translate(@class, 'BYLINE', 'byline'), 'byline')]"
)
# Maximum length of a byline; a longer text holds a portrait of the author.
_LONGEST = 120
# Maximum number of elements examined: the article's own byline is among the first.
_MOST = 100


def bylines_of(tree: Any) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    """Yield the texts of elements marked as a byline, inner parts on lines of their own, in the page's order."""
    for element in tree.xpath(_MARKED)[:_MOST]:
        text = "\n".join(filter(None, map(str.strip, element.itertext())))
        if 0 < len(text) <= _LONGEST and not _is_elsewhere(element):
            yield text


def _is_elsewhere(element: Any) -> bool:  # noqa: ANN401
    for outer in (element, *element.iterancestors()):
        if outer.tag in ("aside", "figure", "footer", "nav", "form"):
            return True
        names = f"{outer.get('class') or ''} {outer.get('id') or ''}".lower()
        if outer.tag not in ("body", "html", "main") and any(word in names for word in _ELSEWHERE):
            return True
    return False
