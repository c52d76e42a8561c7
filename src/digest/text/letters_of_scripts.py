"""Write words of other scripts in Latin letters, sound by sound: Greek, Cyrillic, Arabic, Hebrew and kana.

The tables are those of the usual spellings of names in the press; kana are called by their sounds in Unicode.
"""

import unicodedata
from functools import cache

_CYRILLIC = dict(zip("абвгґдеєжзиіїйклмнопрстуўфхцчшщъыьэюяђјљњћџ", (
    "a b v g g d e ye zh z i i yi y k l m n o p r s t u w f kh ts ch sh sh  y  e yu ya dj y ly ny ch dzh"
).split(" "), strict=True))  # fmt: skip
_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t i f kh ps o".split(), strict=True)
)
_GREEK_PAIRS = (("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("ου", "u"), ("αυ", "av"), ("ευ", "ev"))
_ARABIC = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئةىپچژگ", (
    "a b t th j h kh d d r z s sh s d t z a gh f q k l m n h w y  a a i w y  a p ch zh g"
).split(" "), strict=True))  # fmt: skip
_HEBREW = dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", (
    "a b g d h v z kh t y k k l m m n n s a p f ts ts k r sh t"
).split(), strict=True))  # fmt: skip
_LETTERS = {**_CYRILLIC, **_GREEK, **_ARABIC, **_HEBREW}
_KANA = ("KATAKANA LETTER ", "HIRAGANA LETTER ")


def in_latin(word: str) -> str:
    """Return a word in small Latin letters without marks; letters of scripts without a table stay.

    >>> in_latin("Żółć"), in_latin("Зеленский"), in_latin("トヨタ")
    ('zolc', 'zelenskiy', 'toyota')
    """
    low = word.lower()
    if low.isascii():
        return low
    for pair, letters in _GREEK_PAIRS:
        low = low.replace(pair, letters)
    return "".join(map(_latin, low))


@cache
def _latin(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    name = unicodedata.name(letter, "")
    if name.startswith(_KANA):
        sound = name.split()[-1].lower()
        return {"n": "n", "tu": "tsu", "si": "shi", "ti": "chi", "hu": "fu", "zi": "ji"}.get(sound, sound)
    plain = unicodedata.normalize("NFKD", letter)
    base = "".join(part for part in plain if not unicodedata.combining(part))
    if base in _LETTERS:
        return _LETTERS[base]
    return {"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}.get(
        base, base
    )
