"""The chance that a group goes on with a story rises with each sign of it, and falls with each sign against it."""

from dataclasses import replace

import pytest

from digest.stories.continuation import LEAST, WEIGHTS, Signs
from digest.stories.rare_words import Evidence

EVIDENCE = Evidence(total=0.3, named=True, subject=0.8, titled=0.3, strangers=False, terms=("marlo",))


def _chance(evidence: Evidence = EVIDENCE, articles: int = 1, stories: int = 40, near: float | None = None) -> float:
    return Signs.of(evidence, articles, stories, near).chance


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (EVIDENCE._replace(total=0.1), EVIDENCE._replace(total=0.5)),
        (EVIDENCE._replace(subject=0.1), EVIDENCE._replace(subject=0.5)),
        (EVIDENCE._replace(titled=0.1), EVIDENCE._replace(titled=0.5)),
    ],
)
def test_more_of_a_sign_makes_it_likelier(less: Evidence, more: Evidence) -> None:
    assert _chance(less) < _chance(more)


def test_a_join_of_the_grouping_makes_it_likelier() -> None:
    assert _chance() < _chance(near=0.1) < _chance(near=0.5)


def test_strangers_and_many_articles_make_it_less_likely() -> None:
    assert _chance(EVIDENCE._replace(strangers=True)) < _chance()
    assert _chance(articles=9) < _chance()


def test_to_share_no_name_is_worse_among_few_stories() -> None:
    nameless = EVIDENCE._replace(named=False)
    few, some, many = (_chance(nameless, stories=number) for number in (5, 30, 3_000))
    assert few < some < LEAST < many <= _chance(stories=3_000)
    assert _chance(stories=5) == _chance(stories=3_000)


def test_a_few_stories_are_as_few_as_ten() -> None:
    nameless = EVIDENCE._replace(named=False)
    assert _chance(nameless, stories=1) == _chance(nameless, stories=10) < _chance(nameless, stories=11)


def test_nothing_in_common_is_no_chance_and_all_in_common_is_nearly_certain() -> None:
    assert _chance(Evidence(0.0, False, 0.0, 0.0, True, ())) < 0.01
    assert _chance(Evidence(1.0, True, 1.0, 0.9, False, ()), near=0.5) > 0.99


def test_each_sign_has_a_weight() -> None:
    signs = Signs.of(EVIDENCE, 1, 40, 0.3)
    assert set(WEIGHTS) == set(Signs.__dataclass_fields__)
    assert replace(signs, evidence=1.0).chance > signs.chance
