"""The names and numbers of a text: shared by two reports of one event, different in two copies of one form."""

import re

from digest.model.article import Article
from digest.text.words import stop_words

_NAME = re.compile(r"[^\W_]+(?:[-.,:][^\W_]+)*")


def names(article: Article) -> frozenset[str]:
    """Words of the text with a capital within a sentence, and numbers, as they are written.

    The title is left out: in many outlets every word of it is a capital.  So is the first word of a sentence, and a
    stop word, which is the first of a quotation.
    """
    found: set[str] = set()
    silent = stop_words(article.language)
    for start, end, _ in article.spans:
        words = _NAME.findall(article.text, start, end)
        found.update(word for at, word in enumerate(words) if word[0].isdigit() or (at and word[0].isupper()))
    return frozenset(name for name in found if name.lower() not in silent)
