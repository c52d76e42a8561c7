"""Quantities that are amounts: money, shares, and counts of people or things; measures are read apart."""

import re
from collections.abc import Iterator
from dataclasses import replace

from digest.stories.quantities.context import YEARS, words_without_sources
from digest.stories.quantities.event_words import kinds_of_word
from digest.stories.quantities.measures import measures, rounded
from digest.stories.quantities.near import FATES, quantity
from digest.stories.quantities.own_numbers import are_sources
from digest.stories.quantities.patterns import words_after
from digest.stories.quantities.people import ANYBODY, GROUPS
from digest.stories.quantities.quantity import NumberedSentence, Quantity
from digest.stories.quantities.reading_words import PREPOSITIONS
from digest.stories.quantities.shares import share, worded_shares
from digest.stories.quantities.units import CURRENCIES, SIGNS, UNITS
from digest.stories.quantities.vocabulary import NAMED_BY_NUMBER
from digest.text.numbers import Number
from digest.text.words import stems, vocabulary

_AGE_BOUND = re.compile(
    r"(?<!\w)(?:under|over|aged|unter|über|moins de|plus de|menores de|mayores de|sotto i|sopra i)\s$"
)
_AGE = re.compile(r"(?<!\w)(?:aged?|ages|age of|alter von|âgée?s? de)\s$")
# Behind a number that counts nothing: an age ("in her 60s"), a clock, a date, a rank, "three times".
_NO_COUNT = re.compile(
    r"/\d|[:.]\d\d|['’]?s\b|\s?(?:[ap]\.?m\b|uhr|시|월|일|위|h\d|times\b|mal\b|fois\b|veces\b|volte\b|vezes\b|keer\b|번|차례|-)"
)
_OF = frozenset(("de", "of", "di", "the", "des", "von"))
_OF_ALL = re.compile(r"\s(?:(?:out )?of (?:the|its|their)|der|von den|des|de los|de las|dei|delle|dos|das|van de)\s")
_KOREAN_NOUN = re.compile(r"(?:^|\s)([가-힣]*[^\W\d은는이가을를의에서로])\s$")
# Words of a noun phrase that are read, and of an English one whose head is further behind.
_PHRASE, _LONG_PHRASE = 3, 6
# Endings in s of English words that are no plurals.
_SINGULAR = ("ss", "us", "is")


def amounts(read: NumberedSentence) -> Iterator[Quantity]:
    for number in read.found:
        if not _is_name(read.text, number):
            yield from _money(read, number) or _percent(read, number) or measures(read, number) or _count(read, number)


def _money(read: NumberedSentence, number: Number) -> list[Quantity]:
    currency = _currency(read, number)
    if not currency or "(" in read.text[max(0, number.start - 5) : number.start]:
        return []
    if currency == "pound" and "£" not in read.text and any(event.kind == "weigh" for event in read.events):
        return []
    return [quantity(read, "money", rounded(number), currency)]


def _currency(read: NumberedSentence, number: Number) -> str:
    text = read.text
    sign = SIGNS.get(text[number.start - 1 : number.start]) or SIGNS.get(text[number.end : number.end + 1])
    if sign:
        return sign
    after = words_after(text, number)[:3]
    if read.language == "ko":
        first = after[0] if after and not after[0].startswith("원인") else ""
        return next((name for word, name in CURRENCIES.items() if first.startswith(word)), "")
    return next((CURRENCIES[word] for word in after if word in CURRENCIES), "")


def fractions(read: NumberedSentence) -> Iterator[Quantity]:
    """Yield the shares in words that have no number: "a third of the pupils", "die Hälfte", "절반"."""
    for part in worded_shares(read):
        yield _of_share(read, part)


def _percent(read: NumberedSentence, number: Number) -> list[Quantity]:
    part = share(read, number)
    return [_of_share(read, part)] if part else []


def _of_share(read: NumberedSentence, part: Number) -> Quantity:
    groups = frozenset(GROUPS[word] for word in words_without_sources(read.text, read.language) if word in GROUPS)
    if any(_AGE_BOUND.search(read.low[: n.start]) for n in read.found if n.start > part.end):
        groups |= {("gender", "aged")}
    return quantity(read, "percent", part, nouns=_counted(read, part)[0], groups=groups)


