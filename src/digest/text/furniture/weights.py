"""The weights of the line classifier, as fitted by evals/fit_furniture.py; run it again after any change to
features.py or words.py."""

# Fitted on 130 pages of 90 publishers: 2324 true sentences, 27123 lines of
# furniture.  What such weights do on publishers that were left out: evals/tasks/furniture.py.
OWN_BIAS = -9.467
OWN = (
    6.63,  # length
    -2.215,  # one word
    -1.969,  # two or three
    -0.1,  # up to seven
    0.223,  # long
    5.155,  # ends
    5.376,  # asks
    1.8,  # trails off
    -0.155,  # leads on
    -0.95,  # inner ends
    1.06,  # commas
    0.852,  # function words
    -0.321,  # begins with a digit
    -3.517,  # capitals
    0.634,  # all capitals
    -2.574,  # begins small
    -2.929,  # furniture words
    -1.286,  # furniture count
    -0.684,  # bars
    -0.613,  # signs
    -2.205,  # address
    1.046,  # quotes
    -0.82,  # dates
    -0.328,  # photo
    -2.443,  # repeated
    -0.682,  # label
    -1.473,  # calls
    -0.941,  # headline
    -1.711,  # exclaims
    3.728,  # long words
)
AMONG_BIAS = -3.379
AMONG = (
    1.513,  # length
    -0.625,  # one word
    -0.603,  # two or three
    0.304,  # up to seven
    0.098,  # long
    1.363,  # ends
    2.061,  # asks
    1.714,  # trails off
    4.107,  # own
    0.821,  # before
    0.589,  # before that
    1.409,  # after
    0.446,  # after that
    -0.395,  # between
    -0.415,  # density
    1.355,  # main block
    1.777,  # prose in main block
    -0.859,  # inside
    0.794,  # apart
    1.759,  # prose apart
    -3.919,  # break
    -2.199,  # prose behind a break
)
