"""Read the stories of a newsletter: remove notices and advertisements, split the rest, and make a text of each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.extractors.mail.blocks import LINKED, NONE, Block, line_of, without_number, without_source
from digest.extractors.mail.mail_asides import BESIDE_PICTURE
from digest.extractors.mail.notices import is_ad_label, is_read_more, names_sponsor, why_not
from digest.extractors.mail.salutation import without_salutation
from digest.extractors.mail.sections import (
    MailSection,
    alike,
    goes_on,
    is_headline,
    is_own,
    sections_of,
    with_repeated_links,
)
from digest.model.article import RemovedText
from digest.text.furniture import is_prose
from digest.text.scripts import count_wide
from digest.text.urls import host_of, without_tracking
from digest.text.words import words

# Minimum words of an introduction that is an article of its own: an editor's letter, and not a good morning.
_LETTER_WORDS = 100
_LABEL_WORDS = 3
# Minimum share of linked letters in a line that is a link: all of it except punctuation.
_WHOLLY_LINK = 0.9
_END = Block("")
# Maximum stories of a mail: no newsletter has more, but a list of links may.
_MOST = 200


@dataclass(frozen=True, slots=True)
class MailStory:
    """One story of a mail: its heading ("" without one), its link, its text, and the lines left out of it."""

    title: str
    url: str | None
    text: str
    removed: tuple[RemovedText, ...] = ()


def stories_of(blocks: Iterable[Block], subject: str, publisher: str = "", home: str = "") -> tuple[MailStory, ...]:
    """Return the stories of a mail in order; a mail that is one article is one story.

    `home` is the domain of the sender.  Lines outside all stories are added to the removed lines of the first.
    """
    named = [_unheaded(block) if alike(block.text, publisher, 1.0) else block for block in blocks]
    kept, removed = _without_notices(named)
    kept, ads = _without_ads(kept, home)
    kept, framed = without_salutation(kept)
    removed += ads + framed
    kept = with_repeated_links(kept)
    sections = sections_of(kept, subject)
    if len(sections) < 2:
        return (_single(kept, subject, removed),)
    stories, rest = _stories(sections)
    rest = [*removed, *rest]
    intro = _introduction(kept, sections[0], subject)
    stories = [*intro, *stories] if intro and intro[0].text else stories
    rest += intro[0].removed if intro and not intro[0].text else ()
    return (replace(stories[0], removed=stories[0].removed + tuple(rest)), *stories[1:_MOST])


def _without_notices(blocks: list[Block]) -> tuple[list[Block], list[RemovedText]]:
    """Remove the notices, and every block from the footer on."""
    reasons = _reasons(blocks)
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


def _reasons(blocks: list[Block]) -> list[str]:
    """Return the reason to remove each block as a notice, "" to keep it; an address below "…:" belongs to it."""
    reasons = [(why_not(block) or _aside(blocks, at)) if block.text else "" for at, block in enumerate(blocks)]
    for at, (block, below) in enumerate(pairwise(blocks), 1):
        if reasons[at - 1] and block.text.endswith(":") and below.text == below.href:
            reasons[at] = reasons[at] or (reasons[at - 1] if below.text else "")
    return reasons


def _aside(blocks: list[Block], at: int) -> str:
    """Return the reason why a block is no part of a story; a line beside a picture is a caption if text is near it."""
    if blocks[at].aside != BESIDE_PICTURE:
        return blocks[at].aside
    near = (*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2])
    is_beside = any(is_prose(block.text) and not (block.is_heading or block.aside) for block in near)
    return BESIDE_PICTURE if is_beside and not blocks[at].is_heading else ""


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
    return is_headline(blocks[at]) and is_prose(below)


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
        elif in_ad:
            in_ad = _goes_on_as_ad(block, label, home, at_head=not kept)
            label = None if block.text or block.is_heading else label
        if in_ad and block.text:
            removed.append(RemovedText(line_of(block), "advertisement"))
        elif not in_ad:
            kept.append(block)
    return kept, removed


def _goes_on_as_ad(block: Block, label: Block | None, home: str, *, at_head: bool) -> bool:
    """Return whether a block is a part of the ad above it, which has a `label` but no headline and no text yet."""
    if block.rule:
        return label is not None
    if block.is_heading and not is_read_more(block.text):
        return label is not None and _is_headline_of_ad(block, label, home, at_head=at_head)
    return True


def _is_headline_of_ad(block: Block, label: Block, home: str, *, at_head: bool) -> bool:
    """Return whether a headline right below a label belongs to the ad, not to the story below a banner without words.

    A link to the sender's own pages is news; so is a headline below the sponsor's name at the head of a letter.
    """
    return not (_leads_home(block.href, home) or (at_head and names_sponsor(label.text)))


def _leads_home(href: str, home: str) -> bool:
    host = host_of(without_tracking(href))
    own = ".".join(home.split(".")[-2:])
    return bool(own) and (host == own or host.endswith("." + own))


def _unheaded(block: Block) -> Block:
    """Return a block without its rank as a heading: the publisher's name above its letter is no headline."""
    return replace(block, rank=NONE)


