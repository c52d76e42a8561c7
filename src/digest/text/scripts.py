"""Find the script of a text by comparing code points: wide character classes take a millisecond each to compile."""

import re
from bisect import bisect_right
from collections import Counter

# (first, last, script).  A script of a single language has the code of that language.
_RANGES = (
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x0900, 0x097F, "devanagari"),
    (0x0980, 0x09FF, "bengali"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B00, 0x0B7F, "or"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1100, 0x11FF, "ko"),
    (0x1200, 0x139F, "ethiopic"),
    (0x1780, 0x17FF, "km"),
    (0x1F00, 0x1FFF, "el"),
    (0x3040, 0x30FF, "ja"),
    (0x3130, 0x318F, "ko"),
    (0x3400, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)
_STARTS = [first for first, _, _ in _RANGES]
OWN_LANGUAGE = frozenset(name for _, _, name in _RANGES if len(name) == 2)
# Minimum share of the letters that decides for a script.  Names and quotations in another script are below it.  A
# Japanese text may have more Han than kana, so kana needs a smaller share and is checked first.
_SHARE, _KANA = 0.4, 0.1


def script_of(text: str) -> str:
    """Return the script of most of the letters, "latin" for all scripts not listed here; "" without letters.

    >>> script_of("다리"), script_of("Straße"), script_of("12 %")
    ('ko', 'latin', '')
    """
    if text.isascii():
        return "latin" if any(map(str.isalpha, text)) else ""
    counts: Counter[str] = Counter()
    for letter, times in Counter(filter(str.isalpha, text)).items():  # a text has few different letters
        counts[_script(letter)] += times
    letters = counts.total()
    if not letters:
        return ""
    if counts["ja"] >= _KANA * letters:
        return "ja"
    name, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return name if most >= _SHARE * letters else "latin"


# The same characters, in a form that is searched at once; compiled on use.
# The time to compile a class grows with its characters, so a text is searched for others than these first.
_MAYBE_WIDE = "[^\x00-\u0dff\u1800-\u303f]"
_WIDE = "[\u3040-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+"


def is_wide(character: str) -> bool:
    """Return whether a character is a word or syllable by itself (kana, Han, Hangul), or of a script without blanks."""
    return "\u3040" <= character <= "\ud7af" or "\u0e00" <= character <= "\u0eff" or _is_of_the_mekong(character)


def _is_of_the_mekong(character: str) -> bool:
    """Return whether a character is Burmese or Khmer, which are written without blanks like Thai and Lao."""
    return "\u1000" <= character <= "\u109f" or "\u1780" <= character <= "\u17ff"


def is_thai(character: str) -> bool:
    """Return whether a character is a letter, a mark or a figure of the Thai script."""
    return "\u0e00" <= character <= "\u0e5b"


def count_wide(text: str) -> int:
    """Return the number of wide characters: see `is_wide`."""
    if text.isascii() or not re.search(_MAYBE_WIDE, text):
        return 0
    return len(text) - len(re.sub(_WIDE, "", text))


def _script(letter: str) -> str:
    code = ord(letter)
    at = bisect_right(_STARTS, code) - 1
    return _RANGES[at][2] if at >= 0 and code <= _RANGES[at][1] else "latin"
