"""Find the elements of a short page that are around its text, by their names and type: captions, bylines, calls."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from digest.extractors.html.page_lines import Place, key_of, letters_in

# Words in the names of such elements, in the trade and in the languages of pages; see `leads` for how they are parted.
_NAMES = re.compile(
    r"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:captions?|thumbcaption|l[ée]gende|leyenda|didascalia|bildunterschrift|bildtext"
    r"|pie-?(?:de-?)?foto|(?:photo-?|image-?)?credits?|byline|bio|author-?(?:bio|box|info|profile)|about-?(?:the-?)?author"
    r"|cta|promo|newsletter|subscribe|subscription|signup|sign-?up|donate|donation|feedback|disclaimer|sharing"
    r"|related|tagline|slogan|motto|site-?(?:sub|description))(?:$|[\s_-]|(?<=[a-z])(?=[A-Z]))"
)  # fmt: skip
_ATTRIBUTES = ("class", "id", "data-testid")
# Elements that are looked at; and letters of the longest of them.
_MOST, _LONGEST = 100, 400
# Share of the text of a page from which an element is no aside: its name is that of the whole article.
_WHOLE = 0.5


class Asides(NamedTuple):
    """The keys of the texts in named elements, and those of the lines that are set in italics as a whole."""

    named: Sequence[str] = ()
    italic: frozenset[str] = frozenset()

    def without(self, places: list[Place], beside: Sequence[Place] = ()) -> list[Place]:
        """Return the places that are in no aside, beside others; a line in italics is one below a line that is not.

        A text that is in italics from its first line on, such as a letter, stays whole.
        """
        most = _WHOLE * (letters_in(places) + letters_in(beside))
        named = [key for key in self.named if len(key) < most]
        kept: list[Place] = []
        is_upright = False  # a line above is
        for place in places:
            key = key_of(place.text)
            if not (any(key in text for text in named) or (is_upright and key in self.italic)):
                kept.append(place)
                is_upright = is_upright or key not in self.italic
        return kept


def asides_of(tree: Any) -> Asides:  # noqa: ANN401 - an lxml element
    """Return the asides of a page."""
    return Asides([key for key in map(_key, islice(_named(tree), _MOST)) if key], frozenset(_italic(tree)))


def _key(element: Any) -> str:  # noqa: ANN401
    """Return the key of the text in an element, "" if it is longer than an aside."""
    found, length = [], 0
    for text in element.itertext():
        found.append(key_of(text))
        length += len(found[-1])
        if length > _LONGEST:
            return ""
    return "".join(found)


def _named(tree: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the elements with a name for asides; each name of a page is searched once, since most occur often."""
    known: dict[str, bool] = {}
    for element in tree.iter("*"):
        for name in filter(None, map(element.get, _ATTRIBUTES)):
            if name not in known:
                known[name] = bool(_NAMES.search(name))
            if known[name]:
                yield element
                break


def _italic(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the keys of paragraphs whose only content is one element in italics."""
    for element in islice(tree.iter("em", "i"), _MOST):
        parent = element.getparent()
        beside = parent is not None and len(parent) == 1 and not (parent.text or "").strip()
        if beside and parent.tag in ("p", "div") and not (element.tail or "").strip() and (key := _key(element)):
            yield key
