"""The weights of the line classifier, as fitted by evals/fit_furniture.py; run it again after any change to
features.py or words.py."""

# Fitted on 130 pages of 90 publishers: 2324 true sentences, 27123 lines of
# furniture.  What such weights do on publishers that were left out: evals/tasks/furniture.py.
OWN_BIAS = -9.468
OWN = (
    6.533,  # length
    -2.069,  # one word
    -1.864,  # two or three
    -0.09,  # up to seven
    0.26,  # long
    5.236,  # ends
    5.524,  # asks
    1.843,  # trails off
    -0.15,  # leads on
    -0.938,  # inner ends
    1.079,  # commas
    0.888,  # function words
    -0.336,  # begins with a digit
    -3.537,  # capitals
    0.687,  # all capitals
    -2.418,  # begins small
    -2.932,  # furniture words
    -1.326,  # furniture count
    -0.655,  # bars
    -0.577,  # signs
    -2.017,  # address
    1.039,  # quotes
    -0.673,  # dates
    -0.35,  # photo
    -2.469,  # repeated
    -0.643,  # label
    -1.496,  # calls
    -1.009,  # headline
    -1.772,  # exclaims
    3.658,  # long words
)
AMONG_BIAS = -3.451
AMONG = (
    1.625,  # length
    -0.645,  # one word
    -0.644,  # two or three
    0.303,  # up to seven
    0.082,  # long
    1.362,  # ends
    2.015,  # asks
    1.705,  # trails off
    4.088,  # own
    0.821,  # before
    0.589,  # before that
    1.413,  # after
    0.451,  # after that
    -0.413,  # between
    -0.394,  # density
    1.37,  # main block
    1.753,  # prose in main block
    -0.865,  # inside
    0.827,  # apart
    1.755,  # prose apart
    -3.934,  # break
    -2.24,  # prose behind a break
)
