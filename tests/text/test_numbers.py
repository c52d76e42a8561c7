"""Numbers in running text: digits, words, scales, ranges, and what their wording allows."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.hedges import rounding
from digest.text.numbers import numbers


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "1,250,000 heaters", [1_250_000]),
        ("en", "some 1.6 million heaters and 4.2m more", [1_600_000, 4_200_000]),
        ("de", "12.500 Haushalte, 2,5 Mio. Euro", [12_500, 2_500_000]),
        ("fr", "12 000 personnes, 1,2 milliard", [12_000, 1_200_000_000]),
        ("fr", "25\u202f000 personnes", [25_000]),
        ("es", "dos mil quinientos heridos", [2_500]),
        ("fr", "une trentaine de blessés", [30]),
        ("fr", "une quarantaine d’arrestations", [40]),
        ("fr", "une quarantaine de 14 jours", [14]),
        ("es", "una cuarentena tras doce muertos", [12]),
        ("ko", "3억 5천만 원", [350_000_000]),
        ("ko", "1만 2천 명", [12_000]),
        ("ja", "3億5000万円", [350_000_000]),
        ("ko", "열두 명이 다쳤다", [12]),
        ("en", "twenty-three people and two dozen goats", [23, 24]),
        ("de", "zweihundertdreiundzwanzig Verletzte", [223]),
        ("en", "half of them, one of the two", [2]),
        ("en", "thousands fled, hundreds of thousands stayed", []),
        ("en", "the 7th of COVID-19", []),
        ("en", "In 2012 500 people", [2012, 500]),
        ("sw", "watu 12 walikufa", [12]),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(language: str, text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "twelve people", 12, 12),
        ("en", "At least 12 people", 12, math.inf),
        ("en", "more than 12 people", 12, math.inf),
        ("en", "up to 30 people", 0, 30),
        ("en", "between 10 and 12 people", 10, 12),
        ("en", "10 to 12 million people", 10_000_000, 12_000_000),
        ("en", "about 200 people", 150, 250),
        ("en", "4 million people", 3_500_000, 4_500_000),
        ("de", "mindestens zwölf Menschen", 12, math.inf),
        ("de", "zwischen 10 und 12 Menschen", 10, 12),
        ("fr", "au moins douze personnes", 12, math.inf),
        ("es", "hasta 30 personas", 0, 30),
        ("ko", "최소 20명", 20, math.inf),
        ("ko", "20명 이상", 20, math.inf),
    ],
)
def test_a_hedge_says_which_values_are_allowed(language: str, text: str, low: float, high: float) -> None:
    (number,) = numbers(text, language)
    assert (number.low, number.high) == (low, high)


def test_what_it_rose_from_is_not_the_start_of_a_range() -> None:
    assert [number.value for number in numbers("rose from 6 to 9", "en")] == [6, 9]


@pytest.mark.parametrize(("value", "half"), [(1200, 50), (12, 0.5), (6.1, 0.05), (0, 0), (4_000_000, 500_000)])
def test_rounding_is_half_of_the_last_digit_that_is_not_zero(value: float, half: float) -> None:
    assert rounding(value) == pytest.approx(half)


@given(st.text(), st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "ko", "ja", "und"]))
def test_numbers_stand_in_order_inside_the_text_and_allow_themselves(text: str, language: str) -> None:
    found = numbers(text, language)
    assert all(0 <= a.start < a.end <= len(text) for a in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(a.low <= a.value <= a.high and a.allows(a) for a in found)


@pytest.mark.parametrize(
    "text", ["1" * 40, "1" * 400, "1," * 20 + "1" * 400, "5億" + "1" * 400 + "万", "1" * 5000 + ".5"]
)
@pytest.mark.parametrize("language", ["en", "de", "zh", "ko"])
def test_a_number_without_end_is_none_and_all_values_are_finite(text: str, language: str) -> None:
    assert all(math.isfinite(item.value) and item.value < 1e30 for item in numbers(f"It has {text} tons.", language))


def test_a_number_behind_one_without_end_keeps_its_place() -> None:
    text = f"{'1' * 50} 2012 500, and 7 more"
    assert [(item.value, text[item.start : item.end]) for item in numbers(text, "en")] == [
        (2012, "2012"),
        (500, "500"),
        (7, "7"),
    ]


def test_scales_without_end_are_read_up_to_the_fourth() -> None:
    [number] = numbers("5" + " million" * 3_000, "en")[:1]
    assert number.value == 5e24
