"""Classify lines as article or furniture by two logistic regressions, the second based on the first.

The first regression uses a line by itself.  The second also uses the results of the first for the lines around it, so
that a short line between two paragraphs is judged differently from a line in a menu.  The weights are fitted by
evals/fit_furniture.py; at run time only plain Python is used.
"""

from collections import Counter
from collections.abc import Sequence
from operator import mul

from digest.text.furniture import line_weights as weights
from digest.text.furniture.line_features import SURE, OwnFigures, among_features, count_words, own_features, sigmoid


def likelihoods(lines: Sequence[str], sure: Sequence[str]) -> list[float]:
    """Return the probability of each line to be a sentence of the article, 0 to 1, in the order of the lines.

    `sure` holds the reason of a rule against each line, "" for none; a line with a reason has probability 0.
    """
    lengths, rows = figures(lines, sure)
    logits = [-SURE if row is None else weights.OWN_BIAS + sum(map(mul, weights.OWN, row)) for row in rows]
    among = among_features(rows, logits, lengths)
    found = (sigmoid(weights.AMONG_BIAS + sum(map(mul, weights.AMONG, row))) for row in among)
    return [0.0 if reason else next(found) for reason in sure]


def figures(lines: Sequence[str], sure: Sequence[str]) -> tuple[list[float], list[OwnFigures | None]]:
    """Return the number of words of each line and its own figures, None for a line that a rule rejects."""
    times = Counter(lines)
    lengths = [0.0 if reason else count_words(line) for line, reason in zip(lines, sure, strict=True)]
    rows = [
        None if reason else own_features(line, n, times[line] > 1)
        for line, n, reason in zip(lines, lengths, sure, strict=True)
    ]
    return lengths, rows
