"""Compounds are split into parts that the other articles have as words."""

import pytest

from digest.text.compounds import compounds, has_compounds


@pytest.mark.parametrize(
    ("language", "words", "parts"),
    [
        ("de", ["hotelbrand", "brand", "hotel"], ("hotel", "brand")),
        ("de", ["regierungskrise", "regierung", "krise"], ("regier", "kris")),
        ("nl", ["fabrieksbrand", "fabriek", "brand"], ("fabriek", "brand")),
        ("sv", ["hotellbranden", "hotell", "brand"], ("hotell", "brand")),
    ],
)
def test_a_word_of_two_others_has_their_stems(language: str, words: list[str], parts: tuple[str, ...]) -> None:
    assert compounds(words, language) == {words[0]: parts}


def test_a_long_part_is_enough_beside_a_rest_that_is_no_word() -> None:
    assert compounds(["lackfabrik", "fabrik"], "de") == {"lackfabrik": ("fabrik",)}


def test_an_ending_is_no_part() -> None:
    assert compounds(["verband", "band", "ledningen", "ingen"], "sv") == {}


def test_languages_that_write_compounds_as_words_have_none() -> None:
    assert has_compounds("de")
    assert not has_compounds("en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["övermorgon", "morgon"]),
        ("sv", ["åtminstone", "stone"]),
        ("sv", ["långsammare", "lång"]),
        ("nl", ["tegenover", "tegen", "over"]),
        ("de", ["gegenüber", "über", "gegen"]),
    ],
)
def test_a_stop_word_has_no_parts(language: str, words: list[str]) -> None:
    assert compounds(words, language) == {}
