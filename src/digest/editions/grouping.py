"""Third and fourth stage: group the articles by event, and match each group with the open stories."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.editions.folding import Originals
from digest.editions.material import Material
from digest.model.article import Article
from digest.model.edition import Thread
from digest.model.partition import Grouping, Link
from digest.model.story_parts import Join
from digest.model.summary import Frequencies
from digest.ports import Clusterer
from digest.stories import threads as open_stories
from digest.stories.names import names
from digest.stories.returns import with_returns
from digest.stories.threads import ThreadMatch

# Names that two articles share, at most this many of them in a join.
_SHARED_NAMES = 8


@dataclass(frozen=True, slots=True)
class Groups:
    """Articles grouped by event.

    `frequencies` counts the words of the articles, `words` also those of the open stories (see `with_stories`).
    `threads` has the stories to which the grouping relates the groups, the open ones before the quiet ones.
    """

    articles: tuple[Article, ...]
    grouping: Grouping
    frequencies: Frequencies
    words: Frequencies
    threads: tuple[Thread, ...] = ()


@dataclass(frozen=True, slots=True)
class EventGroup:
    """The articles on one event, oldest first, with the story that they are and the joins of the group."""

    articles: tuple[Article, ...]
    thread: ThreadMatch
    joins: tuple[Join, ...] = ()


def group(originals: Originals, threads: Sequence[Thread], clusterer: Clusterer) -> Groups:
    """Group the articles by event, in view of the open ones of the stories `threads`; quiet ones may return."""
    near, quiet = open_stories.by_quiet(threads)
    frequencies = Frequencies.of(originals.articles)
    words = open_stories.with_stories(frequencies, near)
    threads = (*near, *quiet)
    grouping = with_returns(clusterer(originals.articles, words, near), originals.articles, threads)
    return Groups(originals.articles, grouping, frequencies, words, threads)


def follow(groups: Groups, material: Material) -> tuple[EventGroup, ...]:
    """Match each group with the open story that it continues, else name a new story."""
    members = [
        tuple(sorted((groups.articles[at] for at in places), key=lambda article: article.age))
        for places in groups.grouping.groups
    ]
    matches = open_stories.follow(members, groups.grouping.kin, groups.threads, material.day)
    joins = _joins(groups, matches)
    return tuple(
        EventGroup(articles, match, found) for articles, match, found in zip(members, matches, joins, strict=True)
    )


def _joins(groups: Groups, matches: Sequence[ThreadMatch]) -> list[tuple[Join, ...]]:
    """The joins of each group, the most similar first."""
    group_of = {at: number for number, places in enumerate(groups.grouping.groups) for at in places}
    joins: list[list[Join]] = [[] for _ in matches]
    named = [frozenset[str]()] * len(groups.articles)
    for at in {at for link in groups.grouping.links for at in (link.a, link.b) if at < len(groups.articles)}:
        named[at] = names(groups.articles[at])  # once for an article, which may be in many links
    for link in groups.grouping.links:
        first, second = sorted((link.a, link.b))
        number, one = group_of[first], groups.articles[first]
        if second < len(groups.articles):
            shared = sorted(named[first] & named[second])[:_SHARED_NAMES]
            joins[number].append(_join(link, one, groups.articles[second], shared))
        else:
            joins[number].append(_story_join(link, one, matches[number]))
    return [tuple(sorted(found, key=lambda join: (-join.similarity, join.a, join.b))) for found in joins]


def _join(link: Link, one: Article, other: Article, shared: Sequence[str]) -> Join:
    """The join of two articles, with the names that both contain."""
    a, b = sorted((one.source, other.source))
    return Join(a, b, link.similarity, link.terms, link.nearness, link.cut, tuple(shared))


def _story_join(link: Link, article: Article, match: ThreadMatch) -> Join:
    """The join of an article and the open story that its group continues."""
    return Join(article.source, f"story {match.id}", link.similarity, link.terms, link.nearness, link.cut)
