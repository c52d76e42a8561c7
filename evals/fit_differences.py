"""Fit the weights of the evidence that two quantities are of one thing, on labelled cases and labelled news.

    python -m evals.fit_differences --data DATA [--cases FILE ...]

Prints precision and recall on each file of cases, fitted without it, and then the weights fitted on all, which go into
stories/quantities/evidence_weights.py.  `--cases` adds files of further cases.

News has few differing numbers: its pairs that are of one thing are listed in own/differences_news.jsonl, by their set,
event, kind and values, and all others are of two things.
"""

import argparse
import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from pathlib import Path
from typing import Any

import numpy as np

from digest.model.article import Article
from digest.stories import differences as shown
from digest.stories.quantities.quantity import Quantity
from evals import sets
from evals.batches import read

OWN = Path(__file__).parent / "own"
# Files of cases, each with the weight of its pairs: the older ones have a sentence for each article, and no title.
FILES = {
    **dict.fromkeys(("kinds", "unseen", "life", "towns", "trades", "outlets", "outlets_unseen"), 1.0),
    "": 0.3,
    "later": 0.3,
    "third": 0.5,
}
NEWS = ("basil", "allsides2021", "ecbplus", "wikinews")
# Weight of a pair of the news, pairs of articles of one event, and the square penalty of a weight.
NEWS_WEIGHT, PAIRS, PENALTY = 0.5, 6, 0.5
STEPS = 30


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quantities that exclude each other; whether they are of one thing, None where that is open."""

    found: dict[str, float]
    is_one: bool | None
    kind: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """The pairs of two articles, and the number of differences that they have."""

    pairs: tuple[Pair, ...]
    expected: int


def pairs_of(articles: Sequence[Article]) -> Iterator[tuple[Quantity, Quantity, dict[str, float]]]:
    """Yield the pairs of quantities of two articles that may be of one thing and that exclude each other."""
    read_articles = [shown.reading(article) for article in shown.newest(articles)]
    if len(read_articles) < 2 or shown.cannot_differ(*read_articles):
        return
    ours, theirs = read_articles
    pairs = list(shown.candidates(ours, theirs))
    for found, a, b in pairs:
        if not any((q is a or r is b) and q.number.allows(r.number) for _, q, r in pairs):
            yield a, b, found


def case_of(row: dict[str, Any]) -> Case:
    if "expect" in row:
        articles = [
            Article.from_text(
                row[side]["text"], row[side]["title"], id=side, publisher=row[side]["publisher"],
                language=row[side]["language"], source=side,
            )
            for side in "ab"
        ]  # fmt: skip
        wanted = [set(pair) for pair in row["expect"]]
        pairs = [
            Pair(found, {a.sentence.text, b.sentence.text} in wanted, (a.kind, a.unit))
            for a, b, found in pairs_of(articles)
        ]
        return Case(tuple(pairs), len(wanted))
    return _of_sentences(row)


def _of_sentences(row: dict[str, Any]) -> Case:
    """Return a case of one sentence for each article: its likeliest pair is the differing one."""
    languages = row["lang"], row.get("lang_b", row["lang"])
    articles = [
        Article.from_text(row[side], publisher=publisher, language=language, title=" ", clean=False, id=side)
        for side, publisher, language in zip("ab", row.get("publishers", "AB"), languages, strict=True)
    ]
    found = list(pairs_of(articles))
    if not row["differs"] or len(found) == 1:
        return Case(tuple(Pair(p, row["differs"], (a.kind, a.unit)) for a, _, p in found), row["differs"])
    best = max(found, key=lambda pair: (len(pair[2].keys() & {"event", "noun"}), "ratio" in pair[2]), default=None)
    return Case(tuple(Pair(p[2], p is best, (p[0].kind, p[0].unit)) for p in found), row["differs"])


def news(data: Path) -> Iterator[Case]:
    """Yield the pairs of articles of each event of the labelled news."""
    labels = {(row["set"], row["event"], row["kind"], *row["values"]): row["is_one"] for row in _labels()}
    for name in NEWS:
        events: dict[str, list[Article]] = defaultdict(list)
        for article, event in read(data, name):
            publisher = article.publisher or str(len(events[event]))
            events[event].append(dataclasses.replace(article, publisher=publisher))
        for event, articles in events.items():
            for two in islice(combinations(shown.newest(articles), 2), PAIRS):
                found = list(pairs_of(two))
                yield Case(tuple(_labelled(labels, name, str(event), *pair) for pair in found), 0)


def _labels() -> Iterable[dict[str, Any]]:
    return sets.read(OWN / "differences_news.jsonl")


def _labelled(
    labels: dict[Any, bool | None], name: str, event: str, a: Quantity, b: Quantity, found: dict[str, float]
) -> Pair:
    values = sorted((round(a.number.value, 3), round(b.number.value, 3)))
    return Pair(found, labels.get((name, event, a.kind, *values), False), (a.kind, a.unit))


def fitted(weighted: Iterable[tuple[Case, float]]) -> dict[str, float]:
    """Return the weights of a logistic rule, by Newton's method."""
    pairs = [(pair, weight) for case, weight in weighted for pair in case.pairs if pair.is_one is not None]
    names = sorted({name for pair, _ in pairs for name in pair.found})
    found = np.array([[pair.found.get(name, 0.0) for name in names] for pair, _ in pairs])
    is_one = np.array([float(bool(pair.is_one)) for pair, _ in pairs])
    weight = np.array([weight for _, weight in pairs])
    penalty = np.eye(len(names)) * PENALTY
    beta = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-found @ beta))
        slope = found.T @ (weight * (chance - is_one)) + penalty @ beta
        curve = (found * (weight * chance * (1 - chance))[:, None]).T @ found + penalty
        beta -= np.linalg.solve(curve, slope)
    return dict(zip(names, beta.tolist(), strict=True))


