"""Two weeks of one brief, day after day: nothing twice, nothing lost, everything proved, and the same again."""

import math
from pathlib import Path

import pytest

from digest import api
from digest.model.edition import Edition
from replay import MINUTES, days, replay

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> list[Edition]:
    return replay(tmp_path_factory.mktemp("out"))[1]


def test_there_is_an_edition_for_each_day_with_news(editions: list[Edition]) -> None:
    with_news = [day for day, articles in days() if articles]
    assert [edition.slot.day for edition in editions] == with_news


def test_every_edition_is_proved(editions: list[Edition]) -> None:
    assert [api.verify(edition) for edition in editions] == [[]] * len(editions)


def test_no_sentence_is_shown_twice(editions: list[Edition]) -> None:
    shown = [sentence.text for edition in editions for story in edition.stories for sentence in story.quoted]
    assert len(shown) == len(set(shown)) > 30


def test_no_headline_is_shown_twice(editions: list[Edition]) -> None:
    headlines = [story.headline for edition in editions for story in edition.stories]
    assert len(headlines) == len(set(headlines))


def test_the_minutes_hold(editions: list[Edition]) -> None:
    assert all(edition.seconds <= MINUTES * 60 for edition in editions)


def test_every_article_is_in_exactly_one_bucket(editions: list[Edition]) -> None:
    for edition, (_, articles) in zip(editions, [item for item in days() if item[1]], strict=True):
        assert sorted(entry.source for entry in edition.account) == sorted(article.source for article in articles)


def test_the_terms_of_each_score_sum_to_it(editions: list[Edition]) -> None:
    for story in (story for edition in editions for story in edition.stories):
        assert story.score == pytest.approx(math.fsum(value for _, value in story.terms), abs=1e-8)


def test_replayed_again_it_is_the_same(editions: list[Edition], tmp_path: Path) -> None:
    assert [edition.hash for edition in replay(tmp_path)[1]] == [edition.hash for edition in editions]
