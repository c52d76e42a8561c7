"""Convert an edition to the variables of the templates: names, numbers and links, ready to print.

Titles and sentences are not changed: an article is cleaned when it is made.  Reasons come from untrusted input, and
are made harmless here.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from digest.model.edition import BUCKETS, Edition, Mention
from digest.model.story_parts import Correction
from digest.renderers.places import (
    Source,
    cut,
    language_of,
    leave_link,
    link_of,
    name_of,
    publisher_named,
    without_folders,
    without_root,
)
from digest.renderers.shown import CorrectionView, Form, MentionView, StoryView
from digest.renderers.story_views import StoryViews, teller_of
from digest.renderers.wording import Wording, wording_for
from digest.text.characters import one_line

# Minimum number of stories for a list of headlines; fewer are seen at a glance without it.
_GLANCE = 4
# Number of headlines in that list above the stories of a text or mail: a screen of a terminal.
_GLANCED = 20
# Maximum number of characters of a message that mail programs show in their lists.
_PREHEADER = 150
# Number of headlines of stories left out for lack of room: a screen of a terminal; an edition of before 0.9 has all.
_MENTIONED = 24


@dataclass(frozen=True, slots=True)
class Extent:
    """The stories that a form has room for: by score, the first `whole` are whole, the next, up to `named` in all, are
    headlines, and others are counted; None for all."""

    whole: int | None = None
    named: int | None = None

    def forms(self, edition: Edition) -> dict[int, Form]:
        """Return the form of each story that is not whole, by its number."""
        stories = edition.stories
        by_score = [at + 1 for at in sorted(range(len(stories)), key=lambda at: -stories[at].score)]
        short = by_score[len(stories) if self.whole is None else self.whole :]
        left = by_score[len(stories) if self.named is None else self.named :]
        return {**dict.fromkeys(short, "short"), **dict.fromkeys(left, "left")}


def context(edition: Edition, extent: Extent | None = None, leave: str = "", templates: str = "") -> dict[str, Any]:
    """Return the variables of the templates.

    `leave` is the address for unsubscribing; the words of the files in the folder `templates` replace shipped ones.
    """
    say = wording_for(edition.inputs.plan.language, templates)
    articles = _by_id(edition)
    forms = (extent or Extent()).forms(edition)
    stories = StoryViews(articles, edition.slot.day, say, bool(edition.summed_up), _at_home(edition, articles, say))
    sections = [
        (name, [replace(view, form=forms.get(view.number, "whole")) for view in views])
        for name, views in _sections_once(edition, say, stories)
    ]
    views = [view for _, views in sections for view in views]
    mentions = _by_teller([_mention(item, articles, stories) for item in edition.mentions[:_MENTIONED]])
    return {
        "say": say,
        "language": say.language,
        "direction": say.direction,
        "title": title(edition, say),
        "brief": one_line(edition.brief),
        "leave": one_line(leave),
        "leave_link": leave_link(leave, edition.brief),
        "meta": _meta(edition, say),
        "version": edition.inputs.version,
        "sections": sections,
        "glance": (glance := _glance(views)),
        "glanced": min(len(glance), _GLANCED),
        "preheader": _preheader([view.headline for view in views]),
        "mentions": [mention for _, told in mentions for mention in told],
        "mentions_by_teller": mentions,
        "unnamed": len(edition.mentions[_MENTIONED:]) + edition.unmentioned,
        "corrections": [_correction(item, articles, say) for item in edition.corrections],
        "account": _account(edition, say),
        "notices": tuple(map(without_folders, edition.notices)),
        "empty": not views,
        "shortened": _shortened(Counter(forms.values()), say),
    }


def _sections_once(edition: Edition, say: Wording, stories: StoryViews) -> list[tuple[str, list[StoryView]]]:
    """Return the sections with whole stories; the latest are kept: a mail has the text and the page of one edition."""
    for held, words, found in tuple(_latest):
        if held is edition and words == say:
            return found
    sections = stories.sections(edition)
    _latest.append((edition, say, sections))
    return sections


_latest: deque[tuple[Edition, Wording, list[tuple[str, list[StoryView]]]]] = deque(maxlen=1)


def headlines_of(values: Mapping[str, Any]) -> list[str]:
    """Return the headlines of the stories in the variables of the templates."""
    return [view.headline for _, views in values["sections"] for view in views]


def _by_id(edition: Edition) -> dict[str, Source]:
    articles: dict[str, Source] = {}
    for article in _sources(edition):
        articles.setdefault(article.id, article)
    return articles


def _sources(edition: Edition) -> tuple[Source, ...]:
    return (*edition.articles, *edition.references)


def _glance(views: Sequence[StoryView]) -> list[StoryView]:
    return [view for view in views if view.form != "left"] if len(views) >= _GLANCE else []


def _shortened(forms: Mapping[Form, int], say: Wording) -> str:
    """Return the sentence on stories that are not whole; "" if all are."""
    parts = [say.count(name, forms[name]) for name in ("short", "left") if forms[name]]
    if not parts:
        return ""
    return say("shortened", what=say("and", a=parts[0], b=parts[1]) if len(parts) > 1 else parts[0])


def _preheader(headlines: Sequence[str]) -> str:
    """Join the first headlines, at least three, to fill the preview line of mail programs, cut between words."""
    some = list(headlines[:3])
    for headline in headlines[3:]:
        if len(" · ".join(some)) >= _PREHEADER:
            break
        some.append(headline)
    return cut(" · ".join(some), 2 * _PREHEADER)


def title(edition: Edition, say: Wording) -> str:
    """Return the brief's title and the day in words: "Brief, Friday 20 November 2026"."""
    name = brief_title(edition)
    return f"{name}{say.comma}{say.long_date(edition.slot.day)}" if edition.slot.day else name


