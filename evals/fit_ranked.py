"""Fit the weights of `ranked` on articles with highlights, measure them on held-out folds, and write weights.py.

    python -m evals.fit_ranked --data DATA [--dry-run]

DATA holds summarise/cnndm_train.jsonl.gz.  Takes about two minutes.  Folds are fixed by a hash of the id.  A first
model (logistic regression on "is in the greedy oracle") makes a pool of each article's likely sentences; the weights
are then those with the highest expected ROUGE-1 + ROUGE-2 over the sets of three from the pool (evals/expected.py).
Both are fitted without the fold that they are measured on.  The folds' weights are kept in evals/folds.json, for
`make evals`.
"""

import argparse
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression

from digest.model.article import Article
from digest.model.summary import Budget, Summary
from digest.summarizers import ranked, weights
from digest.summarizers.candidates import Candidate, candidates
from digest.summarizers.features import NAMES, features
from digest.summarizers.lead import Lead
from evals import sets
from evals.expected import Choice, Overlap, choice, fit
from evals.figures import interval
from evals.rouge import MEASURES, rouge, tokens

FILE = "summarise/cnndm_train.jsonl.gz"
KEPT = Path(__file__).parent / "folds.json"
FOLDS = 10
BUDGET = Budget(sentences=3)
# Sentences of an article that sets are made of; with 7 to 14 the folds are level.
POOL = 8
# How much the weights are held down, in ROUGE points; from .02 to .1 the folds are level.
STRENGTH = 0.03
# The articles have no titles, so this weight is set by hand: a sentence that holds all of the title's stems gains this
# much.  From 2 to 9 it helps, and the same on other sets with titles (one article against references of its story,
# ROUGE-1 / 2: 46.9 / 33.2 without, 47.6 / 33.8 with 4); with it the news of an article that opens on a scene is found.
TITLE = 5.0
# Traces of line ends that were lost before the texts came to us; bylines and dates then pass for sentences.
_BROKEN = re.compile(r"\s\.(\s|$)|^By\b|PUBLISHED:")

_HEAD = '"""Weights of `ranked`, fitted by evals/fit_ranked.py; fit again after any change to features.py."""'

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """An article, its highlights, and of each of its sentences the figures and the overlap with the highlights."""

    article: Article
    reference: tuple[str, ...]
    fold: int
    found: tuple[Candidate, ...]
    rows: np.ndarray
    overlap: Overlap
    broken: bool


@dataclass(frozen=True, slots=True)
class Model:
    """The weights by name, the title's among them."""

    weights: Weights

    def __call__(self, article: Article, budget: Budget = BUDGET) -> Summary:
        """The summary that `ranked` gives with these weights."""
        with patch.object(ranked, "RANKED", self.weights):
            return ranked.Ranked()([article], budget)


