"""Words, stems and stop words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.languages.particles import without_particle
from digest.text.words import stems, stop_words, word_pairs, words


def test_apostrophes_part_words_and_what_is_left_over_is_dropped() -> None:
    assert words("Korea’s 7th test, l'eau", "en") == ["korea", "7th", "test", "eau"]


def test_languages_without_blanks_give_pairs_of_characters() -> None:
    assert words("港の安全 2026", "ja") == ["港の", "の安", "安全", "2026"]


def test_stems_leave_stop_words_out() -> None:
    assert stems("The bridges were closed", "en") == ["bridg", "close"]
    assert stems("Die Brücken und die Häuser", "de") == ["bruck", "haus"]


def test_every_language_with_a_list_has_stop_words_and_others_have_none() -> None:
    assert "the" in stop_words("en")
    assert "und" in stop_words("de")
    assert "그리고" in stop_words("ko")
    assert stop_words("xx") == frozenset()


@given(
    st.text(max_size=100) | st.text("กาะ็คเ한글たン港မြ်ក្ पु5a ’", max_size=40),
    st.sampled_from(["en", "de", "ko", "ja", "zh", "th", "my", "hi", "xx"]),
)
def test_any_text_has_words(text: str, language: str) -> None:
    assert all(words(text, language))
    assert len(stems(text, language)) <= len(words(text, language))


@pytest.mark.parametrize(
    "language", ["bg", "ca", "da", "fa", "fi", "hi", "hu", "id", "nl", "no", "ro", "ru", "tr", "vi"]
)
def test_languages_of_the_press_have_stop_words(language: str) -> None:
    assert len(stop_words(language)) >= 40


def test_vowel_signs_are_part_of_their_word() -> None:
    assert words("पुल बंद है।", "hi") == ["पुल", "बंद", "है"]
    assert words("பாலம் மூடப்பட்டது.", "ta") == ["பாலம்", "மூடப்பட்டது"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("th", "สะพาน 5", ["สะพา", "พาน", "5"]),
        ("lo", "ຂົວ", ["ຂົວ"]),
        ("km", "ស្ពាន", ["ស្ពាន"]),
        ("my", "တံတား", ["တံတား"]),
    ],
)
def test_scripts_of_the_mekong_are_split_between_clusters(language: str, text: str, expected: list[str]) -> None:
    assert words(text, language) == expected


def test_korean_words_are_the_same_with_and_without_particles() -> None:
    forms = "정부 정부가 정부는 정부를 정부의 정부에서는 정부도 정부와".split()
    assert {tuple(stems(form, "ko")) for form in forms} == {("정부",)}


@pytest.mark.parametrize("word", ["작가", "전문가", "나이", "회의", "오늘"])
def test_what_only_looks_like_a_particle_stays(word: str) -> None:
    assert without_particle(word) == word


def test_pairs_with_a_character_of_grammar_say_nothing() -> None:
    assert stems("市長は橋を閉鎖した", "ja") == ["市長", "閉鎖"]
    assert stems("大桥的安全", "zh") == ["大桥", "安全"]


def test_a_stop_word_between_two_words_makes_no_pair_of_them() -> None:
    assert word_pairs("The minister of the interior", "en") == [
        ("the", "minist"),
        ("minist", "of"),
        ("the", "interior"),
    ]
    assert word_pairs("It was of the", "en") == []


def test_pairs_of_pieces_of_words_are_neighbours() -> None:
    assert word_pairs("港湾安全", "ja") == [("港湾", "湾安"), ("湾安", "安全")]
    pieces = stems("항만공사가 밝혔다", "ko")
    assert word_pairs("항만공사가 밝혔다", "ko") == [*pairwise(pieces)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Man hatte noch keine, um schon so damit zu haben"),
        ("es", "Que no se le han más de la del y al que ya está"),
        ("fr", "Une à un de ne plus qu’on se était et aux bien"),
        ("nl", "Haar en onze waren altijd weer tijdens alles"),
        ("pt", "É não os já também à até ou está são"),
        ("sv", "Alla själv och något redan under inte över"),
        ("uk", "В на не і за а його що які вже якщо до"),
        ("hu", "És ha én már azért nekem te és így"),
    ],
)
def test_function_words_that_a_borrowed_list_lacks_are_stop_words(language: str, sentence: str) -> None:
    assert stems(sentence, language) == []
