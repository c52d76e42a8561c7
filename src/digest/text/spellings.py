"""Compare two spellings of one name: "Kiev" and "Kyiv", "Brandt" and "Brant", "Erdoğan" and "Erdogan"."""

import re
from unicodedata import normalize

# Letters by which two spellings may differ in length: "Niger" and "Nigeria" are two countries.
_LONGER = 1
# Consonants of a name that it can be recognised by.
_FEWEST = 2
# Letters of one sound in names that were carried over from another script or language.
_SOUNDS = (("ph", "f"), ("dt", "t"), ("ck", "k"), ("c", "k"), ("q", "k"), ("w", "v"), ("z", "s"), ("ß", "s"))
_SILENT = re.compile(r"[aeiouyhæøœ\W\d_]")
_TWICE = re.compile(r"(.)\1+")


def are_spellings(one: str, other: str) -> bool:
    """Return whether two words in small letters may be one name: consonants of equal sound, and nearly one length."""
    if one == other:
        return True
    ours, theirs = _consonants(one), _consonants(other)
    return ours == theirs and len(ours) >= _FEWEST and abs(len(one) - len(other)) <= _LONGER


def _consonants(word: str) -> str:
    """Return the consonants of a word, without marks, each sound in one letter and no letter twice in a row."""
    plain = "".join(letter for letter in normalize("NFKD", word) if letter.isalpha())
    for letters, sound in _SOUNDS:
        plain = plain.replace(letters, sound)
    return _TWICE.sub(r"\1", _SILENT.sub("", plain))