def main() -> None:
    options = _options()
    examples = read_examples(options.data)
    models = [_model([e for e in examples if e.fold != fold]) for fold in range(FOLDS)]
    final = _model(examples)
    lines = list(_report(examples, models))
    print("\n".join(lines))
    for name, weight in final.weights.items():
        folds = [model.weights[name] for model in models]
        print(f"{name:20}{weight:8.3f}   folds {min(folds):.3f} to {max(folds):.3f}")
    if not options.dry_run:
        Path(weights.__file__).write_text(_source(final, lines), encoding="utf-8")
        KEPT.write_text(json.dumps([model.weights for model in models], indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fit the weights of `ranked` and write them.")
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds summarise/")
    parser.add_argument("--dry-run", action="store_true", help="print only, leave weights.py as it is")
    return parser.parse_args()


def fold_of(identity: str) -> int:
    """The fold that a record is measured in."""
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % FOLDS


def is_broken(text: str) -> bool:
    """Whether a text has lost its line ends, so that bylines and dates pass for sentences."""
    return bool(_BROKEN.search(text))


def kept_models() -> list[Model]:
    """The models of the folds as they were fitted last.  Raises ValueError when the figures have changed since."""
    models = [Model(entry) for entry in json.loads(KEPT.read_text(encoding="utf-8"))]
    if any(tuple(model.weights) != tuple(NAMES) for model in models):
        raise ValueError(f"{KEPT.name} was fitted on other features: run `python -m evals.fit_ranked --data DATA`")
    return models


def read_examples(data: Path) -> list[Example]:
    """The articles of the set, but for those of which cleaning leaves nothing."""
    return [example for record in sets.read(data / FILE) if (example := _example(record))]


def _example(record: Mapping[str, list[Any]]) -> Example | None:
    text, reference = record["texts"][0], tuple(record["refs"][0])
    article = Article.from_text(text)
    if not article.spans:
        return None
    found = tuple(candidates([article]))
    rows: Any = np.array(features([c.text for c in found], [c.stems for c in found]))[:, : len(_learnt())]
    overlap = Overlap.of([tokens(c.text) for c in found], tokens("\n".join(reference)))
    return Example(article, reference, fold_of(str(record["id"])), found, rows, overlap, is_broken(text))


def _learnt() -> tuple[str, ...]:
    """All figures but the last, the title's."""
    return tuple(NAMES)[:-1]


def _model(examples: Sequence[Example]) -> Model:
    first = LogisticRegression(max_iter=2000).fit(
        np.vstack([example.rows for example in examples]),
        np.concatenate([example.overlap.oracle() for example in examples]),
    )
    fitted = fit([_choice(example, example.rows @ first.coef_[0]) for example in examples], STRENGTH)
    learnt = {name: round(float(weight), 3) for name, weight in zip(_learnt(), fitted, strict=True)}
    return Model({**learnt, "title": TITLE})


def _choice(example: Example, scores: np.ndarray) -> Choice:
    """The sets of three of an article's most likely sentences."""
    whole = [at for at, candidate in enumerate(example.found) if candidate.complete]
    pool = sorted(whole or range(len(scores)), key=lambda at: -scores[at])[:POOL]
    return choice(pool, example.rows, [candidate.dangling for candidate in example.found], example.overlap)


def _report(examples: Sequence[Example], models: Sequence[Model]) -> list[str]:
    """What the held-out folds show, for all articles and for those whose line ends are whole."""
    ours = np.array([_rouge(example, models[example.fold](example.article)) for example in examples])
    lead = np.array([_rouge(example, Lead()([example.article], BUDGET)) for example in examples])
    whole = np.array([not example.broken for example in examples])
    lines = [f"On {FOLDS} held-out folds, {BUDGET.sentences} sentences, {' / '.join(MEASURES)} F1 x 100:"]
    for title, rows in (("all", whole | True), ("line ends whole", whole)):
        lines.append(f"  {title} ({rows.sum()}): ranked {_shown(ours[rows])}, first sentences {_shown(lead[rows])}")
        gains = (ours - lead)[rows]
        lines.append("    gain " + ", ".join(_with_interval(gains[:, k]) for k in range(len(MEASURES))))
    return lines


def _rouge(example: Example, summary: Summary) -> tuple[float, ...]:
    return rouge([sentence.text for sentence in summary.sentences], [example.reference], "en")


def _shown(rows: np.ndarray) -> str:
    return " / ".join(f"{value:.2f}" for value in rows.mean(axis=0))


def _with_interval(gains: np.ndarray) -> str:
    rows = np.column_stack([gains, np.ones(len(gains))])
    low, high = interval(rows, lambda sums: sums[..., 0] / sums[..., 1])
    return f"{gains.mean():+.2f} [{low:+.2f}, {high:+.2f}]"


def _source(model: Model, lines: Sequence[str]) -> str:
    """The text of weights.py."""
    return "\n".join(
        [
            _HEAD,
            "",
            "# Fitted on English news with highlights that is not part of this project.",
            *(f"# {line}" for line in lines),
            "# The features were chosen on the same folds, so these gains are a little too high.",
            '# "title" is set by hand: these articles have no titles.',
            "RANKED = {",
            *(f'    "{name}": {weight},' for name, weight in model.weights.items()),
            "}",
            "",
        ]
    )


if __name__ == "__main__":
    main()
