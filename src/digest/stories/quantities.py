"""What the numbers of a sentence count: the dead, a fine in euros, hectares, a day, somebody's age.

Precision before recall: a number of which it is not plain what it counts is no quantity.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from digest.model.article import Sentence
from digest.stories.quantity_words import (
    AGAINST,
    AGED,
    BADLY,
    CURRENCIES,
    DECIDED,
    DIRECTIONS,
    KINDS,
    MAGNITUDE,
    MONEY,
    MONTHS,
    NAMED_BY_NUMBER,
    OTHER_TIME,
    PART_AFTER,
    PART_BEFORE,
    PEOPLE,
    PERCENT,
    PLACED,
    PUT_AT,
    SIDES,
    SIGNS,
    SPANS,
    SPEAKERS,
    TOLL,
    TURNOUT,
    UNITS,
    VOTE_SHARE,
    VOTES,
    WAS_BEFORE,
    WEEKDAYS,
)
from digest.text.numbers import Number, numbers, rounding
from digest.text.words import stems, vocabulary

_YEARS = range(1500, 2200)
_CLAUSE = re.compile(r"[;:()]|,\s|\s(?:and|und|et|y|e|en|while|während|tandis que|mientras)\s")
_ELIDED = re.compile(r"^[dl]['’]")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'/][^\W\d_]+)*|°\w?|%")
_FULL_NAME = r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'.-]*)*\s[A-ZÀ-Þ][\w’'-]+"
# Letters between the two figures of a vote: "312 Abgeordnete, dagegen 280".
_NEAR_SCORE = 60
_BETWEEN_VOTES, _AGAINST_AFTER = 40, 10
# Letters between a number that counts nothing named and the word for its kind: "left 11 dead", "wounded at 22".
_NEXT_TO = 12
# A vote is written "187 to 162", "9-6".
_SCORE = re.compile(r"(?<![\d.,])(\d{1,3})\s?(?:[-–:]|-to-)\s?(\d{1,3})(?![\d,-]|\.\d)")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence is about besides its numbers: by this two sentences are known to speak of one thing.

    `left` holds, for each stem, the content stem right before it ("" for none): a "fishing bill" is no "harbour bill".
    `days` are the days of the week that it names.
    """

    stems: frozenset[str]
    left: Mapping[str, str]
    places: frozenset[str]
    years: frozenset[int]
    days: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a sentence and what it counts.

    `kind` and `unit` say what ("fine", "euro"), `noun` is the stem of whom or what is counted ("" for people as such),
    `words` are the stems that name the kind itself, `claim` those of the clause in which the number stands.
    """

    kind: str
    unit: str
    number: Number
    sentence: Sentence
    scene: Scene
    claim: frozenset[str] = frozenset()
    noun: str = ""
    words: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, str, str]:
        """Quantities of one key may be compared."""
        return self.kind, self.unit, self.noun


def quantities(sentence: Sentence, language: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence, in its order; none of a sentence that speaks of another time or of what may be."""
    text = sentence.text
    if not any(map(str.isdigit, text)) and language not in ("de", "en", "es", "fr", "it", "ko", "nl", "pt"):
        return ()
    found = numbers(text, language)
    if not found or _matches(OTHER_TIME, language, text):
        return ()
    read = _Reader(sentence, language, found, _scene(text, language, found))
    taken: list[Quantity] = []
    for part in (_ages, _dates, _votes, _figures):
        for item in part(read):
            if all(item.number.start >= t.number.end or item.number.end <= t.number.start for t in taken):
                taken.append(item)
    return tuple(sorted(taken, key=lambda item: item.number.start))


@dataclass(frozen=True, slots=True)
class _Reader:
    """A sentence that is being read."""

    sentence: Sentence
    language: str
    found: tuple[Number, ...]
    scene: Scene

    @property
    def text(self) -> str:
        return self.sentence.text

    def quantity(self, kind: str, number: Number, unit: str = "", noun: str = "", words: str = "") -> Quantity:
        start, end = _clause(self.text, number)
        claim = frozenset(stems(self.text[start:end], self.language)) & self.scene.stems
        named = frozenset(stems(words, self.language))
        return Quantity(kind, unit, number, self.sentence, self.scene, claim, noun, named)


