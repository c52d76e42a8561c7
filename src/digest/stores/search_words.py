"""Text as it is searched: case, accents and widths make no difference; Chinese and Japanese go by letter."""

import re
import unicodedata

_PLAIN = re.compile(r"[\x00-\x7f]*")
# Letters of scripts that put no blanks between words: each is indexed as a word, and a word is a phrase of them.
_UNSPACED = re.compile(r"([\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
# A part of a query: a phrase in quotes, or a word; with - before it, it must not be there; with * behind, a beginning.
_PART = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')


def folded(text: str) -> str:
    """As it is indexed.

    >>> folded("Grüße aus 東京")
    'grusse aus  東  京 '
    """
    if _PLAIN.fullmatch(text):
        return text.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _UNSPACED.sub(r" \1 ", unicodedata.normalize("NFC", bare))


def query_of(text: str) -> list[tuple[bool, list[str], bool]]:
    """The parts of a query: whether it must be there, its words in order, and whether the last is a beginning.

    >>> query_of('"swing bridge" -tram crack*')
    [(True, ['swing', 'bridge'], False), (False, ['tram'], False), (True, ['crack'], True)]
    """
    parts = []
    for minus, phrase, word in _PART.findall(text):
        found = re.findall(r"\w+", folded(phrase or word))
        if found:
            parts.append((not minus, found, not phrase and word.endswith("*")))
    return parts
