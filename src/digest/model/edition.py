"""Stories, editions, and the inputs of an edition."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal, get_args

from digest.model.article import Article, ArticleReference, Failure, Sentence
from digest.model.brief_rules import Mute, SourceRules, Weight
from digest.model.canonical import fields_once, hash_once
from digest.model.grouped_account import grouped
from digest.model.story_parts import Correction, Difference, Join, PastLine, TitleQuote, quoted
from digest.model.summary import Summary, Terms

# The name of the JSON that an edition is written as; the number rises when a reader of the old one would fail.
FORMAT = "digest-edition/2"
# The formats that can be read; in the first an edition has the texts of all its articles.
FORMATS = ("digest-edition/1", FORMAT)

Bucket = Literal[
    "shown",
    "merged",
    "reprint",
    "muted",
    "other source",
    "source rules",
    "too old",
    "other language",
    "already said",
    "off topic",
    "few publishers",
    "limited",
    "over budget",
    "not an article",
    "failed",
]
BUCKETS: tuple[Bucket, ...] = get_args(Bucket)
# The buckets of articles that the settings or their age leave out before stories are made.
SET_ASIDE: frozenset[Bucket] = frozenset({"muted", "other source", "source rules", "too old", "other language"})


ReprintKind = Literal["copy", "older"]


@dataclass(frozen=True, slots=True)
class Reprint:
    """The same text elsewhere: listed as "also at", quoted never, its publisher not counted."""

    article: str
    of: str
    source: str
    title: str = ""
    url: str | None = None
    publisher: str | None = None
    kind: ReprintKind = "copy"  # "older": the article before its outlet changed it


@dataclass(frozen=True, slots=True)
class Thread:
    """A story from edition to edition, with the terms and names by which its next articles are recognised.

    `terms` has its heaviest stems, the mean of the vectors of its articles, so of length 1 at most; stems of another
    language than its most frequent `language` are behind the code of theirs ("de:brück").  `names`: its names and
    numbers.  `first` and `told`: the days of its first and last edition; `last`: the day its articles last
    came in; `headline`: as last printed.  `past` has a sentence of each of its last editions, the newest last.
    """

    id: str
    first: date | None
    last: date | None
    terms: tuple[tuple[str, float], ...]
    names: tuple[str, ...] = ()
    headline: str = ""
    told: date | None = None
    language: str = ""
    past: tuple[PastLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event, with their sentences in the edition.

    `headline` is word for word the title of the article `headline_of`, else a sentence of it.
    `places[i]` is the place of the i-th of the `quoted` sentences: the address of its article, else its source.
    A story that continues keeps its `id`; `since` is the day of its first edition, `told` the day of its last edition
    before this (None for a new story), `followed` its nearness to the story as it was then.  `merged` has the ids of
    the stories that were joined into it, `split` the id of the story from which it was separated.  `titles` are the
    titles of other articles that are lines of it, after its sentences; `past` has sentences of earlier editions.
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
    differences: tuple[Difference, ...] = ()
    score: float = 0.0
    terms: Terms = ()
    seconds: int = 0
    since: date | None = None
    told: date | None = None
    followed: float = 0.0
    merged: tuple[str, ...] = ()
    split: str = ""
    corrections: tuple[Correction, ...] = ()
    titles: tuple[TitleQuote, ...] = ()
    past: tuple[PastLine, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The texts of its sentences and of the titles that it quotes, each once."""
        return (*(sentence.text for sentence in self.quoted), *(title.text for title in self.titles))

    @property
    def quoted(self) -> tuple[Sentence, ...]:
        """Every sentence of the story, each once: the summary, then the sentences beside or below it."""
        return quoted(self.summary, self.differences)


@dataclass(frozen=True, slots=True)
class Mention:
    """A story for which there was no room: its `headline`, word for word the title of the article `headline_of`, else a
    sentence of it, and its publishers."""

    id: str
    headline: str
    headline_of: str
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an edition: its name ("" where no section was set) and its stories, the heaviest first."""

    name: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """The local date and local time of an edition; without a day it is undated."""

    day: date | None = None
    at: time | None = None

    def key_of(self, brief: str) -> str:
        """Return a brief's edition of this slot as brief/date/time, the parts that it has, or brief/undated."""
        at = f"/{self.at:%H:%M}" if self.at else ""
        return f"{brief}/{self.day.isoformat()}{at}" if self.day else f"{brief}/undated"


