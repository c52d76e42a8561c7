"""What surrounds the numbers of a sentence: its stems, names, days, months, and the time it is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from digest.stories.quantities import context_words as table
from digest.stories.quantities.common_letters import folded
from digest.stories.quantities.event_words import kinds_of_word
from digest.stories.quantities.patterns import compiled, matches, months_of
from digest.stories.quantities.people import ANYBODY, GROUPS
from digest.stories.quantities.units import CURRENCIES, UNITS
from digest.stories.quantities.vocabulary import SPEAKERS, WEEKDAYS
from digest.text.numbers import Number
from digest.text.synonym_stems import synonyms
from digest.text.words import stems, vocabulary

# Whole numbers of four digits in this range may be years.
YEARS = range(1500, 2200)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ][^\W\d_]*(?:-[A-ZÀ-Þ]?[^\W\d_]+)*")
# Languages that write nouns with capitals: there a name is a word behind a preposition, or one of two side by side.
_GERMAN = re.compile(
    r"(?=(?:\b(?i:in|bei|nahe|aus|vor|für|um|nach|von|zwischen)\s)([A-ZÄÖÜ][\w-]+)"
    r"|\b(?!(?:Am|Im|An|Auf|Der|Die|Das|Den|Dem|Ein|Eine)\s)([A-ZÄÖÜ][\wäöüß-]+\s[A-ZÄÖÜ][\wäöüß-]+))"
)
# Korean places and bodies by their endings.
_KOREAN = re.compile(
    r"([가-힣]{1,4})(?:시|군|구|당|읍|면)(?=\s|의|에|는|가|에서|로|,|$)|(?:^|\s)([가-힣]{2,3}) (?:유나이티드|FC)"
)
DAY_NAMES = {
    day: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "월요일 화요일 수요일 목요일 금요일 토요일 일요일",
    )
    for number, day in enumerate(names.split())
}
_KOREAN_DAY = re.compile("|".join(day for day in DAY_NAMES if "요일" in day))
_SHORTEST = 3
# German nouns that stand beside others.
_NO_NAMES = frozenset((*UNITS, *CURRENCIES, *GROUPS, *ANYBODY, "prozent", "millionen", "milliarden", "uhr"))
_VERB = re.compile(r"\s(?:won|took|got|came|lost|beat|has|had|will|received|finished|\w+ed)\b")


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of the numbers of a sentence; two sentences on one thing share some of them.

    `left` holds, for each stem, the content stem right before it ("" for none): a "fishing bill" is no "harbour bill".
    `marks` set its time apart: "earlier", "planned", "forecast", "future", "total".
    """

    language: str
    stems: frozenset[str]
    left: dict[str, str]
    words: frozenset[str]
    names: frozenset[str]
    days: frozenset[int]
    months: frozenset[int]
    years: frozenset[int]
    marks: frozenset[str]
    corrects: bool


def context_of(text: str, language: str, found: tuple[Number, ...]) -> Context:
    """Return the context of a sentence in which these numbers were found."""
    plain = _without_numbers(text, found)
    left = _left(plain, language)
    return Context(
        language=language,
        stems=frozenset(left),
        left=left,
        words=frozenset(_WORD.findall(text.lower())),
        names=names_of(text, language),
        days=days_of(text, language),
        months=_months(text, language),
        years=frozenset(int(n.value) for n in found if n.value in YEARS and n.end - n.start == 4),
        marks=_marks(text, language),
        corrects=matches(table.CORRECTED, language, text),
    )


def days_of(text: str, language: str) -> frozenset[int]:
    """Return the days of the week in a text, Monday 0."""
    if language == "ko":
        return frozenset(DAY_NAMES[day] for day in _KOREAN_DAY.findall(text))
    return frozenset(DAY_NAMES[word] for word in _WORD.findall(_bare(text.lower())) if word in DAY_NAMES)


def place_of_day(text: str, language: str) -> int | None:
    """Return where the first day of the week begins; None if the text has none."""
    if language == "ko":
        first = _KOREAN_DAY.search(text)
    else:
        first = next((word for word in _WORD.finditer(text.lower()) if _bare(word[0]) in DAY_NAMES), None)
    return first.start() if first else None


def _bare(text: str) -> str:
    """Return a text without the endings of a possessive: "June's"."""
    return re.sub(r"['’]s\b", "", text)


def _months(text: str, language: str) -> frozenset[int]:
    if language == "ko":
        return frozenset(int(month) for month in re.findall(r"(?<!\d)(\d{1,2})월", text))
    months = months_of(language)
    return (
        frozenset(
            months[word.lower()]
            for word in _WORD.findall(_bare(text))
            if word[0].isupper() == (language in ("en", "de")) and word.lower() in months
        )
        if months
        else frozenset()
    )  # "may", "march", "mar" in lower case are no months


