"""Fit the weights of `ranked` on articles with highlights, measure them on held-out folds, and write weights.py.

    python evals/fit_ranked.py --data DATA [--dry-run]

DATA holds summarise/cnndm_train.jsonl.gz.  Needs scikit-learn and rouge-score beside the project; takes a few minutes.
A sentence is positive when the greedy oracle takes it.  Folds are fixed by a hash of the id; the regularisation (by
log-loss) and the redundancy penalty (by ROUGE-1 + ROUGE-2) are chosen on the other nine folds only, each of them
predicted by a model that saw neither it nor the outer fold.
"""

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from rouge_score.rouge_scorer import RougeScorer
from rouge_score.tokenizers import DefaultTokenizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

from digest.model.article import Article, Sentence
from digest.model.summary import Budget, Frequencies
from digest.summarizers import ranked, weights
from digest.summarizers.candidates import candidates
from digest.summarizers.features import NAMES, features, vector
from digest.summarizers.lead import Lead
from digest.summarizers.sumy import lex_rank
from digest.text.openers import dangles

FOLDS = 10
BUDGET = Budget(sentences=3)
# A highlight is about half a sentence: the oracle seldom gains by a fifth.
ORACLE = 4
# The inverse of the L2 penalty, as scikit-learn counts it, and what `ranked` takes off for saying the same twice.
STRENGTHS = (0.1, 1.0, 10.0)
REDUNDANCIES = (0.0, 0.5, 1.0, 1.5, 2.0)
# The articles have no titles, so this one is set by hand: modest beside `centroid`, whose scale it has.
TITLE = 0.75
RESAMPLES = 10_000
MEASURES = ("rouge1", "rouge2", "rougeL")
# Traces of line ends that were lost before the texts came to us; bylines and dates then pass for sentences.
_BROKEN = re.compile(r"\s\.(\s|$)|^By\b|PUBLISHED:")
_HEAD = (
    '"""The weights of `ranked`, as fitted by evals/fit_ranked.py; run it again after any change to features.py."""',
    "",
)

Weights = dict[str, float]
Grams = tuple[Counter[str], Counter[tuple[str, str]]]
Chooser = Callable[[Article], Sequence[Sentence]]
# Two folds that are left out (the first may be none) and a strength → the model of all others.
Pairs = Callable[[int | None, int, float], LogisticRegression]


@dataclass(frozen=True, slots=True)
class Example:
    """An article, what its highlights say, and for each of its sentences the tokens, the figures and the label."""

    article: Article
    reference: str
    wanted: Grams
    fold: int
    tokens: tuple[tuple[str, ...], ...]
    rows: np.ndarray
    labels: np.ndarray
    broken: bool


@dataclass(frozen=True, slots=True)
class Model:
    """What is fitted and what is tuned."""

    weights: Weights
    redundancy: float
    strength: float


