"""Two headlines on two things of one kind are not on one event."""

import pytest

from digest.clusterers.events import Events
from digest.model.article import Article
from digest.text.form_words import FormWords
from digest.text.news_words import news_things
from digest.text.rival_things import are_rivals

RIVALS = {
    "de": ("Brand in einem Hotel in Kiel", "Großer Brand in einer Schule in Kiel"),
    "fr": ("Incendie dans un hôtel à Lille", "Gros incendie dans une école à Lille"),
    "es": ("Choque de un tren en Cádiz", "Choque de un autobús en Cádiz"),
    "ko": ("부산 호텔 화재", "부산 학교 화재"),
}


@pytest.mark.parametrize("language", RIVALS)
def test_a_fire_in_a_hotel_is_none_in_a_school(language: str) -> None:
    one, other = (news_things(title, language) for title in RIVALS[language])
    assert are_rivals(one, other)
    assert not are_rivals(one, one)


@pytest.mark.parametrize("language", RIVALS)
def test_headlines_of_rivals_stay_apart(language: str) -> None:
    titles = [
        Article.from_text("", title, id=str(at), language=language, clean=False)
        for at, title in enumerate(RIVALS[language])
    ]
    assert len(Events()(titles).groups) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Train hits bus", "Bus driver dies after crash"),
        ("Castle sold", "Church of the castle burns"),
        ("Hotel burns", "Flames over the town"),
    ],
)
def test_what_may_be_one_thing_is_none_of_two(one: str, other: str) -> None:
    assert not are_rivals(news_things(one, "en"), news_things(other, "en"))


@pytest.mark.parametrize(("words", "found"), [(0, 1), (12, 1), (13, 0), (400, 0)])
def test_a_text_has_no_things_of_a_headline(words: int, found: int) -> None:
    read = FormWords("Hotel", " ".join(["burns"] * words), "en")
    assert len(read.short_things & news_things("Hotel", "en")) == found
