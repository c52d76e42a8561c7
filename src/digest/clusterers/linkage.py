"""Join groups of articles by agglomeration on a sparse graph: the nearest two at a time, while they are near enough.

Between average linkage (UPGMA, Sokal & Michener 1958) and the cosine of centroids (Manning, Raghavan & Schütze 2008,
section 17.3-4): the mean cosine over all pairs of two groups, divided by the fourth roots of the means within each, so
that a long story of loose reports is not split.  Changed: the graph of neighbours only proposes the groups to try; the
mean over pairs that are not in it is computed from the sums of the vectors when it decides.
"""

import heapq
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

# 0 is average linkage, 1 the cosine of centroids.  B-cubed F1 at 0, .25, .5, .75, 1: of headlines in stories of up to
# 322 54, 61, 65, 70, 74; of small events and crowded subjects, by an adaptive threshold, 84.9, 84.2, 83.8, 82.9, 81.6.
LOOSENESS = 0.5
# Minimum of a group's mean within: a crowded subject may bring it below 0.
_LOOSEST = 0.01
# Additional nearness that an undated and a dated group need: their days cannot be compared.
_UNDATED = 0.07
# Pairs of articles, the nearest of two groups, of which the share that cannot be on one event is counted.
_EXAMINED = 9
# Pairs of articles whose nearness is above this share of the threshold are tried.
_TRIED = 0.5


class Merge(NamedTuple):
    """Join of two groups: their nearest articles and the cosine of these, the groups' nearness and its threshold."""

    a: int
    b: int
    cosine: float
    nearness: float
    threshold: float


class NearPair(NamedTuple):
    """Pair of groups that were not joined because of a story: their first members, and their nearness."""

    a: int
    b: int
    nearness: float


@dataclass(slots=True)
class _Group:
    """Group of rows: its members, the sum of their crowds, |the sum of their vectors| squared, its days, its story."""

    members: list[int]
    crowds: float
    squared: float
    first: float | None
    last: float | None
    story: int | None = None
    near: dict[int, tuple[float, int]] = field(default_factory=dict)  # group → (sum of known cosines, their number)
    tight: float = 1.0

    def grow(self, other: "_Group", product: float) -> None:
        """Add another group; `product` is the product of the sums of both groups' vectors."""
        self.members += other.members
        self.crowds += other.crowds
        self.squared += other.squared + 2 * product
        self.first, self.last = _span(self, other)
        self.story = other.story if self.story is None else self.story
        n = len(self.members)
        within = self.squared / n**2 - 2 * (self.crowds / n) * (n - 1) / n
        self.tight = max(within, _LOOSEST) ** (LOOSENESS / 2)


