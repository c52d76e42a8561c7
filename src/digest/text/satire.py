"""Find the label by which an outlet marks an invented report: "This article is satire.", "(Satire)"."""

import re

_WORDS = re.compile(r"\b(?:satir\w*|glosse|parod(?:y|ie|ia)|s[áà]tira|satyra|сатира|hiciv)\b", re.IGNORECASE)
# Words of a label at most: a report on a satire has more.
_LONGEST = 9


def is_satire_label(sentence: str) -> bool:
    """Return whether a sentence or line marks its article as invented.

    >>> is_satire_label("This article is satire."), is_satire_label("The mayor opened the fair.")
    (True, False)
    """
    return bool(_WORDS.search(sentence)) and len(sentence.split()) <= _LONGEST
