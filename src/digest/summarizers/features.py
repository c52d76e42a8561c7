"""Compute the figures of a sentence for `ranked`: seventeen, each of about 0 to 1, in plain Python.

The fit and the ranking use the same figures, so that weights always fit their figures.  Only the article itself is
used: the number of its sentences with a stem is as informative as TF-IDF over a day's articles (on held-out folds equal
within 0.1), and it does not depend on which other articles were read.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

# name → group under which `why` shows it
NAMES = {
    "log position": "position",
    "place": "position",
    "few words": "length",
    "more words": "length",
    "many words": "length",
    "capitals": "names",
    "opens quote": "quotation",
    "ends quote": "quotation",
    "question": "form",
    "colon": "form",
    "log holders": "content",
    "sum of log holders": "content",
    "held once": "content",
    "stems": "content",
    "not said before": "content",
    "in the opening": "content",
    "title": "title",
}
# group → places of its figures
_groups = list(NAMES.values())
GROUPS = {group: slice(_groups.index(group), _groups.index(group) + _groups.count(group)) for group in _groups}
# Scores are compared at nine digits, so that the order of a sum never decides.  They are whole numbers, since rounding
# to digits takes ten times as long.
FINEST = 10.0**9
# Length is counted in letters, six to an English word with its blank, so that it is comparable where words are long; a
# syllable or sign of these languages counts as several letters.
_LETTERS = 6.0
_LETTERS_OF = {"ko": 2.5, "ja": 2.5, "zh": 1.7, "th": 5.0}
# "few words" falls from 1 to 0 up to the first of these, "more words" grows to 1 from there to the second, and "many
# words" from there to the third: half a sentence, an average sentence of news, and a few sentences.
_FEW, _AVERAGE, MANY = 12, 25, 75
# Number of sentences in an article's opening.
OPENING = 3
# Divisors that give about 1 for a long sentence, or for the last sentence of an article.
_LOGS, _ONCE, _STEMS, _LATE = 20.0, 15.0, 40.0, 4.0
_CAPITAL = re.compile(" [A-ZÀ-Þ]")
# The same in ASCII, an order of magnitude faster: each capital becomes one letter, and all else but blanks another.
_SHAPES = bytes(ord("A" if chr(code).isupper() else chr(code) if code in b" \n" else ".") for code in range(256))
OPENS_QUOTE = frozenset("\"'“„«»「『‘")
ENDS_QUOTE = frozenset("\"'”’“»«」』")

Column = Any  # a number, or an array of them


class SentenceFigures(NamedTuple):
    """The figures of a sentence, or columns of figures of many, with the names of NAMES and in their order."""

    log_position: Column
    place: Column
    few_words: Column
    more_words: Column
    many_words: Column
    capitals: Column
    opens_quote: Column
    ends_quote: Column
    question: Column
    colon: Column
    log_holders: Column
    sum_of_log_holders: Column
    held_once: Column
    stems: Column
    not_said_before: Column
    in_the_opening: Column
    title: Column


def features(
    texts: Sequence[str], stems: Sequence[Collection[str]], title: Collection[str] = (), language: str = "en"
) -> list[SentenceFigures]:
    """Return the figures of each sentence of one article.

    `title` has the stems of the title, and "title" is the share of them in the sentence.  "Holders" of a stem are the
    sentences of the article that have it; "place" runs from 0 for the first sentence to 1 for the last.
    """
    sets = list(map(frozenset, stems))  # sets are not copied
    holders = Counter(chain.from_iterable(sets))
    log_of = {stem: log(n) for stem, n in holders.items() if n > 1}.get
    opening = frozenset(chain.from_iterable(sets[:OPENING]))
    wanted = frozenset(title)
    letters = letters_in(language)
    said: set[str] = set()
    rows: list[SentenceFigures] = []
    for at, (text, spoken, capitals) in enumerate(zip(texts, sets, _capitals(texts), strict=True)):
        before = len(said)
        said.update(spoken)
        repeated = [*filter(None, map(log_of, spoken))]
        words = round(len(text) / letters)
        rows.append(
            figures(
                late=log_place(at),
                place=at / len(sets),
                length=lengths(min(words, MANY)),
                capitals=capitals / (words or 1),
                opens=text[:1] in OPENS_QUOTE,
                ends=text[-1:] in ENDS_QUOTE,
                asks="?" in text,
                colons=":" in text,
                stems=len(spoken) or 1,
                logs=sum(repeated),
                once=len(spoken) - len(repeated),
                new=len(said) - before,
                early=len(opening & spoken) if at >= OPENING else 0,
                title=len(wanted & spoken) / len(wanted) if wanted else 0.0,
            )
        )
    return rows


def figures(
    *,
    late: Column,
    place: Column,
    length: tuple[Column, Column, Column],
    capitals: Column,
    opens: Column,
    ends: Column,
    asks: Column,
    colons: Column,
    stems: Column,
    logs: Column,
    once: Column,
    new: Column,
    early: Column,
    title: Column,
) -> SentenceFigures:
    """Return the figures from the counts of one sentence, or from columns of counts of many."""
    few, more, many = length
    return SentenceFigures(
        log_position=late,
        place=place,
        few_words=few,
        more_words=more,
        many_words=many,
        capitals=capitals,
        opens_quote=opens,
        ends_quote=ends,
        question=asks,
        colon=colons,
        log_holders=logs / stems,
        sum_of_log_holders=logs / _LOGS,
        held_once=once / _ONCE,
        stems=stems / _STEMS,
        not_said_before=new / stems,
        in_the_opening=early / stems,
        title=title,
    )


@cache
def log(n: int) -> float:
    """Return ln(n) to 32 binary digits, so that sums are exact in any order; 0 for n = 0."""
    return round(math.log(n or 1) * 2**32) / 2**32


@cache
def log_place(at: int) -> float:
    """Return the lateness of a position, on a scale that distinguishes mainly the first ones."""
    return math.log1p(at) / _LATE


def letters_in(language: str) -> float:
    """Return the number of letters of a language that count as one word."""
    return _LETTERS_OF.get(language, _LETTERS)


@cache
def lengths(words: int) -> tuple[float, float, float]:
    """Return the three figures of a length of up to MANY words."""
    few = max(0, _FEW - words) / _FEW
    more = (min(max(words, _FEW), _AVERAGE) - _FEW) / (_AVERAGE - _FEW)
    many = max(0, words - _AVERAGE) / (MANY - _AVERAGE)
    return few, more, many


def _capitals(texts: Sequence[str]) -> list[int]:
    """Return the number of words of each text, except its first, that begin with a capital."""
    joined = "\n".join(texts)
    if not joined.isascii():
        return [len(_CAPITAL.findall(text)) for text in texts]
    return [shape.count(b" A") for shape in joined.encode().translate(_SHAPES).split(b"\n")]