def _count(read: NumberedSentence, number: Number) -> list[Quantity]:
    """People, homes or jobs, by the words of the noun phrase of the number."""
    is_year = number.value in YEARS and number.end - number.start == 4
    if number.value != int(number.value) or is_year or _NO_COUNT.match(read.low, number.end):
        return []
    if words_after(read.text, number)[:1] and words_after(read.text, number)[0] in UNITS:
        return []  # "three years ago"
    if any(_whole_of(read, other) is number for other in read.found):
        return []  # the size of a body, which does not differ: "four of the seven jurors"
    if _is_age(read, number) or are_sources(read.low, number.end, read.language):
        return []
    nouns, groups, generic = _counted(read, number)
    found = quantity(read, "count", number, nouns=nouns, groups=groups, generic=generic)
    return [replace(found, sorts=_sorts(read, number))]


def _is_age(read: NumberedSentence, number: Number) -> bool:
    """Return whether a number is the age of a person: "aged 34", "Marlo, 34,"."""
    before, behind = read.low[: number.start], read.low[number.end : number.end + 1]
    return bool(_AGE.search(before) or (behind in (",", ")") and re.search(r"[,(]\s?$", before)))


def _sorts(read: NumberedSentence, number: Number) -> frozenset[str]:
    """Return the words between an English number and the plural that it counts: "22 away fans"."""
    if read.language != "en":
        return frozenset()
    phrase = _without_of(words_after(read.text, _whole_of(read, number) or number))[:_PHRASE]
    head = next((at for at, word in enumerate(phrase) if _is_plural(word)), 0)
    return frozenset(phrase[:head])


def _counted(read: NumberedSentence, number: Number) -> tuple[frozenset[str], frozenset[tuple[str, str]], bool]:
    """Return the stems of the nouns of a number, their groups, and whether they may be anybody."""
    words = _noun_words(read, number)
    groups = frozenset(GROUPS[word] for word in words if word in GROUPS)
    plain = [w for w in words if w not in ANYBODY and not kinds_of_word(w, read.language) & FATES]
    nouns = frozenset(stem for word in plain for stem in stems(word, read.language))
    return nouns, groups, any(word in ANYBODY for word in words)


def _noun_words(read: NumberedSentence, number: Number) -> list[str]:
    """Return the words of the noun phrase behind a number; in Korean also the word before it."""
    language = read.language
    number = _whole_of(read, number) or number
    if language == "ko":
        before = _KOREAN_NOUN.search(read.text[: number.start])
        after = re.match(r"\s?([가-힣]{1,3})", read.text[number.end :])
        return [_without_ending(match[1]) for match in (before, after) if match]
    following = _without_of(words_after(read.text, number))
    stop = vocabulary(language).stop | PREPOSITIONS
    ends = (at for at, word in enumerate(following[:_LONG_PHRASE]) if word in stop and word not in ANYBODY)
    phrase = following[: next(ends, _LONG_PHRASE)]
    head = _far_head(phrase) if language == "en" and number.value > 1 else ""
    return [head] if head else phrase[:_PHRASE]


def _whole_of(read: NumberedSentence, number: Number) -> Number | None:
    """Return the number of all of which a number is some: "four of the seven jurors", "neuf des douze jurés"."""
    following = next((other for other in read.found if other.start > number.end), None)
    return following if following and _OF_ALL.fullmatch(read.low[number.end : following.start]) else None


def _without_ending(word: str) -> str:
    """Return a Korean counter without the verb behind it: "60명이었다"."""
    return "명" if word.startswith("명이") else word


def _without_of(words: list[str]) -> list[str]:
    """Return the words behind "of" or "of the" at the beginning."""
    if words[:1] and words[0] in _OF:
        return words[2:] if words[1:2] == ["the"] else words[1:]
    return words


def _far_head(phrase: list[str]) -> str:
    """Return the first plural of an English phrase if it is beyond the words read: "five main fish market halls"."""
    plurals = [at for at, word in enumerate(phrase) if _is_plural(word)]
    return phrase[plurals[0]] if plurals and plurals[0] >= _PHRASE else ""


def _is_plural(word: str) -> bool:
    return word in ANYBODY or (word.endswith("s") and not word.endswith(_SINGULAR))


def _is_name(text: str, number: Number) -> bool:
    """Return whether a number follows a capitalised word, without a noun after it: "Flight 417 landed"."""
    before = re.search(r"(\S+)\s$", text[: number.start])
    if not before or not text[number.start].isdigit() or not before[1][0].isupper() or before[1][-1] in ",;:":
        return False
    word, stop = before[1].lower().rstrip("."), vocabulary("en").stop
    after = re.match(r"\s?([^\W\d_]+|%|°)", text[number.end :])
    return word in NAMED_BY_NUMBER or (word not in stop and (not after or after[1].lower() in stop))
