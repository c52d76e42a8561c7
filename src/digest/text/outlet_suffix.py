"""Cut the name of an outlet off the end of a title: "Bridge closed - Harbour Courier"."""

import re

from digest.text.publisher_names import fits, words_of

# A mark with blanks around it, or a bar, before the name of an outlet.
_MARK = re.compile(r"\s+[-–—•·»]+\s+|\s*[|｜ㅣ¦]\s*")
# Maximum words of an outlet's name with the name of its section.
_WORDS = 5


def without_outlet(title: str, publisher: str, host: str = "") -> str:
    """Return the title without the name of its publisher, or of its host, behind the last marks.

    Words behind a bar are cut off where they begin with the name: "... | Courier Science".

    >>> without_outlet("Bridge closed | Harbour Courier", "Harbour Courier")
    'Bridge closed'
    >>> without_outlet("Bridge closed - what next", "Harbour Courier")
    'Bridge closed - what next'
    """
    for mark in _MARK.finditer(title):
        head, tail = title[: mark.start()], title[mark.end() :]
        if head and _names(tail, publisher, host):
            return head
    return title


def _names(tail: str, publisher: str, host: str) -> bool:
    found = words_of(tail)
    if not found or len(found) > _WORDS:
        return False
    name = words_of(publisher)
    if name and (found == name or found[-len(name) :] == name or found[: len(name)] == name):
        return True
    return bool(host) and fits(tail, host)
