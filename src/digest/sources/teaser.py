"""Decide whether the text of an entry is the whole article, or a teaser for its page."""

import re

from digest.sources.feed_markup import without_tags

# Minimum number of words of a text that counts as the whole article, unless it ends with a sign that it continues.  For
# a shorter text the page is fetched: a needless page costs a request, a missing page costs the article.
_WHOLE = 120
# Letters of scripts without blanks; about two of them make a word.
_LETTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
# Number of characters at the end of a text that are searched for a sign that it continues.
_END = 80
_GOES_ON = re.compile(
    r"""(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\W*$ | \[\s*(?:…|\.\.\.)\s*\]
    | (?:read|continue|learn|see)\s+(?:more|reading|on)|read\s+(?:the\s+)?(?:full|rest|whole)
    | (?:mehr|weiter)\s*lesen
    | lire\s+(?:la\s+suite|plus) | (?:leer|seguir\s+leyendo)\s+más|seguir\s+leyendo | leggi\s+(?:tutto|di\s+più)
    | leia\s+mais | lees\s+(?:verder|meer) | läs\s+(?:mer|hela) | l[æe]s\s+mere?\b | lue\s+lisää
    | czytaj\s+(?:dalej|więcej)
    | číst\s+(?:dále|více) | читать\s+(?:далее|полностью) | 続きを読む | 阅读全文 | 더\s*보기""",
    re.I | re.X,
)


def is_teaser(html: str) -> bool:
    """Return whether an entry's text may be shorter than the article on its page.

    >>> is_teaser("<p>The bridge was closed […]</p>"), is_teaser("word " * 200)
    (True, False)
    """
    text = without_tags(html, " ").strip()
    return words(text) < _WHOLE or bool(_GOES_ON.search(text[-_END:]))


def words(text: str) -> int:
    """Return the approximate number of words in a text."""
    return len(text.split()) + len(_LETTERS.findall(text)) // 2
