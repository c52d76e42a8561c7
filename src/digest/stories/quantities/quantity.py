"""A number of a sentence and what it counts; and the sentence while it is being read."""

from dataclasses import dataclass

from digest.model.article import Sentence
from digest.stories.quantities.patterns import clause_of
from digest.stories.quantities.scenes import Scene
from digest.text.numbers import Number
from digest.text.words import stems


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence and what it counts.

    `kind` and `unit` say what ("fine", "euro"), `noun` is the stem of whom or what is counted ("" for people as such),
    `words` are the stems that name the kind itself, `claim` those of the clause in which the number stands.
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
        """Quantities of one key may be compared."""
        return self.kind, self.unit, self.noun


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence that is being read."""

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
