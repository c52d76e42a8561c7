"""Weights of the evidence that two quantities are of one thing, fitted by evals/fit_differences.py.

Fit again after any change to evidence.py or apart.py.
"""

# Logarithms of odds, fitted on 581 pairs of articles, 396 pairs of sentences and some 500 pairs of quantities of news.
WEIGHTS: dict[str, float] = {
    "alone": 2.68,
    "bias": 0.19,
    "closely related": -0.08,
    "date": -0.79,
    "duration": 1.17,
    "event": 0.51,
    "event of one": -0.45,
    "faint event": 0.11,
    "forecast": -1.15,
    "hour": 0.30,
    "loose event": 1.24,
    "money": 0.91,
    "month": 0.03,
    "noun": 0.22,
    "noun of one article": -0.15,
    "nouns": 0.08,
    "one group": 0.32,
    "other events": -0.09,
    "place": -1.39,
    "rank": 0.53,
    "ratio": -3.60,
    "related": 0.52,
    "replaced": 1.65,
    "same day": 0.54,
    "score": -1.25,
    "small": -1.70,
    "time without event": -1.45,
    "two groups": -0.59,
    "unit": 1.22,
    "weekday": 0.07,
    "without rivals": 1.76,
    "year": -0.79,
}
