"""The words that most articles of a story open with, and the sentences that tell its event again."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from digest.model.article import Article
from digest.model.summary import Budget
from digest.summarizers.candidates import candidates
from digest.summarizers.coverage import Coverage
from digest.summarizers.eligible import is_bare_quotation, speaks_of_somebody_absent
from digest.summarizers.event_core import EventCore

MORNING = datetime(2026, 11, 21, 6, tzinfo=UTC)
TUNNEL = (
    (
        "Goods train derails in Sorring tunnel",
        "A goods train left the rails in the Sorring tunnel early on Friday, and the line is closed until Monday.",
        "The driver was taken to hospital with a broken arm.",
    ),
    (
        "Sorring tunnel closed as goods train derails",
        "The Sorring tunnel has been closed since a goods train derailed in it on Friday morning.",
        "Engineers found a cracked axle on the ninth wagon.",
    ),
    (
        "Train derails in tunnel at Sorring",
        "“I thought of my daughters.”",
        "A train with 31 wagons of gravel derailed in the Sorring tunnel on Friday, the railway said.",
        "Buses carry passengers between Sorring and Leeke.",
    ),
)


def _story(texts: Sequence[Sequence[str]], hours: float = 0) -> list[Article]:
    return [
        Article.from_text(
            "\n\n".join(lines), title, id=str(at), language="en", published=MORNING + at * timedelta(hours=hours)
        )
        for at, (title, *lines) in enumerate(texts)
    ]


def _told(articles: Sequence[Article], most: int = 3) -> list[str]:
    return [sentence.text for sentence in Coverage()(articles, Budget(sentences=most)).sentences]


def test_the_core_has_the_words_that_most_articles_open_with() -> None:
    core = EventCore(candidates(_story(TUNNEL)), "en")
    assert core.stems >= {"train", "sor", "tunnel", "friday"}
    assert "gravel" not in core.stems


def test_articles_that_open_differently_have_no_core() -> None:
    others = [("Ferry late", "The ferry to Leeke was late."), ("Rain", "It will rain in the hills on Sunday.")]
    assert not EventCore(candidates(_story(others)), "en").stems


def test_an_event_is_told_once_and_its_other_places_go_to_news_of_it() -> None:
    told = _told(_story(TUNNEL))
    assert sum("derailed" in text or "left the rails" in text for text in told) == 1
    assert len(told) == 3


def test_many_outlets_tell_the_event_once() -> None:
    tunnel = [(title.replace("Train", f"Train {at}"), *lines) for at in range(3) for title, *lines in TUNNEL]
    told = _told(_story(tunnel))
    assert sum("derailed" in text or "left the rails" in text for text in told) == 1


def test_news_of_a_later_edition_is_told() -> None:
    later = (
        "The Sorring tunnel, where a goods train derailed on Friday, has been open to trains again since the evening."
    )
    story = (*TUNNEL[:2], ("Train derailed on Friday: Sorring tunnel open again", later, "The line had lost a day."))
    assert later in _told(_story(story, hours=8))


def test_a_contradiction_is_told() -> None:
    denied = ("No train derailed in Sorring tunnel", "No goods train derailed in the Sorring tunnel on Friday.", "Hm.")
    first = ("Train derails in Sorring tunnel", "A goods train derailed in the Sorring tunnel on Friday.", "Hm.")
    assert len(_told(_story([first, denied]))) == 2


def test_a_quotation_without_its_speaker_is_left_out() -> None:
    assert "“I thought of my daughters.”" not in _told(_story(TUNNEL), most=6)


def test_a_quotation_with_words_around_it_is_not_bare() -> None:
    assert is_bare_quotation('"We lost it all."')
    assert not is_bare_quotation('"We lost," she said, "but not all."')
    assert not is_bare_quotation("She said “no”.")


@pytest.mark.parametrize(
    "text",
    [
        "Along the way he served on the board of a bank.",
        "Next week they will vote on the bill.",
        "On Tuesday, she told reporters that the plan was dead.",
        "During the trial they had denied everything.",
        "After three years in office he stepped down.",
        "In a second letter she asked for more time.",
        "For years they were told to wait.",
    ],
)
def test_a_pronoun_behind_an_opening_phrase_has_nobody_before_it(text: str) -> None:
    assert speaks_of_somebody_absent(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "After Mayor Orr left he was cheered.",
        "Officials said they would not wait.",
        "In May the council voted, and they lost.",
        "When he was nine, Paul Orr moved to Leeke.",
        "After he resigned, Paul Orr moved to Leeke.",
        "On Tuesday the union, which they had left, called a strike.",
        "Two drivers said they were not paid.",
    ],
)
def test_a_pronoun_with_somebody_before_it_is_clear(text: str) -> None:
    assert not speaks_of_somebody_absent(text, "en")
