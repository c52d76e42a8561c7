"""Find the words that give a number its meaning."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from digest.stories.quantities.vocabulary import MONTHS
from digest.text.numbers import Number

_CLAUSE = re.compile(r"[;:()]|,\s|\s(?:and|und|et|y|e|en|while|während|tandis que|mientras)\s")
_ELIDED = re.compile(r"^[dl]['’]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'/][^\W\d_]+)*|°\w?|%")
# Letters beside a number that are read.
_NEAR = 60


def lowered(text: str) -> str:
    """Return a text in lower case of the same length, so that a place in it is that in the text.

    >>> len("İzmir".lower()), len(lowered("İzmir")), lowered("İZMİR")[-1]
    (6, 5, 'r')
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter.lower()[0] for letter in text)


def all_of(table: Mapping[str, str], language: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(table[language], lowered(text)) if language in table else iter(())


def matches(table: Mapping[str, str], language: str, text: str) -> bool:
    return language in table and bool(compiled(table[language], language == "ko").search(text.lower()))


@cache
def compiled(pattern: str, inside: bool) -> re.Pattern[str]:
    """The pattern for whole words; `inside`, for Korean, also for parts of words."""
    return re.compile(f"(?:{pattern})" if inside else rf"(?<!\w)(?:{pattern})(?!\w)")


@cache
def months_of(language: str) -> dict[str, int]:
    rows = MONTHS.get(language, ())
    return {name: number for number, names in enumerate(rows, start=1) for name in names.split()}


def clause_of(text: str, number: Number) -> tuple[int, int]:
    """Return the start and the end of the clause of a number."""
    marks = [match for match in _CLAUSE.finditer(text) if match.end() <= number.start or match.start() >= number.end]
    start = max((match.end() for match in marks if match.end() <= number.start), default=0)
    end = min((match.start() for match in marks if match.start() >= number.end), default=len(text))
    return start, end


def words_after(text: str, number: Number) -> list[str]:
    same_clause = re.split(r"[,;:()]", text[number.end : number.end + _NEAR])[0]
    return [_ELIDED.sub("", word.lower()) for word in _WORD.findall(same_clause)]


def words_before(text: str, number: Number) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[max(0, number.start - _NEAR) : number.start])]
