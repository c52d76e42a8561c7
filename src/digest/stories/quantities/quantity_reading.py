"""Quantities in a sentence: the dead, a price in euros, hectares, a day, a score, somebody's age.

A general reading: each number with its unit or the nouns it counts, and the kinds of the words beside it.
"""

import re
from collections.abc import Iterator
from functools import cache

from digest.model.article import Sentence
from digest.stories.quantities.ages import ages
from digest.stories.quantities.amounts import amounts, fractions
from digest.stories.quantities.common_unit import with_common_unit
from digest.stories.quantities.contests import ranks, scores, votes
from digest.stories.quantities.context import DAY_NAMES
from digest.stories.quantities.event_words import LANGUAGES
from digest.stories.quantities.medals import medals
from digest.stories.quantities.moments import moments
from digest.stories.quantities.patterns import months_of
from digest.stories.quantities.quantity import Quantity, numbered
from digest.stories.quantities.reading_words import MEDAL_STARTS, NOON, NUMBER_STARTS, ORDINALS, SHARE_STARTS

# The readers of whole phrases come first: what they take is no plain amount.
_READERS = (ages, votes, moments, scores, ranks, medals, fractions, amounts)

# Letters and numbers of a sentence that is read: what has more is a list or a table, and its figures are on many
# things.  Each number is read beside each other one, so that the time grows with their cube.
_LONGEST, _MOST = 1_500, 30


def quantities(sentence: Sentence, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence, in its order."""
    if language not in LANGUAGES:
        return ()
    if len(sentence.text) > _LONGEST or not may_have_quantities(sentence.text, language):
        return ()
    read = numbered(sentence, language)
    if len(read.found) > _MOST:
        return ()
    taken: list[Quantity] = []
    for reader in _READERS:
        for item in reader(read):
            if all(item.number.start >= t.number.end or item.number.end <= t.number.start for t in taken):
                taken.append(item)
    return tuple(with_common_unit(sorted(taken, key=lambda item: item.number.start), read))


def sentences_with_quantities(sentences: tuple[Sentence, ...], language: str) -> Iterator[Quantity]:
    for sentence in sentences:
        yield from quantities(sentence, language)


def may_have_quantities(text: str, language: str) -> bool:
    """Return whether a sentence has a figure, or a word of any kind that is read; cheaper than reading it."""
    return any(map(str.isdigit, text)) or bool(_hint(language).search(text.lower()))


@cache
def _hint(language: str) -> re.Pattern[str]:
    """Return the pattern of the beginnings of number words, ordinals, weekdays and hours of a language."""
    starts = (
        *NUMBER_STARTS.get(language, ()),
        *ORDINALS.get(language, ()),
        *DAY_NAMES,
        *NOON,
        *months_of(language),
        *MEDAL_STARTS.get(language, ()),
        *SHARE_STARTS.get(language, ()),
    )
    inside = "" if language in ("ko", "de", "nl") else r"(?<!\w)"
    return re.compile(f"{inside}(?:{'|'.join(starts)})")
