"""What templates are given of an edition: its stories, sentences and sources, ready to be shown."""

from dataclasses import dataclass
from typing import Literal

# Letters of a title beyond which it is cut in a list of sources, and set smaller as a headline; that is shown whole.
LONG = 120

Form = Literal["whole", "short", "left"]


@dataclass(frozen=True, slots=True)
class SourceView:
    """One article of a story: its number within the story, and what a reader needs to find it.

    `name` is its publisher, else where it stands; `when` the hour or the day of its publication, "" where it is not
    known; `place` where it stands, "" where `link` or `name` says so.
    """

    number: int
    name: str
    title: str
    when: str
    date: str
    link: str
    place: str
    language: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence, and the number and name of its source; `link` opens its page there, "" without an address.

    `differs` are the sentences of other sources that give another number, to be shown beside it.
    """

    text: str
    number: int
    name: str
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

    `news` says of a story that goes on since when its sentences are new, "" of a new one; `marks` say in a word or two
    why a story may be looked at first.  `names` are the publishers, those that are quoted first.
    `sources` are those with a number; `reprints` have the text of one of these; `days` says who told it when, where
    that was on several days.  One of the `form` "short" is to be shown by its headline, which `link` leads to; one
    that is "left" is counted.
    """

    number: int
    headline: str
    language: str
    news: str
    marks: tuple[str, ...]
    names: tuple[NameView, ...]
    sentences: tuple[SentenceView, ...]
    sources: tuple[SourceView, ...]
    reprints: tuple[NameView, ...]
    days: tuple[tuple[str, str], ...]
    link: str
    form: Form

    @property
    def long(self) -> bool:
        """Whether the headline is a paragraph rather than a line."""
        return len(self.headline) > LONG

    @property
    def lead(self) -> bool:
        """Whether it is the first that is read."""
        return self.number == 1

    @property
    def alone(self) -> bool:
        """Whether one article tells it: then there is nothing to unfold."""
        return len(self.sources) == 1

    @property
    def several(self) -> bool:
        """Whether more than one publisher tells it: then each sentence has the name of its own."""
        return len(self.names) > 1

    @property
    def teller(self) -> str:
        """The first of the names, and how many more there are."""
        return teller_of([view.name for view in self.names])

    @property
    def quoted(self) -> tuple[SourceView, ...]:
        """The sources that are quoted; all, where none is."""
        numbers = {one.number for sentence in self.sentences for one in (sentence, *sentence.differs)}
        return tuple(source for source in self.sources if source.number in numbers) or self.sources


@dataclass(frozen=True, slots=True)
class MentionView:
    """A story that found no room above: its headline, who tells it, and its address ("" for none)."""

    headline: str
    language: str
    teller: str
    link: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A sentence that the edition `edition` quoted, which its source no longer says; `now` stands in its place."""

    name: str
    link: str
    edition: str
    said: str
    now: str
    language: str


def teller_of(names: list[str]) -> str:
    """The first of several names, and how many more there are.

    >>> teller_of(["Herald"]), teller_of(["Herald", "Post", "Courier"])
    ('Herald', 'Herald and 2 more')
    """
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more" if names else ""
