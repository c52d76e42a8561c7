"""What one edition says that another does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conftest import Ran
from digest import api
from digest.building.make import build
from digest.editions.diff import diff
from digest.model.article import Article
from digest.model.edition import Edition, Plan


@pytest.fixture
def editions(make: Callable[..., Article]) -> tuple[Edition, Edition]:
    bridge = make(
        "The old bridge of Eastmere was closed on Monday after cracks were found in it.", "Bridge closed", day=2
    )
    again = make(
        "The bridge of Eastmere opens again on Sunday after its cracks were welded shut.", "Bridge to open", day=4
    )
    library = make("The library of Pennick was saved by five volunteers and a lottery ticket.", "Library saved", day=2)
    plan = Plan(clusterer="single")
    return build([bridge, library], plan), build([again, library], plan)


def test_an_edition_says_all_that_it_says_itself(editions: tuple[Edition, Edition]) -> None:
    assert diff(editions[0], editions[0]) == ()


def test_what_is_gone_and_what_is_new_is_told_by_story(editions: tuple[Edition, Edition]) -> None:
    new, gone = diff(*editions)
    assert (new.before, new.after, len(new.new), new.gone) == ("", "Bridge to open", 1, ())
    assert (gone.before, gone.after, len(gone.gone), gone.new) == ("Bridge closed", "", 1, ())


def test_the_way_back_is_the_reverse(editions: tuple[Edition, Edition]) -> None:
    there = {(change.after, change.new) for change in diff(*editions)}
    back = {(change.before, change.gone) for change in diff(*reversed(editions))}
    assert there == back


def test_a_story_with_a_sentence_more_is_one_story(make: Callable[..., Article]) -> None:
    article = make(
        "The tram depot of Eastmere burned down on Monday. Thirty firefighters fought the flames until noon. "
        "Nobody was hurt, and the trams run from another depot.",
        "Depot burns",
        day=2,
    )
    short, long = build([article], Plan(sentences=1)), build([article], Plan(sentences=3))
    (change,) = diff(short, long)
    assert (change.before, change.after, len(change.new), change.gone) == ("Depot burns", "Depot burns", 2, ())


def test_the_command_prints_what_is_gone_and_new(
    editions: tuple[Edition, Edition], tmp_path: Path, run: Callable[..., Ran]
) -> None:
    folders = [tmp_path / name for name in ("before", "after")]
    for folder, edition in zip(folders, editions, strict=True):
        api.write(edition, folder, [])
    ran = run("diff", *folders)
    assert ran.code == 0
    assert "+ Bridge to open" in ran.out
    assert "- Bridge closed" in ran.out
    assert run("diff", folders[0], folders[0]).out == ""
    assert editions[0].slot.day == date(2026, 11, 2)


def _edition_of(edition: Edition, *stories: tuple[str, tuple[str, ...]]) -> Edition:
    """An edition of stories with these ids, headlines and articles."""
    made = tuple(replace(edition.stories[0], id=name, headline=name, articles=articles) for name, articles in stories)
    return replace(edition, sections=(replace(edition.sections[0], stories=made),))


@pytest.mark.parametrize("first", ["x", "a"])
def test_a_story_with_its_id_in_both_is_no_other_story_that_shares_an_article(
    editions: tuple[Edition, Edition], first: str
) -> None:
    before = _edition_of(editions[0], ("a", ("1", "2")))
    stories = sorted((("x", ("1",)), ("a", ("2", "3"))), key=lambda story: story[0] != first)
    changes = diff(before, _edition_of(editions[0], *stories))
    assert [(change.before, change.after) for change in changes] == [("", "x")]


def test_a_story_without_its_id_is_the_one_that_shares_an_article(editions: tuple[Edition, Edition]) -> None:
    before = _edition_of(editions[0], ("a", ("1", "2")), ("b", ("4",)))
    (change,) = diff(before, _edition_of(editions[0], ("b", ("4",)), ("x", ("2",))))
    assert (change.before, change.after) == ("a", "x")
