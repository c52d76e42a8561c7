"""Fit the weights of the evidence that two groups of two languages are on one event, on cases and translations.

    python -m evals.fit_bridges --data DATA

Prints the weights that go into clusterers/bridge_scores.py: a logistic regression on all pairs that are compared among
the seen cases, their look-alikes, one half of the translated paragraphs, and strangers.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from digest.clusterers.bridge_keys import keys_of
from digest.clusterers.bridge_scores import WEIGHTS, BridgeEvidence, Rarity, Weighed, evidence
from digest.clusterers.bridges import _pairs, _Side
from evals.tasks.two_languages import SEEN, Reports, cases, strangers, translations

# Weight of a pair: a look-alike is worth many strangers, and the paragraphs are many of few kinds.
TOLD, LOOK_ALIKE, TRANSLATED, OTHER = 3.0, 5.0, 0.3, 0.5
PENALTY = 1.0


def pairs_of(reports: Reports, rivals: Reports, folder: Path) -> Iterator[tuple[BridgeEvidence, float, bool]]:
    """Yield the evidence of each pair that is compared, its weight, and whether it is on one event."""
    others = [(article, article.id) for article in strangers(folder)]
    given = [*reports, *((article, f"{event} rival") for article, event in rivals), *others]
    sides = [_Side(article.language, None, keys_of([article])) for article, _ in given]
    rarity = Rarity([side.keys for side in sides])
    weighed = [Weighed.of(side.keys, rarity) for side in sides]
    for a, b in sorted(_pairs(sides, rarity)):
        first, second = given[a][1], given[b][1]
        is_one = first == second
        weight = TRANSLATED if first.isdigit() else TOLD if is_one else OTHER
        if not is_one and first.split()[0] == second.split()[0]:
            weight = LOOK_ALIKE
        yield evidence(weighed[a], weighed[b], rarity), weight, is_one


def main() -> None:
    from sklearn.linear_model import LogisticRegression

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    folder = parser.parse_args().data
    told, rivals = cases(SEEN)
    found = [*pairs_of(told, rivals, folder), *pairs_of(translations(folder, 0), [], folder)]
    rows = np.array([[getattr(it, name) for name in WEIGHTS] for it, _, _ in found])
    model = LogisticRegression(C=PENALTY, max_iter=5_000)
    model.fit(rows, [is_one for _, _, is_one in found], sample_weight=[weight for _, weight, _ in found])
    print({name: round(float(weight), 2) for name, weight in zip(WEIGHTS, model.coef_[0], strict=True)})
    print(f"START = {model.intercept_[0]:.1f}")


if __name__ == "__main__":
    main()
