"""Find the names of a story: the words that are mostly written with a capital inside of sentences."""

from collections import Counter
from collections.abc import Mapping, Sequence

from digest.summarizers.candidates import Candidate
from digest.text.capitals import nouns_have_capitals
from digest.text.words import vocabulary, written_runs


def shares_of_names(found: Sequence[Candidate]) -> Mapping[str, float]:
    """Return for each stem with a capital the share of its words that have one; first words of sentences are left out.

    A stop word counts as written.  Empty in languages without capitals, and where each noun has one.
    """
    every: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    for language, written in _words_of_languages(found).items():
        stem = vocabulary(language).__getitem__
        for word, count in written.items():  # each word once, of which a story repeats most
            small = word.lower()
            key = stem(small) or small
            every[key] += count
            if word[0] != small[0]:
                capitals[key] += count
    return {key: count / every[key] for key, count in capitals.items()}


def _words_of_languages(found: Sequence[Candidate]) -> Mapping[str, "Counter[str]"]:
    """Return the number of each word as written, without the first ones of sentences, by language."""
    words: dict[str, Counter[str]] = {}
    for candidate in found:
        if not nouns_have_capitals(candidate.language):
            words.setdefault(candidate.language, Counter()).update(written_runs(candidate.text)[1:])
    return words
