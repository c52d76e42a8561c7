"""Weights of the line classifier, fitted by evals/fit_furniture.py; fit again after any change to
line_features.py or line_words.py."""

# Fitted on 130 pages of 90 publishers: 2324 true sentences, 27123 lines of
# furniture.  Results on publishers outside the fit: evals/tasks/furniture.py.
OWN_BIAS = -9.292
OWN = (
    6.47,  # length
    -2.354,  # one word
    -2.183,  # two or three
    -0.114,  # up to seven
    0.233,  # long
    5.144,  # ends
    5.37,  # asks
    1.756,  # trails off
    -0.153,  # leads on
    -0.88,  # inner ends
    1.047,  # commas
    0.834,  # function words
    -0.309,  # begins with a digit
    -3.497,  # capitals
    0.559,  # all capitals
    -2.608,  # begins small
    -2.835,  # furniture words
    -1.281,  # furniture count
    -0.678,  # bars
    -0.619,  # signs
    -2.208,  # address
    1.028,  # quotes
    -0.819,  # dates
    -0.303,  # photo
    -2.457,  # repeated
    -0.756,  # label
    -1.463,  # calls
    -0.941,  # headline
    -1.701,  # exclaims
    3.551,  # long words
)
AMONG_BIAS = -4.29
AMONG = (
    2.106,  # length
    -0.53,  # one word
    -0.205,  # two or three
    0.363,  # up to seven
    -0.008,  # long
    1.714,  # ends
    2.312,  # asks
    2.033,  # trails off
    3.887,  # own
    0.858,  # before
    0.642,  # before that
    1.535,  # after
    0.464,  # after that
    -0.586,  # between
    -0.407,  # density
    1.584,  # main block
    1.851,  # prose in main block
    -0.98,  # inside
    0.792,  # apart
    1.686,  # prose apart
    -3.669,  # a break
    -2.232,  # prose behind a break
)
