"""Recognise lines of running text.  String methods alone: the end of a line needs no regular expression."""

from digest.text.scripts import count_wide

# Marks that end a sentence in any script seen so far, and quotes and brackets that may follow them.
END_MARKS = tuple(".!?…。！？।॥۔؟։።။།｡")
CLOSERS = "\"'”’»“«›‹」』）)]"
_CLOSERS = CLOSERS + " "  # some writers put a blank before them
_GOES_ON = (":", ";", ",", "：", "；", "，")
# Words, or wide characters, from which a line is prose even without an end mark: Thai has none, and scrapers lose some.
_LONG_WORDS, _LONG_CJK = 25, 60


def is_prose(line: str) -> bool:
    """Return whether a line reads as running text: it ends like a sentence, or is too long for anything else."""
    if ends_as_sentence(line):
        return " " in line.strip() or count_wide(line) >= 4
    return line.count(" ") >= _LONG_WORDS or (len(line) >= _LONG_CJK and count_wide(line) >= _LONG_CJK)


def ends_as_sentence(text: str) -> bool:
    """Return whether `text` closes with an end mark; subheads and list items do not."""
    return without_closers(text).endswith(END_MARKS) or text.endswith(_GOES_ON) or _ends_with_bar(text)


def without_closers(text: str) -> str:
    """Return a text without the quotes and brackets at its end."""
    return text.rstrip(_CLOSERS)


def _ends_with_bar(text: str) -> bool:
    """Return whether a text in an Indic script ends with a bar: Hindi is often typed with one for its full stop."""
    return text.endswith("|") and "\u0900" <= text[0] <= "\u0dff"
