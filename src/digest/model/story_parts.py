"""Parts of a story beside its summary: joins, corrections, and sources that differ."""

from dataclasses import dataclass
from datetime import date

from digest.model.article import Sentence
from digest.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Join:
    """Two groups of a story that were joined, by the sources of their nearest articles and the terms and names of both.

    `similarity` is that of the two articles, `nearness` that of the groups, which had to reach `cut`.
    """

    a: str
    b: str
    similarity: float
    terms: tuple[str, ...]
    nearness: float = 0.0
    cut: float = 0.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that an edition quoted and its article no longer contains; `now` is the sentence in its place, "" if
    there is no other."""

    article: str
    edition: str
    said: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class PastLine:
    """A sentence of a story in an earlier edition, where it can be proved; `day` is that edition's."""

    edition: str
    day: date | None
    text: str
    publisher: str = ""
    url: str | None = None
    language: str = "und"


@dataclass(frozen=True, slots=True)
class TitleQuote:
    """The title of an article, quoted as a line of its story; `text` may lack the name of the outlet behind it."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sources that give two values of one quantity; `kind` names it ("dead", "cost").

    If the summary quotes one of the sentences, this is `a`, and `b` is shown beside it; else both are shown below.
    `a_figure` and `b_figure` are the values with the word after them, as the sentences have them ("14 hurt").
    """

    kind: str
    a: Sentence
    b: Sentence
    a_figure: str = ""
    b_figure: str = ""

    @property
    def turned(self) -> "Difference":
        """The same difference with `b` first."""
        return Difference(self.kind, self.b, self.a, self.b_figure, self.a_figure)


def quoted(summary: Summary, differences: tuple[Difference, ...]) -> tuple[Sentence, ...]:
    """The sentences of a summary and of differences, each once."""
    beside = (sentence for item in differences for sentence in (item.a, item.b))
    return tuple(dict.fromkeys((*summary.sentences, *beside)))
