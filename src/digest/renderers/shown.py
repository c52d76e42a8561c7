"""Values for templates: the stories, sentences and sources of an edition, ready for display."""

from dataclasses import dataclass
from typing import Literal

from digest.model.story_parts import Join
from digest.model.summary import Terms
from digest.text.characters import one_line

# Maximum length of a title, in characters: a longer one is cut in a list of sources, and a longer headline is set
# smaller but shown whole.
LONG = 120
# Number of words shown that two joined articles share.
_SHARED = 6

Form = Literal["whole", "short", "left"]


@dataclass(frozen=True, slots=True)
class SourceView:
    """Article of a story: its number within the story, and the details for finding it.

    `name` is its publisher, else its host or place; `when` is the hour or day of publication, "" if unknown; `place` is
    its place, "" if `link` or `name` already shows it.
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
    """Sentence with the number and name of its source; `link` opens the page at the sentence, "" without an address.

    `differs` are sentences of other sources with a different number, to be shown beside it; `figure` is that number
    as the sentence has it, with the word after it.  `is_next` is true for the sentence on what comes next.
    `credit` is the name to print behind the sentence, with its language if that is not the story's; "" in a story of
    one publisher, and where the next sentence is of the same article.
    """

    text: str
    number: int
    name: str
    link: str
    language: str
    differs: tuple["SentenceView", ...] = ()
    figure: str = ""
    is_next: bool = False
    credit: str = ""


@dataclass(frozen=True, slots=True)
class NameView:
    """Source shown only by its name; `link` is "" without an address."""

    name: str
    link: str


@dataclass(frozen=True, slots=True)
class PastView:
    """Sentence of a story in an earlier edition, with its day, its publisher, and its address ("" for none)."""

    day: str
    text: str
    name: str
    link: str
    language: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """Story for display; `number` counts through the edition, from 1; `language` is "" if unknown.

    `news` gives the date since which the sentences of a continuing story are new, "" for a new story; `marks` are
    reasons of a word or two to look at a story first.  `names` are the publishers, quoted ones first.
    `sources` are the numbered sources; `reprints` have the text of one of these; `days` lists the names of each day, if
    the story was reported on several days.  A story of the `form` "short" is shown as a headline, linked to `link`; a
    story of the form "left" is only counted.  `teller` is the first name and the number of others,
    `when` the hour of its only article, or the day of its newest one if that is not the edition's; `past` are its
    sentences in earlier editions, the oldest first.  `terms` and `joins` are the reasons of its place in the edition.
    `spoken` is the name of its language, "" if that is one of the edition's own.
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
    teller: str
    when: str = ""
    terms: Terms = ()
    joins: tuple[Join, ...] = ()
    past: tuple[PastView, ...] = ()
    is_dated: bool = False
    spoken: str = ""

    @property
    def long(self) -> bool:
        """True if the headline is a paragraph rather than a line."""
        return len(self.headline) > LONG

    @property
    def lead(self) -> bool:
        """True for the first story of the edition."""
        return self.number == 1

    @property
    def alone(self) -> bool:
        """True if the story has a single source: then there is nothing to unfold."""
        return len(self.sources) == 1

    @property
    def why(self) -> list[tuple[str, str]]:
        """The terms of its score, and the words by which its articles were joined: the page alone shows them."""
        return [*((name, f"{value:.2f}") for name, value in self.terms), *map(_reason, self.joins)]

    @property
    def several(self) -> bool:
        """True if each sentence is shown with its publisher's name: with several publishers, or days beside them."""
        return len(self.names) > 1 or self.is_dated

    @property
    def quoted(self) -> tuple[SourceView, ...]:
        """Quoted sources; all sources if no source is quoted."""
        numbers = {one.number for sentence in self.sentences for one in (sentence, *sentence.differs)}
        return tuple(source for source in self.sources if source.number in numbers) or self.sources


@dataclass(frozen=True, slots=True)
class MentionView:
    """Story left out for lack of room: its headline, its publishers, and its address ("" for none)."""

    headline: str
    language: str
    teller: str
    link: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """Sentence quoted in the edition `edition` that its source has since changed; `now` is its replacement."""

    name: str
    link: str
    edition: str
    said: str
    now: str
    language: str


def _reason(join: Join) -> tuple[str, str]:
    """Return the two articles of a join, and its nearness with some of the words that they share."""
    shared = ", ".join(map(one_line, (*join.names, *join.terms)[:_SHARED]))
    return f"{one_line(join.a)} + {one_line(join.b)}", f"{join.nearness:.2f} ({shared})" if shared else ""
