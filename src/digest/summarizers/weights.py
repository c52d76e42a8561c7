"""The weights of `ranked`, as fitted by evals/fit_ranked.py; run it again after any change to features.py."""

RANKED = {
    "position": 1.0,
    "place": -1.33,
    "centroid": 3.9,
    "backward": -0.32,
    "long": -1.67,
    "digits": 0.39,
    "capitals": 0.96,
    "opens quote": -0.42,
    "holds quote": -0.09,
    "title": 0.75,
}
