"""Write names alike in all languages: without accents, and Korean in Latin letters."""

import unicodedata
from functools import lru_cache

_INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = " k k ks n nj nh t l lk lm lb ls lt lp lh m p ps t t ng t t k t p t".split(" ")
_FIRST, _LAST, _BLOCK, _ROW = 0xAC00, 0xD7A3, 588, 28
_CACHED = 2_000


@lru_cache(_CACHED)
def folded(text: str) -> str:
    """Return a text in lower case without accents, its Hangul in Latin letters.

    >>> folded("Möhrstadt 가람시")
    'mohrstadt garamsi'
    """
    low = text.lower()
    if low.isascii():
        return low
    spelled = "".join(_latin(character) if _FIRST <= ord(character) <= _LAST else character for character in low)
    plain = unicodedata.normalize("NFKD", spelled.replace("ß", "ss"))
    return "".join(character for character in plain if not unicodedata.combining(character))


def _latin(syllable: str) -> str:
    code = ord(syllable) - _FIRST
    return _INITIALS[code // _BLOCK] + _VOWELS[code % _BLOCK // _ROW] + _FINALS[code % _ROW]
