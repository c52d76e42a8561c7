"""The weights of the line classifier, as fitted by evals/fit_furniture.py; run it again after any change to
features.py or words.py."""

# Fitted on 130 pages of 90 publishers: 2324 true sentences, 27123 lines of
# furniture.  What such weights do on publishers that were left out: evals/tasks/furniture.py.
OWN_BIAS = -9.254
OWN = (
    6.443,  # length
    -2.345,  # one word
    -2.176,  # two or three
    -0.112,  # up to seven
    0.232,  # long
    5.131,  # ends
    5.313,  # asks
    1.742,  # trails off
    -0.155,  # leads on
    -0.889,  # inner ends
    1.048,  # commas
    0.844,  # function words
    -0.307,  # begins with a digit
    -3.473,  # capitals
    0.557,  # all capitals
    -2.593,  # begins small
    -2.825,  # furniture words
    -1.288,  # furniture count
    -0.675,  # bars
    -0.616,  # signs
    -2.196,  # address
    1.026,  # quotes
    -0.813,  # dates
    -0.317,  # photo
    -2.434,  # repeated
    -0.764,  # label
    -1.464,  # calls
    -0.92,  # headline
    -1.679,  # exclaims
    3.536,  # long words
)
AMONG_BIAS = -4.257
AMONG = (
    2.098,  # length
    -0.525,  # one word
    -0.214,  # two or three
    0.357,  # up to seven
    -0.002,  # long
    1.697,  # ends
    2.313,  # asks
    2.012,  # trails off
    3.892,  # own
    0.856,  # before
    0.638,  # before that
    1.534,  # after
    0.461,  # after that
    -0.576,  # between
    -0.399,  # density
    1.565,  # main block
    1.849,  # prose in main block
    -0.978,  # inside
    0.784,  # apart
    1.682,  # prose apart
    -3.676,  # break
    -2.232,  # prose behind a break
)