def measured(cases: Iterable[Case], weights: dict[str, float], least: float) -> tuple[int, int, int]:
    """Return hits, wrong ones and missed ones; the best pair of a kind is shown if it reaches the least."""
    hits = wrong = missed = 0
    for case in cases:
        best: dict[tuple[str, str], tuple[float, bool | None]] = {}
        for pair in case.pairs:
            rated = sum(weights.get(name, 0.0) * strength for name, strength in pair.found.items())
            if rated > max(least, best.get(pair.kind, (least, None))[0]):
                best[pair.kind] = rated, pair.is_one
        right = sum(bool(is_one) for _, is_one in best.values())
        hits, missed = hits + min(right, case.expected), missed + max(0, case.expected - right)
        wrong += sum(is_one is False for _, is_one in best.values())
    return hits, wrong, missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cases", type=Path, nargs="*", default=[])
    parser.add_argument("--least", type=float, nargs="*", default=[-0.5, 0.0, 0.5, 1.0])
    given = parser.parse_args()
    files = {
        OWN / f"differences{'_' * bool(name)}{name}.jsonl": weight for name, weight in FILES.items()
    } | dict.fromkeys(given.cases, 1.0)
    cases = {path: [case_of(row) for row in sets.read(path)] for path in files}
    of_news = [(case, NEWS_WEIGHT) for case in news(given.data)]
    for path in cases:
        others = [(case, files[other]) for other in cases if other != path for case in cases[other]]
        weights = fitted([*others, *of_news])
        print(f"{path.stem:24}", *(_shares(measured(cases[path], weights, least)) for least in given.least))
    weights = fitted([*((case, files[path]) for path in cases for case in cases[path]), *of_news])
    for least in given.least:
        _, wrong, _ = measured((case for case, _ in of_news), weights, least)
        print(f"wrong in news above {least}: {wrong}")
    print("\n".join(f'    "{name}": {weight:.2f},' for name, weight in weights.items()))


def _shares(counts: tuple[int, int, int]) -> str:
    hits, wrong, missed = counts
    return f"{hits / max(1, hits + wrong):.3f} {hits / max(1, hits + missed):.3f} |"


if __name__ == "__main__":
    main()
