"""Recognise openings that point back at a sentence before: "With this step, ...", "According to her, ..."."""

import re
from functools import cache

from digest.text.languages.back_words import ACTS, POINTING
from digest.text.languages.source_words import SOURCES


def refers_back(opening: str, language: str) -> bool:
    """Return whether the start of a sentence, in lower case, points at a thing that only a sentence before it names.

    >>> refers_back("under this plan, 40 homes go.", "en"), refers_back("in this year’s race, 40 ran.", "en")
    (True, False)
    >>> refers_back("according to her, 40 homes go.", "en")
    True
    """
    pattern = _pattern(language)
    return bool(pattern and pattern.match(opening))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    forms = [SOURCES[language]] if language in SOURCES else []
    if language in POINTING:
        before, demonstratives, times = POINTING[language]
        joint = " ?" if language == "pt" else " "  # "neste", "dessa"
        forms.append(rf"(?:{before}){joint}(?:{demonstratives})(?:(?<=['’])|(?!\w))(?! ?(?:{times})\b)")
    if language in ACTS:
        articles, nouns, verbs = ACTS[language]
        forms.append(rf"(?:{articles})(?:(?<=['’])| )(?:{nouns}) (?:{verbs})(?!\w)")
    return re.compile("|".join(forms)) if forms else None
