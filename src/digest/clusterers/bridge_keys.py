"""Read the names, numbers and weekdays of articles by which groups of two languages are compared."""

import re
from collections.abc import Iterator

from digest.model.article import Article
from digest.text.capitals import name_places, nouns_have_capitals
from digest.text.forms import names_in_text
from digest.text.languages.weekdays import weekdays_in
from digest.text.term_weights import head
from digest.text.words import words

# Letters of a name that is no abbreviation of several things, and numbers that are no counts of everyday things.
_LETTERS, _EVERYDAY = 4, 12
_YEARS = range(1900, 2100)
# Marks group digits behind one to three of them, and never those of a year: "2025 300" is two numbers.
_NUMBER = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:[\u00a0\u202f' ]\d{3}(?!\d))+|\d{1,3}(?:[.,]\d{3}(?!\d))+|\d+)(?:[.,]\d{1,2})?(?![.,]?\d)"
)
_GROUPED = re.compile(r"[.,\u00a0\u202f' ](?=\d{3}(?!\d))")
# Share of the long words of a title that have a capital, from which all its words do.
_TITLE_CASE, _LONG = 0.6, 4


def names_of(article: Article) -> frozenset[str]:
    """Return the names of an article; a noun that its language writes with a capital is none."""
    text, language = head(article.text), article.language
    if nouns_have_capitals(language):
        text = f"{article.title}\n{text}"
        named = {part for name in name_places(text, language).values() for part in words(name, language)}
        found = named.intersection(names_in_text(f"\n{text}", language))
    else:
        title = "" if _is_title_case(article.title) else article.title
        found = set(names_in_text(f"{title}\n{text}", language))
    return frozenset(name for name in found if len(name) >= _LETTERS)


def numbers_of(article: Article) -> frozenset[str]:
    """Return the numbers of an article, whatever mark groups their digits, without years and everyday ones."""
    return frozenset(_numbers(f"{article.title}\n{head(article.text)}"))


def weekdays_of(article: Article) -> frozenset[int]:
    """Return the weekdays that an article names."""
    return weekdays_in(words(f"{article.title}\n{head(article.text)}", article.language))


def is_telling(number: str) -> bool:
    """Return whether a number is seldom equal by chance: a decimal, or three digits that are not rounded."""
    return not number.isdigit() or len(number.rstrip("0")) > 2


def _numbers(text: str) -> Iterator[str]:
    for found in _NUMBER.findall(text):
        whole = _GROUPED.sub("", found).replace(",", ".")
        if not whole.isdigit() or (int(whole) > _EVERYDAY and int(whole) not in _YEARS):
            yield whole


def _is_title_case(title: str) -> bool:
    long = [word for word in title.split() if len(word) >= _LONG and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)
