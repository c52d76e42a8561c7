"""One name in two spellings is one name, and two names that look alike are two."""

import pytest

from digest.text.spellings import are_spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kiev", "kyiv"),
        ("brandt", "brant"),
        ("odessa", "odesa"),
        ("erdoğan", "erdogan"),
        ("mohammed", "muhammad"),
        ("meier", "mayer"),
        ("tschaikowski", "tschaikowsky"),
        ("lukašenko", "lukasenka"),
        ("orrin", "orrin"),
    ],
)
def test_two_spellings_of_a_name(one: str, other: str) -> None:
    assert are_spellings(one, other)
    assert are_spellings(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("iran", "iraq"),
        ("austria", "australia"),
        ("niger", "nigeria"),
        ("north", "south"),
        ("lea", "leo"),
        ("12", "13"),
        ("東京", "大阪"),
        ("caldry", "ferrin"),
    ],
)
def test_two_names_that_look_alike(one: str, other: str) -> None:
    assert not are_spellings(one, other)
