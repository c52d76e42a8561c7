"""Bounds and estimates around a number, before it and behind it, in eight languages."""

import math

import pytest

from digest.text.numbers import numbers

LEAST, MOST = (40.0, math.inf), (0.0, 40.0)


@pytest.mark.parametrize(
    ("text", "language", "allowed"),
    [
        ("No fewer than 40 boats sank.", "en", LEAST),
        ("Not less than 40 boats sank.", "en", LEAST),
        ("Nicht weniger als 40 Boote sanken.", "de", LEAST),
        ("Pas moins de 40 bateaux ont coulé.", "fr", LEAST),
        ("No menos de 40 barcos se hundieron.", "es", LEAST),
        ("Não menos de 40 barcos afundaram.", "pt", LEAST),
        ("The mercury exceeded 40 degrees.", "en", LEAST),
        ("More than the 40 boats that are allowed sank.", "en", LEAST),
        ("Over the 40 days no boat sank.", "en", (40.0, 40.0)),
        ("No more than 40 boats sank.", "en", MOST),
        ("Nicht mehr als 40 Boote sanken.", "de", MOST),
        ("Pas plus de 40 bateaux ont coulé.", "fr", MOST),
        ("Como máximo 40 barcos se hundieron.", "es", MOST),
        ("Fewer than 40 boats sank.", "en", MOST),
    ],
)
def test_the_words_before_a_number_set_a_bound(text: str, language: str, allowed: tuple[float, float]) -> None:
    (number,) = numbers(text, language)
    assert (number.low, number.high) == allowed


@pytest.mark.parametrize(
    ("text", "language", "allowed"),
    [
        ("Forty boats or more sank.", "en", LEAST),
        ("40 oder mehr Boote sanken.", "de", LEAST),
        ("40 bateaux au moins ont coulé.", "fr", LEAST),
        ("40 barcos o más se hundieron.", "es", LEAST),
        ("배 40척 이상이 침몰했다.", "ko", LEAST),
        ("배 40척이 넘는 배가 침몰했다.", "ko", LEAST),
        ("Forty boats at most sank.", "en", MOST),
        ("배 40척 미만이 침몰했다.", "ko", MOST),
    ],
)
def test_words_behind_a_number_set_a_bound_too(text: str, language: str, allowed: tuple[float, float]) -> None:
    (number,) = numbers(text, language)
    assert (number.low, number.high) == allowed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Just under 40 boats sank.", "en"),
        ("Forty boats or so sank.", "en"),
        ("Annähernd 40 Boote sanken.", "de"),
        ("Un peu plus de 40 bateaux ont coulé.", "fr"),
        ("En torno a 40 barcos se hundieron.", "es"),
        ("배 40척가량이 침몰했다.", "ko"),
    ],
)
def test_an_estimate_allows_the_values_near_it(text: str, language: str) -> None:
    (number,) = numbers(text, language)
    assert number.low < 40 < number.high < 50
