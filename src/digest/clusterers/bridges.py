"""Join groups of two languages that report one event: by the names and numbers that they share and few others have.

A name in Latin letters and a number are the same in many languages, and a word is not.  Without several of both two
groups stay apart: nothing else shows that they are on one event.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from digest.clusterers.bridge_keys import is_telling, names_of, numbers_of, weekdays_of
from digest.model.article import Article
from digest.model.partition import Grouping, Kin, Link

# Shared names and numbers that two groups need: of each kind, and of both together.
_NAMES, _NUMBERS, _BOTH = 2, 2, 5
# Shared numbers of which none is telling, or names beside fewer: small and rounded numbers of two events are often
# equal, and a club has the same people in each match.
_SMALL_NUMBERS, _MORE_NAMES = 3, 4
# A name or a number is rare if at most this number of groups has it, or this share of them, up to a number: each two of
# its holders are compared, and the share of a day of 100,000 articles would be millions of pairs.
_FEW, _SHARE, _MANY = 3, 0.02, 50
# Days between the newest reports of both.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class _Side:
    """A group as it is compared: its language, day, and the weekdays, rare names and numbers of its articles."""

    language: str
    day: float | None
    weekdays: frozenset[int]
    names: frozenset[str]
    numbers: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        return self.names | self.numbers


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
    sides = _rare([_side([articles[at] for at in group]) for group in grouping.groups])
    going_on = frozenset(kin.group for kin in grouping.kin if kin.kind == "goes on")
    shared = dict(_shared(sides))
    languages = [frozenset(articles[at].language for at in group) for group in grouping.groups]
    unions = _Unions(languages, going_on)
    links = []
    for a, b in sorted(shared, key=lambda pair: (-len(shared[pair]), pair)):
        if unions.join(a, b):
            first, second = sorted((grouping.groups[a][0], grouping.groups[b][0]))
            # the similarity is 0: the words of two languages differ
            links.append(Link(first, second, 0.0, tuple(sorted(shared[a, b]))))
    return _in_order(replace(grouping, links=(*grouping.links, *links)), articles, unions.into)


def _side(articles: Sequence[Article]) -> _Side:
    """Read a group; a name or number counts if one of its articles has it."""
    days = [article.published.timestamp() / 86_400 for article in articles if article.published]
    return _Side(
        articles[0].language,
        max(days, default=None),
        frozenset().union(*map(weekdays_of, articles)),
        frozenset().union(*map(names_of, articles)),
        frozenset().union(*map(numbers_of, articles)),
    )


def _rare(sides: Sequence[_Side]) -> list[_Side]:
    """Return the groups without the names and numbers that many of them have."""
    held = Counter(key for side in sides for key in side.keys)
    most = max(_FEW, min(_SHARE * len(sides), _MANY))
    kept = {key for key, number in held.items() if number <= most}
    return [replace(side, names=side.names & kept, numbers=side.numbers & kept) for side in sides]


def _shared(sides: Sequence[_Side]) -> Iterator[tuple[tuple[int, int], frozenset[str]]]:
    """Yield each two groups of two languages with the keys that they share, where these are enough for one event."""
    for a, b in sorted(_pairs(sides)):
        if _are_one(sides[a], sides[b]):
            yield (a, b), sides[a].keys & sides[b].keys


def _pairs(sides: Sequence[_Side]) -> set[tuple[int, int]]:
    """Return the groups of two languages that share a name and enough numbers."""
    holders: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at, side in enumerate(sides):
        for name in side.names if len(side.numbers) >= _NUMBERS else ():
            holders[name][side.language].append(at)
    return {
        (min(pair), max(pair))
        for by_language in holders.values()
        for ours, theirs in combinations(by_language.values(), 2)
        for pair in product(ours, theirs)
        if len(sides[pair[0]].numbers & sides[pair[1]].numbers) >= _NUMBERS
    }


def _are_one(one: _Side, other: _Side) -> bool:
    if one.weekdays and other.weekdays and one.weekdays.isdisjoint(other.weekdays):
        return False
    names, numbers = one.names & other.names, one.numbers & other.numbers
    near = one.day is None or other.day is None or abs(one.day - other.day) <= _NEAR
    if not any(map(is_telling, numbers)) and len(numbers) < _SMALL_NUMBERS and len(names) < _MORE_NAMES:
        return False
    enough = len(names) >= _NAMES and len(numbers) >= _NUMBERS and len(names) + len(numbers) >= _BOTH
    return near and enough


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
