"""Recognise openings that point back at a sentence before: "With this step, ...", "According to her, ..."."""

import re
from functools import cache

from digest.text.languages.back_words import ACTS, POINTING
from digest.text.languages.source_words import SOURCES

# English: a demonstrative before a noun of an act behind the first verb ("blocked that effort"), if nothing behind the
# noun says which; and a connective behind the subject ("Ann Orr, meanwhile, ...").
_DEMONSTRATIVES, _GOES_ON = "that|this|those|these|such", "to|of|that|for|by|on|in|at|which|who|from"
_CONTRASTED = (
    r"[^,.;:\d]{2,40}, (?:meanwhile|however|though|in turn|therefore|too|by contrast|for (?:his|her|its) part),"
)


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
    if language == "en":
        forms += [
            rf"(?:[^\s,.;:]+ ){{1,4}}(?:{_DEMONSTRATIVES}) (?:{ACTS['en'][1]})(?!\w| (?:{_GOES_ON})\b)",
            _CONTRASTED,
        ]
    return re.compile("|".join(forms)) if forms else None
