"""Fifth stage: stories without sentences, each with its headline, its section and its weight, the heaviest first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from digest.editions.folding import Originals
from digest.editions.grouping import EventGroup
from digest.editions.material import Material
from digest.editions.ranking import score
from digest.editions.shared import Results, lines_of
from digest.model.article import Article, Sentence
from digest.model.canonical import hash_text
from digest.model.edition import Plan, Reprint
from digest.model.story_parts import Difference, Join
from digest.model.summary import Terms
from digest.stories.headline import headline, title_of
from digest.stories.publishers import publishers
from digest.stories.threads import ThreadMatch


@dataclass(frozen=True, slots=True)
class Draft:
    """A story without its summary; `articles` have a text of their own, oldest first."""

    thread: ThreadMatch
    headline: str
    headline_of: Article
    articles: tuple[Article, ...]
    reprints: tuple[Reprint, ...]
    publishers: tuple[str, ...]
    section: str
    joins: tuple[Join, ...]
    terms: Terms

    @property
    def id(self) -> str:
        """The id of the story."""
        return self.thread.id

    @property
    def score(self) -> float:
        """The sum of its terms."""
        return round(math.fsum(value for _, value in self.terms), 9)


def draft(groups: Sequence[EventGroup], originals: Originals, material: Material) -> tuple[Draft, ...]:
    """Return one draft for each group, the heaviest first; at equal weight the newer first, then by id."""
    articles = [article for group in groups for article in group.articles]
    wanted = material.shared.about.about_each(articles, material.plan.want)
    found = [_draft(group, originals, material, wanted) for group in groups]
    return tuple(sorted(found, key=lambda draft: (-draft.score, -_newest(draft), draft.id)))


def _draft(group: EventGroup, originals: Originals, material: Material, wanted: Sequence[set[int]]) -> Draft:
    once, articles = material.shared.of_story, group.articles
    names, headed = once("names and headline", partial(names_and_headline, articles), articles)
    own = _said_of(articles, material.history.said, once)
    text, chosen = headline_once(articles, own, once) if own else headed
    section = _section(group.articles, chosen, material.plan)
    interests = sum(any(id(article) in found for article in group.articles) for found in wanted)
    return Draft(
        thread=group.thread,
        headline=text,
        headline_of=chosen,
        articles=group.articles,
        reprints=tuple(repeat for article in group.articles for repeat in originals.reprints.get(article.id, ())),
        publishers=names,
        section=section,
        joins=group.joins,
        terms=score(group.articles, len(names), section, material.day, material.plan, interests),
    )


def headline_once(
    articles: tuple[Article, ...],
    said: frozenset[str],
    once: Results,
    quoted: tuple[Sentence, ...] = (),
    differing: tuple[Difference, ...] = (),
) -> tuple[str, Article]:
    """Return the headline of articles, found once for the titles and sentences of theirs that were said."""
    own = _said_of(articles, said, once)
    return once("headline", partial(headline, articles, own, quoted, differing), articles, own, quoted, differing)


def names_and_headline(articles: tuple[Article, ...]) -> tuple[tuple[str, ...], tuple[str, Article]]:
    """Return the publishers of articles, and their headline where nothing of theirs was said."""
    return publishers(articles), headline(articles, frozenset(), (), ())


def _said_of(articles: tuple[Article, ...], said: frozenset[str], once: Results) -> frozenset[str]:
    """Return the hashes of the titles and sentences of articles that were said."""
    return once("lines and titles", lambda: _lines_and_titles(articles, once), articles) & said if said else said


def _lines_and_titles(articles: tuple[Article, ...], once: Results) -> frozenset[str]:
    return lines_of(articles, once) | _hashes_of_titles(articles)


def _hashes_of_titles(articles: Sequence[Article]) -> frozenset[str]:
    return frozenset(hash_text(title_of(article)) for article in articles)


def _section(articles: Sequence[Article], headline_of: Article, plan: Plan) -> str:
    """Return the section of the headline's article; without one, the plan's first that an article has, else the oldest
    article's.
    """
    found = [article.section for article in articles if article.section]
    named = [item.section for item in plan.sections if item.section in found]
    return next(filter(None, (headline_of.section, *named, *found)), "")


def _newest(draft: Draft) -> float:
    return max((a.published.timestamp() for a in draft.articles if a.published), default=float("-inf"))
