"""The values that go from room to room.  All are frozen; a new fact means a new value."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, Self

from digest.canonical import hash_of, hash_text, plain
from digest.text.clean import clean_text
from digest.text.language import detect
from digest.text.sentences import Span, cut
from digest.text.urls import normalise_url
from digest.text.words import stems

# Digits of an article's name: 64 bits, so that two of a million articles share one by chance with p < 1e-7.
ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Document:
    """What a source hands over, raw: a file, a page, a feed entry, a mail.

    `source` is where it stands: a path relative to the one that was asked for, or an address.
    `publisher` and `section` are what the settings say of the source.
    """

    source: str
    body: bytes
    media_type: str | None = None
    url: str | None = None
    filename: str | None = None
    fetched: datetime | None = None
    publisher: str | None = None
    section: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """One line of a document that is not the article, and the rule that says so."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its place: the `position`-th (from 0) of its article, `start:end` in the article's text."""

    article: str
    text_hash: str
    start: int
    end: int
    position: int
    paragraph: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One clean article, cut into sentences once.  `spans` holds (start, end, paragraph) of each sentence.

    `id` comes from the normalised address, else from the text; `text_hash` names the revision.
    """

    id: str
    title: str
    text: str
    spans: tuple[Span, ...]
    text_hash: str
    language: str = "und"
    url: str | None = None
    source: str = ""
    publisher: str | None = None
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    section: str = ""
    removed: tuple[Removed, ...] = ()

    @classmethod
    def from_text(
        cls,
        text: str,
        title: str | None = None,
        *,
        id: str | None = None,  # noqa: A002 - the name of the field
        url: str | None = None,
        source: str | None = None,
        publisher: str | None = None,
        published: datetime | None = None,
        language: str | None = None,
        authors: tuple[str, ...] = (),
        section: str = "",
        clean: bool = True,
    ) -> Self:
        """Clean `text`, cut it into sentences and name it.  "" is valid and gives an article without sentences.

        With `clean`, page furniture is taken out and kept in `removed`, and without a `title` a first line that reads
        like one becomes the title.  Without `clean` only characters and blanks are normalised.  `language` is what
        the page or feed says of itself (an ISO 639-1 code); the text's own script has the last word.
        """
        cleaned = clean_text(text, title=title, furniture=clean)
        body = cleaned.text
        spoken = detect(body or cleaned.title, hint=language)
        return cls(
            id=id or article_id(url, body or cleaned.title),
            title=cleaned.title,
            text=body,
            spans=cut(body, spoken),
            text_hash=hash_text(body),
            language=spoken,
            url=url,
            source=source if source is not None else url or "",
            publisher=publisher,
            published=published,
            authors=authors,
            section=section,
            removed=tuple(Removed(line.text, line.reason) for line in cleaned.removed),
        )

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order, made on demand; `article.text[s.start:s.end] == s.text` for each."""
        return tuple(
            Sentence(self.id, self.text_hash, start, end, position, paragraph, self.text[start:end])
            for position, (start, end, paragraph) in enumerate(self.spans)
        )

    @property
    def place(self) -> str:
        """Where a reader finds it: its address, else its source."""
        return self.url or self.source


