"""Convert an edition to the variables of the templates: names, numbers and links, ready to print.

Titles and sentences are not changed: an article is cleaned when it is made.  Reasons come from untrusted input, and
are made harmless here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from digest.model.article import Sentence
from digest.model.edition import BUCKETS, Edition, Mention, Reprint, Story
from digest.model.story_parts import Correction, TitleQuote
from digest.renderers.places import (
    DAYS,
    UNNAMED,
    Source,
    cut,
    fragment,
    host_named,
    language_of,
    leave_link,
    link_of,
    long_date,
    name_of,
    publisher_named,
    short_date,
    when_of,
)
from digest.renderers.shown import (
    CorrectionView,
    Form,
    MentionView,
    NameView,
    SentenceView,
    SourceView,
    StoryView,
    teller_of,
)
from digest.text.characters import one_line

# Number of sources listed in full, or all quoted ones if there are more; and number of names listed for one day.
_LISTED = 6
_NAMED = 4
# Number of names below a headline and after "also at"; JSON and `digest explain` have all names.
_ALSO = 8
# Minimum number of stories for a list of headlines; fewer are seen at a glance without it.
_GLANCE = 4
# Maximum number of characters of a message that mail programs show in their lists.
_PREHEADER = 150
# Number of headlines of stories left out for lack of room: about half a minute of reading; the others are counted.
_MENTIONED = 20
# Minimum number of dated articles for a timeline; with fewer, the dates beside the sources are enough.
_TIMELINE = 5


def context(edition: Edition, whole: int | None = None, named: int | None = None, leave: str = "") -> dict[str, Any]:
    """Return the variables of the templates.

    By score, the first `whole` stories are whole, the next as headlines, up to `named` in all; others are counted.
    `leave` is the address for unsubscribing.
    """
    articles: dict[str, Source] = {}
    for article in _sources(edition):
        articles.setdefault(article.id, article)
    stories = edition.stories
    by_score = [at + 1 for at in sorted(range(len(stories)), key=lambda at: -stories[at].score)]
    short = by_score[len(stories) if whole is None else whole :]
    left = by_score[len(stories) if named is None else named :]
    forms: dict[int, Form] = {**dict.fromkeys(short, "short"), **dict.fromkeys(left, "left")}
    numbers = iter(range(1, len(stories) + 1))
    sections = [
        (one_line(section.name), _stories(section.stories, numbers, articles, edition.slot.day, forms))
        for section in edition.sections
    ]
    views = [view for _, views in sections for view in views]
    return {
        "title": title(edition),
        "brief": one_line(edition.brief),
        "leave": one_line(leave),
        "leave_link": leave_link(leave, edition.brief),
        "meta": _meta(edition),
        "version": edition.inputs.version,
        "sections": sections,
        "glance": [view for view in views if view.form != "left"] if len(views) >= _GLANCE else [],
        "preheader": _preheader([view.headline for view in views]),
        "mentions": [_mention(item, articles) for item in edition.mentions[:_MENTIONED]],
        "unnamed": len(edition.mentions[_MENTIONED:]) + edition.unmentioned,
        "corrections": [_correction(item, articles) for item in edition.corrections],
        "account": _account(edition),
        "notices": tuple(map(one_line, edition.notices)),
        "empty": not stories,
        "short": len(short) - len(left),
        "left": len(left),
    }


def _sources(edition: Edition) -> tuple[Source, ...]:
    return (*edition.articles, *edition.references)


def _preheader(headlines: Sequence[str]) -> str:
    """Join the first headlines, at least three, to fill the preview line of mail programs, cut between words."""
    some = list(headlines[:3])
    for headline in headlines[3:]:
        if len(" · ".join(some)) >= _PREHEADER:
            break
        some.append(headline)
    return cut(" · ".join(some), 2 * _PREHEADER)


def title(edition: Edition) -> str:
    """Return the brief's name and the day in words: "Brief, Friday 20 November 2026"."""
    name = one_line(edition.brief) or "brief"
    name = name[:1].upper() + name[1:]
    return f"{name}, {long_date(edition.slot.day)}" if edition.slot.day else name


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 story", "3 stories"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _meta(edition: Edition) -> str:
    """Return the figures of the edition: "9 stories · 5 minutes · 16 articles from 9 publishers"."""
    articles = _sources(edition)
    publishers = edition.publishers or len({name_of(article).casefold() for article in articles})
    noun = "publisher" if all(map(publisher_named, articles)) else "source"
    minutes = -(-edition.seconds // 60)
    told = [count(len(edition.stories), "story"), *([count(minutes, "minute")] if minutes else [])]
    came_in = count(len(edition.inputs.articles), "article")
    return " · ".join([*told, f"{came_in} from {count(publishers, noun)}" if publishers else came_in])


def _account(edition: Edition) -> str:
    """Return the totals of the account, with every article and document once: "13 shown, 2 merged, 1 reprint"."""
    totals = Counter(entry.bucket for entry in edition.account)
    return ", ".join(f"{totals[bucket]} {bucket}" for bucket in BUCKETS if totals[bucket])


def _stories(
    stories: Sequence[Story],
    numbers: Iterator[int],
    articles: Mapping[str, Source],
    day: date | None,
    forms: Mapping[int, Form],
) -> list[StoryView]:
    views = [_story(next(numbers), story, articles, day) for story in stories]
    return [replace(view, form=forms.get(view.number, "whole")) for view in views]


def _story(number: int, story: Story, articles: Mapping[str, Source], day: date | None) -> StoryView:
    quoted = list(dict.fromkeys([*(one.article for one in story.quoted), *(title.article for title in story.titles)]))
    order = list(dict.fromkeys([*quoted, *story.articles]))
    listed = max(len(quoted), _LISTED)
    numbers = {name: at for at, name in enumerate(order, start=1)}
    news = _news(story.told, day)
    names = _also(NameView(name_of(articles[name]), link_of(articles[name].url)) for name in order)
    again = [
        view
        for view in map(_again, (item for item in story.reprints if item.kind == "copy"))
        if view.name not in {name.name for name in names}
    ]
    return StoryView(
        number=number,
        headline=story.headline,
        language=language_of(articles[story.headline_of]),
        news=news,
        marks=_marks(story, news),
        names=names,
        sentences=(*_sentences(story, articles, numbers), *(_sentence(t, articles, numbers) for t in story.titles)),
        sources=tuple(_source(articles[name], numbers[name], day) for name in order[:listed]),
        reprints=_also(again),
        days=_days([articles[name] for name in story.articles]),
        link=link_of(articles[story.headline_of].url),
        form="whole",
    )


def _marks(story: Story, news: str) -> tuple[str, ...]:
    """Return marks of a word or two: the story continues, its sources differ, a source was corrected."""
    marks = (
        news[:1].lower() + news[1:],
        "sources differ" * bool(story.differences),
        "corrected" * bool(story.corrections),
    )
    return tuple(filter(None, marks))


def _mention(mention: Mention, articles: Mapping[str, Source]) -> MentionView:
    article = articles[mention.headline_of]
    names = [name_of(article), *(one_line(name) for name in mention.publishers[1:])]
    return MentionView(mention.headline, language_of(article), teller_of(names), link_of(article.url))


def _correction(item: Correction, articles: Mapping[str, Source]) -> CorrectionView:
    article = articles[item.article]
    edition = one_line(item.edition)
    return CorrectionView(name_of(article), link_of(article.url), edition, item.said, item.now, language_of(article))


def _news(told: date | None, day: date | None) -> str:
    """Return the day since which a continuing story is new: "New since Monday" within a week, else with the date."""
    if told is None or day is None:
        return ""
    days = (day - told).days
    if days == 0:
        return "New since the last edition"
    named = DAYS[told.weekday()] if 0 < days < len(DAYS) else short_date(told)
    return f"New since {named}"


def _sentences(story: Story, articles: Mapping[str, Source], numbers: Mapping[str, int]) -> Iterator[SentenceView]:
    """Yield the summary, each sentence with its differing sentences, then the differing pairs not in the summary."""
    pairs = [*((sentence, None) for sentence in story.summary.sentences), *((d.a, d.b) for d in story.differences)]
    beside: dict[Sentence, list[Sentence]] = {}
    for first, second in pairs:
        beside.setdefault(first, []).extend([second] if second else [])
    for sentence, others in beside.items():
        differs = tuple(_sentence(other, articles, numbers) for other in others)
        if differs or sentence.text != one_line(story.headline):  # the headline is printed already
            yield replace(_sentence(sentence, articles, numbers), differs=differs)


def _days(articles: Sequence[Source]) -> tuple[tuple[str, str], ...]:
    """Return each day with the names of its sources, if there are several days and many articles."""
    dated = sorted((a for a in articles if a.published), key=lambda article: (article.published, article.id))
    if len(dated) < _TIMELINE:
        return ()
    days: dict[str, list[str]] = {}
    for article in dated:
        assert article.published is not None
        day = article.published.date()
        names = days.setdefault(short_date(day), [])
        names.extend([name] if (name := name_of(article)) not in names else [])
    return tuple((day, _some(names)) for day, names in days.items()) if len(days) > 1 else ()


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_NAMED])} and {more} more"


