"""What templates are given of an edition: its stories, sentences and sources, ready to be shown."""

from dataclasses import dataclass
from typing import Literal

# Letters of a title beyond which it is cut in a list of sources, and set smaller as a headline; that is shown whole.
LONG = 120

Form = Literal["whole", "short", "left"]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One article of a story: its number within the story, and what a reader needs to find it."""

    number: int
    publisher: str
    title: str
    date: str
    link: str
    place: str
    language: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence and the number of its source; `link` opens its page where it stands, "" without an address.

    `differs` are the sentences of other sources that give another number, to be shown beside it.
    """

    text: str
    number: int
    source: str
    link: str
    language: str
    differs: tuple["SentenceView", ...] = ()


@dataclass(frozen=True, slots=True)
class NameView:
    """A source of which the name is enough; `link` is "" without an address."""

    name: str
    link: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as it is shown; `number` counts through the edition, from 1; `language` is "" where it is not known.

    `news` says of a story that goes on since when its sentences are new, "" of a new one.
    `sources` are those with a number; `others` tell it too, `reprints` have the text of one of these; `days` says who
    told it when, where that was on several days.  One of the `form` "short" is to be shown
    by its headline, which `link` leads to; one that is "left" is counted.
    """

    number: int
    headline: str
    language: str
    news: str
    width: str
    sentences: tuple[SentenceView, ...]
    sources: tuple[SourceView, ...]
    others: tuple[NameView, ...]
    reprints: tuple[NameView, ...]
    days: tuple[tuple[str, str], ...]
    link: str
    form: Form

    @property
    def long(self) -> bool:
        """Whether the headline is a paragraph rather than a line."""
        return len(self.headline) > LONG

    @property
    def teller(self) -> str:
        """The publisher of a story that one article tells, else how widely it is told."""
        first = self.sources[0]
        return (first.publisher or first.place) if len(self.sources) == 1 else self.width
