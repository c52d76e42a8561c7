"""The unit of a number that a sentence puts beside another one: "two and not twelve million euros"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.text.languages.number_words import SCALES
from digest.text.numbers import Number

_WORD = re.compile(r"[^\W\d_]+")


def with_common_unit(found: Iterable[Quantity], read: NumberedSentence) -> Iterator[Quantity]:
    """Yield the quantities; a bare number that replaces another, or is replaced by it, has the unit of that one."""
    read_quantities = tuple(found)
    for one in read_quantities:
        other = _full(one, read_quantities) if one.marks & {"new", "replaced"} and _is_bare(one, read) else None
        yield _in_the_unit_of(other, one, read) if other else one


def _is_bare(one: Quantity, read: NumberedSentence) -> bool:
    """Return whether no word right behind a number is one that it counts."""
    if one.kind != "count":
        return False
    counts_nothing = "new" in one.marks and not one.groups and not one.generic
    return counts_nothing or not re.match(r"\s[^\W\d_]+\s*[^\W\d_]", read.text[one.number.end :])


def _full(one: Quantity, found: Iterable[Quantity]) -> Quantity | None:
    """Return the quantity with a unit on the other side of a replacement."""
    wanted = "new" if "replaced" in one.marks else "replaced"
    return next((other for other in found if wanted in other.marks and other.kind != "count"), None)


def _in_the_unit_of(full: Quantity, one: Quantity, read: NumberedSentence) -> Quantity:
    factor = _size(full, read) * (_scale(full, read) if _scale(one, read) == 1 else 1)
    low, value, high = (figure * factor for figure in (one.number.low, one.number.value, one.number.high))
    number = Number(one.number.start, one.number.end, value, low, high)
    return replace(full, number=number, marks=one.marks, near=one.near)


def _size(full: Quantity, read: NumberedSentence) -> float:
    """Return the size of the unit of a quantity, in the base unit of its dimension."""
    given = next((n.value for n in read.found if n.start == full.number.start), 0)
    return full.number.value / given if given else 1.0


def _scale(one: Quantity, read: NumberedSentence) -> float:
    """Return the scale in words inside a number: a million in "12 million"."""
    scales = SCALES.get(read.language, {})
    given = next((n for n in read.found if n.start == one.number.start), one.number)
    words = _WORD.findall(read.low[given.start : given.end])
    return max((scales[word] for word in words if word in scales), default=1)
