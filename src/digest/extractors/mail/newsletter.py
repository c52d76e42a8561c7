"""Split a newsletter into stories: at headings, "read more" links and rules.

One article with subheads and several stories with headlines look much alike.  The difference: a story has a link of its
own, in its headline or at its end; without links, the headlines have one rank and the length of headlines, and no
heading above them repeats the subject.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from urllib.parse import urlsplit

from digest.extractors.mail.blocks import LINKED, NONE, WEAK, Block, line_of, without_number
from digest.extractors.mail.notices import is_ad_label, is_read_more, names_sponsor, why_not
from digest.model.article import RemovedText
from digest.text.furniture import is_prose
from digest.text.scripts import count_wide
from digest.text.urls import host_of, without_tracking
from digest.text.words import words

# Minimum words of a headline (in scripts without blanks between words, characters); section labels and names of columns
# have fewer.
_HEADLINE_WORDS, _HEADLINE_WIDE = 3, 6
# Minimum median words (or characters) of headlines without links: subheads have three or four words, headlines seven or
# more.
_UNLINKED_WORDS, _UNLINKED_WIDE = 4.5, 9.0
# Minimum words of an introduction that is an article of its own: an editor's letter, and not a good morning.
_LETTER_WORDS = 100
_LABEL_WORDS = 3
# Minimum share of linked letters in a line that is a link: all of it except punctuation.
_WHOLLY_LINK = 0.9
# Minimum share of the text in stories; below it, the "read more" links are inside one long article.
_IN_STORIES = 0.6
_END = Block("")
# Maximum stories of a mail: no newsletter has more, but a list of links may.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Part:
    """One story of a mail: its heading ("" without one), its link, its text, and the lines left out of it."""

    title: str
    url: str | None
    text: str
    removed: tuple[RemovedText, ...] = ()


@dataclass(slots=True)
class _Section:
    """A heading and the blocks below it, filled during the split."""

    heading: Block | None
    blocks: list[Block]
    link: str = ""

    @property
    def prose(self) -> bool:
        return any(is_prose(block.text) for block in self.blocks)


def parts_of(blocks: Iterable[Block], subject: str, publisher: str = "", home: str = "") -> tuple[Part, ...]:
    """Return the stories of a mail in order; a mail that is one article is one part.

    `home` is the domain of the sender.  Lines outside all stories are added to the removed lines of the first.
    """
    named = [_unheaded(block) if _alike(block.text, publisher, 1.0) else block for block in blocks]
    kept, removed = _without_notices(named)
    kept, ads = _without_ads(kept, home)
    removed += ads
    sections = _stories(kept, subject)
    if len(sections) < 2:
        return (_single(kept, subject, removed),)
    parts, rest = _parts(sections)
    rest = [*removed, *rest]
    intro = _introduction(kept, sections[0], subject)
    parts = [*intro, *parts] if intro and intro[0].text else parts
    rest += intro[0].removed if intro and not intro[0].text else ()
    return (replace(parts[0], removed=parts[0].removed + tuple(rest)), *parts[1:_MOST])


def _without_notices(blocks: list[Block]) -> tuple[list[Block], list[RemovedText]]:
    """Remove the notices, and every block from the footer on."""
    reasons = [why_not(block) if block.text else "" for block in blocks]
    foot = _foot(blocks, reasons)
    kept, removed = [], []
    for at, (block, reason) in enumerate(zip(blocks, reasons, strict=True)):
        if at >= foot and block.text:
            reason = reason or "mail footer"
        if reason:
            removed.append(RemovedText(line_of(block), reason))
        elif at < foot:
            kept.append(block)
    return kept, removed


def _foot(blocks: list[Block], reasons: list[str]) -> int:
    """Return the index of the footer: the first notice or postal address with no story below it."""
    foot = len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        if reasons[at] in ("mail footer", "postal address"):
            foot = at
        elif not reasons[at] and (_is_story_text(blocks[at]) or _heads_prose(blocks, at)):
            break
    return foot


def _heads_prose(blocks: list[Block], at: int) -> bool:
    below = blocks[at + 1].text if at + 1 < len(blocks) else ""
    return _is_headline(blocks[at]) and is_prose(below)


# Minimum words of prose below an unsubscribe line that is a story; shorter prose is small print.
_STORY_WORDS = 20


def _is_story_text(block: Block) -> bool:
    long = block.text.count(" ") >= _STORY_WORDS or count_wide(block.text) >= 2 * _STORY_WORDS
    return long and is_prose(block.text)


def _without_ads(blocks: list[Block], home: str) -> tuple[list[Block], list[RemovedText]]:
    """Remove advertisements: each from its label to the next heading or rule, including a headline of the ad."""
    kept: list[Block] = []
    removed: list[RemovedText] = []
    label: Block | None = None  # of the current ad, until its headline or text
    in_ad = False
    for block in blocks:
        if is_ad_label(block.text):
            label, in_ad = block, True
        elif block.rule:
            in_ad = in_ad and label is not None
        elif block.is_heading and not is_read_more(block.text):
            in_ad = in_ad and label is not None and _is_headline_of_ad(block, label, home, at_head=not kept)
            label = None
        elif block.text:
            label = None
        if in_ad and block.text:
            removed.append(RemovedText(line_of(block), "advertisement"))
        elif not in_ad:
            kept.append(block)
    return kept, removed


def _is_headline_of_ad(block: Block, label: Block, home: str, *, at_head: bool) -> bool:
    """Return whether a headline right below a label belongs to the ad, not to the story below a banner without words.

    A link to the sender's own pages is news; so is a headline below the sponsor's name at the head of a letter.
    """
    return not (_leads_home(block.href, home) or (at_head and names_sponsor(label.text)))


def _leads_home(href: str, home: str) -> bool:
    host = host_of(without_tracking(href))
    own = ".".join(home.split(".")[-2:])
    return bool(own) and (host == own or host.endswith("." + own))


def _stories(blocks: list[Block], subject: str) -> list[_Section]:
    """Return the stories, split at the rank of heading that gives most stories with a link of their own."""
    best: list[_Section] = []
    best_linked = 0
    ranks = sorted({block.rank for block in blocks if _is_headline(block)}) or [NONE]
    cuts = [[section for section in _sections(blocks, rank) if section.prose] for rank in ranks]
    for found in cuts:
        linked = _own_links(found)
        if linked > best_linked:
            best, best_linked = found, linked
    if best_linked >= 2:
        stories = [section for section in best if section.heading or section.link]
        return stories if _length(stories) >= _IN_STORIES * _length(best[1:]) else []
    for rank, found in zip(ranks, cuts, strict=True):
        if rank >= WEAK:
            break  # unmarked titles cannot be distinguished from subheads
        headed = [section for section in found if section.heading]
        if len(headed) > 1:
            return headed if _reads_as_several(headed, blocks, rank, subject) else []
    return []


def _length(sections: list[_Section]) -> int:
    return sum(len(block.text) for section in sections for block in section.blocks)


def _sections(blocks: list[Block], rank: int) -> Iterator[_Section]:
    """Split the blocks before each headline of `rank` or above, and after each "read more" link."""
    section = _Section(None, [])
    for block in blocks:
        if block.rank <= rank and _is_headline(block):
            yield section
            section = _Section(block, [], block.href if _is_own(block.href) else "")
        elif _goes_on(block):
            section.link = section.link or (block.href if _is_own(block.href) else "")
            section.blocks.append(block)
            yield section
            section = _Section(None, [])
        elif block.text:
            section.blocks.append(block)
    yield section


def _is_headline(block: Block) -> bool:
    if not block.is_heading or is_read_more(block.text):
        return False
    wide = count_wide(block.text)
    return wide >= _HEADLINE_WIDE if wide else len(words(block.text)) >= _HEADLINE_WORDS


def _goes_on(block: Block) -> bool:
    """Return whether a block is the link at the end of a story: "read more", or the bare address."""
    return bool(block.href) and (is_read_more(block.text) or block.text == block.href)


def _own_links(sections: list[_Section]) -> int:
    """Count the different addresses to which the sections link."""
    return len({without_tracking(section.link) for section in sections if section.link})


def _is_own(href: str) -> bool:
    """Return whether an address may belong to one story: it has a path or a query, so it is no front page."""
    try:
        found = urlsplit(href)
    except ValueError:
        return False
    return bool(found.path.strip("/") or found.query)


def _reads_as_several(sections: list[_Section], blocks: list[Block], rank: int, subject: str) -> bool:
    """Return whether headings without links are headlines of several stories, not the subheads of one."""
    above = [
        block for block in blocks if block.rank < rank or (block.rank == rank and block is not sections[0].heading)
    ]
    title_above = any(block.rank < rank and _alike(block.text, subject) for block in above)
    headings = [section.heading.text for section in sections if section.heading]
    wide = median(map(count_wide, headings))
    long_enough = wide >= _UNLINKED_WIDE if wide else median(len(words(text)) for text in headings) >= _UNLINKED_WORDS
    return long_enough and not title_above


def _alike(a: str, b: str, share: float = 0.6) -> bool:
    """Return whether two lines share most words of the shorter line."""
    first, second = set(words(a)), set(words(b))
    return len(first & second) >= share * max(1, min(len(first), len(second)))


def _unheaded(block: Block) -> Block:
    """Return a block without its rank as a heading: the publisher's name above its letter is no headline."""
    return replace(block, rank=NONE)


