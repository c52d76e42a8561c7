"""Read by what groups of two languages are compared: things of the news, numbers, places, names, weekdays."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from digest.model.article import Article
from digest.text.form_words import names_in_text
from digest.text.languages.particles import without_particle
from digest.text.languages.weekdays import weekdays_in
from digest.text.letters_of_scripts import in_latin
from digest.text.news_words import news_things
from digest.text.numbers import numbers
from digest.text.place_names import places_in
from digest.text.sounds import skeletons
from digest.text.words import words

# Words of a text that are read: its first paragraphs tell the event, and others further down have the same words for
# other things.
_WORDS = 100
# Letters of a name, and sounds of the skeleton of one: what is shorter is equal by chance.
_LETTERS, _SOUNDS = 3, 3
# Share of the long words of a title that have a capital, from which all its words do.
_TITLE_CASE, _LONG = 0.6, 4
# Scripts without capitals: each longer word may be a name.  The article of Arabic is no part of it.
_WITHOUT_CAPITALS = {
    "ko": re.compile(r"[가-힣]{2,}|[A-Za-z]{3,}"),
    "ja": re.compile(r"[ァ-ヺー]{3,}|[A-Za-z]{3,}"),
    "zh": re.compile(r"[A-Za-z]{3,}"),
    "ar": re.compile(r"[\u0620-\u064a]{4,}|[A-Za-z]{3,}"),
    "he": re.compile(r"[\u05d0-\u05ea]{4,}|[A-Za-z]{3,}"),
}
_ARTICLE = "ال"
# Syllables that Korean adds to the name of a place, a person or a firm: city, bridge, island, Mr.
_ADDED = frozenset("시군구교주대호항강산사씨측당성청역섬댐도인")
# Words with capitals side by side, which another script may write as one: "Kim Dong-hyun".
_CAPITAL = r"[^\W\d_a-zß-öø-ÿа-яα-ω][\w’']*(?:-[\w’']+)*"
_SIDE_BY_SIDE = re.compile(rf"{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}}")
_NO_LETTER = re.compile(r"\W")


@dataclass(frozen=True)
class Keys:
    """The contents of a group, in words of no language; `names` are in Latin or in their own letters.

    Without `heard` they are compared by their letters alone.
    """

    things: frozenset[int] = frozenset()
    numbers: frozenset[float] = frozenset()
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()  # names of several words, as one
    weekdays: frozenset[int] = frozenset()
    heard: bool = True

    @cached_property
    def sounds(self) -> dict[str, list[str]]:
        """The names by the skeletons of their sounds."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.names | self.joined if self.heard else ()):
            for skeleton in skeletons(name):
                if len(skeleton) >= _SOUNDS:
                    found.setdefault(skeleton, []).append(name)
        return found


def keys_of(articles: Iterable[Article], other_scripts: bool = True, heard: bool = True) -> Keys:
    """Return the keys of a group; without `other_scripts` names of several words are not read as one."""
    found = [_keys(article, other_scripts) for article in articles]
    return Keys(
        frozenset().union(*(it.things for it in found)),
        frozenset().union(*(it.numbers for it in found)),
        frozenset().union(*(it.places for it in found)),
        frozenset().union(*(it.names for it in found)),
        frozenset().union(*(it.joined for it in found)),
        frozenset().union(*(it.weekdays for it in found)),
        heard,
    )


def has_no_capitals(language: str) -> bool:
    """Return whether a language is written without capitals."""
    return language in _WITHOUT_CAPITALS


def _keys(article: Article, other_scripts: bool) -> Keys:
    text, language = f"{article.title}\n{' '.join(article.text.split(maxsplit=_WORDS)[:_WORDS])}", article.language
    return Keys(
        news_things(text, language),
        frozenset(number.value for number in numbers(text, language)),
        places_in(text, language),
        frozenset(_names(text if not is_title_case(article.title) else text[len(article.title) :], language)),
        frozenset(_joined(text) if other_scripts and not has_no_capitals(language) else ()),
        weekdays_in(words(text, language)),
    )


def is_title_case(title: str) -> bool:
    """Return whether most long words of a title have a capital: it shows no names."""
    long = [word for word in title.split() if len(word) >= _LONG and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)


def _names(text: str, language: str) -> Iterator[str]:
    """Yield the words that may be names; in a script with capitals, those that are no thing of the news."""
    if pattern := _WITHOUT_CAPITALS.get(language):
        for word in set(pattern.findall(text)):
            yield from _forms(word, language)
    else:
        found = set(names_in_text(text, language))
        yield from (in_latin(name) for name in found if len(name) >= _LETTERS and not news_things(name, language))


def _forms(word: str, language: str) -> tuple[str, ...]:
    """Return what a word of a script without capitals may be as a name."""
    if word.isascii():
        return (word.lower(),)
    if language == "ar":
        return (word.removeprefix(_ARTICLE),)
    if language != "ko":
        return (word,)
    plain = without_particle(word)
    return (word, plain, plain[:-1]) if len(plain) > 2 and plain[-1] in _ADDED else (word, plain)


def _joined(text: str) -> Iterator[str]:
    """Yield the words of names side by side, and the parts of one with a hyphen, as one word."""
    for match in _SIDE_BY_SIDE.finditer(text):
        parts = [_NO_LETTER.sub("", part) for part in match[0].split(" ")]
        if "-" in match[0]:
            yield from (in_latin(plain) for part, plain in zip(match[0].split(" "), parts, strict=True) if "-" in part)
        yield from (in_latin("".join(parts[:size])) for size in range(2, len(parts) + 1))
