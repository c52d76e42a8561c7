"""The weights of `ranked`, as fitted by evals/fit_ranked.py; run it again after any change to features.py."""

# Fitted on English news with highlights that is not part of this project.
# On 10 held-out folds, 3 sentences, rouge1 / rouge2 / rougeL / rougeLsum F1 x 100:
#   all (1215): ranked 31.68 / 12.35 / 20.87 / 28.33, first sentences 28.22 / 10.68 / 18.68 / 25.18
#     gain +3.46 [+2.88, +4.06], +1.66 [+1.26, +2.06], +2.19 [+1.77, +2.63], +3.15 [+2.59, +3.70]
#   line ends whole (719): ranked 31.68 / 12.28 / 20.84 / 28.21, first sentences 30.30 / 11.72 / 20.03 / 27.00
#     gain +1.38 [+0.93, +1.85], +0.56 [+0.21, +0.95], +0.81 [+0.44, +1.21], +1.21 [+0.79, +1.64]
# The features were chosen on the same folds, so this flatters a little.
# "title" is set by hand: these articles have none.
RANKED = {
    "log position": -3.923,
    "place": -4.244,
    "few words": -3.59,
    "more words": -0.397,
    "many words": -4.009,
    "capitals": 3.463,
    "opens quote": -3.073,
    "ends quote": 0.302,
    "question": -2.325,
    "colon": -1.553,
    "log holders": 2.885,
    "sum of log holders": 3.164,
    "held once": -2.054,
    "stems": 1.395,
    "not said before": 2.239,
    "in the opening": -3.28,
    "title": 5.0,
}