@dataclass(slots=True)
class Linkage:
    """Agglomeration of articles, the rows of `matrix`.

    `crowds` has the density around each article, in cosines that are subtracted from its nearness to others; `days` has
    the day of each, None for an undated one.

    Two groups join while their nearness is at least `threshold`, and no two of their members are more than `farthest`
    days apart.  Nearness is (mean cosine - mean crowd of each) / (tightness of each), less a little between a dated and
    an undated group; ties go to the pair with the lower numbers.

    Pairs that are `apart` cannot be on one event: two groups join only if they are near enough without such pairs.

    The last rows are open stories, each the mean of its articles.  `firsts` has for each story the nearness that its
    first group needs, dated or not.  Two stories never join.
    """

    matrix: Any
    threshold: float
    crowds: Sequence[float]
    days: Sequence[float | None]
    farthest: float
    firsts: Sequence[float] = ()
    apart: Callable[[int, int], bool] = lambda _a, _b: False
    groups: dict[int, _Group] = field(init=False)
    joins: list[Merge] = field(init=False)
    _of: list[int] = field(init=False)
    _edges: dict[int, list[tuple[int, float]]] = field(init=False)
    _sums: "NDArray[Any]" = field(init=False)

    def __call__(self, pairs: "tuple[NDArray[Any], NDArray[Any], NDArray[Any]]") -> tuple[list[list[int]], list[Merge]]:
        """Return the groups, each in order, by their first member; and the joins that made them, in their order.

        `pairs` are (a, b, cosine), each pair once.
        """
        import numpy as np

        size = self.matrix.shape[0]
        self._sums = np.zeros(self.matrix.shape[1])
        self._of = list(range(size))
        self.joins = []
        self._start(pairs)
        heap = self._near_enough()
        while heap:
            negative, a, b = heapq.heappop(heap)
            if not self._is_current(a, b, -negative):
                continue
            if self._completed(a, b):
                self._push(heap, a, b)
            elif _within(self.groups[a], self.groups[b], self.farthest) and self._is_near_without_apart(a, b):
                self._join(heap, a, b, -negative)
        alone = ([at] for at in range(size) if at not in self.groups and self._of[at] == at)
        return sorted([*alone, *(sorted(group.members) for group in self.groups.values())]), self.joins

    def _near_enough(self) -> list[tuple[float, int, int]]:
        """Return a heap of the pairs of groups that reach their threshold: (-margin, a, b)."""
        heap = [(-self._margin(a, b), a, b) for a, group in self.groups.items() for b in group.near if a < b]
        heap = [entry for entry in heap if entry[0] <= 0]
        heapq.heapify(heap)
        return heap

    def _is_current(self, a: int, b: int, margin: float) -> bool:
        """Return whether both groups still exist with this margin: an entry of the heap may be out of date."""
        return a in self.groups and b in self.groups[a].near and margin == self._margin(a, b)

    def near_stories(self) -> list[NearPair]:
        """Return the groups that are near enough but stay apart because of a story; call it after the groups are made.

        Two stories count if they are as near as groups that join.  A group without a story counts if it is as near to a
        story as the first group of this had to be.
        """
        found = []
        for a, group in self.groups.items():
            for b, other in ((b, self.groups[b]) for b in group.near if a < b):
                # the known cosines of a pair of groups are seldom lower than all of them
                if self._nearness(a, b) >= (least := self._notable_nearness(group, other)):
                    self._completed(a, b)
                    if (nearness := self._nearness(a, b)) >= least:
                        found.append(NearPair(min(group.members), min(other.members), nearness))
        return found

    def _notable_nearness(self, one: _Group, other: _Group) -> float:
        """Return the nearness from which on it matters that two groups were not joined."""
        alone = [group.story for group in (one, other) if group.story is not None and len(group.members) == 1]
        stories = [group.story for group in (one, other) if group.story is not None]
        if len(stories) == 2 and len(alone) == 1:
            return max(self.threshold, self.firsts[alone[0]])
        if len(stories) == 1 and not alone and _within(one, other, self.farthest):
            return self.firsts[stories[0]]
        return math.inf

    def _start(self, pairs: "tuple[NDArray[Any], NDArray[Any], NDArray[Any]]") -> None:
        """Make a group for each article that is near enough to another to be tried."""
        import numpy as np

        a, b, cosine = pairs
        crowds = np.asarray(self.crowds)
        tried = cosine - crowds[a] - crowds[b] >= _TRIED * self.threshold
        self.groups, self._edges = {}, {}
        for one, other, near in zip(a[tried].tolist(), b[tried].tolist(), cosine[tried].tolist(), strict=True):
            self._group(one).near[other] = self._group(other).near[one] = (near, 1)
            self._edges.setdefault(one, []).append((other, near))
            self._edges.setdefault(other, []).append((one, near))

    def _group(self, at: int) -> _Group:
        if at not in self.groups:
            self.groups[at] = self._story(at) if at >= self._articles else self._article(at)
        return self.groups[at]

    def _article(self, at: int) -> _Group:
        return _Group([at], self.crowds[at], 1.0, self.days[at], self.days[at])

    def _story(self, at: int) -> _Group:
        """Make the group of a story, without days; the less its articles have in common, the shorter is their mean."""
        _, weights = self._rows([at])
        return _Group([at], self.crowds[at], float(weights @ weights), None, None, at - self._articles)

    @property
    def _articles(self) -> int:
        """Number of rows that are articles."""
        return int(self.matrix.shape[0]) - len(self.firsts)

    def _margin(self, a: int, b: int) -> float:
        """Return the difference of the nearness of two groups and its threshold, as far as their pairs are known."""
        return round(self._nearness(a, b) - self._threshold(self.groups[a], self.groups[b]), 9)

    def _nearness(self, a: int, b: int) -> float:
        one, other = self.groups[a], self.groups[b]
        known, pairs = one.near[b]
        n, m = len(one.members), len(other.members)
        return (known / pairs - one.crowds / n - other.crowds / m) / (one.tight * other.tight)

    def _threshold(self, one: _Group, other: _Group) -> float:
        """Return the nearness that two groups need."""
        if one.story is not None and other.story is not None:
            return math.inf
        group = other if one.story is None else one  # that of the story, if there is one
        if group.story is None:
            return self.threshold + (_UNDATED if (one.first is None) != (other.first is None) else 0.0)
        return self.threshold if len(group.members) > 1 else self.firsts[group.story]

    def _completed(self, a: int, b: int) -> bool:
        """Compute missing pairs of two groups, seldom nearer than the known ones; return whether there were any."""
        one, other = self.groups[a], self.groups[b]
        pairs = len(one.members) * len(other.members)
        if one.near[b][1] == pairs:
            return False
        one.near[b] = other.near[a] = (self._product(one.members, other.members), pairs)
        return True

    def _product(self, members: Sequence[int], others: Sequence[int]) -> float:
        """Return the sum of the cosines of all pairs: the product of the sums of the vectors."""
        import numpy as np

        terms, weights = self._rows(members)
        np.add.at(self._sums, terms, weights)
        found, by = self._rows(others)
        product = float(self._sums[found] @ by)
        self._sums[terms] = 0
        return round(product, 9)

    def _rows(self, members: Sequence[int]) -> "tuple[NDArray[Any], NDArray[Any]]":
        import numpy as np

        starts, indices, data = self.matrix.indptr, self.matrix.indices, self.matrix.data
        rows = [slice(starts[at], starts[at + 1]) for at in members]
        if len(rows) == 1:
            return indices[rows[0]], data[rows[0]]
        return np.concatenate([indices[row] for row in rows]), np.concatenate([data[row] for row in rows])

    def _push(self, heap: list[tuple[float, int, int]], a: int, b: int) -> None:
        margin = self._margin(a, b)
        if margin >= 0:
            heapq.heappush(heap, (-margin, min(a, b), max(a, b)))

    def _join(self, heap: list[tuple[float, int, int]], a: int, b: int, margin: float) -> None:
        """Make one group of two, under the number of the larger one."""
        if len(self.groups[b].members) > len(self.groups[a].members):
            a, b = b, a
        one, other = self.groups[a], self.groups.pop(b)
        nearest = self._nearest(other.members, a)
        threshold = self._threshold(one, other)
        self.joins.append(Merge(*nearest, round(margin + threshold, 9), round(threshold, 9)))
        for at in other.members:
            self._of[at] = a
        one.grow(other, one.near.pop(b)[0])
        for c, (known, pairs) in other.near.items():
            if c != a:
                near = self.groups[c].near
                del near[b]
                before = one.near.get(c, (0.0, 0))
                one.near[c] = near[a] = (round(before[0] + known, 9), before[1] + pairs)
        for c in one.near:
            self._push(heap, a, c)

    def _is_near_without_apart(self, a: int, b: int) -> bool:
        """Return whether two groups are near enough without their pairs that are apart."""
        few, many = sorted((a, b), key=lambda group: (len(self.groups[group].members), group))
        pairs = sorted(self._pairs(self.groups[few].members, many))[:_EXAMINED]
        lost = sum(negative for negative, *pair in pairs if self.apart(*pair))
        share = 1 - lost / sum(negative for negative, *_ in pairs)
        return self._nearness(a, b) * share >= self._threshold(self.groups[a], self.groups[b])

    def _nearest(self, members: Sequence[int], group: int) -> tuple[int, int, float]:
        """Return the nearest two articles, one of `members` and one of the group, and their cosine."""
        negative, a, b = min(self._pairs(members, group))
        return a, b, -negative

    def _pairs(self, members: Sequence[int], group: int) -> Iterator[tuple[float, int, int]]:
        """Yield the known pairs of one of `members` and one of the group: (-cosine, a, b)."""
        return (
            (-cosine, min(at, other), max(at, other))
            for at in members
            for other, cosine in self._edges[at]
            if self._of[other] == group
        )


def _within(a: _Group, b: _Group, farthest: float) -> bool:
    first, last = _span(a, b)
    return first is None or last is None or last - first <= farthest


def _span(a: _Group, b: _Group) -> tuple[float | None, float | None]:
    days = [day for day in (a.first, a.last, b.first, b.last) if day is not None]
    return (min(days), max(days)) if days else (None, None)
