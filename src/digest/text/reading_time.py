"""Estimate the reading time of a text."""

import re

# Words per minute, silent reading of plain texts: Trauzettel-Klosinski & Dietz, "Standardized assessment of reading
# performance: the new International Reading Speed Texts IReST" (2012), table of means.
_WORDS_A_MINUTE = {
    "ar": 138, "de": 179, "en": 228, "es": 218, "fi": 161, "fr": 195, "he": 187, "it": 188, "nl": 202, "pl": 166,
    "pt": 181, "ru": 184, "sl": 180, "sv": 199, "tr": 166,
}  # fmt: skip
# Mean over the languages of that table, for all other languages.
_OTHERS = 184
# Characters per minute in languages without blanks, from the same source.  Thai is not in it, and has the value of
# Chinese.
_CHARACTERS_A_MINUTE = {"zh": 255, "ja": 357, "th": 255}


def seconds(text: str, language: str) -> float:
    """Return the seconds that a reader of `language` needs for `text`.

    >>> seconds("one two three four", "en") == 4 / 228 * 60
    True
    """
    characters = _CHARACTERS_A_MINUTE.get(language)
    if characters:
        return len(re.findall(r"\w", text)) / characters * 60
    return len(text.split()) / _WORDS_A_MINUTE.get(language, _OTHERS) * 60
