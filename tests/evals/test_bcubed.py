"""B-cubed, by hand."""

import pytest
from evals.bcubed import bcubed, labels


def test_the_measure_is_the_mean_over_articles() -> None:
    # precision: 2/3, 2/3, 1/3, 1; recall: 1, 1, 1/2, 1/2
    precision, recall, f1 = bcubed([0, 0, 0, 1], ["a", "a", "b", "b"])
    assert precision == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert recall == pytest.approx(75)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_the_same_groups_under_other_names_are_right() -> None:
    assert bcubed([5, 5, 7], ["x", "x", "y"]) == pytest.approx((100, 100, 100))
    assert bcubed([], []) == (0, 0, 0)


def test_groups_become_labels() -> None:
    assert labels([(0, 2), (1,)], 3) == [0, 1, 0]
