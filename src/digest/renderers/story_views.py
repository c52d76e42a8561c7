"""Convert the stories of an edition to values for templates."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from digest.model.article import Sentence
from digest.model.edition import Edition, Reprint, Story
from digest.model.story_parts import Difference, PastLine, TitleQuote
from digest.renderers.places import (
    Source,
    cut,
    fragment,
    host_named,
    language_of,
    link_of,
    name_of,
    place_of,
    when_of,
)
from digest.renderers.shown import NameView, PastView, SentenceView, SourceView, StoryView
from digest.renderers.wording import DAYS, Wording
from digest.text.characters import one_line
from digest.text.coming import coming

# Number of sources listed in full, or all quoted ones if there are more; and number of names listed for one day.
_LISTED = 6
_NAMED = 4
# Number of names below a headline and after "also at"; JSON and `digest explain` have all names.
_ALSO = 8
# Minimum number of dated articles for a timeline; with fewer, the dates beside the sources are enough.
_TIMELINE = 5


@dataclass(frozen=True, slots=True)
class StoryViews:
    """Make the views of stories from their `articles` by id, for the `day` of the edition, in the words of `say`.

    With `is_dated`, the name beside a sentence is followed by the day of its article.  A language that is not one of
    the edition's own, `at_home`, is named.
    """

    articles: Mapping[str, Source]
    day: date | None
    say: Wording
    is_dated: bool = False
    at_home: frozenset[str] = frozenset()
    named: dict[str, str] = field(default_factory=dict)  # names that were made, by the id of their article

    def sections(self, edition: Edition) -> list[tuple[str, list[StoryView]]]:
        """Return the name of each section with its stories, all whole, numbered through the edition."""
        numbers = iter(range(1, len(edition.stories) + 1))
        return [
            (one_line(section.name), [self._whole(next(numbers), story) for story in section.stories])
            for section in edition.sections
        ]

    def _whole(self, number: int, story: Story) -> StoryView:
        view = self._story(number, story)
        return replace(view, sentences=tuple(self._credited(view.sentences, view)))

    def _story(self, number: int, story: Story) -> StoryView:
        quoted = list(dict.fromkeys(line.article for line in _lines_of(story)))
        order = list(dict.fromkeys([*quoted, *story.articles]))
        numbers = {name: at for at, name in enumerate(order, start=1)}
        news = self._news(story.told)
        names = self._also(NameView(self._name(name), link_of(self.articles[name].url)) for name in order)
        headline_of = self.articles[story.headline_of]
        return StoryView(
            number=number,
            headline=story.headline,
            language=language_of(headline_of),
            news=news,
            marks=self._marks(story, news),
            names=names,
            sentences=(*self._sentences(story, numbers), *(self._sentence(title, numbers) for title in story.titles)),
            sources=tuple(self._source(name, numbers[name]) for name in order[: max(len(quoted), _LISTED)]),
            reprints=self._copies(story, {name.name for name in names}),
            days=self._days([self.articles[name] for name in story.articles]),
            link=link_of(headline_of.url),
            form="whole",
            teller=self.with_language(teller_of([view.name for view in names], self.say), language_of(headline_of)),
            when=self._when([self.articles[name] for name in story.articles]),
            terms=story.terms,
            joins=story.joins,
            past=tuple(map(self._past, story.past)),
            is_dated=self.is_dated,
            spoken=self.spoken(language_of(headline_of)),
        )

    def spoken(self, language: str) -> str:
        """Return the name of a language; "" for one of the edition's own, and for an unknown one."""
        return self.say.language_name(language) if language and language not in self.at_home else ""

    def with_language(self, name: str, language: str) -> str:
        """Return a name, followed by the name of a language that is not one of the edition's own."""
        return self.say.names([name, *filter(None, [self.spoken(language)])])

    def _credited(self, sentences: Sequence[SentenceView], story: StoryView) -> Iterator[SentenceView]:
        """Yield sentences with the name behind each; of several of one article in a row, the last alone has it."""
        for at, sentence in enumerate(sentences):
            after = sentences[at + 1] if at + 1 < len(sentences) else None
            goes_on = after is not None and after.number == sentence.number and not (after.differs or sentence.differs)
            differs = tuple(replace(other, credit=self._credit(other, story)) for other in sentence.differs)
            yield replace(sentence, differs=differs, credit="" if goes_on else self._credit(sentence, story))

    def _credit(self, sentence: SentenceView, story: StoryView) -> str:
        """Return the publisher of a story of several, and the language if it is neither the story's nor at home."""
        name = sentence.name if story.several else ""
        spoken = self.spoken(sentence.language) if sentence.language != story.language else ""
        return self.say.names([one for one in (name, spoken) if one])

    def _when(self, articles: Sequence[Source]) -> str:
        """Return the hour or day of a single article; of several, the day of the newest if it is another day."""
        if len(articles) == 1:
            return when_of(articles[0], self.day, self.say)
        newest = max((article for article in articles if article.published), key=_published, default=None)
        shown = newest is not None and _published(newest).date() != self.day
        return when_of(newest, self.day, self.say) if newest and shown else ""

    def _name(self, article: str) -> str:
        if article not in self.named:
            self.named[article] = name_of(self.articles[article]) or self.say("unnamed")
        return self.named[article]

    def _marks(self, story: Story, news: str) -> tuple[str, ...]:
        """Return marks of a word or two: the story continues, its sources differ, a source was corrected."""
        marks = (
            news[:1].lower() + news[1:],
            self.say("differs") * bool(story.differences),
            self.say("corrected") * bool(story.corrections),
        )
        return tuple(filter(None, marks))

    def _news(self, told: date | None) -> str:
        """Return "New since Monday" for a story that continues: the weekday within a week, else the date."""
        if told is None or self.day is None:
            return ""
        days = (self.day - told).days
        if days == 0:
            return self.say("new_since_last")
        near = 0 < days < len(DAYS)
        return self.say("new_since", day=self.say.weekday(told) if near else self.say.short_date(told))

    def _sentences(self, story: Story, numbers: Mapping[str, int]) -> Iterator[SentenceView]:
        """Yield the summary, each sentence with its differing ones, then the differing pairs not in the summary."""
        beside: dict[Sentence, list[Difference]] = {sentence: [] for sentence in story.summary.sentences}
        for item in story.differences:
            beside.setdefault(item.a, []).append(item)
        for sentence, items in beside.items():
            if items or sentence.text != one_line(story.headline):  # the headline is printed already
                differs = tuple(replace(self._sentence(item.b, numbers), figure=item.b_figure) for item in items)
                figure = items[0].a_figure if items else ""
                view = replace(self._sentence(sentence, numbers), differs=differs, figure=figure)
                yield replace(view, is_next=self._is_next(story, sentence) and not items)

    def _is_next(self, story: Story, sentence: Sentence) -> bool:
        """Return whether it is the last sentence of a story that goes on, and names a day that is to come."""
        written = self.articles[sentence.article].published
        if not (story.told and self.day and written and sentence == story.summary.sentences[-1]):
            return False
        moment = coming(sentence.text, self.articles[sentence.article].language, written.date())
        return moment is not None and moment >= self.day

    def _sentence(self, line: Sentence | TitleQuote, numbers: Mapping[str, int]) -> SentenceView:
        article = self.articles[line.article]
        address = link_of(article.url)
        link = fragment(address, line.text) if address else ""
        name = self._name(line.article)
        if self.is_dated and article.published:
            name = f"{name}, {self.say.short_date(article.published.date())}"
        return SentenceView(line.text, numbers[line.article], name, link, language_of(article))

    def _past(self, line: PastLine) -> PastView:
        address = link_of(line.url)
        link = fragment(address, line.text) if address else ""
        day = self.say.short_date(line.day) if line.day else ""
        name = one_line(line.publisher) or self.say("unnamed")
        return PastView(day, line.text, name, link, "" if line.language == "und" else line.language)

    def _days(self, articles: Sequence[Source]) -> tuple[tuple[str, str], ...]:
        """Return each day with the names of its sources, if there are several days and many articles."""
        dated = sorted((a for a in articles if a.published), key=lambda article: (article.published, article.id))
        if len(dated) < _TIMELINE:
            return ()
        days: dict[str, list[str]] = {}
        for article in dated:
            assert article.published is not None
            names = days.setdefault(self.say.short_date(article.published.date()), [])
            name = name_of(article) or self.say("unnamed")
            names.extend([name] if name not in names else [])
        return tuple((day, self._some(names)) for day, names in days.items()) if len(days) > 1 else ()

    def _some(self, names: Sequence[str]) -> str:
        more = len(names) - _NAMED
        return self.say.names(names) if more <= 1 else self.say.names(names[:_NAMED], more)

    def _source(self, name: str, number: int) -> SourceView:
        article = self.articles[name]
        place = place_of(article)
        return SourceView(
            number=number,
            name=self._name(name),
            title=cut(article.title),
            when=when_of(article, self.day, self.say),
            date=self.say.short_date(article.published.date()) if article.published else "",
            link=link_of(article.url),
            place="" if link_of(article.url) or place == name_of(article) else place,
            language=language_of(article),
        )

    def _also(self, names: Iterable[NameView]) -> tuple[NameView, ...]:
        """Return each name once, with its first address; of many, the first ones and the number of others."""
        first: dict[str, NameView] = {}
        for view in names:
            first.setdefault(view.name, view)
        once = tuple(first.values())
        more = len(once) - _ALSO
        return once if more <= 1 else (*once[:_ALSO], NameView(self.say.count("more", more), ""))

    def _copies(self, story: Story, known: Collection[str]) -> tuple[NameView, ...]:
        """Return the names of reprints that are not `known`."""
        copies = [self._again(item) for item in story.reprints if item.kind == "copy"]
        return self._also(view for view in copies if view.name not in known)

    def _again(self, reprint: Reprint) -> NameView:
        name = one_line(reprint.publisher or "") or host_named(reprint.url) or one_line(reprint.source)
        return NameView(name or self.say("unnamed"), link_of(reprint.url))


def _published(article: Source) -> datetime:
    assert article.published is not None
    return article.published


def _lines_of(story: Story) -> list[Sentence | TitleQuote]:
    return [*story.quoted, *story.titles]


def teller_of(names: Sequence[str], say: Wording) -> str:
    """Return the first of several names, and the number of others: "Herald and 2 more"."""
    return names[0] if len(names) == 1 else say("others", name=names[0], n=len(names) - 1) if names else ""
