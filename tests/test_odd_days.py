"""Days out of the ordinary come out well: as they were looked at, proved, and within their minutes."""

from pathlib import Path

import pytest

from digest import api
from odd_days import DAYS

GOLDEN = Path(__file__).parent / "golden" / "days"


@pytest.mark.parametrize("name", DAYS)
def test_the_day_is_the_one_that_was_looked_at(name: str) -> None:
    """After a change that is meant: `make golden`, then read what came out as its reader would."""
    edition = DAYS[name]()
    assert api.render(edition, "text").decode() == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DAYS)
def test_the_day_is_proved_and_keeps_its_minutes(name: str) -> None:
    edition = DAYS[name]()
    assert api.verify(edition) == []
    assert edition.seconds <= edition.inputs.plan.minutes * 60
    assert len(edition.account) == len(edition.articles)


@pytest.mark.parametrize("name", DAYS)
def test_the_day_is_less_than_mail_services_show(name: str) -> None:
    """Gmail clips at about 102 KB of HTML."""
    assert len(api.render(DAYS[name](), "html")) <= 90_000


def test_a_page_too_large_tells_the_most_important_whole_and_all_others_by_their_headlines() -> None:
    edition = DAYS["two_hundred_stories"]()
    page = api.render(edition, "html").decode()
    whole = [story for story in edition.stories if story.quoted[0].text in page]
    assert 50 < len(whole) < len(edition.stories)
    assert whole == sorted(edition.stories, key=lambda story: -story.score)[: len(whole)]
    assert all(f">{story.headline}<" in page for story in edition.stories)
    assert f"{len(edition.stories) - len(whole)} stories are in brief" in page
    text = api.render(edition, "text").decode()
    assert all(story.quoted[0].text in text for story in edition.stories)
