"""The things of the news are found in ten languages."""

from collections import Counter
from pathlib import Path

import pytest

import digest
from digest.text.news_words import LANGUAGES, news_things
from digest.text.place_names import places_in

TABLE = Path(digest.__file__).parent / "text" / "languages" / "news_words.txt"
BRIDGE = {
    "en": "The bridges were closed.",
    "de": "Die Brückensperrung dauert an.",
    "fr": "Les ponts sont fermés.",
    "es": "Los puentes están cerrados.",
    "it": "Il ponte è chiuso.",
    "pt": "A ponte foi fechada, ponte fechado.",
    "nl": "De brug is gesloten.",
    "ru": "Мост закрыт.",
    "ko": "교량이 폐쇄됐다.",
    "zh": "大桥已关闭。",
}


def _things() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def test_each_thing_has_a_column_for_each_language() -> None:
    assert {len(columns) for columns in _things()} == {len(LANGUAGES)}


def test_no_thing_is_named_twice() -> None:
    names = Counter(columns[0].split()[0] for columns in _things())
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_bridge_is_the_same_in_all_languages(language: str) -> None:
    wanted = news_things("bridge", "en") | news_things("closed", "en")
    assert wanted <= news_things(BRIDGE[language], language)


def test_a_language_without_words_has_no_things() -> None:
    assert news_things("Broen er stengt.", "no") == frozenset()


def test_places_are_codes_in_every_language() -> None:
    assert places_in("De Moscou au Chili", "fr") == places_in("Von Moskau nach Chile", "de")
    assert places_in("an oman in a chad", "en") == frozenset()
    assert places_in("anything", "und") == frozenset()