def _marks(text: str, language: str) -> frozenset[str]:
    found = set()
    compared = table.COMPARED.get(language)
    rest = compiled(compared, language == "ko").sub(" ", text.lower()) if compared else text
    for name, patterns in (("earlier", table.EARLIER), ("planned", table.PLANNED), ("forecast", table.FORECAST),
                           ("polled", table.POLLED),
                           ("future", table.FUTURE), ("total", table.TOTAL)):  # fmt: skip
        if matches(patterns, language, rest):
            found.add(name)
    return frozenset(found)


def earlier_time(text: str, language: str) -> str:
    """Return the first words by which a sentence is of an earlier time: "last year"."""
    pattern = table.EARLIER.get(language)
    found = compiled(pattern, language == "ko").search(text.lower()) if pattern else None
    return found[0] if found else ""


def has_poll(text: str, language: str) -> bool:
    return matches(table.POLLED, language, text)


def _without_numbers(text: str, found: tuple[Number, ...]) -> str:
    """Return the sentence with 0 in place of each number."""
    for number in reversed(found):
        text = f"{text[: number.start]} 0 {text[number.end :]}"
    return text


def _left(text: str, language: str) -> dict[str, str]:
    """Return the content stems, each with the stem before its first occurrence; words of speaking are no keys."""
    left: dict[str, str] = {}
    previous = ""
    alike = synonyms(language)
    if language == "ko":
        return dict.fromkeys(stems(text, language), "")
    for token in re.findall(r"\w+", text.lower()):
        found = "" if token.isdigit() else vocabulary(language)[token]
        stem = alike.get(found, found)
        if stem and token not in SPEAKERS and token not in WEEKDAYS:
            left.setdefault(stem, previous)
        previous = stem
    return left


def stems_of(text: str, language: str) -> Iterator[str]:
    """Yield the content stems of a text, synonyms alike."""
    alike = synonyms(language)
    for stem in stems(text, language):
        yield alike.get(stem, stem)


def names_of(text: str, language: str) -> frozenset[str]:
    """Return the names of a text, folded, without those of its sources."""
    return frozenset(folded(name) for name in _named(_without_sources(text, language), language))


def _named(text: str, language: str) -> Iterator[str]:
    if language == "ko":
        return (match[1] or match[2] for match in _KOREAN.finditer(text))
    return _german_names(text) if language == "de" else _names_by_capitals(text, language)


def _german_names(text: str) -> Iterator[str]:
    for match in _GERMAN.finditer(text):
        words = (match[1] or match[2]).split()
        if not match[1] and not _NO_NAMES.isdisjoint(map(str.lower, words)):
            continue
        yield from (word for word in words if (match[1] or text.find(word)) and _is_name(word, "de"))


def _names_by_capitals(text: str, language: str) -> Iterator[str]:
    for match in _NAME.finditer(text):
        opens = not text[: match.start()].strip("\"'“‘«„ ")
        if opens and not (_NAME.match(text, match.end() + 1) or _is_subject(text, match, language)):
            continue
        word = re.sub(r"['’]s$", "", match[0])
        if _is_name(word, language):
            yield word


def _is_subject(text: str, match: re.Match[str], language: str) -> bool:
    """Return whether the word that opens a sentence is a name with a verb behind it: "Iversen won"."""
    low = match[0].lower()
    if language != "en" or low.endswith("s") or low in GROUPS or low in ANYBODY or kinds_of_word(low, language):
        return False
    return bool(_VERB.match(text, match.end()))


def _is_name(word: str, language: str) -> bool:
    low = word.lower()
    known = low in DAY_NAMES or low in months_of(language) or low in SPEAKERS or low in vocabulary(language).stop
    return len(word) >= _SHORTEST and not known


def words_without_sources(text: str, language: str) -> list[str]:
    """Return the words of a sentence in lower case, without the clauses that name its source."""
    return _WORD.findall(_without_sources(text, language).lower())


def _without_sources(text: str, language: str) -> str:
    """Return a sentence without the clauses that name its source."""
    pattern = _source(language)
    return pattern.sub(" ", text) if pattern else text


@cache
def _source(language: str) -> re.Pattern[str] | None:
    saying = table.SAYING.get(language)
    if not saying:
        return None
    leading = r"according to|selon|laut|según|nach angaben|secondo|segundo|volgens"
    return re.compile(
        rf",[^,]*(?<!\w)(?:{saying})(?!\w).*$|^[^,\d]*?(?<!\w)(?:said|told reporters|sagte|dijo)(?!\w)"
        rf"|^(?i:{leading})[^,]*,|(?<!\w)(?i:{leading})\s[^.]*$"
    )
