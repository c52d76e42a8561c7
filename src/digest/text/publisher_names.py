"""Names of publishers and the hosts that are spelled from their words."""

import re
import unicodedata

# Ends of hosts under which names are given: "courier.co.uk" is of the Courier.
_SECOND = frozenset("ac co com edu go gob gouv gov ne net or org".split())
# Words of names that name nobody by themselves.
_COMMON = frozenset(
    "blog daily group info live magazine media net news online press site times today tv web world".split()
)
_SMALL = frozenset("a al an and da das de der des die du el et il la las le les lo los of on the und y".split())
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "å": "a", "ł": "l"})
# Letters of a name that are read.
_LONGEST = 100


def fits(name: str, host: str) -> bool:
    """Return whether the words of a publisher's name, or their initials, make the registered part of a host.

    >>> fits("The New York Times", "www.nytimes.com"), fits("BBC News", "bbc.co.uk"), fits("Reuters", "blog.example")
    (True, True, False)
    """
    label = registered(host)
    words = words_of(name)
    return bool(label and words) and any(spells(words, spelling) for spelling in spellings(label))


def spellings(label: str) -> set[str]:
    """Return a label as it is, and without a word that hosts add to a name: "apnews" and "ap"."""
    return {label, re.sub(r"(?:news|online|media|tv)$", "", label) or label}


def registered(host: str) -> str:
    """Return the letters of the registered part of a host: those before "com" or "co.uk"; "" for a bare word."""
    labels = labels_of(host)
    return "".join(filter(str.isalnum, labels[-1])) if labels else ""


def labels_of(host: str) -> list[str]:
    """Return the labels of a host without "com" or "co.uk", the registered one last."""
    labels = host.lower().rstrip(".").split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND:
        labels.pop()
    return labels


def words_of(name: str) -> list[str]:
    """Return the words of a name as hosts are spelled: small letters without accents, marks and ".com"."""
    spelled = name[:_LONGEST].lower().translate(_SPELLED)
    plain = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", re.sub(r"\.(?:com|org|net|[a-z]{2})\b", "", plain).replace("'", "").replace("’", ""))


def spells(words: list[str], label: str) -> bool:
    """Return whether words or their initials, in order, make a label.

    One of the words has to be in it whole, or each of several at least by its initial.
    """
    states = {("", 0, False, False)}  # letters, number of words, one of them whole, one of them left out
    for word in words:
        is_name = word not in _COMMON and word not in _SMALL
        states = {
            (letters + piece, number + bool(piece), whole or (piece == word and is_name), left_out or skips)
            for letters, number, whole, left_out in states
            for piece, skips in ((word, False), (word[0], False), ("", word not in _SMALL))
            if label.startswith(letters + piece)
        }
    return any(_is_named(state, label) for state in states)


def _is_named(state: tuple[str, int, bool, bool], label: str) -> bool:
    letters, number, whole, left_out = state
    return letters == label and (whole or (number > 1 and not left_out))
