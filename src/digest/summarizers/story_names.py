"""Find the names of a story: the words that are mostly written with a capital inside of sentences."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from digest.summarizers.candidates import Candidate
from digest.text.capitals import nouns_have_capitals
from digest.text.words import vocabulary

_WORD = re.compile(r"[^\W_]+")


def shares_of_names(found: Sequence[Candidate]) -> Mapping[str, float]:
    """Return for each stem with a capital the share of its words that have one; first words of sentences are left out.

    A stop word counts as written.  Empty in languages without capitals, and where each noun has one.
    """
    every: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for candidate in found:
        if nouns_have_capitals(candidate.language):
            continue
        stem = vocabulary(candidate.language).__getitem__
        given = _WORD.findall(candidate.text)[1:]
        low = list(map(str.lower, given))
        keys = [stem(word) or word for word in low]
        every.update(keys)
        capitals.update(key for key, word, small in zip(keys, given, low, strict=True) if word[0] != small[0])
    return {key: count / every[key] for key, count in capitals.items()}