@dataclass(frozen=True, slots=True)
class Entry:
    """The fate of one article, or of a document without an article: exactly one bucket, and the reason."""

    source: str
    bucket: Bucket
    reason: str
    article: str | None = None
    title: str = ""
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of an edition, and its article."""

    edition: str
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class History:
    """The past of a brief: the SHA-256 of each sentence shown, and the keys of the editions with these sentences.

    `threads` are the stories that were open after the last edition, `quotes` the sentences with their articles.
    """

    said: frozenset[str] = frozenset()
    editions: tuple[str, ...] = ()
    threads: tuple[Thread, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The settings that an edition depends on, resolved.

    `max_age` is in days before the edition's own, None without a limit; so are `per_source` and `per_section`, in
    stories.  `since` is the limit without a `max_age`: articles of feeds and pages before that moment are too old.
    Sections that are not in `sections` come after the others.  `only` has the subjects of which a story must be on one,
    `languages` the codes of its articles (both empty for any), `publishers` the number that it needs.  `sources` has
    the names of the sources that are read (empty for all), `rules` the rules of some.  `language` is that of the words
    that are not quoted, `title` the readers' name of the brief ("": its `name`).
    """

    name: str = "brief"
    minutes: float = 5.0
    summarizer: str = "ranked"
    story_summarizer: str = "coverage"
    clusterer: str = "events"
    sentences: int = 3
    story_sentences: int = 4
    mute: tuple[Mute, ...] = ()
    want: tuple[str, ...] = ()
    max_age: float | None = None
    per_source: int | None = None
    per_section: int | None = None
    sections: tuple[Weight, ...] = ()
    only: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    publishers: int = 1
    sources: tuple[str, ...] = ()
    rules: tuple[SourceRules, ...] = ()
    since: datetime | None = None
    language: str = "en"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of an edition; two editions with the same inputs are the same bytes."""

    plan: Plan
    version: str
    articles: tuple[tuple[str, str], ...] = ()
    said: str = ""
    editions: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """One issue of a brief: its stories, its articles, and the fate of everything that came in.

    `mentions` are the stories over the budget, the heaviest first, `unmentioned` counts the ones without a mention;
    `corrections` are the sentences that earlier editions quoted and its articles no longer contain.

    Its size depends on its stories, not on all that came in: `articles` are the ones whose words or titles it shows,
    `references` the other sources of its stories, and the rest is listed in `account` and `inputs`.  `publishers`
    counts the publishers of its `candidates`.
    """

    brief: str
    slot: Slot
    sections: tuple[Section, ...]
    inputs: Inputs
    account: tuple[Entry, ...]
    articles: tuple[Article, ...]
    notices: tuple[str, ...] = ()
    seconds: int = 0
    threads: tuple[Thread, ...] = ()
    mentions: tuple[Mention, ...] = ()
    corrections: tuple[Correction, ...] = ()
    references: tuple[ArticleReference, ...] = ()
    publishers: int = 0
    unmentioned: int = 0

    @property
    def key(self) -> str:
        return self.slot.key_of(self.brief)

    @property
    def summed_up(self) -> tuple[str, ...]:
        """The keys of the editions of another brief that it sums up, the oldest first; () for any other edition."""
        return tuple(key for key in self.inputs.editions if key.rsplit("/", 2)[0] != self.brief)

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories in the order in which they are read."""
        return tuple(story for section in self.sections for story in section.stories)

    @property
    def candidates(self) -> frozenset[str]:
        """The ids of the articles that it could quote: neither too old nor left out by its settings."""
        aside = {entry.article for entry in self.account if entry.bucket in SET_ASIDE}
        return frozenset(name for name, _ in self.inputs.articles if name not in aside)

    @property
    def shown(self) -> frozenset[str]:
        """The ids of the articles that it quotes, also to correct itself, or takes a headline from."""
        sentences = (sentence.article for story in self.stories for sentence in story.quoted)
        stories = (name for s in self.stories for name in (s.headline_of, *(title.article for title in s.titles)))
        mentions = (mention.headline_of for mention in self.mentions)
        return frozenset((*sentences, *stories, *mentions, *(item.article for item in self.corrections)))

    @property
    def content(self) -> dict[str, Any]:
        """Its content as plain data, as in its file."""
        return {**fields_once(self, "account"), "account": grouped(self.account)}

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON of its content, in hexadecimal."""
        return hash_once(self, lambda: self.content)
