"""Find pairs of reports that share a form and differ in the things that fill it: notices, market notes, results.

Two dividend notices, two weather warnings or two court cases have most of their words in common, in the same order, and
are not on one event.  Two reports of one event by two outlets have names and numbers in common, and few runs of words.
So the words of both are aligned: equal words in the same place are the form, and different words between two equal
parts are a slot.  Slots in which each report has a word that the other lacks count against one event, twice if both
words are names or numbers; each name and number that the two share counts for it.

Where the form is only a few words long ("X sack coach Y after ..."), the names and numbers decide alone: two reports
of one event have at least one of them in common.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple

from digest.text.capitals import name_places, nouns_have_capitals
from digest.text.furniture.date_lines import is_date_word
from digest.text.news_words import news_things
from digest.text.repeated_words import first_places
from digest.text.spellings import are_spellings
from digest.text.term_weights import head
from digest.text.words import has_plain_words, vocabulary, words

# Words of a text that are aligned: notices are short, and the form of a longer report is in its first sentences.
_ALIGNED = 60
# Words of a text from which on a report is no headline.
_HEADLINE = 12
# Letters of a word, at most: what is longer is no text of words with blanks.  Letters of a title that are compared.
_LETTERS, _LONGEST = 20, 300
# Two reports without this number of common runs of three words share no form; most pairs, and cheap to find.
_RUN, _RUNS = 3, 2
# Words of a slot: a longer stretch is no slot of a form, but a text of its own.
_SLOT = 8
# Share of the words of both that is the form, in equal stretches of two words and more.
_FORM = 0.25
# Slots that have to outnumber the shared names.  Over pairs of labelled reports of one event with common runs the
# greatest number is 1.
_ENOUGH = 2
# Equal words at the start of both texts: the opening of one dispatch, that each outlet continues in its own words.  A
# form has a slot in its first sentence.
_DISPATCH = 20
# Names and numbers that each of two reports needs, where they share none; fewer if their titles or first words share a
# form.  Of labelled pairs in one group of a day, it parts 23 of 121 on two events and 7 of 1,750 on one.
_NAMED, _NAMED_IN_FORM = 3, 2
# Letters of a name: a shorter one is in other words by chance.  Letters of a text in which a name is looked up.
_NAME, _SAID = 3, 2_000
# A number in digits; a single digit is of many things, and part of "3.1" and "3:1".
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
# Words that two titles have in common in the same order, and their share of the shorter title, from which on these are
# a form.
_IN_TITLES, _OF_TITLE = 2, 1 / 3
SlotKind = Literal["name", "number", "day", "word", "common"]
_AGAINST: dict[SlotKind, int] = {"name": 2, "number": 2, "day": 1, "word": 1, "common": 0}
# Letters of "am", "uhr" and "min"; the names of days and months that are as short are seldom between two blanks.
_LONGEST_HOUR = 3
_END_OF_TITLE = "\n"
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
        return (*self.title_words, _END_OF_TITLE, *(self._first[at] for at in first_places(self._first)))

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
    def short_things(self) -> frozenset[int]:
        """The things of the news that a headline speaks of; none for a text, which speaks of many."""
        if len(self.text.split(maxsplit=_HEADLINE)) > _HEADLINE:
            return frozenset()
        return news_things(f"{self.title[:_LONGEST]}\n{self.text}", self.language)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers in the title and in the first words of the text, in digits."""
        return frozenset(_DIGITS.findall(f"{self.title[:_LONGEST]}\n{self._head}"))

    def has(self, things: Iterable[str]) -> bool:
        """Return whether one of some stems is in the text or the title, in whatever word."""
        said = f"{self.title[:_LONGEST]}\n{self.text[:_SAID]}".lower()
        return any(thing in said for thing in things)

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


class _Slot(NamedTuple):
    """Words that differ between two equal parts, and their kind."""

    kind: SlotKind
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


def _runs(found: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(found[at:] for at in range(_RUN)), strict=False)


def names_in_text(text: str, language: str) -> Iterator[str]:
    """Yield the words with a capital within a sentence, as `words` returns them, without stop words and dates."""
    table = vocabulary(language)
    for at, (before, word) in enumerate(_WORD.findall(text)):
        if at and word[0].isupper() and not _OPENS.search(before):
            yield from (part for part in words(word, language) if table[part] and not is_date_word(part))


