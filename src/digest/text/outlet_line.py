"""Find the name of an outlet in a line with a date above a text."""

import re

from digest.text.dates import parse_date
from digest.text.furniture.date_lines import is_date_word
from digest.text.languages.outlet_words import ENDS, FIRST, GENERAL, LAST, SMALL

# Letters of a line, and words of a name, that are read.
_LONGEST_LINE, _LONGEST_NAME = 120, 6
# A byline begins with one of these, or with the name of a person.
_BY = re.compile(r"(?:by|von|par|por|di|door|af|av|przez)\s", re.IGNORECASE)


def outlet_in(line: str) -> str:
    """Return the part before the date of a line, if it is the name of an outlet by its words; else "".

    A place ("London, 20 November 2026") and a person ("By Tom Post, 20 November 2026") are none.

    >>> outlet_in("By Orla Quayle, Saltmarsh Review, 20 November 2026")
    'Saltmarsh Review'
    """
    if len(line) > _LONGEST_LINE:
        return ""
    parts = [part.strip() for part in line.split(",")]
    at = len(parts)
    while at and _is_of_date(parts[at - 1]):
        at -= 1
    if not 0 < at < len(parts) or parse_date(", ".join(parts[at:])) is None:
        return ""
    name = parts[at - 1]
    return "" if _BY.match(name) or not _is_outlet(name) else name


def _is_of_date(part: str) -> bool:
    words = [word.strip(".,:;()").lower() for word in part.split()]
    return bool(words) and all(is_date_word(word) for word in words)


def _is_outlet(name: str) -> bool:
    """Return whether a name has a word of outlets where it belongs, and another word that names this one."""
    words = re.findall(r"[^\W\d_]+", name)
    own = [word.lower() for word in words if word.lower() not in SMALL]
    if set(own) <= GENERAL | LAST or not _is_name(name, words):
        return False
    if any(own[-1].endswith(end) and own[-1] != end for end in ENDS):
        return True
    return len(words) > 1 and (own[-1] in LAST or _is_headed(words, own))


def _is_name(text: str, words: list[str]) -> bool:
    """Return whether a text may be a name: short, without a figure, and with a capital if its script has them."""
    return len(words) <= _LONGEST_NAME and not words[0][0].islower() and not any(map(str.isdigit, text))


def _is_headed(words: list[str], own: list[str]) -> bool:
    """Return whether a word of outlets heads a name: "Diario de Valdemora", "Times of Merrin"."""
    small = [word.lower() in SMALL for word in words]
    first = small.index(False)
    return own[0] in FIRST or (own[0] in LAST and small[first + 1 : first + 2] == [True])
