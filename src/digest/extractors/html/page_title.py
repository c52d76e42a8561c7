"""Choose the title of a page among the titles it has in several places."""

import re
from collections import Counter
from collections.abc import Sequence

from digest.extractors.html.page_lines import key_of

# Marks between a title and the name of the outlet or section after it.
_MARKS = re.compile(r"\s*[|｜ㅣ¦•»·—–：:-]\s*|\s+/\s+")
# Maximum words of an outlet's name after a mark.
_SUFFIX_WORDS = 5
# Marks between the title, a section and the outlet, of which two in one title are enough without other titles.
_BARS = re.compile(r"\s+[|｜]\s+")
# Minimum letters of a name to be recognised in the address of its page.
_NAME = 3


def choose_title(said: Sequence[str], publisher: str = "", host: str = "") -> str:
    """Return the most frequent title, without names of outlets and sections; if tied, the first; "" without titles.

    `said` are the page's own titles, the most trusted first: its heading, its headline for machines, its title for
    other sites, the title of the window.  `host` is the host of the page, which has the name of many an outlet.

    >>> choose_title(["Bridge shut", "Bridge shut - World | Courier", "Harbour: bridge shut"])
    'Bridge shut'
    """
    given = list(filter(None, said))
    short = [without_suffix(title, given, publisher, host) for title in given]
    counts = Counter(map(_same, short))
    return max(short, key=lambda title: counts[_same(title)], default="")


def _same(title: str) -> str:
    return key_of(title).casefold()


def outlet_names(titles: Sequence[str], known: Sequence[str], host: str) -> frozenset[str]:
    """Return keys of the names of outlets and sections: the `known` ones, the host, and the ends of the titles.

    An end that is another title of the page is none.
    """
    ends = (title[mark.end() :] for title in titles for mark in _MARKS.finditer(title))
    short = {_same(end) for end in ends if len(end.split()) <= _SUFFIX_WORDS} - set(map(_same, titles))
    return frozenset(short | {_same(name) for name in (*known, host)}) - {""}


def without_suffix(title: str, others: Sequence[str], publisher: str, host: str) -> str:
    """Return the title without a suffix that the other titles lack, or without its outlet's name at either end."""
    host = host.removeprefix("www.")
    for mark in _MARKS.finditer(title):
        head, tail = title[: mark.start()], title[mark.end() :]
        if not head or len(tail.split()) > _SUFFIX_WORDS * (1 + len(_MARKS.findall(tail))):
            continue
        if any(_same(head) == _same(other) for other in others) or _is_outlet(tail, publisher, host):
            return head
        if publisher and _same(head) == _same(publisher) and tail:
            return tail
    return _before_bars(title, host)


def _before_bars(title: str, host: str) -> str:
    """Return the title without the host before it, or without a section and an outlet behind bars."""
    if host and title.casefold().startswith(f"{host} "):
        return title[len(host) + 1 :]
    bars = _BARS.split(title)
    return bars[0] if len(bars) > 2 and " " in bars[0] else title


def _is_outlet(name: str, publisher: str, host: str) -> bool:
    key = _same(name)
    return bool(key) and (key == _same(publisher) or (len(key) >= _NAME and key in host))
