"""Choose the title of a page among the titles it has in several places."""

import re
from collections import Counter
from collections.abc import Sequence

from digest.extractors.html.page_lines import key_of

# Marks between a title and the name of the outlet or section after it.
_MARKS = re.compile(r"\s*[|｜ㅣ¦•»·—–：:-]\s*|\s+/\s+")
# Maximum words of an outlet's name after a mark.
_SUFFIX_WORDS = 5


def choose_title(said: Sequence[str], publisher: str = "") -> str:
    """Return the most frequent title, without names of outlets and sections; if tied, the first; "" without titles.

    `said` are the page's own titles, the most trusted first: its heading, its headline for machines, its title for
    other sites, the title of the window.

    >>> choose_title(["Bridge shut", "Bridge shut - World | Courier", "Harbour: bridge shut"])
    'Bridge shut'
    """
    given = list(filter(None, said))
    short = [_without_suffix(title, given, publisher) for title in given]
    counts = Counter(map(_same, short))
    return max(short, key=lambda title: counts[_same(title)], default="")


def _same(title: str) -> str:
    return key_of(title).casefold()


def _without_suffix(title: str, others: Sequence[str], publisher: str) -> str:
    """Return the title without a suffix that the other titles lack, or without its publisher's name at either end."""
    for mark in _MARKS.finditer(title):
        head, tail = title[: mark.start()], title[mark.end() :]
        if not head or len(tail.split()) > _SUFFIX_WORDS * (1 + len(_MARKS.findall(tail))):
            continue
        if any(_same(head) == _same(other) for other in others) or (publisher and _same(tail) == _same(publisher)):
            return head
        if publisher and _same(head) == _same(publisher) and tail:
            return tail
    return title
