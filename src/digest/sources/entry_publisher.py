"""Who publishes an entry: the feed, or another where what the entry says fits where its link leads."""

import re
import unicodedata

from digest.model.feed import FeedEntry
from digest.text.urls import host_of

# Ends of hosts under which names are given: "courier.co.uk" is of the Courier.
_SECOND = frozenset("ac co com edu gob gouv gov go ne net or org".split())
# Words of names that name nobody by themselves.
_COMMON = frozenset(
    "blog daily group info live magazine media net news online press site times today tv web world".split()
)
_SMALL = frozenset("a al an and da das de der des die du el et il la las le les lo los of on the und y".split())
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "å": "a", "ł": "l"})
# Letters of a name that are looked at.
_LONGEST = 100


def publisher_of(entry: FeedEntry, feed: str, host: str, *, is_aggregator: bool) -> str:
    """The publisher of an entry in a feed of that name and host; "" where its page is asked, by an aggregator alone."""
    claimed = entry.publisher
    if is_aggregator:
        return claimed
    return claimed if claimed and (fits(claimed, host_of(entry.url)) or fits(claimed, host)) else feed


def fits(name: str, host: str) -> bool:
    """Whether a publisher's name fits a host: its words or their initials make the part of the host that was given.

    >>> fits("The New York Times", "www.nytimes.com"), fits("BBC News", "bbc.co.uk"), fits("Reuters", "blog.example")
    (True, True, False)
    """
    given = _given(host)
    words = _words(name)
    if not given or not words:
        return False
    bare = re.sub(r"(?:news|online|media|tv)$", "", given) or given
    return any(_spells(words, label) for label in {given, bare})


def _given(host: str) -> str:
    """The letters of the part of a host that somebody registered: those before "com" or "co.uk"."""
    labels = host.lower().rstrip(".").split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND:
        labels.pop()
    return "".join(filter(str.isalnum, labels[-1])) if labels else ""


def _words(name: str) -> list[str]:
    """The words of a name as hosts are spelled."""
    low = name[:_LONGEST].lower()
    spelled = [low.translate(_SPELLED)]
    plain = "".join(c for c in unicodedata.normalize("NFKD", spelled[0]) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", re.sub(r"\.(?:com|org|net|[a-z]{2})\b", "", plain).replace("'", "").replace("’", ""))


def _spells(words: list[str], label: str) -> bool:
    """Whether words or their initials, in order, make a label: one that names somebody whole, or all of several."""
    made = {("", 0, False, False)}  # what is spelled, of how many words, with a name whole, with a word left out
    for word in words:
        common = word in _COMMON or word in _SMALL
        made = {
            (start + piece, number + bool(piece), named or (piece == word and not common), left or left_out)
            for start, number, named, left in made
            for piece, left_out in ((word, False), (word[0], False), ("", word not in _SMALL))
            if label.startswith(start + piece)
        }
    return any(spelled == label and (named or (number > 1 and not left)) for spelled, number, named, left in made)
