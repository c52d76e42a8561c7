"""Weights of `ranked`, fitted by evals/fit_ranked.py; fit again after any change to features.py."""

# Fitted on English news with highlights that is not part of this project.
# On 10 held-out folds, 3 sentences, rouge1 / rouge2 / rougeL / rougeLsum F1 x 100:
#   all (1215): ranked 31.68 / 12.34 / 20.86 / 28.33, first sentences 28.22 / 10.68 / 18.68 / 25.18
#     gain +3.46 [+2.87, +4.05], +1.66 [+1.26, +2.06], +2.18 [+1.77, +2.62], +3.15 [+2.59, +3.70]
#   line ends whole (719): ranked 31.67 / 12.28 / 20.84 / 28.20, first sentences 30.30 / 11.72 / 20.03 / 27.00
#     gain +1.37 [+0.91, +1.84], +0.56 [+0.20, +0.95], +0.80 [+0.44, +1.20], +1.20 [+0.78, +1.63]
# The features were chosen on the same folds, so these gains are a little too high.
# "title" is set by hand: these articles have no titles.
RANKED = {
    "log position": -3.941,
    "place": -4.239,
    "few words": -3.589,
    "more words": -0.397,
    "many words": -4.001,
    "capitals": 3.478,
    "opens quote": -3.073,
    "ends quote": 0.301,
    "question": -2.327,
    "colon": -1.543,
    "log holders": 2.887,
    "sum of log holders": 3.162,
    "held once": -2.051,
    "stems": 1.402,
    "not said before": 2.23,
    "in the opening": -3.277,
    "title": 5.0,
}
