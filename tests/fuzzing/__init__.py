"""Coverage-guided fuzzing of every parser; `make long` runs it, and its finds are kept in finds/ as tests."""

# The parsers of `fuzzing.parsers`; that module is imported when the fuzzer watches it.
NAMES = (
    "feed page mail json lines markdown plain unnamed pdf packed mbox opml links address mailbox text edition settings recipients"
).split()