def _sentence(
    sentence: Sentence | TitleQuote, articles: Mapping[str, Source], numbers: Mapping[str, int]
) -> SentenceView:
    article, number = articles[sentence.article], numbers[sentence.article]
    address = link_of(article.url)
    link = fragment(address, sentence.text) if address else ""
    return SentenceView(sentence.text, number, name_of(article), link, language_of(article))


def _source(article: Source, number: int, day: date | None) -> SourceView:
    return SourceView(
        number=number,
        name=name_of(article),
        title=cut(article.title),
        when=when_of(article, day),
        date=short_date(article.published.date()) if article.published else "",
        link=link_of(article.url),
        place="" if link_of(article.url) or one_line(article.place) == name_of(article) else one_line(article.place),
        language=language_of(article),
    )


def _also(names: Iterable[NameView]) -> tuple[NameView, ...]:
    """Return each name once, with its first address; if there are many, the first ones and the number of others."""
    once = tuple({view.name: view for view in reversed(list(names))}.values())[::-1]
    more = len(once) - _ALSO
    return once if more <= 1 else (*once[:_ALSO], NameView(f"and {more} more", ""))


def _again(reprint: Reprint) -> NameView:
    name = one_line(reprint.publisher or "") or host_named(reprint.url) or one_line(reprint.source) or UNNAMED
    return NameView(name, link_of(reprint.url))
