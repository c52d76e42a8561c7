"""Stories before anything is said of them: who tells them, under which headline, with which weight."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from digest.editions.ranking import score
from digest.model.article import Article
from digest.model.edition import Plan, Reprint
from digest.model.grouping import Grouping, Link
from digest.model.story_parts import Join
from digest.model.summary import Terms
from digest.stories.headline import headline
from digest.stories.names import names
from digest.stories.publishers import publishers
from digest.stories.threads import ThreadMatch

# Names that two articles share, as far as they are told.
_SHARED_NAMES = 8


@dataclass(frozen=True, slots=True)
class Draft:
    """A story without its summary; `articles` are those with something of their own to say, oldest first."""

    followed: ThreadMatch
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
        """The name of the story."""
        return self.followed.id

    @property
    def score(self) -> float:
        """The sum of its terms."""
        return round(math.fsum(value for _, value in self.terms), 9)


def drafts(
    articles: Sequence[Article],
    grouping: Grouping,
    followed: Sequence[ThreadMatch],
    reprints: Mapping[str, Sequence[Reprint]],
    day: date | None,
    plan: Plan,
    said: Collection[str] = (),
) -> list[Draft]:
    """One draft a group, the heaviest first; ties go to the newer, then by name.

    `followed` says which story each group is; `reprints` holds those of each article,
    by its id; what has been `said` is no headline again.
    """
    group_of = {at: number for number, group in enumerate(grouping.groups) for at in group}
    joins: dict[int, list[Join]] = {}
    for link in grouping.links:
        at, other = sorted((link.a, link.b))
        beside = articles[other] if other < len(articles) else followed[group_of[at]]
        joins.setdefault(group_of[at], []).append(_join(link, articles[at], beside))
    found = [
        _draft([articles[at] for at in group], followed[number], reprints, joins.get(number, ()), day, plan, said)
        for number, group in enumerate(grouping.groups)
    ]
    return sorted(found, key=lambda draft: (-draft.score, -_newest(draft), draft.id))


def _join(link: Link, one: Article, other: Article | ThreadMatch) -> Join:
    """What joined an article to another one, or to the story that it goes on with."""
    if isinstance(other, ThreadMatch):
        return Join(one.source, f"story {other.id}", link.similarity, link.terms, link.nearness, link.cut)
    a, b = sorted((one.source, other.source))
    shared = sorted(names(one) & names(other))[:_SHARED_NAMES]
    return Join(a, b, link.similarity, link.terms, link.nearness, link.cut, tuple(shared))


def _draft(
    group: list[Article],
    followed: ThreadMatch,
    reprints: Mapping[str, Sequence[Reprint]],
    joins: Sequence[Join],
    day: date | None,
    plan: Plan,
    said: Collection[str],
) -> Draft:
    own = sorted(group, key=lambda article: article.age)
    names = publishers(own)
    text, chosen = headline(own, said)
    section = Counter(article.section for article in own).most_common(1)[0][0]
    return Draft(
        followed=followed,
        headline=text,
        headline_of=chosen,
        articles=tuple(own),
        reprints=tuple(reprint for article in own for reprint in reprints.get(article.id, ())),
        publishers=names,
        section=section,
        joins=tuple(sorted(joins, key=lambda join: (-join.similarity, join.a, join.b))),
        terms=score(own, len(names), section, day, plan),
    )


def _newest(draft: Draft) -> float:
    return max((a.published.timestamp() for a in draft.articles if a.published), default=float("-inf"))
