"""Words, stems and stop words."""

from hypothesis import given
from hypothesis import strategies as st

from digest.text.words import stems, stop_words, words


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


@given(st.text(max_size=100), st.sampled_from(["en", "de", "ko", "ja", "th", "xx"]))
def test_any_text_has_words(text: str, language: str) -> None:
    assert all(words(text, language))
    assert len(stems(text, language)) <= len(words(text, language))
