"""The measures of pages, on examples worked out by hand."""

import numpy as np
import pytest
from evals.shingles import is_near, plain, precision_recall, shingles
from evals.tasks.pages import body_f1


def test_shingles_are_runs_of_four_words_with_their_counts() -> None:
    assert shingles("a b c d e") == {("a", "b", "c", "d"): 1, ("b", "c", "d", "e"): 1}
    assert shingles("a a a a a")[("a", "a", "a", "a")] == 2


def test_a_shorter_text_is_one_shingle_and_none_is_none() -> None:
    assert shingles("Two words") == {("Two", "words"): 1}
    assert shingles("… !") == {}


def test_letters_of_scripts_without_blanks_are_words() -> None:
    assert shingles("橋が閉鎖")[("橋", "が", "閉", "鎖")] == 1


def test_precision_and_recall_are_shares_of_either_side() -> None:
    assert precision_recall("a b c d e f", "a b c d e") == (2 / 3, 1.0)
    assert precision_recall("", "a b c d") == (0.0, 0.0)


@pytest.mark.parametrize(("one", "other"), [("Fish &amp; chips!", "fish - chips"), ("ＡＢＣ", "abc")])
def test_plain_titles_are_equal_whatever_their_marks(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_near_titles_begin_alike_or_are_alike() -> None:
    assert is_near("bridge shut", "bridge shut courier")
    assert is_near("bridge shut for the winter", "bridge shut for a winter")
    assert not is_near("bridge shut", "")


def test_pages_without_output_count_for_recall_alone() -> None:
    rows = np.array([(1.0, 1, 0.5, 1), (0.0, 0, 0.0, 1)])  # precision, output, recall, 1
    assert body_f1(rows.sum(axis=0)) == pytest.approx(2 * 1.0 * 0.25 / 1.25)
