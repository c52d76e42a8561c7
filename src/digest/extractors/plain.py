"""Extract plain text, from a file or pasted from a page together with the texts around the article."""

import re
from collections.abc import Collection

from digest.errors import NotAnArticleError
from digest.extractors.facts import Facts, article_of
from digest.model.article import Article, Document, RemovedText
from digest.text.decode import decode

# Maximum letters of a text: the longest of a thousand news texts has 60,000.  Longer texts are books and attacks.
MOST_LETTERS = 2_000_000
# The longest words are paragraphs of a script without blanks; longer strings are keys and pictures in letters.
_LONGEST_WORD = 10_000
_LONG_WORD = rf"\S{{{_LONGEST_WORD},}}"
_SHOWN = 60
# Mark of a list item: it belongs to the list and not to the sentence.  A dash that opens speech is a long one.
_MARKS = "-*+•·▪▫◦‣●○■□◆►▸✓✔"
_BULLETS = tuple(f"{mark}{blank}" for mark in _MARKS for blank in " \t")
_ASCII_BULLETS = tuple(filter(str.isascii, _BULLETS))
_BULLET = rf"^[ \t]*[{_MARKS}][ \t]+(?=\S)"


class Plain:
    """Extract one article: the title from its first line, the date from a line that is a date and nothing else."""

    def __call__(self, document: Document) -> tuple[Article, ...]:
        return (text_article(document, decode(document.body, document.source), Facts()),)


def text_article(
    document: Document,
    text: str,
    facts: Facts,
    removed: tuple[RemovedText, ...] = (),
    *,
    is_entry: bool = False,
    structured: Collection[str] = (),
) -> Article:
    """Return the article of a text, without the marks of lists, and without strings too long to be words.

    `structured` lines are text by the structure of their document.
    Raises NotAnArticleError, also for a text too long for an article.
    """
    if len(text) > MOST_LETTERS:
        raise NotAnArticleError(
            f"{document.source}: {len(text):,} letters, no article has so many; give it in parts of one article each"
        )
    long: tuple[RemovedText, ...] = ()
    if len(text) >= _LONGEST_WORD:
        long = tuple(RemovedText(f"{found[0][:_SHOWN]}…", "no words") for found in re.finditer(_LONG_WORD, text))
        text = re.sub(_LONG_WORD, "", text)
    return article_of(document, without_marks(text), facts, removed + long, is_entry=is_entry, structured=structured)


def without_marks(text: str) -> str:
    """Return a text without the marks before the items of its lists.

    A mark begins a line after an empty line, another item, or a line with an end that a list may follow; elsewhere a
    dash at the start of a line is a dash.

    >>> without_marks("Three things:\\n- one\\n- two\\n\\nThe bridge\\n- an old one -\\nis shut.")
    'Three things:\\none\\ntwo\\n\\nThe bridge\\n- an old one -\\nis shut.'
    """
    if not any(map(text.__contains__, _ASCII_BULLETS if text.isascii() else _BULLETS)):
        return text
    lines = text.splitlines(keepends=True)
    kept, may_follow = [], True
    for line in lines:
        bare = re.sub(_BULLET, "", line) if may_follow else line
        kept.append(bare)
        may_follow = bare != line or not line.strip() or line.rstrip().endswith(_BEFORE_LIST)
    return "".join(kept)


# Ends of a line that a list may follow.
_BEFORE_LIST = (":", ".", "!", "?", "。", "：", "”", '"', "»")