def _ages(read: _Reader) -> Iterator[Quantity]:
    """Ages, by the full name or the word for whoever has it; of one that has neither, nothing is known."""
    for match in _all(AGED, read.language, read.text):
        group = next(number for number in range(1, len(match.groups()) + 1) if match[number])
        holder = _holder(read.text, match)
        age = float(match[group])
        if holder:
            yield read.quantity("age", Number(match.start(group), match.end(group), age, age, age), noun=holder)


def _holder(text: str, match: re.Match[str]) -> str:
    """Whose age it is: "Tomas Reik, 27,"; "a 34-year-old driver"; the only full name or the subject of "aged 93"."""
    if match[0][0].isdigit():
        after = re.match(rf"\s({_FULL_NAME}|[^\W\d_]+)", text[match.end() :])
        return after[1].lower() if after and match.end() < len(text) - 1 else _subject(text)
    before = re.search(rf"({_FULL_NAME}|[가-힣]{{2,4}})\s?$", text[: match.start()])
    return before[1].lower() if before else "" if match[0][0] in ",(" else _subject(text)


def _subject(text: str) -> str:
    """The only full name of a sentence; without one, the word that it opens with after its article."""
    names: set[str] = set(re.findall(_FULL_NAME, text))
    opening = re.match(r"(?:The|Der|Die|Le|La|El)\s([a-zà-ÿ]+)\s(?![A-Z])", text)
    if len(names) == 1 and not (opening and text.find(next(iter(names))) > _NEXT_TO):
        return names.pop().lower()
    return opening[1].lower() if opening else ""


def _dates(read: _Reader) -> Iterator[Quantity]:
    """Days of a month, as month x 100 + day."""
    months = _months(read.language)
    for match in _date_pattern(read.language).finditer(read.text.lower()) if months else ():
        day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        if 1 <= int(day) <= 31:
            value = float(100 * months[month] + int(day))
            yield read.quantity("date", Number(match.start(), match.end(), value, value, value))


def _votes(read: _Reader) -> Iterator[Quantity]:
    """The first of the two figures of a vote: "187 votes to 162", "9-6"."""
    text = read.text
    if not (_matches(VOTES, read.language, text) or _matches(DECIDED, read.language, text)):
        return
    score = _SCORE.search(text)
    near_by = text[max(0, score.start() - _NEAR_SCORE) : score.end() + _NEAR_SCORE] if score else ""
    if score and (_matches(VOTES, read.language, near_by) or _matches(DECIDED, read.language, near_by)):
        value = float(score[1])
        yield read.quantity("votes", Number(score.start(), score.end(), value, value, value))
        return
    counted = [n for n in read.found if n.value == int(n.value) and n.value not in _YEARS]
    for first, second in pairwise(counted):
        near = text[first.end : second.end + _AGAINST_AFTER].lower()
        if second.start - first.end < _BETWEEN_VOTES and _compiled(AGAINST, inside=False).search(near):
            yield read.quantity("votes", replace(first, low=first.value, high=first.value))
            return


def _figures(read: _Reader) -> Iterator[Quantity]:
    for number in read.found:
        if not (_is_name(read.text, number) or _is_part(read.text, number)):
            yield from _money(read, number) or _percent(read, number) or _measure(read, number) or _count(read, number)


def _money(read: _Reader, number: Number) -> list[Quantity]:
    text = read.text
    after = _after(text, number)
    currency = SIGNS.get(text[number.start - 1 : number.start]) or SIGNS.get(text[number.end : number.end + 1])
    currency = currency or next((CURRENCIES[word] for word in after[:2] if word in CURRENCIES), None)
    start, end = _clause(text, number)
    roles = _kinds_of(MONEY, read.language, text[start:end])
    if not currency or "(" in text[number.start - 5 : number.start] or len({role for role, _, _ in roles}) != 1:
        return []
    role, a, b = roles[0]
    return [read.quantity(role, _rounded(number), unit=currency, words=text[start + a : start + b])]


