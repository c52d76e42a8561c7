"""Which lines of an entry's text are sentences, and which are labels, numbers of versions and pieces of code."""

import re

from digest.model.article import RemovedText
from digest.text.furniture import is_prose
from digest.text.scripts import count_wide

FRAGMENT = "label or code, no sentence"
# Words from which on a line without an end mark is a sentence: of teasers without one, the shortest have five.
_WORDS = 5
# Words of a shorter line that has a verb: "Water level rising", but not "Level rising".
_WORDS_WITH_VERB = 3
# Letters of a script without blanks that say as much as five words.
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
    """Return a text without its fragments where they are most of its lines, and the removed lines.

    Among more sentences than fragments these are subheads and items of lists, and stay.

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
