"""Compare names across languages and scripts by their consonants: "Brackwater" and "브랙워터".

A name is carried over by ear: vowels change, letters of one sound change, and an "r" behind a vowel is lost.  What is
left is the order of its consonants, each one of seven sounds: K, L, M, N, P, S, T, as in Soundex (Russell 1918) but
with the spellings of several languages.  Spellings of several sounds give several skeletons.
"""

import re
from functools import lru_cache
from itertools import islice, product

from digest.text.letters_of_scripts import in_latin

_VOWEL = "."
# Skeletons of a name at most, and letters of a name that are read.
_MOST, _LETTERS = 24, 24
# Spellings, the longest first, with the sounds that they may stand for; vowels are dots.
_SPELLINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tsch", ("S",)), ("dsch", ("S",)), ("sch", ("S", "SK")), ("tch", ("S",)), ("dzh", ("S",)),
    ("tz", ("S",)), ("ts", ("S", "TS")), ("cz", ("S",)), ("sz", ("S",)), ("rz", ("S", "LS")), ("sh", ("S",)),
    ("zh", ("S",)), ("dj", ("S",)), ("ch", ("S", "K")), ("ck", ("K",)), ("kh", ("K", "")), ("gh", ("K", "")),
    ("ph", ("P",)), ("th", ("T", "S")), ("dt", ("T",)), ("qu", ("K",)), ("gn", ("N", "KN")), ("ng", ("N", "NK")),
    ("rh", ("L",)), ("ll", ("L", "")), ("sc(?=[eiy])", ("S",)), ("c(?=[eiy])", ("S",)), ("g(?=[eiy])", ("K", "S", "")),
    ("x", ("KS", "")), ("ti(?=on)", ("S",)), ("j", ("S", "")), ("w", ("", "P")), ("z", ("S",)), ("s", ("S",)),
    ("[kcqg]", ("K",)), ("[bpfv]", ("P",)), ("[td]", ("T",)), ("l", ("L",)), ("m", ("M",)), ("n", ("N",)),
    ("r(?![aeiouy])", ("", "L")), ("r", ("L",)), ("[aeiouyh]+", (_VOWEL,)), (".", ("",)),
)  # fmt: skip
_SPELLING = re.compile("|".join(f"({pattern})" for pattern, _ in _SPELLINGS))
# Letters that French names do not speak at their end.
_SILENT_END = re.compile(r"(?:(?<=[aeiouyrn])[tdsxzp]|(?<=au)l[tdx])$")
_VOWELS = re.compile(r"[aeiouy]+")
# Hangul: the sounds of the initial and of the final consonant of a syllable.
_INITIALS = ("K", "K", "N", "T", "T", "L", "M", "P", "P", "S", "S", "", "S", "S", "S", "K", "T", "P", "")
_FINALS = ("", *"K K K N N N T L K M L L L P L M P P T T N T T K T P T".split())
_FIRST, _LAST, _PER_INITIAL, _PER_VOWEL = ord("가"), ord("힣"), 588, 28
# The vowel that Korean puts between consonants, and the number of ㄹ among the initials.
_FILLER, _RIEUL = 18, 5


@lru_cache(maxsize=100_000)
def skeletons(name: str) -> frozenset[str]:
    """Return the consonants of a name as they may sound, with a dot in front if it begins with a vowel.

    >>> sorted(skeletons("brackwater") & skeletons("브랙워터"))
    ['PLKT']
    """
    if any(_FIRST <= ord(letter) <= _LAST for letter in name):
        return _of_parts(list(map(_syllable, name)))
    latin = in_latin(name[:_LETTERS])
    forms = {latin, _SILENT_END.sub("", latin)}
    return frozenset(found for form in sorted(forms) for found in _of_parts(_parts(form)))


def vowels_in(name: str) -> int:
    """Return the number of vowels of a name that are spoken, more or less; 0 in a script that writes none.

    >>> vowels_in("brackwater"), vowels_in("브랙워터")
    (3, 3)
    """
    if any(_FIRST <= ord(letter) <= _LAST for letter in name):
        return sum(_VOWEL in sounds for letter in name for sounds in _syllable(letter)[:1])
    return len(_VOWELS.findall(name)) if name.isascii() else 0


def _parts(latin: str) -> list[tuple[str, ...]]:
    return [_SPELLINGS[(match.lastindex or 1) - 1][1] for match in _SPELLING.finditer(latin)]


def _syllable(letter: str) -> tuple[str, ...]:
    """Return what a syllable of Hangul may sound like; a letter of another script has no sound."""
    code = ord(letter) - _FIRST
    if not 0 <= code <= _LAST - _FIRST:
        return ("",)
    initial, rest = divmod(code, _PER_INITIAL)
    vowel, final = divmod(rest, _PER_VOWEL)
    sound = _INITIALS[initial] + ("" if vowel == _FILLER else _VOWEL) + _FINALS[final]
    if initial == _RIEUL and vowel == _FILLER and not final:
        return (sound, "")
    return (sound,)


def _of_parts(parts: list[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(_skeleton("".join(some)) for some in islice(product(*parts), _MOST))


def _skeleton(sounds: str) -> str:
    """Return the sounds without vowels but that at the start; of two equal ones side by side, one."""
    once = re.sub(r"([^.])\1+", r"\1", sounds)
    start = _VOWEL if once.startswith(_VOWEL) else ""
    return start + once.replace(_VOWEL, "")
