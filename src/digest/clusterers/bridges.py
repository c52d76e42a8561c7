"""Join groups of two languages that report one event: by the things, numbers, places and names that both tell.

A name is compared by its letters and, across scripts, by its sounds; the things of the news by a table of words in ten
languages.  Two groups are joined if each is the best partner of the other in its language, the evidence is enough, and
a name or a number is shared that few others have: where it is not sure, two stories are better than a wrong one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from digest.clusterers.bridge_keys import Keys, has_no_capitals, keys_of
from digest.clusterers.bridge_scores import BridgeEvidence, Rarity, Weighed, evidence
from digest.model.article import Article
from digest.model.partition import Grouping, Kin, Link

# Log odds from which on two groups are on one event, and more of them where only one is dated.
_SURE, _UNDATED = 2.0, 0.5
# Two groups are compared if they share a name, its sounds or a number that at most this number of groups has, or this
# share of them, up to a number: each two of its holders are compared, and the share of a day of 100,000 articles would
# be millions of pairs.
_FEW, _SHARE, _MANY = 8, 0.01, 20
# Sounds of a name by which groups are compared, and the least rarity of a number.
_SOUNDS, _RARE = 4, 3.0
# Articles of a day of which names are compared by their sounds too: the skeletons of 100,000 articles fill the memory.
_HEARD = 20_000
# Days between the newest reports of both.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class _Side:
    """A group as it is compared: its language, its day, and its keys."""

    language: str
    day: float | None
    keys: Keys


@dataclass(slots=True)
class _Unions:
    """Groups joined so far: `into` maps a group to the one that holds it."""

    languages: Sequence[frozenset[str]]
    going_on: frozenset[int]
    into: dict[int, int] = field(default_factory=dict)

    def of(self, group: int) -> int:
        """Return the group that holds a group: itself, if it was not joined."""
        return self.into.get(group, group)

    def join(self, a: int, b: int) -> bool:
        """Join two groups with all of theirs; refuse it for two of one language and for two that go on."""
        first, second = self._members(a), self._members(b)
        spoken = [frozenset().union(*map(self.languages.__getitem__, members)) for members in (first, second)]
        if not spoken[0].isdisjoint(spoken[1]) or not (
            self.going_on.isdisjoint(first) or self.going_on.isdisjoint(second)
        ):
            return False
        for at in second:
            self.into[at] = self.of(a)
        return True

    def _members(self, group: int) -> list[int]:
        holder = self.of(group)
        return [holder, *(at for at, held in self.into.items() if held == holder and at != holder)]


def bridged(grouping: Grouping, articles: Sequence[Article]) -> Grouping:
    """Return the grouping with the groups of different languages on one event as one; unchanged for one language."""
    if len({article.language for article in articles}) < 2:
        return grouping
    sides = _sides(grouping.groups, articles)
    going_on = frozenset(kin.group for kin in grouping.kin if kin.kind == "goes on")
    languages = [frozenset(articles[at].language for at in group) for group in grouping.groups]
    unions = _Unions(languages, going_on)
    links = []
    for a, b, found in _partners(sides):
        if unions.join(a, b):
            first, second = sorted((grouping.groups[a][0], grouping.groups[b][0]))
            # the similarity is 0: the words of two languages differ
            links.append(Link(first, second, 0.0, tuple(sorted(found.shared))))
    return _in_order(replace(grouping, links=(*grouping.links, *links)), articles, unions.into)


def _sides(groups: Sequence[Sequence[int]], articles: Sequence[Article]) -> list[_Side]:
    heard = len(articles) <= _HEARD
    scripts = heard and any(has_no_capitals(article.language) for article in articles)
    return [_side([articles[at] for at in group], scripts, heard) for group in groups]


def _side(articles: Sequence[Article], scripts: bool, heard: bool) -> _Side:
    """Read a group; a key counts if one of its articles has it."""
    days = [article.published.timestamp() / 86_400 for article in articles if article.published]
    return _Side(articles[0].language, max(days, default=None), keys_of(articles, scripts, heard))


def _partners(sides: Sequence[_Side]) -> list[tuple[int, int, BridgeEvidence]]:
    """Return each two groups that are the best partners of each other, with what they share, the surest first."""
    rarity = Rarity([side.keys for side in sides])
    weighed = [Weighed.of(side.keys, rarity) for side in sides]
    pairs = (pair for pair in sorted(_pairs(sides, rarity)) if _may_be_one(*map(sides.__getitem__, pair)))
    compared = ((a, b, evidence(weighed[a], weighed[b], rarity)) for a, b in pairs)
    near = sorted(
        (it for it in compared if it[2].score >= _needed(sides[it[0]], sides[it[1]])),
        key=lambda it: (-it[2].score, it[:2]),
    )
    best: dict[tuple[int, str], tuple[int, int]] = {}
    for a, b, _ in near:
        best.setdefault((a, sides[b].language), (a, b))
        best.setdefault((b, sides[a].language), (a, b))
    return [(a, b, it) for a, b, it in near if best[a, sides[b].language] == best[b, sides[a].language] == (a, b)]


def _pairs(sides: Sequence[_Side], rarity: Rarity) -> set[tuple[int, int]]:
    """Return the groups of two languages that share a rare name or a rare number."""
    most = max(_FEW, min(_SHARE * len(sides), _MANY))
    holders: dict[tuple[str, object], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, side in enumerate(sides):
        for key in _rare(side.keys, rarity, most):
            holders[key][side.language].append(at)
    return {
        (min(pair), max(pair))
        for by_language in holders.values()
        for ours, theirs in combinations(by_language.values(), 2)
        for pair in product(ours, theirs)
    }


def _rare(keys: Keys, rarity: Rarity, most: float) -> Iterator[tuple[str, object]]:
    yield from (("names", name) for name in keys.names if rarity.held["names", name] <= most)
    yield from (("sounds", it) for it in keys.sounds if len(it) >= _SOUNDS and rarity.held["sounds", it] <= most)
    numbers = (it for it in keys.numbers if rarity["numbers", it] >= _RARE)
    yield from (("numbers", number) for number in numbers if rarity.held["numbers", number] <= most)


def _needed(one: _Side, other: _Side) -> float:
    """Return the log odds that two groups need."""
    return _SURE + (_UNDATED if (one.day is None) != (other.day is None) else 0.0)


def _may_be_one(one: _Side, other: _Side) -> bool:
    """Return whether the days of two groups allow one event."""
    if one.keys.weekdays and other.keys.weekdays and one.keys.weekdays.isdisjoint(other.keys.weekdays):
        return False
    return one.day is None or other.day is None or abs(one.day - other.day) <= _NEAR


def _in_order(grouping: Grouping, articles: Sequence[Article], into: Mapping[int, int]) -> Grouping:
    """Return the grouping with each group of `into` in its partner, the group with the oldest article first."""
    if not into:
        return grouping
    members: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(grouping.groups):
        members[into.get(at, at)] += group
    for joined in members.values():
        joined.sort(key=lambda at: (articles[at].age, at))
    order = sorted(members, key=lambda at: articles[members[at][0]].age)
    place = {at: number for number, at in enumerate(order)}
    kin = tuple(Kin(place[into.get(it.group, it.group)], it.story, it.nearness, it.kind) for it in grouping.kin)
    going_on = {it.group for it in kin if it.kind == "goes on"}
    kept = (it for it in kin if it.kind != "split" or it.group not in going_on)
    return Grouping(
        tuple(tuple(members[at]) for at in order),
        grouping.links,
        tuple(sorted(kept, key=lambda it: (it.group, it.story, it.kind))),
    )
