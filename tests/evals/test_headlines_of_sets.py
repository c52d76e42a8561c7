"""The judge of headlines: which titles point at news, and the share of a headline that its story has below."""

from collections.abc import Callable

import pytest
from evals.tasks.headlines_of_sets import points, told, written

from digest.model.article import Article

Make = Callable[..., Article]


@pytest.mark.parametrize(
    "title",
    [
        "Is the Aldport bridge safe?",
        "Watch: ferry runs aground at Aldport",
        "Why the Aldport bridge was shut",
        "Aldport bridge shut - live",
        "Five things to know on the Aldport bridge",
    ],
)
def test_a_question_and_the_name_of_a_form_point_at_news(title: str) -> None:
    assert points(title)


@pytest.mark.parametrize("title", ["Aldport bridge shut after cracks found", "WHO sends a team to Aldport"])
def test_a_report_and_the_name_of_an_organisation_point_at_nothing(title: str) -> None:
    assert not points(title)


def test_the_share_of_a_headline_is_that_of_its_stems_in_the_lines_below(make: Make) -> None:
    text = "The bridge at Aldport was shut on Monday after an inspector found three cracks in a girder."
    one = make(text, "Aldport bridge shut; mayor furious", id="a")
    two = make("Buses are going round by Pellow since the bridge is shut.", "Is the bridge safe?", id="b")
    story = written([one, two])
    assert story.draft.headline == one.title
    assert told(story) == pytest.approx(3 / 5)
