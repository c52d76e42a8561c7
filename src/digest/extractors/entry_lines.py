"""Separate the sentences of an entry's text from labels, version numbers and pieces of code."""

import re

from digest.model.article import RemovedText
from digest.text.furniture import is_prose
from digest.text.scripts import count_wide

FRAGMENT = "label or code, no sentence"
# Minimum words of a sentence without an end mark: the shortest teasers without one have five.
_WORDS = 5
# Minimum words of a sentence with a verb but no end mark: "Water level rising", but not "Level rising".
_WORDS_WITH_VERB = 3
# Letters of a script without blanks that count as five words.
_WIDE = 8
_WORD = re.compile(r"[^\W\d_]{2,}")
_VERB_LIKE = re.compile(
    r"""\b(?:[a-z]{2,}(?:ing|ed)|is|are|was|were|has|have|had|will|can|may|must|gets?|says?|said
    |ist|sind|war|hat|haben|wird|werden|bleibt|kommt|est|sont|était|reste|sera|es|son|está|fue|sigue|è|sono|resta
    |são|foi|fica|zijn|heeft|wordt|blijft|jest|są|będzie|är|har|er|blir|on|ovat)\b""",
    re.X,
)
# An assignment, or the end of a statement or block.
_CODE = re.compile(r"^\W*[\w.:\[\]\"'-]{1,80}\s*[:+-]?=[=>]?\s|[{};]$|^\W*[\w.]{1,60}\(.{0,200}\)$")


def without_fragments(text: str) -> tuple[str, tuple[RemovedText, ...]]:
    """Return a text without its fragments if they are most of its lines, and the removed lines.

    Otherwise the fragments are subheads and items of lists, and are kept.

    >>> without_fragments("Created\nv3.8.4\nThe importer reads maps of any size.")[0]
    'The importer reads maps of any size.'
    """
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    sentences = [line for line in filled if _may_be_sentence(line.strip())]
    if 2 * len(sentences) >= len(filled) > 0:
        return text, ()
    fragments = tuple(RemovedText(line.strip(), FRAGMENT) for line in filled if line not in sentences)
    return "\n".join(sentences), fragments


def _may_be_sentence(line: str) -> bool:
    if _CODE.search(line):
        return False
    words = len(_WORD.findall(line))
    if count_wide(line) >= _WIDE or words >= _WORDS:
        return True
    return words > 1 and (is_prose(line) or (words >= _WORDS_WITH_VERB and bool(_VERB_LIKE.search(line))))
