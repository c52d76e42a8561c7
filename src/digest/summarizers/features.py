"""What `ranked` looks at in a sentence: seventeen figures, each about 0 to 1, in plain Python.

The fit and the ranking read the same figures from here, so that weights always mean what they were fitted on.  Only the
article itself is looked at: how many of its sentences hold a stem says as much as TF-IDF over a day's articles does
(on held-out folds level within 0.1), and it does not depend on what else was read.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import chain

# name → the group that `why` shows it under
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
# Length is counted in letters, six to an English word with its blank, so that it means the same where words are long;
# a syllable or sign of these languages says as much as several letters.
_LETTERS = 6.0
_LETTERS_OF = {"ko": 2.5, "ja": 2.5, "zh": 1.7, "th": 5.0}
# "few words" falls from 1 to 0 up to the first of these, "more words" grows to 1 from there to the second, and "many
# words" from there to the third: half a sentence, an average one of news, and rather several.
_FEW, _AVERAGE, _MANY = 12, 25, 75
# Sentences that count as an article's opening.
_OPENING = 3
# What a figure is divided by to be about 1 for a long sentence, or for the last of an article.
_LOGS, _ONCE, _STEMS, _LATE = 20.0, 15.0, 40.0, 4.0
_CAPITAL = re.compile(" [A-ZÀ-Þ]")
# The same in ASCII, an order of magnitude quicker: each capital as one letter, and all else but blanks as another.
_SHAPES = {code: "A" if chr(code).isupper() else chr(code) if code in (10, 32) else "." for code in range(128)}
_OPENS_QUOTE = frozenset("\"'“„«»「『‘")
_ENDS_QUOTE = frozenset("\"'”’“»«」』")

Row = tuple[float, ...]


def features(
    texts: Sequence[str], stems: Sequence[Collection[str]], title: Collection[str] = (), language: str = "en"
) -> list[Row]:
    """The figures of each sentence of one article, in the order of NAMES; `title` holds the stems of its title.

    "title" is the share of the title's stems that the sentence holds.  "Holders" of a stem are the sentences of the
    article that hold it; "place" runs from 0 for the first sentence to 1 for the last.
    """
    sets = list(map(frozenset, stems))  # those that are sets already stay what they are
    news, shared = _shared(sets)
    log_of = {stem: math.log(n) for stem, n in Counter(chain.from_iterable(shared)).items()}.__getitem__
    opening = frozenset(chain.from_iterable(sets[:_OPENING]))
    wanted = frozenset(title)
    letters = _LETTERS_OF.get(language, _LETTERS)
    rows: list[Row] = []
    columns = zip(texts, sets, news, shared, _capitals(texts), strict=True)
    for at, (text, spoken, new, repeated, capitals) in enumerate(columns):
        n = len(spoken) or 1
        log = math.fsum(map(log_of, repeated))
        words = round(len(text) / letters)
        rows.append(
            (
                math.log1p(at) / _LATE,
                at / len(sets),
                *_lengths(min(words, _MANY)),
                capitals / (words or 1),
                text[:1] in _OPENS_QUOTE,
                text[-1:] in _ENDS_QUOTE,
                "?" in text,
                ":" in text,
                log / n,
                log / _LOGS,
                (len(spoken) - len(repeated)) / _ONCE,
                n / _STEMS,
                new / n,
                len(opening & spoken) / n if at >= _OPENING else 0.0,
                len(wanted & spoken) / len(wanted) if wanted else 0.0,
            )
        )
    return rows


def _shared(sets: Sequence[Collection[str]]) -> tuple[list[int], list[Collection[str]]]:
    """Of each sentence, how many stems no sentence before it holds, and those that another one holds too."""
    said: set[str] = set()
    again: set[str] = set()
    news = []
    for spoken in sets:
        old = said.intersection(spoken)
        news.append(len(spoken) - len(old))
        again |= old
        said.update(spoken)
    return news, [again.intersection(spoken) for spoken in sets]


def _capitals(texts: Sequence[str]) -> list[int]:
    """How many words of each text, its first left out, begin with a capital."""
    joined = "\n".join(texts)
    if not joined.isascii():
        return [len(_CAPITAL.findall(text)) for text in texts]
    return [shape.count(" A") for shape in joined.translate(_SHAPES).split("\n")]


@cache
def _lengths(words: int) -> tuple[float, float, float]:
    """The three figures of a sentence's length."""
    few = max(0, _FEW - words) / _FEW
    more = (min(max(words, _FEW), _AVERAGE) - _FEW) / (_AVERAGE - _FEW)
    many = max(0, words - _AVERAGE) / (_MANY - _AVERAGE)
    return few, more, many
