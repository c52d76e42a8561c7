"""An article with its quantities, as it is compared with another one."""

from dataclasses import dataclass
from functools import cached_property

from digest.model.article import Article
from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.context import days_of, names_of, stems_of
from digest.stories.quantities.event_words import kinds_of_word
from digest.stories.quantities.quantity import Quantity
from digest.stories.quantities.vocabulary import SPEAKERS
from digest.text.languages.number_words import SCALES
from digest.text.words import stems, words

# Letters at the start by which a name is recognised in another form.
START = 4
_SCALES = frozenset(word for scales in SCALES.values() for word in scales)


@dataclass(frozen=True)
class Reading:
    """An article with its quantities, and with its names and its topic, which are read only for a comparison."""

    article: Article
    quantities: tuple[Quantity, ...]
    lead: int

    @cached_property
    def _sentences(self) -> list[str]:
        return [sentence.text for sentence in self.article.sentences[: self.lead]]

    @property
    def sentences(self) -> int:
        """The number of sentences that are read."""
        return len(self._sentences)

    @cached_property
    def text(self) -> str:
        """The title and the first sentences, folded."""
        return folded(self.plain)

    @cached_property
    def plain(self) -> str:
        """The title and the first sentences."""
        return " ".join((self.article.title, *self._sentences))

    @cached_property
    def names(self) -> frozenset[str]:
        texts = (*self._sentences, self.article.title)
        return frozenset(name for text in texts for name in names_of(text, self.article.language))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The content stems of the title and the first sentences."""
        return frozenset(stems_of(self.plain, self.article.language))

    @cached_property
    def days(self) -> frozenset[int]:
        """The days of the week in the title and the first two sentences."""
        return days_of(" ".join((self.article.title, *self._sentences[:2])), self.article.language)

    @cached_property
    def topic(self) -> frozenset[str]:
        opening = " ".join((self.article.title, *self._sentences[:1]))
        return _topic(opening, self.article.language, self.names)


def _topic(text: str, language: str, names: frozenset[str]) -> frozenset[str]:
    """Return the stems of a text without names and words of speaking and of events."""
    starts = {name[:START] for name in names}
    found = (
        word
        for word in words(text, language)
        if folded(word)[:START] not in starts
        and word not in SPEAKERS
        and word not in _SCALES
        and not kinds_of_word(word, language)
    )
    return frozenset(stem for word in found for stem in stems(word, language))
