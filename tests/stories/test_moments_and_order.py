"""The words of one language are no hours of another, months are read as they are written, and the newest report counts."""

from datetime import UTC, datetime

import pytest

from digest.model.article import Article
from digest.stories.differences import differences
from digest.stories.quantities.patterns import lowered
from digest.stories.quantities.quantity_reading import sentences_with_quantities


def _article(text: str, publisher: str, language: str = "en", hour: int | None = 8) -> Article:
    published = None if hour is None else datetime(2026, 11, 3, hour, tzinfo=UTC)
    return Article.from_text(
        text, "News", id=f"{publisher}{hour}", publisher=publisher, language=language, published=published, clean=False
    )


def _hours(text: str, language: str) -> list[float]:
    sentences = _article(text, "a", language).sentences
    found = [item for item in sentences_with_quantities(sentences, language) if item.kind == "hour"]
    return [round((item.number.low + item.number.high) / 2) for item in found]


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        ("Le pont de Tamsin sera fermé aux voitures à 8 heures lundi.", "fr", [8]),
        ("Dès lundi à 8 heures, le pont de Tamsin sera fermé.", "fr", [8]),
        ("The bridge will close at 9 o'clock, said Sera Kaya.", "en", [9]),
        ("Il ponte chiude alle 8:15 di sera.", "it", [20]),
        ("Il ponte chiude alle 8:15 della sera di lunedì.", "it", [20]),
        ("Le pont ferme à 8 heures du soir.", "fr", [20]),
    ],
)
def test_a_form_of_to_be_is_no_evening(text: str, language: str, hours: list[float]) -> None:
    assert _hours(text, language) == hours


def test_two_wordings_with_sera_do_not_differ_in_the_hour() -> None:
    one = _article("Le pont de Tamsin sera fermé aux voitures à 8 heures lundi.", "Courrier", "fr")
    other = _article("Dès lundi à 8 heures, le pont de Tamsin sera fermé.", "Gazette", "fr")
    assert differences([one, other]) == ()


def test_an_undated_report_does_not_replace_the_newest_of_its_outlet() -> None:
    old, new = "Twelve people died in the Orrin mine fire.", "Fifteen people died in the Orrin mine fire."
    articles = [_article(old, "Herald", hour=None), _article(new, "Herald", hour=13), _article(new, "Post", hour=13)]
    assert differences(articles) == ()
    assert differences([_article(old, "Herald", hour=None), _article(new, "Post", hour=13)]) != ()


def test_the_tolls_of_two_months_do_not_differ_in_dutch() -> None:
    one = _article("In maart stierven in Veldhoven 30 mensen door de brand.", "Krant", "nl")
    other = _article("In april stierven in Veldhoven 50 mensen door de brand.", "Bode", "nl")
    assert [found.kind for found in differences([one, other]) if found.kind != "month"] == []


@pytest.mark.parametrize("text", ["İSTANBUL'DA", "in İzmir at 8", "ΟΔΟΣ", "STRAẞE", "Łódź"])
def test_lower_case_moves_no_place(text: str) -> None:
    assert len(lowered(text)) == len(text)


@pytest.mark.parametrize("city", ["İstanbul", "İzmir", "Istanbul"])
def test_a_letter_that_grows_in_lower_case_moves_no_figure(city: str) -> None:
    one = _article(f"The bridge over the strait in {city} will open at 8 p.m. on Monday.", "Herald")
    other = _article(f"The bridge over the strait in {city} will open at 9 p.m. on Monday.", "Post")
    (found,) = differences([one, other])
    assert (found.kind, found.a_figure[:6], found.b_figure[:6]) == ("hour", "8 p.m.", "9 p.m.")


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("In March 30 people died in the Orrin mine.", "In March 42 people died in the Orrin mine.", "en"),
        ("Im März 30 Menschen starben in der Grube Orrin.", "Im März 42 Menschen starben in der Grube Orrin.", "de"),
        ("En mayo 12 personas murieron en Orrin.", "En mayo 19 personas murieron en Orrin.", "es"),
    ],
)
def test_a_count_behind_its_month_is_no_date(first: str, second: str, language: str) -> None:
    found = differences([_article(first, "Herald", language), _article(second, "Post", language)])
    assert [item.kind for item in found] == ["dead"]


@pytest.mark.parametrize(
    "text", ["The mine opens on March 30.", "On March 30 people may visit it.", "It is shut until March 30."]
)
def test_a_day_behind_its_month_is_a_date(text: str) -> None:
    found = sentences_with_quantities(_article(text, "a").sentences, "en")
    assert [item.number.value for item in found] == [330.0]


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        ("8 h 15", "8 h 45", ("8 h 15", "8 h 45")),
        ("8h15", "8 h 45", ("8h15", "8 h 45")),
        ("8h15", "8h45", ("8h15", "8h45")),
    ],
)
def test_the_minutes_of_a_french_clock_are_read(one: str, other: str, figures: tuple[str, str]) -> None:
    text = "Lundi le pont de Tamsin ferme aux voitures à {}."
    found = differences([_article(text.format(one), "Courrier", "fr"), _article(text.format(other), "Gazette", "fr")])
    assert [item.kind for item in found] == ["hour"]
    assert (found[0].a_figure, found[0].b_figure) in (figures, figures[::-1])
