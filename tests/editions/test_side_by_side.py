"""Sentences that give different numbers stand side by side, each once, and are proved like all others."""

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from digest import api
from digest.building.make import build
from digest.model.article import Article
from digest.model.canonical import hash_text
from digest.model.edition import Edition, History
from digest.model.edition import Plan as PlanOf
from digest.text.reading_time import seconds

NINE = "The ferry Solveig capsized off Morrow Point on Tuesday and nine people were killed, the coast guard said."
TWELVE = (
    "Twelve people were killed when the ferry Solveig capsized off Morrow Point on Tuesday, the harbour master said."
)
MORE = (
    "Divers searched the wreck of the ferry until dark and will go on at first light.",
    "The ferry was built forty years ago and had passed an inspection off Morrow Point in spring.",
    "A storm warning had been in force along the coast since the early morning.",
)
OTHER = "Fishing boats from Morrow brought thirty survivors ashore, and a school hall was opened for their families."

# A toll in two values; one outlet has the first one in the sentence of another.
DIFFERING = {
    "en": (
        "Three people died in the fire at Orrin.",
        "Four people died in the fire at Orrin, police said.",
        "Mayor Ida Velt will speak in Vesterby.",
        "Police arrested a man of 34 in Orrin.",
        "The hall in Vesterby cost 12 million.",
        "Fire at Orrin",
    ),
    "de": (
        "Drei Menschen starben bei dem Brand in Orrin.",
        "Vier Menschen starben bei dem Brand in Orrin, sagte die Polizei.",
        "Bürgermeisterin Ida Velt spricht in Vesterby.",
        "Die Polizei nahm in Orrin einen Mann von 34 Jahren fest.",
        "Die Halle in Vesterby kostete 12 Millionen.",
        "Brand in Orrin",
    ),
}


@pytest.fixture
def pair(make: Callable[..., Article]) -> list[Article]:
    text = " ".join(MORE)
    return [
        make(f"{NINE} {text}", "Ferry capsizes off Morrow Point", day=3, id="a", publisher="Herald", source="a"),
        make(f"{TWELVE} {OTHER}", "Ferry Solveig capsizes", day=3, id="b", publisher="DeliveryPlan", source="b"),
    ]


@pytest.fixture
def edition(pair: list[Article]) -> Edition:
    return build(pair, PlanOf(minutes=30))


def test_both_sentences_are_shown_and_each_once(edition: Edition) -> None:
    (story,) = edition.stories
    (found,) = story.differences
    assert {found.a.text, found.b.text} == {NINE, TWELVE}
    texts = [sentence.text for sentence in story.quoted]
    assert len(texts) == len(set(texts))
    assert found.b not in story.summary.sentences


@pytest.mark.parametrize("name", ["text", "html", "markdown"])
def test_every_format_shows_both(edition: Edition, name: str) -> None:
    shown = " ".join(api.render(edition, name).decode().replace("\\", "").split())
    assert shown.count(NINE) == shown.count(TWELVE) == 1
    assert "Sources differ" in shown


def test_a_sentence_beside_another_is_proved_like_it(edition: Edition, pair: list[Article]) -> None:
    assert api.verify(edition) == []
    (story,) = edition.stories
    (found,) = story.differences
    forged = replace(story, differences=(replace(found, b=replace(found.b, text=TWELVE.replace("Twelve", "Twenty"))),))
    section = replace(edition.sections[0], stories=(forged,))
    assert api.verify(replace(edition, sections=(section,)))


def test_what_was_said_is_not_said_again_beside_another(pair: list[Article]) -> None:
    again = build(pair, PlanOf(minutes=30), history=History(frozenset((hash_text(TWELVE),))))
    assert all(not story.differences for story in again.stories)
    assert TWELVE not in [sentence.text for story in again.stories for sentence in story.quoted]


def test_the_minutes_count_what_stands_beside(edition: Edition) -> None:
    (story,) = edition.stories
    alone = sum(seconds(sentence.text, "en") for sentence in story.summary.sentences)
    assert story.seconds >= alone + seconds(story.headline, "en") + seconds(TWELVE, "en") - 1  # of a rounded second


@pytest.mark.parametrize("language", DIFFERING)
@pytest.mark.parametrize("order", list(permutations((8, 13, 14))))
def test_a_sentence_of_two_outlets_is_one_line_of_a_story_in_which_it_differs(
    make: Callable[..., Article], language: str, order: tuple[int, ...]
) -> None:
    three, four, speech, arrest, hall, title = DIFFERING[language]
    texts = (f"{three} {speech} {four}", f"{arrest} {four} {hall}", f"{three} {hall}")
    articles = [
        replace(
            make(text, title, day=3, id=name, source=name, publisher=name, language=language),
            published=make("", day=3).published.replace(hour=hour),  # type: ignore[union-attr]
        )
        for text, name, hour in zip(texts, ("Courier", "Herald", "Post"), order, strict=True)
    ]
    (story,) = api.compose(articles, minutes=30).stories
    lines = [sentence.text for sentence in story.quoted]
    assert sorted(set(lines)) == sorted(lines)