def brief_title(edition: Edition) -> str:
    """Return the title of the brief in the settings, else its name with a capital letter."""
    name = one_line(edition.brief) or "brief"
    return one_line(edition.inputs.plan.title) or name[:1].upper() + name[1:]


def _meta(edition: Edition, say: Wording) -> str:
    """Return the figures of the edition: "9 stories · 5 minutes · 16 articles from 9 publishers"."""
    articles = _sources(edition)
    publishers = edition.publishers or len({name_of(article).casefold() for article in articles})
    noun = "publisher" if all(map(publisher_named, articles)) else "source"
    minutes = -(-edition.seconds // 60)
    told = [say.count("story", len(edition.stories)), *([say.count("minute", minutes)] if minutes else [])]
    came_in = say.count("article", len(edition.candidates))
    if publishers:
        came_in = say("from", articles=came_in, publishers=say.count(noun, publishers))
    return " · ".join([*told, came_in])


def _account(edition: Edition, say: Wording) -> str:
    """Return the totals of the account, with every article and document once: "13 shown, 2 merged, 1 reprint"."""
    totals = Counter(entry.bucket for entry in edition.account)
    return say.names([say.count(bucket.replace(" ", "_"), totals[bucket]) for bucket in BUCKETS if totals[bucket]])


def _at_home(edition: Edition, articles: Mapping[str, Source], say: Wording) -> frozenset[str]:
    """Return the languages that a reader expects: that of the words, and that of more than half of the stories."""
    spoken = Counter(language_of(articles[story.headline_of]) for story in edition.stories)
    return frozenset((say.language, *(one for one, stories in spoken.items() if 2 * stories > len(edition.stories))))


def _mention(mention: Mention, articles: Mapping[str, Source], stories: StoryViews) -> MentionView:
    article, say = articles[mention.headline_of], stories.say
    names = [name_of(article) or say("unnamed"), *map(without_root, mention.publishers[1:])]
    teller = stories.with_language(teller_of(names, say), language_of(article))
    return MentionView(mention.headline, language_of(article), teller, link_of(article.url))


def _by_teller(mentions: Iterable[MentionView]) -> list[tuple[str, list[MentionView]]]:
    """Return the mentions of each teller together, in the order of the first of each."""
    told: dict[str, list[MentionView]] = {}
    for mention in mentions:
        told.setdefault(mention.teller, []).append(mention)
    return list(told.items())


def _correction(item: Correction, articles: Mapping[str, Source], say: Wording) -> CorrectionView:
    article = articles[item.article]
    name, edition = name_of(article) or say("unnamed"), one_line(item.edition)
    return CorrectionView(name, link_of(article.url), edition, item.said, item.now, language_of(article))