def _parts(sections: list[_Section]) -> tuple[list[Part], list[RemovedText]]:
    parts, rest, seen = [], [], set()
    for section in sections:
        text, removed = _text_of(section.blocks, subheads=False)
        if text in seen:
            rest += removed
            continue
        seen.add(text)
        title = without_number(section.heading.text) if section.heading else ""
        parts.append(Part(title, without_tracking(section.link) or None, text, tuple(removed)))
    return parts, rest


def _text_of(blocks: Iterable[Block], *, subheads: bool) -> tuple[str, list[RemovedText]]:
    """Return the text of a story, and its lines that are links or labels, as removed."""
    kept: list[str] = []
    removed: list[RemovedText] = []
    for block, after in pairwise([*blocks, _END]):
        is_label = block.text.endswith(":") and len(words(block.text)) <= _LABEL_WORDS  # "Go deeper:", then the link
        reason = "link" if is_label and _goes_on(after) else _reason_in_story(block, subheads=subheads)
        if reason:
            removed.append(RemovedText(line_of(block), reason))
        else:
            kept.append(block.text)
    return "\n\n".join(filter(None, kept)), removed


def _reason_in_story(block: Block, *, subheads: bool) -> str:
    if is_prose(block.text):
        return ""
    is_subhead = subheads and block.rank < LINKED
    if is_read_more(block.text) or (block.linked > _WHOLLY_LINK and not is_subhead):
        return "link"
    return "section label" if block.is_heading and not subheads else ""


