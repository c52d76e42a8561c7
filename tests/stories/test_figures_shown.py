"""The figures in which two sources differ: a part of each sentence, the number with its sign and its word."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from digest import api
from digest.model.article import Article
from digest.model.edition import Edition
from digest.stories.differences import differences


@pytest.mark.parametrize(
    ("a", "b", "figures"),
    [
        ("Hail in Merrin hurt 14 people.", "Hail in Merrin left 17 people hurt.", ("14 people", "17 people")),
        ("Repair of the Tarn Bridge will cost $2.1 million.", "Repair of the Tarn Bridge will cost $2.4 million.",
         ("$2.1 million", "$2.4 million")),
        ("Bei dem Brand in Mertal starben drei Menschen.", "Bei dem Brand in Mertal starben vier Menschen.",
         ("drei Menschen", "vier Menschen")),
    ],
)  # fmt: skip
def test_a_figure_is_the_number_with_its_sign_and_the_word_after_it(
    make: Callable[..., Article], a: str, b: str, figures: tuple[str, str]
) -> None:
    [found] = differences([make(a, id="a", publisher="A"), make(b, id="b", publisher="B")])
    assert (found.a_figure, found.b_figure) == figures
    assert found.a_figure in found.a.text
    assert (found.turned.a, found.turned.a_figure) == (found.b, found.b_figure)


def test_a_figure_that_is_not_in_its_sentence_is_not_proved(sample: Edition) -> None:
    story = next(story for story in sample.stories if story.differences)
    false = replace(story.differences[0], a_figure="99 people")
    section = replace(sample.sections[0], stories=(replace(story, differences=(false,)),))
    [failure] = api.verify(replace(sample, sections=(section,)))
    assert failure.reason == "it is not in its sentence"
