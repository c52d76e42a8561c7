"""The words of a report as its form is compared with that of another: its runs, names, numbers and first words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from digest.text.capitals import name_places, nouns_have_capitals
from digest.text.furniture.date_lines import is_date_word
from digest.text.repeated_words import first_places
from digest.text.term_weights import head
from digest.text.words import has_plain_words, vocabulary, words

# Words of a text that are aligned: notices are short, and the form of a longer report is in its first sentences.
_ALIGNED = 60
# Letters of a word, at most: what is longer is no text of words with blanks.  Letters of a title that are compared.
_LETTERS, _LONGEST = 20, 300
# Words of a run that two reports may have in common.
_RUN = 3
# Equal words at the start of both texts: the opening of one dispatch, that each outlet continues in its own words.  A
# form has a slot in its first sentence.
_DISPATCH = 20
# Letters of a name: a shorter one is in other words by chance.  Letters of a text in which a name is looked up.
_NAME, _SAID = 3, 2_000
# Letters before an amount are no code: "EUR500m" and "Rs500" are 500 for an outlet that writes the currency out.
_MONEY = re.compile(r"\b(?:aud|brl|cad|chf|cny|dkk|eur|gbp|hkd|inr|jpy|nok|nzd|pln|rm|rs|sek|usd|us|zar)(?=\d)")
# A number in digits, with the letters of a code before it: "A44" and "44" are no common number.  Its letters are
# ASCII, since a text in Chinese has no blank before its numbers.
_DIGITS = re.compile(r"(?<![a-z\d])[a-z]{0,4}\d+(?:[.,:]\d+)*")
# A code names a thing: "v201509", "A12", "#17703", "4.2.0rc1"; a number with a unit and "1.234.567" name none.
_CODE = re.compile(r"(?<![\w.,])(?:#\d+|[a-z]{1,4}-?\d[a-z\d.-]*|(?!\d{1,3}(?:\.\d{3})+\b)\d+(?:\.\d+){2,}[a-z\d]*)")
END_OF_TITLE = "\n"
# A word, and the marks and blanks before it.
_WORD = re.compile(r"([^\w]*)([^\W_]+)")
# Marks after which a capital is that of a sentence.
_OPENS = re.compile(r"[.!?:;。！？…\n\"“”„«»‘]")


@dataclass(frozen=True)
class FormWords:
    """The words of a report as forms are compared; only pairs with common runs need more than these."""

    title: str
    text: str
    language: str
    length: int = _ALIGNED

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Runs of words of the title and of the first words of the text.

        Between blanks where a language has them: a third of the time of `words`.
        """
        if has_plain_words(self.language):
            first = self._head.lower().split()
            return frozenset(chain(_runs(self.title[:_LONGEST].lower().split()), _runs(first)))
        return frozenset(chain(_runs(self.title_words), _runs(self._first)))

    @cached_property
    def aligned(self) -> tuple[str, ...]:
        """The words that are compared in their order."""
        return (*self.title_words, END_OF_TITLE, *(self._first[at] for at in first_places(self._first)))

    @property
    def opening(self) -> tuple[str, ...]:
        """The words with which the text begins; for a shorter text, its words and its title."""
        return tuple(self._first[:_DISPATCH]) if len(self._first) >= _DISPATCH else self.aligned

    @cached_property
    def stems(self) -> frozenset[str]:
        """All stems of the title and the head of the text."""
        table = vocabulary(self.language)
        return frozenset(table[word] for word in self._words) - {""}

    @cached_property
    def names(self) -> frozenset[str]:
        """Names and numbers among the words."""
        return frozenset(names_in_text(head(self.text), self.language)) | {
            word for word in self._words if word[0].isdigit()
        }

    @cached_property
    def things(self) -> frozenset[str]:
        """The stems of the names in the first words of the text; of nouns that have capitals, only those of names."""
        table, text = vocabulary(self.language), self._head
        named = {name for name in names_in_text(text, self.language) if len(name) >= _NAME and not name[0].isdigit()}
        if nouns_have_capitals(self.language):
            places = name_places(f"{self.title}\n{text}", self.language)
            named &= {part for name in places.values() for part in words(name, self.language)}
        return frozenset(map(table.__getitem__, named)) - {""}

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the title and in the first words of the text, in digits."""
        return frozenset(_DIGITS.findall(_MONEY.sub("", f"{self.title[:_LONGEST]}\n{self._head}".lower())))

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes in the title that the text has as well: of roads, versions, products.

        "M4.6" above "a magnitude of 4.6" is a figure.
        """
        title = _MONEY.sub("", self.title[:_LONGEST].lower())
        found = (code.replace("-", "").strip(".") for code in _CODE.findall(title))
        return frozenset(code for code in found if code in _without_hyphens(self.text))

    def has_code(self, codes: Iterable[str]) -> bool:
        """Return whether one of some codes is in the title or the text, also as a part: "F-16s" has "f16"."""
        said = _without_hyphens(f"{self.title[:_LONGEST]}\n{self.text}")
        return any(code in said for code in codes)

    def has(self, things: Iterable[str]) -> bool:
        """Return whether one of some stems is in the text or the title, in whatever word."""
        said = f"{self.title[:_LONGEST]}\n{self.text[:_SAID]}".lower()
        return any(thing in said for thing in things)

    def behind(self, other: "FormWords") -> frozenset[str]:
        """Return the stems of the first words behind those with which the other text begins too, without these."""
        table = vocabulary(self.language)
        found, theirs = (words(head(report.text), report.language) for report in (self, other))
        common = next(
            (at for at, pair in enumerate(zip(found, theirs, strict=False)) if pair[0] != pair[1]), len(found)
        )
        return frozenset(map(table.__getitem__, found[common:])) - {table[word] for word in found[:common]} - {""}

    @cached_property
    def title_words(self) -> list[str]:
        """Words of the title, in order."""
        return words(self.title[:_LONGEST], self.language)

    @cached_property
    def _first(self) -> list[str]:
        return words(self._head, self.language)[: 2 * self.length]

    @property
    def _head(self) -> str:
        """The first words of the text; where it has no blanks, so many letters that these give as many words."""
        return " ".join(self.text[: self.length * _LETTERS].split(maxsplit=self.length)[: self.length])

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset((*self.title_words, *words(head(self.text), self.language)))


def _runs(found: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(found[at:] for at in range(_RUN)), strict=False)


def names_in_text(text: str, language: str) -> Iterator[str]:
    """Yield the words with a capital within a sentence, as `words` returns them, without stop words and dates."""
    table = vocabulary(language)
    for at, (before, word) in enumerate(_WORD.findall(text)):
        if at and word[0].isupper() and not _OPENS.search(before):
            yield from (part for part in words(word, language) if table[part] and not is_date_word(part))


def _without_hyphens(text: str) -> str:
    return text[:_SAID].lower().replace("-", "")