def main() -> None:
    options = _options()
    records = list(_read(options.data / "summarise" / "cnndm_train.jsonl.gz"))
    examples = [example for record in records if (example := _example(record))]
    print(f"{len(records)} articles, {len(records) - len(examples)} of them left without a sentence by cleaning")
    pairs = _pairs(examples)
    models = [_tuned(examples, pairs, fold) for fold in range(FOLDS)]
    final = _tuned(examples, pairs, outer=None)
    tables = _tables(examples, models)
    for title, scores in tables.items():
        _print_scores(title, scores)
    _print_models(final, models)
    if not options.dry_run:
        Path(weights.__file__).write_text(_source(final, examples, tables), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fit the weights of `ranked` and write them.")
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds summarise/")
    parser.add_argument("--dry-run", action="store_true", help="print only, leave weights.py as it is")
    return parser.parse_args()


def _read(path: Path) -> Iterator[dict[str, list]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _example(record: Mapping[str, list]) -> Example | None:
    """One record as an example; None when cleaning leaves no sentence."""
    text, reference = record["texts"][0], "\n".join(record["refs"][0])
    article = Article.from_text(text, clean=True)
    if not article.spans:
        return None
    if article.title:
        print(f"a first line was taken for a title in {record['id']}")
    tokens = tuple(_tokens(sentence.text) for sentence in article.sentences)
    wanted = _grams(_tokens(reference))
    labels = np.zeros(len(tokens))
    labels[_oracle(tokens, wanted)] = 1
    fold = int(hashlib.sha256(str(record["id"]).encode()).hexdigest(), 16) % FOLDS
    return Example(article, reference, wanted, fold, tokens, _rows(article), labels, bool(_BROKEN.search(text)))


def _rows(article: Article) -> np.ndarray:
    """What `ranked` sees when it is given this article alone: a row a sentence, without the column of the title."""
    found = candidates([article])
    known = Frequencies.of([article])
    vectors = [vector(candidate.stems, candidate.language, known) for candidate in found]
    return np.array(features(found, vectors, [{}]))[:, [NAMES.index(name) for name in _learnt()]]


def _learnt() -> tuple[str, ...]:
    return tuple(name for name in NAMES if name != "title")


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_tokenizer().tokenize(text))


@cache
def _tokenizer() -> DefaultTokenizer:
    return DefaultTokenizer(use_stemmer=True)


def _grams(tokens: Sequence[str]) -> Grams:
    return Counter(tokens), Counter(pairwise(tokens))


def _gain(tokens: Sequence[str], wanted: Grams) -> float:
    """ROUGE-1 F1 plus ROUGE-2 F1, 0 to 2."""
    return sum(_f1(found, gold) for found, gold in zip(_grams(tokens), wanted, strict=True))


def _f1(found: Counter, gold: Counter) -> float:
    hits = sum(min(count, gold[gram]) for gram, count in found.items() if gram in gold)
    return 2 * hits / max(found.total() + gold.total(), 1)


def _oracle(tokens: Sequence[tuple[str, ...]], wanted: Grams) -> list[int]:
    """The sentences that a greedy choice takes, which knows the highlights and stops when none adds to the score."""
    taken: list[int] = []
    best = 0.0
    while len(taken) < ORACLE:
        left = [at for at in range(len(tokens)) if at not in taken]
        gains = {at: _gain(_joined(tokens, [*taken, at]), wanted) for at in left}
        at = max(gains, key=gains.__getitem__, default=None)
        if at is None or gains[at] <= best:
            break
        best = gains[at]
        taken.append(at)
    return sorted(taken)


def _joined(tokens: Sequence[tuple[str, ...]], places: Sequence[int]) -> list[str]:
    return [token for at in sorted(places) for token in tokens[at]]


def _pairs(examples: Sequence[Example]) -> Pairs:
    """The model fitted without two folds, made once for each pair and strength."""

    @cache
    def fitted(without: frozenset[int | None], strength: float) -> LogisticRegression:
        return _fit([example for example in examples if example.fold not in without], strength)

    return lambda outer, inner, strength: fitted(frozenset((outer, inner)), strength)


def _tuned(
    examples: Sequence[Example],
    pairs: Pairs,
    outer: int | None,
) -> Model:
    """The model of all folds but `outer`, its two settings chosen on these folds by leaving each out in turn."""
    inner = [fold for fold in range(FOLDS) if fold != outer]
    strength = min(STRENGTHS, key=lambda s: sum(_loss(examples, fold, pairs(outer, fold, s)) for fold in inner))
    held_out = {fold: _named(pairs(outer, fold, strength)) for fold in inner}
    known = [example for example in examples if example.fold != outer]

    def gain(redundancy: float) -> float:
        return sum(_gain_of(example, Model(held_out[example.fold], redundancy, strength)) for example in known)

    redundancy = max(REDUNDANCIES, key=gain)
    return Model(_named(_fit(known, strength)), redundancy, strength)


def _fit(examples: Sequence[Example], strength: float) -> LogisticRegression:
    rows = np.vstack([example.rows for example in examples])
    labels = np.concatenate([example.labels for example in examples])
    return LogisticRegression(C=strength, max_iter=2000).fit(rows, labels)


def _loss(examples: Sequence[Example], fold: int, model: LogisticRegression) -> float:
    """The log-loss of a model over the sentences of one fold, summed."""
    held_out = [example for example in examples if example.fold == fold]
    labels = np.concatenate([example.labels for example in held_out])
    predicted = model.predict_proba(np.vstack([example.rows for example in held_out]))
    return float(log_loss(labels, predicted, normalize=False))


def _named(model: LogisticRegression) -> Weights:
    """The weights by name in the order of NAMES, rounded as they are shipped."""
    learnt = dict(zip(_learnt(), model.coef_[0], strict=True))
    return {name: round(float(learnt.get(name, TITLE)), 3) for name in NAMES}


def _ranked(model: Model) -> Chooser:
    """The summarizer as it ships, with the weights of `model`."""

    def choose(article: Article) -> Sequence[Sentence]:
        with _shipped(model.weights):
            return ranked.Ranked(model.redundancy)([article], BUDGET).sentences

    return choose


@contextmanager
def _shipped(fitted: Weights) -> Iterator[None]:
    """`ranked` with other weights for a while."""
    before, ranked.RANKED = ranked.RANKED, fitted
    try:
        yield
    finally:
        ranked.RANKED = before


def _lead(article: Article) -> Sequence[Sentence]:
    return Lead()([article], BUDGET).sentences


def _lex_rank(article: Article) -> Sequence[Sentence]:
    return lex_rank()([article], BUDGET).sentences


def _oracle_of(example: Example) -> Chooser:
    return lambda article: [article.sentences[at] for at in np.flatnonzero(example.labels)]


def _gain_of(example: Example, model: Model) -> float:
    chosen = _ranked(model)(example.article)
    return _gain(_joined(example.tokens, [sentence.position for sentence in chosen]), example.wanted)


def _score(examples: Sequence[Example], choosers: Sequence[Chooser]) -> np.ndarray:
    """A row an article: F1 x 100 of each measure, words, and 1 where a sentence dangles."""
    scorer = RougeScorer(list(MEASURES), use_stemmer=True)
    rows = []
    for example, choose in zip(examples, choosers, strict=True):
        chosen = choose(example.article)
        text = "\n".join(sentence.text for sentence in chosen)
        found = scorer.score(example.reference, text)
        dangling = _dangles(chosen, example.article.language)
        rows.append([*(100 * found[name].fmeasure for name in MEASURES), len(text.split()), dangling])
    return np.array(rows)


def _dangles(chosen: Sequence[Sentence], language: str) -> bool:
    """Whether a sentence opens in the middle of a thought and the one before it was left out."""
    given = {sentence.position for sentence in chosen}
    return any(
        sentence.position > 0 and sentence.position - 1 not in given and dangles(sentence.text, language)
        for sentence in chosen
    )


def _tables(examples: Sequence[Example], models: Sequence[Model]) -> dict[str, dict[str, np.ndarray]]:
    """The scores of each method, for all articles and for those whose line ends are whole."""
    scores = {
        "ranked": _score(examples, [_ranked(models[example.fold]) for example in examples]),
        "lead": _score(examples, [_lead] * len(examples)),
        "lex-rank": _score(examples, [_lex_rank] * len(examples)),
        "oracle": _score(examples, [_oracle_of(example) for example in examples]),
    }
    whole = [not example.broken for example in examples]
    return {"all": scores, "line ends whole": {name: rows[whole] for name, rows in scores.items()}}


def _print_scores(title: str, scores: Mapping[str, np.ndarray]) -> None:
    print(f"\n{title}: {len(scores['lead'])} articles, {BUDGET.sentences} sentences, F1 x 100")
    print(f"{'':10}" + "".join(f"{name:>9}" for name in MEASURES) + "    words  dangling %")
    for name, rows in scores.items():
        *rouge, words, dangling = rows.mean(axis=0)
        print(f"{name:10}" + "".join(f"{value:9.2f}" for value in rouge) + f"{words:9.1f}{100 * dangling:12.1f}")
    print(f"ranked - lead: {_gains(scores)}")


def _gains(scores: Mapping[str, np.ndarray]) -> str:
    """By measure, what `ranked` has over `lead`: the mean and its paired bootstrap interval of 95 %."""
    gains = (scores["ranked"] - scores["lead"])[:, : len(MEASURES)]
    n = len(gains)
    draws = np.random.default_rng(0).multinomial(n, np.full(n, 1 / n), RESAMPLES)
    low, high = np.percentile(draws @ gains / n, [2.5, 97.5], axis=0)
    return ", ".join(f"{m:+.2f} [{a:+.2f}, {b:+.2f}]" for m, a, b in zip(gains.mean(axis=0), low, high, strict=True))


def _print_models(final: Model, models: Sequence[Model]) -> None:
    print(f"\nredundancy {final.redundancy} (folds {sorted(model.redundancy for model in models)})")
    print(f"strength {final.strength} (folds {sorted(model.strength for model in models)})")
    for name, weight in final.weights.items():
        folds = [model.weights[name] for model in models]
        print(f"{name:12}{weight:8.3f}   folds {min(folds):.3f} to {max(folds):.3f}")


def _source(model: Model, examples: Sequence[Example], tables: Mapping[str, Mapping[str, np.ndarray]]) -> str:
    """The text of weights.py."""
    sentences = sum(len(example.tokens) for example in examples)
    share = sum(example.labels.sum() for example in examples) / sentences
    lines = [
        f"# Fitted on {len(examples)} CNN/DailyMail articles with their highlights: of {sentences} English sentences",
        f"# {share:.1%} are in the greedy oracle.  C {model.strength:g}, with a redundancy of {model.redundancy:g}.",
        f"# On {FOLDS} held-out folds, {BUDGET.sentences} sentences, ROUGE-1 / 2 / L F1 x 100, 95 % intervals:",
    ]
    for title, scores in tables.items():
        figures = ", ".join(f"{name} {_figures(scores[name])}" for name in ("ranked", "lead", "lex-rank"))
        lines.append(f"#   {title} ({len(scores['lead'])}): {figures}")
        lines.append(f"#     ranked over lead: {_gains(scores)}")
    lines.append("# The features were chosen on the same folds (the two settings were not), so this flatters a little.")
    lines.append('# "title" is set by hand: these articles have none.')
    entries = [f'    "{name}": {weight},' for name, weight in model.weights.items()]
    return "\n".join([*_HEAD, *lines, "RANKED = {", *entries, "}", ""])


def _figures(rows: np.ndarray) -> str:
    return " / ".join(f"{value:.2f}" for value in rows[:, : len(MEASURES)].mean(axis=0))


if __name__ == "__main__":
    main()
