"""Recognise openings that point back at a sentence before: "With this step, ...", "The decision was ..."."""

import re
from functools import cache

from digest.text.languages.back_words import ACTS, POINTING


def refers_back(opening: str, language: str) -> bool:
    """Return whether the start of a sentence, in lower case, points at a thing that only a sentence before it names.

    >>> refers_back("under this plan, 40 homes go.", "en"), refers_back("in this year’s race, 40 ran.", "en")
    (True, False)
    """
    pattern = _pattern(language)
    return bool(pattern and pattern.match(opening))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    if language not in POINTING:
        return None
    before, demonstratives, times = POINTING[language]
    joint = " ?" if language == "pt" else " "  # "neste", "dessa"
    forms = [rf"(?:{before}){joint}(?:{demonstratives})(?!\w)(?! (?:{times})\b)"]
    if language in ACTS:
        articles, nouns, verbs = ACTS[language]
        forms.append(rf"(?:{articles})(?:(?<=['’])| )(?:{nouns}) (?:{verbs})(?!\w)")
    return re.compile("|".join(forms))
