"""The names and numbers of a text: shared by two reports of one event, different in two copies of one form."""

import re
from collections.abc import Iterator

from digest.model.article import Article
from digest.text.capitals import name_places, nouns_have_capitals
from digest.text.words import stop_words

_NAME = re.compile(r"[^\W_]+(?:[-.,:][^\W_]+)*")
# The same in a text in ASCII, of names that begin with a capital or a digit; behind the first name of the sentence.
_CALLED = re.compile(r"[A-Z0-9](?<![A-Za-z0-9].)(?<![A-Za-z0-9][-.,:].)[A-Za-z0-9]*(?:[-.,:][A-Za-z0-9]+)*")


def names(article: Article) -> frozenset[str]:
    """Words of the text with a capital within a sentence, and numbers, as they are written.

    The title is left out: in many outlets every word of it is a capital.  So is the first word of a sentence, and a
    stop word, which is the first of a quotation.
    """
    text, found = article.text, set[str]()
    behind_first = _CALLED if text.isascii() else _NAME
    for start, end, _ in article.spans:
        first = _NAME.search(text, start, end)
        if first:
            found.update(behind_first.findall(text, first.end(), end))
            if first[0][0].isdigit():
                found.add(first[0])
    silent = stop_words(article.language)
    return frozenset(name for name in found if _begins_like_a_name(name[0]) and name.lower() not in silent)


def names_in(sentence: str, language: str) -> frozenset[str]:
    """The names and numbers of one sentence, in small letters, to be found in a title."""
    silent = stop_words(language)
    return frozenset(name.lower() for name in _named(sentence, 0, len(sentence))) - silent


def facts_in(sentence: str, language: str) -> frozenset[str]:
    """The `names_in` a sentence without nouns that are no names, where nouns have capitals too."""
    found = names_in(sentence, language)
    if not nouns_have_capitals(language):
        return found
    places = name_places(sentence, language)
    named = {match[0].lower() for match in _NAME.finditer(sentence) if match.start() in places}
    return frozenset(name for name in found if name in named or name[0].isdigit())


def words_in(title: str) -> frozenset[str]:
    """All words of a title as `names_in` writes them."""
    return frozenset(word.lower() for word in _NAME.findall(title))


def _named(text: str, start: int, end: int) -> Iterator[str]:
    words = _NAME.findall(text, start, end)
    return (word for at, word in enumerate(words) if word[0].isdigit() or (at and word[0].isupper()))


def _begins_like_a_name(letter: str) -> bool:
    return letter.isupper() or letter.isdigit()