def _stories(sections: list[MailSection]) -> tuple[list[MailStory], list[RemovedText]]:
    stories, rest, seen = [], [], set()
    for section in sections:
        text, removed = _text_of(section.blocks, subheads=False)
        if text in seen:
            rest += removed
            continue
        seen.add(text)
        title = without_source(without_number(section.heading.text)) if section.heading else ""
        stories.append(MailStory(title, without_tracking(section.link) or None, text, tuple(removed)))
    return stories, rest


def _text_of(blocks: Iterable[Block], *, subheads: bool) -> tuple[str, list[RemovedText]]:
    """Return the text of a story, and its lines that are links or labels, as removed."""
    kept: list[str] = []
    removed: list[RemovedText] = []
    blocks = list(blocks)
    last = max((at for at, block in enumerate(blocks) if block.rank == NONE and is_prose(block.text)), default=-1)
    for at, (block, after) in enumerate(pairwise([*blocks, _END])):
        is_label = block.text.endswith(":") and len(words(block.text)) <= _LABEL_WORDS  # "Go deeper:", then the link
        reason = "link" if is_label and goes_on(after) else _reason_in_story(block, subheads=subheads)
        if at > last >= 0 and block.is_heading:
            reason = reason or "heading without a text"
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


def _introduction(blocks: list[Block], first: MailSection, subject: str) -> list[MailStory]:
    """Return the blocks above the first story: an article if they are long enough, else a story without a text."""
    above = []
    for block in blocks:
        if block is first.heading or (first.blocks and block is first.blocks[0]):
            break
        above.append(block)
    if not any(block.text for block in above):
        return []
    text, removed = _text_of(above, subheads=True)
    if len(words(text)) >= _LETTER_WORDS and sum(map(is_prose, text.split("\n\n"))) > 1:
        return [MailStory(subject, None, text, tuple(removed))]
    return [
        MailStory(
            "", None, "", tuple(RemovedText(line_of(block), "above the first story") for block in above if block.text)
        )
    ]


def _single(blocks: list[Block], subject: str, removed: list[RemovedText]) -> MailStory:
    """Return the mail as one article."""
    headline = _headline(blocks, subject)
    above, text_blocks = _below_headings(blocks)
    text, links = _text_of(text_blocks, subheads=True)
    links = [RemovedText(line_of(block), "heading above the text") for block in above] + links
    title = headline.text if headline else subject
    own = {without_tracking(block.href) for block in blocks if goes_on(block) and is_own(block.href)}
    if headline and is_own(headline.href):
        own = {without_tracking(headline.href)}
    return MailStory(title, own.pop() if len(own) == 1 else None, text, (*removed, *links))


def _below_headings(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Split a letter into the headings above its first prose, which are titles and no subheads, and the other lines."""
    first = next((at for at, block in enumerate(blocks) if is_prose(block.text) and not block.is_heading), 0)
    above = [block for block in blocks[:first] if block.is_heading and block.text]
    return above, [block for block in blocks[:first] if not (block.is_heading and block.text)] + blocks[first:]


def _headline(blocks: list[Block], subject: str) -> Block | None:
    """Return the first heading above the prose that repeats the subject; without a subject, the first of all."""
    for block in blocks:
        if is_prose(block.text) and not block.is_heading:
            return None
        if is_headline(block) and (not subject or alike(block.text, subject)):
            return block
    return None
