"""ROUGE as it is reported: F1 x 100 by rouge-score, with words of our own for languages other than English.

The package (0.1.2) is Google's port of Lin, "ROUGE: A package for automatic evaluation of summaries" (2004).  Its
tokenizer drops every letter outside a-z, so other languages are cut by `words` below and not stemmed.
"""

import re
from collections.abc import Sequence
from functools import cache

from rouge_score.rouge_scorer import RougeScorer
from rouge_score.tokenizers import DefaultTokenizer

MEASURES = ("rouge1", "rouge2", "rougeL", "rougeLsum")
# Single letters of Japanese, Chinese and Korean, else words.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


class Words:
    """The tokenizer for languages other than English, as rouge-score calls it."""

    def tokenize(self, text: str) -> list[str]:
        """The words in lower case, CJK letter by letter.

        >>> Words().tokenize("Die Brücke, 다리")
        ['die', 'brücke', '다', '리']
        """
        return _WORD.findall(text.lower())


def rouge(
    summary: Sequence[str], references: Sequence[Sequence[str]], language: str, measures: tuple[str, ...] = MEASURES
) -> tuple[float, ...]:
    """F1 x 100 of each measure: the mean over the references.  Lines are joined with a line end."""
    found = [scorer(language, measures).score("\n".join(lines), "\n".join(summary)) for lines in references]
    return tuple(100 * sum(one[name].fmeasure for one in found) / len(found) for name in measures)


def recall(summary: Sequence[str], references: Sequence[Sequence[str]], language: str) -> tuple[float, float]:
    """Recall x 100 of ROUGE-1 and ROUGE-2, as the literature on DUC gives it."""
    found = [scorer(language, MEASURES[:2]).score("\n".join(lines), "\n".join(summary)) for lines in references]
    one, two = (100 * sum(score[name].recall for score in found) / len(found) for name in MEASURES[:2])
    return one, two


def tokens(text: str) -> list[str]:
    """The tokens of an English text, as `rouge` counts them."""
    return _english().tokenize(text)


def cut_words(lines: Sequence[str], most: int) -> list[str]:
    """The lines up to the `most`-th blank-separated word; the last one is cut inside if need be.

    >>> cut_words(["one two three", "four five"], 4)
    ['one two three', 'four']
    """
    left, kept = most, []
    for line in lines:
        words = line.split()
        if left > 0 and words:
            kept.append(line if len(words) <= left else " ".join(words[:left]))
        left -= len(words)
    return kept


def words_of(references: Sequence[Sequence[str]]) -> int:
    """The budget "ref": the mean length of the references in blank-separated words."""
    return round(sum(len(" ".join(lines).split()) for lines in references) / len(references))


@cache
def scorer(language: str, measures: tuple[str, ...] = MEASURES) -> RougeScorer:
    """The scorer of a language."""
    if language == "en":
        return RougeScorer(list(measures), use_stemmer=True)
    return RougeScorer(list(measures), tokenizer=Words())


@cache
def _english() -> DefaultTokenizer:
    return DefaultTokenizer(use_stemmer=True)
