"""Fit the cuts of `events` on labelled news, and measure them on sources that were left out.

    python evals/fit_stories.py --data DATA [--crowd 0.2 0.3 ...] [--pretended 0 10 ...]

Prints, for each setting, the rule with the best mean B-cubed F1 over the batches (each source counts the same), that
mean, and the mean over sources that were left out in turn.  The figures go into clusterers/events.py by hand.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from digest.clusterers import events
from digest.clusterers.linkage import Linkage
from digest.clusterers.neighbours import neighbours
from digest.clusterers.vectors import Counts
from digest.model.article import Article
from evals.batches import Batch, all_shapes, headline, lead, read
from evals.bcubed import bcubed, labels

CUTS = np.round(np.arange(0.06, 0.5, 0.02), 2)
# Sources that share events with one that is left out are left out with it.
KIN = {"mix": {"ecbplus", "wikinews", "basil", "allsides2021"}, "allsides": {"running"}, "handful": set()}


@dataclass(frozen=True, slots=True)
class Curve:
    """F1 and precision of a batch at each of CUTS; `outstanding` of its `size` articles stand out."""

    source: str
    size: int
    outstanding: float
    f1: np.ndarray
    precision: np.ndarray


def curve(batch: Batch, crowd: float) -> Curve:
    """A batch grouped at each of CUTS."""
    order = sorted(range(len(batch.articles)), key=lambda at: batch.articles[at][0].age)
    articles = [batch.articles[at][0] for at in order]
    gold = [batch.articles[at][1] for at in order]
    found = Counts.of(articles, "en").vectors()
    near = neighbours(found.matrix)
    scores = []
    for cut in CUTS:
        size = len(articles)
        days = [events.day_of(article) for article in articles]
        linkage = Linkage(found.matrix, cut, (crowd * near.background).tolist(), days, events.FARTHEST)
        scores.append(bcubed(labels(linkage(near.pairs)[0], size), gold))
    precision, _, f1 = np.array(scores).T
    return Curve(batch.source, len(articles), near.share(events.CONTRAST) * len(articles), f1, precision)


def shares(curves: Sequence[Curve], least: float) -> np.ndarray:
    """Return the share of paired articles in each batch, with pretended ones: `least` in large batches."""
    some = [events.pretended(c.size, least) for c in curves]
    return np.array([(c.outstanding + more) / (c.size + more) for c, more in zip(curves, some, strict=True)])


def scores(curves: Sequence[Curve], rule: np.ndarray, pretended: float, of: str = "f1") -> np.ndarray:
    """The score of each batch with the cut that a rule (alone, together) gives it."""
    cuts = np.maximum(rule[0] + (rule[1] - rule[0]) * shares(curves, pretended), events.LEAST)
    return np.array([np.interp(cut, CUTS, getattr(c, of)) for c, cut in zip(curves, cuts, strict=True)])


def fit(curves: Sequence[Curve], pretended: float) -> np.ndarray:
    """The rule with the best mean over sources."""
    weights = weights_of(curves)
    starts = ((0.3, 0.1), (0.25, 0.15), (0.35, 0.0))
    return min(
        (
            minimize(lambda rule: -(weights * scores(curves, rule, pretended)).sum(), start, method="Nelder-Mead")
            for start in starts
        ),
        key=lambda found: found.fun,
    ).x


def weights_of(curves: Sequence[Curve]) -> np.ndarray:
    """Each source counts the same, and all together 1."""
    counts = Counter(c.source for c in curves)
    return np.array([1 / counts[c.source] / len(counts) for c in curves])


def left_out(curves: Sequence[Curve], pretended: float) -> dict[str, float]:
    """The mean F1 of each source by the rule that the others give."""
    found = {}
    for source in sorted({c.source for c in curves}):
        kin = {source, *KIN.get(source, ()), *(name for name, of in KIN.items() if source in of)}
        rule = fit([c for c in curves if c.source not in kin], pretended)
        found[source] = float(scores([c for c in curves if c.source == source], rule, pretended).mean())
    return found


def report(name: str, curves: Sequence[Curve], pretended: float, extra: Sequence[Curve] = ()) -> None:
    """One line for one setting."""
    rule, weights, out = fit(curves, pretended), weights_of(curves), left_out(curves, pretended)
    own = (weights * np.array([c.f1.max() for c in curves])).sum()
    precision = (weights * scores(curves, rule, pretended, "precision")).sum()
    others = " ".join(f"{c.source} {found:.1f}" for c, found in zip(extra, scores(extra, rule, pretended), strict=True))
    print(
        f"{name} pretended {pretended:g}: alone {rule[0]:.3f} together {rule[1]:.3f}  F1 "
        f"{(weights * scores(curves, rule, pretended)).sum():.2f} P {precision:.1f}  left out "
        f"{np.mean(list(out.values())):.2f} (own best {own:.2f})  "
        + " ".join(f"{source} {found:.1f}" for source, found in out.items())
        + f"  {others}",
        flush=True,
    )


def curves_of(batches: Iterable[Batch], crowd: float, *cuts: Callable[[Article], Article]) -> list[Curve]:
    """The curves of the batches, the articles cut down in each of these ways."""
    return [
        curve(Batch(batch.source, batch.name, tuple((cut(article), event) for article, event in batch.articles)), crowd)
        for batch in batches
        for cut in cuts
    ]


def main() -> None:
    """Fit full texts and leads together, headlines apart; uci is told and not fitted on."""
    parser = argparse.ArgumentParser(description="Fit the cuts of `events`.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--crowd", type=float, nargs="+", default=[events.CROWD])
    parser.add_argument("--pretended", type=float, nargs="+", default=[events.PRETENDED])
    parser.add_argument("--only", choices=("texts", "headlines"))
    options = parser.parse_args()
    batches = list(all_shapes(options.data))
    running = Batch("uci", "uci", tuple(read(options.data, "uci")))
    for crowd in options.crowd if options.only != "headlines" else ():
        curves = curves_of(batches, crowd, lambda article: article, lead)
        for pretended in options.pretended:
            report(f"texts, crowd {crowd}", curves, pretended)
    for crowd in (0.0,) if options.only != "texts" else ():
        titled = [Batch(b.source, b.name, tuple(x for x in b.articles if x[0].title)) for b in batches]
        curves, uci = curves_of(titled, crowd, headline), [curve(running, crowd)]
        for pretended in options.pretended:
            report(f"headlines, crowd {crowd}", curves, pretended, uci)


if __name__ == "__main__":
    main()
