"""Split the blocks of a newsletter into sections: a heading, the text below it, and the link of the story.

One article with subheads and several stories with headlines look much alike.  The difference: a story has a link of its
own, in its headline or at its end; without links, the headlines have one rank and the length of headlines, and no
heading above them repeats the subject.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from statistics import median
from urllib.parse import urlsplit

from digest.extractors.mail.blocks import BOLD, NONE, WEAK, Block
from digest.extractors.mail.notices import is_read_more
from digest.text.furniture import is_prose
from digest.text.scripts import count_wide
from digest.text.urls import without_tracking
from digest.text.words import words

# Minimum words of a headline (in scripts without blanks between words, characters); section labels and names of columns
# have fewer.
_HEADLINE_WORDS, _HEADLINE_WIDE = 3, 6
# Minimum median words (or characters) of headlines without links: subheads have three or four words, headlines seven or
# more.
_UNLINKED_WORDS, _UNLINKED_WIDE = 4.5, 9.0
# Maximum words above the first story of a letter whose headlines are short: a greeting, and not the lead of an article.
_GREETING_WORDS = 30
# Maximum words of a "read more" link.
_MORE_WORDS = 6
# Maximum blocks of a story whose link is looked for.
_STORY_BLOCKS = 20
# Minimum stories of such a letter.
_FEWEST = 3
# Minimum letters of a word by which a subject names a story, and minimum share of the stories that it names.
_NAMING_LETTERS, _NAMED_HEADINGS = 4, 0.66
# Minimum share of the text in stories; below it, the "read more" links are inside one long article.
_IN_STORIES = 0.6


@dataclass(slots=True)
class MailSection:
    """A heading and the blocks below it, filled during the split."""

    heading: Block | None
    blocks: list[Block]
    link: str = ""

    @property
    def prose(self) -> bool:
        return any(is_prose(block.text) for block in self.blocks)


def sections_of(blocks: list[Block], subject: str) -> list[MailSection]:
    """Return the stories, split at the rank of heading that gives most stories with a link of their own."""
    splits = _splits(blocks, {at for at, block in enumerate(blocks) if is_headline(block) or _heads_link(blocks, at)})
    best = max(splits.values(), key=lambda found: (_own_links(found), _headed_links(found)))
    if _own_links(best) < 2:
        return _without_links(_splits(blocks, _headed(blocks)), blocks, subject)
    linked = _without_frame([section for section in best if section.heading or section.link])
    return linked if _length(linked) >= _IN_STORIES * _length(best[1:]) else []


def _without_frame(sections: list[MailSection]) -> list[MailSection]:
    """Return the stories without the greeting above and the call below them: without a link where all others have one,
    and short, or below the name of the letter, which has a higher rank than the titles.
    """
    linked = [section for section in sections if section.link]
    if len(linked) > 1 and linked == sections[1:] and _is_frame(sections[0], linked):
        return linked
    return linked if len(linked) > 1 and linked == sections[:-1] and _is_frame(sections[-1], linked) else sections


def _is_frame(section: MailSection, others: list[MailSection]) -> bool:
    rank = section.heading.rank if section.heading else NONE
    is_above = all(other.heading and other.heading.rank > rank for other in others)
    return is_above or sum(len(words(block.text)) for block in section.blocks) <= _GREETING_WORDS


def _splits(blocks: list[Block], heads: Collection[int]) -> dict[int, list[MailSection]]:
    """Return the sections with prose by the rank of the headings that divide them; `heads` are their places."""
    ranks = sorted({blocks[at].rank for at in heads}) or [NONE]
    return {rank: [section for section in _sections(blocks, rank, heads) if section.prose] for rank in ranks}


def _headed(blocks: list[Block]) -> set[int]:
    """Return the places of headlines; a short heading counts as one if prose is right below it."""
    below = [*(block.text for block in blocks[1:]), ""]
    return {
        at
        for at, block in enumerate(blocks)
        if is_headline(block) or (_is_short_headline(block) and is_prose(below[at]))
    }


def _heads_link(blocks: list[Block], at: int) -> bool:
    """Return whether a short heading is above a text with a "read more" link at its end."""
    if not _is_short_headline(blocks[at]):
        return False
    below = takewhile(lambda block: not (block.rule or block.is_heading) or goes_on(block), blocks[at + 1 :])
    text = list(islice(below, _STORY_BLOCKS))
    is_linked = any(goes_on(block) and is_own(block.href) for block in text)
    return is_linked and is_prose(text[0].text)


def _without_links(splits: dict[int, list[MailSection]], blocks: list[Block], subject: str) -> list[MailSection]:
    """Return the stories without links: the sections of the first rank that has several headings."""
    for rank, found in splits.items():
        if rank >= WEAK:
            break  # unmarked titles cannot be distinguished from subheads
        headed = [section for section in found if section.heading]
        stories = [section for section in headed if not _is_title(section.heading, rank, subject)]
        if len(headed) > 1:
            return stories if _reads_as_several(stories, blocks, rank, subject) else []
    return []


def _length(sections: list[MailSection]) -> int:
    return sum(len(block.text) for section in sections for block in section.blocks)


def _sections(blocks: list[Block], rank: int, heads: Collection[int]) -> Iterator[MailSection]:
    """Split the blocks before each headline of `rank` or above, and after each "read more" link."""
    section = MailSection(None, [])
    for at, block in enumerate(blocks):
        if block.rank <= rank and at in heads:
            yield section
            section = MailSection(block, [], block.href if is_own(block.href) else "")
        elif goes_on(block):
            section.link = section.link or (block.href if is_own(block.href) else "")
            section.blocks.append(block)
            yield section
            section = MailSection(None, [])
        elif block.text:
            section.blocks.append(block)
    yield section


def is_headline(block: Block) -> bool:
    if not block.is_heading or is_read_more(block.text):
        return False
    wide = count_wide(block.text)
    return wide >= _HEADLINE_WIDE if wide else len(words(block.text)) >= _HEADLINE_WORDS


def _is_short_headline(block: Block) -> bool:
    """Return whether a heading has one word less than a headline, as many have in letters of a few paragraphs."""
    if block.rank > BOLD or is_read_more(block.text) or block.text.endswith(":"):
        return False
    return len(words(block.text)) >= _HEADLINE_WORDS - 1 or count_wide(block.text) >= _HEADLINE_WIDE // 2


def goes_on(block: Block) -> bool:
    """Return whether a block is the link at the end of a story: "read more", or the bare address."""
    return bool(block.href) and (block.more or is_read_more(block.text) or block.text == block.href)


def with_repeated_links(blocks: list[Block]) -> list[Block]:
    """Return the blocks with the links marked that end the stories, whatever their words: a few words that are all
    link, and that stand in the letter again with another address.
    """
    short = [block for block in blocks if block.linked >= 1.0 and block.text.count(" ") < _MORE_WORDS]
    pairs = {(block.text, without_tracking(block.href)) for block in short if is_own(block.href)}
    often = Counter(text for text, _ in pairs)
    return [
        replace(block, more=True, rank=NONE) if block.linked >= 1.0 and often[block.text] > 1 else block
        for block in blocks
    ]


def _own_links(sections: list[MailSection]) -> int:
    """Count the different addresses to which the sections link."""
    return len({without_tracking(section.link) for section in sections if section.link})


def _headed_links(sections: list[MailSection]) -> int:
    """Count the sections with a heading and a link: the name of the letter heads one of them, the titles all."""
    return sum(bool(section.heading and section.link) for section in sections)


def is_own(href: str) -> bool:
    """Return whether an address may belong to one story: it has a path or a query, so it is no front page."""
    try:
        found = urlsplit(href)
    except ValueError:
        return False
    return bool(found.path.strip("/") or found.query)


def _reads_as_several(sections: list[MailSection], blocks: list[Block], rank: int, subject: str) -> bool:
    """Return whether headings without links are headlines of several stories, not the subheads of one."""
    title_above = any(_is_title(block, rank, subject) for block in blocks)
    headings = [section.heading.text for section in sections if section.heading]
    if len(headings) < 2:
        return False
    wide = median(map(count_wide, headings))
    long_enough = wide >= _UNLINKED_WIDE if wide else median(len(words(text)) for text in headings) >= _UNLINKED_WORDS
    is_named = not title_above or _names_each(subject, headings)
    return (long_enough or _is_all_headed(sections, blocks)) and is_named


def _is_title(block: Block | None, rank: int, subject: str) -> bool:
    """Return whether a heading is that of the letter: above the rank of the titles, and like the subject."""
    return block is not None and block.rank < rank and alike(block.text, subject)


def _names_each(subject: str, headings: list[str]) -> bool:
    """Return whether a subject lists the stories: it has a word of most headings that no other heading has."""
    own = Counter(word for heading in headings for word in set(words(heading)))
    named = {word for word in words(subject) if own[word] == 1 and len(word) >= _NAMING_LETTERS}
    return sum(bool(named & set(words(heading))) for heading in headings) >= _NAMED_HEADINGS * len(headings)


def _is_all_headed(sections: list[MailSection], blocks: list[Block]) -> bool:
    """Return whether all text but a greeting is below three or more headings: an article has a lead above them."""
    first = next(at for at, block in enumerate(blocks) if block is sections[0].heading)
    above = sum(len(words(block.text)) for block in blocks[:first] if is_prose(block.text))
    return len(sections) >= _FEWEST and above <= _GREETING_WORDS


def alike(a: str, b: str, share: float = 0.6) -> bool:
    """Return whether two lines share most words of the shorter line."""
    first, second = set(words(a)), set(words(b))
    return len(first & second) >= share * max(1, min(len(first), len(second)))
