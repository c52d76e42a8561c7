"""Weights of the evidence that two quantities are of one thing, fitted by evals/fit_differences.py.

Fit again after any change to evidence.py or apart.py.
"""

# Logarithms of odds, fitted on 581 pairs of articles, 396 pairs of sentences and some 500 pairs of quantities of news.
WEIGHTS: dict[str, float] = {
    "alone": 1.84,
    "bias": 0.32,
    "closely related": 0.34,
    "date": -1.18,
    "duration": 1.23,
    "event": 0.40,
    "event of one": -0.33,
    "faint event": 0.01,
    "forecast": -0.70,
    "long": -2.11,
    "loose event": 1.05,
    "money": 2.00,
    "noun": 0.15,
    "noun of one article": -0.23,
    "nouns": 0.13,
    "one group": 0.12,
    "other events": 0.11,
    "place": -1.33,
    "ratio": -3.55,
    "related": 0.48,
    "replaced": 1.01,
    "same day": 0.45,
    "small": -1.42,
    "two groups": -0.69,
    "unit": 1.15,
    "without rivals": 2.24,
}
