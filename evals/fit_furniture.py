"""Fit the weights of the line classifier on labelled pages and clean articles, and write line_weights.py.

    python evals/fit_furniture.py --data DATA [--dry-run]

DATA holds ingest/, summarise/ and cluster/.  Needs scikit-learn and inscriptis beside the project; takes some minutes.
Positive are the true sentences of the pages, negative their furniture lines; what else is true of a page (subheads,
words that stand in a menu too) is left out of the fit.  Each page comes a second time cut close round its article, as
people paste it, and a third time as the article alone; articles in scripts that no page has come as all true.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from digest.text.characters import normalise
from digest.text.furniture import line_weights as weights
from digest.text.furniture.classifier import figures
from digest.text.furniture.line_features import AMONG, OWN, SURE, AmongFigures, OwnFigures, among_features
from digest.text.furniture.together import by_rule
from evals import sets
from evals.page_lines import Page, ends_sentence, pages

FOLDS = 10
# The inverse of the L2 penalty, as scikit-learn counts it; .3 to 10 gave the same figures.
STRENGTH = 1.0
# Lines that people take along when they mark an article on a page, to either side.
MARGIN = 8
# How much a line counts: of a page, of a page cut close, of an article alone, of an article from another set.
PAGE, CLOSE, ALONE, OTHER = 1.0, 0.5, 0.25, 0.1
# Articles in other scripts, and English ones of many shapes: all of their sentences are true.
ARTICLES = ("summarise/multiling2011.jsonl.gz", "cluster/basil.jsonl.gz", "cluster/ecbplus.jsonl.gz")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as it is learnt from: the figures of each line, its label (1, 0, or -1 for none), and its weight.

    A line that a rule is sure of has no figures.
    """

    group: str
    rows: tuple[OwnFigures | None, ...]
    lengths: tuple[float, ...]
    labels: np.ndarray
    weight: float


@dataclass(frozen=True, slots=True)
class Model:
    """Contents of line_weights.py."""

    own_bias: float
    own: tuple[float, ...]
    among_bias: float
    among: tuple[float, ...]


def sheets(found: Sequence[Page], folder: Path) -> list[Sheet]:
    """All that is learnt from; the group of a page is its publisher, that of another article its set."""
    return [*(sheet for page in found for sheet in _of_page(page)), *_of_articles(folder)]


def _of_page(page: Page) -> Iterator[Sheet]:
    lines = [line.text for line in page.lines]
    labels = [int(line.sentence) if line.sentence or line.true is False else -1 for line in page.lines]
    yield sheet(page.publisher, lines, labels, PAGE)
    places = [at for at, line in enumerate(page.lines) if line.sentence]
    if places:
        near = slice(max(0, places[0] - MARGIN), places[-1] + MARGIN + 1)
        yield sheet(page.publisher, lines[near], labels[near], CLOSE)
    yield _article(page.publisher, page.gold, ALONE)


def _of_articles(folder: Path) -> Iterator[Sheet]:
    for name in ARTICLES:
        for record in sets.read(folder / name):
            for text in record.get("texts", [record.get("text")]):
                yield _article(name, text, OTHER)


def _article(group: str, text: str, weight: float) -> Sheet:
    """A text without furniture: its sentences are true, its other lines have no label."""
    lines = [line for line in normalise(text).split("\n") if line]
    return sheet(group, lines, [1 if ends_sentence(line) else -1 for line in lines], weight)


def sheet(group: str, lines: Sequence[str], labels: Sequence[int], weight: float) -> Sheet:
    """Lines as the classifier sees them; those that a rule is sure of are not learnt from."""
    lines = [line.lstrip("*-•").lstrip() or line for line in lines]  # lists lose their marks before they are judged
    lengths, rows = figures(lines, by_rule(lines, ""))
    learnt = [-1 if row is None else label for row, label in zip(rows, labels, strict=True)]
    return Sheet(group, tuple(rows), tuple(lengths), np.array(learnt, dtype=int), weight)


def fold_of(group: str) -> int:
    """The fold of a publisher, by its name alone."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def fit(given: Sequence[Sheet]) -> Model:
    """Both regressions: the lines by themselves, then with what the first says of the lines around them."""
    own = _logistic([row for sheet in given for row in sheet.rows if row], given)
    bias, values = float(own.intercept_[0]), own.coef_[0]
    among = _logistic([row for sheet in given for row in _among(sheet, bias, values)], given)
    return Model(
        round(bias, 3),
        _rounded(values),
        round(float(among.intercept_[0]), 3),
        _rounded(among.coef_[0]),
    )


def _among(sheet: Sheet, bias: float, own: np.ndarray) -> list[AmongFigures]:
    logits = [-SURE if row is None else bias + float(np.dot(own, row)) for row in sheet.rows]
    return list(among_features(sheet.rows, logits, sheet.lengths))


def _logistic(rows: Sequence[Sequence[float]], given: Sequence[Sheet]) -> LogisticRegression:
    """A regression on the rows of those lines that no rule is sure of."""
    open_ = [
        (label, sheet.weight) for sheet in given for label, row in zip(sheet.labels, sheet.rows, strict=True) if row
    ]
    labels, counts = np.array(open_).T
    known = labels >= 0
    table = np.array(rows, dtype=float)
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(table[known], labels[known], sample_weight=counts[known])


def _rounded(values: np.ndarray) -> tuple[float, ...]:
    return tuple(round(float(value), 3) for value in values)


@contextmanager
def shipped(model: Model) -> Iterator[None]:
    """The classifier with other weights for a while."""
    names = {"OWN_BIAS": model.own_bias, "OWN": model.own, "AMONG_BIAS": model.among_bias, "AMONG": model.among}
    before = {name: getattr(weights, name) for name in names}
    try:
        for name, value in names.items():
            setattr(weights, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(weights, name, value)


def main() -> None:
    options = _options()
    found = pages(options.data)
    given = sheets(found, options.data)
    print(f"{len(found)} pages, {len(given)} texts, {sum(len(sheet.labels) for sheet in given)} lines")
    model = fit(given)
    for names, values in ((OWN, model.own), (AMONG, model.among)):
        print("\n" + "\n".join(f"{name:22}{value:8.3f}" for name, value in zip(names, values, strict=True)))
    if not options.dry_run:
        Path(weights.__file__).write_text(_source(model, found), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fit the weights of the line classifier and write them.")
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds ingest/")
    parser.add_argument("--dry-run", action="store_true", help="print only, leave line_weights.py as it is")
    return parser.parse_args()


def _source(model: Model, found: Sequence[Page]) -> str:
    """Return the source of line_weights.py."""
    lines = [line for page in found for line in page.lines]
    publishers = len({page.publisher for page in found})
    true, furniture = sum(line.sentence for line in lines), sum(line.true is False for line in lines)
    parts = [
        '"""Weights of the line classifier, fitted by evals/fit_furniture.py; fit again after any change to',
        'line_features.py or line_words.py."""',
        "",
        f"# Fitted on {len(found)} pages of {publishers} publishers: {true} true sentences, {furniture} lines of",
        "# furniture.  Results on publishers outside the fit: evals/tasks/furniture.py.",
        f"OWN_BIAS = {model.own_bias}",
        *_table("OWN", OWN, model.own),
        f"AMONG_BIAS = {model.among_bias}",
        *_table("AMONG", AMONG, model.among),
        "",
    ]
    return "\n".join(parts)


def _table(name: str, names: Sequence[str], values: Sequence[float]) -> list[str]:
    return [f"{name} = (", *(f"    {value},  # {what}" for what, value in zip(names, values, strict=True)), ")"]


if __name__ == "__main__":
    main()
