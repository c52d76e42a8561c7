"""How much each line of a text looks like its article: two logistic regressions, one upon the other.

The first looks at a line by itself, the second also at what the first says of the lines around it, so that a short line
between two paragraphs is not judged like one in a menu.  Fitted by evals/fit_furniture.py; plain Python when it runs.
"""

from collections import Counter
from collections.abc import Sequence
from operator import mul

from digest.text.furniture import weights
from digest.text.furniture.features import among_features, count_words, own_features, sigmoid


def likelihoods(lines: Sequence[str]) -> list[float]:
    """The probability of each line that it is a sentence of the article, 0 to 1, in the order of the lines."""
    times = Counter(lines)
    rows = [own_features(line, times[line]) for line in lines]
    logits = [weights.OWN_BIAS + sum(map(mul, weights.OWN, row)) for row in rows]
    among = among_features(logits, [count_words(line) for line in lines])
    return [
        sigmoid(weights.BIAS + sum(map(mul, weights.WITH_OWN, row)) + sum(map(mul, weights.AMONG, around)))
        for row, around in zip(rows, among, strict=True)
    ]