def differ_in_slots(one: FormWords, other: FormWords) -> bool:
    """Return whether two reports share a form and fill its slots with other words."""
    if len(one.runs & other.runs) < _RUNS or one.opening == other.opening:
        return False
    slots, own, theirs = _compared(one, other)
    kinds = [slot.kind for slot in slots]
    length = len(one.aligned) + len(other.aligned)
    if not {"name", "number"} & set(kinds) or length - len(own) - len(theirs) < _FORM * length:
        return False
    table = vocabulary(one.language)
    free = ({table[word] for word in own} & {table[word] for word in theirs}) - {""}
    if len((one.stems & other.stems) - free) < len(free):
        return False
    against = sum(_AGAINST[kind] for kind in kinds)
    return against - len(one.names & other.names) >= _ENOUGH


def share_no_name(one: FormWords, other: FormWords) -> bool:
    """Return whether two reports have several names and numbers each, and none in common."""
    fewest = min(len(one.things) + len(one.numbers), len(other.things) + len(other.numbers))
    if fewest < _NAMED_IN_FORM or not one.numbers.isdisjoint(other.numbers):
        return False
    if other.has(one.things) or one.has(other.things):
        return False
    return fewest >= _NAMED or _share_form(one, other)


def _share_form(one: FormWords, other: FormWords) -> bool:
    """Return whether two reports have a run of words in common, or the frame of their titles."""
    from difflib import SequenceMatcher

    if not one.runs.isdisjoint(other.runs):
        return True
    blocks = SequenceMatcher(None, one.title_words, other.title_words, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in blocks)
    return common >= max(_IN_TITLES, _OF_TITLE * min(len(one.title_words), len(other.title_words)))


def fill_differently(one: FormWords, other: FormWords, is_version: bool = False) -> bool:
    """Return whether two texts that are nearly equal are one form of two places, days or companies.

    A later version has other numbers, and an edited copy has other words; a form has other names or days, and few other
    words beside its names, days and numbers.  A name in another spelling and a date in the place of a weekday are
    edits, and so is another day alone where both texts are versions of one outlet.
    """
    slots = [slot for slot in _compared(one, other)[0] if not _is_house_style(slot)]
    filled = [slot for slot in slots if slot.kind in ("name", "number", "day")]
    if all(slot.kind == "number" for slot in filled) or 2 * len(filled) < len(slots):
        return False
    if is_version and _is_one_day(filled):
        return False
    return len(filled) > 1 or len(slots) == 1


def _compared(one: FormWords, other: FormWords) -> tuple[list[_Slot], list[str], list[str]]:
    """Return the slots, and the words of both that are outside of the form."""
    from difflib import SequenceMatcher

    a, b = one.aligned, other.aligned
    own: list[str] = []
    theirs: list[str] = []
    slots: list[_Slot] = []
    at = beside = 0
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        if block.a > at or block.b > beside:
            mine, others = a[at : block.a], b[beside : block.b]
            slots.append(_Slot(_kind(mine, others, one, other), mine, others))
        # one equal word alone is no part of a form
        alone = block.size == 1
        own += a[at : block.a + alone]
        theirs += b[beside : block.b + alone]
        at, beside = block.a + block.size, block.b + block.size
    return slots, own, theirs


def _kind(mine: tuple[str, ...], theirs: tuple[str, ...], one: FormWords, other: FormWords) -> SlotKind:
    """Return the difference in a slot: the days, or words that the other report lacks."""
    if not (mine and theirs) or max(len(mine), len(theirs)) > _SLOT:
        return "common"
    if _has_day(mine) and _has_day(theirs):
        return "day"
    ours, others = _own(mine, one, other), _own(theirs, other, one)
    if ours.isdisjoint(one.names) or others.isdisjoint(other.names):
        return "word" if ours and others else "common"
    return "number" if _has_digit(ours) and _has_digit(others) else "name"


def _is_one_day(slots: Iterable[_Slot]) -> bool:
    """Return whether all slots have one and the same change of a day."""
    return [slot.kind for slot in set(slots)] == ["day"]


def _is_house_style(slot: _Slot) -> bool:
    """Return whether a slot has one name in two spellings, or a weekday and a date."""
    if slot.kind == "day":
        return _has_digit(slot.mine) != _has_digit(slot.theirs)
    pairs = zip(slot.mine, slot.theirs, strict=False)
    return slot.kind == "name" and len(slot.mine) == len(slot.theirs) and all(are_spellings(*pair) for pair in pairs)


def _own(found: Iterable[str], report: FormWords, other: FormWords) -> set[str]:
    """Return the words of a report that the other one lacks."""
    table = vocabulary(report.language)
    return {word for word in found if table[word] and table[word] not in other.stems}


def _has_day(found: Iterable[str]) -> bool:
    return any(map(_is_day, found))


def _has_digit(found: Iterable[str]) -> bool:
    return any(word[0].isdigit() for word in found)


def _is_day(word: str) -> bool:
    """Return whether a word is a month or a day; those of the hours are short."""
    return len(word) > _LONGEST_HOUR and word.isalpha() and is_date_word(word)
