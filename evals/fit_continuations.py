"""Fit the weights of the signs that a group goes on with a story, and measure them on sets that were left out.

    python -m evals.fit_continuations --data DATA [--drop SIGN]

The pairs of a group and a story that are compared while labelled sets and invented reports are followed day by day; a
pair is right if most articles of both are on one event.  Prints, for each set, how well its pairs are ranked by the
weights that the other sets give (average precision), beside the evidence of rare words alone, and the names kept within
four days / after 5 to 14 days / told once but going on / with the name of another over replays with pauses of that set
by these weights; then the weights for stories/continuation.py, which have some effect on the pairs: run it twice.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from digest.stories import continuation
from digest.stories.continuation import WEIGHTS, Signs
from digest.stories.returns import _Returns
from evals import sets
from evals.batches import TEXTS, Labelled, read
from evals.gaps import NONE, dated, names_over, paused, records_of
from evals.mixes import half_of
from evals.replay import GroupedDay, few, grouped, spread
from evals.tasks.weeks import CONTINUES, FORTNIGHT, SIX, SIX_UNSEEN, _stores

OWN = "own"
_SEEDS, _FEW_SEEDS, _JUDGED = range(11, 14), range(21, 27), range(1, 7)
_FEW = 0.12  # share of the events in a small store
PENALTY = 0.1


@dataclass(frozen=True, slots=True)
class Pair:
    """A group and a story: the set of the group, the signs, and whether both are on one event."""

    source: str
    signs: Signs
    is_right: bool


def replays(folder: Path) -> Iterator[list[list[Labelled]]]:
    """Yield each set with pauses and with its events on days in a row, all sets together, and small stores."""
    everything: list[Labelled] = []
    for name in TEXTS:
        articles = [(replace(one, id=f"{name}-{one.id}"), f"{name} {event}") for one, event in read(folder, name)]
        everything += articles
        for seed in _SEEDS:
            yield paused(articles, seed)
        yield spread(articles, _SEEDS[0])
    for half in (0, 1):
        yield paused([labelled for labelled in everything if half_of(labelled[1]) == half], _SEEDS[0])
    for seed in _FEW_SEEDS:
        some = few(everything, _FEW, seed)
        yield from (paused(some, seed), spread(some, seed))


def own_replays() -> Iterator[list[list[Labelled]]]:
    """Yield the invented reports."""
    for files in ((FORTNIGHT,), (SIX,), (SIX_UNSEEN,), (SIX, SIX_UNSEEN)):
        yield [
            [(article, f"{OWN} {event}") for article, event in day]
            for day in dated(records_of([sets.OWN / it for it in files]))
        ]


def pairs_of(days: Sequence[Sequence[Labelled]]) -> Iterator[Pair]:
    """Yield the pairs that are compared over some days."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for day in grouped(days):
        for group, story, signs in compared(day):
            event, owner = most(day.events(day.given.groups[group])), most(told[day.threads[story].id])
            yield Pair(event.split()[0], signs, event == owner)
        for match, members in zip(day.matches, day.given.groups, strict=True):
            told[match.id].update(day.events(members))


def compared(day: GroupedDay) -> Iterator[tuple[int, int, Signs]]:
    """Yield each group with the story of its join, and with each story that may return in it."""
    returns = _Returns(day.given, [article for article, _ in day.labelled], day.threads)
    joined = {(it.group, it.story): it.nearness for it in day.given.kin if it.kind == "goes on"}
    for (group, story), near in sorted(joined.items()):
        if evidence := returns.evidence(group, story):
            yield group, story, returns.signs(group, story, evidence, near)
    for group in range(len(day.given.groups)) if day.threads else ():
        for it in returns.candidates(group):
            if (group, it.story) not in joined:
                yield group, it.story, returns.signs(group, it.story, it.evidence)


def most(events: Sequence[str] | Counter[str]) -> str:
    """Return the most frequent event, of two the first in alphabetical order."""
    counts = Counter(events)
    return min(counts, key=lambda event: (-counts[event], event))


def small_stores() -> Iterator[list[list[Labelled]]]:
    """Yield the seen reports beside a handful of open stories."""
    for records in _stores(sets.OWN / CONTINUES):
        yield [[(article, f"small {event}") for article, event in day] for day in dated(records)]


@dataclass(frozen=True)
class Fitted:
    """Pairs, each set counting the same, and the weights that some of them give."""

    pairs: Sequence[Pair]
    names: Sequence[str]

    @cached_property
    def sources(self) -> np.ndarray:
        return np.array([it.source for it in self.pairs])

    @cached_property
    def right(self) -> np.ndarray:
        return np.array([it.is_right for it in self.pairs])

    @cached_property
    def rows(self) -> np.ndarray:
        return np.array([[getattr(it.signs, name) for name in self.names] for it in self.pairs])

    def weights(self, some: np.ndarray) -> tuple[dict[str, float], float]:
        """Return the weights and the start that some of the pairs give."""
        from sklearn.linear_model import LogisticRegression

        number = Counter(self.sources)
        counting = np.array([len(self.pairs) / number[name] / len(number) for name in self.sources])
        model = LogisticRegression(C=1 / PENALTY, max_iter=5_000)
        model.fit(self.rows[some], self.right[some], counting[some])
        found = {name: round(float(one), 2) for name, one in zip(self.names, model.coef_[0], strict=True)}
        return found, round(float(model.intercept_[0]), 2)

    def ranked(self, some: np.ndarray, by: np.ndarray) -> float:
        """Return the average precision of some of the pairs in an order."""
        from sklearn.metrics import average_precision_score

        return float(average_precision_score(self.right[some], by[some]))


def left_out(folder: Path, name: str, weights: Mapping[str, float], start: float) -> str:
    """Return the figures of the replays with pauses of a set, by weights from the other sets."""
    before = continuation.WEIGHTS, continuation.START
    continuation.WEIGHTS, continuation.START = weights, start
    found = sum((names_over(paused(read(folder, name), seed)) for seed in _JUDGED), NONE)
    continuation.WEIGHTS, continuation.START = before
    four = (found.short, found.long, found.once, found.foreign)
    return " / ".join(f"{100 * np.mean(held):.1f}" for held in four)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--drop", nargs="*", default=[], help="signs to leave out")
    options = parser.parse_args()
    days_of = (*replays(options.data), *own_replays(), *small_stores())
    found = Fitted(
        [pair for days in days_of for pair in pairs_of(days)], [name for name in WEIGHTS if name not in options.drop]
    )
    for name in sorted(set(found.sources)):
        here = found.sources == name
        weights, start = found.weights(~here)
        ranked = found.ranked(here, found.rows @ np.array(list(weights.values())))
        alone = found.ranked(here, np.array([it.signs.evidence for it in found.pairs]))
        named = left_out(options.data, name, weights, start) if name in TEXTS else ""
        print(f"{name}: {here.sum()} pairs, ranked {ranked:.3f}, by evidence {alone:.3f}; {named}", flush=True)
    weights, start = found.weights(np.ones(len(found.pairs), bool))
    print(weights)
    print(f"START = {start:.2f}")


if __name__ == "__main__":
    main()
