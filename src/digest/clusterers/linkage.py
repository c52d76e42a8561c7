"""Average linkage on a sparse graph: the nearest pair of groups is joined until none is near enough.

As UPGMA (Sokal & Michener 1958); changed: a pair without an edge counts 0, so that the work grows with the edges and
not with the square of the articles, and two groups may be forbidden to join by their dates.
"""

import heapq
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]


def average_linkage(
    size: int,
    edges: Mapping[Pair, float],
    cuts: Sequence[float],
    days: Sequence[float | None],
    farthest: float,
) -> list[list[int]]:
    """Groups of 0..size-1, each in order, by their first member.

    Two groups join while the mean similarity of their pairs is at least the mean of their members' `cuts`, and no two
    members are more than `farthest` days apart.  Ties go to the pair that stands first.
    """
    members = {at: [at] for at in range(size)}
    cut_sums = dict(enumerate(cuts))
    spans = {at: (day, day) for at, day in enumerate(days)}
    sums: dict[int, dict[int, float]] = {at: {} for at in range(size)}
    for (a, b), similarity in sorted(edges.items()):
        sums[a][b] = sums[b][a] = similarity
    heap = [(-similarity, a, b) for (a, b), similarity in edges.items()]
    heapq.heapify(heap)

    def mean(a: int, b: int) -> float:
        return round(sums[a][b] / (len(members[a]) * len(members[b])), 9)

    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b not in sums[a] or -negative != mean(a, b):
            continue
        cut = (cut_sums[a] + cut_sums[b]) / (len(members[a]) + len(members[b]))
        if -negative < cut or not _within(spans[a], spans[b], farthest):
            continue
        members[a] += members.pop(b)
        cut_sums[a] += cut_sums.pop(b)
        spans[a] = _joined(spans[a], spans[b])
        _merge(sums, a, b)
        for other in sums[a]:
            heapq.heappush(heap, (-mean(a, other), min(a, other), max(a, other)))
    return sorted(sorted(group) for group in members.values())


def _merge(sums: dict[int, dict[int, float]], a: int, b: int) -> None:
    """Hand the edges of `b` to `a`."""
    for other, similarity in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[a].get(other, 0.0) + similarity
            sums[other][a] = sums[a][other]


Span = tuple[float | None, float | None]


def _within(a: Span, b: Span, farthest: float) -> bool:
    first, last = _joined(a, b)
    return first is None or last is None or last - first <= farthest


def _joined(a: Span, b: Span) -> Span:
    days = [day for day in (*a, *b) if day is not None]
    return (min(days), max(days)) if days else (None, None)
