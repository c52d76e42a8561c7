"""Characters are made safe, and nothing but blanks and invisible marks is lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.characters import normalise, one_line

TEXTS = st.text(alphabet=st.characters(codec=None), max_size=200)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("one\r\ntwo\rthree\u2028four\x0bfive", "one\ntwo\nthree\nfour\nfive"),
        ("co\u00adope\u200brate\ufeff", "cooperate"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\x1b[31mred\x1b[0m \x1b]0;title\x07text", "red text"),
        ("cafe\u0301", "café"),
        ("lone \ud800 half", "lone half"),
        ("ic\ue001on", "icon"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("hid\u200dden", "hidden"),
        ("ta\U000e0041g", "tag"),
        ("pad\u034fd\u3164ed\u2800", "padded"),
    ],
)
def test_each_kind_of_character_is_treated_as_documented(given_text: str, expected: str) -> None:
    assert normalise(given_text) == expected


@given(TEXTS)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(TEXTS)
def test_nothing_that_moves_a_cursor_or_hides_is_left(text: str) -> None:
    for character in normalise(text):
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Co")
    assert "\n" not in one_line(text)


@given(st.text(alphabet="abcXYZ 019.,!", max_size=100))
def test_letters_and_digits_stay_in_order(text: str) -> None:
    assert [c for c in normalise(text) if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.text("aé \t\n\x1b\u00a0[", max_size=12))
def test_one_line_is_the_normalised_text_with_single_blanks(text: str) -> None:
    assert one_line(text) == " ".join(normalise(text).split())