def _introduction(blocks: list[Block], first: _Section, subject: str) -> list[Part]:
    """Return the blocks above the first story: an article if they are long enough, else a part without a text."""
    above = []
    for block in blocks:
        if block is first.heading or (first.blocks and block is first.blocks[0]):
            break
        above.append(block)
    if not any(block.text for block in above):
        return []
    text, removed = _text_of(above, subheads=True)
    if len(words(text)) >= _LETTER_WORDS and sum(map(is_prose, text.split("\n\n"))) > 1:
        return [Part(subject, None, text, tuple(removed))]
    return [
        Part("", None, "", tuple(RemovedText(line_of(block), "above the first story") for block in above if block.text))
    ]


def _single(blocks: list[Block], subject: str, removed: list[RemovedText]) -> Part:
    """Return the mail as one article."""
    text, links = _text_of(blocks, subheads=True)
    headline = _headline(blocks, subject)
    title = headline.text if headline else subject
    own = {without_tracking(block.href) for block in blocks if _goes_on(block) and _is_own(block.href)}
    if headline and _is_own(headline.href):
        own = {without_tracking(headline.href)}
    return Part(title, own.pop() if len(own) == 1 else None, text, (*removed, *links))


def _headline(blocks: list[Block], subject: str) -> Block | None:
    """Return the first heading above the prose that repeats the subject; without a subject, the first of all."""
    for block in blocks:
        if is_prose(block.text) and not block.is_heading:
            return None
        if _is_headline(block) and (not subject or _alike(block.text, subject)):
            return block
    return None
