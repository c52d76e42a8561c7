"""Coverage-guided fuzzing of every parser; `make long` runs it, and its finds are kept in finds/ as tests."""

# The parsers of `fuzzing.parsers`; that module is imported when the fuzzer watches it.
NAMES = (
    "feed entries page mail newsletter json lines markdown plain unnamed pdf pdf-file docx odt epub rtf packed mbox opml links address "
    "mailbox text date edition brief forged mailed reread template settings recipients web robots imap "
    "words token preview restored wording stranger"
).split()
