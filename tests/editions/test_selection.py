"""What a brief leaves out, what it prefers, and how much of one source or section it takes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from digest import api
from digest.building.make import build
from digest.editions.material import material_of
from digest.editions.selection import Selection, select
from digest.model.article import Article
from digest.model.brief_rules import Mute, Weight
from digest.model.edition import Edition, Plan, Slot
from digest.text.mentions import speaks_of

DAY = date(2026, 11, 20)
SUBJECTS = ("orchard", "harbour", "tramway", "library", "glacier", "stadium")


@pytest.fixture
def articles(make: Callable[..., Article]) -> list[Article]:
    """One article a subject, two a publisher and a section."""
    return [
        make(
            f"The {subject} of Eastmere was closed on Friday after a {subject} inspector found cracks in its wall.",
            f"Cracks close the {subject}",
            day=20 - number,
            id=subject,
            source=f"{subject}.txt",
            publisher=f"Paper {number // 2}",
            section=("World", "Local", "Sport")[number // 2],
        )
        for number, subject in enumerate(SUBJECTS)
    ]


def headlines(edition: Edition) -> list[str]:
    return [story.headline.split()[-1] for story in edition.stories]


def buckets(edition: Edition) -> dict[str, str]:
    return {entry.article or "": entry.bucket for entry in edition.account}


def plan(**settings: Any) -> Plan:
    return Plan(clusterer="single", minutes=60, **settings)


def test_a_muted_word_keeps_articles_on_it_out(articles: list[Article]) -> None:
    edition = build(articles, plan(mute=(Mute("glaciers"),)))
    assert "glacier" not in headlines(edition)
    assert buckets(edition)["glacier"] == "muted"


def test_a_word_is_muted_up_to_and_with_its_day(articles: list[Article]) -> None:
    def muted(until: date) -> bool:
        return buckets(build(articles, plan(mute=(Mute("glacier", until),))))["glacier"] == "muted"

    its_day = date(2026, 11, 16)
    assert muted(DAY)
    assert muted(its_day), "it is not told later either"
    assert not muted(its_day - timedelta(days=1))


@pytest.mark.parametrize(("published", "bucket"), [(17, "muted"), (18, "muted"), (19, "shown"), (None, "shown")])
def test_an_article_that_was_muted_on_its_day_is_not_told_later(
    make: Callable[..., Article], published: int | None, bucket: str
) -> None:
    article = make("Hail fell on the orchards of the valley and broke the glass of two greenhouses.", "Hail", published)
    edition = build([article], plan(mute=(Mute("hail", date(2026, 11, 18)),)), slot=Slot(DAY))
    assert list(buckets(edition).values()) == [bucket]


def test_a_sentence_that_names_something_muted_in_passing_is_not_quoted(make: Callable[..., Article]) -> None:
    lead = "The council met on Friday to settle the budget of the town for the coming year. " * 5
    long = make(f"{lead}A horoscope was read out.", "Council settles budget", day=20, id="a")
    edition = build([long], plan(mute=(Mute("horoscope"),), sentences=99))
    assert buckets(edition)["a"] == "shown"
    assert all("horoscope" not in sentence.text for sentence in edition.stories[0].quoted)


def test_what_is_older_than_the_brief_goes_back_is_too_old_and_the_undated_never(
    articles: list[Article], make: Callable[..., Article]
) -> None:
    undated = make("Nobody knows when the bakery of Eastmere first opened its doors to the public.", id="undated")
    edition = build([*articles, undated], plan(max_age=2.0))
    assert headlines(edition) == ["orchard", "harbour", "tramway", *headlines(edition)[3:]]
    assert [name for name, bucket in buckets(edition).items() if bucket == "too old"] == [
        "glacier",
        "library",
        "stadium",
    ]
    assert buckets(edition)["undated"] == "shown"


def test_an_interest_lifts_its_stories_and_the_score_says_so(articles: list[Article]) -> None:
    edition = build(articles, plan(want=("stadium", "volcano")))
    story = edition.stories[0]
    assert story.headline == "Cracks close the stadium"
    assert dict(story.terms)["interests"] == 2.0
    assert story.score == pytest.approx(sum(value for _, value in story.terms))


def test_sections_stand_in_the_order_of_the_brief_and_weigh_as_it_says(articles: list[Article]) -> None:
    edition = build(articles, plan(sections=(Weight("Sport", 0.5), Weight("Local"))))
    assert [section.name for section in edition.sections] == ["Sport", "Local", "World"]
    assert dict(edition.sections[0].stories[0].terms)["section"] == 0.5


def test_no_more_stories_than_allowed_stand_in_a_section(articles: list[Article]) -> None:
    edition = build(articles, plan(per_section=1))
    assert [len(section.stories) for section in edition.sections] == [1, 1, 1]
    assert sorted(name for name, bucket in buckets(edition).items() if bucket == "limited") == [
        "harbour",
        "library",
        "stadium",
    ]


def test_no_more_stories_than_allowed_come_from_one_publisher_alone(articles: list[Article]) -> None:
    edition = build(articles, plan(per_source=1))
    assert headlines(edition) == ["orchard", "tramway", "glacier"]


def test_a_brief_on_a_subject_has_only_stories_on_it(articles: list[Article]) -> None:
    edition = build(articles, plan(only=("libraries", "glacier")))
    assert sorted(headlines(edition)) == ["glacier", "library"]
    reasons = {entry.article: entry.reason for entry in edition.account if entry.bucket == "off topic"}
    assert reasons.keys() == set(SUBJECTS) - {"glacier", "library"}
    assert set(reasons.values()) == {"this brief is only on “libraries” or “glacier”"}


@pytest.fixture
def dam(make: Callable[..., Article]) -> list[Article]:
    """Two reports on one event; the second one alone is about energy."""
    first = """The dam of Westerford broke on Friday after a week of rain, and 300 people left their houses. The water of
        the Wester covered the road to Eastmere. The mayor of Westerford opened the school for people from the valley."""
    second = """After a week of rain the dam of Westerford broke on Friday. The minister for energy came to Westerford in
        the evening. Firemen brought 300 people out of the valley of the Wester, and the school gave them beds."""
    return [
        make(first, "Dam of Westerford breaks", id="a", publisher="Courier"),
        make(second, "Westerford dam breaks after rain", id="b", publisher="Post"),
    ]


def test_one_report_on_the_subject_brings_in_the_whole_event(dam: list[Article]) -> None:
    edition = build(dam, Plan(minutes=60, only=("energy",)))
    assert [set(story.articles) for story in edition.stories] == [{"a", "b"}]


def test_a_brief_that_wants_two_publishers_has_no_story_of_one(
    dam: list[Article], make: Callable[..., Article]
) -> None:
    alone = make("A library opened in Eastmere on Friday with a feast for the town.", "Feast", id="c", publisher="Post")
    edition = build([*dam, alone], Plan(minutes=60, publishers=2))
    assert [set(story.articles) for story in edition.stories] == [{"a", "b"}]
    [entry] = [entry for entry in edition.account if entry.bucket == "few publishers"]
    assert (entry.article, entry.reason) == ("c", "1 publisher reports it; this brief wants 2")


def test_a_brief_reads_the_languages_that_it_names(make: Callable[..., Article]) -> None:
    german = make("Der Stadtrat von Ostmeer hat am Freitag den Haushalt für das nächste Jahr beschlossen.", id="de")
    english = make("The council of Eastmere settled its budget for the coming year on Friday evening.", id="en")
    unknown = replace(english, id="und", language="und", text_hash="x")
    edition = build([german, english, unknown], plan(languages=("en",)))
    found = buckets(edition)
    assert found.pop("de") == "other language"
    assert "other language" not in found.values()
    [entry] = [entry for entry in edition.account if entry.article == "de"]
    assert entry.reason == "in 'de', and this brief reads en"


def test_every_article_is_in_one_bucket_whatever_is_left_out(articles: list[Article]) -> None:
    narrow = plan(mute=(Mute("harbour"),), max_age=3.0, per_section=1, want=("library",), only=("tram", "orchard"))
    edition = build(articles, narrow)
    assert sorted(buckets(edition)) == sorted(SUBJECTS)
    assert len(edition.account) == len(articles)
    assert api.verify(edition) == []


def test_nothing_is_selected_of_nothing() -> None:
    assert select(material_of((), Plan(mute=(Mute("x"),), max_age=1.0), "1", Slot(DAY))) == Selection(())


@pytest.mark.parametrize(
    ("text", "phrase", "language", "speaks"),
    [
        ("Two season finales tonight", "season finale", "en", True),
        ("A finale of the season", "season finale", "en", False),
        ("Hailstorm in the valley", "hail", "en", False),
        ("Die Horoskope der Woche", "Horoskop", "de", True),
        ("오늘의 운세를 알아본다", "운세", "ko", True),
        ("星座占いの時間", "星座占い", "ja", True),
        ("The The play tonight", "the the", "en", True),
        ("Anything", "!", "en", False),
    ],
)
def test_a_text_speaks_of_a_phrase_in_any_form_of_its_words(
    text: str, phrase: str, language: str, speaks: bool
) -> None:
    assert speaks_of(text, phrase, language) is speaks
