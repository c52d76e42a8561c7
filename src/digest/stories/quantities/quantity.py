"""A number of a sentence with its meaning, and the sentence that is read for it."""

from dataclasses import dataclass

from digest.model.article import Sentence
from digest.stories.quantities.patterns import clause_of
from digest.stories.quantities.scenes import Scene
from digest.text.numbers import Number
from digest.text.words import stems


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
