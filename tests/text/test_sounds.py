"""Names are compared across scripts by their consonants."""

import pytest

from digest.text.letters_of_scripts import in_latin
from digest.text.sounds import skeletons, vowels_in

SPELLINGS = [
    ("zelensky", "젤렌스키"),
    ("zelensky", "зеленский"),
    ("selenskyj", "zelensky"),
    ("mitsotakis", "μητσοτάκης"),
    ("merkel", "メルケル"),
    ("biden", "바이든"),
    ("johnson", "존슨"),
    ("renault", "르노"),
    ("kimdonghyun", "김동현"),
    ("netanyahu", "네타냐후"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_one_name_in_two_scripts_has_a_skeleton_in_common(one: str, other: str) -> None:
    assert skeletons(one) & skeletons(other)


@pytest.mark.parametrize(("one", "other"), [("merkel", "마크롱"), ("biden", "존슨"), ("trump", "푸틴")])
def test_two_names_have_none(one: str, other: str) -> None:
    assert not skeletons(one) & skeletons(other)


def test_an_r_behind_a_vowel_may_be_lost() -> None:
    assert skeletons("스타머") & skeletons("starmer")
    assert skeletons("Hürtgen".lower()) & skeletons("휘르트겐")


def test_letters_of_a_script_without_a_table_stay() -> None:
    assert in_latin("港") == "港"
    assert in_latin("Łódź") == "lodz"
    assert in_latin("Щедрин") == "shedrin"


def test_the_vowels_that_korean_puts_between_consonants_are_not_counted() -> None:
    assert vowels_in("스트레스") == 1
    assert vowels_in("зима") == 0


def test_what_has_no_letters_has_no_sounds() -> None:
    assert skeletons("...") == frozenset(("",))
