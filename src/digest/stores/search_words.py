"""Prepare text for search: case, accents and widths make no difference; Chinese and Japanese go by letter."""

import re
import unicodedata

_PLAIN = re.compile(r"[\x00-\x7f]*")
# Letters of scripts without blanks between words: each is indexed as a word, and a word is searched as a phrase.
_UNSPACED = re.compile(r"([\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
# A part of a query: a phrase in quotes, or a word; with "-" before it, an exclusion; with "*" behind it, a prefix.
_PART = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')


def folded(text: str) -> str:
    """Return text as it is indexed.

    >>> folded("Grüße aus 東京")
    'grusse aus  東  京 '
    """
    if _PLAIN.fullmatch(text):
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFC", bare))


def query_of(text: str) -> list[tuple[bool, list[str], bool]]:
    """Return the parts of a query: whether it is wanted, its words in order, and whether the last is a prefix.

    >>> query_of('"swing bridge" -tram crack*')
    [(True, ['swing', 'bridge'], False), (False, ['tram'], False), (True, ['crack'], True)]
    """
    parts = []
    for minus, phrase, word in _PART.findall(text):
        found = re.findall(r"\w+", folded(phrase or word))
        if found:
            parts.append((not minus, found, not phrase and word.endswith("*")))
    return parts
