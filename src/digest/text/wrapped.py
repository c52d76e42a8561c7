"""Paragraphs out of lines: those of a hard-wrapped block joined, hyphens at line ends taken off where that is sure."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from digest.text.furniture import ends_as_sentence, reason_against

# A wrapped block is at least and at most this wide: below stand lists and verse, above it lines are paragraphs.
_NARROWEST, _WIDEST = 40, 120
# Editors differ by a few columns in where they break.
_SLACK = 4
# What stands before the text of a list's item.
_LIST_MARKS = ("- ", "* ", "· ", "→ ", *"•▪■●‣◦○➤✓✔")
# "long-" and "range": what is often the first part of a word with a hyphen of its own.
_FIRST_PARTS = frozenset(
    """all anti better co cross double early eight ex far first five four front full half hard high ill inter left
    light long
    low mid mini multi near nine non off old on one open over post pre pro right second self semi seven short side six
    so soft sub ten third three top two ultra under up vice well wide world year""".split()
)
# After a hyphen these go on with the next word: "Ein- und Ausfuhr", "two- or threefold".
_JOINERS = frozenset(
    ("und", "oder", "bis", "and", "or", "to", "et", "ou", "y", "o", "e", "en", "of", "och", "og", "eller")
)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a normalised text, without the marks of lists."""
    listed = sum(line.startswith(_LIST_MARKS) for line in text.split("\n")) > 1  # one item makes no list
    blocks = [[line for line in block.split("\n") if line] for block in text.split("\n\n")]
    if listed:
        blocks = [list(map(_without_mark, block)) for block in blocks]
    width = _width(blocks)
    if not width:
        return [line for lines in blocks for line in lines]
    spoken = Counter(text.lower().split())
    return [_joined(run, spoken) for lines in blocks for run in _runs(lines, width)]


def _without_mark(line: str) -> str:
    """A line without the mark of a list before it: "- ", "• ".  A line of marks alone stays."""
    rest = line
    while rest.startswith(_LIST_MARKS):
        rest = rest[1:].lstrip()
    return rest if any(map(str.isalnum, rest)) else line


def _width(blocks: Sequence[list[str]]) -> int:
    """The width that a text was broken to; 0 for one whose lines are paragraphs."""
    addresses = (line.isascii() and " " not in line for lines in blocks for line in lines)
    lengths = (len(line) for lines in blocks for line in lines)
    width = max((n for n, address in zip(lengths, addresses, strict=True) if not address), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    return width if any(_goes_on(run) for lines in blocks for run in _runs(lines, width)) else 0


def _goes_on(run: Sequence[str]) -> bool:
    """Whether joined lines are one paragraph for sure: three or more, and not each begins anew as items do."""
    return len(run) > 2 and any(not line[0].isupper() or line.isupper() for line in run[1:])


def _runs(lines: Sequence[str], width: int) -> list[list[str]]:
    """The lines of a block, those together that were one before the block was broken at `width`."""
    runs: list[list[str]] = []
    for at, line in enumerate(lines):
        if at and _is_broken(lines[at - 1], line, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [part for run in runs for part in (_alone(run) if all(map(ends_as_sentence, run[:-1])) else [run])]


def _alone(run: Sequence[str]) -> list[list[str]]:
    """Lines that each end a sentence are a list of sentences."""
    return [[line] for line in run]


def _is_broken(line: str, after: str, width: int) -> bool:
    """Whether a line could not have taken the first word of the next."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width - _SLACK and not reason_against(line)


def _joined(run: Sequence[str], spoken: Counter[str]) -> str:
    """The lines of a run as one."""
    ends = [_before_next(line, after, spoken) for line, after in pairwise(run)]
    return "".join([*ends, run[-1]])


def _before_next(line: str, after: str, spoken: Counter[str]) -> str:
    """A line as it stands before the next: with a blank, or with its hyphen, or without.

    A hyphen goes where the word stands whole elsewhere, or no part of it does.
    """
    head, tail = line.rsplit(" ", 1)[-1], after.split(" ", 1)[0]
    if not head.endswith("-") or not head[:-1].isalpha() or not tail[:1].islower() or tail in _JOINERS:
        return f"{line} "
    return line[:-1] if _is_one_word(head[:-1].lower(), tail.lower(), spoken) else line


def _is_one_word(head: str, tail: str, spoken: Counter[str]) -> bool:
    tail = tail.rstrip(".,;:!?\"'”’»)")
    if spoken[head + tail]:
        return True
    apart = spoken[f"{head}-{tail}"] or spoken[head] or spoken[tail] or head in _FIRST_PARTS
    return len(head) > 1 and not apart
