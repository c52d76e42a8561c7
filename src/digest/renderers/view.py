"""What the templates show of an edition: names, numbers and links, ready to print.

Titles and sentences stay as they are: an article is cleaned when it is made.  Names, addresses and reasons may come
from anywhere, and are made harmless here.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from digest.model.article import Article, Sentence
from digest.model.edition import BUCKETS, Edition, Reprint, Story
from digest.renderers.shown import LONG, Form, NameView, SentenceView, SourceView, StoryView
from digest.text.characters import one_line
from digest.text.urls import is_web

# Names of our own, since those of `strftime` change with the machine's locale.
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Words at each end of a sentence that a link names, so that a browser opens the page where it stands.
_FRAGMENT_WORDS = 5
# Sources that are listed in full, besides those that are quoted; and names that are given for one day.
_LISTED = 6
_NAMED = 4
# Names that follow "also told by" and "also at"; JSON and `digest explain` have all of them.
_ALSO = 8
# With fewer articles, the dates beside the sources are timeline enough.
_TIMELINE = 5
# What is shown of a source without a title, a publisher and a place.
_UNNAMED = "unnamed source"


def context(edition: Edition, whole: int | None = None, named: int | None = None) -> dict[str, Any]:
    """The variables of the templates; of the highest score, `whole` stories are whole, and up to `named` short."""
    articles: dict[str, Article] = {}
    for article in edition.articles:
        articles.setdefault(article.id, article)
    stories = edition.stories
    by_score = [at + 1 for at in sorted(range(len(stories)), key=lambda at: -stories[at].score)]
    short = by_score[len(stories) if whole is None else whole :]
    left = by_score[len(stories) if named is None else named :]
    forms: dict[int, Form] = {**dict.fromkeys(short, "short"), **dict.fromkeys(left, "left")}
    numbers = iter(range(1, len(stories) + 1))
    return {
        "title": title(edition),
        "meta": _meta(edition),
        "version": edition.inputs.version,
        "sections": [
            (
                one_line(section.name),
                _stories(section.stories, numbers, articles, edition.slot.day, forms),
            )
            for section in edition.sections
        ],
        "account": _account(edition),
        "notices": tuple(map(one_line, edition.notices)),
        "empty": not stories,
        "short": len(short) - len(left),
        "left": len(left),
    }


def title(edition: Edition) -> str:
    """The brief's name and the day in words: "Brief, Friday 20 November 2026"."""
    name = one_line(edition.brief) or "brief"
    name = name[:1].upper() + name[1:]
    return f"{name}, {long_date(edition.slot.day)}" if edition.slot.day else name


