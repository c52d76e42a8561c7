"""Which lines read as running text.  String methods alone: the end of a line needs no pattern."""

from digest.text.scripts import count_wide

# What ends a sentence, in any script that we have met, and the quotes and brackets that may close after it.
END_MARKS = tuple(".!?…。！？।॥۔؟։።။།｡")
CLOSERS = "\"'”’»“«›‹」』）)]"
_CLOSERS = CLOSERS + " "  # some put a blank before them
_GOES_ON = (":", ";", ",", "：", "；", "，")
# A line as long as this is prose even without an end mark: Thai has none, and scrapes lose them.
_LONG_WORDS, _LONG_CJK = 25, 60


def is_prose(line: str) -> bool:
    """Whether a line reads as running text: it ends as a sentence does, or is too long for anything else."""
    if ends_as_sentence(line):
        return " " in line.strip() or count_wide(line) >= 4
    return line.count(" ") >= _LONG_WORDS or (len(line) >= _LONG_CJK and count_wide(line) >= _LONG_CJK)


def ends_as_sentence(text: str) -> bool:
    """Whether `text` closes with an end mark: a subhead or a list item does not."""
    return without_closers(text).endswith(END_MARKS) or text.endswith(_GOES_ON) or _ends_with_bar(text)


def without_closers(text: str) -> str:
    """A text without the quotes and brackets at its end."""
    return text.rstrip(_CLOSERS)


def _ends_with_bar(text: str) -> bool:
    """Hindi is often typed with a bar for its full stop."""
    return text.endswith("|") and "\u0900" <= text[0] <= "\u0dff"
