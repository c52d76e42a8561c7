"""A number of a sentence with its meaning, and the sentence that is read for it."""

import re
from dataclasses import dataclass

from digest.model.article import Sentence
from digest.stories.quantities.patterns import clause_of
from digest.stories.quantities.scenes import Scene
from digest.text.numbers import Number
from digest.text.words import stems

# A sign of a currency right before a number, and the word or the sign right after one: "$2.1 million", "14 hurt".
_SIGN = re.compile(r"(?:US|A|C)?[$€£¥₩][ \u00a0]?$")
_WORD = re.compile(r"[ \u00a0]?[%€£$]|[ \u00a0-][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence with its meaning.

    `kind` and `unit` name it ("fine", "euro"), `noun` is the stem of the counted thing ("" for people as such),
    `words` are the stems that name the kind itself, `claim` the stems of the number's clause.
    """

    kind: str
    unit: str
    number: Number
    sentence: Sentence
    scene: Scene
    claim: frozenset[str] = frozenset()
    noun: str = ""
    words: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str, str]:
        """Quantities with one key may be compared."""
        return self.kind, self.unit, self.noun

    @property
    def figure(self) -> str:
        """The number with the sign of a currency before it and the word after it, as the sentence has them."""
        text, number = self.sentence.text, self.number
        before = _SIGN.search(text, 0, number.start)
        after = _WORD.match(text, number.end)
        return text[before.start() if before else number.start : after.end() if after else number.end]


@dataclass(frozen=True, slots=True)
class NumberedSentence:
    """A sentence with its numbers and its scene."""

    sentence: Sentence
    language: str
    found: tuple[Number, ...]
    scene: Scene

    @property
    def text(self) -> str:
        return self.sentence.text

    def quantity(self, kind: str, number: Number, unit: str = "", noun: str = "", words: str = "") -> Quantity:
        start, end = clause_of(self.text, number)
        claim = frozenset(stems(self.text[start:end], self.language)) & self.scene.stems
        named = frozenset(stems(words, self.language))
        return Quantity(kind, unit, number, self.sentence, self.scene, claim, noun, named)