def long_date(day: date) -> str:
    """ "Friday 20 November 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 story", "3 stories"."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"


def _meta(edition: Edition) -> str:
    told = f"{count(len(edition.stories), 'story')} from {count(len(edition.articles), 'article')}"
    minutes = -(-edition.seconds // 60)
    return f"{told} · {count(minutes, 'minute')} to read" if minutes else told


def _account(edition: Edition) -> str:
    """ "13 shown, 2 merged, 1 reprint": every article and document once."""
    totals = Counter(entry.bucket for entry in edition.account)
    return ", ".join(f"{totals[bucket]} {bucket}" for bucket in BUCKETS if totals[bucket])


def _stories(
    stories: Sequence[Story],
    numbers: Iterator[int],
    articles: Mapping[str, Article],
    day: date | None,
    forms: Mapping[int, Form],
) -> list[StoryView]:
    views = [_story(next(numbers), story, articles, day) for story in stories]
    return [replace(view, form=forms.get(view.number, "whole")) for view in views]


def _story(number: int, story: Story, articles: Mapping[str, Article], day: date | None) -> StoryView:
    quoted = list(dict.fromkeys(sentence.article for sentence in story.quoted))
    order = list(dict.fromkeys([*quoted, *story.articles]))
    listed = max(len(quoted), _LISTED)
    numbers = {name: at for at, name in enumerate(order, start=1)}
    return StoryView(
        number=number,
        headline=story.headline,
        language=_language(articles[story.headline_of]),
        news=_news(story.told, day),
        width=_width(story, articles),
        sentences=tuple(_sentences(story, articles, numbers)),
        sources=tuple(_source(articles[name], numbers[name]) for name in order[:listed]),
        others=_also(_name(articles[name]) for name in order[listed:]),
        reprints=_also(_again(reprint) for reprint in story.reprints if reprint.kind == "copy"),
        days=_days([articles[name] for name in story.articles]),
        link=_link(articles[story.headline_of].url),
        form="whole",
    )


def _news(told: date | None, day: date | None) -> str:
    """Since when the sentences of a story that goes on are new: "New since Monday", within a week, else the date."""
    if told is None or day is None:
        return ""
    days = (day - told).days
    if days == 0:
        return "New since the last edition"
    named = _DAYS[told.weekday()] if 0 < days < len(_DAYS) else f"{told.day} {_MONTHS[told.month - 1]}"
    return f"New since {named}"


def _sentences(story: Story, articles: Mapping[str, Article], numbers: Mapping[str, int]) -> Iterator[SentenceView]:
    """The summary, each sentence with those that differ from it; then those pairs of which it quotes neither."""
    pairs = [*((sentence, None) for sentence in story.summary.sentences), *((d.a, d.b) for d in story.differences)]
    beside: dict[Sentence, list[Sentence]] = {}
    for first, second in pairs:
        beside.setdefault(first, []).extend([second] if second else [])
    for sentence, others in beside.items():
        differs = tuple(_sentence(other, articles, numbers) for other in others)
        if differs or sentence.text != one_line(story.headline):  # the headline is printed already
            yield replace(_sentence(sentence, articles, numbers), differs=differs)


def _days(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """Each day with the names of those who told it then, where there are several days and many articles."""
    dated = sorted((a for a in articles if a.published), key=lambda article: article.age)
    if len(dated) < _TIMELINE:
        return ()
    days: dict[str, list[str]] = {}
    for article in dated:
        assert article.published is not None
        day = article.published.date()
        names = days.setdefault(f"{day.day} {_MONTHS[day.month - 1]}", [])
        name = _publisher(article) or one_line(article.place) or _UNNAMED
        names.extend([name] if name not in names else [])
    return tuple((day, _some(names)) for day, names in days.items()) if len(days) > 1 else ()


def _some(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_NAMED])} and {more} more"


def _width(story: Story, articles: Mapping[str, Article]) -> str:
    """How widely it is told: "3 publishers, 4 articles"; reprints are articles, their publishers do not count."""
    total = count(len(story.articles) + len(story.reprints), "article")
    if len(story.publishers) == 1:
        return "only in one source" if total == "1 article" else f"only in one source, {total}"
    named = all(_publisher(articles[name]) for name in story.articles)
    return f"{count(len(story.publishers), 'publisher' if named else 'source')}, {total}"


def _sentence(sentence: Sentence, articles: Mapping[str, Article], numbers: Mapping[str, int]) -> SentenceView:
    article, number = articles[sentence.article], numbers[sentence.article]
    link = fragment(article.url, sentence.text) if _link(article.url) else ""
    return SentenceView(sentence.text, number, _publisher(article), link, _language(article))


def _source(article: Article, number: int) -> SourceView:
    day = article.published.date() if article.published else None
    return SourceView(
        number=number,
        publisher=_publisher(article),
        title=_cut(article.title),
        date=f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else "",
        link=_link(article.url),
        place=one_line(article.place) or _UNNAMED,
        language=_language(article),
    )


def _also(names: Iterable[NameView]) -> tuple[NameView, ...]:
    """Each name once, with its first address; of many, the first ones and how many more there are."""
    once = tuple({view.name: view for view in reversed(list(names))}.values())[::-1]
    more = len(once) - _ALSO
    return once if more <= 1 else (*once[:_ALSO], NameView(f"and {more} more", ""))


def _cut(title: str) -> str:
    """A title that is not too long for a list, cut between words where there are any."""
    if len(title) <= LONG:
        return title
    return f"{title[:LONG].rpartition(' ')[0].rstrip(' ,;:–-') or title[:LONG]}…"


def _name(article: Article) -> NameView:
    return NameView(_publisher(article) or one_line(article.place) or _UNNAMED, _link(article.url))


def _again(reprint: Reprint) -> NameView:
    name = one_line(reprint.publisher or "") or _host(reprint.url) or one_line(reprint.source) or _UNNAMED
    return NameView(name, _link(reprint.url))


def _publisher(article: Article) -> str:
    """The publisher, else the host; "" for a file that names neither."""
    return one_line(article.publisher or "") or _host(article.url)


def _language(article: Article) -> str:
    """The code that a page is marked with; "" says that it is not known, as HTML has it."""
    return "" if article.language == "und" else article.language


def _link(url: str | None) -> str:
    """An address that may become a link, else "": of the web, and with no character that cannot be seen."""
    return url if url and is_web(url) and one_line(url) == unicodedata.normalize("NFC", url) else ""


def _host(url: str | None) -> str:
    return one_line(urlsplit(url).hostname or "").removeprefix("www.") if url and is_web(url) else ""


def fragment(url: str | None, text: str) -> str:
    """An address that opens at a sentence (URL Fragment Text Directives, a draft of the W3C's WICG).

    >>> fragment("https://example.org/a#top", "One two, three.")
    'https://example.org/a#:~:text=One%20two%2C%20three.'
    """
    words = text.split(" ")
    ends = [words] if len(words) <= 2 * _FRAGMENT_WORDS else [words[:_FRAGMENT_WORDS], words[-_FRAGMENT_WORDS:]]
    named = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
    return f"{(url or '').partition('#')[0]}#:~:text={named}"
