"""Find the marks of footnotes behind sentences: "The rate rose.[1]"."""

import re
from functools import cache

# Maximum digits of a footnote's number.
_DIGITS = 3
# Maximum numbers behind the first one in a mark: "[4, 5]", "[2-6]".
_NUMBERS = 9


def without_notes(paragraph: str) -> tuple[str, tuple[str, ...]]:
    """Return a paragraph without the marks of footnotes behind its sentences, and the marks.

    Inside a sentence they stay: a quotation has every letter of its source.

    >>> without_notes("The rate rose.[1] Banks,[2] too, cut lending.[3][4]")
    ('The rate rose. Banks,[2] too, cut lending.', ('[1]', '[3][4]'))
    """
    if "[" not in paragraph or not (marks := _marks().findall(paragraph)):
        return paragraph, ()
    return _marks().sub("", paragraph), tuple(marks)


@cache
def _marks() -> re.Pattern[str]:
    number = rf"\d{{1,{_DIGITS}}}(?:[,–-] ?\d{{1,{_DIGITS}}}){{0,{_NUMBERS}}}|[a-d]|note \d{{1,{_DIGITS}}}"
    return re.compile(rf"(?<=[.!?…。！？।”\"’»)])(?: ?\[(?:{number})\])+(?=\s|$)")