def article_id(url: str | None, text: str) -> str:
    """The name of an article: from its normalised address, else from its text."""
    return hash_text(normalise_url(url) if url else text)[:ID_LENGTH]


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be: in sentences, in blank-separated words, or as a share of the sentences given.

    Exactly one is set.  A budget is never passed and a sentence never cut.
    """

    sentences: int | None = None
    words: int | None = None
    share: float | None = None

    def __post_init__(self) -> None:
        given = [value for value in (self.sentences, self.words, self.share) if value is not None]
        if len(given) != 1:
            raise ValueError("a budget is one of sentences, words or share")
        if given[0] < 0 or (self.share is not None and self.share > 1):
            raise ValueError(f"a budget is not negative, and a share is at most 1: {given[0]}")

    def most(self, sentences: int) -> int:
        """The most sentences that may be taken from `sentences`; a share is rounded up, so that it gives something."""
        if self.share is not None:
            return math.ceil(round(self.share * sentences, 9))
        return sentences if self.sentences is None else min(self.sentences, sentences)

    def admits(self, chosen: int, words: int, of: int) -> bool:
        """Whether `chosen` sentences with `words` words in all, taken from `of` sentences, keep the budget."""
        return chosen <= self.most(of) and (self.words is None or words <= self.words)


# What made a score what it is: (term, share of the score); the shares add up to the score.
Terms = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences chosen from articles, in reading order, never rewritten; `why` has the terms of each one's score."""

    sentences: tuple[Sentence, ...]
    method: str
    why: tuple[Terms, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles found to be near each other: their places in the batch, how near (0 to 1), and the shared terms."""

    a: int
    b: int
    similarity: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Two articles of a story that were found near each other, by their sources."""

    a: str
    b: str
    similarity: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """A partition of a batch of articles by event: every place of the batch is in exactly one group."""

    groups: tuple[tuple[int, ...], ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many articles of a batch each stem stands, language by language.

    Computed once for an edition and handed to every chunk of it, so that the result does not depend on the chunks.
    """

    articles: Mapping[str, int]
    counts: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, articles: Iterable[Article]) -> Self:
        """Counted over the titles and texts of `articles`."""
        totals: Counter[str] = Counter()
        counts: dict[str, Counter[str]] = {}
        for article in articles:
            totals[article.language] += 1
            found = set(stems(f"{article.title}\n{article.text}", article.language))
            counts.setdefault(article.language, Counter()).update(found)
        return cls(totals, counts)

    def idf(self, language: str, stem: str) -> float:
        """The weight of a stem: ln((n + PRIOR) / (df + 1/2)); high for a rare one, always above 0."""
        n = self.articles.get(language, 0)
        df = self.counts.get(language, {}).get(stem, 0)
        return math.log((n + IDF_PRIOR) / (min(df, n) + 0.5))


# Pretended articles without the stem: in a batch of a dozen nobody knows yet which words are rare, and a plain
# ln(n/df) would call a word that both of two articles hold worthless.  Fades out as the batch grows.
IDF_PRIOR = 50


@dataclass(frozen=True, slots=True)
class Reprint:
    """The same text elsewhere: listed as "also at", quoted never, its publisher not counted."""

    article: str
    of: str
    source: str
    title: str = ""
    url: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event, and what the edition says of them.

    `headline` is word for word the title of the article `headline_of`, else that article's first sentence.
    `places[i]` is where the i-th sentence of the summary stands: the address of its article, else its source.
    """

    id: str
    headline: str
    headline_of: str
    articles: tuple[str, ...]
    summary: Summary
    places: tuple[str, ...]
    publishers: tuple[str, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    joins: tuple[Join, ...] = ()
    score: float = 0.0
    terms: Terms = ()
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an edition: its name ("" where no section was set) and its stories, the heaviest first."""

    name: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """What an edition is for: a local date and a local time; without a day it is undated."""

    day: date | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """One bad item, which did not stop the rest: at which stage, what, and why."""

    stage: str
    subject: str
    reason: str


# The name of the JSON that an edition is written as; the number rises when a reader of the old one would fail.
FORMAT = "digest-edition/1"

Bucket = Literal["shown", "merged", "reprint", "over budget", "not an article", "failed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one article, or of a document that gave none: exactly one bucket, and why."""

    source: str
    bucket: Bucket
    reason: str
    article: str | None = None
    title: str = ""
    story: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What a brief has said already: the SHA-256 of each sentence shown."""

    said: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings that an edition depends on, resolved."""

    name: str = "brief"
    minutes: float = 5.0
    summarizer: str = "ranked"
    story_summarizer: str = "coverage"
    clusterer: str = "events"
    sentences: int = 3
    story_sentences: int = 4


@dataclass(frozen=True, slots=True)
class Inputs:
    """What an edition is a function of; two editions with the same inputs are the same bytes."""

    plan: Plan
    version: str
    articles: tuple[tuple[str, str], ...] = ()
    said: str = ""
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of a brief: what it says, from what, and what became of everything that came in."""

    brief: str
    slot: Slot
    sections: tuple[Section, ...]
    inputs: Inputs
    account: tuple[Entry, ...]
    articles: tuple[Article, ...]
    notices: tuple[str, ...] = ()
    seconds: int = 0

    @property
    def key(self) -> str:
        """brief/date/time, the parts that it has; brief/undated without a day."""
        if self.slot.day is None:
            return f"{self.brief}/undated"
        at = f"/{self.slot.at:%H:%M}" if self.slot.at else ""
        return f"{self.brief}/{self.slot.day.isoformat()}{at}"

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories in the order in which they are read."""
        return tuple(story for section in self.sections for story in section.stories)

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON of everything in it, in hexadecimal."""
        return hash_of(plain(self))


@dataclass(frozen=True, slots=True)
class Rendering:
    """An edition in one format, ready to be written or sent."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """What a channel delivers: the edition's key, a subject, and the same edition in one or more formats."""

    key: str
    subject: str
    parts: tuple[Rendering, ...]


@dataclass(frozen=True, slots=True)
class Envelope:
    """Whom a message goes to: an address, a folder, or "-" for standard output."""

    recipient: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a delivery; `at` is left to the caller, since channels read no clock."""

    key: str
    channel: str
    recipient: str
    state: Literal["sent", "failed"]
    detail: str = ""
    at: datetime | None = None
