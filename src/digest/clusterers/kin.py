"""Convert groups of articles and open stories to groups of articles, and relate each to the stories."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from digest.clusterers.linkage import NearPair
from digest.model.article import Article
from digest.model.partition import Grouping, Kin, Link


@dataclass(frozen=True, slots=True)
class LanguageGroups:
    """Groups of one language, with their links and the pairs left near; stories are numbered after the articles."""

    groups: list[list[int]]
    links: list[Link] = field(default_factory=list)
    near: list[NearPair] = field(default_factory=list)

    def placed(self, places: Sequence[int]) -> "LanguageGroups":
        """Return the same groups with other numbers: `places[at]` replaces `at`."""
        return LanguageGroups(
            [[places[at] for at in group] for group in self.groups],
            [Link(places[it.a], places[it.b], it.similarity, it.terms, it.nearness, it.cut) for it in self.links],
            [NearPair(places[it.a], places[it.b], it.nearness) for it in self.near],
        )


def grouping(parts: Sequence[LanguageGroups], articles: Sequence[Article]) -> Grouping:
    """Return one grouping of all languages, the group with the oldest article first."""
    batch = _Batch.of(parts, articles)
    kin = sorted((*batch.going_on(), *batch.merged(), *batch.split()), key=lambda it: (it.group, it.story, it.kind))
    return Grouping(batch.members(), batch.links, tuple(kin))


@dataclass(frozen=True, slots=True)
class _Batch:
    """Groups of all languages; the numbers from `size` on are stories.

    `group_of` has the group of each article and of each story with a group, `story_of` the story of each group that
    goes on with one.  `near` has the pairs left near, the nearest first.
    """

    size: int
    groups: Sequence[Sequence[int]]
    links: tuple[Link, ...]
    near: Sequence[NearPair]
    group_of: Mapping[int, int]
    story_of: Mapping[int, int]

    @classmethod
    def of(cls, parts: Sequence[LanguageGroups], articles: Sequence[Article]) -> "_Batch":
        """Collect the groups with articles, the group with the oldest one first."""
        size = len(articles)
        groups = _of_one_story([group for part in parts for group in part.groups if group[0] < size], articles)
        groups.sort(key=lambda group: articles[group[0]].age)
        group_of = {at: place for place, group in enumerate(groups) for at in group}
        return cls(
            size,
            groups,
            tuple(chain.from_iterable(part.links for part in parts)),
            sorted(chain.from_iterable(part.near for part in parts), key=lambda pair: _rank(pair, group_of)),
            group_of,
            {group_of[at]: at - size for at in group_of if at >= size},
        )

    def members(self) -> tuple[tuple[int, ...], ...]:
        """Return the articles of each group, without its story."""
        return tuple(tuple(at for at in group if at < self.size) for group in self.groups)

    def going_on(self) -> Iterator[Kin]:
        """Yield each group that goes on with a story, with their nearness when they were joined."""
        nearness: dict[int, float] = {}
        for link in self.links:
            nearness.setdefault(max(link.a, link.b) - self.size, link.nearness)
        return (Kin(group, story, nearness[story], "goes on") for group, story in self.story_of.items())

    def merged(self) -> Iterator[Kin]:
        """Yield the stories without a group of their own, each in the nearest group that goes on with another story."""
        done: set[int] = set()
        for a, b, nearness in self.near:
            story, group = max(a, b), self.group_of.get(min(a, b), -1)
            if story >= self.size and story not in self.group_of and group in self.story_of and story not in done:
                done.add(story)
                yield Kin(group, story - self.size, nearness, "merged")

    def split(self) -> Iterator[Kin]:
        """Yield the new groups that are near to a story that goes on in another group."""
        done: set[int] = set()
        for a, b, nearness in self.near:
            if max(a, b) >= self.size:
                continue
            new, old = sorted((self.group_of[a], self.group_of[b]), key=self.story_of.__contains__)
            if new not in self.story_of and old in self.story_of and new not in done:
                done.add(new)
                yield Kin(new, self.story_of[old], nearness, "split")


def _of_one_story(groups: Sequence[Sequence[int]], articles: Sequence[Article]) -> list[list[int]]:
    """Return the groups, those of two languages that go on with one story as one, the oldest article first."""
    found: dict[int, list[int]] = {}
    for group in groups:
        key = group[-1] if group[-1] >= len(articles) else -1 - group[0]
        found.setdefault(key, []).extend(at for at in group if at not in found.get(key, ()))
    for key, joined in found.items():
        joined.sort(key=lambda at: (at == key, articles[at].age if at != key else (), at))
    return list(found.values())


def _rank(near: NearPair, group_of: Mapping[int, int]) -> tuple[float, int, int]:
    """Return the sort key of a pair: by nearness, then by the order of the groups, and not by that of the articles."""
    a, b = sorted(group_of.get(at, at) for at in (near.a, near.b))
    return -round(near.nearness, 9), a, b
