"""Whether the text of an entry is all there is, or a taste of its page."""

import re

from digest.sources.feed_markup import without_tags

# A text of so many words without a sign that it goes on is taken for the whole; a shorter one may be, and its page is
# looked at: a page too many costs a request, a missing one costs the article.
_WHOLE = 120
# In scripts without blanks about two letters make a word.
_LETTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
# How a cut text ends, in its last letters.
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
    """Whether an entry's text may be less than its page.

    >>> is_teaser("<p>The bridge was closed […]</p>"), is_teaser("word " * 200)
    (True, False)
    """
    text = without_tags(html, " ").strip()
    return words(text) < _WHOLE or bool(_GOES_ON.search(text[-_END:]))


def words(text: str) -> int:
    """How many words a text has, about."""
    return len(text.split()) + len(_LETTERS.findall(text)) // 2
