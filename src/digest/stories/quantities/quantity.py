"""A number of a sentence with its meaning, and the sentence that is read for it."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from digest.model.article import Sentence
from digest.stories.quantities.context import Context, context_of, stems_of
from digest.stories.quantities.event_words import EventWord, events
from digest.stories.quantities.numerals import numerals
from digest.stories.quantities.patterns import lowered
from digest.text.numbers import Number

# Letters on each side of a number that are beside it.
_NEAR = 80

# A sign of a currency right before a number, and the word or the sign right after one: "$2.1 million", "14 hurt".
_SIGN = re.compile(r"(?:US|A|C)?[$€£¥₩][ \u00a0]?$")
_WORD = re.compile(r"[ \u00a0]?[%€£$]|[ \u00a0-][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence with its meaning.

    `kind` and `unit` name its dimension ("money", "euro"); the values of `number` are in the base unit.  `events` are
    the kinds of the words beside it, `nouns` the stems of the things it counts, `groups` their classes, `sorts` the
    words between.  `marks` are what sets it apart: "earlier", "planned", "part".
    """

    kind: str
    number: Number
    sentence: Sentence
    context: Context
    unit: str = ""
    events: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    groups: frozenset[tuple[str, str]] = frozenset()
    marks: frozenset[str] = frozenset()
    generic: bool = False
    near: frozenset[str] = frozenset()
    sorts: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, ...]:
        """Two quantities of one article with the same key are of one thing."""
        return self.kind, self.unit, *sorted(self.events), *sorted(self.nouns)

    @property
    def figure(self) -> str:
        """The number with the sign of a currency before it and the word after it, as the sentence has them."""
        text, number = self.sentence.text, self.number
        before = _SIGN.search(text, 0, number.start)
        after = _WORD.match(text, number.end)
        return text[before.start() if before else number.start : after.end() if after else number.end]


@dataclass(frozen=True)
class NumberedSentence:
    """A sentence with its numbers, its events and its context."""

    sentence: Sentence
    language: str
    found: tuple[Number, ...] = field(default=())

    @property
    def text(self) -> str:
        return self.sentence.text

    @cached_property
    def low(self) -> str:
        return lowered(self.text).replace("’", "'")

    @cached_property
    def events(self) -> tuple[EventWord, ...]:
        return events(self.text, self.language)

    @cached_property
    def context(self) -> Context:
        return context_of(self.text, self.language, self.found)

    def near(self, start: int, end: int) -> frozenset[str]:
        """Return the content stems beside a place in the text."""
        low = self.text[max(0, start - _NEAR) : start] + " 0 " + self.text[end : end + _NEAR]
        return frozenset(stems_of(low, self.language)) & self.context.stems


def numbered(sentence: Sentence, language: str) -> NumberedSentence:
    return NumberedSentence(sentence, language, numerals(sentence.text, language))
