"""The weights of the line classifier, as fitted by evals/fit_furniture.py; run it again after any change to
features.py or words.py."""

# Fitted on 130 pages of 90 publishers: 2324 true sentences, 27123 lines of
# furniture.  What such weights do on publishers that were left out: evals/tasks/furniture.py.
OWN_BIAS = -9.373
OWN = (
    6.586,  # length
    -2.341,  # one word
    -2.106,  # two or three
    -0.09,  # up to seven
    0.21,  # long
    5.137,  # ends
    5.404,  # asks
    1.743,  # trails off
    -0.157,  # leads on
    -0.903,  # inner ends
    1.036,  # commas
    0.833,  # function words
    -0.323,  # begins with a digit
    -3.565,  # capitals
    0.577,  # all capitals
    -2.653,  # begins small
    -2.881,  # furniture words
    -1.274,  # furniture count
    -0.692,  # bars
    -0.619,  # signs
    -2.276,  # address
    1.045,  # quotes
    -0.881,  # dates
    -0.323,  # photo
    -2.484,  # repeated
    -0.8,  # label
    -1.459,  # calls
    -0.96,  # headline
    -1.742,  # exclaims
    3.65,  # long words
)
AMONG_BIAS = -3.422
AMONG = (
    1.544,  # length
    -0.622,  # one word
    -0.572,  # two or three
    0.297,  # up to seven
    0.086,  # long
    1.408,  # ends
    2.079,  # asks
    1.767,  # trails off
    4.114,  # own
    0.816,  # before
    0.585,  # before that
    1.417,  # after
    0.442,  # after that
    -0.395,  # between
    -0.43,  # density
    1.346,  # main block
    1.768,  # prose in main block
    -0.869,  # inside
    0.771,  # apart
    1.79,  # prose apart
    -3.935,  # break
    -2.216,  # prose behind a break
)