def _percent(read: _Reader, number: Number) -> list[Quantity]:
    """A turnout, or somebody's share of a vote."""
    if not _is_percent(read.text, number, read.language):
        return []
    start, end = _clause(read.text, number)
    clause = read.text[start:end]
    if _matches(TURNOUT, read.language, clause):
        return [read.quantity("turnout", _rounded(number))]
    winner = re.findall(r"[A-ZÀ-Þ][\w’'-]+", read.text[start : number.start])
    if winner and _matches(VOTE_SHARE, read.language, clause):
        return [read.quantity("share of the vote", _rounded(number), noun=winner[-1].lower())]
    return []


def _measure(read: _Reader, number: Number) -> list[Quantity]:
    text = read.text
    after, before = _after(text, number), _before(text, number)
    if MAGNITUDE.get(read.language) in before[-2:] or after[:1] == [MAGNITUDE.get(read.language)]:
        return [read.quantity("magnitude", number)]
    unit = _unit(text, number, after)
    if not unit:
        return []
    if set(after[1:4]) & DIRECTIONS:
        return []
    side = next((SIDES[word] for word in [*after[1:4], *before[-2:]] if word in SIDES), "")
    return [read.quantity(side or "measure", _rounded(number), unit=unit)]


def _rounded(number: Number) -> Number:
    """As wide as its last digit allows, where it is not bounded on that side."""
    width = rounding(number.value)
    low = number.low if number.high == math.inf else min(number.low, round(number.value - width, 9))
    high = number.high if number.low == 0 else max(number.high, round(number.value + width, 9))
    return replace(number, low=low, high=high)


def _unit(text: str, number: Number, after: list[str]) -> str:
    sign = re.match(r"\s?(km/h|°[cf]?|\w+)", text[number.end :].lower())
    return (UNITS.get(sign[1], "") if sign else "") or (UNITS.get(after[0], "") if after else "")


def _count(read: _Reader, number: Number) -> list[Quantity]:
    """People, homes or jobs, by the nearest word of their clause that says what became of them."""
    text, language = read.text, read.language
    if number.value != int(number.value) or (number.value in _YEARS and "," not in text[number.start : number.end]):
        return []
    after = _after(text, number)
    if _is_time(text, number) or _is_percent(text, number, language) or set(after[:1]) & SPANS:
        return []
    start, end = _clause(text, number)
    kinds = [(kind, a + start, b + start) for kind, a, b in _kinds_of(KINDS, language, text[start:end])]
    if not kinds:
        return []
    kind, a, b = min(kinds, key=lambda k: (max(k[1] - number.end, number.start - k[2]), k[1]))
    counts_nothing = bool(after) and after[0] in vocabulary(language).stop and after[0] not in PEOPLE
    put_at = set(_before(text, number)[-1:]) & PUT_AT and _compiled(TOLL, inside=False).search(text[start:end].lower())
    if counts_nothing and not put_at and max(a - number.end, number.start - b) > _NEXT_TO:
        return []
    degree = "badly " if _compiled(BADLY, inside=False).search(text[start:end].lower()) else ""
    return [read.quantity(f"{degree}{kind}", number, noun=_noun(text, number, language), words=text[a:b])]


def _noun(text: str, number: Number, language: str) -> str:
    """The stem of what is counted; "" for people as such."""
    kinds = {word for kind in KINDS.values() for word in re.findall(r"\w+", kind.get(language, ""))}
    after = _after(text, number)
    for word, following in zip(after[:2], [*after[1:3], ""], strict=False):
        if language == "ko" or word in vocabulary(language).stop - PEOPLE:
            return ""
        if word not in kinds or (word in PEOPLE and following in vocabulary(language).stop):
            return "" if word in PEOPLE else "".join(stems(word, language))
    return ""


def _clause(text: str, number: Number) -> tuple[int, int]:
    """Where the clause of a number begins and ends."""
    marks = [match for match in _CLAUSE.finditer(text) if match.end() <= number.start or match.start() >= number.end]
    start = max((match.end() for match in marks if match.end() <= number.start), default=0)
    end = min((match.start() for match in marks if match.start() >= number.end), default=len(text))
    return start, end


