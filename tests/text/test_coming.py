"""Sentences on something to come: a sure day, or none."""

from datetime import date, timedelta

import pytest

from digest.text.coming import coming

WEDNESDAY = date(2026, 11, 18)


@pytest.mark.parametrize(
    ("sentence", "language", "days"),
    [
        ("The harbour trust will reopen the bridge on Friday.", "en", 2),
        ("On Friday the judges will hear the appeal.", "en", 2),
        ("Repairs to the girder begin on 1 December.", "en", 13),
        ("Der Rat berät am Freitag über die Brücke.", "de", 2),
        ("Le procès s'ouvrira le 1er décembre à Aldport.", "fr", 13),
        ("El puente reabrirá mañana.", "es", 1),
        ("Il ponte riaprirà il 1 dicembre.", "it", 13),
        ("De brug gaat vrijdag weer open.", "nl", 2),
        ("A ponte vai reabrir em 1 de dezembro.", "pt", 13),
    ],
)
def test_an_announced_day_is_found(sentence: str, language: str, days: int) -> None:
    assert coming(sentence, language, WEDNESDAY) == WEDNESDAY + timedelta(days=days)


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour trust could reopen the bridge on Friday.",  # a possibility
        "The bridge was due to reopen on 1 December.",  # a plan that was given up
        "The trust said on Friday that the bridge will stay shut.",  # the day of the saying
        "The talks that ended on Sunday will shape the port.",  # the day of another event
        "It will be repaired on Friday.",  # points back
        "“We will reopen on Friday,” the trust said.",  # somebody's words
        "The bridge will reopen on 1 December 2019.",  # a day that is past
        "The bridge will reopen on 30 February.",  # no day
        "The bridge will reopen on Wednesday.",  # the day of writing, or a week later
        "The bridge will reopen on Friday after…",  # cut off
        "Мост откроют 1 декабря.",  # a language without words
    ],
)
def test_where_it_is_not_sure_there_is_no_day(sentence: str) -> None:
    assert coming(sentence, "ru" if sentence[0] == "М" else "en", WEDNESDAY) is None


def test_a_day_without_a_year_is_one_of_the_next_four_months() -> None:
    assert coming("The bridge will reopen on 14 January.", "en", WEDNESDAY) == date(2027, 1, 14)
    assert coming("The bridge will reopen on 14 April.", "en", WEDNESDAY) is None
    assert coming("The bridge will reopen on 14 April 2027.", "en", WEDNESDAY) == date(2027, 4, 14)
