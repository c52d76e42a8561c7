"""One table of the months: every part that reads dates knows every language of it."""

import pytest

from digest.text.dates import parse_date
from digest.text.furniture.date_lines import is_date_word
from digest.text.languages.months import NAMES, SHORT, month_number, month_words

FORMS = [
    pytest.param(language, number, form, id=f"{language}-{form}")
    for language, names in NAMES.items()
    for number, forms in enumerate(names, start=1)
    for form in forms.split()
]


@pytest.mark.parametrize(("language", "number", "form"), FORMS)
def test_every_form_of_every_name_is_its_month_for_every_reader_of_dates(language: str, number: int, form: str) -> None:
    assert month_number(form) == number
    assert is_date_word(form)
    year = 2569 if language == "th" else 2026  # the Buddhist era
    found = parse_date(f"19 {form} {year}")
    assert found is not None
    assert (found.year, found.month, found.day) == (2026, number, 19)


def test_a_language_has_twelve_months() -> None:
    assert {language: len(names) for language, names in NAMES.items() if len(names) != 12} == {}


def test_a_short_form_is_a_month_and_a_date_word() -> None:
    assert {form for form in SHORT if month_number(form) is None or not is_date_word(form)} == set()


def test_a_word_that_is_no_month_is_none() -> None:
    words = ("bridge", "ferry", "a", "", "wednesday", "hafen")
    assert [month_number(word) for word in words] == [None] * len(words)
    assert not month_words() & set(words)
