"""From articles to an edition."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import islice, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import api
from digest.model.article import Article, Failure
from digest.model.canonical import hash_text
from digest.model.edition import History, Plan

PLACES = ("port", "city", "valley", "island", "coast")
LINES = (
    "The council of the {0} closed the old bridge on Monday after cracks were found.",
    "An inspector of the {0} said that repairs would take at least six weeks.",
    "Ferries will carry the people of the {0} across the river without charge.",
    "Nobody in the {0} was hurt, and no ship had to turn back that evening.",
)


def _article(place: str, lines: int, day: int | None, copy: int) -> Article:
    text = " ".join(line.format(place) for line in LINES[:lines])
    published = f"2026-11-{day:02}T08:00:00+00:00" if day else None
    from datetime import datetime

    return Article.from_text(
        text,
        f"Old bridge of the {place} closed after cracks",
        id=f"{place}{copy}",
        source=f"{place}{copy}.txt",
        published=datetime.fromisoformat(published) if published else None,
        clean=False,
    )


BATCHES = st.lists(
    st.builds(_article, st.sampled_from(PLACES), st.integers(0, 4), st.none() | st.integers(10, 20), st.integers(0, 3)),
    max_size=8,
)


@pytest.mark.slow
@settings(max_examples=60)
@given(articles=BATCHES, minutes=st.floats(0.05, 3))
def test_an_edition_is_proved_accounted_for_and_within_its_minutes(articles: list[Article], minutes: float) -> None:
    edition = api.compose(articles, minutes=minutes)
    assert api.verify(edition) == []
    assert len(edition.account) == len(articles)
    assert edition.seconds <= minutes * 60 + 0.5


@pytest.mark.slow
@settings(max_examples=30)
@given(articles=BATCHES, data=st.data())
def test_the_order_of_the_articles_makes_no_difference(articles: list[Article], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(articles))
    assert api.compose(list(shuffled)).hash == api.compose(articles).hash


def test_the_order_of_the_versions_of_articles_makes_no_difference() -> None:
    versions = [_article(place, 0, day, 0) for place in ("port", "city") for day in (None, 14, 17)]
    assert len({api.compose(list(order)).hash for order in islice(permutations(versions), 0, None, 97)}) == 1


def test_the_day_is_that_of_the_newest_article_in_its_own_zone(make: Callable[..., Article]) -> None:
    edition = api.compose(
        [make("It rained all day in the port.", day=18), make("The sun shone on the valley.", day=20)]
    )
    assert edition.slot.day == date(2026, 11, 20)
    assert edition.key == "brief/2026-11-20"
    assert api.compose([make("It rained all day in the port.")]).slot.day is None


def test_what_has_been_said_is_not_said_again(make: Callable[..., Article]) -> None:
    article = make(" ".join(line.format("port") for line in LINES), "Old bridge closed after cracks")
    first = api.compose([article])
    said = frozenset(hash_text(sentence.text) for sentence in first.stories[0].summary.sentences)
    second = api.compose([article], history=History(said))
    shown = {sentence.text for story in second.stories for sentence in story.summary.sentences}
    assert shown
    assert not {hash_text(text) for text in shown} & said


def test_an_article_of_which_all_has_been_said_is_not_shown(make: Callable[..., Article]) -> None:
    article = make(LINES[0].format("port"), "Old bridge closed after cracks")
    edition = api.compose([article], history=History(frozenset([hash_text(LINES[0].format("port"))])))
    assert edition.stories == ()


def test_a_sentence_that_two_stories_hold_is_said_once(make: Callable[..., Article]) -> None:
    lead = "All trains of the valley stand still until further notice, the railway said on Monday."
    articles = [
        make(f"{lead} {LINES[at].format(place)} {LINES[at + 1].format(place)}", f"News of the {place}", id=place)
        for at, place in enumerate(PLACES[:3])
    ]
    for minutes in (0.3, 0.5, 1.0, 5.0):
        edition = api.compose(articles, plan=Plan(minutes=minutes, clusterer="single"))
        said = [sentence.text for story in edition.stories for sentence in story.summary.sentences]
        assert said
        assert len(said) == len(set(said))
        assert edition.seconds <= minutes * 60 + 0.5
        assert len(edition.account) == 3


def test_the_same_text_from_two_files_is_one_article_and_a_reprint() -> None:
    text = " ".join(line.format("port") for line in LINES)
    articles = [
        Article.from_text(text, "Old bridge closed", source=name, publisher=name) for name in ("a.txt", "b.txt")
    ]
    edition = api.compose(articles)
    [story] = edition.stories
    assert story.publishers == ("a.txt",)
    assert [reprint.source for reprint in story.reprints] == ["b.txt"]
    assert [entry.bucket for entry in edition.account] == ["shown", "reprint"]


def test_failures_are_told_to_the_reader_and_accounted_for(make: Callable[..., Article]) -> None:
    failures = [Failure("extract", "a.pdf", "a.pdf: a PDF, no text"), Failure("source", "b.txt", "b.txt: too large")]
    edition = api.compose([make("It rained all day in the port.")], failures=failures)
    assert [entry.bucket for entry in edition.account] == ["shown", "not an article", "failed"]
    assert edition.notices == ("a.pdf: a PDF, no text", "b.txt: too large")


def test_a_headline_that_is_a_sentence_is_not_said_twice(make: Callable[..., Article]) -> None:
    [story] = api.compose([make(" ".join(line.format("port") for line in LINES))]).stories
    assert story.headline == LINES[0].format("port")
    assert story.headline not in [sentence.text for sentence in story.summary.sentences]


def test_stories_without_room_are_accounted_for(make: Callable[..., Article]) -> None:
    articles = [
        make(line.format(place), f"News of the {place}", id=place) for place, line in zip(PLACES, LINES, strict=False)
    ]
    edition = api.compose(articles, plan=Plan(minutes=0.2, clusterer="single"))
    assert {entry.bucket for entry in edition.account} == {"shown", "over budget"}


def test_what_found_no_room_is_mentioned_by_its_headline_the_heaviest_first(make: Callable[..., Article]) -> None:
    articles = [
        make(f"The {place} was quiet on Monday, said its mayor.", f"Quiet day in the {place}", day=3, source=place)
        for place in PLACES
    ]
    edition = api.compose(articles, plan=Plan(clusterer="single", minutes=0.2))
    told = {story.id for story in edition.stories}
    over = [entry.article or "" for entry in edition.account if entry.bucket == "over budget"]
    assert told
    assert over
    assert sorted(mention.headline_of for mention in edition.mentions) == sorted(over)
    assert not told & {mention.id for mention in edition.mentions}
    assert api.verify(edition) == []


def test_a_mention_that_no_article_says_is_not_proved(make: Callable[..., Article]) -> None:
    articles = [make(f"All was quiet in {place} on Monday.", f"Quiet in {place}", source=place) for place in PLACES]
    edition = api.compose(articles, plan=Plan(clusterer="single", minutes=0.1))
    forged = (replace(edition.mentions[0], headline="A storm in the port"), *edition.mentions[1:])
    assert [found.subject for found in api.verify(replace(edition, mentions=forged))] == [
        'in brief, "A storm in the port"'
    ]
