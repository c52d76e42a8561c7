"""A mail as blocks: headings, paragraphs, links and rules in reading order, from plain text or from HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from digest.errors import NotAnArticleError
from digest.text.characters import normalise, one_line
from digest.text.furniture import ends_as_sentence, is_prose
from digest.text.wrapped import unwrapped, width_of_lines

# The ranks of headings: 1 to 6 as in HTML, then lines that are bold, large, in capitals or underlined, then lines that
# are a link.  A paragraph has none.
BOLD, LINKED, NONE = 7, 8, 99
# The rank of an unmarked line of plain text that may be a title: the same as of a line that is only a link.
WEAK = LINKED
_TITLE_WORDS = (3, 16)
# Columns by which the line breaks of an editor may differ.
_SLACK = 4
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?=\S)")
# Maximum blocks of a mail; a longer mail is made to cost time.
MOST_BLOCKS = 3_000
# Maximum words of a line in capitals that is a heading.
_HEADING_WORDS = 25
# Lines below a title in which the end of a sentence is looked for.
_LOOKED_AT = 20

_RULE = re.compile(r"\s*(?:([-=_*~#•·─━═—–])\s*){3,}$")
_UNDERLINE = re.compile(r"(?:-{3,}|={3,}|~{3,}|─{3,}|━{3,}|═{3,})")
_HASHES = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
_STARS = re.compile(r"(\*{1,2}|__)(?=\S)(.+?)(?<=\S)\1")
# Marks of list items; a title may have one, too.
_MARKED = re.compile(r"[*•▪■▶►»+–-][ \t]+(?=\S)")
# A site behind a title: "— paper.example", "(paper.example)".
_SITE = re.compile(r"(?<=\S)\s+(?:[–—|·-]\s+[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}|\([\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\))\s*$")
_URL = re.compile(r"https?://[^\s<>\"\]]+", re.I)
# An address beside the words it belongs to: "(https://…)", "<https://…>", "[https://…]".
_ASIDE = re.compile(r"[ \t]*(?:<(https?://[^<>\s]+)>|\((https?://[^()\s]+)\)|\[(https?://[^\[\]\s]+)\])", re.I)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a mail between two breaks.  A rule has no text; `rank` is its rank as a heading, else NONE.

    `href` is the address it links to, "" without one; `linked` is the share of its letters in links, 0 to 1; `aside`
    is the reason why it is no part of a story, "" for most; `more` is set for the link at the end of a story.
    """

    text: str
    rank: int = NONE
    href: str = ""
    linked: float = 0.0
    rule: bool = False
    aside: str = ""
    more: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it is marked as a heading in some way."""
        return self.rank < NONE


RULE = Block("", rule=True)


def plain_blocks(text: str, source: str) -> list[Block]:
    """Split a plain text into blocks.  Paragraphs are separated by empty lines; headings are in capitals, underlined,
    or marked with # or *; an address alone on its line is a link.  Raises NotAnArticleError for more than MOST_BLOCKS.
    """
    found: list[Block] = []
    groups = re.split(r"\n{2,}", normalise(text))
    if len(groups) > MOST_BLOCKS:
        raise NotAnArticleError(f"{source}: a mail of {len(groups):,} paragraphs; no newsletter has so many")
    width = max((len(line) for line in text.split("\n") if "://" not in line), default=0)
    paragraphs = [[line for line in group.split("\n") if line] for group in groups]
    wrapped = width_of_lines(paragraphs)
    for lines, below in zip(paragraphs, [*groups[1:], ""], strict=True):
        found.extend(_unwrapped(block, wrapped) for block in _of_group(lines, below, width))
    return found


def _of_group(lines: list[str], below: str, width: int) -> Iterator[Block]:
    """Split lines without an empty line between them: the first may be a heading, the rest is a paragraph.

    `below` is the next paragraph.
    """
    kept: list[str] = []
    for at, line in enumerate(lines):
        after = "\n".join(lines[at + 1 : at + 1 + _LOOKED_AT])
        heading = None if kept else _first_heading(line, after, width, below if len(lines) == 1 else None)
        if heading:
            yield heading
        elif at == 1 and _UNDERLINE.fullmatch(line):
            continue  # the line under the heading
        elif block := _rule_or_link(line):
            yield from _paragraph(kept)
            kept = []
            yield block
        else:
            kept.append(line)
    yield from _paragraph(kept)


def _unwrapped(block: Block, width: int) -> Block:
    """Return a paragraph with its lines joined that were wrapped at the width of the letter, 0 if it has none."""
    return replace(block, text="\n".join(unwrapped(block.text.split("\n"), width))) if width else block


def _first_heading(line: str, text: str, width: int, below: str | None) -> Block | None:
    """Return a heading for a line with no paragraph above it; None for another line.

    `text` are the lines below it, `below` is the next paragraph if the line is alone, else None.
    """
    if _RULE.match(line):
        return None
    after = text.partition("\n")[0]
    if _UNDERLINE.fullmatch(after):
        return Block(line, 1 if after[0] in "=═━" else 2)
    if heading := _heading(line, after, alone=below is not None):
        return heading
    is_apart = below is not None or _could_go_on(line, after, width)
    if is_apart and (title := _marked_title(line, text or below or "")):
        return _linked_heading(title, BOLD)
    if _reads_as_title(line, after, width):
        return _linked_heading(line, BOLD if _NUMBERED.match(line) else WEAK)
    return None


def _rule_or_link(line: str) -> Block | None:
    return RULE if _RULE.match(line) else _link(line)


def _paragraph(lines: list[str]) -> Iterator[Block]:
    """Yield the lines as a block, without addresses in brackets beside words; the first address is its link."""
    if lines:
        text = "\n".join(lines)
        found = _ASIDE.search(text)
        yield Block(one_by_one(_ASIDE.sub("", text)), href=next(filter(None, found.groups())) if found else "")


def one_by_one(text: str) -> str:
    """Strip each line, and remove the empty lines."""
    return "\n".join(filter(None, (line.strip() for line in text.split("\n"))))


def _marked_title(line: str, text: str) -> str:
    """Return a line without the mark of a list if it is the title of the text below it, which is no item; else ""."""
    mark = _MARKED.match(line)
    title = line[mark.end() :] if mark else ""
    prose = " ".join(takewhile(_has_no_address, text.split("\n")))
    return title if title and _may_be_title(title) and is_prose(prose) and not _MARKED.match(text) else ""


def _has_no_address(line: str) -> bool:
    return "://" not in line


def _may_be_title(line: str) -> bool:
    return len(line.split()) <= _TITLE_WORDS[1] and not ends_as_sentence(line) and not line.endswith((":", ",", ";"))


def _heading(line: str, after: str, *, alone: bool) -> Block | None:
    """Return a heading for a line marked with # or *, or in capitals throughout; None for another line.

    A line between stars may also be above its text.
    """
    if found := _HASHES.fullmatch(line):
        return _linked_heading(found[2], len(found[1]))
    if (found := _STARS.fullmatch(line)) and (alone or (_may_be_title(found[2]) and is_prose(after))):
        return _linked_heading(found[2], BOLD)
    words = line.split()
    bare = _ASIDE.sub("", line)
    if bare.isupper() and sum(map(str.isalpha, bare)) > 3 and len(words) <= _HEADING_WORDS and "://" not in bare:
        return _linked_heading(line, BOLD)
    return None


def _reads_as_title(line: str, after: str, width: int) -> bool:
    """Return whether an unmarked line may be a title: it is no sentence, and its line break was not necessary."""
    words = line.split()
    if not _TITLE_WORDS[0] <= len(words) <= _TITLE_WORDS[1] or ends_as_sentence(line) or "://" in line:
        return False
    return not line[0].islower() and (not after or (_could_go_on(line, after, width) and not after[0].islower()))


def _could_go_on(line: str, after: str, width: int) -> bool:
    """Return whether the first word of the next line had room on this one."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) < width - _SLACK