def _is_name(text: str, number: Number) -> bool:
    """ "Flight 417 landed", "under Article 5": a number after a capitalised word that counts nothing behind it."""
    before = re.search(r"(\S+)\s$", text[: number.start])
    if not before or not text[number.start].isdigit() or not before[1][0].isupper() or before[1][-1] in ",;:":
        return False
    after = re.match(r"\s?([^\W\d_]+|%|°)", text[number.end :])
    return before[1].lower().rstrip(".") in NAMED_BY_NUMBER or not after or after[1].lower() in vocabulary("en").stop


def _is_part(text: str, number: Number) -> bool:
    before = _before(text, number)
    if set(before[-3:]) & PART_BEFORE or (before and before[-1] in WAS_BEFORE):
        return True
    after = text[number.end : number.end + 30].lstrip().lower()
    return after.startswith(PART_AFTER) or bool(re.match(r"(?!per)\w+ of (?:those|them|whom|the)\b", after))


def _is_time(text: str, number: Number) -> bool:
    return bool(re.match(r"[:.]\d\d|\s?(?:[ap]\.?m\b|uhr|시|h\d)", text[number.end :].lower())) or bool(
        re.search(r"\d:$", text[: number.start])
    )


def _is_percent(text: str, number: Number, language: str) -> bool:
    return bool(re.match(rf"[\s\u00a0]?(?:{PERCENT.get(language, '%')})", text[number.end :].lower()))


def _after(text: str, number: Number) -> list[str]:
    same_clause = re.split(r"[,;:()]", text[number.end : number.end + 60])[0]
    return [_ELIDED.sub("", word.lower()) for word in _WORD.findall(same_clause)]


def _before(text: str, number: Number) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[max(0, number.start - 60) : number.start])]


def _named(text: str, language: str) -> frozenset[str]:
    return frozenset(stems(text, language))


def _scene(text: str, language: str, found: tuple[Number, ...]) -> Scene:
    bare = text
    for number in reversed(found):
        bare = f"{bare[: number.start]} 0 {bare[number.end :]}"
    tokens = re.findall(r"\w+", bare)
    left: dict[str, str] = {}
    previous = ""
    content: set[str] = set()
    for token in tokens:
        lower = token.lower()
        found_stems = stems(lower, language)
        stem = found_stems[0] if found_stems and not lower.isdigit() and lower not in CURRENCIES else ""
        if stem and lower not in SPEAKERS:
            content.add(stem)
            left.setdefault(stem, previous)
        previous = stem
    placed = re.findall(rf"\b(?i:{PLACED.get(language, 'in')})\s(?:(?i:the|der|dem|la|le|el)\s)?([A-ZÀ-Þ][\w-]+)", text)
    places = frozenset(word for word in placed if word.lower() not in _months(language))
    years = frozenset(int(n.value) for n in found if n.value in _YEARS and n.end - n.start == 4)
    days = frozenset(token.lower() for token in tokens) & WEEKDAYS
    return Scene(frozenset(content), left, places, years, days)


def _kinds_of(table: Mapping[str, Mapping[str, str]], language: str, text: str) -> list[tuple[str, int, int]]:
    """Each kind that is named, with its place."""
    lower = text.lower()
    return [
        (kind, match.start(), match.end())
        for kind, patterns in table.items()
        if language in patterns
        for match in _compiled(patterns[language], language == "ko").finditer(lower)
    ]


def _all(table: Mapping[str, str], language: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(table[language], text.lower()) if language in table else iter(())


def _matches(table: Mapping[str, str], language: str, text: str) -> bool:
    return language in table and bool(_compiled(table[language], language == "ko").search(text.lower()))


@cache
def _compiled(pattern: str, inside: bool) -> re.Pattern[str]:
    """The pattern for whole words; in Korean, for what may stand within one."""
    return re.compile(f"(?:{pattern})" if inside else rf"(?<!\w)(?:{pattern})(?!\w)")


@cache
def _months(language: str) -> dict[str, int]:
    rows = MONTHS.get(language, ())
    return {name: number for number, names in enumerate(rows, start=1) for name in names.split()}


@cache
def _date_pattern(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(_months(language), key=len, reverse=True))
    return re.compile(
        rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s(?:de\s|of\s)?({names})\b\.?|\b({names})\.?\s(\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)"
    )
