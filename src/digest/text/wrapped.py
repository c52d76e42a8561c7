"""Make paragraphs of lines: join hard-wrapped lines, and remove hyphens at line ends where that is certain."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from digest.text.furniture import ends_as_sentence, reason_against

# Minimum and maximum width of a wrapped block: narrower lines are lists and verse, wider lines are paragraphs.
_NARROWEST, _WIDEST = 40, 120
# Columns by which editors differ in the place of a line break.
_SLACK = 4
# Marks that may precede the text of an item in a list.
_LIST_MARKS = ("- ", "* ", "· ", "→ ", *"•▪■●‣◦○➤✓✔")
# Words that are often the first part of a compound with a hyphen, such as "long" in "long-range".
_FIRST_PARTS = frozenset(
    """all anti better co cross double early eight ex far first five four front full half hard high ill inter left
    light long
    low mid mini multi near nine non off old on one open over post pre pro right second self semi seven short side six
    so soft sub ten third three top two ultra under up vice well wide world year""".split()
)
# Words that follow a hyphen that has to stay: "Ein- und Ausfuhr", "two- or threefold".
_JOINERS = frozenset(
    ("und", "oder", "bis", "and", "or", "to", "et", "ou", "y", "o", "e", "en", "of", "och", "og", "eller")
)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a normalised text, without the marks of lists."""
    listed = sum(line.startswith(_LIST_MARKS) for line in text.split("\n")) > 1  # one item makes no list
    blocks = [[line for line in block.split("\n") if line] for block in text.split("\n\n")]
    if listed:
        blocks = [list(map(_without_mark, block)) for block in blocks]
    width = _width(blocks)
    if not width:
        return [line for lines in blocks for line in lines]
    spoken = Counter(text.lower().split())
    return [_joined(run, spoken) for lines in blocks for run in _runs(lines, width)]


def width_of_lines(groups: Iterable[Sequence[str]]) -> int:
    """Return the length of the longest line that goes on in the next one of its group with a small letter; else 0."""
    pairs = (pair for lines in groups for pair in pairwise(lines))
    width = max((len(line) for line, after in pairs if after[:1].islower()), default=0)
    return width if _NARROWEST <= width <= _WIDEST else 0


def unwrapped(lines: Sequence[str], width: int) -> list[str]:
    """Return the lines of a paragraph that was wrapped at `width`, joined; an item of a list begins a line."""
    spoken = Counter(" ".join(lines).lower().split())
    items: list[list[str]] = []
    for line in lines:
        if items and not line.startswith(_LIST_MARKS):
            items[-1].append(line)
        else:
            items.append([line])
    return [_joined(run, spoken) for item in items for run in _runs(item, width)]


def _without_mark(line: str) -> str:
    """Return a line without the mark of a list before it ("- ", "• "); a line of marks alone is returned unchanged."""
    rest = line
    while rest.startswith(_LIST_MARKS):
        rest = rest[1:].lstrip()
    return rest if any(map(str.isalnum, rest)) else line


def _width(blocks: Sequence[list[str]]) -> int:
    """Return the width to which the lines of a text were wrapped; 0 if its lines are paragraphs."""
    addresses = (line.isascii() and " " not in line for lines in blocks for line in lines)
    lengths = (len(line) for lines in blocks for line in lines)
    width = max((n for n, address in zip(lengths, addresses, strict=True) if not address), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    return width if any(_goes_on(run) for lines in blocks for run in _runs(lines, width)) else 0


def _goes_on(run: Sequence[str]) -> bool:
    """Return whether joined lines are certainly one paragraph: at least three, and not all of them begin like items."""
    return len(run) > 2 and any(not line[0].isupper() or line.isupper() for line in run[1:])


def _runs(lines: Sequence[str], width: int) -> list[list[str]]:
    """Return the lines of a block in groups: the lines of a group were one line before the block was wrapped at
    `width`.
    """
    runs: list[list[str]] = []
    for at, line in enumerate(lines):
        if at and _is_broken(lines[at - 1], line, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [part for run in runs for part in (_alone(run) if all(map(ends_as_sentence, run[:-1])) else [run])]


def _alone(run: Sequence[str]) -> list[list[str]]:
    """Return each line by itself: lines that each end a sentence are a list of sentences."""
    return [[line] for line in run]


def _is_broken(line: str, after: str, width: int) -> bool:
    """Return whether the first word of the next line did not fit into a line."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > width - _SLACK and not reason_against(line)


def _joined(run: Sequence[str], spoken: Counter[str]) -> str:
    """Return the lines of a run as one line."""
    ends = [_before_next(line, after, spoken) for line, after in pairwise(run)]
    return "".join([*ends, run[-1]])


def _before_next(line: str, after: str, spoken: Counter[str]) -> str:
    """Return a line for joining with the next one: with a blank at its end, with its hyphen, or without the hyphen.

    The hyphen is removed if the text has the whole word elsewhere, or neither of its parts.
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
