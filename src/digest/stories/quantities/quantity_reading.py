"""Quantities in a sentence: the dead, a fine in euros, hectares, a day, somebody's age.

Precision before recall: a number without a plain meaning is no quantity.
"""

from digest.model.article import Sentence
from digest.stories.quantities.figures import figures
from digest.stories.quantities.occasions import ages, dates, votes
from digest.stories.quantities.patterns import matches
from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.stories.quantities.scenes import scene_of
from digest.stories.quantities.vocabulary import OTHER_TIME
from digest.text.numbers import numbers


def quantities(sentence: Sentence, language: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in its order; a sentence about another time or a possibility has none."""
    text = sentence.text
    if not any(map(str.isdigit, text)) and language not in ("de", "en", "es", "fr", "it", "ko", "nl", "pt"):
        return ()
    found = numbers(text, language)
    if not found or matches(OTHER_TIME, language, text):
        return ()
    read = NumberedSentence(sentence, language, found, scene_of(text, language, found))
    taken: list[Quantity] = []
    for part in (ages, dates, votes, figures):
        for item in part(read):
            if all(item.number.start >= t.number.end or item.number.end <= t.number.start for t in taken):
                taken.append(item)
    return tuple(sorted(taken, key=lambda item: item.number.start))
