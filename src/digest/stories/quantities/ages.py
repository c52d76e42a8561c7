"""Ages of persons, by the full name or the noun of the person; an age with neither is left out."""

import re
from collections.abc import Iterator

from digest.stories.quantities.patterns import all_of
from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.stories.quantities.vocabulary import AGED
from digest.text.numbers import Number

_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'.-]*)*\s[A-ZÀ-Þ][\w’'-]+"
# Letters from the start of a sentence up to a name that is its subject.
_NEXT_TO = 12
# The oldest persons.
_OLDEST = 125


def ages(read: NumberedSentence) -> Iterator[Quantity]:
    for match in all_of(AGED, read.language, read.text):
        group = next(number for number in range(1, len(match.groups()) + 1) if match[number])
        age = float(match[group])
        if age > _OLDEST or read.text[: match.start(group)].endswith((",", ".")):
            continue
        holder = _holder(read.text, match)
        number = Number(match.start(group), match.end(group), age, age, age)
        if holder:
            yield Quantity(
                "age", number, read.sentence, read.context, unit=holder, near=read.near(number.start, number.end)
            )


def _holder(text: str, match: re.Match[str]) -> str:
    """The person with the age: "Tomas Reik, 27,"; "a 34-year-old driver"; for "aged 93" the only name or subject."""
    if match[0][0].isdigit():
        apposed = re.search(rf"({_FULL_NAME}),\s(?:an?|the|ein\w?|die|der|una?)\s$", text[: match.start()])
        if apposed:
            return apposed[1].lower()
        after = re.match(rf"\s({_FULL_NAME}|[^\W\d_]+)", text[match.end() :])
        return after[1].lower() if after and match.end() < len(text) - 1 else _subject(text)
    before = re.search(rf"({_FULL_NAME}|[가-힣]{{2,4}})\s?$", text[: match.start()])
    return before[1].lower() if before else "" if match[0][0] in ",(" else _subject(text)


def _subject(text: str) -> str:
    """The only full name of a sentence; without one, its first word after the article."""
    names: set[str] = set(re.findall(_FULL_NAME, text))
    opening = re.match(r"(?:The|Der|Die|Le|La|El)\s([a-zà-ÿ]+)\s(?![A-Z])", text)
    if len(names) == 1 and not (opening and text.find(next(iter(names))) > _NEXT_TO):
        return names.pop().lower()
    return opening[1].lower() if opening else ""
