"""Convert groups of articles and open stories to groups of articles, and relate each to the stories."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from digest.clusterers.linkage import NearPair
from digest.model.article import Article
from digest.model.grouping import Grouping, Kin, Link


@dataclass(frozen=True, slots=True)
class GroupsFound:
    """Groups with the links that joined them and the pairs left near; stories are numbered after the articles."""

    groups: list[list[int]]
    links: list[Link] = field(default_factory=list)
    near: list[NearPair] = field(default_factory=list)

    def placed(self, places: Sequence[int]) -> "GroupsFound":
        """Return the same groups with other numbers: `places[at]` replaces `at`."""
        return GroupsFound(
            [[places[at] for at in group] for group in self.groups],
            [Link(places[it.a], places[it.b], it.similarity, it.terms, it.nearness, it.cut) for it in self.links],
            [NearPair(places[it.a], places[it.b], it.nearness) for it in self.near],
        )


def grouping(found: Sequence[GroupsFound], articles: Sequence[Article]) -> Grouping:
    """Return one grouping, the group with the oldest article first."""
    size = len(articles)
    groups = [group for part in found for group in part.groups if group[0] < size]
    groups.sort(key=lambda group: articles[group[0]].age)
    links = tuple(link for part in found for link in part.links)
    number = {at: place for place, group in enumerate(groups) for at in group}
    going_on = {number[at]: at - size for at in number if at >= size}
    near = sorted((it for part in found for it in part.near), key=lambda it: _rank(it, number))
    kin = [
        *_going_on(going_on, links, size),
        *_merged(near, number, going_on, size),
        *_split(near, number, going_on, size),
    ]
    return Grouping(
        tuple(tuple(at for at in group if at < size) for group in groups),
        links,
        tuple(sorted(kin, key=lambda it: (it.group, it.story, it.kind))),
    )


def _going_on(going_on: Mapping[int, int], links: Sequence[Link], size: int) -> Iterator[Kin]:
    """Yield each group that goes on with a story, with their nearness when they were joined."""
    nearness: dict[int, float] = {}
    for link in links:
        nearness.setdefault(max(link.a, link.b) - size, link.nearness)
    return (Kin(group, story, nearness[story], "goes on") for group, story in going_on.items())


def _merged(
    near: Sequence[NearPair], number: Mapping[int, int], going_on: Mapping[int, int], size: int
) -> Iterator[Kin]:
    """Yield the stories without a group of their own, each in the nearest group that goes on with another story."""
    told: set[int] = set()
    for a, b, nearness in near:
        story, group = max(a, b), number.get(min(a, b), -1)
        if story >= size and group in going_on and story not in told:
            told.add(story)
            yield Kin(group, story - size, nearness, "merged")


def _split(
    near: Sequence[NearPair], number: Mapping[int, int], going_on: Mapping[int, int], size: int
) -> Iterator[Kin]:
    """Yield the new groups that are near to a story that goes on in another group."""
    told: set[int] = set()
    for a, b, nearness in near:
        if max(a, b) >= size:
            continue
        new, old = sorted((number[a], number[b]), key=lambda group: group in going_on)
        if new not in going_on and old in going_on and new not in told:
            told.add(new)
            yield Kin(new, going_on[old], nearness, "split")


def _rank(near: NearPair, number: Mapping[int, int]) -> tuple[float, int, int]:
    """Return the sort key of a pair: by nearness, then by the order of the groups, and not by that of the articles."""
    a, b = sorted(number.get(at, at) for at in (near.a, near.b))
    return -round(near.nearness, 9), a, b