def _linked_heading(line: str, rank: int) -> Block:
    found = _ASIDE.search(line)
    href = next(filter(None, found.groups())) if found else ""
    return Block(_ASIDE.sub("", line).strip(), rank, href)


def _link(line: str) -> Block | None:
    """Return a link for a line with an address and at most six words before it: "Read more: https://…"."""
    found = _URL.search(line)
    if not found or line[found.end() :].strip(" >)]."):
        return None
    words = line[: found.start()].strip(" <([:-–—→»►")
    if words.count(" ") > 5 or words.endswith((".", "!", "?")):
        return None
    return Block(words or found[0], href=found[0], linked=1.0)


def joined(blocks: list[Block]) -> str:
    """Return the text of blocks, a paragraph for each."""
    return "\n\n".join(block.text for block in blocks if block.text)


def line_of(block: Block) -> str:
    """Return the text of a block on one line, to be shown."""
    return one_line(block.text)


def without_number(title: str) -> str:
    """Return a title without its number in the letter.

    >>> without_number("2. A school without heating"), without_number("21 kilos of pike")
    ('A school without heating', '21 kilos of pike')
    """
    return _NUMBERED.sub("", title, count=1) if _NUMBERED.match(title) else title


def without_source(title: str) -> str:
    """Return a title without the site that it is on.

    >>> without_source("A city counts its shade — paper.example"), without_source("Ferry stopped (paper.example)")
    ('A city counts its shade', 'Ferry stopped')
    """
    return _SITE.sub("", title, count=1) or title
