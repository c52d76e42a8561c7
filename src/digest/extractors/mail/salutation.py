"""The salutation above the text of a letter and the closing below it ("Hi Robin,", "See you on Friday, / Ansel")."""

from collections.abc import Sequence

from digest.extractors.mail.blocks import Block, line_of
from digest.model.article import RemovedText
from digest.text.furniture import ends_as_sentence, is_prose

# Maximum words of a salutation or closing, which ends with a comma, and of the name below a closing.
_WORDS, _NAME_WORDS = 6, 4
# Maximum share of a letter's prose below its closing: a postscript, and not the rest of the letter.
_BELOW = 0.25
_DASHES = ("–", "—", "-", "~")


def without_salutation(blocks: Sequence[Block]) -> tuple[list[Block], list[RemovedText]]:
    """Return a letter without its salutation, and without all from its closing on, if these are set as such."""
    first = next((at for at, block in enumerate(blocks) if is_prose(block.text)), len(blocks))
    last = _closing(blocks)
    is_greeting = first < last and _ends_open(blocks[first])
    kept = [block for at, block in enumerate(blocks[:last]) if not (is_greeting and at == first)]
    greeting = [RemovedText(line_of(blocks[first]), "salutation")] if is_greeting else []
    closing = [RemovedText(line_of(block), "signature") for block in blocks[last:] if block.text]
    return kept, greeting + closing


def _closing(blocks: Sequence[Block]) -> int:
    """Return the index of the closing; the number of blocks if there is none."""
    total = sum(map(_prose, blocks))
    below = 0
    for at in range(len(blocks) - 1, 0, -1):
        below += _prose(blocks[at])
        if below > _BELOW * total:
            break
        if _is_signed(blocks, at) and any(map(_prose, blocks[:at])):
            return at
    return len(blocks)


def _is_signed(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a block is a closing above a name, or a name behind a dash: "— Tom"."""
    block = blocks[at]
    if block.text.startswith(_DASHES) and _is_name(Block(block.text.lstrip("".join(_DASHES)))):
        return True
    return _ends_open(block) and at + 1 < len(blocks) and _is_name(blocks[at + 1])


def _ends_open(block: Block) -> bool:
    short = block.text.count(" ") < _WORDS
    return short and block.text.endswith((",", "，", "、")) and not (block.is_heading or block.href)


def _is_name(block: Block) -> bool:
    text = block.text.strip()
    short = bool(text) and text.count(" ") < _NAME_WORDS
    return short and text[0].isupper() and not ends_as_sentence(text) and not block.href


def _prose(block: Block) -> int:
    return len(block.text) if is_prose(block.text) and not _ends_open(block) else 0
