"""Words that tell of one thing have one name."""

import pytest

from digest.text.languages import synonyms as module
from digest.text.synonym_stems import headline_synonyms, synonyms
from digest.text.words import vocabulary


def test_each_word_stands_in_one_line_and_says_something() -> None:
    stem = vocabulary("en")
    line_of: dict[str, str] = {}
    for line in filter(None, module.LINES["en"].split("\n")):
        for word in line.split():
            assert stem[word], f"{word!r} is a stop word"
            assert line_of.setdefault(stem[word], line) == line, f"{word!r} stands in two lines"


def test_a_word_and_what_names_it_never_lead_on() -> None:
    named = synonyms("en")
    assert named["quak"] == "earthquak"
    assert not set(named.values()) & set(named)


def test_a_language_without_a_list_has_none() -> None:
    assert synonyms("de") == {}


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "nl", "ru", "ko", "zh"])
def test_the_words_of_a_thing_are_synonyms_among_headlines(language: str) -> None:
    named = headline_synonyms(language)
    assert len(named) > 100
    assert not set(named.values()) & set(named), "a word and what names it lead on"
    assert synonyms(language) == {}, "full texts and facts are compared without them"


def test_a_word_of_several_things_is_no_synonym() -> None:
    assert vocabulary("nl")["vlucht"] not in headline_synonyms("nl")  # a flight, or an escape
