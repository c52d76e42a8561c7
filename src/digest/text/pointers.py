"""Recognise titles that point at news without reporting it: questions, and names of a form such as "Watch:"."""

import re
from functools import cache

from digest.text.languages.pointer_words import ASKING, LABELS, PHRASES
from digest.text.scripts import count_wide

# Marks between a label and the rest of a title.
_MARKS = r"(?:(?<!\s)\s+)?[:：|｜】\]»>]\s*|(?<!\s)\s+[-–—•·/]\s+|\.\s+"
_FRAME = " \t+*[【«<(…!.■▶►●"
# Quotation marks: a question within them is a statement that somebody asked it.  No mark opens twice, so that each
# search for the end stops at the next one.
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‘[^‘’]*’(?!\w)|\"[^\"]*\"|「[^「」]*」|『[^『』]*』")
_WHOLLY_QUOTED = re.compile(r"(?:[“„«\"「『][^“”„«»\"」』]*[”“»\"」』]|['‘](?:[^'’]|['’](?=\w))*['’])[.!…]?")
_QUESTION = re.compile(r"[?？؟]")
# A list of things in place of an event: "Five things", "7 takeaways".
_LISTED = re.compile(
    r"(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:key |big |more )?"
    r"(?:things|takeaways|ways|reasons|questions|facts|charts|lessons)\b"
)


def is_pointer(title: str, language: str) -> bool:
    """Return whether a title is a question, a quotation alone, a list, or names its form ("Live: ...").

    >>> is_pointer("Watch: ferry runs aground", "en"), is_pointer("Ferry runs aground", "en")
    (True, False)
    """
    low = title.casefold().strip()
    if _QUESTION.search(_QUOTED.sub(" ", title)) or _WHOLLY_QUOTED.fullmatch(title.strip()) or _LISTED.match(low):
        return True
    if _phrases().search(low) or title.startswith(("+++", "▶")):
        return True
    return _asks(title.strip(), low, language) or _is_labelled(low)


def _asks(title: str, low: str, language: str) -> bool:
    words = ASKING.get(language)
    if not words or title.startswith("WHO "):  # the organisation
        return False
    end = "" if count_wide(title) else r"(?!\w)"
    return bool(re.match(rf"(?:{words}){end}", low))


def _is_labelled(low: str) -> bool:
    """Return whether a label is before a mark, ends the part before it, or is alone after the last one."""
    parts = [part.strip(_FRAME) for part in re.split(_MARKS, low.lstrip(_FRAME))]
    if len(parts) < 2:
        return False
    labels = _labels()
    return parts[0] in labels or parts[-1].rstrip("])") in labels or bool(_live_end().search(parts[0]))


@cache
def _labels() -> frozenset[str]:
    return frozenset(label for labels in LABELS.values() for label in labels.split("|"))


@cache
def _phrases() -> re.Pattern[str]:
    """Return a pattern of the phrases and of the words that are labels wherever they are ("Liveblog")."""
    every = sorted({phrase for phrases in PHRASES.values() for phrase in phrases.split("|")})
    spaced = "|".join(re.escape(phrase) for phrase in every if not count_wide(phrase))
    wide = "|".join(re.escape(phrase) for phrase in every if count_wide(phrase))
    return re.compile(rf"(?<!\w)(?:{spaced}|live ?blog|(?:live|news)ticker|newsblog)(?!\w)|{wide}")


@cache
def _live_end() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:live|en direct|en directo|en vivo|ao vivo|na żywo|in diretta|生中継|直播)$")
