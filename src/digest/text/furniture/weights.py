"""The weights of the line classifier, as fitted by evals/fit_furniture.py; run it again after any change to
features.py or words.py."""

# Fitted on 130 pages of 90 publishers: 2324 true sentences, 27123 lines of
# furniture.  What such weights do on publishers that were left out: evals/tasks/furniture.py.
OWN_BIAS = -9.87
OWN = (
    6.528,  # length
    -2.197,  # one word
    -1.973,  # two or three
    0.13,  # up to seven
    0.262,  # up to fourteen
    0.311,  # long
    5.059,  # ends
    5.352,  # asks
    1.749,  # trails off
    -0.176,  # leads on
    0.15,  # closes a quote
    -0.788,  # inner ends
    1.059,  # commas
    1.485,  # function words
    0.189,  # digits
    -0.261,  # begins with a digit
    -3.878,  # capitals
    0.753,  # all capitals
    -2.978,  # begins small
    -3.359,  # furniture words
    -1.313,  # furniture count
    -0.839,  # bars
    -1.265,  # signs
    -2.097,  # address
    0.987,  # quotes
    -0.74,  # dates
    -0.587,  # photo
    -2.886,  # repeated
    -0.647,  # label
    -1.514,  # calls
    -0.366,  # brackets
    0.219,  # dash
    -1.074,  # headline
    -1.673,  # exclaims
    4.715,  # long words
)
BIAS = -3.252
WITH_OWN = (
    1.011,  # length
    -0.945,  # one word
    -0.86,  # two or three
    0.304,  # up to seven
    -0.133,  # up to fourteen
    -0.136,  # long
    0.824,  # ends
    1.84,  # asks
    1.942,  # trails off
    -0.112,  # leads on
    -0.292,  # closes a quote
    0.121,  # inner ends
    -0.677,  # commas
    0.031,  # function words
    -0.034,  # digits
    -0.327,  # begins with a digit
    0.363,  # capitals
    0.307,  # all capitals
    0.185,  # begins small
    -0.84,  # furniture words
    0.674,  # furniture count
    0.222,  # bars
    0.473,  # signs
    0.177,  # address
    -0.141,  # quotes
    -0.744,  # dates
    -0.372,  # photo
    0.784,  # repeated
    -0.364,  # label
    0.624,  # calls
    -0.342,  # brackets
    0.113,  # dash
    -0.198,  # headline
    0.225,  # exclaims
    1.48,  # long words
)
AMONG = (
    5.146,  # own
    0.205,  # prose
    1.114,  # before
    0.8,  # before that
    1.243,  # after
    0.406,  # after that
    -0.34,  # left
    0.504,  # right
    -0.901,  # between
    -0.333,  # density
    1.467,  # main block
    1.819,  # prose in main block
    -0.352,  # short in main block
    -0.861,  # inside
    0.248,  # edge
    0.202,  # short between
    0.896,  # apart
    1.647,  # prose apart
    -3.899,  # break
    -2.383,  # prose behind a break
)
