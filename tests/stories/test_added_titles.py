"""Titles as lines of a story: where articles are short, the title of another outlet that adds a fact is quoted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from digest import api
from digest.model.article import Article
from digest.model.edition import Edition
from digest.stories.added_titles import added_titles

TOLD = "The Tarn Bridge was closed on Friday after cracks were found in a girder."


def teaser(title: str, number: int, text: str = "", publisher: str = "") -> Article:
    return Article.from_text(
        text or title,
        title,
        id=f"{number}",
        source=f"{number}.xml",
        publisher=publisher or f"Paper {number}",
        published=datetime(2026, 11, 20, 6 + number, tzinfo=UTC),
        language="en",
        clean=False,
    )


FIRST = teaser("Tarn Bridge closed after cracks found", 1, TOLD)


def added(*others: Article, most: int = 3, said: frozenset[str] = frozenset()) -> list[str]:
    found = added_titles((FIRST, *others), (FIRST.title, FIRST), FIRST.sentences, most, said)
    return [title.text for title in found]


@pytest.mark.parametrize(
    "title",
    [
        "Tarn Bridge: 12,000 drivers a day face a detour",
        "Repair of Tarn Bridge to cost 2.1 million",
        "Bridge inspectors from Norland called to the closed Tarn Bridge",
    ],
)
def test_a_title_with_a_new_figure_or_name_is_a_line(title: str) -> None:
    about = teaser(title, 2, "Experts of Norland were called on Friday.")
    assert added(about) == [title]


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("Tarn Bridge closed after cracks are found", "it says the same"),
        ("Anger over closed bridge", "no figure and no name"),
        ("How 12,000 drivers cope without the Tarn Bridge", "a pointer"),
        ("Are 12,000 drivers at risk?", "a question"),
        ("Tarn Bridge: 12,000 drivers a day face a detour and ...", "cut off"),
    ],
)
def test_a_title_without_a_fact_of_its_own_is_no_line(title: str, why: str) -> None:
    assert added(teaser(title, 2)) == [], why


def test_a_title_of_an_outlet_that_is_quoted_is_no_line() -> None:
    assert added(teaser("Tarn Bridge: 12,000 drivers face a detour", 2, publisher="Paper 1")) == []


def test_a_title_of_a_long_article_is_no_line() -> None:
    long = teaser("Tarn Bridge: 12,000 drivers face a detour", 2, f"{TOLD} Buses were full. Schools began late.")
    assert added(long) == []


def test_a_title_whose_figure_differs_from_a_line_is_no_line() -> None:
    one, other = (teaser(f"Tarn Bridge: {n} drivers stuck overnight in Hollin", at) for at, n in ((2, 40), (3, 70)))
    assert added(one, other) == [other.title]  # the newest counts


def test_no_more_titles_than_there_is_room_for() -> None:
    some = [teaser(f"Tarn Bridge {what}", at) for at, what in ((2, "repair to cost 2.1 million"), (3, "has 14 cracks"))]
    assert added(*some, most=1) == [some[0].title]
    assert added(*some, most=0) == []


@pytest.fixture(scope="module")
def edition() -> Edition:
    return api.compose(
        [
            FIRST,
            teaser("Tarn Bridge closed: 12,000 drivers face a detour - Paper 2", 2, TOLD.replace("girder", "beam")),
            teaser("Cracks close Tarn Bridge, repair to cost 2.1 million", 3),
        ]
    )


def test_a_quoted_title_is_shown_linked_and_proved(edition: Edition) -> None:
    [story] = edition.stories
    assert story.titles
    for title in story.titles:
        assert title.text in api.render(edition, "markdown").decode()
        assert any(title.article == article.id for article in edition.articles)
    assert api.verify(edition) == []
    assert "its title is quoted" in {entry.reason for entry in edition.account}


def test_a_title_with_another_word_is_not_proved(edition: Edition) -> None:
    [story] = edition.stories
    false = replace(story.titles[0], text=f"{story.titles[0].text} again")
    section = replace(edition.sections[0], stories=(replace(story, titles=(false,)),))
    [failure] = api.verify(replace(edition, sections=(section,)))
    assert failure.reason == f"not the title of article {false.article}"


def test_a_quoted_title_is_said_to_the_editions_after(edition: Edition, make: Callable[..., Article]) -> None:
    from digest.model.canonical import plain
    from digest.stores.rows import history_of

    said = history_of({edition.key: plain(edition)}).said
    title = edition.stories[0].titles[0]
    assert added_titles((FIRST, make(title.text, title.text, id="x", publisher="X")), ("", FIRST), (), 3, said) == ()


def test_an_older_toll_is_no_line() -> None:
    old = teaser("Floods in Orrin Valley: 3 people dead, Sarn cut off", 2)
    new = teaser("Toll of floods in Orrin Valley", 3, "Eleven people died in the floods of the Orrin Valley.")
    found = added_titles((old, new), (new.title, new), new.sentences, 3)
    assert found == ()


BURNS = (
    "In der Nacht schlugen die Flammen aus dem Haus. Nach dem Unglück ist die Ursache unklar, und das Opfer liegt im "
    "Krankenhaus, sagte Wehrführerin Ida Kern."
)


def _german(title: str, number: int, text: str = "") -> Article:
    return replace(teaser(title, number, text), language="de")


@pytest.mark.parametrize(
    ("title", "is_line"),
    [
        ("Ursache nach dem Unglück unklar", False),
        ("Flammen wüten im Haus", False),
        ("Opfer im Krankenhaus", False),
        ("Wehrführerin Kern: Feuer war gelegt", True),
        ("Feuer zerstört 40 Zimmer", True),
    ],
)
def test_a_german_noun_is_no_name_that_a_title_adds(title: str, is_line: bool) -> None:
    first, other = _german("Hotel in Kiel brennt", 1, "Ein Hotel in Kiel brennt."), _german(title, 2, BURNS)
    found = added_titles((first, other), (first.title, first), first.sentences, 3)
    assert [one.text for one in found] == [title] * is_line
