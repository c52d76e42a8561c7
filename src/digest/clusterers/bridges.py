"""Join groups of two languages that report one event: by the names and numbers that they share and few others have.

A name in Latin letters and a number are the same in many languages, and a word is not.  Without several of both two
groups stay apart: nothing else shows that they are on one event.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.model.article import Article
from digest.model.partition import Grouping, Kin, Link
from digest.text.forms import names_in_text
from digest.text.term_weights import head

# Shared names and numbers that two groups need: of each kind, and of both together.
_NAMES, _NUMBERS, _BOTH = 2, 2, 5
# A name or a number is rare if at most this number of groups has it, or this share of them, up to a number: each two of
# its holders are compared, and the share of a day of 100,000 articles would be millions of pairs.
_FEW, _SHARE, _MANY = 3, 0.02, 50
# Days between the newest reports of both.
_NEAR = 2
# Letters of a name that is no abbreviation of several things, and numbers that are no counts of everyday things.
_LETTERS, _EVERYDAY = 4, 12
_YEARS = range(1900, 2100)
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d{3})*(?:[.,]\d{1,2})?(?![\d.,]*\d)")


@dataclass(frozen=True, slots=True)
class _Side:
    """A group as it is compared: its language, day, and the rare names and numbers of its articles."""

    language: str
    day: float | None
    names: frozenset[str]
    numbers: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        return self.names | self.numbers


def bridged(grouping: Grouping, articles: Sequence[Article]) -> Grouping:
    """Return the grouping with the groups of two languages on one event as one; unchanged for a single language."""
    if len({article.language for article in articles}) < 2:
        return grouping
    sides = _rare([_side([articles[at] for at in group]) for group in grouping.groups])
    going_on = {kin.group for kin in grouping.kin if kin.kind == "goes on"}
    shared = {pair: keys for pair, keys in _shared(sides).items() if not going_on.issuperset(pair)}
    into: dict[int, int] = {}
    links = []
    for a, b in sorted(shared, key=lambda pair: (-len(shared[pair]), pair)):
        if into.keys().isdisjoint((a, b)) and not {a, b} & set(into.values()):
            into[b] = a
            first, second = sorted((grouping.groups[a][0], grouping.groups[b][0]))
            # the similarity is 0: the words of two languages differ
            links.append(Link(first, second, 0.0, tuple(sorted(shared[a, b]))))
    return _in_order(replace(grouping, links=(*grouping.links, *links)), articles, into)


def _side(articles: Sequence[Article]) -> _Side:
    """Read a group; a name or number counts if one of its articles has it."""
    texts = [f"{article.title}\n{head(article.text)}" for article in articles]
    names = {name for text in texts for name in names_in_text(text, articles[0].language) if len(name) >= _LETTERS}
    numbers = {number for text in texts for number in _numbers(text)}
    days = [article.published.timestamp() / 86_400 for article in articles if article.published]
    return _Side(articles[0].language, max(days, default=None), frozenset(names), frozenset(numbers))


def _numbers(text: str) -> Iterator[str]:
    """Yield the numbers of a text, whatever mark groups their digits, without years and everyday ones."""
    for found in _NUMBER.findall(text):
        whole = re.sub(r"[.,\u00a0\u202f' ](?=\d{3}(?!\d))", "", found).replace(",", ".")
        if not whole.isdigit() or (int(whole) > _EVERYDAY and int(whole) not in _YEARS):
            yield whole


def _rare(sides: Sequence[_Side]) -> list[_Side]:
    """Return the groups without the names and numbers that many of them have."""
    held = Counter(key for side in sides for key in side.keys)
    most = max(_FEW, min(_SHARE * len(sides), _MANY))
    kept = {key for key, number in held.items() if number <= most}
    return [replace(side, names=side.names & kept, numbers=side.numbers & kept) for side in sides]


def _shared(sides: Sequence[_Side]) -> Mapping[tuple[int, int], frozenset[str]]:
    """Return what each two groups of two languages share, where it is enough for one event."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, side in enumerate(sides):
        for name in side.names:
            holders[name].append(at)
    pairs = {(a, b) for found in holders.values() for a in found for b in found if a < b}
    return {
        (a, b): sides[a].keys & sides[b].keys
        for a, b in pairs
        if sides[a].language != sides[b].language and _are_one(sides[a], sides[b])
    }


def _are_one(one: _Side, other: _Side) -> bool:
    names, numbers = len(one.names & other.names), len(one.numbers & other.numbers)
    near = one.day is None or other.day is None or abs(one.day - other.day) <= _NEAR
    return near and names >= _NAMES and numbers >= _NUMBERS and names + numbers >= _BOTH


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
